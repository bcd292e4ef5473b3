# SPDX-License-Identifier: MIT
"""The list of a decision: which models at which level, with which title of honour and which reward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.nominations.store.decisions_page import Reasons
from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable, lay_out_parts
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from dvcq_desktop.nominations.recognitions import Item, Recognition

_COLUMNS = (
    PartColumn("name", "Mô hình"),
    PartColumn("rank", "Hạng", width=7),
    PartColumn("total", "Điểm", PartKind.POINTS, 7),
    PartColumn(
        "level",
        "Mức",
        PartKind.CHOICE,
        17,
        "Tiêu biểu đã gồm công nhận; đề nghị khen thưởng, được khen thưởng đã gồm cả hai",
    ),
    PartColumn("honour", "Danh hiệu", width=16, tip="Danh hiệu ghi trong quyết định và giấy chứng nhận"),
    PartColumn("award", "Hình thức", width=13, tip="Hình thức khen thưởng, khác với danh hiệu"),
)
_LOCKED = frozenset({"name", "rank", "total"})


class DecisionList(QWidget):
    """Show the models of a decision, edited in their cells as long as it is a draft."""

    edited = Signal(str, str, object)  # model, what of it, value
    add_requested = Signal()
    remove_requested = Signal(object)  # list of models
    refused = Signal(str)  # a sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.why = plain_label(self)
        self.why.setWordWrap(True)
        self._reasons = Reasons()
        self.table = PartsTable("Danh sách mô hình của quyết định", _COLUMNS, self)
        self.table.parts.choices = {"level": [(each.value, each.label) for each in Level]}
        self.add = QPushButton("Thêm mô hình…", self)
        self.add.setIcon(icon("plus"))
        self.remove = QPushButton("Bỏ khỏi danh sách", self)
        self.remove.setIcon(icon("x"))
        # Assemble
        lay_out_parts(self, self.said, self.table, (self.add, self.remove))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.table) + 1, self.why)
        # Signals
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.parts.edited.connect(self.edited)
        self.table.parts.refused.connect(self.refused)
        self.table.delete_requested.connect(self.remove_requested)
        self.add.clicked.connect(self.add_requested)
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_decision(self, decision: Recognition, reasons: Reasons) -> None:
        """Show the list of a decision, and on what the levels rest."""
        self._reasons = reasons
        left_out = f" Đã chấm mà không có trong danh sách: {'; '.join(reasons.left_out)}."
        self.said.setText(counts_of(decision) + (left_out if reasons.left_out and decision.items else ""))
        rows = [_row(item) for item in decision.items]
        self.table.parts.show_rows(rows, locked=decision.is_frozen)
        for button in (self.add, self.remove):
            button.setEnabled(not decision.is_frozen)
        self._show_why()

    def _show_why(self) -> None:
        """Say on what the level of the current row rests."""
        why = self._reasons.levels.get(self.table.current_key, "")
        self.why.setText(f"Căn cứ của mức: {why}." if why else "")
        self.why.setVisible(bool(self._reasons.levels))

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_why()

    def _on_remove_clicked(self) -> None:
        if keys := self.table.selected_keys:
            self.remove_requested.emit(keys)


def counts_of(decision: Recognition) -> str:
    """Return how many models a decision has at each level."""
    if decision.takes_back:
        said = "Danh sách trống: quyết định này chỉ hủy bỏ quyết định cũ."
        return said if decision.is_frozen else f"{said} Để thay thế, bấm Thêm mô hình."
    if not decision.items:
        return "Chưa có mô hình nào: bấm Thêm mô hình."
    parts = [f"{len(held)} {level.label.lower()}" for level in Level if (held := decision.at(level))]
    return f"{len(decision.items)} mô hình: {', '.join(parts)}."


def _row(item: Item) -> PartRow:
    values = {
        "name": " · ".join(part for part in (item.said.name, item.said.unit) if part),
        "rank": str(item.rank) if item.rank is not None else "",
        "total": item.total,
        "level": item.level.value,
        "honour": item.honour,
        "award": item.award,
    }
    return PartRow(item.model, values, _LOCKED)
