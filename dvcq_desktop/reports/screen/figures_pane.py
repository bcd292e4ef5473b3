# SPDX-License-Identifier: MIT
"""The figures of a report beside those of last year, and below them the records of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.parts_table import PartColumn, PartRow, PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.figures import Figure, Trace
    from dvcq_desktop.reports.rules import Row

_FIGURES = (
    PartColumn("name", "Chỉ tiêu"),
    PartColumn("figure", "Kỳ này", width=14, tip="Chọn một dòng để xem số liệu lấy từ đâu"),
    PartColumn("last_year", "Cùng kỳ năm trước", width=22),
    PartColumn("before", "Kỳ trước", width=14),
    PartColumn("target", "Kế hoạch năm", width=16),
    PartColumn("unit", "Đơn vị tính", width=13),
)
_RECORDS = (
    PartColumn("day", "Ngày", width=14),
    PartColumn("title", "Nội dung"),
    PartColumn("unit", "Đơn vị", width=20),
    PartColumn("amount", "Số", width=9),
)
_GROUP = "group/"
TABLES = {
    "activity": "Nhật ký, Hoạt động",
    "opinion": "Nhật ký, Ý kiến của dân",
    "briefing": "Nhật ký, Quán triệt",
    "task": "Kế hoạch",
    "person": "Cam kết",
    "duty_inspection": "Cam kết, Kiểm tra công vụ",
    "violation": "Cam kết, Vi phạm",
    "model": "Dân vận khéo",
    "unit_return": "Số liệu đơn vị nộp",
    "indicator_value": "Chỉ tiêu, số nhập tay",
}


class FiguresPane(QWidget):
    """Show figures; a click on one shows what it is made of, a double click on a record opens it."""

    record_requested = Signal(str, str, object)  # table, record, its day or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Row] = {}
        self._directory: Directory | None = None
        self._traces: dict[str, Trace] = {}
        # Widgets
        self.figures = PartsTable("Số liệu của báo cáo", _FIGURES, self)
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.records = PartsTable("Số liệu lấy từ đâu", _RECORDS, self)
        # Assemble
        below = QWidget(self)
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, GAP, 0, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self.said)
        inner.addWidget(self.records, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.figures)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(splitter)
        # Signals
        self.figures.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.figures.parts.modelReset.connect(self._show_records)
        self.records.doubleClicked.connect(self._on_record_double_clicked)
        self._show_records()

    def show_rows(self, rows: tuple[Row, ...], directory: Directory) -> None:
        """Show the figures of a report."""
        self._rows = {row.id: row for row in rows}
        self._directory = directory
        shown: list[PartRow] = []
        group = None
        for row in rows:
            if row.group != group:
                group = row.group
                shown.append(PartRow(f"{_GROUP}{group}", {"name": group}, is_bold=True))
            values = {
                "name": row.name,
                "figure": row.figure.text,
                "last_year": row.last_year,
                "before": row.before,
                "target": row.target,
                "unit": row.unit_name,
            }
            shown.append(PartRow(row.id, values, depth=1))
        self.figures.parts.show_rows(shown, locked=True)
        self._show_records()

    def _on_current_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_records()

    def _show_records(self) -> None:
        row = self._rows.get(self.figures.current_key)
        self._traces = {}
        if row is None:
            self.said.setText("Chọn một chỉ tiêu để xem số liệu lấy từ những việc nào.")
            self.records.parts.show_rows([], locked=True)
            return
        self._traces = {f"{place}/{each.id}": each for place, each in enumerate(row.figure.traces)}
        self.said.setText(said_of(row.name, row.figure))
        self.records.parts.show_rows(
            [self._record(key, each) for key, each in self._traces.items()], locked=True
        )

    def _record(self, key: str, trace: Trace) -> PartRow:
        look = self._directory
        title = trace.title
        if not title and look is not None:
            title = look.person_name(trace.id)
        values = {
            "day": short_date(trace.day) if trace.day else "",
            "title": title,
            "unit": look.unit_called(trace.unit) if look and trace.unit else "",
            "amount": group_digits(trace.amount),
        }
        return PartRow(key, values)

    def _on_record_double_clicked(self, index: QModelIndex) -> None:
        trace = self._traces.get(self.records.parts.rows[index.row()].key)
        if trace is not None:
            self.record_requested.emit(trace.table, trace.id, trace.day)


def said_of(name: str, figure: Figure) -> str:
    """Return what a figure is made of, in a sentence."""
    if not figure.traces:
        return f"{name}: {figure.text}. Không có việc nào được ghi trong kỳ."
    places = dict.fromkeys(TABLES.get(each.table, "") for each in figure.traces)
    where = "; ".join(place for place in places if place)
    units = f" {figure.remark[:1].upper()}{figure.remark[1:]}." if figure.remark else ""
    return f"{name}: {figure.text}, từ {len(figure.traces)} mục ở {where}.{units} Bấm đúp một mục để mở."
