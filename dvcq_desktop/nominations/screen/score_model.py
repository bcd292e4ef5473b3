# SPDX-License-Identifier: MIT
"""The table model of scores: what stands where is the sheet's, the figures are the live ones."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.score_sheet import CARD, MOST, RANK, REMARK, TOTAL
from dvcq_desktop.nominations.scorecards import points_refusal
from dvcq_desktop.text.points import read_points
from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from dvcq_desktop.nominations.appraisals import Cell
    from dvcq_desktop.nominations.live import LiveScores
    from dvcq_desktop.nominations.score_sheet import Line, Sheet
    from dvcq_desktop.nominations.scorecards import Criterion

BELOW_ROLE = int(Qt.ItemDataRole.UserRole)
LINE_ROLE = BELOW_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROLES = frozenset({
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ToolTipRole,
})  # fmt: skip
_DERIVED = frozenset({RANK, TOTAL, CARD, MOST})
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


class ScoreModel(QAbstractTableModel):
    """Show a sheet of scores; what is typed is told, and written elsewhere."""

    typed = Signal(int, int, str)  # row, column, what was typed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.live: LiveScores | None = None
        self.is_frozen = False
        self._bold = QFont()
        self._bold.setBold(True)

    def show_sheet(self, sheet: Sheet | None, live: LiveScores | None) -> None:
        """Show a sheet; where rows and columns stay, only what the cells say is told anew."""
        same = (
            self.sheet is not None
            and sheet is not None
            and (sheet.rows, sheet.columns, sheet.holder)
            == (self.sheet.rows, self.sheet.columns, self.sheet.holder)
        )
        if not same:
            self.beginResetModel()
        self.sheet, self.live = sheet, live
        self.is_frozen = bool(sheet and sheet.appraised.frozen)
        if not same:
            self.endResetModel()
        else:
            self.tell_changed()

    def tell_changed(self) -> None:
        """Tell that every figure may be another one."""
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def tell_ranked(self) -> None:
        """Tell that the figures that nobody types are others, and leave the rest as it is being typed."""
        if self.sheet is None or not self.rowCount():
            return
        derived = [place for place, each in enumerate(self.sheet.columns) if each.key in _DERIVED]
        if derived:
            last = self.index(self.rowCount() - 1, derived[-1])
            self.dataChanged.emit(self.index(0, derived[0]), last)

    def cell(self, index: Index) -> Cell | None:
        """Return which points stand at a place."""
        if self.sheet is None or not index.isValid():
            return None
        return self.sheet.cell(index.row(), index.column())

    def criterion(self, index: Index) -> Criterion | None:
        """Return the criterion of a place."""
        if self.sheet is None or not index.isValid():
            return None
        return self.sheet.criterion(index.row(), index.column())

    def is_remark(self, index: Index) -> bool:
        """Tell whether a place holds words instead of points."""
        return self.sheet is not None and self.sheet.columns[index.column()].key == REMARK

    def complaint(self, index: Index, text: str) -> str:
        """Return why a text cannot stand at a place, blank where it can."""
        criterion = self.criterion(index)
        if criterion is None or self.is_remark(index):
            return ""
        try:
            return points_refusal(criterion, read_points(text))
        except UserError as error:
            return error.sentence

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the rows."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        # A table asks for many more of every cell, at each key: what it does not get must cost nothing.
        if role not in _ROLES or self.sheet is None or self.live is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.sheet.text(self.live, row, column)
        key = self.sheet.columns[column].key
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_dash = self.sheet.is_recused(row) and key not in {RANK, TOTAL}
            return _LEFT if key == REMARK else _MIDDLE if is_dash else _RIGHT
        if role == Qt.ItemDataRole.BackgroundRole and self.sheet.cell(row, column) is None:
            return QGuiApplication.palette().window()
        if role == Qt.ItemDataRole.FontRole and (key in {RANK, TOTAL} or self.sheet.rows[row].is_group):
            return self._bold
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._tip(row, column))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; it is shown already."""
        if role != Qt.ItemDataRole.EditRole or self.cell(index) is None:
            return False
        self.typed.emit(index.row(), index.column(), str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let points be typed where there can be any."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.is_frozen and self.cell(index) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a row or column, what stands below it, or all that is to be said of it."""
        line = self._line(section, orientation)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == BELOW_ROLE:
            return line.below
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(line.tip)
        return None

    def _line(self, section: int, orientation: Qt.Orientation) -> Line | None:
        if self.sheet is None:
            return None
        lines = self.sheet.columns if orientation == Qt.Orientation.Horizontal else self.sheet.rows
        return lines[section] if 0 <= section < len(lines) else None

    def _tip(self, row: int, column: int) -> str:
        assert self.sheet is not None
        if self.sheet.is_recused(row):
            reason = self.sheet.appraised.recusals.get((self.sheet.holder, self.sheet.model(row)), "")
            return f"Không tham gia chấm mô hình này{f': {reason}' if reason else ''}"
        criterion = self.sheet.criterion(row, column)
        if criterion is None:
            return self.sheet.columns[column].tip
        named = f"{criterion.label}. {criterion.text}" if criterion.label else criterion.text
        return named if self.sheet.cell(row, column) else ""
