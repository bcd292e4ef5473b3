# SPDX-License-Identifier: MIT
"""The page of the tasks: choose a year and a day, filter, follow, assign and print."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.amounts import counted_words
from dvcq_desktop.plan.screen.detail import Detail
from dvcq_desktop.plan.screen.head import Head
from dvcq_desktop.plan.screen.period_page import PeriodPage
from dvcq_desktop.plan.screen.task_actions import TaskActions
from dvcq_desktop.plan.screen.unit_chart import UnitChart
from dvcq_desktop.plan.screen.year_reading import YearReading
from dvcq_desktop.plan.table import COLUMNS, TaskRow
from dvcq_desktop.widgets.table import RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QHideEvent, QKeyEvent

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.plan.extending import Subject
    from dvcq_desktop.plan.loading import Counted, Found, Year
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.screen.task_work import TaskWork
    from dvcq_desktop.widgets.workbench import Workbench

_PLANS_SHOWN = "plan/plan-column-shown"
# Milliseconds from the first rows to the detail of the first: the window is painted before it is made.
_OPENING_PAUSE = 150
_NO_MATCH = "Không có nhiệm vụ nào khớp với tìm kiếm và bộ lọc."


class TaskPage(PeriodPage):
    """Show one year's tasks as of one day.

    What she does with them is imported and made when she does it: the first window only shows them.
    """

    head: Head

    loaded = Signal(int)  # the year that is now shown
    copy_requested = Signal()  # to take over what another PC holds
    next_plan_requested = Signal(str)  # the plan that the next one is drafted from

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, "Kế hoạch", parent)
        self._wanted_row: str | None = None
        self.trashed: tuple[str, ...] = ()
        self._detail_is_old = False
        self.more_kinds: Callable[[], Sequence[PrintKind[Any]]] = tuple  # papers of other rooms, offered here
        self._unsaved: list[str] = []
        # Widgets
        self.head = Head(self.page, workbench.today, workbench.settings)
        self.reading = YearReading(workbench.reader, workbench.writer, self)
        # The file is read while the rest of the page is made.
        self.refresh()
        self.table = RecordTable(RecordModel(COLUMNS, self.rows, set_value=self._set_cell), self)
        self.table.setAccessibleName("Nhiệm vụ")
        self.detail = Detail(workbench, self)
        self.chart = UnitChart(workbench.settings, self)
        self._opening = QTimer(self, singleShot=True, interval=_OPENING_PAUSE)
        # Assemble
        self.actions_ = TaskActions(self)
        self._assemble()
        self._connect()

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        actions = self.actions_.all
        self.draw_signs()
        return actions

    @property
    def import_action(self) -> QAction:
        """Return the action that reads a plan in, which the page of what waits today takes too."""
        return self.actions_.import_plan

    def refresh(self) -> None:
        """Read the year anew."""
        self.reading.load(self._wanted_year, self.head.day, self.head.against)

    def leave(self) -> str:
        """Save what is typed; return what is to be said of what cannot be saved."""
        self._unsaved.clear()
        if focused := self.focusWidget():
            focused.clearFocus()
        self.detail.flush()
        return " ".join(dict.fromkeys(self._unsaved))

    def show_task(self, task: str, tab: str = "Thông tin") -> None:
        """Go to a task and a tab of it, past search and filters; "" only puts the cursor into the table."""
        self.table.setFocus()
        if task:
            self.head.show_all()
            self._wanted_row = task
            self.detail.show_tab(tab)
            self._find()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is being typed when another room is opened or the window is closed."""
        super().hideEvent(event)
        self.detail.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a new task with Esc while nothing is typed in it: it goes again."""
        made = "work" in self.__dict__
        if (
            event.key() == Qt.Key.Key_Escape
            and made
            and self.detail.has_keyboard
            and self.work.take_back_new()
        ):
            event.accept()
        else:
            super().keyPressEvent(event)

    # Made at first use

    @cached_property
    def work(self) -> TaskWork:
        """Return what is done with the tasks."""
        from dvcq_desktop.plan.screen.task_work import TaskWork  # noqa: PLC0415 - see the class

        return TaskWork(self, self._workbench)

    # Assembling

    def _assemble(self) -> None:
        settings = self._workbench.settings
        self.fill(self.table)
        self.head.add_action(self.import_action, "Nhập kế hoạch…", "file-input")
        self.page.set_primary("Thêm nhiệm vụ").clicked.connect(self.actions_.new.trigger)
        left = QWidget(self)
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP)
        below.addWidget(self.table, 1)
        below.addWidget(self.chart)
        self.page.set_table(left)
        self.page.set_detail(self.detail)
        self.page.remember(settings, "plan")
        self.table.remember(settings, "plan/tasks")

    def _connect(self) -> None:
        self.head.filter_changed.connect(self._find)
        self.reading.loaded.connect(self._on_loaded)
        self.reading.changed.connect(self._on_tasks_changed)
        self.reading.found.connect(self._on_found)
        self.reading.counted.connect(self._on_counted)
        self._opening.timeout.connect(self._open_first)
        self.table.sort_changed.connect(self._find)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.add_requested.connect(self.actions_.new.trigger)
        self.table.delete_requested.connect(self._on_trash_requested)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.edit_requested.connect(self._on_open_requested)
        self.table.paste_requested.connect(self._on_paste_requested)
        self.table.types_for_several = True
        self.table.common_edit_requested.connect(self.detail.focus_common)
        self.table.menu_opening.connect(self.actions_.fill_rows_menu)
        self.table.empty_action_requested.connect(self.import_action.trigger)
        self.table.empty_other_requested.connect(self.copy_requested)
        self.chart.unit_chosen.connect(self.head.choose_unit)
        self.detail.wanted.connect(self._on_detail_wanted)
        self.detail.edit_wanted.connect(self._on_detail_edit_wanted)
        self.detail.refused.connect(self.refuse)
        self.detail.open_requested.connect(self._on_file_open_requested)
        self.detail.save_requested.connect(self._on_file_save_requested)
        self.detail.sources_requested.connect(self._on_sources_requested)
        self.detail.difficulty_requested.connect(self.difficulty_requested)
        self.detail.extension_requested.connect(self._on_extension_requested)
        self.detail.returns_requested.connect(self._on_returns_requested)
        self.detail.extension_trashed.connect(self._on_extension_trashed)
        self.print_menu.aboutToShow.connect(self.actions_.fill_print_menu)

    # Reading

    def _on_loaded(self, year: Year) -> None:
        self.head.offer(year)
        self._show_plan_column(several=len(year.plans) > 1)
        self._on_tasks_changed()
        self.loaded.emit(year.year)

    def _show_plan_column(self, *, several: bool) -> None:
        """Show which plan a task belongs to as soon as a year has several; hidden then, it stays so."""
        settings = self._workbench.settings
        if several and not settings.value(_PLANS_SHOWN, defaultValue=False, type=bool):
            settings.setValue(_PLANS_SHOWN, True)
            self.table.show_column("plan", shown=True)

    def _on_tasks_changed(self) -> None:
        self.table.records.refresh()
        self._detail_is_old = True
        self._find()

    def _find(self) -> None:
        column, descending = self.table.sort_order() or ("position", False)
        self.reading.find(self.head.chosen(), column, descending=descending)

    def _on_found(self, found: Found) -> None:
        year = self.reading.year
        if year is None:
            return
        self.table.set_ids(found.ids)
        if found.total:
            self.table.set_empty(_NO_MATCH)
        else:
            sentence = (
                f"Chưa có kế hoạch nào của năm {year.year}. Hãy nhập kế hoạch đã ký hoặc thêm nhiệm vụ."
            )
            self.table.set_empty(sentence, "Nhập kế hoạch…", "Nhận bản từ USB…")
        if self._wanted_row in found.ids:
            self.table.select_ids([self._wanted_row])
            self._wanted_row = None
        elif self.trashed and set(self.trashed) <= set(found.ids):
            # An undo brought them back: they are chosen as they were.
            came, self.trashed = self.trashed, ()
            self.table.select_ids(came)
        elif found.ids and self.table.current_id() is None:
            self._opening.start()
        self.reading.count(found)
        if self._detail_is_old:
            self._on_selection_changed(self.table.selected_ids())

    def _open_first(self) -> None:
        """Show the first task beside the table, where she has not chosen one herself by now."""
        ids = self.table.records.ids
        if ids and self.table.current_id() is None and self._wanted_row is None:
            self.table.select_ids([ids[0]])

    def _on_counted(self, counted: Counted) -> None:
        self.page.set_counts(counted_words(counted))
        self.chart.show_counts(counted.by_unit, self.directory)

    def rows(self, ids: Sequence[str]) -> dict[str, TaskRow]:
        """Return the rows of these tasks that are in the year shown."""
        year = self.reading.year
        if year is None:
            return {}
        entries, directory = year.tasks.entries, year.directory
        plans = {plan.id: plan.short for plan in year.plans}
        return {key: TaskRow(entry, directory, plans) for key in ids if (entry := entries.get(key))}

    @property
    def directory(self) -> Directory:
        """Return the office as it was read with the year."""
        return self.reading.year.directory if self.reading.year else Directory()

    def _set_cell(self, key: str, column: str, text: str) -> bool:
        return self.work.set_cell(key, column, text)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed is not saved."""
        self._unsaved.append(sentence)
        self.page.messages.show_warning(sentence)

    # What she does

    def _on_selection_changed(self, ids: tuple[str, ...]) -> None:
        self._detail_is_old = False
        shown = self.detail.task
        if shown is not None and shown.id not in ids and self.detail.has_keyboard:
            # The fields of a task that is gone are shut, and would leave the keyboard nowhere.
            self.table.setFocus()
        self.detail.show_tasks(ids, self.directory, self.head.day, self.head.against)

    def _on_open_requested(self, key: str) -> None:
        self.detail.focus_title(key)

    def _on_detail_wanted(self, name: str, work: Callable[[Action], object]) -> None:
        self.work.write(name, work)

    def _on_detail_edit_wanted(self, name: str, work: Callable[[Action], object]) -> None:
        self.work.write(name, work, edit=True)

    def _on_paste_requested(self) -> None:
        self.page.messages.show_info(
            "Bảng nhiệm vụ không nhận dòng dán vào; chép cả văn bản kế hoạch thì dùng menu Kế hoạch,"
            " Nhập từ văn bản đã sao chép."
        )

    def go_to_new(self, key: str) -> None:
        """Go to the new task as soon as it is read, with the cursor in its title."""
        self._wanted_row = key
        self.detail.focus_title(key)
        self._find()

    def return_to(self, key: str) -> None:
        """Go to the task that was chosen before the new one, once that is gone."""
        self._wanted_row = key or None
        self.table.setFocus()

    def _on_extension_requested(self, subjects: tuple[Subject, ...]) -> None:
        self.work.extend(subjects)

    def _on_returns_requested(self, task: str) -> None:
        self.work.returns.start(task, self.head.day)

    def _on_extension_trashed(self, task: str, extension: str) -> None:
        self.work.extending.trash(task, extension)

    def _on_trash_requested(self, ids: tuple[str, ...]) -> None:
        self.work.trash(ids)

    def print_kind(self, name: str) -> None:
        """Ask what a kind of paper is to be made of, and make it."""
        self.work.print_kind(name)

    def _on_sources_requested(self, task: Task) -> None:
        self.work.ask_sources(task)

    def _on_file_open_requested(self, sha256: str, name: str) -> None:
        self.work.files.open_file(sha256, name)

    def _on_file_save_requested(self, sha256: str, name: str) -> None:
        self.work.files.save_file(sha256, name)
