# SPDX-License-Identifier: MIT
"""Where each unit's share of an indicator comes from, and the figures that she types with their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.reports.indicators import STANDING, Source
from dvcq_desktop.reports.screen.typed_pane import TypedPane
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from dvcq_desktop.reports.indicators import Indicator
    from dvcq_desktop.reports.store.rule_lists import RuleLists

_UNITS = (PartColumn("name", "Đơn vị"), PartColumn("source", "Nguồn", PartKind.CHOICE, 26))
_CHOICES = (
    ("", "Như chỉ tiêu"),
    (Source.COUNTED.value, Source.COUNTED.label),
    (Source.RETURNED.value, Source.RETURNED.label),
    (Source.TYPED.value, Source.TYPED.label),
)
_ADDED = (
    " Số đơn vị nộp: có báo cáo của đúng kỳ thì lấy số đó; chưa có thì cộng các tháng, quý đã nộp trong kỳ."
)
_LAST = (
    " Số đơn vị nộp: có báo cáo của đúng kỳ thì lấy số đó; chưa có thì lấy tháng, quý mới nhất trong kỳ"
    " (số này tính đến một ngày nên không cộng)."
)


class SourcesPane(QWidget):
    """Show units and their sources; `typed` is shown on a tab of its own."""

    source_chosen = Signal(str, str, object)  # indicator, unit, Source or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator = ""
        # Widgets
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.units = PartsTable("Nguồn số liệu theo đơn vị", _UNITS, self)
        self.units.parts.choices = {"source": _CHOICES}
        self.typed = TypedPane(self)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.said)
        column.addWidget(self.units, 1)
        # Signals
        self.units.parts.edited.connect(self._on_unit_edited)

    def show_indicator(self, indicator: Indicator, lists: RuleLists) -> None:
        """Show what is stated of an indicator's units, and what was typed of the year."""
        self._indicator = indicator.id
        told = _LAST if indicator.rule.of in STANDING else _ADDED
        self.said.setText(
            f"Nguồn chung: {indicator.source.label}. Mỗi đơn vị chỉ có một nguồn, không cộng hai lần.{told}"
        )
        rows = []
        for unit in lists.units:
            stated = lists.stated.get((indicator.id, unit.id))
            values = {"name": unit.name, "source": stated.value if stated else ""}
            rows.append(PartRow(unit.id, values, frozenset({"name"})))
        self.units.parts.show_rows(rows, locked=False)
        self.typed.show_indicator(indicator, lists)

    def _on_unit_edited(self, unit: str, _name: str, value: object) -> None:
        self.source_chosen.emit(self._indicator, unit, Source(str(value)) if value else None)
