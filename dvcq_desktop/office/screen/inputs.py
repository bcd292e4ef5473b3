# SPDX-License-Identifier: MIT
"""The field that only the office has: the members of a group."""
# ruff: noqa: N802 - the names of a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
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
_SEARCHED_LETTERS = 20


class _TickView(QListView):
    """A list whose Space ticks all selected rows at once."""

    space_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space; Qt would tick the current row only."""
        if event.key() == Qt.Key.Key_Space and self.selectedIndexes():
            self.space_pressed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class MemberList(QWidget):
    """Tick the members of a group and order them; members stand first, in their order.

    Units that the search leaves out are not in the list at all, so that nothing ticks what she cannot see.
    """

    edited = Signal(object)  # tuple of ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, str]] = []
        self._members: tuple[str, ...] = ()
        self._filling = False
        # Widgets
        self.search = SearchBox("Tìm đơn vị", self, shortcut=False)
        self.model = QStandardItemModel(self)
        self.list = _TickView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName("Thành viên của nhóm")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LISTED_ROWS)
        letters = self.fontMetrics().averageCharWidth() * _SEARCHED_LETTERS
        self.search.setMinimumWidth(letters + self.fontMetrics().height() * 4)
        self.tick = QPushButton("Chọn tất cả đang hiện", self)
        self.untick = QPushButton("Bỏ chọn tất cả đang hiện", self)
        self.up = QPushButton("Lên", self)
        self.down = QPushButton("Xuống", self)
        # Assemble
        buttons = QGridLayout()
        buttons.setSpacing(GAP)
        for row, pair in enumerate(((self.tick, self.up), (self.untick, self.down))):
            for place, button in enumerate(pair):
                buttons.addWidget(button, row, place)
        buttons.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.search)
        # Signals
        self.model.itemChanged.connect(self._on_item_changed)
        self.search.search_changed.connect(self._on_search_changed)
        self.list.space_pressed.connect(self._on_space_pressed)
        self.tick.clicked.connect(self._on_tick_clicked)
        self.untick.clicked.connect(self._on_untick_clicked)
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
        chosen = {index.data(_ID_ROLE) for index in self.list.selectedIndexes()}
        search = self.search.text()
        names = dict(self._choices)
        offered = [one for one in self._members if one in names]
        offered += [one for one, _name in self._choices if one not in self._members]
        self.model.clear()
        for one in offered:
            if not matches(search, names[one]):
                continue
            item = QStandardItem(names[one])
            item.setCheckable(True)
            item.setData(one, _ID_ROLE)
            ticked = one in self._members
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.model.appendRow(item)
            if one == current:
                flags = QItemSelectionModel.SelectionFlag
                self.list.selectionModel().setCurrentIndex(item.index(), flags.NoUpdate)
            if one in chosen:
                self.list.selectionModel().select(item.index(), QItemSelectionModel.SelectionFlag.Select)
        self._filling = False

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
        self._tell(self._with([one], ticked=item.checkState() is Qt.CheckState.Checked))

    def _with(self, ids: Sequence[str], *, ticked: bool) -> tuple[str, ...]:
        """Return the members with these ones at the end, or without them."""
        if ticked:
            return (*self._members, *(one for one in ids if one not in self._members))
        return tuple(member for member in self._members if member not in ids)

    def _set_ticked(self, items: Sequence[QStandardItem], *, ticked: bool) -> None:
        """Tick or untick several units as one edit."""
        self._filling = True
        for item in items:
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False
        self._tell(self._with([str(item.data(_ID_ROLE)) for item in items], ticked=ticked))

    def _shown(self) -> list[QStandardItem]:
        return [self.model.item(row) for row in range(self.model.rowCount())]

    def _on_space_pressed(self) -> None:
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        items = [self.model.item(row) for row in rows]
        self._set_ticked(items, ticked=any(item.checkState() is not Qt.CheckState.Checked for item in items))

    def _on_tick_clicked(self) -> None:
        self._set_ticked(self._shown(), ticked=True)

    def _on_untick_clicked(self) -> None:
        self._set_ticked(self._shown(), ticked=False)

    def _on_search_changed(self, _text: str) -> None:
        self._fill()

    def _on_up_clicked(self) -> None:
        self._move(-1)

    def _on_down_clicked(self) -> None:
        self._move(+1)
