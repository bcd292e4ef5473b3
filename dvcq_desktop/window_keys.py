# SPDX-License-Identifier: MIT
"""Keys that nothing on the open page had a use for: Ctrl+S, Esc, and those of the page from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from dvcq_desktop.widgets.focus import back_to_rows, focus_inside

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from dvcq_desktop.main_window import MainWindow

_SAVE = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_S)


def take_key(window: MainWindow, event: QKeyEvent) -> bool:
    """Do what a key is for, where nothing inside of the window did; tell whether there was something.

    From outside of the open page, such as the bar of rooms, its keys work as its menu says.
    """
    if event.keyCombination() == _SAVE:
        _save_typed(window)
        return True
    screen, focused = window.current_screen, window.focusWidget()
    if focused is not None and not screen.isAncestorOf(focused) and _do_by_key(window, event):
        return True
    return event.key() == Qt.Key.Key_Escape and back_to_rows(focused)


def _save_typed(window: MainWindow) -> None:
    focused = window.focusWidget()
    if sentence := window.leave_room():
        window.message.show_warning(sentence)
    elif focused is not None and QApplication.focusWidget() is None:
        # Left, a field tells what was typed in it; she types on there.
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


def _do_by_key(window: MainWindow, event: QKeyEvent) -> bool:
    keys = QKeySequence(event.keyCombination())
    action = next((each for each in window.current_actions() if keys in each.shortcuts()), None)
    if action is None or not action.isEnabled():
        return False
    focus_inside(window.current_screen, anew=True)
    action.trigger()
    return True
