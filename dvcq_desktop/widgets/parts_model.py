# SPDX-License-Identifier: MIT
"""The rows and columns of a short table that is edited in place."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.points import points_text, read_points
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import Tone, shades

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_INDENT = "      "
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PartKind(Enum):
    """Say what a column holds."""

    TEXT = auto()
    FIGURE = auto()  # a number as it is written, which stands at the right
    POINTS = auto()
    TICK = auto()
    CHOICE = auto()


class PartColumn(NamedTuple):
    """A column: its value's name, its head, what it holds, how many letters wide (0: what is left)."""

    name: str
    title: str
    kind: PartKind = PartKind.TEXT
    width: int = 0
    tip: str = ""


class PartRow(NamedTuple):
    """A row: its key, its values, those that cannot be edited, how deep it is set in, whether bold.

    `warned` says by value's name what its cell shows instead, in the colour of what is still to be done.
    """

    key: str
    values: Mapping[str, Any]
    locked: frozenset[str] = frozenset()
    depth: int = 0
    is_bold: bool = False
    warned: Mapping[str, str] = {}


class PartsModel(QAbstractTableModel):
    """Show rows; what is typed is told, and written elsewhere."""

    edited = Signal(str, str, object)  # key, column's name, value
    refused = Signal(str)  # a sentence

    def __init__(self, columns: Sequence[PartColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[PartRow, ...] = ()
        self.choices: dict[str, Sequence[tuple[str, str]]] = {}
        self.is_locked = False

    def show_rows(self, rows: Sequence[PartRow], *, locked: bool) -> None:
        """Show rows; where the same ones stay, only what they say is told anew."""
        same = [each.key for each in rows] == [each.key for each in self.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.is_locked = tuple(rows), locked
        if not same:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        value = row.values.get(column.name)
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is PartKind.TICK and self._is_free(index):
            return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in {PartKind.POINTS, PartKind.FIGURE}:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and row.is_bold:
            font = QFont()
            font.setBold(True)
            return font
        warned = row.warned.get(column.name, "")
        if role == Qt.ItemDataRole.ForegroundRole and warned:
            return QColor(shades(Tone.SOON).ink)
        if role == Qt.ItemDataRole.ToolTipRole and column.kind is PartKind.TEXT:
            return plain_tooltip(warned or str(value or ""))
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            text = self._text(column, value)
            if warned and role == Qt.ItemDataRole.DisplayRole:
                text = warned
            indent = role == Qt.ItemDataRole.DisplayRole and column.width == 0 and row.depth
            return _INDENT * row.depth + text if indent else text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed, ticked or chosen, where it is something else than what stands there."""
        if not index.isValid() or index.row() >= len(self.rows):
            return False
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is PartKind.TICK:
            self.edited.emit(row.key, column.name, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            new = read_points(str(value)) if column.kind is PartKind.POINTS else tidy(str(value))
        except UserError as error:
            self.refused.emit(error.sentence)
            return False
        if new != (row.values.get(column.name) or (None if column.kind is PartKind.POINTS else "")):
            self.edited.emit(row.key, column.name, new)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be edited that are not locked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_locked or not self._is_free(index):
            return flags
        tick = self.columns[index.column()].kind is PartKind.TICK
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if tick else Qt.ItemFlag.ItemIsEditable)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].kind is PartKind.FIGURE:
            return _RIGHT
        return self.columns[section].tip if role == Qt.ItemDataRole.ToolTipRole else None

    def _is_free(self, index: Index) -> bool:
        return self.columns[index.column()].name not in self.rows[index.row()].locked

    def _text(self, column: PartColumn, value: Any) -> str:
        if column.kind is PartKind.POINTS:
            return points_text(value)
        if column.kind is PartKind.CHOICE:
            return next((text for code, text in self.choices.get(column.name, ()) if code == value), "")
        return "" if column.kind is PartKind.TICK else str(value or "")
