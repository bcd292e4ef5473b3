# SPDX-License-Identifier: MIT
"""The words of a report: its sections, and the text of the one that is chosen, which she edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.parts_model import PartColumn, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN, icon, look_closed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent, QModelIndex, QObject, QSettings

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.figures import Trace
    from dvcq_desktop.reports.narrative import Section

_SOURCES = (
    PartColumn("day", "Ngày", width=13),
    PartColumn("title", "Nội dung"),
    PartColumn("unit", "Đơn vị", width=14),
    PartColumn("place", "Ghi ở", width=12),
)
_PLACES = {
    "task": "Nhiệm vụ",
    "progress_entry": "Tiến độ",
    "difficulty": "Vướng mắc",
    "activity": "Nhật ký",
    "briefing": "Quán triệt",
    "unit_return": "Đơn vị nộp",
}
_SHOWN = "reports/sources/shown"
_COLUMNS = (PartColumn("heading", "Mục"), PartColumn("state", "Nguồn", width=12))


class SectionsPane(QWidget):
    """Show sections; what is typed is saved when the field is left, and by Ctrl+S."""

    edited = Signal(str, str)  # section, text
    renew_requested = Signal()
    record_requested = Signal(str, str, object)  # table, record, its day or None

    def __init__(self, parent: QWidget | None = None, *, settings: QSettings | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._traces: Mapping[tuple[str, str], Trace] = {}
        self._directory: Directory | None = None
        self._sections: dict[str, Section] = {}
        self._shown = ""
        self._before = ""
        # Widgets
        self.list = PartsTable("Các mục của báo cáo", _COLUMNS, self)
        self.said = plain_label(self)
        self.said.setProperty("muted", True)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName("Nội dung của mục")
        self.text.setTabChangesFocus(True)
        self.renew = QPushButton("Cập nhật từ nhật ký, tiến độ", self)
        self.renew.setIcon(icon("refresh-cw"))
        self.renew.setToolTip("Lấy lại nội dung các mục chưa sửa tay từ những gì đã ghi đến nay")
        self.count = QToolButton(self)
        self.count.setCheckable(True)
        self.count.setToolTip(
            "Hiện, ẩn những mục đã ghi mà nội dung này ghép từ đó; Enter hoặc bấm đúp một mục để mở"
        )
        self.sources = PartsTable("Nguồn của nội dung", _SOURCES, self)
        self.sources.opens = True
        # Assemble
        self.said.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.count)
        row.addWidget(self.renew)
        below = QWidget(self)
        inner = QVBoxLayout(below)
        inner.setContentsMargins(GAP, 0, 0, 0)
        inner.setSpacing(GAP)
        inner.addLayout(row)
        halves = QSplitter(Qt.Orientation.Vertical, below)
        halves.addWidget(self.text)
        halves.addWidget(self.sources)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        inner.addWidget(halves, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.list)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.addWidget(splitter)
        # Signals
        self.text.installEventFilter(self)
        self.list.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.list.parts.modelReset.connect(self._show_text)
        self.renew.clicked.connect(self._on_renew_clicked)
        self.list.clicked.connect(self._on_list_clicked)
        self.count.toggled.connect(self._on_count_toggled)
        self.sources.open_requested.connect(self._on_source_open_requested)
        self.count.setChecked(settings is not None and str(settings.value(_SHOWN, "0")) == "1")
        self._show_sources()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Save what is typed when the field is left; its own menu leaves it only for a moment."""
        if (
            watched is self.text
            and isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() is not Qt.FocusReason.PopupFocusReason
        ):
            self.flush()
        return super().eventFilter(watched, event)

    def show_traces(self, traces: Mapping[tuple[str, str], Trace], directory: Directory) -> None:
        """Keep what the sources of the sections are called."""
        self._traces, self._directory = traces, directory

    def show_sections(self, sections: tuple[Section, ...], *, locked: bool) -> None:
        """Show the sections of a report; what is being typed stays."""
        if self._shown not in {each.id for each in sections}:
            self._shown = ""
        typed = self.text.toPlainText() if self.is_typed else None
        self._sections = {each.id: each for each in sections}
        self.renew.setVisible(not locked)
        self.text.setReadOnly(locked)
        look_closed(self.text, closed=locked)
        self.list.parts.show_rows([_row(each) for each in sections], locked=True)
        if not self.list.current_key and sections:
            self.list.go_to(sections[0].id)
        if typed is None:
            self._show_text()

    def chosen_part(self) -> tuple[str, str]:
        """Return which section the text is of, and its heading."""
        section = self._sections.get(self._shown)
        return self._shown, section.called if section else ""

    def choose_part(self, key: str) -> None:
        """Go to a section."""
        self.list.go_to(key)

    @property
    def is_typed(self) -> bool:
        """Tell whether the text holds what is not saved yet."""
        return bool(self._shown) and self.text.toPlainText() != self._before

    def flush(self) -> None:
        """Save what is typed."""
        if self.is_typed and not self.text.isReadOnly():
            self._before = self.text.toPlainText()
            self.edited.emit(self._shown, self._before)

    def _on_current_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.flush()
        self._show_text()

    def _on_renew_clicked(self) -> None:
        self.flush()
        self.renew_requested.emit()

    def _show_text(self) -> None:
        section = self._sections.get(self.list.current_key)
        stays = section is not None and section.id == self._shown
        self._shown = section.id if section else ""
        self._before = section.text if section else ""
        if self.text.toPlainText() != self._before:
            place = self.text.textCursor().position() if stays else 0
            self.text.setPlainText(self._before)
            cursor = self.text.textCursor()
            cursor.setPosition(min(place, len(self._before)))
            self.text.setTextCursor(cursor)
        self.text.setEnabled(section is not None)
        self.said.setText(_said(section) if section else "")
        self._show_sources()

    def _show_sources(self) -> None:
        section = self._sections.get(self._shown)
        sources = section.sources if section else ()
        self.count.setText(f"{len(sources)} nguồn")
        self.count.setVisible(bool(sources))
        self.sources.setVisible(bool(sources) and self.count.isChecked())
        self.sources.parts.show_rows([self._source(each) for each in sources], locked=True)

    def _source(self, source: tuple[str, str]) -> PartRow:
        trace, look = self._traces.get(source), self._directory
        key = "/".join(source)
        if trace is None:
            return PartRow(key, {"title": "(mục này đã xóa)", "place": _PLACES.get(source[0], "")})
        values = {
            "day": short_date(trace.day) if trace.day else "",
            "title": trace.title,
            "unit": look.unit_called(trace.unit) if look and trace.unit else "",
            "place": _PLACES.get(source[0], ""),
        }
        return PartRow(key, values)

    def _on_list_clicked(self, index: QModelIndex) -> None:
        section = self._sections.get(self.list.current_key)
        if index.column() == 1 and section is not None and section.sources:
            self.count.setChecked(True)

    def _on_count_toggled(self, shown: bool) -> None:
        if self._settings is not None:
            self._settings.setValue(_SHOWN, "1" if shown else "0")
        self._show_sources()

    def _on_source_open_requested(self, source: str) -> None:
        table, _slash, key = source.partition("/")
        trace = self._traces.get((table, key))
        if trace is not None:
            self.flush()
            self.record_requested.emit(trace.table, trace.id, trace.day)


def _row(section: Section) -> PartRow:
    values = {"heading": section.called, "state": "Đã sửa tay" if section.edited else _counted(section)}
    return PartRow(section.id, values, depth=section.level - 1, is_bold=section.level == 1)


def _counted(section: Section) -> str:
    return f"{len(section.sources)} nguồn" if section.sources else ""


def _said(section: Section) -> str:
    if section.edited:
        return "Đã sửa tay: không tự cập nhật nữa."
    if section.sources:
        return "Ghép từ những gì đã ghi trong kỳ."
    return "Không có gì được ghi trong kỳ cho mục này." if section.heading and section.text else ""
