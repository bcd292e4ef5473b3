# SPDX-License-Identifier: MIT
"""What the sheets of units say before it is taken: each with its lines, odd cells by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from dvcq_desktop.widgets.parts_table import PartColumn, PartRow, PartsTable
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.reports.returns import ReadReturn

_COLUMNS = (
    PartColumn("cell", "Ô", width=7),
    PartColumn("what", "Nội dung"),
    PartColumn("value", "Đơn vị ghi", width=24),
    PartColumn("problem", "Lưu ý", width=34),
)


class ReturnsDialog(QDialog):
    """Ask whether what was read is to be taken."""

    def __init__(self, read: Sequence[ReadReturn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhận số liệu của đơn vị")
        self.resize(900, 560)
        usable = [each for each in read if not each.trouble]
        # Widgets
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setText(_said(read))
        self.table = PartsTable("Số liệu đọc được", _COLUMNS, self)
        self.table.parts.show_rows(list(_rows(read)), locked=True)
        self.buttons = QDialogButtonBox(self)
        self.take = self.buttons.addButton("Nhận", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Thôi", QDialogButtonBox.ButtonRole.RejectRole)
        # Assemble
        self.take.setEnabled(bool(usable))
        self.take.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        # Signals
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)


def _said(read: Sequence[ReadReturn]) -> str:
    usable = [each for each in read if not each.trouble]
    odd = sum(len(each.problems) for each in usable)
    left = len(read) - len(usable)
    parts = [f"{len(usable)} đơn vị, {sum(len(each.amounts) for each in usable)} số liệu,"]
    parts.append(f" {sum(len(each.tasks) for each in usable)} kết quả nhiệm vụ.")
    if odd:
        parts.append(f" {odd} ô cần lưu ý.")
    if left:
        parts.append(f" {left} tệp không nhận được.")
    return "".join(parts)


def _rows(read: Sequence[ReadReturn]) -> Iterator[PartRow]:
    for place, each in enumerate(read):
        name = f"{each.unit_name or each.file}"
        yield PartRow(f"{place}", {"what": name, "problem": each.trouble}, is_bold=True)
        # What is odd comes first.
        for number, line in enumerate(sorted(each.lines, key=lambda line: not line.problem)):
            yield PartRow(f"{place}/{number}", line._asdict(), depth=0)
