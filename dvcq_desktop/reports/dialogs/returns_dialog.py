# SPDX-License-Identifier: MIT
"""What the sheets of units say before it is taken: each with its lines, as they stand in the sheet.

Of a unit that sent several only the one that she chooses is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout

from dvcq_desktop.reports.returns import sent_twice
from dvcq_desktop.sheets.book import place_of
from dvcq_desktop.widgets.parts_model import PartColumn, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
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
_NOWHERE = (0, 0)


class ReturnsDialog(QDialog):
    """Ask whether what was read is to be taken."""

    def __init__(self, read: Sequence[ReadReturn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhận số liệu của đơn vị")
        self.resize(900, 560)
        self._read = tuple(read)
        # Widgets
        self.said = plain_label(self)
        self.said.setWordWrap(True)
        self.said.setText(_said(read))
        self.choices: dict[str, QComboBox] = {}
        self.table = PartsTable("Số liệu đọc được", _COLUMNS, self)
        self.table.parts.show_rows(list(_rows(read)), locked=True)
        self.table.wrap_rows()
        self.buttons = QDialogButtonBox(self)
        self.take = self.buttons.addButton("Nhận", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Thôi", QDialogButtonBox.ButtonRole.RejectRole)
        # Assemble
        self.take.setProperty("primary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.said)
        column.addLayout(self._choosing())
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        # Signals
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for box in self.choices.values():
            box.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()

    @property
    def taken(self) -> list[int]:
        """Return the places of the sheets that are taken."""
        left = {place for own in sent_twice(self._read).values() for place in own}
        chosen = {box.currentData() for box in self.choices.values()}
        return [
            place
            for place, each in enumerate(self._read)
            if not each.trouble and (place not in left or place in chosen)
        ]

    def _choosing(self) -> QFormLayout:
        form = QFormLayout()
        for unit, places in sent_twice(self._read).items():
            name = self._read[places[0]].unit_name
            box = QComboBox(self)
            box.addItem("Chưa chọn: không nhận tệp nào", None)
            for place in places:
                box.addItem(self._read[place].file, place)
            box.setAccessibleName(f"Tệp nhận của {name}")
            form.addRow(f"{name} gửi {len(places)} tệp, nhận:", box)
            self.choices[unit] = box
        return form

    def _on_chosen(self, _index: int = 0) -> None:
        self.take.setEnabled(bool(self.taken))


def _said(read: Sequence[ReadReturn]) -> str:
    usable = [each for each in read if not each.trouble]
    odd = sum(len(each.problems) for each in usable)
    left = len(read) - len(usable)
    units = len({each.unit for each in usable})
    parts = [f"{units} đơn vị, {sum(len(each.amounts) for each in usable)} số liệu,"]
    parts.append(f" {sum(len(each.tasks) for each in usable)} kết quả nhiệm vụ.")
    if odd:
        parts.append(f" {odd} ô cần lưu ý.")
    if left:
        parts.append(f" {left} tệp không nhận được.")
    return "".join(parts)


def _rows(read: Sequence[ReadReturn]) -> Iterator[PartRow]:
    several = {place for own in sent_twice(read).values() for place in own}
    for place, each in enumerate(read):
        name = f"{each.unit_name}: {each.file}" if place in several else each.unit_name or each.file
        problem = "Đơn vị gửi nhiều tệp: chọn ở trên tệp nào được nhận." if place in several else each.trouble
        yield PartRow(f"{place}", {"what": name, "problem": problem}, is_bold=True)
        # As they stand in the sheet, which she may have open beside; what is odd has another colour.
        for number, line in enumerate(sorted(each.lines, key=lambda line: place_of(line.cell) or _NOWHERE)):
            odd = {"problem": line.problem} if line.problem else {}
            yield PartRow(f"{place}/{number}", line._asdict(), warned=odd)
