# SPDX-License-Identifier: MIT
"""The units of a group's task: a table of their parts, and the fields of the one chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.screen.choices import people_choices, with_chosen
from dvcq_desktop.plan.screen.inputs import DeadlineEdit
from dvcq_desktop.plan.screen.line_rows import COLUMNS, LineRow, with_typed
from dvcq_desktop.plan.screen.state_edit import StateEdit
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.table import RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory

_LEAST_ROWS = 4
_EMPTY = "Nhiệm vụ này giao cho một đơn vị chủ trì. Thêm đơn vị ở trên nếu mỗi đơn vị phải tự thực hiện."


class LinesTab(QWidget):
    """Show and edit each unit's part of one task; tells what to write."""

    wanted = Signal(str, object)  # the action's name, work(action)
    refused = Signal(str)
    extension_requested = Signal(object)  # tuple of the keys of lines
    extension_trashed = Signal(str)  # the extension's key

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._task: Task | None = None
        self._rows: dict[str, LineRow] = {}
        # Widgets
        self.adder = PickBox(self, none="Thêm đơn vị, hoặc cả nhóm…")
        self.adder.setAccessibleName("Thêm đơn vị, hoặc cả nhóm")
        self.done_button = QPushButton(icon("check"), "Hoàn thành", self)
        self.done_button.setToolTip("Ghi các đơn vị đang chọn là hoàn thành hôm nay")
        self.table = RecordTable(RecordModel(COLUMNS, self._fetch, set_value=self._set_cell))
        self.table.setAccessibleName("Phần việc của từng đơn vị")
        self.table.set_empty(_EMPTY)
        self.form = RecordForm(self)
        self.deadline = DeadlineEdit(self, today=today)
        # Assemble
        self._build_form()
        self._assemble()
        # Signals
        self.adder.edited.connect(self._on_adder_edited)
        self.done_button.clicked.connect(self.complete_selected)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.edit_requested.connect(self._on_open_requested)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.form.edited.connect(self._on_form_edited)
        self.deadline.extension_requested.connect(self._on_extension_requested)
        self.deadline.extension_trashed.connect(self.extension_trashed)

    def show_task(
        self, task: Task | None, directory: Directory, as_of: date, against: Against = Against.LAST
    ) -> None:
        """Show the parts of a whole task; the chosen one stays chosen, what is being typed stays typed."""
        if task is None or self._task is None or task.id != self._task.id:
            self.flush()
        self._task = task
        self.setEnabled(task is not None)
        lines = task.lines if task else ()
        self._rows = {line.id: LineRow(line, task, directory, as_of, against) for line in lines if task}
        self._offer(directory)
        self.table.records.refresh()
        self.table.set_ids(list(self._rows))
        if self._rows and self.table.current_id() not in self._rows:
            self.table.select_ids([next(iter(self._rows))])
        self._show_line()

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        self.form.flush()
        if self.form.record_id and self.form.complaint:
            self.refused.emit(f"Chưa lưu được: {self.form.complaint}")

    def complete_selected(self) -> None:
        """Record that the selected units have done their part today."""
        self._set_state(StateEntry(TaskState.DONE, self._today()))

    def extend_selected(self) -> None:
        """Ask to give the selected units more time."""
        self.flush()
        self.extension_requested.emit(self.table.selected_ids())

    def remove_selected(self) -> None:
        """Take the selected units off the task."""
        self._on_delete_requested(self.table.selected_ids())

    # Private

    def _build_form(self) -> None:
        self.form.add("owner", "Người phụ trách", PickBox(self))
        self.form.add("state", "Trạng thái", StateEdit(self._today, self))
        self.form.add(
            "deadline",
            "Thời hạn riêng",
            self.deadline,
            hint="Để trống thì theo thời hạn của nhiệm vụ",
        )
        self.form.add("result", "Kết quả", TextArea(self, lines=2))
        self.form.add(
            "own_plan_number", "Kế hoạch số", LineEdit(self), hint="Kế hoạch thực hiện của chính đơn vị"
        )
        self.form.add("own_plan_on", "Ngày ban hành", DateEdit(self, today=self._today))
        self.form.add("own_plan_signer", "Người ký", LineEdit(self))

    def _assemble(self) -> None:
        row_height = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(row_height * (_LEAST_ROWS + 1))
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.adder, 1)
        head.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.form)

    def _offer(self, directory: Directory) -> None:
        day = self._today()
        known = {row.line.unit for row in self._rows.values()}
        groups = [
            (f"{_GROUP}{group.id}", f"Cả nhóm: {group.name} ({len(members)} đơn vị)")
            for group in directory.groups
            if (members := directory.members(group.id, day))
        ]
        units = [(unit.id, unit.name) for unit in directory.units_on(day) if unit.id not in known]
        self._members = {
            f"{_GROUP}{group.id}": [unit.id for unit in directory.members(group.id, day)]
            for group in directory.groups
        }
        self.adder.set_choices([*groups, *units])
        self.adder.set_value(None)
        row = self._rows.get(self.table.current_id() or "")
        choices = people_choices(directory, day, row.line.unit if row else None)
        chosen = row.line.owner if row else None
        self.form.field("owner").set_choices(with_chosen(choices, chosen, directory.person_name))

    def _show_line(self) -> None:
        row = self._rows.get(self.table.current_id() or "")
        self.form.setVisible(row is not None)
        self.done_button.setVisible(bool(self._rows))
        if row is None:
            self.form.show_values("", {"state": StateEntry()})
            return
        self.form.show_values(row.line.id, {name: getattr(row.line, name) for name in self.form.names})
        self.deadline.explain(row.directory.calendar, row.task, row.line)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _set_cell(self, line_id: str, column: str, typed: str) -> bool:
        row = self._rows.get(line_id)
        if row is None:
            return False
        try:
            self._save(with_typed(row, column, typed, self._today()))
        except UserError as error:
            self.refused.emit(error.sentence)
            return False
        return True

    def _save(self, line: Line) -> None:
        """Tell what to write, and go on from there: the next field may be left before the answer comes."""
        row = self._rows[line.id]
        if line != row.line:
            self._rows[line.id] = replace(row, line=line)
            self.wanted.emit("Sửa phần việc của đơn vị", partial(changes.save_line, line=line))

    def _set_state(self, entry: StateEntry) -> None:
        ids = self.table.selected_ids()
        if ids:
            self.wanted.emit(
                f"{entry.state.label}: {len(ids)} đơn vị",
                partial(changes.set_line_state, lines=ids, entry=entry),
            )

    def _on_adder_edited(self, chosen: str | None) -> None:
        if self._task is None or chosen is None:
            return
        known = {row.line.unit for row in self._rows.values()}
        units = [unit for unit in self._members.get(chosen, [chosen]) if unit not in known]
        self.adder.set_value(None)
        if not units:
            self.refused.emit("Các đơn vị của nhóm này đã có đủ trong nhiệm vụ.")
            return
        work = partial(changes.add_lines, task=self._task.id, units=units)
        self.wanted.emit(f"Thêm đơn vị vào nhiệm vụ: {len(units)} đơn vị", work)

    def _on_current_changed(self, _line_id: str | None) -> None:
        self.flush()
        if self._rows:
            self._offer(next(iter(self._rows.values())).directory)
        self._show_line()

    def _on_selection_changed(self, ids: tuple[str, ...]) -> None:
        self.done_button.setText(f"Hoàn thành ({len(ids)})" if len(ids) > 1 else "Hoàn thành")

    def _on_delete_requested(self, ids: tuple[str, ...]) -> None:
        if ids:
            self.wanted.emit(f"Bỏ đơn vị khỏi nhiệm vụ: {len(ids)} đơn vị", partial(_trash_lines, lines=ids))

    def _on_open_requested(self, _line_id: str) -> None:
        self.form.focus_first()

    def _on_menu_opening(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        menu.addAction(icon("check"), "Hoàn thành hôm nay", self.complete_selected).setEnabled(bool(ids))
        menu.addAction("Đang thực hiện", self._on_begin_triggered).setEnabled(bool(ids))
        menu.addAction("Chưa thực hiện", self._on_reset_triggered).setEnabled(bool(ids))
        menu.addAction(icon("clock"), "Gia hạn…", self.extend_selected).setEnabled(bool(ids))
        menu.addSeparator()
        menu.addAction(icon("trash-2"), "Bỏ khỏi nhiệm vụ", self.remove_selected).setEnabled(bool(ids))

    def _on_extension_requested(self) -> None:
        self.flush()
        self.extension_requested.emit((self.table.current_id(),))

    def _on_begin_triggered(self) -> None:
        self._set_state(StateEntry(TaskState.IN_PROGRESS))

    def _on_reset_triggered(self) -> None:
        self._set_state(StateEntry())

    def _on_form_edited(self, line_id: str, name: str, value: Any) -> None:
        row = self._rows.get(line_id)
        if row is not None:
            self._save(replace(row.line, **{name: value}))


_GROUP = "group:"


def _trash_lines(action: Action, lines: Sequence[str]) -> None:
    for line in lines:
        action.trash("task_line", line)
