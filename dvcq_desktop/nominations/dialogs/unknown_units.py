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


class UnknownUnits(QTableWidget):
    """Ask once for each such name; `chosen` carries what tells it apart and a unit, NEW or WORDS."""

    HEADS = ("Tên trong bảng", "Số dòng", "Là")

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(self.HEADS), parent)
        self._shown: tuple[Unknown, ...] = ()

    def show_units(self, unknown: Sequence[Unknown], units: Sequence[Unit], said: Mapping[str, str]) -> None:
        """Show these names; what was chosen stays chosen."""
        if tuple(unknown) != self._shown:
            self._shown = tuple(unknown)
            self.setRowCount(len(unknown))
            for row, one in enumerate(unknown):
                self.setItem(row, 0, QTableWidgetItem(one.text))
                self.setItem(row, 1, QTableWidgetItem(str(one.rows)))
                near = [(unit.id, unit.name) for unit in nearest_first(one.text, units)]
                kept = [
                    (WORDS, "(giữ tên ở địa điểm, ghi chú)"),
                    (NEW, f"+ Thêm “{new_unit(one.text).name}” vào Cơ quan"),
                ]
                box = KindBox([*kept, *near], self)
                box.setAccessibleName(f"“{one.text}” là")
                box.edited.connect(partial(self._on_edited, one.key))
                self.setCellWidget(row, 2, box)
            self.resizeColumnsToContents()
        for row, one in enumerate(unknown):
            self.box(row).set_value(said.get(one.key, WORDS))

    def box(self, row: int) -> KindBox:
        """Return the choices of a line."""
        found = self.cellWidget(row, 2)
        assert isinstance(found, KindBox)
        return found

    def _on_edited(self, key: str, value: object) -> None:
        self.chosen.emit(key, str(value))
