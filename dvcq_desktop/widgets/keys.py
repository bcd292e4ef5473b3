# SPDX-License-Identifier: MIT
"""Keys that mean the same everywhere: Enter presses its button, cells have a menu, Ctrl+Home goes along."""
# ruff: noqa: N802 - the names of an object's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QToolButton

from dvcq_desktop.widgets.cell_typing import choose_cell
from dvcq_desktop.widgets.list_letters import OF_BOX
from dvcq_desktop.widgets.undoing import entering_form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HEARD = frozenset({QEvent.Type.KeyPress, QEvent.Type.ContextMenu})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
_EDITING = QAbstractItemView.State.EditingState
_CURSOR = QAbstractItemView.CursorAction
_FAR = {
    Qt.Key.Key_Home: _CURSOR.MoveHome,
    Qt.Key.Key_End: _CURSOR.MoveEnd,
    Qt.Key.Key_PageUp: _CURSOR.MovePageUp,
    Qt.Key.Key_PageDown: _CURSOR.MovePageDown,
}
_NEAR = {
    Qt.Key.Key_Up: _CURSOR.MoveUp,
    Qt.Key.Key_Down: _CURSOR.MoveDown,
    Qt.Key.Key_Left: _CURSOR.MoveLeft,
    Qt.Key.Key_Right: _CURSOR.MoveRight,
}


class SameKeys(QObject):
    """Watch what gets the keyboard, and give buttons, tables and trees their keys."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that is meant, and leave all others."""
        if event.type() not in _HEARD:
            # Most events of a view are none of these, and each is told to Python.
            return False
        if isinstance(watched, QAbstractItemView) and not watched.property(OF_BOX):
            return _is_menu_key(watched, event) or _is_far_key(watched, event)
        return (
            isinstance(watched, (QPushButton, QToolButton))
            and isinstance(event, QKeyEvent)
            and _press(watched, event)
        )

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Asked for again, Qt only moves the filter to the front.
        if isinstance(now, (QPushButton, QToolButton, QAbstractItemView)):
            now.installEventFilter(self)


def _press(button: QPushButton | QToolButton, event: QKeyEvent) -> bool:
    """Let Enter do what the space bar does; the last field of a new record keeps its own Enter."""
    if event.key() not in _ENTER_KEYS or event.modifiers() not in _PLAIN:
        return False
    takes_enter = getattr(entering_form(button), "takes_enter", None)
    if takes_enter is not None and takes_enter(button):
        return False
    if not event.isAutoRepeat():
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # What is pressed may be gone before it is let go.
            if shiboken6.isValid(button):
                space = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
                QCoreApplication.sendEvent(button, space)
    return True


def _is_menu_key(view: QAbstractItemView, event: QEvent) -> bool:
    """Open the menu of the current cell at that cell; not every system takes Shift+F10 for the menu's key."""
    by_key = (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_F10
        and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    )
    asked = isinstance(event, QContextMenuEvent) and event.reason() is QContextMenuEvent.Reason.Keyboard
    index = view.currentIndex()
    if not (by_key or asked) or not index.isValid() or view.state() is _EDITING:
        return False
    view.scrollTo(index)
    at = view.visualRect(index).center()
    viewport = view.viewport()
    pressed = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QCoreApplication.sendEvent(viewport, pressed)
    return True


def _is_far_key(view: QAbstractItemView, event: QEvent) -> bool:
    """Let what is chosen follow Ctrl+Home and the like: Qt leaves it behind, and Del would take it there.

    In tables of whole rows Ctrl and an arrow only go, as in the Explorer, to choose rows here and there.
    """
    if not isinstance(event, QKeyEvent) or view.state() is _EDITING:
        return False
    by_cell = view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectItems
    step = {**_FAR, **(_NEAR if by_cell else {})}.get(Qt.Key(event.key()))
    control = Qt.KeyboardModifier.ControlModifier
    if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != control:
        return False
    index = view.moveCursor(step, control)
    if index.isValid():
        choose_cell(view, index)
    return True
