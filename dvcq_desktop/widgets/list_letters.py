# SPDX-License-Identifier: MIT
"""Letters typed at a list of few values find in it, tones and đ aside."""
# ruff: noqa: N802 - the names of an object's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication, QWidget

OF_BOX = "list_of_box"
"""The property by which the open list of a box is known from tables and trees."""

_TYPING = frozenset({
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier,
})  # fmt: skip
# From one letter to the next of a word, for hands that look for the keys.
_PAUSE_MS = 1000


class ListLetters(QObject):
    """Watch which list of few values gets the keyboard, and find in it what is typed."""

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
        """Take the letters, and leave all other keys."""
        if event.type() == QEvent.Type.FocusOut and watched is self._box:
            self._end_typing()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        box = watched if isinstance(watched, QComboBox) else _box_of(watched)
        return box is not None and not box.isEditable() and self._find(box, event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Asked for again, Qt only moves the filter to the front.
        if isinstance(now, QComboBox) and not now.isEditable():
            now.installEventFilter(self)
            now.view().installEventFilter(self)
            now.view().setProperty(OF_BOX, True)

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
