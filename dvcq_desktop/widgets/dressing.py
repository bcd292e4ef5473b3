# SPDX-License-Identifier: MIT
"""The look and the keys of the program's tables, for a view of a dialog that is no table of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from dvcq_desktop.widgets.columns import Column, Kind
from dvcq_desktop.widgets.delegates import RecordDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

_ROW_PADDING = 12


def dress(table: QTableView, widths: Sequence[int], *, padding: int = _ROW_PADDING) -> None:
    """Dress a view that has its model; the widths are in letters, and the last column takes the rest."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + padding)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    letter = table.fontMetrics().averageCharWidth()
    for column, width in enumerate(widths):
        table.setColumnWidth(column, letter * width)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)


def show_chips(table: QTableView, chip: int) -> None:
    """Draw one column of a view as chips, the others as texts."""
    kinds = [Kind.CHIP if place == chip else Kind.TEXT for place in range(table.model().columnCount())]
    RecordDelegate([Column("", "", kind=kind) for kind in kinds], table)
