# SPDX-License-Identifier: MIT
"""What a pasted list would add and what not, before it is added in one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.pasting import PastedRow

_WIDTH, _HEIGHT = 60, 18  # in letters and lines


class PasteDialog(QDialog):
    """List the rows of a pasted list, those refused with their reason first."""

    chosen = Signal(object)  # tuple of the values of each record

    def __init__(
        self, noun: str, rows: Sequence[PastedRow], order: str, parent: QWidget, *, is_lone: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Thêm {noun} từ danh sách")
        self._values = tuple(row.values for row in rows if not row.refusal)
        refused = [row for row in rows if row.refusal]
        # Widgets
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setText(
            f"Nội dung đã sao chép chỉ có một ô. Nếu đúng là tên {noun} thì bấm “Thêm 1 {noun}”."
            if is_lone
            else f"Thêm {len(self._values)} {noun}; {len(refused)} dòng không thêm được."
            f" Không có dòng tiêu đề thì các cột theo thứ tự: {order}."
        )
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setAccessibleName("Các dòng trong danh sách")
        self.list.setMinimumSize(
            self.fontMetrics().averageCharWidth() * _WIDTH, self.fontMetrics().height() * _HEIGHT
        )
        self.list.setPlainText("\n".join(_lines(rows, refused)))
        buttons = QDialogButtonBox(self)
        stay = buttons.addButton("Thôi", QDialogButtonBox.ButtonRole.RejectRole)
        self.add = buttons.addButton(
            f"Thêm {len(self._values)} {noun}", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.add.setProperty("primary", True)
        self.add.setEnabled(bool(self._values))
        # A lone text may be any that was copied for another place.
        usual = stay if is_lone or not self._values else self.add
        usual.setDefault(True)
        # Assemble
        column = QVBoxLayout(self)
        for widget in (self.sentence, self.list, buttons):
            column.addWidget(widget)
        usual.setFocus()
        # Signals
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)

    def _on_accepted(self) -> None:
        self.chosen.emit(self._values)
        self.accept()


def _lines(rows: Sequence[PastedRow], refused: Sequence[PastedRow]) -> list[str]:
    lines = []
    if refused:
        lines.append("Không thêm:")
        lines += [f"  Dòng {row.row} “{row.text}”: {row.refusal}" for row in refused]
        lines.append("")
    if len(refused) < len(rows):
        lines.append("Sẽ thêm:")
        lines += [f"  Dòng {row.row}: {row.text}" for row in rows if not row.refusal]
    return lines
