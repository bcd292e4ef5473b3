# SPDX-License-Identifier: MIT
"""Ctrl+Z in a field: its own typing first, and where there is none the program's last action."""
# ruff: noqa: N802 - the names of a field's methods are Qt's

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

ENTERING = "entering"
"""The property of a form whose record is new: Ctrl+Z in it never reaches for what was done before."""


def leaves_to_window(field: QWidget, event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Tell whether a field should leave a key to the window's menu: it has nothing to undo or redo itself.

    Qt's fields claim the key before any menu sees it, also when they can do nothing with it.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undoes = event.matches(QKeySequence.StandardKey.Undo) and not undo
    redoes = event.matches(QKeySequence.StandardKey.Redo) and not redo
    return (undoes or redoes) and not is_entering(field)


def is_entering(field: QWidget) -> bool:
    """Tell whether a field belongs to a record that is not saved yet."""
    return entering_form(field) is not None


def entering_form(field: QWidget) -> QWidget | None:
    """Return the form of the record that is not saved yet to which a field belongs, if it does to one."""
    at: QWidget | None = field
    while at is not None and not at.property(ENTERING):
        at = at.parentWidget()
    return at


class Line(QLineEdit):
    """Edit one line; leaves undo and redo to the window where it has none of its own."""

    BESIDE_HINT: ClassVar[int] = 14  # what frame and margins take beside the hint

    _hints: tuple[str, ...] = ()

    def set_hints(self, *hints: str) -> None:
        """Show the first of these hints, the longest first, that there is room for."""
        self._hints = hints
        self._show_hint()

    def put_back(self, text: str) -> None:
        """Let Esc put back what stood here; Ctrl+Z brings the typing that it took again."""
        self.selectAll()
        self.insert(text)
        self.setCursorPosition(0)
        self.setModified(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a longer or shorter hint."""
        super().resizeEvent(event)
        if self._hints:
            self._show_hint()

    def _show_hint(self) -> None:
        room = self.width() - self.BESIDE_HINT
        fitting = (hint for hint in self._hints if self.fontMetrics().horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fitting, self._hints[-1]))

    def event(self, event: QEvent) -> bool:
        """Claim the key only for one's own typing."""
        if leaves_to_window(self, event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and self._join_pasted()
        ):
            return True
        return super().event(event)

    def _join_pasted(self) -> bool:
        """Paste several lines as one, as they are kept; tell whether there were several."""
        lines = QGuiApplication.clipboard().text().split("\n")
        if len(lines) == 1 or self.isReadOnly() or self.echoMode() is not QLineEdit.EchoMode.Normal:
            return False
        self.insert(" ".join(" ".join(lines).split()))
        return True

    def setClearButtonEnabled(self, enable: bool) -> None:
        """Name the button for those who hear the screen: Qt gives it a sign only."""
        super().setClearButtonEnabled(enable)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(button.accessibleName() or "Xóa chữ đã gõ")
