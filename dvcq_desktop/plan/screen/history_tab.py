# SPDX-License-Identifier: MIT
"""What happened to one task: when, on which PC, in which action, from what to what."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.history import HistoryLine, history_lines
from dvcq_desktop.plan.store.task_history import PartHistory, names_of_places, task_history

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.values import Fields
    from dvcq_desktop.widgets.workbench import Workbench

_LIST = "margin-top: 0px; margin-bottom: 8px; margin-left: -24px;"


class HistoryTab(QTextBrowser):
    """Show a task's history, the latest first; read when the tab is looked at."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._directory = Directory()
        self._places: dict[str, str] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Lịch sử thay đổi")

    def show_task(self, task: str | None, directory: Directory) -> None:
        """Read and show what happened to a task; None empties the page."""
        self._directory = directory
        if task is None:
            self._workbench.reader.forget("plan-history")
            self.clear()
            return
        question = partial(_read, self._workbench.database.fields, task)
        self._workbench.reader.ask("plan-history", question, self._on_read)

    def _on_read(self, found: tuple[list[PartHistory], dict[str, str]]) -> None:
        parts, self._places = found
        lines = history_lines(parts, self._name_of)
        self.setHtml("".join(_written(line) for line in lines) or "<p>Chưa có thay đổi nào.</p>")

    def _name_of(self, key: str) -> str:
        look = self._directory
        return (
            self._places.get(key, "") or look.unit_name(key) or look.person_name(key) or look.group_name(key)
        )


def _written(line: HistoryLine) -> str:
    changes = "".join(f"<li>{escape(change)}</li>" for change in line.changes)
    head = f"<b>{line.at:%d/%m/%Y %H:%M}</b> · {escape(line.action)} · máy {escape(line.pc)}"
    return f"<p>{head}</p><ul style='{_LIST}'>{changes}</ul>"


def _read(
    fields: Fields, task: str, connection: sqlite3.Connection
) -> tuple[list[PartHistory], dict[str, str]]:
    return task_history(connection, fields, task), names_of_places(connection, task)
