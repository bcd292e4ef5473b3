# SPDX-License-Identifier: MIT
"""What both sides did since they parted, side by side: a look at the whole before anything is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dvcq_desktop.handover.sides import by_kind
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from dvcq_desktop.database.comparing import Comparison
    from dvcq_desktop.handover.naming import Naming


class SidesTree(QTreeWidget):
    """List rooms and kinds of records with what this PC and the other copy did there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setAccessibleName("Hai bên đã làm")
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_sides(self, comparison: Comparison, naming: Naming, other: str) -> None:
        """Show what each side has that the other lacks; `other` is what the other copy is called."""
        self.clear()
        self.setHeaderLabels(["Loại hồ sơ", "Máy này đã làm", f"{other} đã làm"])
        counts = (group_digits(side.actions) for side in (comparison.here, comparison.there))
        QTreeWidgetItem(self, ["Tất cả", *(f"{count} thay đổi" for count in counts)])
        rooms: dict[str, QTreeWidgetItem] = {}
        for kind in by_kind(comparison, naming):
            if kind.room not in rooms:
                rooms[kind.room] = QTreeWidgetItem(self, [kind.room])
            QTreeWidgetItem(rooms[kind.room], [kind.name, kind.here, kind.there])
        self.expandAll()
