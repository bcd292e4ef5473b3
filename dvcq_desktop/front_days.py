# SPDX-License-Identifier: MIT
"""The office's days off on every calendar that drops from a date's field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.office.calendar import HolidayKind
from dvcq_desktop.office.store import calendar
from dvcq_desktop.widgets.calendar_popup import MarkedDay, mark_days

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.widgets.workbench import Workbench

_TABLE = "holiday"


class FrontDays(QObject):
    """Mark the days that the office's list names, and follow its changes."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = workbench.reader
        workbench.writer.saved.connect(self._on_saved)

    def begin(self) -> None:
        """Read the list."""
        self._reader.ask("front/days", _marked, mark_days)

    def _on_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table == _TABLE for table, _id in changed):
            self.begin()


def _marked(connection: sqlite3.Connection) -> dict[date, MarkedDay]:
    holidays = calendar(connection).holidays
    return {
        each.day: MarkedDay(each.name, rests=each.kind is HolidayKind.OFF)
        for each in holidays
        if each.enabled
    }
