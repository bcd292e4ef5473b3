# SPDX-License-Identifier: MIT
"""One unit's part of a task in a dialog of its own, opened from the grid."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.plan_line import Ui_PlanLine
from dvcq_desktop.plan.screen.line_form import FILE, LineForm, values_of, with_values
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.plan.screen.line_rows import LineRow


class LineDialog(QDialog):
    """Edit one part; `save_requested` when she is done, then `accept` or `show_refusal`."""

    save_requested = Signal(object, object)  # Line, Path | None

    def __init__(self, row: LineRow, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.row = row
        # Widgets
        self.ui = Ui_PlanLine()
        self.ui.setupUi(self)
        self.form = LineForm(today, DateEdit(self, today=today), self)
        # Assemble
        self.setWindowTitle(row.directory.unit_name(row.line.unit))
        self.ui.question.setText(f"{row.task.title}\n{_told(row)}")
        column = QVBoxLayout(self.ui.fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self.form.offer(row.directory, today(), row.line)
        self.form.begin_new(values_of(row.line))
        # Signals
        self.ui.saveButton.clicked.connect(self._on_save_clicked)
        self.ui.cancelButton.clicked.connect(self.reject)

    def show_refusal(self, error: UserError) -> None:
        """Say why it was refused; nothing was changed and nothing here is lost."""
        self.ui.saveButton.setEnabled(True)
        self.ui.messages.show_error(error.sentence)

    def _on_save_clicked(self) -> None:
        self.form.flush()
        try:
            values = self.form.values()
        except UserError as error:
            self.show_refusal(error)
            return
        self.ui.saveButton.setEnabled(False)
        file = values[FILE] if isinstance(values[FILE], Path) else None
        self.save_requested.emit(with_values(self.row.line, values), file)


def _told(row: LineRow) -> str:
    due = row.task.schedule.label
    return f"{row.state.text}. Thời hạn của nhiệm vụ: {due or 'chưa có'}."
