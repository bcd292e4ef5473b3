# SPDX-License-Identifier: MIT
"""A deadline moved by a decision: until when, by which document, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.plan_extend import Ui_PlanExtend
from dvcq_desktop.plan.rules import Extension

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.plan.rules import Task


class ExtendDialog(QDialog):
    """Ask for one extension of a task; tells it when it is whole."""

    extension_chosen = Signal(object)  # Extension

    def __init__(self, task: Task, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._task = task
        self.ui = Ui_PlanExtend()
        self.ui.setupUi(self)
        deadline = task.schedule.deadline
        now = f"Thời hạn hiện nay: {deadline:%d/%m/%Y}." if deadline else "Nhiệm vụ chưa có thời hạn."
        self.ui.question.setText(f"{task.title}\n{now} Thời hạn đầu vẫn được giữ trong lịch sử.")
        self.ui.granted.set_value(today())
        # Signals
        self.ui.extend.clicked.connect(self._on_extend_clicked)
        self.ui.cancel.clicked.connect(self.reject)

    def _on_extend_clicked(self) -> None:
        """Tell the extension, or say what is still missing."""
        complaint = self._complaint()
        self.ui.complaint.setText(complaint)
        self.ui.complaint.setVisible(bool(complaint))
        if complaint:
            return
        self.extension_chosen.emit(
            Extension(
                id="",
                task=self._task.id,
                line=None,
                old_deadline=self._task.schedule.deadline,
                new_deadline=self.ui.deadline.value,
                document=self.ui.document.value,
                reason=self.ui.reason.value,
                granted_on=self.ui.granted.value,
            )
        )
        self.accept()

    def _complaint(self) -> str:
        for field in (self.ui.deadline, self.ui.granted):
            field.flush()
            if not field.is_valid:
                return field.complaint
        fresh, now = self.ui.deadline.value, self._task.schedule.deadline
        if fresh is None:
            return "Hãy ghi thời hạn mới."
        if now is not None and fresh <= now:
            return f"Thời hạn mới phải sau thời hạn hiện nay ({now:%d/%m/%Y})."
        return ""
