# SPDX-License-Identifier: MIT
"""The field that only the office has: the members of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.text.listing import matches, moved
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_LISTED_ROWS = 8


class MemberList(QWidget):
    """Tick the members of a group and order them; members stand first, in their order."""

    edited = Signal(object)  # tuple of ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, str]] = []
        self._members: tuple[str, ...] = ()
        self._filling = False
        # Widgets
        self.search = SearchBox("Tìm đơn vị", self, shortcut=False)
        self.model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LISTED_ROWS)
        self.up = QPushButton("Lên", self)
        self.down = QPushButton("Xuống", self)
        # Assemble
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.search, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        # Signals
        self.model.itemChanged.connect(self._on_item_changed)
        self.search.search_changed.connect(self._on_search_changed)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)

    @property
    def value(self) -> tuple[str, ...]:
        """Return the ids of the members in their order."""
        return self._members

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these units (id, name)."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._fill()

    def set_value(self, members: Sequence[str]) -> None:
        """Show the members without telling."""
        self._members = tuple(members)
        self._fill()

    def flush(self) -> None:
        """Do nothing: a tick tells at once."""

    def _fill(self) -> None:
        self._filling = True
        current = self.list.currentIndex().data(_ID_ROLE)
        names = dict(self._choices)
        offered = [one for one in self._members if one in names]
        offered += [one for one, _name in self._choices if one not in self._members]
        self.model.clear()
        for one in offered:
            item = QStandardItem(names[one])
            item.setCheckable(True)
            item.setData(one, _ID_ROLE)
            ticked = one in self._members
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.model.appendRow(item)
            if one == current:
                self.list.setCurrentIndex(item.index())
        self._filling = False
        self._on_search_changed(self.search.text())

    def _tell(self, members: tuple[str, ...]) -> None:
        if members != self._members:
            self._members = members
            self.edited.emit(members)

    def _move(self, step: int) -> None:
        chosen = {str(index.data(_ID_ROLE)) for index in self.list.selectedIndexes()}
        self._tell(tuple(moved(self._members, chosen & set(self._members), step)))
        self._fill()

    def _on_item_changed(self, item: QStandardItem) -> None:
        if self._filling:
            return
        one = str(item.data(_ID_ROLE))
        kept = tuple(member for member in self._members if member != one)
        self._tell((*kept, one) if item.checkState() is Qt.CheckState.Checked else kept)

    def _on_search_changed(self, text: str) -> None:
        for row in range(self.model.rowCount()):
            self.list.setRowHidden(row, not matches(text, self.model.item(row).text()))

    def _on_up_clicked(self) -> None:
        self._move(-1)

    def _on_down_clicked(self) -> None:
        self._move(+1)
