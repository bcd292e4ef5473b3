# SPDX-License-Identifier: MIT
"""The picture of progress by unit above the table, folded away when she likes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.widgets.theme import GAP, Tone

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from dvcq_desktop.widgets.charts import Line, StackedBars

_KEY = "plan/unit-chart"
_MOST_LINES = 7
_LEAST_LINES = 2
# What nobody owes any more ("không thực hiện") is no part of the picture.
_PARTS = {
    "overdue": ("Quá hạn", Tone.OVERDUE),
    "done": ("Hoàn thành", Tone.DONE),
    "in-progress": ("Đang thực hiện", Tone.ACCENT),
    "not-started": ("Chưa thực hiện", Tone.NEUTRAL),
}
_NO_UNIT = "(chưa rõ đơn vị)"


class UnitChart(QWidget):
    """Draw how the shown tasks stand, unit by unit, those with the most overdue first.

    The bars are made when they are unfolded: the first window need not have them.
    """

    unit_chosen = Signal(str)  # the unit's key, "" for tasks without a unit

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._by_unit: Mapping[str, Counter[str]] = {}
        self._directory = Directory()
        # Widgets
        self.toggle = QToolButton(self)
        self.toggle.setText("Tiến độ theo đơn vị")
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # Assemble
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.toggle)
        # Signals
        self.toggle.toggled.connect(self._on_toggle_toggled)
        self.toggle.setChecked(str(settings.value(_KEY, "0")) == "1")
        self._show()

    @cached_property
    def bars(self) -> StackedBars:
        """Return the picture itself."""
        from dvcq_desktop.widgets.charts import Part, StackedBars  # noqa: PLC0415 - see the class

        made = StackedBars([Part(title, tone) for title, tone in _PARTS.values()], self)
        made.setAccessibleName("Tiến độ theo đơn vị")
        made.line_chosen.connect(self._on_bars_line_chosen)
        return made

    @cached_property
    def _scroll(self) -> QScrollArea:
        made = QScrollArea(self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWidgetResizable(True)
        made.setWidget(self.bars)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column.addWidget(made)
        return made

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the bars drawn."""
        from dvcq_desktop.widgets.charts import Line  # noqa: PLC0415 - see the class

        lines = [
            Line(
                self._directory.unit_called(unit) or _NO_UNIT,
                tuple(counts[part] for part in _PARTS),
                unit or _WITHOUT,
            )
            for unit, counts in self._by_unit.items()
        ]
        drawn = (line for line in lines if line.total)
        return tuple(sorted(drawn, key=lambda line: (-line.counts[0], -line.total)))

    def show_counts(self, by_unit: Mapping[str, Counter[str]], directory: Directory) -> None:
        """Draw these counts (`plan.index.TaskIndex.by_unit`)."""
        self._by_unit, self._directory = by_unit, directory
        self._show()

    def _show(self) -> None:
        shown = self.toggle.isChecked()
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        if shown or "_scroll" in self.__dict__:
            self._scroll.setVisible(shown)
        if not shown:
            return
        lines = self.lines
        self.bars.set_lines(lines)
        row_height = self.bars.sizeHint().height() // (len(lines) + 1)
        rows = min(len(lines), _MOST_LINES) + 1
        self._scroll.setMaximumHeight(rows * row_height + GAP)
        self._scroll.setMinimumHeight(min(rows, _LEAST_LINES) * row_height)

    def _on_toggle_toggled(self, on: bool) -> None:
        self._settings.setValue(_KEY, "1" if on else "0")
        self._show()

    def _on_bars_line_chosen(self, key: str) -> None:
        self.unit_chosen.emit("" if key == _WITHOUT else key)


_WITHOUT = "without-unit"
