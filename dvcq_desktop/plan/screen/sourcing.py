# SPDX-License-Identifier: MIT
"""The whole way of changing where a task comes from: ask, and write what was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def start(self, task: Task, plans: Sequence[Plan]) -> None:
        """Ask where a task comes from."""
        from dvcq_desktop.plan.dialogs.source_dialog import SourceDialog  # noqa: PLC0415 - start-up time

        dialog = SourceDialog(task, plans, self._workbench.today, self._window)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_accepted(self) -> None:
        from dvcq_desktop.plan.dialogs.source_dialog import SourceDialog  # noqa: PLC0415 - loaded by then

        dialog = self.sender()
        if isinstance(dialog, SourceDialog) and tuple(dialog.sources) != dialog.task.sources:
            work = partial(changes.set_sources, task=dialog.task.id, sources=list(dialog.sources))
            self.wanted.emit("Sửa căn cứ của nhiệm vụ", work)
