# SPDX-License-Identifier: MIT
"""What the columns and the units of a staff list are: one line each, chosen from short lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from dvcq_desktop.office.staff.columns import Part
from dvcq_desktop.office.staff.report import ENCODING_NAMES
from dvcq_desktop.office.staff.units import NEW, NONE
from dvcq_desktop.sheets.book import column_name
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.dressing import dress
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.undoing import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.staff.kinds import ListedKind
    from dvcq_desktop.office.staff.lists import ListColumn, SkippedRow
    from dvcq_desktop.office.staff.units import ListedUnit

_PARTS: tuple[tuple[object, str], ...] = ((None, "(không lấy)"), *((part, part.label) for part in Part))
_ENCODINGS: tuple[tuple[object, str], ...] = tuple(ENCODING_NAMES.items())
_ROW_PADDING = 18


class ColumnGrid(QObject):
    """Show what each column means and how it is encoded, with a text of it before and after."""

    part_chosen = Signal(int, object)  # column, Part or None
    encoding_chosen = Signal(int, object)  # column, Encoding

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table
        self._shown: list[int] = []
        titles = ("Cột", "Tiêu đề", "Trong bảng tính", "Sau khi chuyển", "Lấy làm", "Bảng mã")
        _lay_out(table, titles, (6, 34, 30, 30, 26, 16))

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Show these columns; where they are the same ones, only what is chosen changes."""
        indexes = [column.index for column in columns]
        if indexes != self._shown:
            self._shown = indexes
            self._table.setRowCount(len(columns))
            for row, column in enumerate(columns):
                part, encoding = KindBox(_PARTS), KindBox(_ENCODINGS)
                part.setAccessibleName(f"Cột {column_name(column.index)} lấy làm")
                encoding.setAccessibleName(f"Bảng mã của cột {column_name(column.index)}")
                part.edited.connect(partial(self.part_chosen.emit, column.index))
                encoding.edited.connect(partial(self.encoding_chosen.emit, column.index))
                self._table.setCellWidget(row, 4, part)
                self._table.setCellWidget(row, 5, encoding)
        for row, column in enumerate(columns):
            heading = f"{column.heading} (thông tin cá nhân)" if column.personal else column.heading
            # Personal data is not shown either, unless she takes the column for something.
            hidden = column.personal and column.part is None
            texts = ("…", "…") if hidden and column.before else (column.before, column.after)
            _fill(self._table, row, (column_name(column.index), heading, *texts))
            self.box(row, 4).set_value(column.part)
            self.box(row, 5).set_value(column.encoding)

    def box(self, row: int, column: int) -> KindBox:
        """Return the list of one cell."""
        found = self._table.cellWidget(row, column)
        assert isinstance(found, KindBox)
        return found


class UnitGrid(QObject):
    """Show which unit (`what`) of the office each one of the list is, or what the new one is called."""

    chosen = Signal(str, str, str)  # the unit's key in the list, a unit or NEW or NONE, the new name

    def __init__(self, table: QTableWidget, what: str = "đơn vị", none: str = "(không ghi đơn vị)") -> None:
        super().__init__(table)
        self._table = table
        self._what, self._none = what, none
        self._units: list[ListedUnit | ListedKind] = []
        self._choices: tuple[tuple[object, str], ...] = ()
        _lay_out(table, ("Trong danh sách", "Số người", f"Là {what}", f"Tên {what} mới"), (40, 10, 44, 44))

    def offer(self, units: Sequence[tuple[str, str]]) -> None:
        """Offer these units of the office."""
        self._choices = ((NEW, f"+ Thêm {self._what} mới"), (NONE, self._none), *units)

    def show_units(self, units: Sequence[ListedUnit | ListedKind]) -> None:
        """Show these units; where they are the same ones, only what is chosen changes."""
        same = [unit.key for unit in units] == [unit.key for unit in self._units]
        self._units = list(units)
        if not same:
            self._table.setRowCount(len(units))
            for row, unit in enumerate(units):
                box, name = KindBox(self._choices), Line()
                box.setAccessibleName(f"{unit.text} là {self._what}")
                name.setAccessibleName(f"Tên {self._what} mới của {unit.text}")
                box.edited.connect(partial(self._on_unit_edited, row))
                name.editingFinished.connect(partial(self._on_name_edited, row))
                self._table.setCellWidget(row, 2, box)
                self._table.setCellWidget(row, 3, name)
        for row, unit in enumerate(units):
            _fill(self._table, row, (unit.text, str(unit.people)))
            self.box(row).set_value(unit.chosen)
            line = self.line(row)
            line.setEnabled(unit.chosen == NEW)
            shown = unit.new_name if unit.chosen == NEW else ""
            if line.text() != shown:
                line.setText(shown)
                line.setCursorPosition(0)

    def box(self, row: int) -> KindBox:
        """Return the list of units of one line."""
        found = self._table.cellWidget(row, 2)
        assert isinstance(found, KindBox)
        return found

    def line(self, row: int) -> Line:
        """Return where the name of a new unit is typed."""
        found = self._table.cellWidget(row, 3)
        assert isinstance(found, Line)
        return found

    def _on_unit_edited(self, row: int, value: object) -> None:
        self.chosen.emit(self._units[row].key, str(value), self._units[row].new_name)

    def _on_name_edited(self, row: int) -> None:
        unit, name = self._units[row], " ".join(self.line(row).text().split())
        if unit.chosen == NEW and name != unit.new_name:
            self.chosen.emit(unit.key, unit.chosen, name)


def show_skipped(table: QTableWidget, rows: Sequence[SkippedRow]) -> None:
    """Show the rows that are nobody, and why."""
    if not table.columnCount():
        _lay_out(table, ("Trang", "Dòng", "Vì sao", "Nội dung"), (22, 8, 34, 90))
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        _fill(table, number, (row.sheet, str(row.row + 1), row.why, row.text))


def _lay_out(table: QTableWidget, titles: Sequence[str], widths: Sequence[int]) -> None:
    table.setColumnCount(len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    dress(table, widths, padding=_ROW_PADDING)


def _fill(table: QTableWidget, row: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts):
        item = table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            table.setItem(row, column, item)
        item.setText(text)
        item.setToolTip(plain_tooltip(text))
