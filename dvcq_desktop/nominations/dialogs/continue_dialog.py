# SPDX-License-Identifier: MIT
"""Which models of an earlier year go on this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.nominations.dialogs.tick_list import TickList
from dvcq_desktop.widgets.form import DateEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from PySide6.QtWidgets import QWidget


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
        # In another year's register today would be made up.
        begun = today() if year == today().year else None
        # Widgets
        self.ticks = TickList("Mô hình của năm trước", models, parent=self)
        self.list = self.ticks.list
        # Assemble
        self.form.addRow(self.ticks)
        self.add("day", "Ngày đăng ký", DateEdit(self, today=today), begun)
        self.adjustSize()
        self.list.setFocus()

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the models that are ticked."""
        return self.ticks.ticked

    def answer(self, values: Mapping[str, Any]) -> tuple[tuple[str, ...], date]:
        """Return the models and the day; raises UserError where one is missing."""
        if not self.ticked:
            raise UserError("Chưa chọn mô hình nào: hãy đánh dấu các mô hình tiếp tục.")
        if values["day"] is None:
            raise UserError("Chưa có ngày đăng ký: hãy nhập ngày, ví dụ 15/03/2026.")
        return self.ticked, values["day"]
