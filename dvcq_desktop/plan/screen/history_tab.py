# SPDX-License-Identifier: MIT
"""What happened to one task: when, on which PC, in which action, from what to what."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser, QWidget

from dvcq_desktop.office import merging as office_merging
from dvcq_desktop.plan import merging as plan_merging

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.widgets.workbench import Workbench

_LABELS = office_merging.LABELS | plan_merging.LABELS
# Set by the program at an insert; she never chose them.
_SILENT = {"task.year", "task.position", "task.plan"}


class HistoryTab(QTextBrowser):
    """Show a task's history, the latest first; read when the tab is looked at."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._directory: Directory | None = None
        self.setOpenLinks(False)
        self.setAccessibleName("Lịch sử thay đổi")

    def show_task(self, task: str | None, directory: Directory) -> None:
        """Read and show what happened to a task; None empties the page."""
        self._directory = directory
        if task is None:
            self._workbench.reader.forget("plan-history")
            self.clear()
            return
        question = partial(_read, self._workbench.database, task)
        self._workbench.reader.ask("plan-history", question, self._on_read)

    def _on_read(self, entries: list[HistoryEntry]) -> None:
        self.setHtml("".join(self._entry(entry) for entry in entries))

    def _entry(self, entry: HistoryEntry) -> str:
        at = datetime.fromisoformat(entry.at).astimezone()
        changes = "".join(
            f"<li>{escape(_LABELS.field(change.field))}: {self._value(change.field, change.old)} → "
            f"<b>{self._value(change.field, change.new)}</b></li>"
            for change in entry.changes
            if change.field not in _SILENT
        )
        head = f"<b>{at:%d/%m/%Y %H:%M}</b> · {escape(entry.action)} · máy {escape(entry.pc)}"
        return f"<p>{head}</p><ul>{changes}</ul>"

    def _value(self, field: str, value: object) -> str:
        shown = _LABELS.value(field, value, self._name_of)  # type: ignore[arg-type]  # a FieldValue
        return escape(shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")

    def _name_of(self, key: str) -> str:
        if self._directory is None:
            return ""
        named = (self._directory.unit_name(key), self._directory.person_name(key))
        return next((name for name in named if name), self._directory.group_name(key))


def _read(database: Database, task: str, _connection: sqlite3.Connection) -> list[HistoryEntry]:
    return database.history("task", task)


_LONGEST = 160
