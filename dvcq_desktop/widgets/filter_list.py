# SPDX-License-Identifier: MIT
"""The list of values that drops from a filter's chip."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QVBoxLayout, QWidget

from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.fitting import fitted_into
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.theme import GAP, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_SEARCHED_OVER = 12
_LEAST_WIDTH, _MOST_WIDTH = 160, 760
_VALUE_ROLE = int(Qt.ItemDataRole.UserRole)


class FilterList(QFrame):
    """Let values be ticked; stays open meanwhile."""

    ticked = Signal(object)  # frozenset of values

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._filling = False
        # Widgets
        self._search = SearchBox("Tìm", self, shortcut=False)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(title)
        # Assemble
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._search)
        column.addWidget(self._list)
        # Signals
        self._search.search_changed.connect(self._on_search_changed)
        self._model.itemChanged.connect(self._on_item_changed)
        self._list.clicked.connect(self._on_list_clicked)

    def open_with(self, choices: Sequence[tuple[str, str]], selected: frozenset[str], at: QPoint) -> None:
        """Show the choices with these ticks, at a place of the screen."""
        self._fill(choices, selected)
        self._search.clear()
        self._search.setVisible(len(choices) > _SEARCHED_OVER)
        room = self._room_at(at)
        width = self._list.sizeHintForColumn(0) + 4 * SPACE
        # Just the rows: a list's own hint leaves an empty tail under a few of them.
        rows = min(len(choices), _SEARCHED_OVER)
        most = min(_MOST_WIDTH, room.width() - 2 * SPACE)
        self._list.setFixedSize(min(max(width, _LEAST_WIDTH), most), self._row_height * rows + 2)
        self._elide()
        self.adjustSize()
        self.setGeometry(fitted_into(QRect(at, self.size()), room, QMargins()))
        self.show()
        (self._search if len(choices) > _SEARCHED_OVER else self._list).setFocus()
        self._list.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Enter, as with Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        else:
            super().keyPressEvent(event)

    def _room_at(self, at: QPoint) -> QRect:
        screen = QGuiApplication.screenAt(at) or self.screen()
        return screen.availableGeometry()

    def _elide(self) -> None:
        """Let a row too long for the list lose its middle: behind a name may stand why it is not ticked."""
        room = self._list.width() - self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            if item.sizeHint().width() > room:
                item.setSizeHint(QSize(room, self._row_height))
                item.setToolTip(plain_tooltip(item.text()))

    @property
    def _row_height(self) -> int:
        return self.fontMetrics().height() + SPACE + GAP

    def _fill(self, choices: Sequence[tuple[str, str]], selected: frozenset[str]) -> None:
        self._filling = True
        self._model.clear()
        for value, text in choices:
            item = QStandardItem(text)
            item.setCheckable(True)
            item.setSizeHint(QSize(self.fontMetrics().horizontalAdvance(text) + 4 * SPACE, self._row_height))
            item.setData(value, _VALUE_ROLE)
            item.setCheckState(Qt.CheckState.Checked if value in selected else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self._filling = False

    def _on_search_changed(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self._model.rowCount()):
            self._list.setRowHidden(row, wanted not in fold(self._model.item(row).text()))

    def _on_list_clicked(self, index: QModelIndex) -> None:
        """Tick by a click on the words too; a click on the box itself is Qt's own."""
        box = self._list.visualRect(index)
        at = self._list.viewport().mapFromGlobal(QCursor.pos())
        if at.x() - box.left() > box.height():
            item = self._model.itemFromIndex(index)
            checked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def _on_item_changed(self, _item: QStandardItem) -> None:
        if self._filling:
            return
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        checked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        self.ticked.emit(frozenset(str(item.data(_VALUE_ROLE)) for item in checked))
