# SPDX-License-Identifier: MIT
"""The units of a list that the office does not have: which of its own they are, new ones, or words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from dvcq_desktop.nominations.importing.unknown_units import NEW, WORDS, nearest_first, new_unit
from dvcq_desktop.widgets.choices import KindBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.nominations.importing.unknown_units import Unknown
    from dvcq_desktop.office.rules import Unit


_IN_WORDS = "(giữ tên ở địa điểm, ghi chú)"


class UnknownUnits(QTableWidget):
    """Ask once for each such name; `chosen` carries units, NEW or WORDS by what tells names apart."""

    HEADS = ("Tên trong bảng", "Số dòng", "Là")

    chosen = Signal(object)  # dict[str, str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(self.HEADS), parent)
        self._shown: tuple[Unknown, ...] = ()

    def show_units(self, unknown: Sequence[Unknown], units: Sequence[Unit], said: Mapping[str, str]) -> None:
        """Show these names; what was chosen stays chosen."""
        if tuple(unknown) != self._shown:
            self._shown = tuple(unknown)
            self.setRowCount(0)
            self.setRowCount(len(unknown) + self._above)
            if self._above:
                self._add_row_of_all()
            for row, one in enumerate(unknown, start=self._above):
                self.setItem(row, 0, QTableWidgetItem(one.text))
                self.setItem(row, 1, QTableWidgetItem(str(one.rows)))
                near = [(unit.id, unit.name) for unit in nearest_first(one.text, units)]
                kept = [
                    (WORDS, _IN_WORDS),
                    (NEW, f"+ Thêm “{new_unit(one.text).name}” vào Cơ quan"),
                ]
                box = KindBox([*kept, *near], self)
                box.setAccessibleName(f"“{one.text}” là")
                box.edited.connect(partial(self._on_edited, one.key))
                self.setCellWidget(row, 2, box)
            self.resizeColumnsToContents()
        for row, one in enumerate(unknown):
            self.box(row).set_value(said.get(one.key, WORDS))

    @property
    def _above(self) -> int:
        """Return how many rows stand above the first name: one for all names where there are several."""
        return int(len(self._shown) > 1)

    def _add_row_of_all(self) -> None:
        rows = sum(one.rows for one in self._shown)
        self.setItem(0, 0, QTableWidgetItem(f"Tất cả {len(self._shown)} tên"))
        self.setItem(0, 1, QTableWidgetItem(str(rows)))
        choices = [(None, "(chọn cho từng tên)"), (WORDS, _IN_WORDS), (NEW, "+ Thêm tất cả vào Cơ quan")]
        self.all = KindBox(choices, self)
        self.all.setAccessibleName("Tất cả các tên là")
        self.all.edited.connect(self._on_all_edited)
        self.setCellWidget(0, 2, self.all)

    def box(self, row: int) -> KindBox:
        """Return the choices of a name."""
        found = self.cellWidget(row + self._above, 2)
        assert isinstance(found, KindBox)
        return found

    def _on_edited(self, key: str, value: object) -> None:
        if self._above:
            self.all.set_value(None)
        self.chosen.emit({key: str(value)})

    def _on_all_edited(self, value: object) -> None:
        if value is not None:
            self.chosen.emit({one.key: str(value) for one in self._shown})
