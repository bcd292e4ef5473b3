# SPDX-License-Identifier: MIT
"""The form under the table of proposals, which edits the current one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, TextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.plan.proposals import Proposal


class ProposalEditor(QWidget):
    """Edit every field of one proposal; tells the whole proposal after each field."""

    edited = Signal(object)  # Proposal

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: Proposal | None = None
        # Widgets
        self.title = LineEdit(self)
        self.content = TextArea(self, lines=3)
        self.lead = LineEdit(self)
        self.units = LineEdit(self)
        self.coordinating = LineEdit(self)
        self.deadline = DateEdit(self, today=today)
        self.recurrence = QComboBox(self)
        for recurrence in Recurrence:
            self.recurrence.addItem(recurrence.label, recurrence.value)
        self.product = LineEdit(self)
        # Assemble
        form = FormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Tên nhiệm vụ", self.title)
        form.add_field("Nội dung", self.content, hint="Đặt con trỏ vào chỗ cần tách rồi bấm Tách (Ctrl+T)")
        form.add_field("Chủ trì", self.lead)
        form.add_field("Từng đơn vị thực hiện", self.units, hint="Nhiều đơn vị: cách nhau bằng dấu chấm phẩy")
        form.add_field("Phối hợp", self.coordinating, hint="Nhiều đơn vị: cách nhau bằng dấu chấm phẩy")
        form.add_field("Thời hạn", self.deadline, hint="Ví dụ 15/10, +30, cuối quý")
        form.add_field("Lặp lại", self.recurrence)
        form.add_field("Sản phẩm", self.product)
        # Signals
        for field in (self.title, self.content, self.lead, self.units, self.coordinating, self.product):
            field.edited.connect(self._on_field_edited)
        self.deadline.edited.connect(self._on_field_edited)
        self.recurrence.activated.connect(self._on_field_edited)

    def show_part(self, part: Proposal | None) -> None:
        """Fill the form without telling; None empties and disables it."""
        self._part = part
        self.setEnabled(part is not None)
        self.title.set_value(part.title if part else "")
        self.content.set_value(part.content if part else "")
        self.lead.set_value(part.lead if part else "")
        self.units.set_value("; ".join(part.units) if part else "")
        self.coordinating.set_value("; ".join(part.coordinating) if part else "")
        self.deadline.set_value(part.schedule.deadline if part else None)
        self.recurrence.setCurrentIndex(list(Recurrence).index(part.schedule.recurrence) if part else 0)
        self.product.set_value(part.product if part else "")

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        for field in (self.title, self.content, self.lead, self.units, self.coordinating, self.product):
            field.flush()
        self.deadline.flush()

    def _on_field_edited(self) -> None:
        if self._part is None:
            return
        self._part = replace(
            self._part,
            title=self.title.value,
            content=self.content.value,
            lead=self.lead.value,
            units=_names(self.units.value),
            coordinating=_names(self.coordinating.value),
            schedule=Schedule(self.deadline.value, Recurrence(self.recurrence.currentData())),
            product=self.product.value,
        )
        self.edited.emit(self._part)


def _names(typed: str) -> tuple[str, ...]:
    return tuple(name for part in typed.split(";") if (name := part.strip()))
