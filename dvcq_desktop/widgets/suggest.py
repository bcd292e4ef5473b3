# SPDX-License-Identifier: MIT
"""A line of text that suggests what was written there before; anything else may be typed as well."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.fields import LineEdit
from dvcq_desktop.widgets.pick import press_again

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 12


class SuggestEdit(LineEdit):
    """Edit one line; while it is typed, the suggestions that hold the words drop down, tones aside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[str] = []
        self._matches = QStringListModel(self)
        completer = QCompleter(self._matches, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        self._popup.installEventFilter(self)
        self.textEdited.connect(self._on_text_edited)

    @property
    def _popup(self) -> QAbstractItemView:
        popup = self.completer().popup()
        assert popup is not None
        return popup

    @property
    def suggestions(self) -> list[str]:
        """Return what drops down for the words that stand in the line."""
        return self._matches.stringList()

    def set_value(self, text: str | None) -> None:
        """Fill the field without telling; a list that dropped for another text goes."""
        if (text or "") != self.text():
            self._popup.hide()
        super().set_value(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click beside the list do what it was meant for: Qt only closes the list with it."""
        popup = self.completer().popup()
        if (
            watched is popup
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
        ):
            if popup.rect().contains(event.position().toPoint()):
                return False
            popup.hide()
            press_again(event)
            return True
        return super().eventFilter(watched, event)

    def set_suggestions(self, texts: Iterable[str]) -> None:
        """Suggest these texts, the likeliest first."""
        self._all = list(texts)
        self._on_text_edited(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop the suggestions with the arrow, as a list would; Enter in the list only takes one."""
        popup = self._popup
        is_open = popup.isVisible()
        if is_open and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.suggestions == [self.text()]:
                # The list only repeats what stands there: the Enter is meant for the dialog.
                popup.hide()
                again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
                QCoreApplication.postEvent(self, again)
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Down and not is_open:
            self._on_text_edited(self.text() if self.text() != self._value else "")
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def _on_text_edited(self, typed: str) -> None:
        wanted = fold(typed)
        self._matches.setStringList([text for text in self._all if wanted in fold(text)][:_SHOWN])
