# SPDX-License-Identifier: MIT
"""What is done with the tasks of a page: write, read in, print, give more time, hand out files."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import kind_called
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.plan.dialogs.returns_flow import ReturnsFlow
from dvcq_desktop.plan.prints.kinds import kind_named
from dvcq_desktop.plan.rules import PlanState, Task
from dvcq_desktop.plan.screen.cells import typed_cell
from dvcq_desktop.plan.screen.extending import Extending
from dvcq_desktop.plan.screen.plan_texts import PlanTexts
from dvcq_desktop.plan.screen.sourcing import Sourcing
from dvcq_desktop.plan.store import changes
from dvcq_desktop.text.normal import shortened
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.page_writing import PageWriting
from dvcq_desktop.widgets.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.dialogs.unit_files_flow import UnitFilesFlow
    from dvcq_desktop.plan.extending import Subject
    from dvcq_desktop.plan.rules import Plan
    from dvcq_desktop.plan.screen.task_page import TaskPage
    from dvcq_desktop.widgets.workbench import Workbench

_NEW_TITLE = "Nhiệm vụ mới"
_ADDING = "Thêm nhiệm vụ"
_LONGEST = 90


class TaskWork(PageWriting, QObject):
    """Lead what she does on the page of the tasks, which makes it when she does something first."""

    def __init__(self, page: TaskPage, workbench: Workbench) -> None:
        super().__init__(page)
        self.page = page.page
        self.workbench = workbench
        self._tasks = page
        self._new = self._before = ""
        self.printing = PrintFlow(workbench, page, self.page.messages)
        self.returns = ReturnsFlow(workbench, page)
        self.extending = Extending(workbench, page)
        self.sourcing = Sourcing(workbench, page)
        self.files = FileDesk(workbench.database, page)
        self.texts = PlanTexts(workbench, self.files, page)
        self._ahead = TypedAhead(self)
        # Signals
        page.detail.title_focused.connect(self._ahead.give)
        self.texts.told.connect(self._on_text_told)
        self.texts.failed.connect(self.page.messages.show_error)
        self.returns.failed.connect(self.page.messages.show_error)
        self.returns.kept.connect(self.page.messages.show_success)
        self.extending.wanted.connect(self.write)
        self.sourcing.wanted.connect(self.write)
        self.files.failed.connect(self.page.messages.show_error)
        self.files.saved.connect(self._on_file_saved)

    def set_cell(self, key: str, column: str, text: str) -> bool:
        """Write what was typed into a cell; tell whether it could be read."""
        row = self._tasks.rows([key]).get(key)
        if row is None:
            return False
        today = self.workbench.today()
        try:
            self.write(*typed_cell(row.entry.task, column, text, row.directory, today), edit=True)
        except UserError as error:
            self._tasks.refuse(error.sentence)
            return False
        return True

    def ask_plan(self) -> None:
        """Let her choose, where a year has several plans, which one the new task belongs to."""
        page, year = self._tasks, self._tasks.reading.year
        chosen = page.head.chosen().plans
        if len(chosen) == 1:
            self.add_task_of(next(iter(chosen)) or None)
            return
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for plan in sorted(year.plans if year else (), key=_signed_first):
            menu.addAction(shortened(f"Thuộc {plan.heading}", _LONGEST)).setData(plan.id)
        menu.addAction("Không thuộc kế hoạch nào (việc đột xuất)").setData("")
        menu.triggered.connect(self._on_plan_chosen)
        button = page.page.primary or page
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def add_task(self) -> None:
        """Add a task to the year's plan and go to it."""
        year = self._tasks.reading.year
        self.add_task_of(year.plans[0].id if year and year.plans else None)

    def add_task_of(self, plan: str | None) -> None:
        """Add a task to a plan, or to none, and go to it."""
        page = self._tasks
        if self._ahead.is_holding:
            return  # of a double click on the button
        task = Task("", page.shown_year, _NEW_TITLE, plan=plan)
        page.detail.flush()
        self._ahead.hold()
        page.head.show_all()
        self._before = page.table.current_id() or ""
        work = partial(changes.add_task, task=task)
        self.workbench.writer.write(_ADDING, work, self._on_added, self._on_write_refused)

    def take_back_new(self) -> bool:
        """Take the new task back while nothing was typed in it; False where something was, or was done."""
        task, info, writer = self._tasks.detail.task, self._tasks.detail.info, self.workbench.writer
        if task is None or task.id != self._new or writer.busy or writer.undo_name() != _ADDING:
            return False
        if info.form.holds_typing:
            return False
        self._tasks.return_to(self._before)
        writer.undo()
        return True

    def _on_added(self, key: str) -> None:
        self._new = key
        self._tasks.go_to_new(key)

    def trash(self, ids: Sequence[str]) -> None:
        """Put tasks into the trash."""
        if ids:
            self._tasks.detail.flush()
            name = f"Bỏ vào thùng rác: {len(ids)} nhiệm vụ"
            work = partial(_trash, ids)
            trashed = partial(self._on_trashed, tuple(ids))
            self.workbench.writer.write(name, work, trashed, self._on_write_refused)

    def extend(self, subjects: tuple[Subject, ...]) -> None:
        """Ask for a decision about what the detail names, or else about the selected tasks."""
        calendar = self._tasks.directory.calendar
        if subjects:
            self.extending.start(subjects, calendar)
        else:
            self.extending.start_for(self._tasks.table.selected_ids(), calendar)

    def print_kind(self, name: str) -> None:
        """Ask what a kind of paper is to be made of, and make it."""
        page = self._tasks
        kind = kind_named(name) or kind_called(name, page.more_kinds())
        if kind is not None and page.reading.year is not None:
            page.detail.flush()
            options = page.head.print_options()
            self.printing.start(kind, page.reading.year.year, page.head.day, page.directory, options)

    def export_apart(self) -> None:
        """Ask which papers of the units become files, and make them."""
        page = self._tasks
        if page.reading.year is not None:
            page.detail.flush()
            self.apart.start(page.reading.year.year, page.head.day, page.directory)

    @cached_property
    def apart(self) -> UnitFilesFlow:
        """Return what makes files for each unit."""
        from dvcq_desktop.plan.dialogs.unit_files_flow import UnitFilesFlow  # noqa: PLC0415 - when it is used

        return UnitFilesFlow(self.workbench, self.page.messages, self._tasks)

    def ask_sources(self, task: Task) -> None:
        """Let her choose the clauses that a task comes from."""
        self.sourcing.start(task, self._tasks.shown_year)

    def _on_plan_chosen(self, action: QAction) -> None:
        self.add_task_of(action.data() or None)

    def _on_write_refused(self, error: UserError) -> None:
        self._ahead.drop()
        self.page.messages.show_error(error.sentence)

    def _on_trashed(self, ids: tuple[str, ...], count: int) -> None:
        self._tasks.trashed = ids
        undo = self.workbench.writer.undo_link()
        self.page.messages.show_info(f"Đã chuyển {count} nhiệm vụ vào thùng rác.", undo)

    def _on_text_told(self, year: int, sentence: str) -> None:
        self.page.messages.show_success(sentence, self.workbench.writer.undo_link())
        self._tasks.choose_year(year)

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _signed_first(plan: Plan) -> tuple[bool, str]:
    return plan.state is PlanState.DRAFT, plan.heading


def _trash(ids: Sequence[str], action: Action) -> int:
    changes.trash_tasks(action, ids)
    return len(ids)
