# SPDX-License-Identifier: MIT
"""What an empty page says: one sentence of what belongs here, and the button, seldom two, that starts it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, SECTION, SPACE


class EmptyPage(QWidget):
    """Show a sentence and a button in the middle of whatever it covers; a second for another way to begin."""

    action_requested = Signal()
    other_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.sentence = plain_label(self)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setProperty("muted", True)
        self.button = QPushButton(self)
        self.button.setProperty("primary", True)
        self.other = QPushButton(self)
        self.other.hide()
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(SECTION, GAP, SECTION, GAP)
        column.setSpacing(SPACE)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        # Signals
        self.button.clicked.connect(self._on_button_clicked)
        self.other.clicked.connect(self._on_other_clicked)

    def set_texts(self, sentence: str, verb: str = "", other: str = "") -> None:
        """Say what belongs here, and what the buttons do; without a verb there is no button."""
        self.sentence.setText(sentence)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.other.setText(other)
        self.other.setVisible(bool(other))

    def _on_button_clicked(self) -> None:
        self.action_requested.emit()

    def _on_other_clicked(self) -> None:
        self.other_requested.emit()
