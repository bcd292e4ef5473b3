# SPDX-License-Identifier: MIT
"""What can be given to several selected tasks at once, each as one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from dvcq_desktop.plan.rules import StateEntry
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.screen.state_edit import StateEdit
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, PickBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory


class BulkPane(QWidget):
    """Give the selected tasks one owner, lead unit, deadline, product or state; tells what to write."""

    wanted = Signal(str, object)  # the action's name, work(action)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._ids: tuple[str, ...] = ()
        # Widgets
        self.heading = QLabel(self)
        self.heading.setProperty("heading", True)
        self.heading.setWordWrap(True)
        self.owner = PickBox(self)
        self.lead = PickBox(self)
        self.director = PickBox(self)
        self.deadline = DateEdit(self, today=today)
        self.recurrence = QComboBox(self)
        for recurrence in Recurrence:
            self.recurrence.addItem(recurrence.label, recurrence.value)
        self.product = LineEdit(self)
        self.state = StateEdit(today, self)
        self.trash = QPushButton("Bỏ vào thùng rác", self)
        # Assemble
        form = FormLayout(self)
        form.add_wide(self.heading)
        form.add_field("Người phụ trách", self.owner)
        form.add_field("Đơn vị chủ trì", self.lead)
        form.add_field("Lãnh đạo chỉ đạo", self.director)
        form.add_field("Thời hạn", self.deadline, hint="Ví dụ 15/10, +30, cuối quý")
        form.add_field("Lặp lại", self.recurrence)
        form.add_field("Sản phẩm", self.product)
        form.add_field("Trạng thái", self.state)
        form.addRow("", self.trash)
        # Signals
        self.owner.edited.connect(self._on_owner_edited)
        self.lead.edited.connect(self._on_lead_edited)
        self.director.edited.connect(self._on_director_edited)
        self.deadline.edited.connect(self._on_schedule_edited)
        self.recurrence.activated.connect(self._on_schedule_edited)
        self.product.edited.connect(self._on_product_edited)
        self.state.edited.connect(self._on_state_edited)
        self.trash.clicked.connect(self._on_trash_clicked)

    def show_tasks(self, ids: tuple[str, ...], directory: Directory) -> None:
        """Offer to change these tasks; the fields begin empty, for the tasks may differ."""
        if ids == self._ids:
            return
        self._ids = ids
        self.heading.setText(f"Đang chọn {len(ids)} nhiệm vụ. Mỗi ô dưới đây áp dụng cho tất cả.")
        day = self._today()
        people = [(person.id, person.full_name) for person in directory.people_on(day)]
        self.owner.set_choices(people)
        self.director.set_choices(people)
        self.lead.set_choices([(unit.id, unit.name) for unit in directory.units_on(day)])
        for field in (self.owner, self.director, self.lead):
            field.set_value(None)
        self.deadline.set_value(None)
        self.recurrence.setCurrentIndex(0)
        self.product.set_value("")
        self.state.set_value(StateEntry())

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        for field in (self.owner, self.director, self.lead, self.deadline, self.product, self.state):
            field.flush()

    def _want(self, verb: str, work: Callable[[Action], object]) -> None:
        self.wanted.emit(f"{verb}: {len(self._ids)} nhiệm vụ", work)

    def _on_owner_edited(self, owner: str | None) -> None:
        self._want("Giao người phụ trách", partial(changes.set_owner, tasks=self._ids, owner=owner))

    def _on_lead_edited(self, unit: str | None) -> None:
        self._want("Giao đơn vị chủ trì", partial(changes.set_lead, tasks=self._ids, unit=unit))

    def _on_director_edited(self, person: str | None) -> None:
        self._want("Ghi lãnh đạo chỉ đạo", partial(changes.set_director, tasks=self._ids, person=person))

    def _on_schedule_edited(self) -> None:
        schedule = Schedule(self.deadline.value, Recurrence(self.recurrence.currentData()))
        self._want("Đặt thời hạn", partial(changes.set_schedule, tasks=self._ids, schedule=schedule))

    def _on_product_edited(self, product: str) -> None:
        self._want("Ghi sản phẩm", partial(changes.set_product, tasks=self._ids, product=product))

    def _on_state_edited(self, entry: StateEntry) -> None:
        self._want("Ghi trạng thái", partial(changes.set_state, tasks=self._ids, entry=entry))

    def _on_trash_clicked(self) -> None:
        self._want("Bỏ vào thùng rác", partial(changes.trash_tasks, tasks=self._ids))
