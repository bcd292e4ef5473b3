# SPDX-License-Identifier: MIT
"""The fields of one task, each saved by itself when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.screen.state_edit import StateEdit
from dvcq_desktop.widgets.filters import FilterChip
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, PickBox, TextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.office.directory import Directory


class InfoTab(QWidget):
    """Edit a task's own fields; `edited` carries the whole task and the Vietnamese name of what changed."""

    edited = Signal(object, str)  # Task, the field's name
    sources_requested = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._task: Task | None = None
        # Widgets
        self.title = LineEdit(self)
        self.content = TextArea(self, lines=4)
        self.sources = QLabel(self)
        self.sources.setWordWrap(True)
        self.sources.setOpenExternalLinks(False)
        self.lead = PickBox(self)
        self.coordinating = FilterChip("Chọn đơn vị", self)
        self.owner = PickBox(self)
        self.director = PickBox(self)
        self.deadline = DateEdit(self, today=today)
        self.day_off = QLabel(self)
        self.day_off.setProperty("muted", True)
        self.recurrence = QComboBox(self)
        for recurrence in Recurrence:
            self.recurrence.addItem(recurrence.label, recurrence.value)
        self.product = LineEdit(self)
        self.state = StateEdit(today, self)
        self.result = TextArea(self, lines=2)
        self.late_cause = TextArea(self, lines=2)
        self.proposal = TextArea(self, lines=2)
        self.note = TextArea(self, lines=2)
        self.missing = QLabel(self)
        self.missing.setWordWrap(True)
        # Assemble
        form = FormLayout(self)
        form.add_wide(self.missing)
        form.add_field("Tên nhiệm vụ", self.title)
        form.add_field("Nội dung", self.content)
        form.add_field("Căn cứ", self.sources)
        form.add_field("Đơn vị chủ trì", self.lead)
        form.add_field("Phối hợp", self.coordinating)
        form.add_field("Người phụ trách", self.owner)
        form.add_field("Lãnh đạo chỉ đạo", self.director)
        form.add_field("Thời hạn", self.deadline, hint="Ví dụ 15/10, +30, cuối quý")
        form.addRow("", self.day_off)
        form.add_field("Lặp lại", self.recurrence)
        form.add_field("Sản phẩm", self.product)
        form.add_field("Trạng thái", self.state)
        form.add_field("Kết quả", self.result)
        form.add_field("Nguyên nhân chậm", self.late_cause)
        form.add_field("Đề xuất", self.proposal)
        form.add_field("Ghi chú", self.note)
        # Signals
        self.sources.linkActivated.connect(self._on_sources_link_activated)
        for field in self._fields():
            field.edited.connect(self._on_field_edited)
        self.coordinating.changed.connect(self._on_field_edited)
        self.recurrence.activated.connect(self._on_field_edited)

    def offer(self, directory: Directory) -> None:
        """Give the choices that the office offers today; who and what is gone stays shown where chosen."""
        day = self._today()
        task = self._task
        units = [(unit.id, unit.name) for unit in directory.units_on(day)]
        self.lead.set_choices(_with(units, task.lead_unit if task else None, directory.unit_name))
        chosen = [unit for unit in (task.coordinating if task else ()) if unit not in dict(units)]
        self.coordinating.set_choices([*units, *((unit, directory.unit_name(unit)) for unit in chosen)])
        self.director.set_choices(
            _with(_people(directory, day, None), task.director if task else None, directory.person_name)
        )
        lead = task.lead_unit if task else None
        self.owner.set_choices(
            _with(_people(directory, day, lead), task.owner if task else None, directory.person_name)
        )

    def show_task(self, task: Task | None, directory: Directory, missing: str) -> None:
        """Fill the form without telling; None empties and disables it."""
        self._task = task
        self.setEnabled(task is not None)
        self.offer(directory)
        shown = task or Task("", 0, "")
        self.missing.setText(f"<b>Còn thiếu:</b> {missing}" if missing else "")
        self.missing.setVisible(bool(missing))
        cited = shown.source_labels or "Không có (việc đột xuất)"
        self.sources.setText(f'{cited} · <a href="edit">Sửa căn cứ…</a>')
        for name in _TEXTS:
            getattr(self, name).set_value(getattr(shown, name))
        self.lead.set_value(shown.lead_unit)
        self.owner.set_value(shown.owner)
        self.director.set_value(shown.director)
        self.coordinating.set_selected(shown.coordinating)
        self.deadline.set_value(shown.schedule.deadline)
        self.recurrence.setCurrentIndex(list(Recurrence).index(shown.schedule.recurrence))
        self.state.set_value(shown.state)
        self._show_day_off(shown, directory)

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        for field in self._fields():
            field.flush()

    @property
    def is_valid(self) -> bool:
        """Tell whether everything typed could be taken."""
        return self.deadline.is_valid and not self.state.hint

    def _fields(self) -> tuple[Any, ...]:
        texts = tuple(getattr(self, name) for name in _TEXTS)
        return (*texts, self.lead, self.owner, self.director, self.deadline, self.state)

    def _show_day_off(self, task: Task, directory: Directory) -> None:
        deadline = task.schedule.deadline
        rest = directory.calendar.name_of(deadline) if deadline else ""
        self.day_off.setVisible(bool(rest))
        if deadline and rest:
            due = directory.calendar.due_day(deadline)
            self.day_off.setText(f"Rơi vào ngày nghỉ ({rest}); tính đến hết ngày {due:%d/%m/%Y}.")

    def _on_sources_link_activated(self, _link: str) -> None:
        self.sources_requested.emit()

    def _on_field_edited(self) -> None:
        if self._task is None:
            return
        fresh = replace(
            self._task,
            **{name: getattr(self, name).value for name in _TEXTS},
            lead_unit=self.lead.value,
            owner=self.owner.value,
            director=self.director.value,
            coordinating=self._coordinating(),
            schedule=Schedule(self.deadline.value, Recurrence(self.recurrence.currentData())),
            state=self.state.value,
        )
        if fresh == self._task:
            return
        changed = next(
            label for name, label in _LABELS.items() if getattr(fresh, name) != getattr(self._task, name)
        )
        if not fresh.title:
            self.title.set_value(self._task.title)
            return
        self._task = fresh
        self.edited.emit(fresh, changed)

    def _coordinating(self) -> tuple[str, ...]:
        """Keep the order of the units that were there, and put new ones behind them."""
        assert self._task is not None
        selected = self.coordinating.selected
        kept = [unit for unit in self._task.coordinating if unit in selected]
        return (*kept, *sorted(selected - set(kept)))


