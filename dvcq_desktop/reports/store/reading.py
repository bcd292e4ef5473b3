# SPDX-License-Identifier: MIT
"""Read reports with their sections and the rows that she added."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.filed import files_of
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.reports.narrative import Line, Section
from dvcq_desktop.reports.one_set import replacing
from dvcq_desktop.reports.periods import CUT_DAY, Period, PeriodKind
from dvcq_desktop.reports.rules import MENDING, Report, ReportState, as_frozen
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


REPORTS, SECTIONS, ROWS = "report", "report_section", "report_row"
APPENDIX = "tasks"
TO, RECIPIENTS = "to", "recipients"
"""Rows of these hold whom the report is addressed to and who gets it, a cell each."""
REPLACES = "replaces"
"""A row of it holds which report this one replaces: its key, how it is cited, and why."""


def reports(connection: sqlite3.Connection, year: int) -> list[Report]:
    """Return the reports of a year, the latest period first."""
    rows = connection.execute(
        f"select * from {REPORTS} where year = ? and deleted_at is null order by ends_on desc, id", (year,)
    ).fetchall()
    files = files_of(connection, REPORTS)
    around = _around(connection, "select id from report where year = ?", year)
    return [_with_around(replace(_report(row), files=files.get(row["id"], ())), around) for row in rows]


def report(connection: sqlite3.Connection, key: str) -> Report | None:
    """Return a report, None where it is gone."""
    row = connection.execute(
        f"select * from {REPORTS} where id = ? and deleted_at is null", (key,)
    ).fetchone()
    return _with_around(_report(row), _around(connection, "?", key)) if row else None


def list_rows(key: str) -> list[str]:
    """Return the rows of addressees, recipients and what is replaced of a report, the same on every PC."""
    return [derived_id(ROWS, key, appendix) for appendix in (TO, RECIPIENTS, REPLACES)]


def report_of(connection: sqlite3.Connection, period: Period) -> Report | None:
    """Return the report of a period: the frozen one before drafts, what replaces another one before that."""
    found = [each for each in reports(connection, period.year) if each.period == period]
    replaced = replacing(found)
    return min(found, key=lambda each: (not each.is_frozen, each.id in replaced), default=None)


def unsaved(period: Period, cut_day: int = CUT_DAY, outline: str | None = None) -> Report:
    """Return the report of a period that nobody has begun yet."""
    title = f"Kết quả công tác dân vận {period.label}; phương hướng, nhiệm vụ {period.following}"
    return Report("", period, *period.days(cut_day), outline, title=title)


def years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a report or anything to report of, the latest first."""
    rows = connection.execute(
        "select year from report where deleted_at is null union select year from activity"
        " where deleted_at is null union select year from task where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def sections_of(connection: sqlite3.Connection, key: str) -> list[Section]:
    """Return the sections of a draft in their order."""
    rows = connection.execute(
        f"select * from {SECTIONS} where report = ? and deleted_at is null order by position, id", (key,)
    )
    return [
        Section(
            row["level"] or 1,
            row["label"] or "",
            row["heading"] or "",
            row["text"] or "",
            tuple((table, record) for table, record in json.loads(row["sources"] or "[]")),
            row["id"],
            row["position"] or 0,
            bool(row["edited"]),
        )
        for row in rows.fetchall()
    ]


def added_lines(connection: sqlite3.Connection, key: str) -> list[Line]:
    """Return the rows that she added to the appendix of tasks."""
    rows = connection.execute(
        f"select * from {ROWS} where report = ? and appendix = ? and deleted_at is null"
        " order by position, id",
        (key, APPENDIX),
    )
    return [_line(row) for row in rows.fetchall()]


def _with_around(held: Report, found: Mapping[tuple[str, str], str]) -> Report:
    to, recipients = found.get((held.id, TO)), found.get((held.id, RECIPIENTS))
    mends: dict[str, Any] = dict(zip(MENDING, found.get((held.id, REPLACES), "").split("\n"), strict=False))
    return as_frozen(replace(held, to_text=to, recipients=recipients, **mends))


def _around(connection: sqlite3.Connection, chosen: str, given: object) -> dict[tuple[str, str], str]:
    """Return addressees and recipients that are not as outlines say, and what another report replaces."""
    rows = connection.execute(
        f"select report, appendix, cells from {ROWS}"
        f" where report in ({chosen}) and appendix in (?, ?, ?) and deleted_at is null",
        (given, TO, RECIPIENTS, REPLACES),
    )
    return {
        (row["report"], row["appendix"]): "\n".join(str(cell) for cell in json.loads(row["cells"] or "[]"))
        for row in rows.fetchall()
    }


def _line(row: sqlite3.Row) -> Line:
    group, task, result, assessment = (str(cell) for cell in json.loads(row["cells"])[:4])
    return Line(group, task, result, assessment, row["id"])


def _report(row: sqlite3.Row) -> Report:
    period = Period(row["year"], PeriodKind(row["period_kind"]), row["period_number"] or 1)
    first, last = period.days()
    return Report(
        id=row["id"],
        period=period,
        starts_on=day_of(row["starts_on"]) or first,
        ends_on=day_of(row["ends_on"]) or last,
        outline=row["outline"],
        state=ReportState(row["state"]),
        title=row["title"] or "",
        number=row["number"] or "",
        symbol=row["symbol"] or "",
        issued_on=day_of(row["issued_on"]),
        signer_authority=row["signer_authority"] or "",
        signer_title=row["signer_title"] or "",
        signer_name=row["signer_name"] or "",
        frozen_at=row["frozen_at"] or "",
        figures=row["figures"] or "",
        note=row["note"] or "",
    )
