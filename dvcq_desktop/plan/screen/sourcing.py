# SPDX-License-Identifier: MIT
"""The whole way of changing where a task comes from: ask, and write what was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.store import changes, plans

if TYPE_CHECKING:
    import sqlite3

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.plan.rules import Plan, Task
    from dvcq_desktop.widgets.workbench import Workbench


class Sourcing(QObject):
    """Lead the sources of one task at a time; `wanted` carries a write."""

    wanted = Signal(str, object)  # the action's name, work(action)

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def start(self, task: Task, year: int) -> None:
        """Read the plans of a year with their clauses, and ask where a task comes from."""
        self._workbench.reader.ask("plan-sources", partial(_read, task, year), self._on_read)

    def _on_read(self, read: tuple[Task, list[Plan]]) -> None:
        from dvcq_desktop.plan.dialogs.source_dialog import SourceDialog  # noqa: PLC0415 - start-up time

        dialog = SourceDialog(*read, self._workbench.today, self._window)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_accepted(self) -> None:
        from dvcq_desktop.plan.dialogs.source_dialog import SourceDialog  # noqa: PLC0415 - loaded by then

        dialog = self.sender()
        if isinstance(dialog, SourceDialog) and tuple(dialog.sources) != dialog.task.sources:
            work = partial(changes.set_sources, task=dialog.task.id, sources=list(dialog.sources))
            self.wanted.emit("Sửa căn cứ của nhiệm vụ", work)


def _read(task: Task, year: int, connection: sqlite3.Connection) -> tuple[Task, list[Plan]]:
    whole = [plans.plan(connection, plan.id) for plan in plans.plans(connection, year)]
    return task, [plan for plan in whole if plan]
