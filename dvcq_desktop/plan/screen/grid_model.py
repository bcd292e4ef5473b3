# SPDX-License-Identifier: MIT
"""The table model of the grid: it holds no more than which tasks and units are shown, cells are looked up."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dvcq_desktop.plan.grid import Axes, Cell, Grid, ended_sentence, has_ended
from dvcq_desktop.plan.grid_words import cell_sentence, cell_text
from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dvcq_desktop.plan.grid import GridRow

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_ROLE = CELL_ROLE + 1
OWED_ROLE = CELL_ROLE + 2
ENDED_ROLE = CELL_ROLE + 3
LACKS_ROLE = CELL_ROLE + 4

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NO_DAY = "chưa có thời hạn"


class GridModel(QAbstractTableModel):
    """Show the parts of units: a row for each task, a column for each unit."""

    typed = Signal(object, str)  # QModelIndex, what was typed into its cell

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.grid = Grid(today().year, today())
        self.axes = Axes()
        self._owed: Mapping[str, int] = Counter()

    def show_grid(self, grid: Grid, axes: Axes, owed: Mapping[str, int]) -> None:
        """Show a grid; where the same tasks and units stay, only what the cells say is told anew."""
        same = axes == self.axes
        if not same:
            self.beginResetModel()
        self.grid, self.axes, self._owed = grid, axes, owed
        if not same:
            self.endResetModel()
        elif axes.tasks:
            rows, columns = len(axes.tasks) - 1, len(axes.units) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(rows, columns))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows)

    def place_of(self, task: str, unit: str) -> QModelIndex:
        """Return the index of a task and a unit, none where one of them is not shown."""
        if task not in self.axes.tasks or unit not in self.axes.units:
            return QModelIndex()
        return self.index(self.axes.tasks.index(task), self.axes.units.index(unit))

    def key_of(self, index: Index) -> tuple[str, str]:
        """Return the task and the unit of a place."""
        return self.axes.tasks[index.row()], self.axes.units[index.column()]

    def cell(self, index: Index) -> Cell | None:
        """Return what stands at a place, None where the unit owes nothing of the task."""
        if not index.isValid():
            return None
        return self.grid.cell(*self.key_of(index))

    def row(self, row: int) -> GridRow | None:
        """Return the task of a row with all its cells."""
        return self.grid.rows.get(self.axes.tasks[row]) if 0 <= row < len(self.axes.tasks) else None

    def lacks(self, task: str) -> int:
        """Return how many units of its group have no part of a task yet."""
        return len(self.grid.lacking.get(task, ()))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the tasks."""
        return 0 if parent.isValid() else len(self.axes.tasks)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the units."""
        return 0 if parent.isValid() else len(self.axes.units)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, or the cell itself (CELL_ROLE)."""
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._sentence(index, cell)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(cell, self.grid.year)
            case Qt.ItemDataRole.EditRole:
                return "" if cell.on is None else cell_text(cell, self.grid.year, whole_day=True)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a unit with what it owes, or a task with how many units have done their part."""
        if orientation == Qt.Orientation.Horizontal:
            return self._unit_data(section, role) if 0 <= section < len(self.axes.units) else None
        row = self.row(section)
        return self._task_data(row, role) if row else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be typed into where the unit owes a part."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index) is not None else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed into a cell, unless it is what stood there."""
        if role != Qt.ItemDataRole.EditRole or self.cell(index) is None:
            return False
        if str(value).strip() == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.typed.emit(self.index(index.row(), index.column()), str(value))
        return True

    def _unit_data(self, section: int, role: int) -> Any:
        directory = self.grid.directory
        unit = directory.units_by_id[self.axes.units[section]]
        owed = self._owed.get(unit.id, 0)
        ended = has_ended(unit, self._today())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return unit.called
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = ended_sentence(unit, directory) if ended else _owes(owed)
                return plain_tooltip(f"{unit.name}\n{said}")
        if role == OWED_ROLE:
            return owed
        return ended if role == ENDED_ROLE else None

    def _task_data(self, row: GridRow, role: int) -> Any:
        if role == ROW_ROLE:
            return row
        if role == LACKS_ROLE:
            return self.lacks(row.task.id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.task.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                due = row.task.schedule.label or _NO_DAY
                cited = f" ({row.task.source_labels})" if row.task.source_labels else ""
                lacks = f"\n{lacks_words(count)}" if (count := self.lacks(row.task.id)) else ""
                said = f"{row.task.title}{cited}\nThời hạn: {due}\nĐã xong: {row.share}{lacks}"
                return plain_tooltip(said)
        return None

    def _sentence(self, index: Index, cell: Cell | None) -> str:
        if not index.isValid():
            return ""
        task, unit = self.key_of(index)
        row = self.grid.rows.get(task)
        said = cell_sentence(cell) if cell else "Không có phần việc trong nhiệm vụ này"
        name = self.grid.directory.unit_name(unit)
        return plain_tooltip(f"{name}: {said}\n{row.task.title if row else ''}")


def lacks_words(count: int) -> str:
    """Say that units of the group have no part of a task yet."""
    return f"Thiếu {count} đơn vị của nhóm"


def _owes(count: int) -> str:
    return f"Còn nợ {count} nhiệm vụ" if count else "Không còn nợ nhiệm vụ nào"
