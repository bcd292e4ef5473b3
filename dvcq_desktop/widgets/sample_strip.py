# SPDX-License-Identifier: MIT
"""The strip that stands above everything while made-up data is shown: it cannot be closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, Tone, shades

_WORDS = "DỮ LIỆU MẪU · Người và số liệu ở đây là bịa ra để xem thử, không phải của cơ quan bạn."


class SampleStrip(QFrame):
    """Say that the data is made up; `left` when she goes back to her own, where there is a way back."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Widgets
        self.words = QLabel(_WORDS, self)
        self.words.setWordWrap(True)
        self.button = QPushButton("&Về dữ liệu của mình", self)
        self.button.setAutoDefault(True)
        # Assemble
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.setSpacing(SPACE)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        ink = shades(Tone.SOON)
        self.setObjectName("sampleStrip")
        self.setStyleSheet(
            f"#sampleStrip {{ background: {ink.paper}; border-bottom: 2px solid {ink.ink}; }}"
            f"#sampleStrip QLabel {{ color: {ink.ink}; font-weight: 600; }}"
        )
        self.setAccessibleName(_WORDS)
        self.button.hide()
        # Signals
        self.button.clicked.connect(self.left)

    def offer_way_back(self) -> None:
        """Show the button back to her own file."""
        self.button.show()