def _people(directory: Directory, day: date, lead: str | None) -> list[tuple[str, str]]:
    """Return the people in office, those of the lead unit first."""
    own = {person.id for person in directory.people_on(day, lead)} if lead else set()
    people = sorted(directory.people_on(day), key=lambda person: person.id not in own)
    found = []
    for person in people:
        tenure = person.tenure_on(day)
        unit = directory.unit_called(tenure.unit) if tenure else ""
        found.append((person.id, f"{person.full_name} · {unit}" if unit else person.full_name))
    return found


def _with(
    choices: list[tuple[str, str]], chosen: str | None, name_of: Callable[[str | None], str]
) -> list[tuple[str, str]]:
    if chosen is None or any(key == chosen for key, _name in choices):
        return choices
    return [*choices, (chosen, f"{name_of(chosen)} (không còn)")]


_TEXTS = ("title", "content", "product", "result", "late_cause", "proposal", "note")
_LABELS = {
    "title": "tên",
    "content": "nội dung",
    "lead_unit": "đơn vị chủ trì",
    "coordinating": "đơn vị phối hợp",
    "owner": "người phụ trách",
    "director": "lãnh đạo chỉ đạo",
    "schedule": "thời hạn",
    "product": "sản phẩm",
    "state": "trạng thái",
    "result": "kết quả",
    "late_cause": "nguyên nhân chậm",
    "proposal": "đề xuất",
    "note": "ghi chú",
}
