# SPDX-License-Identifier: MIT
"""A year of the plan kept in memory on the reader's thread: loaded once, filtered at every keystroke."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.loading import Counted, Found, Year, count, find, load_year, refresh_tasks

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.plan.index import TaskFilter
    from dvcq_desktop.widgets.reads import Reader
    from dvcq_desktop.widgets.writes import Writer

Rows = frozenset[tuple[str, str]]


class YearReading(QObject):
    """Load a year, keep it as the file is, and find what a filter lets through."""

    loaded = Signal(object)  # Year
    changed = Signal()  # tasks of the year were read anew
    found = Signal(object)  # Found
    counted = Signal(object)  # Counted

    def __init__(self, reader: Reader, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._asked: tuple[int, date, Against] | None = None
        # What was saved since the index was read; the reader only answers the newest question of a kind.
        self._unread: Rows = frozenset()
        self.year: Year | None = None
        writer.saved.connect(self._on_writer_saved)

    def load(self, year: int, as_of: date, against: Against = Against.LAST) -> None:
        """Read a year anew, as of a day, late by the first or the last deadline."""
        self._asked = (year, as_of, against)
        self._unread = frozenset()
        self._reader.forget("plan-refresh")
        self._reader.ask("plan-year", partial(_load, year, as_of, against), self._on_loaded)

    def find(self, chosen: TaskFilter, column: str, *, descending: bool) -> None:
        """Ask what a filter lets through; `found` answers, for the newest question only."""
        if self.year is not None:
            question = partial(_find, self.year, chosen, column, descending)
            self._reader.ask("plan-find", question, self._on_found)

    def count(self, found: Found) -> None:
        """Ask for the counts of what was found; `counted` answers once the rows are there."""
        if self.year is not None:
            self._reader.ask("plan-count", partial(_count, self.year, found), self._on_counted)

    def _refresh(self) -> None:
        if self.year is not None and self._unread:
            question = partial(_refresh, self.year, self._unread)
            self._reader.ask("plan-refresh", question, self._on_refreshed)

    def _on_loaded(self, year: Year) -> None:
        self.year = year
        self.loaded.emit(year)
        # Something may have been saved while the year was being read.
        self._refresh()

    def _on_found(self, found: Found) -> None:
        self.found.emit(found)

    def _on_counted(self, counted: Counted) -> None:
        self.counted.emit(counted)

    def _on_writer_saved(self, _name: str, rows: Rows | None) -> None:
        if self._asked is None:
            return
        if rows is None:
            self.load(*self._asked)
            return
        self._unread |= rows
        self._refresh()

    def _on_refreshed(self, answer: tuple[bool, Rows]) -> None:
        whole, rows = answer
        self._unread -= rows
        if whole:
            self.changed.emit()
        elif self._asked is not None:
            self.load(*self._asked)


def _load(year: int, as_of: date, against: Against, connection: sqlite3.Connection) -> Year:
    return load_year(connection, year, as_of, against)


def _find(year: Year, chosen: TaskFilter, column: str, descending: bool, _connection: object) -> Found:
    return find(year, chosen, column, descending=descending)


def _count(year: Year, found: Found, _connection: object) -> Counted:
    return count(year, found)


def _refresh(year: Year, rows: Rows, connection: sqlite3.Connection) -> tuple[bool, Rows]:
    return refresh_tasks(connection, year, rows), rows
