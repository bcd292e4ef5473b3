# SPDX-License-Identifier: MIT
"""What can be given to several selected tasks at once, each as one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.plan.schedule import Recurrence
from dvcq_desktop.plan.screen.choices import people_choices
from dvcq_desktop.plan.screen.state_edit import StateEdit
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, PickBox
from dvcq_desktop.widgets.theme import MARGIN, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import StateEntry

_AS_IS = "(giữ nguyên)"


class BulkPane(QWidget):
    """Give the selected tasks one owner, lead unit, deadline, product or state; tells what to write."""

    wanted = Signal(str, object)  # the action's name, work(action)
    edit_wanted = Signal(str, object)  # the same, of a field that does not keep what was typed
    extension_requested = Signal()
    refused = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._ids: tuple[str, ...] = ()
        # Widgets
        self.heading = QLabel(self)
        self.heading.setProperty("heading", True)
        self.heading.setWordWrap(True)
        self.explanation = QLabel("Mỗi ô được ghi vào tất cả nhiệm vụ đang chọn, ngay khi rời ô.", self)
        self.explanation.setProperty("muted", True)
        self.explanation.setWordWrap(True)
        self.owner = PickBox(self, none=_AS_IS)
        self.lead = PickBox(self, none=_AS_IS)
        self.director = PickBox(self, none=_AS_IS)
        self.deadline = DateEdit(self, today=today)
        self.recurrence = PickBox(self, none=_AS_IS)
        self.recurrence.set_choices([(each.value, each.label) for each in Recurrence])
        self.product = LineEdit(self)
        self.state = StateEdit(today, self)
        self.extend = QPushButton(icon("clock"), "Gia hạn…", self)
        self.trash = QPushButton(icon("trash-2"), "Bỏ vào thùng rác", self)
        # Assemble
        form = FormLayout()
        form.add_field("Người phụ trách", self.owner)
        form.add_field("Đơn vị chủ trì", self.lead)
        form.add_field("Lãnh đạo chỉ đạo", self.director)
        form.add_field("Thời hạn", self.deadline, hint="Ví dụ 15/10, +30, cuối quý")
        form.add_field("Lặp lại", self.recurrence)
        form.add_field("Sản phẩm", self.product)
        form.add_field("Trạng thái", self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.heading)
        column.addWidget(self.explanation)
        form.setContentsMargins(0, SPACE, 0, SPACE)
        column.addLayout(form)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self.extend)
        buttons.addWidget(self.trash)
        column.addLayout(buttons)
        column.addStretch(1)
        # Signals
        self.owner.edited.connect(self._on_owner_edited)
        self.lead.edited.connect(self._on_lead_edited)
        self.director.edited.connect(self._on_director_edited)
        self.deadline.edited.connect(self._on_deadline_edited)
        self.recurrence.edited.connect(self._on_recurrence_edited)
        self.product.edited.connect(self._on_product_edited)
        self.state.edited.connect(self._on_state_edited)
        self.extend.clicked.connect(self._on_extend_clicked)
        self.trash.clicked.connect(self._on_trash_clicked)

    def show_tasks(self, ids: tuple[str, ...], directory: Directory) -> None:
        """Offer to change these tasks; the fields begin empty, for the tasks may differ."""
        day = self._today()
        people = people_choices(directory, day, None)
        self.owner.set_choices(people)
        self.director.set_choices(people)
        self.lead.set_choices([(unit.id, unit.name) for unit in directory.units_on(day)])
        if ids == self._ids:
            return
        self._ids = ids
        self.heading.setText(f"{len(ids)} nhiệm vụ đang chọn")
        self.forget()

    def forget(self) -> None:
        """Empty the fields: what was given may have been undone, and is to be given anew then."""
        for field in (self.owner, self.director, self.lead, self.deadline, self.recurrence, self.state):
            field.set_value(None)
        self.product.set_value("")

    def focus_field(self, column: str) -> None:
        """Put the cursor into the field of a column of the table, or else into the first."""
        fields: dict[str, QWidget] = {
            "unit": self.lead,
            "deadline": self.deadline,
            "product": self.product,
            "state": self.state,
        }
        fields.get(column, self.owner).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        fields = (self.owner, self.director, self.lead, self.deadline, self.recurrence, self.product)
        for field in (*fields, self.state):
            field.flush()
        read = (self.owner, self.lead, self.director, self.deadline, self.recurrence, self.state)
        left = " ".join(field.complaint for field in read if field.complaint)
        if left:
            self.refused.emit(f"Chưa lưu được: {left}")

    def _want_edit(self, verb: str, work: Callable[[Action], object]) -> None:
        self.edit_wanted.emit(f"{verb}: {len(self._ids)} nhiệm vụ", work)

    def _on_owner_edited(self, owner: str | None) -> None:
        self._want_edit("Giao người phụ trách", partial(changes.set_owner, tasks=self._ids, owner=owner))

    def _on_lead_edited(self, unit: str | None) -> None:
        self._want_edit("Giao đơn vị chủ trì", partial(changes.set_lead, tasks=self._ids, unit=unit))

    def _on_director_edited(self, person: str | None) -> None:
        self._want_edit("Ghi lãnh đạo chỉ đạo", partial(changes.set_director, tasks=self._ids, person=person))

    def _on_deadline_edited(self, deadline: date | None) -> None:
        self._want_edit("Đặt thời hạn", partial(changes.set_deadline, tasks=self._ids, deadline=deadline))

    def _on_recurrence_edited(self, chosen: str | None) -> None:
        if chosen is not None:
            work = partial(changes.set_recurrence, tasks=self._ids, recurrence=Recurrence(chosen))
            self._want_edit("Đặt kỳ lặp lại", work)

    def _on_product_edited(self, product: str) -> None:
        self._want_edit("Ghi sản phẩm", partial(changes.set_product, tasks=self._ids, product=product))

    def _on_state_edited(self, entry: StateEntry) -> None:
        self._want_edit("Ghi trạng thái", partial(changes.set_state, tasks=self._ids, entry=entry))

    def _on_extend_clicked(self) -> None:
        self.flush()
        self.extension_requested.emit()

    def _on_trash_clicked(self) -> None:
        work = partial(changes.trash_tasks, tasks=self._ids)
        self.wanted.emit(f"Bỏ vào thùng rác: {len(self._ids)} nhiệm vụ", work)
