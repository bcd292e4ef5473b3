# SPDX-License-Identifier: MIT
"""F1 in dialogs, which keep the keys of the window below them away: each gets the key when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HAS_KEY = "has_help_key"


class HelpKey(QObject):
    """Tell that F1 was pressed in a dialog."""

    pressed = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and not dialog.property(_HAS_KEY):
            dialog.setProperty(_HAS_KEY, True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog).activated.connect(self.pressed)
