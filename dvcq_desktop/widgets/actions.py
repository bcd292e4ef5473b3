# SPDX-License-Identifier: MIT
"""How pages and rooms make what their menus offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton, QWidget


def make_action(
    page: QWidget, text: str, icon_name: str, step: Callable[[], object], keys: str = ""
) -> QAction:
    """Return an action of a page or room, whose keys work while it has the keyboard."""
    action = QAction(text, page)
    if icon_name:
        action.setIcon(icon(icon_name))
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(step)
    page.addAction(action)
    return action


def on_rows(action: QAction, keys: str, *views: QWidget) -> QAction:
    """Give an action keys that work while one of these views has the keyboard, and never in a field."""
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for view in views:
        view.addAction(action)
    return action


def take_with_ctrl_enter(dialog: QWidget, button: QAbstractButton) -> None:
    """Let Ctrl+Enter press a dialog's main button, whichever of its fields has the keyboard."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QShortcut(QKeySequence(Qt.Modifier.CTRL | key), dialog).activated.connect(button.click)
    if not button.toolTip():
        button.setToolTip("Ctrl+Enter")
