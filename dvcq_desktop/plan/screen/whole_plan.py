# SPDX-License-Identifier: MIT
"""What is done with a whole plan from the page of its text: begin one, draft the next, print, throw away."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.dialogs.turn_flow import TurnFlow
from dvcq_desktop.plan.prints.kinds import PLAN_TEXT
from dvcq_desktop.plan.store import plan_changes
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.questions import ask_which

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.register.dialogs.word_flow import WordFlow
    from dvcq_desktop.plan.rules import Plan
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench


class WholePlan(QObject):
    """Lead these pieces of work one at a time."""

    drafted = Signal(object)  # Drafted
    opened = Signal(int, str)  # year and key of a plan to show

    def __init__(self, workbench: Workbench, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._messages = messages
        self._window = window
        self._year = 0
        self._plan: Plan | None = None
        self._drafted = (0, "")
        self._printing = PrintFlow(workbench, window, messages)
        self.turning = TurnFlow(workbench, window)
        self.turning.drafted.connect(self.drafted)
        self.turning.open_requested.connect(self.opened)

    def begin(self, year: int) -> None:
        """Ask for what a new plan begins with."""
        self._year = year
        self._workbench.reader.ask("plan-new", directory, self._on_office_read)

    def print(self, plan: Plan) -> None:
        """Ask how the plan's text is printed, then show it."""
        self._plan = plan
        self._workbench.reader.ask("plan-print", directory, self._on_print_office_read)

    def offer_word(self, year: int, plan: str) -> Link:
        """Return the step that saves a plan's text as a Word file."""
        self._drafted = year, plan
        return Link("Lưu Word…", self.save_word)

    def save_word(self) -> None:
        """Ask where the Word file of the plan that was drafted goes."""
        year, plan = self._drafted
        order = PrintOrder(year, self._workbench.today(), record=plan)
        self.word.order(PLAN_TEXT, order, f"Dự thảo kế hoạch năm {year}")

    @cached_property
    def word(self) -> WordFlow:
        """Return the way of a Word file."""
        from dvcq_desktop.office.register.dialogs.word_flow import WordFlow  # noqa: PLC0415 - once a year

        flow = WordFlow(self._workbench, self._window)
        flow.failed.connect(self._messages.show_error)
        flow.saved.connect(self._on_word_saved)
        return flow

    def _on_word_saved(self, path: str) -> None:
        self._messages.show_success(f"Đã lưu tệp vào {path}.")

    def ask_trash(self, plan: Plan, tasks: int) -> None:
        """Ask what becomes of a plan's tasks, then put it into the trash."""
        self._plan = plan
        if not tasks:
            self._trash(with_tasks=False)
            return
        ask_which(
            self._window,
            f"{plan.cited} năm {plan.year} có {tasks} nhiệm vụ. Bỏ cả nhiệm vụ, hay giữ nhiệm vụ để theo dõi"
            " tiếp? Cả hai cách đều lấy lại được từ thùng rác.",
            (f"Bỏ cả {tasks} nhiệm vụ", self._on_trash_all),
            ("Giữ nhiệm vụ", self._on_trash_plan_only),
        )

    def _on_office_read(self, office: Directory) -> None:
        from dvcq_desktop.plan.dialogs.new_plan_dialog import NewPlanDialog  # noqa: PLC0415 - rarely opened

        dialog = NewPlanDialog(self._year, office, self._window)
        dialog.plan_chosen.connect(self._on_plan_chosen)
        dialog.open()

    def _on_plan_chosen(self, plan: Plan, headings: bool) -> None:
        self._year = plan.year
        work = partial(plan_changes.new_plan, plan=plan, headings=headings)
        self._workbench.writer.write(
            f"Lập kế hoạch mới năm {plan.year}", work, self._on_begun, self._on_refused
        )

    def _on_begun(self, plan: str) -> None:
        self.opened.emit(self._year, plan)
        self._messages.show_success(
            f"Đã lập kế hoạch mới của năm {self._year}.", Link("Hoàn tác", self._on_undo_clicked)
        )

    def _on_print_office_read(self, office: Directory) -> None:
        if self._plan is not None:
            plan = self._plan
            self._printing.start(PLAN_TEXT, plan.year, self._workbench.today(), office, record=plan.id)

    def _on_trash_all(self) -> None:
        self._trash(with_tasks=True)

    def _on_trash_plan_only(self) -> None:
        self._trash(with_tasks=False)

    def _trash(self, *, with_tasks: bool) -> None:
        if self._plan is None:
            return
        work = partial(plan_changes.trash_plan, plan_id=self._plan.id, with_tasks=with_tasks)
        name = f"Bỏ kế hoạch năm {self._plan.year} vào thùng rác"
        self._workbench.writer.write(name, work, self._on_trashed, self._on_refused)

    def _on_trashed(self, tasks: int) -> None:
        rest = f"Đã chuyển kế hoạch cùng {tasks} nhiệm vụ vào thùng rác."
        alone = "Đã chuyển kế hoạch vào thùng rác; nhiệm vụ của nó (nếu có) được giữ."
        self._messages.show_info(rest if tasks else alone, Link("Hoàn tác", self._on_undo_clicked))

    def _on_undo_clicked(self) -> None:
        self._messages.clear()
        self._workbench.writer.undo()

    def _on_refused(self, error: UserError) -> None:
        self._messages.show_error(error.sentence)
