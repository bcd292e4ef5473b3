# SPDX-License-Identifier: MIT
"""The fields of one task, each saved by itself when it is left."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.rules import Task, missing_clarity, unclear_words
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.screen.choices import people_choices, with_chosen
from dvcq_desktop.plan.screen.inputs import DeadlineEdit, SourcesField
from dvcq_desktop.plan.screen.state_edit import StateEdit
from dvcq_desktop.text.normal import capital, tidy
from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.form import LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.theme import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date


class InfoTab(QWidget):
    """Edit a task's own fields; `edited` carries the whole task and the Vietnamese name of what changed."""

    edited = Signal(object, str)  # Task, the field's name
    refused = Signal(str)  # a sentence to show
    sources_requested = Signal()
    extension_requested = Signal()
    extension_trashed = Signal(str)  # the extension's key

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._task: Task | None = None
        self._directory = Directory()
        # Widgets
        self.missing = QLabel(self)
        self.missing.setWordWrap(True)
        self.missing.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        self.form = RecordForm(self)
        # Titles of one to three lines leave all that stands below where it is, from row to row.
        self.title = TextArea(self, lines=3)
        self.content = TextArea(self, lines=3)
        self.sources = SourcesField(self)
        self.plan = PickBox(self, none="(không thuộc kế hoạch nào)")
        self.lead = PickBox(self)
        self.coordinating = TicksField("Chọn đơn vị", self)
        self.owner = PickBox(self)
        self.director = PickBox(self)
        self.deadline = DeadlineEdit(self, today=today)
        self.recurrence = KindBox([(each, each.label) for each in Recurrence], self)
        self.product = LineEdit(self)
        self.state = StateEdit(today, self)
        # Assemble
        self._build_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.missing)
        column.addWidget(self.form)
        column.addStretch(1)
        self._column = column
        # Signals
        self.form.edited.connect(self._on_form_edited)
        self.sources.change_requested.connect(self.sources_requested)
        self.deadline.extension_requested.connect(self.extension_requested)
        self.deadline.extension_trashed.connect(self.extension_trashed)

    def show_task(self, task: Task | None, directory: Directory) -> None:
        """Show a task; of the same task only what changed, and never the field that is being typed in."""
        if task is None or self._task is None or task.id != self._task.id:
            self.flush()
        self._task, self._directory = task, directory
        self.setEnabled(task is not None)
        if task is None:
            return
        self._offer(task)
        self.form.show_values(task.id, _values(task))
        self._explain(task)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the fields."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def offer_plans(self, plans: Sequence[tuple[str, str]]) -> None:
        """Offer the year's plans (key, name) that a task may belong to."""
        self.plan.set_choices(plans)

    def focus_title(self) -> None:
        """Put the cursor into the title, all of it selected."""
        self.title.setFocus()
        self.title.selectAll()

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        if self._task is None:
            return
        self.form.flush()
        if self.form.complaint:
            self.refused.emit(f"Chưa lưu được: {self.form.complaint}")

    def _build_form(self) -> None:
        add = self.form.add
        add("title", "Tên nhiệm vụ", self.title)
        add("content", "Nội dung", self.content)
        add("source_labels", "Căn cứ", self.sources)
        add("plan", "Kế hoạch", self.plan)
        add("lead_unit", "Đơn vị chủ trì", self.lead)
        add("coordinating", "Phối hợp", self.coordinating)
        add("owner", "Người phụ trách", self.owner)
        add("director", "Lãnh đạo chỉ đạo", self.director)
        add("deadline", "Thời hạn", self.deadline, hint="Ví dụ 15/10, +30, cuối quý")
        add("recurrence", "Lặp lại", self.recurrence)
        add("product", "Sản phẩm", self.product)
        add("state", "Trạng thái", self.state)
        add("result", "Kết quả", TextArea(self, lines=2))
        add("late_cause", "Nguyên nhân chậm", TextArea(self, lines=2))
        add("proposal", "Đề xuất", TextArea(self, lines=2))
        add("note", "Ghi chú", TextArea(self, lines=2))

    def _offer(self, task: Task) -> None:
        """Give the choices that the office offers today; who and what is gone stays shown where chosen."""
        day, directory = self._today(), self._directory
        units = [(unit.id, unit.name) for unit in directory.units_on(day)]
        gone = [(unit, directory.unit_name(unit)) for unit in task.coordinating if unit not in dict(units)]
        self.lead.set_choices(with_chosen(units, task.lead_unit, directory.unit_name))
        self.coordinating.set_choices([*units, *gone])
        own = people_choices(directory, day, task.lead_unit)
        self.owner.set_choices(with_chosen(own, task.owner, directory.person_name))
        everybody = people_choices(directory, day, None)
        self.director.set_choices(with_chosen(everybody, task.director, directory.person_name))

    def show_contested(self, words: str) -> None:
        """Say where a merge left a choice, until the task is shown anew."""
        self.missing.setText(f"{self.missing.text()}<br><b>Lưu ý:</b> {escape(words)}")

    def _explain(self, task: Task) -> None:
        missing = unclear_words(missing_clarity(task))
        # The line stays where nothing is missing: the fields below must not move while they are filled.
        self.missing.setText(f"<b>{capital(missing)}.</b>" if missing else "Đã đủ 4 rõ.")
        self.deadline.explain(self._directory.calendar, task)
        self.sources.explain(task)

    def _on_form_edited(self, task_id: str, name: str, value: Any) -> None:
        if self._task is None or self._task.id != task_id:
            return
        if name == "title":
            value = tidy(value.replace("\n", " "))
        if name == "title" and not value:
            self.title.set_value(self._task.title)
            self.refused.emit("Nhiệm vụ phải có tên; tên cũ được giữ lại.")
            return
        before, self._task = self._task, _with(self._task, name, value)
        self._explain(self._task)
        if self._task != before:
            self.edited.emit(self._task, _LABELS[name])


def _values(task: Task) -> dict[str, Any]:
    schedule = {"deadline": task.schedule.deadline, "recurrence": task.schedule.recurrence}
    return {name: getattr(task, name) for name in _LABELS if name not in schedule} | schedule


def _with(task: Task, name: str, value: Any) -> Task:
    if name == "deadline":
        return replace(task, schedule=Schedule(value, task.schedule.recurrence))
    if name == "recurrence":
        return replace(task, schedule=Schedule(task.schedule.deadline, value))
    changed: dict[str, Any] = {name: value}
    return replace(task, **changed)


_LABELS = {
    "title": "tên",
    "content": "nội dung",
    "source_labels": "căn cứ",
    "plan": "kế hoạch",
    "lead_unit": "đơn vị chủ trì",
    "coordinating": "đơn vị phối hợp",
    "owner": "người phụ trách",
    "director": "lãnh đạo chỉ đạo",
    "deadline": "thời hạn",
    "recurrence": "kỳ lặp lại",
    "product": "sản phẩm",
    "state": "trạng thái",
    "result": "kết quả",
    "late_cause": "nguyên nhân chậm",
    "proposal": "đề xuất",
    "note": "ghi chú",
}
