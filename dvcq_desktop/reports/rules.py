# SPDX-License-Identifier: MIT
"""A report as it is kept: a draft that follows the records, or frozen with its number, day and signer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.database.kept import about, text_of
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.figures import Figure, Trace
from dvcq_desktop.reports.indicators import names_in_reports
from dvcq_desktop.reports.narrative import Line, Section
from dvcq_desktop.reports.periods import Period
from dvcq_desktop.reports.pictures import Drawn, drawn_from
from dvcq_desktop.text.dates import check_meant, day_of, short_date, stored_day
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.reports.indicators import Indicator

USUAL_SYMBOL = "BC-UBND"
MENDING = ("replaces", "replaced", "reason")
"""What a report that mends another one has more than others."""


class ReportState(StrEnum):
    """Whether a report can still be changed."""

    DRAFT = "draft"
    FROZEN = "frozen"


@dataclass(frozen=True)
class Report:
    """A report of a period; what a frozen one says is `figures`, nothing else.

    Where `to_text` and `recipients` are None, they are those of its outline. A report that mends a frozen one
    has that one's key as `replaces`, cites it as `replaced`, and says the `reason`.
    """

    id: str
    period: Period
    starts_on: date
    ends_on: date
    outline: str | None = None
    state: ReportState = ReportState.DRAFT
    title: str = ""
    number: str = ""
    symbol: str = USUAL_SYMBOL
    issued_on: date | None = None
    signer_authority: str = ""
    signer_title: str = ""
    signer_name: str = ""
    frozen_at: str = ""
    figures: str = ""
    note: str = ""
    to_text: str | None = None
    recipients: str | None = None
    replaces: str = ""
    replaced: str = ""
    reason: str = ""
    files: tuple[KeptFile, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Tell whether nothing of it may be changed any more."""
        return self.state is ReportState.FROZEN

    @property
    def full_number(self) -> str:
        """Return number and symbol, empty before it has a number."""
        return f"{self.number}/{self.symbol}".strip("/") if self.number else ""

    @property
    def called(self) -> str:
        """Return how the report is cited."""
        number = f" số {self.full_number}" if self.number else ""
        day = f" ngày {short_date(self.issued_on)}" if self.issued_on else ""
        return f"Báo cáo {self.period.label}{number}{day}"

    @property
    def cited(self) -> str:
        """Return how a report that replaces it cites it: "Báo cáo số 112/BC-UBND ngày 18/06/2026"."""
        day = f" ngày {short_date(self.issued_on)}" if self.issued_on else ""
        return f"Báo cáo số {self.full_number}{day}" if self.number else self.called


class HeldError(UserError):
    """Refuse to begin a report of which there is one already: `report` is that one's key."""

    def __init__(self, sentence: str, report: str) -> None:
        super().__init__(sentence)
        self.report = report


class Row(NamedTuple):
    """A figure in a report with its name, and the same period of last year beside it."""

    id: str
    group: str
    name: str
    unit_name: str
    figure: Figure
    last_year: str
    before: str = "-"
    target: str = ""


class Changed(NamedTuple):
    """A figure of the frozen set of a period that the records tell otherwise by now."""

    id: str
    name: str
    then: str
    now: str


class Beside(NamedTuple):
    """The figures of another period that stand beside those of a report, with the records they are of."""

    period: Period
    figures: Mapping[str, Figure]

    @property
    def texts(self) -> dict[str, str]:
        """Return the figures as they are shown."""
        return {key: figure.text for key, figure in self.figures.items()}


@dataclass(frozen=True)
class Content:
    """Everything that a report says: its figures, its words, its lines, and what stands around them.

    Of a draft whose figures are those frozen with another report of the period, `figures_of` cites that one,
    and `changed` are the figures that the records tell otherwise by now.
    """

    rows: tuple[Row, ...] = ()
    sections: tuple[Section, ...] = ()
    lines: tuple[Line, ...] = ()
    frame: Mapping[str, Any] = field(default_factory=dict)
    pictures: tuple[Drawn, ...] = ()
    figures_of: str = ""
    changed: tuple[Changed, ...] = ()


def rows_of(
    indicators: Sequence[Indicator],
    now: Mapping[str, Figure],
    then: Mapping[str, str],
    before: Mapping[str, str],
) -> tuple[Row, ...]:
    """Return the figures of the enabled indicators in their order, those of last year and before beside."""
    names = names_in_reports(indicators)
    return tuple(
        Row(
            each.id,
            each.group,
            names[each.id],
            each.unit_name,
            now[each.id],
            then.get(each.id, "-"),
            before.get(each.id, "-"),
            group_digits(each.plan_target) if each.plan_target is not None else "",
        )
        for each in indicators
        if each.enabled and each.id in now
    )


