# SPDX-License-Identifier: MIT
"""A line of text that suggests what was written there before; anything else may be typed as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.fields import LineEdit

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
        self.textEdited.connect(self._on_text_edited)

    @property
    def suggestions(self) -> list[str]:
        """Return what drops down for the words that stand in the line."""
        return self._matches.stringList()

    def set_suggestions(self, texts: Iterable[str]) -> None:
        """Suggest these texts, the likeliest first."""
        self._all = list(texts)
        self._on_text_edited(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Drop the suggestions with the arrow, as a list would; Enter in the list only takes one."""
        popup = self.completer().popup()
        is_open = popup is not None and popup.isVisible()
        if is_open and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if popup is not None and self.suggestions == [self.text()]:
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
