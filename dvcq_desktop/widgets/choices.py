# SPDX-License-Identifier: MIT
"""Fields with few values: a tick, a kind, several of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from dvcq_desktop.widgets.filters import FilterChip
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP

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

    @property
    def offered(self) -> tuple[object, ...]:
        """Return the values to pick from."""
        return tuple(self._values)

    def set_value(self, value: object) -> None:
        """Show a value without telling."""
        self._value = value
        self.setCurrentIndex(self._values.index(value))

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these values instead, and show the first one, without telling."""
        self._values = [value for value, _text in choices]
        self._value = self._values[0]
        self.clear()
        self.addItems([text for _value, text in choices])

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


class TicksField(QWidget):
    """Tick several of a list; their names stand below the button, in the order they were ticked.

    `none` is what stands there while nothing is ticked; where many are ticked, they need not be `listed`.
    """

    edited = Signal(object)  # tuple of ids

    def __init__(
        self, title: str, parent: QWidget | None = None, *, none: str = "", listed: bool = True
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._none = none
        self._is_listed = listed
        self._value: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        # Widgets
        self.chip = FilterChip(title, self)
        self._listed = plain_label(self)
        self._listed.setWordWrap(True)
        self._listed.setProperty("muted", True)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        # The chip's own direction is from right to left.
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        column.addWidget(self._listed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.chip)
        # Signals
        self.chip.changed.connect(self._on_chip_changed)

    @property
    def value(self) -> tuple[str, ...]:
        """Return the ids that are ticked."""
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these (id, name)."""
        self._names = dict(choices)
        self.chip.set_choices(choices)
        self.chip.set_selected(self._value)
        self._show()

    def set_value(self, ticked: Sequence[str] | None) -> None:
        """Show these as ticked without telling."""
        self._value = tuple(ticked or ())
        self.chip.set_selected(self._value)
        self._show()

    def flush(self) -> None:
        """Do nothing: a tick tells at once."""

    def _show(self) -> None:
        # The names stand below; a long one in the button would make the form wider than the page.
        self.chip.setText(f"{self._title} ({len(self._value)})" if self._value else self._title)
        named = "; ".join(self._names.get(one, "") for one in self._value) if self._is_listed else ""
        self._listed.setText(named if self._value else self._none)
        self._listed.setVisible(bool(self._listed.text()))

    def _on_chip_changed(self, selected: frozenset[str]) -> None:
        """Keep the order of those that were there, and put new ones behind them."""
        kept = [one for one in self._value if one in selected]
        fresh = [one for one in self._names if one in selected and one not in kept]
        self._value = (*kept, *fresh)
        self._show()
        self.edited.emit(self._value)
