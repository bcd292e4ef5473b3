# SPDX-License-Identifier: MIT
"""Fields with few values: a tick, a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent


class Tick(QCheckBox):
    """Say yes or no; emits what a person chose."""

    edited = Signal(object)  # bool

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._on_clicked)

    @property
    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not, without telling."""
        self.setChecked(bool(value))

    def flush(self) -> None:
        """Do nothing: a click tells at once."""

    def _on_clicked(self) -> None:
        self.edited.emit(self.isChecked())


class KindBox(QComboBox):
    """Pick exactly one of a few values; emits the value that a person picked."""

    edited = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [value for value, _text in choices]
        self._value: object = self._values[0]
        self.addItems([text for _value, text in choices])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> object:
        """Return the value picked."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without telling."""
        self._value = value
        self.setCurrentIndex(self._values.index(value))

    def flush(self) -> None:
        """Tell a value reached by the keys of the closed list."""
        self._on_activated(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: scrolling a form must not change what it holds."""
        event.ignore()

    def _on_activated(self, place: int) -> None:
        if self._values[place] != self._value:
            self._value = self._values[place]
            self.edited.emit(self._value)
