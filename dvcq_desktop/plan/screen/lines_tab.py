# SPDX-License-Identifier: MIT
"""The units of a group's task: a table of their parts, and the fields of the one chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.group_names import units_meant
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.own_plans import RULE, seems_to_ask
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.screen.grid_model import lacks_words
from dvcq_desktop.plan.screen.inputs import DeadlineEdit
from dvcq_desktop.plan.screen.line_form import FILE, LineForm, values_of, with_values
from dvcq_desktop.plan.screen.line_rows import COLUMNS, LineRow, with_typed
from dvcq_desktop.plan.store import changes, returns
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import PickBox
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.read_files import read_files
from dvcq_desktop.widgets.several_cells import begin_common, common_work
from dvcq_desktop.widgets.table import RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.read_files import ReadFile
    from dvcq_desktop.widgets.workbench import Workbench

_LEAST_ROWS = 4
_SHOWN_LETTERS = 12
_UNSHARED = "Giao cho nhóm “{}” nhưng chưa chia cho đơn vị nào. Thêm cả nhóm ở trên để theo dõi từng đơn vị."
_EMPTY = "Nhiệm vụ này giao cho một đơn vị chủ trì. Thêm đơn vị ở trên nếu mỗi đơn vị phải tự thực hiện."


class LinesTab(QWidget):
    """Show and edit each unit's part of one task; tells what to write."""

    wanted = Signal(str, object)  # the action's name, work(action)
    edit_wanted = Signal(str, object)  # the same, of a field that does not keep what was typed
    refused = Signal(str)
    difficulty_requested = Signal(str)  # the unit's key
    extension_requested = Signal(object)  # tuple of the keys of lines
    extension_trashed = Signal(str)  # the extension's key
    returns_requested = Signal()
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._today = workbench.today
        self._task: Task | None = None
        self._rows: dict[str, LineRow] = {}
        self._lacking: list[str] = []
        # Widgets
        self.adder = PickBox(self, none="Thêm đơn vị, hoặc cả nhóm…")
        self.adder.setAccessibleName("Thêm đơn vị, hoặc cả nhóm")
        self.done_button = QPushButton(icon("check"), "Hoàn thành", self)
        self.done_button.setToolTip("Ghi các đơn vị đang chọn là hoàn thành hôm nay")
        self.table = RecordTable(RecordModel(COLUMNS, self._fetch, set_value=self._set_cell))
        self.table.setAccessibleName("Phần việc của từng đơn vị")
        self.table.set_empty(_EMPTY)
        self.own_plans = KindBox(_ASKED, self)
        self.own_plans.setAccessibleName("Kế hoạch riêng của từng đơn vị")
        self.own_plans.setToolTip(RULE)
        # The whole row stands in a detail of 420 px.
        self.own_plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.own_plans.setMinimumContentsLength(8)
        self.own_plans.setMinimumContentsLength(_SHOWN_LETTERS)
        self.own_plans.setSizeAdjustPolicy(KindBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lacking_label = QLabel(self)
        self.lacking_button = QPushButton(icon("plus"), "Giao cho đơn vị thiếu", self)
        self._own_plans_label = QLabel("Kế hoạch riêng:", self)
        self._own_plans_label.setToolTip(RULE)
        self._own_plans_label.setBuddy(self.own_plans)
        self.returns_button = QPushButton("Nhập gửi về…", self)
        self.returns_button.setToolTip("Ghi một lượt số, ngày, người ký, tệp kế hoạch mà các đơn vị gửi về")
        self.deadline = DeadlineEdit(self, today=self._today)
        self.form = LineForm(self._today, self.deadline, self)
        # Assemble
        self._assemble()
        # Signals
        self.adder.edited.connect(self._on_adder_edited)
        self.done_button.clicked.connect(self.complete_selected)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.edit_requested.connect(self._on_open_requested)
        self.table.types_for_several = True
        self.table.common_edit_requested.connect(self._on_common_edit_requested)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.form.edited.connect(self._on_form_edited)
        self.form.file.open_requested.connect(self.open_requested)
        self.form.file.save_requested.connect(self.save_requested)
        self.own_plans.edited.connect(self._on_own_plans_edited)
        self.lacking_button.clicked.connect(self._on_lacking_clicked)
        self.returns_button.clicked.connect(self._on_returns_clicked)
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
        self._show_lacking(directory)
        self._show_asked()
        group = directory.group_name(task.group) if task else ""
        self.table.set_empty(_UNSHARED.format(group) if group else _EMPTY)
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

    def raise_difficulty(self) -> None:
        """Ask to write down what keeps the current unit from its part."""
        row = self._rows.get(self.table.current_id() or "")
        if row is not None:
            self.difficulty_requested.emit(row.line.unit)

    def remove_selected(self) -> None:
        """Take the selected units off the task."""
        self._on_delete_requested(self.table.selected_ids())

    # Private

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
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self._own_plans_label)
        below.addWidget(self.own_plans, 1)
        below.addWidget(self.returns_button)
        column.addLayout(head)
        lacking = QHBoxLayout()
        lacking.setSpacing(SPACE)
        lacking.addWidget(self.lacking_label, 1)
        lacking.addWidget(self.lacking_button)
        column.addLayout(lacking)
        column.addWidget(self.table, 1)
        column.addLayout(below)
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
        self.form.offer(directory, day, row.line if row else None)

    def _show_lacking(self, directory: Directory) -> None:
        """Say how many units of its group an open task was not given to, where it was given to others."""
        task, group = self._task, None
        if task is not None and task.state.state.is_open:
            group = next((each for each in directory.groups if each.id == task.group), None)
        known = {row.line.unit for row in self._rows.values()}
        meant = units_meant(group, directory, self._today()) if group else ()
        self._lacking = [unit for unit in meant if unit not in known]
        shown = bool(self._lacking)
        self.lacking_label.setVisible(shown)
        self.lacking_button.setVisible(shown)
        if shown and group is not None:
            self.lacking_label.setText(lacks_words(len(self._lacking)))
            names = ", ".join(directory.unit_called(unit) for unit in self._lacking)
            self.lacking_label.setToolTip(plain_tooltip(f"Nhóm “{group.name}” còn có: {names}"))

    def _show_asked(self) -> None:
        """Show whether the task asks for plans of the units' own, and what its words say of that."""
        shown = bool(self._rows) and self._task is not None
        for widget in (self._own_plans_label, self.own_plans, self.returns_button):
            widget.setVisible(shown)
        if self._task is not None:
            told = "có" if seems_to_ask(self._task) else "không"
            self.own_plans.setItemText(0, f"Tự nhận biết: {told}")
            self.own_plans.set_value(self._task.own_plans)

    def _show_line(self) -> None:
        row = self._rows.get(self.table.current_id() or "")
        self.form.setVisible(row is not None)
        self.done_button.setVisible(bool(self._rows))
        if row is None:
            self.form.show_values("", {"state": StateEntry()})
            return
        self.form.show_values(row.line.id, values_of(row.line))
        self.deadline.explain(row.directory.calendar, row.task, row.line)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _set_cell(self, line_id: str, column: str, typed: str) -> bool:
        chosen = self.table.selected_ids()
        keys = chosen if line_id in chosen else (line_id,)
        rows = [self._rows[key] for key in keys if key in self._rows]
        try:
            lines = [with_typed(row, column, typed, self._today()) for row in rows]
        except UserError as error:
            self.refused.emit(error.sentence)
            return False
        if len(lines) > 1:
            works = [partial(changes.save_line, line=line) for line in lines]
            self.edit_wanted.emit(f"Sửa phần việc: {len(lines)} đơn vị", partial(common_work, works))
        elif lines:
            self._save(lines[0])
        return bool(lines)

    def _save(self, line: Line) -> None:
        """Tell what to write, and go on from there: the next field may be left before the answer comes."""
        row = self._rows[line.id]
        if line != row.line:
            self._rows[line.id] = replace(row, line=line)
            self.edit_wanted.emit("Sửa phần việc của đơn vị", partial(changes.save_line, line=line))

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

    def _on_lacking_clicked(self) -> None:
        if self._task is not None and self._lacking:
            # The button goes with its sentence: the keyboard would fall to a field far below.
            self.table.setFocus()
            work = partial(changes.add_lines, task=self._task.id, units=self._lacking)
            self.wanted.emit(f"Thêm đơn vị vào nhiệm vụ: {len(self._lacking)} đơn vị", work)

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

    def _on_common_edit_requested(self, _column: str) -> None:
        begin_common(self.table, "đơn vị", self.refused.emit)

    def _on_menu_opening(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        menu.addAction(icon("check"), "Hoàn thành hôm nay", self.complete_selected).setEnabled(bool(ids))
        menu.addAction("Đang thực hiện", self._on_begin_triggered).setEnabled(bool(ids))
        menu.addAction("Chưa thực hiện", self._on_reset_triggered).setEnabled(bool(ids))
        menu.addAction(icon("clock"), "Gia hạn…", self.extend_selected).setEnabled(bool(ids))
        raising = menu.addAction(icon("circle-question-mark"), "Ghi vướng mắc…", self.raise_difficulty)
        raising.setEnabled(len(ids) == 1)
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
        if row is None:
            return
        if name == FILE and value is not None:
            job = Job("Đang đọc tệp kế hoạch", partial(_read, line_id, value))
            self._workbench.jobs.run(job, self._on_file_read, self._on_file_refused)
        else:
            self._save(with_values(row.line, {name: value}))

    def _on_file_read(self, read: tuple[str, ReadFile]) -> None:
        line, (name, data, _media_type) = read
        work = partial(returns.attach_own_plan, line=line, name=name, data=data)
        self.wanted.emit("Đính kèm kế hoạch của đơn vị", work)

    def _on_file_refused(self, error: UserError) -> None:
        self.form.forget()
        self._show_line()
        self.refused.emit(error.sentence)

    def _on_own_plans_edited(self, asked: bool | None) -> None:
        if self._task is not None:
            work = partial(changes.set_own_plans, task=self._task.id, asked=asked)
            self.edit_wanted.emit("Đổi yêu cầu kế hoạch riêng của đơn vị", work)

    def _on_returns_clicked(self) -> None:
        self.flush()
        self.returns_requested.emit()


_GROUP = "group:"
_ASKED = ((None, "Tự nhận biết"), (True, "Có"), (False, "Không"))


def _trash_lines(action: Action, lines: Sequence[str]) -> None:
    for line in lines:
        action.trash("task_line", line)


def _read(line: str, path: Path, progress: Progress) -> tuple[str, ReadFile]:
    """Read the file of a unit's plan; another unit may be shown when it is there."""
    return line, read_files([path], progress)[0]
