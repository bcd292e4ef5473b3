# SPDX-License-Identifier: MIT
"""Which models of an earlier year go on this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.widgets.form import DateEdit
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import Any

_KEY = int(Qt.ItemDataRole.UserRole)
_ROWS = 14
_LETTERS = 90


class ContinueDialog(AskDialog):
    """Tick models of the years before; `answered` carries their keys and the day of registration."""

    def __init__(
        self,
        year: int,
        models: Sequence[tuple[str, str]],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        said = (
            f"Chọn mô hình của năm trước tiếp tục đăng ký năm {year}. Tên, đơn vị, nội dung được chép sang;"
            " các bước, mốc và kết quả của năm trước ở lại năm trước."
        )
        super().__init__("Tiếp tục từ năm trước", "Đăng ký tiếp", said, parent)
        # Widgets
        self.list = QListWidget(self)
        self.list.setAccessibleName("Mô hình của năm trước")
        for key, name in models:
            item = QListWidgetItem(name, self.list)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setToolTip(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(1)
        self.list.setMinimumHeight(self.fontMetrics().height() * _ROWS)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        every, none = QPushButton("Chọn tất cả", self), QPushButton("Bỏ chọn tất cả", self)
        for button in (every, none):
            button.setAutoDefault(False)
        # Assemble
        holder = QWidget(self)
        row = QHBoxLayout()
        row.addWidget(every)
        row.addWidget(none)
        row.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.list)
        column.addLayout(row)
        self.form.addRow(holder)
        self.add("day", "Ngày đăng ký", DateEdit(self, today=today), today())
        self.adjustSize()
        self.list.setFocus()
        # Signals
        every.clicked.connect(self._on_every_clicked)
        none.clicked.connect(self._on_none_clicked)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the models that are ticked."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)

    def answer(self, values: Mapping[str, Any]) -> tuple[tuple[str, ...], date]:
        """Return the models and the day; raises UserError where one is missing."""
        if not self.ticked:
            raise UserError("Chưa chọn mô hình nào: hãy đánh dấu các mô hình tiếp tục.")
        if values["day"] is None:
            raise UserError("Chưa có ngày đăng ký: hãy nhập ngày, ví dụ 15/03/2026.")
        return self.ticked, values["day"]

    def _tick(self, state: Qt.CheckState) -> None:
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(state)

    def _on_every_clicked(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _on_none_clicked(self) -> None:
        self._tick(Qt.CheckState.Unchecked)
