# SPDX-License-Identifier: MIT
"""The search box of a page: searches as one types, after a breath."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dvcq_desktop.widgets.theme import icon
from dvcq_desktop.widgets.undoing import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

DEBOUNCE_MS = 150


class SearchBox(Line):
    """Emit what to search for once typing pauses; Esc empties it.

    `shortcut` tells that Ctrl+F comes here: the frame's menu takes the key and asks the room.
    """

    BESIDE_HINT = 40  # the sign too

    search_changed = Signal(str)
    entered = Signal()  # Enter: she has searched, and wants what is found
    given_up = Signal()  # Esc took away what was searched for

    def __init__(self, hint: str = "Tìm", parent: QWidget | None = None, *, shortcut: bool = True) -> None:
        super().__init__(parent)
        self.set_hints(*[f"{hint} (Ctrl+F)"] * shortcut, hint)
        self.setToolTip(f"{hint} (Ctrl+F); Enter hoặc ↓: xuống bảng" if shortcut else hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        sign = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText("Tìm")
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        # Signals
        self.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self.search_now)

    def minimumSizeHint(self) -> QSize:
        """Keep room for the hint."""
        least = self.fontMetrics().horizontalAdvance(self._hints[-1]) + self.BESIDE_HINT
        return QSize(least, super().minimumSizeHint().height())

    def search_now(self) -> None:
        """Emit without waiting, if anything changed."""
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.search_changed.emit(self._last)

    def take_focus(self) -> None:
        """Put the cursor here, with what was searched for selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box with Esc, search at once with Enter; an empty box leaves Esc to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.given_up.emit()
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.search_now()
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self.search_now()
