# SPDX-License-Identifier: MIT
"""The table of two years side by side: a click on a number, or Enter, asks for its models."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dvcq_desktop.nominations.comparing import By, Comparison, Line
from dvcq_desktop.widgets.clipboard import texts_as_mime
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROW_PADDING = 9
_CHANGE, _CHANGE_RECOGNISED = 3, 6
_COLUMNS = 7


class CompareModel(QAbstractTableModel):
    """Show the lines of a comparison."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.heads: tuple[str, ...] = ("",) * _COLUMNS
        self._years = (0, 0)
        self._bold = QFont()
        self._bold.setBold(True)
        self._accent = QColor(colours().accent)

    def show_lines(self, read: Comparison, lines: Sequence[Line]) -> None:
        """Show these lines of a comparison."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self._years = (read.other, read.year)
        self.heads = (
            "",
            f"Đăng ký {read.other}",
            f"Đăng ký {read.year}",
            "Tăng, giảm",
            f"Công nhận {read.other}",
            f"Công nhận {read.year}",
            "Tăng, giảm",
        )
        self.endResetModel()

    def models_at(self, row: int, column: int) -> tuple[int, tuple[str, ...], str]:
        """Return the year, the models that a number counts, and what to call them."""
        line = self.lines[row]
        pair = line.counted if column < _CHANGE else line.recognised
        if pair is None or column in (0, _CHANGE, _CHANGE_RECOGNISED):
            return 0, (), ""
        place = (column - 1) % _CHANGE
        label = line.label if line.by is By.TOTAL else f"{line.label} · {line.movement.label}"
        recognised = ", được công nhận" if column > _CHANGE else ""
        return self._years[place], pair[place], f"{label}{recognised}"

    def text_at(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        line = self.lines[row]
        if column == 0:
            return f"{'' if line.by is By.TOTAL or line.counted is None else '    '}{line.label}"
        pair = line.counted if column <= _CHANGE else line.recognised
        if pair is None:
            return ""
        if column in (_CHANGE, _CHANGE_RECOGNISED):
            return f"{pair.change:+d}".replace("-", "−") if pair.change else "0"
        return str(len(pair[(column - 1) % _CHANGE]))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, and how."""
        row, column = index.row(), index.column()
        if not 0 <= row < len(self.lines):
            return None
        line = self.lines[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_at(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else None
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if line.by is By.TOTAL or line.counted is None else None
        if role == Qt.ItemDataRole.ForegroundRole and self.models_at(row, column)[1]:
            return self._accent
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == 0:
                return plain_tooltip(line.label)
            year, ids, label = self.models_at(row, column)
            return plain_tooltip(f"{label}, năm {year}: bấm để xem {len(ids)} mô hình") if ids else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self.heads[section].rsplit(" ", 1))
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _RIGHT if section else None
        return None


class CompareTable(QTableView):
    """Show the comparison; cells are walked through by keys, and copied as Excel takes them."""

    models_requested = Signal(int, object, str)  # year, keys, what to call them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = CompareModel(self)
        self.setModel(self.lines)
        self.setAccessibleName("So sánh hai năm")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        metrics = self.fontMetrics()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, _COLUMNS):
            header.resizeSection(column, metrics.horizontalAdvance("Công nhận") + metrics.height())
        self.clicked.connect(self._ask)
        self.entered.connect(self._on_entered)

    def rows_as_texts(self, rows: Sequence[int] | None = None) -> list[list[str]]:
        """Return the table with its head, whole or these rows only."""
        wanted = range(len(self.lines.lines)) if rows is None else rows
        body = [[self.lines.text_at(row, column) for column in range(_COLUMNS)] for row in wanted]
        return [list(self.lines.heads), *body]

    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setMimeData(texts_as_mime(self.rows_as_texts()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the rows that are selected; Enter asks for the models of a number."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QGuiApplication.clipboard().setMimeData(texts_as_mime(self.rows_as_texts(rows)))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _ask(self, index: QModelIndex) -> None:
        year, ids, label = self.lines.models_at(index.row(), index.column())
        if ids:
            self.models_requested.emit(year, ids, label)

    def _on_entered(self, index: QModelIndex) -> None:
        links = self.lines.models_at(index.row(), index.column())[1]
        shape = Qt.CursorShape.PointingHandCursor if links else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
