# SPDX-License-Identifier: MIT
"""The appendix of tasks: lines made of the plan, and those that she adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dvcq_desktop.widgets.parts_model import PartColumn, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable, lay_out_parts
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from dvcq_desktop.reports.narrative import Line

_COLUMNS = (
    PartColumn("group", "Nhóm", width=18),
    PartColumn("task", "Nhiệm vụ"),
    PartColumn("result", "Kết quả"),
    PartColumn("assessment", "Đánh giá", width=15),
)
_GROUP = "group/"
_OWN_GROUP, _NO_GROUP = 16, 7  # letters: only a line that she adds has its group in its own cell
_MADE = frozenset(column.name for column in _COLUMNS)


class LinesPane(QWidget):
    """Show the lines; those that she added are edited in their cells."""

    add_requested = Signal()
    edited = Signal(object)  # Line
    remove_requested = Signal(object)  # list of keys
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, Line] = {}
        # Widgets
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.table = PartsTable("Phụ lục kết quả nhiệm vụ", _COLUMNS, self)
        self.add = QPushButton("Thêm dòng", self)
        self.add.setIcon(icon("plus"))
        self.remove = QPushButton("Xóa dòng", self)
        self.remove.setIcon(icon("x"))
        self.table.wrap_rows()
        # Assemble
        lay_out_parts(self, self.said, self.table, (self.add, self.remove))
        # Signals
        self.table.parts.edited.connect(self._on_edited)
        self.table.parts.refused.connect(self.refused)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.add.clicked.connect(self.add_requested)
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_lines(self, lines: tuple[Line, ...], *, locked: bool) -> None:
        """Show the lines of a report."""
        keyed = {each.id or f"made/{place}": each for place, each in enumerate(lines)}
        self._lines = keyed
        rows: list[PartRow] = []
        headed: set[str] = set()
        group = None
        for key, each in keyed.items():
            if not each.id and each.group != group:
                group = each.group
                headed.add(f"{_GROUP}{group}")
                rows.append(PartRow(f"{_GROUP}{group}", {"group": group}, _MADE, is_bold=True))
            values = {**each._asdict(), "group": each.group if each.id else ""}
            rows.append(PartRow(key, values, frozenset() if each.id else _MADE))
        own = sum(bool(each.id) for each in lines)
        self.table.parts.show_rows(rows, locked=locked)
        self.table.span_rows(headed)
        self.table.horizontalHeader().resizeSection(
            0, self.fontMetrics().averageCharWidth() * (_OWN_GROUP if own else _NO_GROUP)
        )
        self.said.setText(
            f"{len(lines)} dòng, trong đó {own} dòng thêm tay. Dòng lấy từ Kế hoạch sửa ở phòng Kế hoạch."
        )
        for button in (self.add, self.remove):
            button.setVisible(not locked)

    def edit(self, key: str) -> None:
        """Open the task of a line, once the rows have their heights."""
        self.table.go_to(key, "task")
        QTimer.singleShot(0, self, self._open)

    def _open(self) -> None:
        index = self.table.currentIndex()
        self.table.setFocus()
        self.table.scrollTo(index)
        self.table.edit(index)

    def _on_edited(self, key: str, name: str, value: object) -> None:
        line = self._lines.get(key)
        if line is not None and line.id:
            self.edited.emit(line._replace(**{name: str(value)}))

    def _on_delete_requested(self, keys: list[str]) -> None:
        own = [key for key in keys if (line := self._lines.get(key)) is not None and line.id]
        if own:
            self.remove_requested.emit(own)
        elif keys:
            self.refused.emit("Dòng này lấy từ Kế hoạch nên không xóa ở đây được.")

    def _on_remove_clicked(self) -> None:
        self._on_delete_requested(self.table.selected_keys)