def in_text(name: str) -> str:
    """Return a citation as it goes on in a sentence."""
    return in_sentence(name) if name.startswith("Báo cáo") else name


def refuse_frozen(report: Report) -> None:
    """Raise UserError where a report is frozen."""
    if report.is_frozen:
        raise UserError(
            f"{report.called} đã chốt nên không sửa, không xóa được; cần đính chính thì bấm Đính chính…,"
            " ghi rõ lý do: báo cáo mới thay thế báo cáo này."
        )


def check_freezable(report: Report, today: date) -> None:
    """Raise UserError where a draft cannot be frozen yet, saying what lacks."""
    refuse_frozen(report)
    if not report.number or report.issued_on is None:
        raise UserError("Chưa chốt được: hãy ghi số và ngày ban hành ở thẻ Thông tin, rồi chốt.")
    check_meant(report.issued_on, today, "Chưa chốt được: ngày ban hành")
    if report.issued_on > today:
        raise UserError(
            f"Chưa chốt được: ngày ban hành {short_date(report.issued_on)} sau hôm nay ({short_date(today)})."
        )


def frozen_text(content: Content, report: Report | None = None) -> str:
    """Return what a frozen report keeps: the same content gives the same text on every PC.

    With its number, day, title, signer and addressees: of a report that two PCs froze, one text is chosen,
    and what it says and what it is called are never of two.
    """
    called = {"about": _about(report)} if report is not None else {}
    held = {
        **called,
        "figures": [_row(row) for row in content.rows],
        "sections": [
            {
                "level": each.level,
                "label": each.label,
                "heading": each.heading,
                "text": each.text,
                "sources": [list(source) for source in each.sources],
                **({"edited": True} if each.edited else {}),
            }
            for each in content.sections
        ],
        "lines": [[each.group, each.task, each.result, each.assessment] for each in content.lines],
        "frame": dict(content.frame),
        "pictures": [list(each) for each in content.pictures],
    }
    return text_of(held)


def as_frozen(report: Report) -> Report:
    """Return a frozen report as what it keeps calls it; one that was frozen before that was kept as it is."""
    return replace(report, **kept_about(report.figures)) if report.is_frozen else report


def kept_about(text: str) -> dict[str, Any]:
    """Return number, day, title, signer and addressees out of what a frozen report keeps."""
    held = about(text)
    return {**held, "issued_on": day_of(held["issued_on"])} if held else {}


def content_from(text: str) -> Content:
    """Return what a frozen report says."""
    held = json.loads(text)
    return Content(
        rows=tuple(_row_from(each) for each in held["figures"]),
        sections=tuple(
            Section(
                each["level"],
                each["label"],
                each["heading"],
                each["text"],
                tuple((table, key) for table, key in each["sources"]),
                str(place),
                place,
                edited=each.get("edited", False),
            )
            for place, each in enumerate(held["sections"], 1)
        ),
        lines=tuple(Line(*each) for each in held["lines"]),
        frame=held["frame"],
        pictures=drawn_from(held.get("pictures", ())),
    )


def _about(report: Report) -> dict[str, Any]:
    return {
        "number": report.number,
        "symbol": report.symbol,
        "issued_on": stored_day(report.issued_on),
        "title": report.title,
        "signer_authority": report.signer_authority,
        "signer_title": report.signer_title,
        "signer_name": report.signer_name,
        "to_text": report.to_text,
        "recipients": report.recipients,
        **({name: getattr(report, name) for name in MENDING} if report.replaces else {}),
    }


def _row(row: Row) -> dict[str, Any]:
    # A frozen report keeps no names of people beyond its own words: who is erased is in none of them.
    traces = [
        [
            each.table,
            each.id,
            stored_day(each.day),
            "" if each.table == "person" else each.title,
            each.unit,
            each.amount,
        ]
        for each in row.figure.traces
    ]
    remark = {"remark": row.figure.remark} if row.figure.remark else {}
    return {
        **remark,
        "id": row.id,
        "group": row.group,
        "name": row.name,
        "unit": row.unit_name,
        "amount": row.figure.amount,
        "whole": row.figure.whole,
        "rate": row.figure.is_rate,
        "traces": traces,
        "last_year": row.last_year,
        "before": row.before,
        "target": row.target,
    }


def _row_from(held: Mapping[str, Any]) -> Row:
    traces = tuple(
        Trace(table, key, day_of(day), title, unit, amount)
        for table, key, day, title, unit, amount in held["traces"]
    )
    figure = Figure(held["amount"], held["whole"], traces, held["rate"], held.get("remark", ""))
    beside = held["last_year"], held["before"], held["target"]
    return Row(held["id"], held["group"], held["name"], held["unit"], figure, *beside)
