# SPDX-License-Identifier: MIT
"""A finished document held against the decree before it is signed: also one that she edited in Word."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dvcq_desktop.documents.checking.check import check_file
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.table import Column, RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.documents.checking.seen import Finding
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.workbench import Workbench

TITLE = "Kiểm tra thể thức văn bản"
RIGHT = "Đúng thể thức Nghị định 30/2020/NĐ-CP ở những điểm kiểm tra được."
_FILTER = "Văn bản Word, PDF (*.docx *.pdf)"
_COLUMNS = (
    Column("place", "Chỗ", width=12, sortable=False),
    Column("sentence", "Chưa đúng", width=70, sortable=False),
    Column("clause", "Phụ lục I, Nghị định 30", width=26, sortable=False),
)


class CheckFlow(QObject):
    """Ask for a document and show what is found in it; owned by the page that offers it."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def start(self) -> None:
        """Ask for the file."""
        dialog = open_dialog(self._window, TITLE, _FILTER)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def check(self, path: Path) -> CheckDialog:
        """Show what is found in a file."""
        dialog = CheckDialog(self._workbench, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.check(path)
        return dialog

    def _on_file_selected(self, path: str) -> None:
        self.check(Path(path))


class CheckDialog(QDialog):
    """List the findings of one file, to be corrected in Word and checked again."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._path: Path | None = None
        self._found: dict[str, Finding] = {}
        # Widgets
        self.messages = MessageBar(self)
        self.table = RecordTable(RecordModel(_COLUMNS, self._fetch), self)
        self.table.setAccessibleName("Những chỗ chưa đúng thể thức")
        self.table.set_empty("Không có chỗ nào chưa đúng.")
        self.table.remember(workbench.settings, "check-document")
        self.whole = plain_label(self)  # the sentence of the line that is selected
        self.whole.setWordWrap(True)
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        buttons = QDialogButtonBox(self)
        self.again = buttons.addButton("Kiểm tra lại", QDialogButtonBox.ButtonRole.ActionRole)
        self.other = buttons.addButton("Chọn tệp khác…", QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        # Assemble
        self.setWindowTitle(TITLE)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addWidget(self.messages)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(buttons)
        self.resize(960, 480)
        fit_to_screen(self)
        # Signals
        self.again.clicked.connect(self._on_again_clicked)
        self.other.clicked.connect(self._on_other_clicked)
        buttons.rejected.connect(self.reject)
        self.table.selection_changed.connect(self._on_selection_changed)

    def check(self, path: Path) -> None:
        """Check a file off the GUI thread."""
        self._path = path
        self.setWindowTitle(f"{TITLE}: {path.name}")
        self.again.setEnabled(False)
        work = partial(_check, path)
        self._workbench.jobs.run(Job("Đang kiểm tra thể thức", work), self._on_checked, self._on_failed)

    def _fetch(self, ids: Sequence[str]) -> dict[str, Finding]:
        return {key: self._found[key] for key in ids if key in self._found}

    def _show(self, found: Sequence[Finding]) -> None:
        self._found = {str(number): each for number, each in enumerate(found)}
        self.table.set_ids(())
        self.table.set_ids(list(self._found))
        self.again.setEnabled(True)
        self._on_selection_changed()

    def _on_checked(self, found: list[Finding]) -> None:
        self._show(found)
        if found:
            self.messages.show_warning(
                f"Có {len(found)} chỗ chưa đúng thể thức; sửa trong Word rồi kiểm tra lại."
            )
            self.table.select_ids(["0"])
        else:
            self.messages.show_success(RIGHT)

    def _on_failed(self, error: UserError) -> None:
        self._show(())
        self.messages.show_error(error.sentence)

    def _on_selection_changed(self, _ids: object = None) -> None:
        chosen = [self._found[key] for key in self.table.selected_ids() if key in self._found]
        self.whole.setText(f"{chosen[0].place}: {chosen[0].sentence}" if chosen else "")

    def _on_again_clicked(self) -> None:
        if self._path is not None:
            self.check(self._path)

    def _on_other_clicked(self) -> None:
        dialog = open_dialog(self, TITLE, _FILTER)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self.check(Path(path))


def _check(path: Path, _progress: Progress) -> list[Finding]:
    return check_file(path)
