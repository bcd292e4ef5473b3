# SPDX-License-Identifier: MIT
"""What a dialog gets when it is opened: letters for Alt, its buttons last for Tab, a place on the screen."""
# ruff: noqa: N802 - the names of an object's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog

from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.letters import give_dialog_letters
from dvcq_desktop.widgets.tab_order import put_buttons_last

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_IS_FITTED = "is_fitted"


class OpenedDialogs(QObject):
    """Look after each dialog of the program that is opened; its letters again with Alt, for words change."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again before a letter can follow, and where words of another length are laid out."""
        is_alt = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt
        looks = (is_alt and event.type() == QEvent.Type.KeyPress) or event.type() == QEvent.Type.LayoutRequest
        if looks and isinstance(watched, QDialog):
            give_dialog_letters(watched)
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        # Qt's own questions for files have letters of their own.
        if isinstance(dialog, QDialog) and not isinstance(dialog, QFileDialog):
            # Asked for again, Qt only moves the filter to the front.
            dialog.installEventFilter(self)
            give_dialog_letters(dialog)
            put_buttons_last(dialog)
            if not dialog.property(_IS_FITTED):
                dialog.setProperty(_IS_FITTED, True)
                fit_to_screen(dialog)
