# SPDX-License-Identifier: MIT
"""The pictures below the list: how far each unit is, and how signatures came in; folded when she likes."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.commitments.members import rate, signed_by_day
from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.widgets.charts import Line, Part, StackedBars
from dvcq_desktop.widgets.day_line import DayLine
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.commitments.members import Member
    from dvcq_desktop.commitments.store.reading import CampaignReading

_KEY = "commitments/progress"
_MOST_LINES = 4
# Lines of text below which a page is low.
_LOW_BELOW = 42
_NO_UNIT = "(chưa rõ đơn vị)"
_PARTS = {
    MemberState.SIGNED: Part("Đã ký", Tone.DONE),
    MemberState.EXCUSED: Part("Có lý do", Tone.SOON),
    MemberState.REFUSED: Part("Từ chối", Tone.OVERDUE),
    MemberState.UNSIGNED: Part("Chưa ký", Tone.NEUTRAL),
    MemberState.MOVED: Part("Chuyển đi", Tone.ACCENT),
}


class ProgressPane(QWidget):
    """Draw the counted people unit by unit, and the signatures over the days, as of the list's day."""

    unit_chosen = Signal(str)  # the unit's key, "" for people without a unit

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_low = False
        self._lines: tuple[Line, ...] = ()
        self._points: list[tuple[date, int]] = []
        self._must = 0
        self._span: tuple[date | None, date | None] = (None, None)
        # Widgets
        self.toggle = QToolButton(self)
        self.toggle.setText("Tiến độ ký")
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # Assemble
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        # Signals
        self.toggle.setChecked(self._is_wanted())
        self.toggle.toggled.connect(self._on_toggle_toggled)

    @cached_property
    def bars(self) -> StackedBars:
        """Return the bars of the units."""
        made = StackedBars(list(_PARTS.values()), self)
        made.setAccessibleName("Tiến độ ký theo đơn vị")
        made.line_clicked.connect(self._on_bars_line_chosen)
        made.line_chosen.connect(self._on_bars_line_chosen)
        return made

    @cached_property
    def days(self) -> DayLine:
        """Return the line over the days."""
        made = DayLine(self)
        made.setAccessibleName("Số người đã ký theo ngày")
        return made

    @cached_property
    def _pictures(self) -> QWidget:
        made = QWidget(self)
        scroll = QScrollArea(made)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.bars)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(scroll, 3)
        row.addWidget(self.days, 2)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column.addWidget(made)
        return made

    def fit(self, height: int) -> None:
        """Fold the pictures on a low page, where they would leave no room for people, unless wanted."""
        low = height < self.fontMetrics().height() * _LOW_BELOW
        if low != self._is_low:
            self._is_low = low
            with QSignalBlocker(self.toggle):
                self.toggle.setChecked(self._is_wanted())
            self._show()

    def show_members(self, found: Sequence[Member], read: CampaignReading, as_of: date) -> None:
        """Draw these people, whose states are of the day."""
        groups: dict[str, Counter[MemberState]] = {}
        order = {unit.id: place for place, unit in enumerate(read.directory.units)}
        for member in found:
            if member.is_counted:
                groups.setdefault(member.unit or "", Counter())[member.state] += 1
        self._lines = tuple(
            Line(
                _labelled(read.directory.unit_called(unit) or _NO_UNIT, counts),
                tuple(counts[state] for state in _PARTS),
                unit or _WITHOUT,
            )
            for unit, counts in sorted(groups.items(), key=lambda pair: order.get(pair[0], len(order)))
        )
        self._points, self._must = signed_by_day(found), rate(found).must
        self._span = (read.campaign.starts_on, as_of) if read.campaign else (None, None)
        self._show()

    def _show(self) -> None:
        shown = self.toggle.isChecked() and bool(self._lines)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        if shown or "_pictures" in self.__dict__:
            self._pictures.setVisible(shown)
        if not shown:
            return
        self.bars.set_lines(self._lines)
        self.days.set_points(self._points, self._must, *self._span)
        row = self.bars.sizeHint().height() // (len(self._lines) + 1)
        self._pictures.setFixedHeight((min(len(self._lines), _MOST_LINES) + 1) * row + GAP)

    def _is_wanted(self) -> bool:
        return str(self._settings.value(self._key, "0" if self._is_low else "1")) == "1"

    @property
    def _key(self) -> str:
        return f"{_KEY}-low" if self._is_low else _KEY

    def _on_toggle_toggled(self, on: bool) -> None:
        self._settings.setValue(self._key, "1" if on else "0")
        self._show()

    def _on_bars_line_chosen(self, key: str) -> None:
        self.unit_chosen.emit("" if key == _WITHOUT else key)


def _labelled(name: str, counts: Counter[MemberState]) -> str:
    return f"{counts[MemberState.SIGNED]}/{counts.total()} {name}"


_WITHOUT = "without-unit"
