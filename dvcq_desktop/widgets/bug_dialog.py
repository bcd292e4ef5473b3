# SPDX-License-Identifier: MIT
"""What the officer sees of a bug: that it happened, and a report she may save and hand on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.bug_dialog import Ui_BugDialog
from dvcq_desktop.widgets.file_dialogs import save_dialog
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.messages import MessageBar

if TYPE_CHECKING:
    from dvcq_desktop.widgets.errors_hook import BugReport


class BugDialog(QDialog):
    """Show a report as it would be saved, so that nobody sends what they have not seen."""

    def __init__(self, report: BugReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._ui = Ui_BugDialog()
        self._ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ui.report.setPlainText(report.as_text())
        self.messages = MessageBar(self)
        self._ui.column.insertWidget(0, self.messages)
        # Signals
        self._ui.save.clicked.connect(self._on_save_clicked)

    def save_to(self, path: Path) -> None:
        """Save the report there, and say so or why not."""
        try:
            write_whole(path, self._report.as_text().encode())
        except UserError as error:
            self.messages.show_error(error.sentence)
        else:
            self.messages.show_success(f"Đã lưu thông tin lỗi vào “{path.name}”.")

    def _on_save_clicked(self) -> None:
        kinds = "Tệp văn bản (*.txt)"
        dialog = save_dialog(self, "Lưu thông tin lỗi", "Thông tin lỗi DVCQ.txt", kinds, "txt")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self.save_to(Path(path))
