# SPDX-License-Identifier: MIT
"""The figures of a report beside those of last year, and below them the records of the one that is chosen."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.reports.comparing import NONE, change, has_last_year, legend, of_plan
from dvcq_desktop.reports.figures import Figure
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.plain import FoldingLabel
from dvcq_desktop.widgets.theme import GAP, MARGIN, Tone, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPoint, QSettings
    from PySide6.QtGui import QAction, QResizeEvent

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.figures import Trace
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.rules import Beside, Changed, Row

_FIGURES = (
    PartColumn("name", "Chỉ tiêu"),
    PartColumn("figure", "Kỳ này", PartKind.FIGURE, 15, tip="Chọn một dòng để xem số liệu lấy từ đâu"),
    PartColumn("last_year", "Cùng kỳ năm trước", PartKind.FIGURE, 22),
    PartColumn("vs_last_year", "So cùng kỳ", PartKind.FIGURE, 18, tip="Tăng, giảm so với cùng kỳ năm trước"),
    PartColumn("before", "Kỳ trước", PartKind.FIGURE, 15),
    PartColumn("vs_before", "So kỳ trước", PartKind.FIGURE, 18, tip="Tăng, giảm so với kỳ liền trước"),
    PartColumn("target", "Kế hoạch năm", PartKind.FIGURE, 15),
    PartColumn(
        "of_target",
        "Đạt kế hoạch",
        PartKind.FIGURE,
        14,
        tip="Số kỳ này bằng bao nhiêu phần trăm kế hoạch năm",
    ),
    PartColumn("unit", "Đơn vị tính", width=13),
)
_KEPT = "reports/figures/hidden"
_UNCHOSEN = "vs_before,unit"  # hidden until she chooses
_RECORDS = (
    PartColumn("day", "Ngày", width=14),
    PartColumn("title", "Nội dung"),
    PartColumn("unit", "Đơn vị", width=20),
    PartColumn("amount", "Số", PartKind.FIGURE, 9),
)
_GROUP = "group/"
_NO_SOURCE = "chưa ghi văn bản nguồn"
_DIFFERS = (
    "Từ khi chốt bộ số liệu này, dữ liệu đã đổi {count} chỉ tiêu (ghi ở tên chỉ tiêu): lời văn cần khớp với"
    " số đã chốt; số đã chốt sai thì lập báo cáo đính chính trước."
)
# Figures and records, and these where the records are opened in a low pane.
_SHARES, _OPENED = (3, 2), (2, 3)
# Below so many rows, and lines around them, there are less than five rows of figures beside their records.
_ROWS_OF_BOTH, _LINES_AROUND = 10, 6
_ANY_HEIGHT = 16_777_215  # Qt's own QWIDGETSIZE_MAX
_OTHERS = {"last_year", "before"}  # columns of another period
TABLES = {
    "activity": "Nhật ký, Hoạt động",
    "opinion": "Nhật ký, Ý kiến của dân",
    "briefing": "Nhật ký, Quán triệt",
    "task": "Kế hoạch",
    "difficulty": "Kế hoạch, Vướng mắc",
    "person": "Cam kết",
    "duty_inspection": "Cam kết, Kiểm tra công vụ",
    "violation": "Cam kết, Vi phạm",
    "model": "Dân vận khéo",
    "unit_return": "Số liệu đơn vị nộp",
    "indicator_value": "Chỉ tiêu, số nhập tay",
}


class FiguresPane(QWidget):
    """Show figures; a click on one shows what it is made of, Enter or a double click on a record opens it.

    Of another period, as last year, the records are asked for when its column is first chosen.
    """

    beside_requested = Signal(str)  # column
    record_requested = Signal(str, str, object)  # table, record, its day or None

    def __init__(self, parent: QWidget | None = None, *, settings: QSettings | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rows: dict[str, Row] = {}
        self._without: set[str] = set()  # columns that have nothing to say of this report
        self._directory: Directory | None = None
        self._traces: dict[str, Trace] = {}
        self._beside: dict[str, Beside] = {}
        self._now: dict[str, str] = {}
        self._is_open = self._was_low = False
        self.period: Period | None = None  # that of the records, where it is another one than the report's
        # Widgets
        self.figures = PartsTable("Số liệu của báo cáo", _FIGURES, self)
        self.said = FoldingLabel(self)
        self.said.setProperty("muted", True)
        self.opener = QPushButton(self)
        self.opener.setToolTip("Cửa sổ thấp: các mục làm nên số liệu chỉ hiện khi mở ra")
        self.records = PartsTable("Số liệu lấy từ đâu", _RECORDS, self)
        self.figures.opens = self.records.opens = True
        self.differs = FoldingLabel(self)
        self.differs.setStyleSheet(f"color: {shades(Tone.SOON).ink};")
        self.legend = FoldingLabel(self)
        self.legend.setProperty("muted", True)
        self.columns = QPushButton("Cột", self)
        self.columns.setToolTip("Chọn cột hiện trong bảng số liệu; chương trình nhớ cho lần sau")
        self.columns_menu = QMenu(self)
        self.columns.setMenu(self.columns_menu)
        self.choices = {
            column.name: self._choice(column) for column in _FIGURES if column.name not in {"name", "figure"}
        }
        # Assemble
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.legend, 1)
        head.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignTop)
        told = QHBoxLayout()
        told.setSpacing(GAP)
        told.addWidget(self.said, 1)
        told.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        self._below = QWidget(self)
        inner = QVBoxLayout(self._below)
        inner.setContentsMargins(0, GAP, 0, 0)
        inner.setSpacing(GAP)
        inner.addLayout(told)
        inner.addWidget(self.records, 1)
        self._splitter = splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.figures)
        splitter.addWidget(self._below)
        for place, share in enumerate(_SHARES):
            splitter.setStretchFactor(place, share)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.differs)
        column.addLayout(head)
        column.addWidget(splitter, 1)
        header = self.figures.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        # Signals
        self.figures.selectionModel().currentChanged.connect(self._on_current_changed)
        self.figures.parts.modelReset.connect(self._show_records)
        self.records.open_requested.connect(self._on_record_open_requested)
        self.figures.open_requested.connect(self._on_figure_open_requested)
        self.opener.clicked.connect(self._on_opener_clicked)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        self.columns_menu.triggered.connect(self._on_column_chosen)
        self._show_columns()
        self._show_records()
        self._fit()

    @property
    def is_low(self) -> bool:
        """Tell whether figures and records have no room below each other."""
        row = self.figures.verticalHeader().defaultSectionSize()
        return self.height() < row * _ROWS_OF_BOTH + self.fontMetrics().lineSpacing() * _LINES_AROUND

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height for the figures where there is little; their records are opened then."""
        super().resizeEvent(event)
        if self.is_low != self._was_low:
            self._fit()

    def show_rows(self, rows: tuple[Row, ...], directory: Directory, changed: Sequence[Changed] = ()) -> None:
        """Show the figures of a report, and of which the records tell otherwise by now."""
        self._rows = {row.id: row for row in rows}
        self._beside = {}
        self._directory = directory
        self._now = {each.id: each.now for each in changed}
        self.differs.setText(_DIFFERS.format(count=len(changed)) if changed else "")
        self.differs.setVisible(bool(changed))
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
                "vs_last_year": change(row.figure.text, row.last_year),
                "before": row.before,
                "vs_before": change(row.figure.text, row.before),
                "target": row.target,
                "of_target": of_plan(row.figure.text, row.target),
                "unit": row.unit_name,
            }
            shown.append(PartRow(row.id, values, depth=1, warned=self._warned(row)))
        self.legend.setText(legend(rows))
        self._without = set() if any(row.target for row in rows) else {"target", "of_target"}
        if all(row.before == NONE for row in rows):
            self._without |= {"before", "vs_before"}
        if not has_last_year(rows):
            self._without |= {"vs_last_year"}
        self._show_columns()
        self.figures.parts.show_rows(shown, locked=True)
        self._show_records()

    def _warned(self, row: Row) -> dict[str, str]:
        """Return what is said of a figure at its name."""
        said = [_NO_SOURCE] if row.figure.lacks_document else []
        if row.id in self._now:
            said.append(f"dữ liệu nay: {self._now[row.id]}")
        return {"name": f"{row.name} ({'; '.join(said)})"} if said else {}

    def show_beside(self, column: str, beside: Beside) -> None:
        """Show the records of the period of a column, which were asked for."""
        self._beside[column] = beside
        self._show_records()

    def _fit(self) -> None:
        low = self._was_low = self.is_low
        self._is_open = self._is_open and low
        closed = low and not self._is_open
        self.said.fold(folded=low)
        self.legend.fold(folded=low)
        self.differs.fold(folded=low)
        self.records.setVisible(not closed)
        # As high as its button, which comes and goes from row to row.
        self._below.setMaximumHeight(self.opener.sizeHint().height() + GAP if closed else _ANY_HEIGHT)
        shares = _OPENED if self._is_open else _SHARES
        self._splitter.setSizes([1000 * share for share in shares])
        self._show_opener()
        self.figures.scrollTo(self.figures.currentIndex())

    def _show_opener(self) -> None:
        count = len(self._traces)
        self.opener.setText("Thu gọn" if self._is_open else f"Xem {count} mục")
        self.opener.setVisible(self._was_low and (bool(count) or self._is_open))

    def _on_opener_clicked(self) -> None:
        self._is_open = not self._is_open
        self._fit()

    def _choice(self, column: PartColumn) -> QAction:
        kept = str(self._settings.value(_KEPT, _UNCHOSEN)) if self._settings else _UNCHOSEN
        action = self.columns_menu.addAction(column.title)
        action.setData(column.name)
        action.setCheckable(True)
        action.setChecked(column.name not in kept.split(","))
        action.setToolTip(column.tip)
        return action

    def _show_columns(self) -> None:
        """Show the columns that she chose, without those that have nothing to say of this report."""
        for place, column in enumerate(_FIGURES):
            action = self.choices.get(column.name)
            if action is not None:
                empty = column.name in self._without
                action.setText(f"{column.title} (không có số liệu)" if empty else column.title)
                self.figures.setColumnHidden(place, empty or not action.isChecked())

    def _on_column_chosen(self, _action: QAction) -> None:
        if self._settings is not None:
            hidden = [name for name, action in self.choices.items() if not action.isChecked()]
            self._settings.setValue(_KEPT, ",".join(hidden))
        self._show_columns()

    def _on_header_menu_requested(self, at: QPoint) -> None:
        self.columns_menu.popup(self.figures.horizontalHeader().mapToGlobal(at))

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_records()

    def _show_records(self) -> None:
        row = self._rows.get(self.figures.current_key)
        self._traces = {}
        self.period = None
        if row is None:
            self.said.setText("Chọn một chỉ tiêu để xem số liệu lấy từ những việc nào.")
            self.records.parts.show_rows([], locked=True)
            self._show_opener()
            return
        figure, said = self._chosen(row)
        self.said.setText(said)
        self._traces = {f"{place}/{each.id}": each for place, each in enumerate(figure.traces)}
        self.records.parts.show_rows(
            [self._record(key, each) for key, each in self._traces.items()], locked=True
        )
        self._show_opener()

    def _chosen(self, row: Row) -> tuple[Figure, str]:
        """Return the figure of the period whose column is current, and what is said of it."""
        place = self.figures.currentIndex().column()
        column = _FIGURES[place].name if place >= 0 else ""
        if column not in _OTHERS:
            now = self._now.get(row.id)
            told = f" Đây là số đã chốt; dữ liệu nay: {now}." if now else ""
            return row.figure, f"{said_of(row.name, row.figure)}{told}"
        beside = self._beside.get(column)
        if beside is None:
            self.beside_requested.emit(column)
            return Figure(), f"Đang tìm số liệu của {_FIGURES[place].title.lower()}…"
        self.period = beside.period
        shown = row.last_year if column == "last_year" else row.before
        figure = beside.figures.get(row.id, Figure())
        named = f"{row.name}, {beside.period.label}"
        if figure.amount is None:
            return figure, f"{named}: {shown}. Không có dữ liệu của kỳ ấy."
        told = "" if figure.text == shown else f" Báo cáo này ghi {shown}, dữ liệu hiện có là {figure.text}."
        return figure, f"{said_of(named, figure)}{told}"

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

    def _on_figure_open_requested(self, _key: str) -> None:
        """Go on to the records of a figure, opened first in a low window."""
        if self._traces and self._was_low and not self._is_open:
            self._on_opener_clicked()
        if self._traces:
            self.records.setFocus()

    def _on_record_open_requested(self, key: str) -> None:
        trace = self._traces.get(key)
        if trace is not None:
            self.record_requested.emit(trace.table, trace.id, trace.day)


def said_of(name: str, figure: Figure) -> str:
    """Return what a figure is made of, in a sentence."""
    if not figure.traces:
        return f"{name}: {figure.text}. Không có việc nào được ghi trong kỳ."
    places = dict.fromkeys(TABLES.get(each.table, "") for each in figure.traces)
    where = "; ".join(place for place in places if place)
    units = f" {capital(figure.remark)}." if figure.remark else ""
    made_of = f"{name}: {figure.text}, từ {len(figure.traces)} mục ở {where}."
    return f"{made_of}{units} Enter hoặc bấm đúp một mục để mở."
