# SPDX-License-Identifier: MIT
"""What the page of the reports shows of a year, read at once; and what the one that is shown says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.reports.store import reports
from dvcq_desktop.reports.store.content import beside
from dvcq_desktop.reports.store.templates import templates
from dvcq_desktop.reports.store.tracing import traces_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dvcq_desktop.reports.figures import Trace
    from dvcq_desktop.reports.rules import Beside, Content, Report
    from dvcq_desktop.reports.templates import Template


class YearOfReports(NamedTuple):
    """The reports of a year, and the years that there is anything to report of."""

    year: int
    years: Sequence[int] = ()
    reports: Sequence[Report] = ()
    directory: Directory = Directory()
    templates: Sequence[Template] = ()


def read_year(year: int, connection: sqlite3.Connection) -> YearOfReports:
    """Return the reports of a year."""
    return YearOfReports(
        year,
        reports.years(connection),
        reports.reports(connection, year),
        directory(connection),
        templates(connection),
    )


class ReadContent(NamedTuple):
    """What a report says, with its key, and what its words were put together from."""

    key: str
    content: Content
    traces: Mapping[tuple[str, str], Trace]


def read_content(key: str, today: date, connection: sqlite3.Connection) -> ReadContent | None:
    """Return what a report says; nothing where it is gone."""
    held = reports.report(connection, key)
    if held is None:
        return None
    said = reports.content(connection, held, today)
    return ReadContent(key, said, traces_of(connection, said.sections))


class ReadBeside(NamedTuple):
    """What a figure of another period is made of, with the report and the column that asked for it."""

    key: str
    column: str
    beside: Beside


def read_beside(key: str, column: str, connection: sqlite3.Connection) -> ReadBeside | None:
    """Return what stands behind a column of another period; nothing where the report is gone."""
    held = reports.report(connection, key)
    return ReadBeside(key, column, beside(connection, held, column)) if held is not None else None
