# SPDX-License-Identifier: MIT
"""How much room the parts of a page need: what stands above its rows, and the rows themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle

from dvcq_desktop.widgets.theme import GAP, SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableView, QWidget


def width_of(row: QHBoxLayout, labels: Mapping[QWidget, bool]) -> int:
    """Return what the widgets of a row need; of labels that fold, whether they are to be seen is given."""
    wide = 0
    for place in range(row.count()):
        item = row.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None and labels.get(widget, not widget.isHidden()):
            wide += widget.sizeHint().width() + SPACE
    return wide


def width_of_actions(
    row: QHBoxLayout, verbs: Sequence[tuple[QPushButton, str]], signs: Mapping[QPushButton, bool]
) -> int:
    """Return what the buttons of a row need when these show only their signs, whatever they show now."""
    wide = width_of(row, {})
    for button, verb in verbs:
        if not button.isHidden():
            words = button.fontMetrics().horizontalAdvance(verb.replace("&", "")) + GAP
            wide += words * ((not button.text()) - signs[button])
    return wide


def height_of_rows(table: QWidget, view: QTableView, rows: int) -> int:
    """Return how high a table is that shows so many rows and its header, a bar below them too."""
    around = 0 if table is view else max(table.sizeHint().height() - view.sizeHint().height(), 0)
    frame = 2 * view.frameWidth() + view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    row = view.verticalHeader().defaultSectionSize()
    return around + frame + view.horizontalHeader().sizeHint().height() + row * rows
