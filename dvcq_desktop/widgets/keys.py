# SPDX-License-Identifier: MIT
"""Keys that mean the same everywhere: Enter presses its button, letters find in lists, cells have a menu."""
# ruff: noqa: N802 - the names of an object's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPushButton, QToolButton

from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.cell_typing import choose_cell
from dvcq_desktop.widgets.undoing import entering_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication, QWidget

_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HEARD = frozenset({QEvent.Type.KeyPress, QEvent.Type.ContextMenu})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
_TYPING = frozenset({*_PLAIN, Qt.KeyboardModifier.ShiftModifier})
# From one letter to the next of a word, for hands that look for the keys.
_PAUSE_MS = 1000
_OF_BOX = "list_of_box"
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
    """Watch what gets the keyboard, and give buttons, lists of few values, tables and trees their keys."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = ""
        self._box: QComboBox | None = None
        self._began_at = -1
        # The open list tells what is picked from it by itself.
        self._is_told_by_qt = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._end_typing)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that is meant, and leave all others."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and watched is self._box:
            self._end_typing()
        if kind not in _HEARD:
            # Most events of a view are none of these, and each is told to Python.
            return False
        if isinstance(watched, QAbstractItemView) and not watched.property(_OF_BOX):
            return _is_menu_key(watched, event) or _is_far_key(watched, event)
        if not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, (QPushButton, QToolButton)):
            return self._press(watched, event)
        if isinstance(watched, QComboBox):
            return not watched.isEditable() and self._find(watched, event)
        box = _box_of(watched)
        return box is not None and not box.isEditable() and self._find(box, event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Asked for again, Qt only moves the filter to the front.
        if isinstance(now, (QPushButton, QToolButton)):
            now.installEventFilter(self)
        elif isinstance(now, QComboBox) and not now.isEditable():
            now.installEventFilter(self)
            now.view().installEventFilter(self)
            now.view().setProperty(_OF_BOX, True)
        elif isinstance(now, QAbstractItemView):
            now.installEventFilter(self)

    def _press(self, button: QPushButton | QToolButton, event: QKeyEvent) -> bool:
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

    def _find(self, box: QComboBox, event: QKeyEvent) -> bool:
        """Go to the value that begins as is typed, tones and đ aside; the box tells after a pause."""
        text = event.text()
        if event.modifiers() not in _TYPING or not text.isprintable() or not text:
            return False
        if box is not self._box:
            self._end_typing()
            self._began_at = box.currentIndex()
        if not self._typed and text.isspace():
            # It opens the list.
            return False
        self._box, self._typed = box, self._typed + text
        self._pause.start()
        self._is_told_by_qt = box.view().isVisible()
        at = box.view().currentIndex().row() if self._is_told_by_qt else box.currentIndex()
        place = _place_of(self._typed, [box.itemText(row) for row in range(box.count())], at)
        if place is not None and self._is_told_by_qt:
            index = box.model().index(place, box.modelColumn(), box.rootModelIndex())
            box.view().setCurrentIndex(index)
        elif place is not None:
            box.setCurrentIndex(place)
        return True

    def _end_typing(self) -> None:
        box, self._box, self._typed = self._box, None, ""
        self._pause.stop()
        if box is None or self._is_told_by_qt or not shiboken6.isValid(box):
            return
        if box.currentIndex() != self._began_at:
            box.activated.emit(box.currentIndex())


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


def _box_of(view: QObject) -> QComboBox | None:
    """Return the box whose list this is."""
    frame = view.parent()
    box = frame.parent() if frame is not None else None
    return box if isinstance(box, QComboBox) else None


def _place_of(typed: str, texts: Sequence[str], at: int) -> int | None:
    """Return the text that begins so, or one word of which does; one letter again and again goes on."""
    wanted, again = fold(typed), len(typed) > 1 and len(set(fold(typed))) == 1
    order = [*range(at, len(texts)), *range(at)] if at > 0 else list(range(len(texts)))
    folded = [fold(text) for text in texts]
    found = next((place for place in order if folded[place].startswith(wanted)), None)
    if found is None and again:
        return next((place for place in (*order[1:], at) if folded[place].startswith(wanted[0])), None)
    if found is not None and len(typed) == 1 and found == at:
        # A letter typed anew goes on to the next one that begins with it.
        return next((place for place in order[1:] if folded[place].startswith(wanted)), at)
    if found is None:
        found = next((place for place in order if f" {wanted}" in folded[place]), None)
    return found
