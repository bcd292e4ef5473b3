# SPDX-License-Identifier: MIT
"""The page of the tasks: choose a year and a day, filter, follow, assign and print."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.dialogs.import_flow import ImportFlow
from dvcq_desktop.plan.dialogs.returns_flow import ReturnsFlow
from dvcq_desktop.plan.index import Show
from dvcq_desktop.plan.prints.kinds import KINDS, kind_named
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.screen.cells import typed_cell
from dvcq_desktop.plan.screen.detail import Detail
from dvcq_desktop.plan.screen.extending import Extending
from dvcq_desktop.plan.screen.head import Head
from dvcq_desktop.plan.screen.sourcing import Sourcing
from dvcq_desktop.plan.screen.unit_chart import UnitChart
from dvcq_desktop.plan.screen.year_reading import YearReading
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.table import COLUMNS, TaskRow
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.table import RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.extending import Subject
    from dvcq_desktop.plan.loading import Counted, Found, Year
    from dvcq_desktop.plan.store.importing import Imported
    from dvcq_desktop.widgets.workbench import Workbench

_NEW_TITLE = "Nhiệm vụ mới"
_NO_MATCH = "Không có nhiệm vụ nào khớp với tìm kiếm và bộ lọc."


class TaskPage(QWidget):
    """Show one year's tasks as of one day."""

    loaded = Signal(int)  # the year that is now shown
    year_chosen = Signal(int)
    difficulty_requested = Signal(str, str)  # the task's key, the leading unit's or ""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._wanted_year = workbench.today().year
        self._wanted_row: str | None = None
        self._detail_is_old = False
        self._actions: list[QAction] = []
        self._unsaved: list[str] = []
        # Widgets
        self.page = Page("Kế hoạch", self, search_hint="Tìm nhiệm vụ")
        self.head = Head(self.page, workbench.today, workbench.settings)
        self.table = RecordTable(RecordModel(COLUMNS, self._fetch, set_value=self._set_cell))
        self.table.setAccessibleName("Nhiệm vụ")
        self.detail = Detail(workbench, self)
        self.chart = UnitChart(workbench.settings, self)
        self.reading = YearReading(workbench.reader, workbench.writer, self)
        self.importing = ImportFlow(workbench, self)
        self.printing = PrintFlow(workbench, self)
        self.returns = ReturnsFlow(workbench, self)
        self.extending = Extending(workbench, self)
        self.sourcing = Sourcing(workbench, self)
        self.files = FileDesk(workbench.database, self)
        # Assemble
        self._make_actions()
        self._assemble()
        self._connect()
        self.refresh()

    @property
    def shown_year(self) -> int:
        """Return the year that is shown, or being read."""
        return self._wanted_year

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self._actions

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

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

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._wanted_year = year
        self.refresh()

    def show_task(self, task: str) -> None:
        """Go to a task and its units, past search and filters; "" only puts the cursor into the table."""
        self.table.setFocus()
        if task:
            self.head.show_all()
            self._wanted_row = task
            self.detail.show_tab("Đơn vị")
            self._find()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room."""
        super().resizeEvent(event)
        self.head.fit(self.width())

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is being typed when another room is opened or the window is closed."""
        super().hideEvent(event)
        self.detail.flush()

    # Assembling

    def _make_actions(self) -> None:
        self.import_action = self._add("&Nhập kế hoạch…", self.importing.choose_file, "Ctrl+I", "file-input")
        self.paste_action = self._add("Nhập từ văn bản đã sao ché&p", self.importing.paste)
        self.new_action = self._add("&Thêm nhiệm vụ", self._on_new_triggered, "Ctrl+N", "plus")
        self.extend_action = self._add("&Gia hạn…", self._on_extend_triggered, "Ctrl+G", "clock")
        self.difficulty_action = self._add(
            "Ghi &vướng mắc…", self._on_difficulty_triggered, None, "circle-question-mark"
        )
        self.trash_action = self._add("&Bỏ vào thùng rác", self._on_trash_triggered, None, "trash-2")
        self.print_action = self._add("&In…", self._on_print_menu_triggered, "Ctrl+P", "printer")
        self.print_actions = [self._print_action(kind.name, kind.title) for kind in KINDS]
        self.print_menu = QMenu(self)
        self.print_menu.addActions(self.print_actions)

    def _print_action(self, name: str, title: str) -> QAction:
        text = f"In {title[:1].lower()}{title[1:]}…"
        action = self._add(text, self._on_print_triggered, None, "printer")
        action.setData(name)
        return action

    def _add(
        self, text: str, slot: Callable[[], object], key: str | None = None, icon_name: str = ""
    ) -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name))
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        self._actions.append(action)
        return action

    def _assemble(self) -> None:
        settings = self._workbench.settings
        self.print_button = self.head.add_menu("In…", "printer", self.print_menu)
        self.print_button.setToolTip("In… (Ctrl+P)")
        self.head.add_action(self.import_action, "Nhập kế hoạch…", "file-input")
        self.page.set_primary("Thêm nhiệm vụ").clicked.connect(self.new_action.trigger)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.table)
        # Only a page that begins narrow can be made narrow.
        self.head.fit(0)

    def _connect(self) -> None:
        self.head.period_changed.connect(self._on_period_changed)
        self.head.filter_changed.connect(self._find)
        self.reading.loaded.connect(self._on_loaded)
        self.reading.changed.connect(self._on_tasks_changed)
        self.reading.found.connect(self._on_found)
        self.reading.counted.connect(self._on_counted)
        self.table.sort_changed.connect(self._find)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.delete_requested.connect(self._on_trash_requested)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.edit_requested.connect(self._on_open_requested)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.table.empty_action_requested.connect(self.importing.choose_file)
        self.chart.unit_chosen.connect(self.head.choose_unit)
        self.detail.wanted.connect(self._write)
        self.detail.refused.connect(self._on_detail_refused)
        self.detail.open_requested.connect(self.files.open_file)
        self.detail.save_requested.connect(self.files.save_file)
        self.detail.sources_requested.connect(self._on_sources_requested)
        self.detail.difficulty_requested.connect(self.difficulty_requested)
        self.detail.extension_requested.connect(self._on_extension_requested)
        self.detail.returns_requested.connect(self.returns.start)
        self.returns.failed.connect(self.page.messages.show_error)
        self.returns.kept.connect(self.page.messages.show_success)
        self.detail.extension_trashed.connect(self.extending.trash)
        self.extending.wanted.connect(self._write)
        self.sourcing.wanted.connect(self._write)
        self.files.failed.connect(self.page.messages.show_error)
        self.files.saved.connect(self._on_file_saved)
        self.importing.imported.connect(self._on_imported)
        self.importing.failed.connect(self.page.messages.show_error)
        self.printing.failed.connect(self.page.messages.show_error)
        self.printing.entered.connect(self.page.messages.show_success)

    # Reading

    def _on_loaded(self, year: Year) -> None:
        self.head.offer(year)
        self._on_tasks_changed()
        self.loaded.emit(year.year)

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
        if found.total:
            self.table.set_empty(_NO_MATCH)
        else:
            sentence = (
                f"Chưa có kế hoạch nào của năm {year.year}. Hãy nhập kế hoạch đã ký hoặc thêm nhiệm vụ."
            )
            self.table.set_empty(sentence, "Nhập kế hoạch…")
        self.table.set_ids(found.ids)
        if self._wanted_row in found.ids:
            self.table.select_ids([self._wanted_row])
            self._wanted_row = None
        self.reading.count(found)
        if self._detail_is_old:
            self._on_selection_changed(self.table.selected_ids())

    def _on_counted(self, counted: Counted) -> None:
        self.page.set_counts(_counted(counted))
        self.chart.show_counts(counted.by_unit, self._directory)

    def _fetch(self, ids: Sequence[str]) -> dict[str, TaskRow]:
        year = self.reading.year
        if year is None:
            return {}
        entries, directory = year.index.entries, year.directory
        return {key: TaskRow(entry, directory) for key in ids if (entry := entries.get(key))}

    @property
    def _directory(self) -> Directory:
        return self.reading.year.directory if self.reading.year else Directory()

    # Writing

    def _write(self, name: str, work: Callable[[Action], object]) -> None:
        self.page.messages.clear()
        self._workbench.writer.write(name, work, None, self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self.page.messages.show_error(error.sentence)

    def _set_cell(self, key: str, column: str, text: str) -> bool:
        row = self._fetch([key]).get(key)
        if row is None:
            return False
        today = self._workbench.today()
        try:
            self._write(*typed_cell(row.entry.task, column, text, row.directory, today))
        except UserError as error:
            self._on_detail_refused(error.sentence)
            return False
        return True

    def _on_detail_refused(self, sentence: str) -> None:
        self._unsaved.append(sentence)
        self.page.messages.show_warning(sentence)

    # What she does

    def _on_period_changed(self) -> None:
        self.show_year(self.head.chosen_year or self._wanted_year)

    def _on_selection_changed(self, ids: tuple[str, ...]) -> None:
        self._detail_is_old = False
        shown = self.detail.task
        if shown is not None and shown.id not in ids and self.detail.has_keyboard:
            # The fields of a task that is gone are shut, and would leave the keyboard nowhere.
            self.table.setFocus()
        self.detail.show_tasks(ids, self._directory, self.head.day, self.head.against)
        self.trash_action.setEnabled(bool(ids))
        self.extend_action.setEnabled(bool(ids))
        self.difficulty_action.setEnabled(len(ids) == 1)

    def _on_open_requested(self, _key: str) -> None:
        self.detail.focus_title()

    def _on_new_triggered(self) -> None:
        year = self.reading.year
        plan = year.plans[0].id if year and year.plans else None
        task = Task("", self._wanted_year, _NEW_TITLE, plan=plan)
        self.detail.flush()
        self.head.show_all()
        self._workbench.writer.write(
            "Thêm nhiệm vụ", partial(changes.add_task, task=task), self._on_added, self._on_refused
        )

    def _on_added(self, key: str) -> None:
        """Go to the new task as soon as it is read, with the cursor in its title."""
        self._wanted_row = key
        self.detail.focus_title(next_task=True)
        self._find()

    def _on_extend_triggered(self) -> None:
        self.detail.flush()
        self._on_extension_requested(())

    def _on_extension_requested(self, subjects: tuple[Subject, ...]) -> None:
        """Ask for a decision about what the detail names, or else about the selected tasks."""
        if subjects:
            self.extending.start(subjects, self._directory.calendar)
        else:
            self.extending.start_for(self.table.selected_ids(), self._directory.calendar)

    def _on_difficulty_triggered(self) -> None:
        for row in self._fetch(self.table.selected_ids()).values():
            self.difficulty_requested.emit(row.entry.task.id, row.entry.task.lead_unit or "")

    def _on_trash_triggered(self) -> None:
        self._on_trash_requested(self.table.selected_ids())

    def _on_trash_requested(self, ids: tuple[str, ...]) -> None:
        if ids:
            self.detail.flush()
            name = f"Bỏ vào thùng rác: {len(ids)} nhiệm vụ"
            work = partial(_trash, ids)
            self._workbench.writer.write(name, work, self._on_trashed, self._on_refused)

    def _on_trashed(self, count: int) -> None:
        undo = self._workbench.writer.undo_link()
        self.page.messages.show_info(f"Đã chuyển {count} nhiệm vụ vào thùng rác.", undo)

    def _on_menu_opening(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        menu.addAction(self.new_action)
        menu.addAction(self.extend_action)
        menu.addAction(self.difficulty_action)
        menu.addAction(self.trash_action)
        menu.addSeparator()
        for title in ("Tiến độ", "Đơn vị", "Lịch sử"):
            action = menu.addAction(f"Xem {title.lower()}", self._on_tab_triggered)
            action.setData(title)
            action.setEnabled(len(ids) == 1)
        menu.addSeparator()
        menu.addActions(self.print_actions)

    def _on_tab_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.detail.show_tab(action.data())

    def _on_print_menu_triggered(self) -> None:
        self.print_button.showMenu()

    def _on_print_triggered(self) -> None:
        action = self.sender()
        kind = kind_named(action.data()) if isinstance(action, QAction) else None
        if kind is not None and self.reading.year is not None:
            self.detail.flush()
            first = self.head.against is Against.FIRST
            chosen = {PrintOption.FIRST_DEADLINE} if first else set()
            self.printing.start(kind, self.reading.year.year, self.head.day, self._directory, chosen)

    def _on_imported(self, year: int, imported: Imported) -> None:
        made = [f"Đã nhập {len(imported.tasks)} nhiệm vụ"]
        if imported.new_units or imported.new_groups:
            made.append(f"thêm {imported.new_units} đơn vị, {imported.new_groups} nhóm vào phần Cơ quan")
        self.page.messages.show_success(f"{', '.join(made)}.", self._workbench.writer.undo_link())
        self.show_year(year)

    def _on_sources_requested(self, task: Task) -> None:
        self.sourcing.start(task, self.reading.year.plans if self.reading.year else ())

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _counted(counted: Counted) -> list[str]:
    """Return the parts of the line of counts."""
    found, counts = counted.found, counted.counts
    shown = str(len(found.ids)) if len(found.ids) == found.total else f"{len(found.ids)}/{found.total}"
    return [
        f"{shown} nhiệm vụ",
        f"{counts[Show.OVERDUE]} quá hạn" if counts[Show.OVERDUE] else "",
        f"{counts[Show.SOON]} sắp đến hạn" if counts[Show.SOON] else "",
        f"{counts[Show.DONE]} hoàn thành",
        f"{counts[Show.UNCLEAR]} chưa đủ 4 rõ" if counts[Show.UNCLEAR] else "",
    ]


def _trash(ids: Sequence[str], action: Action) -> int:
    changes.trash_tasks(action, ids)
    return len(ids)
