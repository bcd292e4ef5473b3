# SPDX-License-Identifier: MIT
"""The figures of an indicator that are typed, of the commune or of one unit, each with its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvcq_desktop.activities.quick import read_amount
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.indicators import Source
from dvcq_desktop.reports.periods import periods_of
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from dvcq_desktop.reports.indicators import Indicator
    from dvcq_desktop.reports.store.rule_lists import RuleLists

_COLUMNS = (
    PartColumn("period", "Kỳ", width=16),
    PartColumn("amount", "Số liệu", PartKind.FIGURE, 14),
    PartColumn("document", "Văn bản nguồn", tip="Số, ngày, trang của văn bản có số liệu này"),
)
_WHOLE = "Cả xã"


class TypedPane(QWidget):
    """Show the year's typed figures of the commune or of the unit that is chosen."""

    value_typed = Signal(str, object, object, str, str)  # indicator, Period, amount or None, document, unit
    refused = Signal(str)
    document_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator: Indicator | None = None
        self._lists: RuleLists | None = None
        self._offered: list[tuple[object, str]] = []
        # Widgets
        self.unit = KindBox([("", _WHOLE)], self)
        self.unit.setAccessibleName("Số liệu của")
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.table = PartsTable("Số liệu nhập tay", _COLUMNS, self)
        # Assemble
        label = plain_label(self)
        label.setText("Số liệu của")
        label.setBuddy(self.unit)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.unit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        # Signals
        self.unit.edited.connect(self._on_unit_chosen)
        self.table.parts.edited.connect(self._on_edited)

    def show_indicator(self, indicator: Indicator, lists: RuleLists) -> None:
        """Show what was typed of an indicator; the unit that is chosen stays."""
        self._indicator, self._lists = indicator, lists
        offered: list[tuple[object, str]] = [("", _WHOLE), *((each.id, each.name) for each in lists.units)]
        if offered != self._offered:
            kept = self.unit.value
            self.unit.offer(offered)
            self._offered = offered
            if any(value == kept for value, _name in offered):
                self.unit.set_value(kept)
        self._show()

    def _show(self) -> None:
        if self._indicator is None or self._lists is None:
            return
        key = self._indicator.id, str(self.unit.value)
        rows, bare = [], list[str]()
        for period in periods_of(self._lists.year):
            held = self._lists.typed.get(period.code, {}).get(key)
            amount = group_digits(held.amount) if held else ""
            values = {"period": period.short, "amount": amount, "document": held.document if held else ""}
            lacks = held is not None and not held.document
            if lacks:
                bare.append(period.short)
            warned = {"document": _NO_DOCUMENT} if lacks else {}
            rows.append(PartRow(period.code, values, frozenset({"period"}), warned=warned))
        trouble = self._trouble()
        lacking = f" {_NO_DOCUMENT}: {', '.join(bare)}." if bare else ""
        self.said.setText(f"{trouble or _SAID}{lacking}")
        self.table.parts.show_rows(rows, locked=bool(trouble))

    def _trouble(self) -> str:
        """Return why nothing is typed of what is chosen, "" where it is."""
        assert self._indicator is not None
        assert self._lists is not None
        unit = str(self.unit.value)
        stated = self._lists.stated.get((self._indicator.id, unit), self._indicator.source)
        if stated is Source.TYPED:
            return ""
        whose = "của đơn vị này " if unit else ""
        where = "thẻ Theo đơn vị" if unit else "ô Nguồn số liệu"
        return f"Số {whose}lấy từ nguồn khác: {stated.label}. Muốn nhập tay thì đổi ở {where}."

    def _on_unit_chosen(self, _unit: object) -> None:
        self._show()

    def _on_edited(self, code: str, name: str, value: object) -> None:
        if self._lists is None or self._indicator is None:
            return
        unit = str(self.unit.value)
        held = self._lists.typed.get(code, {}).get((self._indicator.id, unit))
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
        kept = document if amount is not None else ""
        self.value_typed.emit(self._indicator.id, period, amount, kept, unit)
        if amount is not None and not kept:
            self.table.go_to(code, "document")
            self.document_asked.emit(
                f"Đã ghi {group_digits(amount)} của {period.label}, nhưng chưa có văn bản nguồn:"
                " hãy gõ số, ngày văn bản vào ô Văn bản nguồn bên cạnh."
            )


_NO_DOCUMENT = "Chưa ghi văn bản nguồn"
_SAID = "Mỗi kỳ ghi riêng, không cộng các tháng. Có số của cả xã thì không cộng thêm số nhập của từng đơn vị."
