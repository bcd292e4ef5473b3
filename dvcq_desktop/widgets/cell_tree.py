# SPDX-License-Identifier: MIT
"""A tree of rows whose cells are walked through and edited by keys, as in a sheet."""
# ruff: noqa: N802 - the names of a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class CellTree(QTreeView):
    """Go from cell to cell with Left and Right; Enter and F2 edit, Space ticks, none presses a button.

    Where the current cell cannot be edited, the first one of its row that can be is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.edit_cell)

    def edit_cell(self, index: QModelIndex) -> None:
        """Edit a cell, or the first one of its row that can be edited."""
        model = self.model()
        columns = (index.column(), *range(model.columnCount(index.parent())))
        for column in columns:
            cell = index.siblingAtColumn(column)
            if cell.isValid() and cell.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(cell)
                self.edit(cell)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that walk and edit."""
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and current.isValid():
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit_cell(current)
            event.accept()
        elif event.key() == Qt.Key.Key_Space and current.isValid():
            self._tick(current.siblingAtColumn(0))
            event.accept()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and current.isValid():
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            cell = current.siblingAtColumn(current.column() + step)
            if cell.isValid():
                self.setCurrentIndex(cell)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tick(self, cell: QModelIndex) -> None:
        """Tick a row or take its tick away, whichever of its cells is current."""
        if not cell.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return
        role = Qt.ItemDataRole.CheckStateRole
        ticked = Qt.CheckState(cell.data(role)) == Qt.CheckState.Checked
        self.model().setData(cell, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, role)
