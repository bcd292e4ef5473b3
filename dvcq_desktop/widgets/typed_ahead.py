# SPDX-License-Identifier: MIT
"""Keys pressed while a new record is being made: they are held, and go into its first field."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

# A record is made within a blink; past this the keyboard is hers again, whatever became of it.
_LONGEST_MS = 10_000
# Ask for a record: while one is on its way they come of a finger that stayed too long.
_ASKING = (
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_N),
    QKeyCombination(Qt.Key.Key_Insert),
)


class TypedAhead(QObject):
    """Hold what is typed between asking for a record and the moment its first field has the focus.

    Between `hold` and `give` the database writes and the page reads anew; without this, quick fingers type
    the first letters into the record before, or nowhere.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[QKeyEvent | QInputMethodEvent] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LONGEST_MS)
        self._timer.timeout.connect(self.drop)

    @property
    def is_holding(self) -> bool:
        """Tell whether keys are held at the moment."""
        return self._timer.isActive()

    def hold(self) -> None:
        """Hold all keys from now on."""
        application = QApplication.instance()
        if application is not None and not self.is_holding:
            application.installEventFilter(self)
            self._timer.start()

    def give(self) -> None:
        """Let the widget that has the focus, and those that get it by these keys, have what was held."""
        held = self._end()
        for event in held:
            focused = QApplication.focusWidget()
            if focused is not None:
                QApplication.sendEvent(focused, event)

    def drop(self) -> None:
        """Forget what was held: no record was made that it could go into."""
        self._end()

    def _end(self) -> list[QKeyEvent | QInputMethodEvent]:
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        held, self._held = self._held, []
        return held

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep a key from where it would go now; a click elsewhere says that she has gone on."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            # Accepted, it is no shortcut yet; it may become one when it is given.
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.keyCombination() not in _ASKING:
                self._held.append(_copied(event))
            return True
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._held.append(QInputMethodEvent(event))
            return True
        if kind == QEvent.Type.MouseButtonPress:
            self.drop()
        return False


def _copied(key: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        QEvent.Type.KeyPress, key.key(), key.modifiers(), key.text(), key.isAutoRepeat(), key.count()
    )
