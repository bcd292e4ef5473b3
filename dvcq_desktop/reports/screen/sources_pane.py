# SPDX-License-Identifier: MIT
"""Where each unit's share of an indicator comes from, and the figures that she types with their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.activities.quick import read_amount
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.indicators import Source
from dvcq_desktop.reports.periods import periods_of
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.parts_table import PartColumn, PartKind, PartRow, PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from dvcq_desktop.reports.indicators import Indicator
    from dvcq_desktop.reports.store.rule_lists import RuleLists

_UNITS = (PartColumn("name", "Đơn vị"), PartColumn("source", "Nguồn", PartKind.CHOICE, 26))
_TYPED = (
    PartColumn("period", "Kỳ", width=16),
    PartColumn("amount", "Số liệu", width=14),
    PartColumn("document", "Văn bản nguồn (số, ngày, trang)"),
)
# A unit's share is counted or returned; what is typed is of the whole commune.
_CHOICES = (
    ("", "Như chỉ tiêu"),
    (Source.COUNTED.value, Source.COUNTED.label),
    (Source.RETURNED.value, Source.RETURNED.label),
)


class SourcesPane(QWidget):
    """Show units and their sources; `typed` is shown on a tab of its own."""

    source_chosen = Signal(str, str, object)  # indicator, unit, Source or None
    value_typed = Signal(str, object, object, str)  # indicator, Period, amount or None, document
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator = ""
        self._lists: RuleLists | None = None
        # Widgets
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.units = PartsTable("Nguồn số liệu theo đơn vị", _UNITS, self)
        self.units.parts.choices = {"source": _CHOICES}
        self.typed = PartsTable("Số liệu nhập tay", _TYPED, self)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.said)
        column.addWidget(self.units, 1)
        # Signals
        self.units.parts.edited.connect(self._on_unit_edited)
        self.typed.parts.edited.connect(self._on_typed_edited)

    def show_indicator(self, indicator: Indicator, lists: RuleLists) -> None:
        """Show what is stated of an indicator's units, and what was typed of the year."""
        self._indicator, self._lists = indicator.id, lists
        self.said.setText(
            f"Nguồn chung: {indicator.source.label}. Mỗi đơn vị chỉ có một nguồn, không cộng hai lần."
        )
        rows = []
        for unit in lists.units:
            stated = lists.stated.get((indicator.id, unit.id))
            values = {"name": unit.name, "source": stated.value if stated else ""}
            rows.append(PartRow(unit.id, values, frozenset({"name"})))
        self.units.parts.show_rows(rows, locked=False)
        self._show_typed(indicator, lists)

    def _show_typed(self, indicator: Indicator, lists: RuleLists) -> None:
        rows = []
        for period in periods_of(lists.year):
            held = lists.typed.get(period.code, {}).get(indicator.id)
            amount = group_digits(held.amount) if held else ""
            values = {"period": period.short, "amount": amount, "document": held.document if held else ""}
            rows.append(PartRow(period.code, values, frozenset({"period"})))
        self.typed.parts.show_rows(rows, locked=indicator.source is not Source.TYPED)

    def _on_unit_edited(self, unit: str, _name: str, value: object) -> None:
        self.source_chosen.emit(self._indicator, unit, Source(str(value)) if value else None)

    def _on_typed_edited(self, code: str, name: str, value: object) -> None:
        if self._lists is None:
            return
        held = self._lists.typed.get(code, {}).get(self._indicator)
        amount, document = (held.amount, held.document) if held else (None, "")
        try:
            if name == "amount":
                amount = read_amount(str(value)) if str(value).strip() else None
            else:
                document = str(value)
        except UserError as error:
            self.refused.emit(error.sentence)
            return
        if amount is None and document and name == "document":
            self.refused.emit("Hãy ghi số liệu trước, rồi ghi văn bản nguồn.")
            return
        period = next(each for each in periods_of(self._lists.year) if each.code == code)
        self.value_typed.emit(self._indicator, period, amount, document if amount is not None else "")
