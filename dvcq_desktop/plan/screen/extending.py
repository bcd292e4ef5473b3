# SPDX-License-Identifier: MIT
"""The whole way of giving more time: ask for the decision, write it, take a wrong one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.store import extensions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.calendar import Calendar
    from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog
    from dvcq_desktop.plan.extending import Grant, Subject


class Extending(QObject):
    """Lead one extension at a time; `wanted` carries a write."""

    wanted = Signal(str, object)  # the action's name, work(action)

    def __init__(self, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._today = today
        self._window = window

    def start(self, subjects: Sequence[Subject], calendar: Calendar) -> ExtendDialog:
        """Ask for the decision about some tasks or parts."""
        from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog  # noqa: PLC0415 - start-up time

        dialog = ExtendDialog(subjects, calendar, self._today, self._window)
        dialog.granted.connect(self._on_granted)
        dialog.open()
        return dialog

    def trash(self, task: str, extension: str) -> None:
        """Take one extension back."""
        work = partial(extensions.trash_extension, task_id=task, extension_id=extension)
        self.wanted.emit("Bỏ một lần gia hạn", work)

    def _on_granted(self, decision: Grant, subjects: tuple[Subject, ...]) -> None:
        chosen = [(subject.task.id, subject.line.id if subject.line else None) for subject in subjects]
        what = "đơn vị" if subjects[0].line else "nhiệm vụ"
        self.wanted.emit(
            f"Gia hạn: {len(chosen)} {what}",
            partial(extensions.grant, chosen=chosen, decision=decision),
        )
