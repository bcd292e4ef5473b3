# SPDX-License-Identifier: MIT
"""What was being typed when the program ended on its own: shown, to be copied back where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import MARGIN, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.widgets.drafts import Draft

_SAID = (
    "Lần trước chương trình tắt khi những chữ dưới đây chưa được lưu. Bấm “Chép”, mở lại chỗ đã gõ rồi dán"
    " (Ctrl+V); đóng hộp này bằng “Bỏ hết” khi không cần nữa."
)
_LETTERS, _LINES = 100, 4


class DraftsDialog(QDialog):
    """Show each text with its place; accepted means that they may be thrown away."""

    def __init__(self, drafts: Sequence[Draft], parent: QWidget) -> None:
        super().__init__(parent)
        self._copy_buttons: list[QPushButton] = []
        self.setWindowTitle("Chữ đang gõ lần trước")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Widgets
        said = plain_label(self)
        said.setText(_SAID)
        said.setWordWrap(True)
        held = QWidget(self)
        self._rows = QVBoxLayout(held)
        self._rows.setSpacing(SPACE)
        for draft in drafts:
            self._add(draft, held)
        self._rows.addStretch(1)
        scrolled = QScrollArea(self)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(held)
        buttons = QDialogButtonBox(self)
        later = buttons.addButton("Để sau", QDialogButtonBox.ButtonRole.RejectRole)
        forget = buttons.addButton("Bỏ hết", QDialogButtonBox.ButtonRole.AcceptRole)
        forget.setAutoDefault(False)
        later.setDefault(True)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(said)
        column.addWidget(scrolled, 1)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _LETTERS, metrics.lineSpacing() * (_LINES + 4) * 3)
        # Signals
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def copy_buttons(self) -> tuple[QPushButton, ...]:
        """Return the button of each text, in their order."""
        return tuple(self._copy_buttons)

    def _add(self, draft: Draft, parent: QWidget) -> None:
        place = plain_label(parent)
        place.setText(draft.place)
        place.setWordWrap(True)
        copy = QPushButton("Chép", parent)
        copy.setAutoDefault(False)
        copy.setAccessibleName(f"Chép {draft.place}")
        copy.setProperty("draft", draft.text)
        copy.clicked.connect(self._on_copy_clicked)
        text = QPlainTextEdit(draft.text, parent)
        text.setReadOnly(True)
        text.setAccessibleName(draft.place)
        text.setFixedHeight(self.fontMetrics().lineSpacing() * (_LINES + 1))
        head = QHBoxLayout()
        head.addWidget(place, 1)
        head.addWidget(copy)
        self._rows.addLayout(head)
        self._rows.addWidget(text)
        self._copy_buttons.append(copy)

    def _on_copy_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        QGuiApplication.clipboard().setText(str(button.property("draft")))
        button.setText("Đã chép")
