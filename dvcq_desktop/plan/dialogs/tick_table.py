# SPDX-License-Identifier: MIT
"""A table whose rows are taken or refused: a mark in the first column, a chip in the second."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView

from dvcq_desktop.widgets.columns import Chip
from dvcq_desktop.widgets.dressing import dress, show_chips
from dvcq_desktop.widgets.model import SORT_ROLE
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
_TICK, _CHIP = 0, 1


@dataclass(frozen=True)
class TickRow:
    """One row; `taken` is None where nothing is to be decided, `idle` where another refusal makes it moot."""

    key: str
    first: str
    chip: Chip
    rest: tuple[str, ...]
    taken: bool | None = True
    idle: bool = False


class TickModel(QAbstractTableModel):
    """Show rows, and tell which mark she changed."""

    ticked = Signal(str, bool)  # the row's key, whether it is taken

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._rows: list[TickRow] = []

    @property
    def rows(self) -> Sequence[TickRow]:
        """Return the rows."""
        return self._rows

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show rows; where they are the same ones in another state, the view stays where it is."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._headers) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == _TICK and row.taken is not None:
            return Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked
        if role == SORT_ROLE and column == _CHIP:
            return row.chip
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_texts(row)[column])
        if role == Qt.ItemDataRole.ForegroundRole and (row.idle or row.taken is False):
            return QColor(colours().muted)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a mark be set where there is something to decide."""
        found = super().flags(index)
        if index.column() == _TICK and self._rows[index.row()].taken is not None:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell a mark; whoever owns the rows shows them anew."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _TICK:
            return False
        self.ticked.emit(self._rows[index.row()].key, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def show_ticks(table: QTableView, model: TickModel, widths: Sequence[int]) -> None:
    """Give a view its model and the look of the program's tables; the last column takes the rest."""
    table.setModel(model)
    show_chips(table, _CHIP)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    dress(table, widths)


def _texts(row: TickRow) -> tuple[str, ...]:
    return (row.first, row.chip.text, *row.rest)
