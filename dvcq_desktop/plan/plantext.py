# SPDX-License-Identifier: MIT
"""What was read out of a plan's text: its parts, the tasks it proposes, and the places to look at again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Basis:
    """One legal basis as the plan words it; `date` is None where no whole date is stated."""

    text: str
    kind: str = ""
    number: str = ""
    date: dt.date | None = None
    body: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the basis as plain values."""
        return {
            "text": self.text,
            "kind": self.kind,
            "number": self.number,
            "date": _iso(self.date),
            "body": self.body,
        }


@dataclass(frozen=True)
class Section:
    """A heading or clause with what stands under it.

    `path` is the clause's full label ("II.5", "II.1.a"), unique in the plan, empty for bullets and for what
    has no label. `lines` are the first and last line of the section in `PlanText.whole_text`, from 1.
    """

    label: str
    title: str
    text: str
    path: str = ""
    lines: tuple[int, int] = (0, 0)
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Give this section and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def as_json(self) -> dict[str, object]:
        """Return the section and its children as plain values."""
        return {
            "label": self.label,
            "title": self.title,
            "text": self.text,
            "path": self.path,
            "lines": list(self.lines),
            "children": [child.as_json() for child in self.children],
        }


@dataclass(frozen=True)
class TaskText:
    """One duty that the plan states; nothing here is invented, so most deadlines are empty.

    `clauses` are paths of sections. `units` is filled instead of `lead` where each unit of a group, or
    each of several units, owes the task.
    """

    title: str
    text: str
    clauses: tuple[str, ...] = ()
    lead: str = ""
    coordinating: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    deadline: dt.date | None = None
    deadline_text: str = ""
    product: str = ""
    lines: tuple[int, int] = (0, 0)

    def as_json(self) -> dict[str, object]:
        """Return the task as plain values."""
        return {
            "clauses": list(self.clauses),
            "title": self.title,
            "text": self.text,
            "lead": self.lead,
            "coordinating": list(self.coordinating),
            "units": list(self.units),
            "deadline": _iso(self.deadline),
            "deadline_text": self.deadline_text,
            "product": self.product,
        }


@dataclass(frozen=True)
class SignerText:
    """Who signs: the lines of authority ("TM. ...", "KT. ..."), the title and the name."""

    authority: tuple[str, ...] = ()
    title: str = ""
    name: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the signer as plain values."""
        return {"authority": list(self.authority), "title": self.title, "name": self.name}


@dataclass(frozen=True)
class Remark:
    """A doubtful place: where it is, the words it is about, and a Vietnamese sentence; nothing is mended."""

    place: str
    quote: str
    sentence: str
    line: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the remark as plain values."""
        return {"place": self.place, "quote": self.quote, "sentence": self.sentence, "line": self.line}


@dataclass(frozen=True)
class PlanText:
    """Everything that was read out of one plan.

    Every word of the source is in `header`, `bases`, `preamble`, `sections`, `closing`, `footer`,
    `asides` (page numbers, running heads) or `unplaced`, once; the other fields repeat what was understood.
    """

    kind: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: dt.date | None = None
    date_text: str = ""
    year: int | None = None
    month: int | None = None
    abstract: str = ""
    bases: tuple[Basis, ...] = ()
    preamble: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    tasks: tuple[TaskText, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: SignerText = SignerText()
    remarks: tuple[Remark, ...] = ()
    unplaced: tuple[str, ...] = ()
    join_proposals: tuple[frozenset[int], ...] = ()
    join_words: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    def whole_text(self) -> str:
        """Return the whole text in its own order, line by line as the sections' `lines` count them."""
        return "\n".join(self.source)

    def kept_text(self) -> str:
        """Return every part that holds words of the source, so that a loss can be seen by comparing."""
        parts = [*self.header, *(basis.text for basis in self.bases), self.preamble]
        for top in self.sections:
            for section in top.walk():
                parts += [section.label, section.title, section.text]
        return "\n".join([*parts, self.closing, *self.footer, *self.asides, *self.unplaced])

    def as_json(self) -> dict[str, object]:
        """Return everything as plain values, dates in ISO form."""
        return {
            "kind": self.kind,
            "number": self.number,
            "symbol": self.symbol,
            "place": self.place,
            "date": _iso(self.date),
            "date_text": self.date_text,
            "year": self.year,
            "month": self.month,
            "abstract": self.abstract,
            "bases": [basis.as_json() for basis in self.bases],
            "preamble": self.preamble,
            "sections": [section.as_json() for section in self.sections],
            "closing": self.closing,
            "tasks": [task.as_json() for task in self.tasks],
            "join_proposals": [
                {"tasks": sorted(tasks), "words": words}
                for tasks, words in zip(self.join_proposals, self.join_words, strict=True)
            ],
            "recipients": list(self.recipients),
            "signer": self.signer.as_json(),
            "remarks": [remark.as_json() for remark in self.remarks],
            "unplaced": list(self.unplaced),
            "header": list(self.header),
            "footer": list(self.footer),
            "asides": list(self.asides),
        }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
