# SPDX-License-Identifier: MIT
"""The picture of progress by unit above the table, folded away when she likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.charts import Line, Part, StackedBars
from dvcq_desktop.widgets.theme import GAP, Tone

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from dvcq_desktop.office.directory import Directory

_KEY = "plan/unit-chart"
_MOST_LINES = 7
_LEAST_LINES = 2
# What nobody owes any more ("không thực hiện") is no part of the picture.
_PARTS = {
    "overdue": Part("Quá hạn", Tone.OVERDUE),
    "done": Part("Hoàn thành", Tone.DONE),
    "in-progress": Part("Đang thực hiện", Tone.ACCENT),
    "not-started": Part("Chưa thực hiện", Tone.NEUTRAL),
}
_NO_UNIT = "(chưa rõ đơn vị)"


class UnitChart(QWidget):
    """Draw how the shown tasks stand, unit by unit, those with the most overdue first."""

    unit_chosen = Signal(str)  # the unit's key, "" for tasks without a unit

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._lines: tuple[Line, ...] = ()
        # Widgets
        self.toggle = QToolButton(self)
        self.toggle.setText("Tiến độ theo đơn vị")
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bars = StackedBars(tuple(_PARTS.values()), self)
        self.bars.setAccessibleName("Tiến độ theo đơn vị")
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.bars)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.toggle)
        column.addWidget(self._scroll)
        # Signals
        self.toggle.toggled.connect(self._on_toggle_toggled)
        self.bars.line_chosen.connect(self._on_bars_line_chosen)
        self.toggle.setChecked(str(settings.value(_KEY, "0")) == "1")
        self._show()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the bars drawn."""
        return self._lines

    def show_counts(self, by_unit: Mapping[str, Counter[str]], directory: Directory) -> None:
        """Draw these counts (`plan.index.TaskIndex.by_unit`)."""
        lines = [
            Line(
                directory.unit_called(unit) or _NO_UNIT,
                tuple(counts[part] for part in _PARTS),
                unit or _WITHOUT,
            )
            for unit, counts in by_unit.items()
        ]
        self._lines = tuple(
            sorted((line for line in lines if line.total), key=lambda line: (-line.counts[0], -line.total))
        )
        self.bars.set_lines(self._lines)
        self._show()

    def _show(self) -> None:
        shown = self.toggle.isChecked()
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._scroll.setVisible(shown)
        row_height = self.bars.sizeHint().height() // (len(self._lines) + 1)
        rows = min(len(self._lines), _MOST_LINES) + 1
        self._scroll.setMaximumHeight(rows * row_height + GAP)
        self._scroll.setMinimumHeight(min(rows, _LEAST_LINES) * row_height)

    def _on_toggle_toggled(self, on: bool) -> None:
        self._settings.setValue(_KEY, "1" if on else "0")
        self._show()

    def _on_bars_line_chosen(self, key: str) -> None:
        self.unit_chosen.emit("" if key == _WITHOUT else key)


_WITHOUT = "without-unit"
