# SPDX-License-Identifier: MIT
"""Documents that are made known to units, as a grid: a row for each document, a column for each unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.activities.quick import read_amount
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import check_done, parse_date, short_date
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Unit


@dataclass(frozen=True)
class Line:
    """What became of a document in a unit: told on a day to so many people, or let off."""

    state: LineState = LineState.HELD
    held_on: date | None = None
    people: int | None = None
    form: str = ""
    note: str = ""


@dataclass(frozen=True)
class Briefing:
    """A document that the units of a group, or all, are to be told of; `lines` are by unit.

    A unit of the scope without a line still owes it.
    """

    id: str
    year: int
    position: int = 0
    title: str = ""
    number: str = ""
    issued_on: date | None = None
    body: str = ""
    unit_group: str | None = None
    due_on: date | None = None
    note: str = ""
    lines: Mapping[str, Line] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()

    @property
    def cited(self) -> str:
        """Return number and day as they are cited: "15-CT/TU ngày 02/03/2026"."""
        day = f"ngày {short_date(self.issued_on)}" if self.issued_on else ""
        return " ".join(part for part in (self.number, day) if part)


@dataclass(frozen=True)
class BriefingRow:
    """A document with the units of its scope on a day, in the office's order."""

    briefing: Briefing
    units: tuple[str, ...]
    as_of: date

    @property
    def id(self) -> str:
        """Return the document's key."""
        return self.briefing.id

    @property
    def held(self) -> tuple[str, ...]:
        """Return the units that were told by the day."""
        return tuple(unit for unit in self.units if self._is(unit, LineState.HELD))

    @property
    def excused(self) -> tuple[str, ...]:
        """Return the units that need not be told."""
        return tuple(unit for unit in self.units if self._is(unit, LineState.EXCUSED))

    @property
    def owing(self) -> tuple[str, ...]:
        """Return the units that still owe it."""
        return tuple(unit for unit in self.units if self.line(unit) is None)

    @property
    def total(self) -> int:
        """Return how many units have to be told."""
        return len(self.units) - len(self.excused)

    @property
    def people(self) -> int:
        """Return how many people were told."""
        return sum((self.briefing.lines[unit].people or 0) for unit in self.held)

    @property
    def is_overdue(self) -> bool:
        """Tell whether a unit owes it though its day has passed."""
        due = self.briefing.due_on
        return bool(self.owing) and due is not None and due < self.as_of

    def line(self, unit: str) -> Line | None:
        """Return what became of the document in a unit by the day, None where it is owed."""
        line = self.briefing.lines.get(unit)
        later = line is not None and line.held_on is not None and line.held_on > self.as_of
        return None if later else line

    def _is(self, unit: str, state: LineState) -> bool:
        line = self.line(unit)
        return line is not None and line.state is state


def row_of(briefing: Briefing, directory: Directory, as_of: date) -> BriefingRow:
    """Return a document with its units: those of its group or all, at work, and those told of it anyway."""
    members = (
        directory.members(briefing.unit_group, as_of) if briefing.unit_group else directory.units_on(as_of)
    )
    wanted = {unit.id for unit in members} | set(briefing.lines)
    return BriefingRow(briefing, tuple(unit.id for unit in directory.units if unit.id in wanted), as_of)


def owed_by_unit(rows: Sequence[BriefingRow], directory: Directory) -> list[tuple[Unit, list[Briefing]]]:
    """Return the units that owe something, in the office's order, each with what it owes."""
    found = []
    for unit in directory.units:
        owed = [row.briefing for row in rows if unit.id in row.owing]
        if owed:
            found.append((unit, owed))
    return found


def examined_briefing(briefing: Briefing) -> Briefing:
    """Return a document that may be kept; raise UserError where it lacks something."""
    if not briefing.title.strip():
        raise UserError("Chưa có tên văn bản: hãy ghi tên hoặc trích yếu của văn bản phải quán triệt.")
    issued, due = briefing.issued_on, briefing.due_on
    if issued is not None and due is not None and due < issued:
        raise UserError(
            f"Hạn quán triệt {short_date(due)} trước ngày ban hành {short_date(issued)}: hãy sửa ngày."
        )
    return briefing


_EXCUSED = frozenset({"mien", "khong", "k"})
_TODAY = frozenset({"x", "xong", "roi", "da"})
_LAST_COUNT = re.compile(
    r"^(?P<day>.*?)(?:[;:,]|\s|^)\s*(?P<people>\d[\d.]*)\s*(?:người|nguoi|ng)?$", re.IGNORECASE
)
_WITH_FORM = re.compile(
    r"^(?P<day>\d{1,2}\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?\d{2,4})?|x)[\s;:,]+(?P<people>\d[\d.]*)"
    r"\s*(?:người\b|nguoi\b)?[\s;,]*(?!(?:người|nguoi|ng)$)(?P<form>[^\W\d].*)$",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"^\d{1,2}\s*[./-]\s*\d{1,2}(?:\s*[./-]\s*(?:\d{2}|\d{4}))?$|^\d{4}-\d{2}-\d{2}$")


def read_cell(text: str, today: date, known: Line | None = None) -> Line | None:
    """Return what was typed into a cell; None empties it. Raise UserError where it means nothing.

    "15/3" is a day, "15/3 120" a day and the people, "120" the people of the day known already or of today,
    "x" today, "miễn" that the unit need not; what stands behind the people is the form ("15/3 120 họp thôn").
    """
    typed = " ".join(text.split())
    if not typed or typed == "-":
        return None
    kept = known if known is not None and known.state is LineState.HELD else Line()
    folded = fold(typed)
    if folded in _EXCUSED:
        return Line(LineState.EXCUSED, form=kept.form, note=kept.note)
    if folded in _TODAY:
        return Line(LineState.HELD, today, kept.people, kept.form, kept.note)
    if _DAY_ALONE.match(typed):
        return _held(parse_date(typed, today=today), kept.people, kept, today)
    if found := _WITH_FORM.match(typed):
        told = _day(found["day"], today)
        people = read_amount(found["people"], "Số người")
        return _held(told, people, Line(form=found["form"].strip(" ;,"), note=kept.note), today)
    found = _LAST_COUNT.match(typed)
    if found is None:
        return _held(parse_date(typed, today=today), kept.people, kept, today)
    day = found["day"].strip(" ;:,")
    people = read_amount(found["people"], "Số người")
    if not day:
        return _held(kept.held_on or today, people, kept, today)
    return _held(_day(day, today), people, kept, today)


def cell_text(line: Line | None, year: int) -> str:
    """Return what a cell shows: "15/03 · 120"; the year only where it is another one."""
    if line is None:
        return ""
    if line.state is LineState.EXCUSED:
        return "miễn"
    shown = "" if line.held_on is None else f"{line.held_on:%d/%m}"
    if line.held_on is not None and line.held_on.year != year:
        shown = f"{line.held_on:%d/%m/%y}"
    return f"{shown} · {line.people}" if line.people is not None else shown


def typed_text(line: Line | None) -> str:
    """Return a cell as it is typed and copied, which `read_cell` reads back."""
    if line is None:
        return ""
    if line.state is LineState.EXCUSED:
        return "miễn"
    day = short_date(line.held_on) if line.held_on else ""
    if line.people is None:
        return day
    return f"{day} {line.people} {line.form}".strip()


def _day(typed: str, today: date) -> date:
    return today if fold(typed) in _TODAY else parse_date(typed, today=today)


def _held(day: date, people: int | None, kept: Line, today: date) -> Line:
    check_done(day, today)
    return Line(LineState.HELD, day, people, kept.form, kept.note)
