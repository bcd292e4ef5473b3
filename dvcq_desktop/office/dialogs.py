# SPDX-License-Identifier: MIT
"""The closed piece of work of the holidays: fill a year's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.office_fill import Ui_OfficeFill
from dvcq_desktop.office.calendar import Holiday, HolidayKind
from dvcq_desktop.office.holidays import fill_for
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class FillDialog(QDialog):
    """Show the days that a year's list still lacks, ticked where they count, and add those."""

    days_chosen = Signal(int, object)  # year, tuple of Holiday

    def __init__(self, present: Sequence[Holiday], year: int, parent: QWidget) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._present = tuple(present)
        self._days: tuple[Holiday, ...] = ()
        self.ui = Ui_OfficeFill()
        self.ui.setupUi(self)
        self._model = QStandardItemModel(self)
        self.ui.days.setModel(self._model)
        self.ui.fill.setProperty("primary", True)
        self.ui.year.setValue(year)
        self._show_year(year)
        # Signals
        self.ui.year.valueChanged.connect(self._show_year)
        self.ui.fill.clicked.connect(self._on_fill_clicked)
        self.ui.cancel.clicked.connect(self.reject)

    def _show_year(self, year: int) -> None:
        fill = fill_for(year, self._present)
        self._days = fill.days
        self._model.clear()
        for holiday in fill.days:
            worked = " (làm bù)" if holiday.kind is HolidayKind.WORKED else ""
            weekday = _WEEKDAYS[holiday.day.weekday()]
            item = QStandardItem(f"{weekday} {short_date(holiday.day)}   {holiday.name}{worked}")
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked if holiday.enabled else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self.ui.fill.setEnabled(bool(fill.days))
        self.ui.sentence.setText(_sentence(year, len(fill.days), is_complete=fill.is_complete))

    def _on_fill_clicked(self) -> None:
        ticked = [
            self._model.item(row).checkState() is Qt.CheckState.Checked for row in range(len(self._days))
        ]
        days = tuple(day._replace(enabled=on) for day, on in zip(self._days, ticked, strict=True))
        self.days_chosen.emit(self.ui.year.value(), days)
        self.accept()


def _sentence(year: int, count: int, *, is_complete: bool) -> str:
    if not count:
        return f"Danh sách đã có đủ các ngày của năm {year}."
    if not is_complete:
        return (
            f"Chương trình chưa có lịch nghỉ năm {year}: chỉ điền các ngày lễ dương lịch và ngày nghỉ bù;"
            " Tết Nguyên đán, Giỗ Tổ và ngày hoán đổi cần nhập thêm."
        )
    return f"Thêm {count} ngày của năm {year}; ngày không đánh dấu vẫn được ghi nhưng không áp dụng."
