# SPDX-License-Identifier: MIT
"""The whole way of giving more time: ask for the decision, write it, take a wrong one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.office.calendar import Calendar
from dvcq_desktop.plan.extending import Subject
from dvcq_desktop.plan.store import extensions
from dvcq_desktop.plan.store.tasks import whole_tasks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog
    from dvcq_desktop.plan.extending import Grant
    from dvcq_desktop.widgets.workbench import Workbench


class Extending(QObject):
    """Lead one extension at a time; `wanted` carries a write."""

    wanted = Signal(str, object)  # the action's name, work(action)

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._calendar = Calendar()

    def start_for(self, tasks: Sequence[str], calendar: Calendar) -> None:
        """Read tasks whole, for a list holds them in brief, and ask for the decision about them."""
        self._calendar = calendar
        self._workbench.reader.ask("plan-extend", partial(_read, tuple(tasks)), self._on_read)

    def start_for_parts(self, parts: Sequence[tuple[str, str]], directory: Directory) -> None:
        """Read units' parts (task, unit), also of several tasks, and ask for the decision about them."""
        self._calendar = directory.calendar
        question = partial(_read_parts, tuple(parts), directory)
        self._workbench.reader.ask("plan-extend", question, self._on_read)

    def start(self, subjects: Sequence[Subject], calendar: Calendar) -> ExtendDialog:
        """Ask for the decision about some tasks or parts."""
        from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog  # noqa: PLC0415 - start-up time

        dialog = ExtendDialog(subjects, calendar, self._workbench.today, self._window)
        dialog.granted.connect(self._on_granted)
        dialog.open()
        return dialog

    def trash(self, task: str, extension: str) -> None:
        """Take one extension back."""
        work = partial(extensions.trash_extension, task_id=task, extension_id=extension)
        self.wanted.emit("Bỏ một lần gia hạn", work)

    def _on_read(self, subjects: tuple[Subject, ...]) -> None:
        if subjects:
            self.start(subjects, self._calendar)

    def _on_granted(self, decision: Grant, subjects: tuple[Subject, ...]) -> None:
        chosen = [(subject.task.id, subject.line.id if subject.line else None) for subject in subjects]
        what = "đơn vị" if subjects[0].line else "nhiệm vụ"
        self.wanted.emit(
            f"Gia hạn: {len(chosen)} {what}",
            partial(extensions.grant, chosen=chosen, decision=decision),
        )


def _read(ids: tuple[str, ...], connection: sqlite3.Connection) -> tuple[Subject, ...]:
    return tuple(Subject(task) for task in whole_tasks(connection, ids))


def _read_parts(
    parts: tuple[tuple[str, str], ...], directory: Directory, connection: sqlite3.Connection
) -> tuple[Subject, ...]:
    found = {
        task.id: task for task in whole_tasks(connection, list(dict.fromkeys(task for task, _ in parts)))
    }
    return tuple(
        Subject(found[task], line, directory.unit_called(unit))
        for task, unit in parts
        if task in found
        for line in found[task].lines
        if line.unit == unit
    )
