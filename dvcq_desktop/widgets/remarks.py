# SPDX-License-Identifier: MIT
"""What must be looked at in a record, below its forms: as much as there is room for, the rest by a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.theme import GAP, MARGIN, Tone, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = (520, 320)


class RemarksPane(QWidget):
    """Show remarks; `opened` hands over the dialog that lists them all."""

    opened = Signal(object)  # QDialog

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[str, ...] = ()
        # Widgets
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAccessibleName("Lưu ý")
        self.more = QToolButton(self)
        self.more.setProperty("link", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        # Assemble
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.label, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        # Signals
        self.more.clicked.connect(self.show_all)

    def text(self) -> str:
        """Return what is seen."""
        return self.label.text()

    def tell(self, remarks: Sequence[str], most: int) -> None:
        """Show other remarks, at most so many of them; nothing where there are none."""
        self._told = tuple(remarks)
        ink = shades(Tone.SOON)
        self.label.setStyleSheet(f"color: {ink.ink}; background: {ink.paper}; padding: 4px;")
        self.fit(most)
        self.setVisible(bool(remarks))

    def fit(self, most: int) -> None:
        """Show so many remarks as leave room for the forms, and a link to the others."""
        left = len(self._told) - most
        self.label.setText("\n".join(f"Lưu ý: {remark}" for remark in self._told[:most]))
        self.label.setAccessibleDescription("\n".join(self._told))
        self.more.setText(f"Xem cả {len(self._told)} lưu ý")
        self.more.setVisible(left > 0)

    def show_all(self) -> None:
        """List all remarks."""
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Lưu ý")
        dialog.resize(*_SIZE)
        every = QListWidget(dialog)
        every.setAccessibleName("Các lưu ý")
        every.setWordWrap(True)
        every.setSpacing(GAP // 2)
        every.addItems(self._told)
        every.setCurrentRow(0)
        buttons = QDialogButtonBox(dialog)
        close = buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(every)
        column.addWidget(buttons)
        buttons.rejected.connect(dialog.reject)
        dialog.open()
        every.setFocus()
        self.opened.emit(dialog)
