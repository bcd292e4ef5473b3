# SPDX-License-Identifier: MIT
"""A list of models to be ticked, with the ways to tick all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_KEY = int(Qt.ItemDataRole.UserRole)
_ROWS = 14
_LETTERS = 80


class TickList(QWidget):
    """Show what can be ticked as (key, name), some of it `chosen` from the start."""

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        chosen: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # Widgets
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        for key, text in choices:
            item = QListWidgetItem(text, self.list)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
            item.setToolTip(plain_tooltip(text))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(1)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMinimumHeight(self.fontMetrics().height() * _ROWS)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        every, none = QPushButton("Chọn tất cả", self), QPushButton("Bỏ chọn tất cả", self)
        for button in (every, none):
            button.setAutoDefault(False)
        # Assemble
        row = QHBoxLayout()
        row.addWidget(every)
        row.addWidget(none)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.list)
        column.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.list)
        # Signals
        every.clicked.connect(self.tick_all)
        none.clicked.connect(self.tick_none)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the keys of what is ticked, in the list's order."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)

    def tick_all(self) -> None:
        """Tick every row."""
        self._tick(Qt.CheckState.Checked)

    def tick_none(self) -> None:
        """Take every tick away."""
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(state)
