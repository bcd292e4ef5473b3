# SPDX-License-Identifier: MIT
"""The plan room: choose a year and a day, filter, follow, assign and print."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.dialogs.import_flow import ImportFlow
from dvcq_desktop.plan.dialogs.print_flow import PrintFlow
from dvcq_desktop.plan.dialogs.source_dialog import SourceDialog
from dvcq_desktop.plan.index import Due, Show, TaskFilter
from dvcq_desktop.plan.loading import Found, Year, find, load_year, refresh_tasks
from dvcq_desktop.plan.prints.kinds import KINDS
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.screen.detail import Detail
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.table import COLUMNS, TaskRow, pick_by_words
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.widgets.charts import Line, Part, StackedBars
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.form import DateEdit
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.table import RecordModel, RecordTable
from dvcq_desktop.widgets.theme import Tone, icon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.prints.kinds import PrintKind
    from dvcq_desktop.plan.schedule import Schedule
    from dvcq_desktop.plan.store.plans import Imported
    from dvcq_desktop.widgets.workbench import Workbench

_BUCKETS = (
    ("done", Part("Hoàn thành", Tone.DONE)),
    ("in-progress", Part("Đang thực hiện", Tone.ACCENT)),
    ("not-started", Part("Chưa thực hiện", Tone.NEUTRAL)),
    ("overdue", Part("Quá hạn", Tone.OVERDUE)),
)
_NONE = ("", "(chưa giao)")


class PlanScreen(QWidget):
    """Show one year's tasks as of one day."""

    TITLE = "Kế hoạch"
    ICON = "clipboard-list"

    loaded = Signal(int)  # the year that is now shown

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._wanted_year = workbench.today().year
        self._year: Year | None = None
        self._chosen_row: str | None = None
        self._actions: list[QAction] = []
        # Widgets
        self.page = Page("Kế hoạch", self, search_hint="Tìm nhiệm vụ")
        self.year = QComboBox(self)
        self.as_of = DateEdit(self, today=workbench.today)
        self.table = RecordTable(RecordModel(COLUMNS, self._fetch, set_value=self._set_cell))
        self.detail = Detail(workbench, self)
        self.chart = StackedBars([part for _name, part in _BUCKETS], self)
        self.importing = ImportFlow(workbench, self)
        self.printing = PrintFlow(workbench, self)
        # Assemble
        self._make_actions()
        self._assemble()
        self._connect()
        self.refresh()

    def actions_of_room(self) -> list[QAction]:
        """Return the room's own menu."""
        return self._actions

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read the year anew."""
        as_of = self.as_of.value or self._workbench.today()
        self._workbench.reader.ask("plan-year", partial(_load, self._wanted_year, as_of), self._on_loaded)

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._wanted_year = year
        self.refresh()

    # Assembling

    def _make_actions(self) -> None:
        self.import_action = self._add("&Nhập kế hoạch…", self.importing.choose_file, "Ctrl+I", "file-input")
        self.paste_action = self._add("Nhập từ văn bản đã sao ché&p", self.importing.paste)
        self.new_action = self._add("&Thêm nhiệm vụ", self._on_new_triggered, "Ctrl+N", "plus")
        self.trash_action = self._add("&Bỏ vào thùng rác", self._on_trash_triggered, None, "trash-2")
        for number, kind in enumerate(KINDS):
            key = "Ctrl+P" if number == 0 else None
            action = self._add(f"In {kind.title[:1].lower()}{kind.title[1:]}…", self._on_print_triggered, key)
            action.setData(kind.name)
            action.setIcon(icon("printer"))
        self.chart_action = self._add(
            "&Biểu đồ theo đơn vị", self._on_chart_toggled, "Ctrl+B", "chart-column"
        )
        self.chart_action.setCheckable(True)

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
        self.year.setAccessibleName("Năm")
        self.as_of.setAccessibleName("Tính đến ngày")
        self.as_of.set_value(self._workbench.today())
        self.as_of.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)
        as_of_label = QLabel("Tính đến ngày", self)
        as_of_label.setBuddy(self.as_of)
        for chooser in (self.year, as_of_label, self.as_of):
            self.page.add_chooser(chooser)
        self.chips = {
            name: self.page.filters.add_chip(name, title)
            for name, title in (
                ("show", "Trạng thái"),
                ("units", "Đơn vị"),
                ("owners", "Người phụ trách"),
                ("due", "Thời hạn"),
            )
        }
        self.chips["show"].set_choices([(show.value, show.label) for show in Show])
        self.chips["due"].set_choices([(due.value, due.label) for due in Due])
        self.page.add_action("Nhập kế hoạch…", "file-input").clicked.connect(self.import_action.trigger)
        self.page.set_primary("Thêm nhiệm vụ").clicked.connect(self.new_action.trigger)
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.setChildrenCollapsible(False)
        left.addWidget(self.table)
        left.addWidget(self.chart)
        left.setStretchFactor(0, 1)
        self.chart.hide()
        self.table.setAccessibleName("Nhiệm vụ")
        self.page.set_table(left)
        self.page.set_detail(self.detail)
        self.page.remember(settings, "plan")
        self.table.remember(settings, "plan/tasks")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def _connect(self) -> None:
        self.year.activated.connect(self._on_year_activated)
        self.as_of.edited.connect(self._on_as_of_edited)
        self.page.filters.changed.connect(self._filter)
        self.page.search.search_changed.connect(self._filter)
        self.table.sort_changed.connect(self._filter)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.table.delete_requested.connect(self._on_trash_requested)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.edit_requested.connect(self._on_open_requested)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.table.empty_action_requested.connect(self.importing.choose_file)
        self.chart.line_chosen.connect(self._on_chart_line_chosen)
        self.detail.wanted.connect(self._write)
        self.detail.refused.connect(self.page.messages.show_warning)
        self.detail.file_requested.connect(self._on_file_requested)
        self.detail.sources_requested.connect(self._on_sources_requested)
        self.importing.imported.connect(self._on_imported)
        self.importing.failed.connect(self.page.messages.show_error)
        self.printing.failed.connect(self.page.messages.show_error)
        self._workbench.writer.saved.connect(self._on_writer_saved)

    # Reading

    def _on_loaded(self, year: Year) -> None:
        self._year = year
        self.year.clear()
        for number in year.years:
            self.year.addItem(f"Năm {number}", number)
        self.year.setCurrentIndex(year.years.index(year.year))
        directory = year.directory
        self.chips["units"].set_choices([_NONE, *((unit.id, unit.called) for unit in directory.units)])
        self.chips["owners"].set_choices(
            [_NONE, *((person.id, person.full_name) for person in directory.people)]
        )
        self.table.set_empty(
            f"Chưa có kế hoạch nào của năm {year.year}. Hãy nhập kế hoạch đã ký hoặc thêm nhiệm vụ.",
            "Nhập kế hoạch…",
        )
        self.table.records.refresh()
        self._filter()
        self.loaded.emit(year.year)

    def _filter(self) -> None:
        if self._year is None:
            return
        column, descending = self.table.sort_order() or ("position", False)
        question = partial(_find, self._year, self._chosen(), column, descending)
        self._workbench.reader.ask("plan-find", question, self._on_found)

    def _chosen(self) -> TaskFilter:
        values = self.page.filters.values()
        return TaskFilter(
            text=self.page.search.text(),
            show=frozenset(Show(value) for value in values.get("show", ())),
            units=values.get("units", frozenset()),
            owners=values.get("owners", frozenset()),
            due=frozenset(Due(value) for value in values.get("due", ())),
        )

    def _on_found(self, found: Found) -> None:
        if self._year is None:
            return
        if found.total and not found.ids:
            self.table.set_empty("Không có nhiệm vụ nào khớp với tìm kiếm và bộ lọc.")
        self.table.set_ids(found.ids)
        if self._chosen_row in found.ids:
            self.table.select_ids([self._chosen_row], self._chosen_row)
        self._chosen_row = None
        counts = found.counts
        shown = str(len(found.ids)) if len(found.ids) == found.total else f"{len(found.ids)}/{found.total}"
        self.page.set_counts(
            [
                f"{shown} nhiệm vụ",
                f"{counts[Show.OVERDUE]} quá hạn" if counts[Show.OVERDUE] else "",
                f"{counts[Show.SOON]} sắp đến hạn" if counts[Show.SOON] else "",
                f"{counts[Show.DONE]} hoàn thành",
                f"{counts[Show.UNCLEAR]} chưa đủ 4 rõ" if counts[Show.UNCLEAR] else "",
            ]
        )
        self._draw(found)
        self._on_selection_changed(self.table.selected_ids())

    def _draw(self, found: Found) -> None:
        assert self._year is not None
        names = self._year.directory.unit_called
        lines = [
            Line(names(unit) or "(chưa giao)", tuple(counts[name] for name, _part in _BUCKETS), unit)
            for unit, counts in found.by_unit.items()
        ]
        self.chart.set_lines(sorted(lines, key=lambda line: -line.total))

    def _fetch(self, ids: Sequence[str]) -> dict[str, TaskRow]:
        if self._year is None:
            return {}
        entries, directory = self._year.index.entries, self._year.directory
        return {key: TaskRow(entries[key], directory) for key in ids if key in entries}

    @property
    def _directory(self) -> Directory:
        return self._year.directory if self._year else Directory()

    # Writing

    def _write(self, name: str, work: Callable[[Action], object]) -> None:
        self._workbench.writer.write(name, work, None, self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self.page.messages.show_error(error.sentence)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if self._year is None or changed is None:
            self.refresh()
            return
        question = partial(_refresh, self._year, changed)
        self._workbench.reader.ask("plan-refresh", question, self._on_refreshed)

    def _on_refreshed(self, whole: bool) -> None:
        if whole:
            self.table.records.refresh()
            self._filter()
        else:
            self.refresh()

    def _set_cell(self, key: str, column: str, text: str) -> bool:
        directory, today = self._directory, self._workbench.today()
        try:
            match column:
                case "owner":
                    people = [(person.id, person.full_name) for person in directory.people_on(today)]
                    owner = pick_by_words(text, people)
                    self._write("Giao người phụ trách", partial(changes.set_owner, tasks=[key], owner=owner))
                case "unit":
                    units = [(unit.id, unit.name) for unit in directory.units_on(today)]
                    unit = pick_by_words(text, units)
                    self._write("Giao đơn vị chủ trì", partial(changes.set_lead, tasks=[key], unit=unit))
                case "deadline":
                    day = parse_date(text, today=today) if text.strip() else None
                    schedule = replace(self._task(key).schedule, deadline=day)
                    self._set_schedule(key, schedule)
                case "product":
                    self._write(
                        "Ghi sản phẩm", partial(changes.set_product, tasks=[key], product=text.strip())
                    )
        except UserError as error:
            self.page.messages.show_warning(error.sentence)
            return False
        return True

    def _task(self, key: str) -> Task:
        assert self._year is not None
        return self._year.index.entries[key].task

    def _set_schedule(self, key: str, schedule: Schedule) -> None:
        self._write("Đặt thời hạn", partial(changes.set_schedule, tasks=[key], schedule=schedule))

    # What she does

    def _on_year_activated(self, _place: int) -> None:
        self.show_year(self.year.currentData())

    def _on_as_of_edited(self) -> None:
        if self.as_of.value is None:
            self.as_of.set_value(self._workbench.today())
        self.refresh()

    def _on_selection_changed(self, ids: tuple[str, ...]) -> None:
        as_of = self.as_of.value or self._workbench.today()
        self.detail.show_tasks(ids, self._directory, as_of)
        self.trash_action.setEnabled(bool(ids))

    def _on_open_requested(self, _key: str) -> None:
        self.detail.show_tab("Thông tin")
        self.detail.info.title.setFocus()

    def _on_new_triggered(self) -> None:
        year = self._year.year if self._year else self._wanted_year
        plan = next((plan.id for plan in self._year.plans), None) if self._year else None
        task = Task("", year, "Nhiệm vụ mới", plan=plan)
        self.page.filters.clear()
        self.page.search.clear()
        self._workbench.writer.write(
            "Thêm nhiệm vụ", partial(changes.add_task, task=task), self._on_added, self._on_refused
        )

    def _on_added(self, key: str) -> None:
        self._chosen_row = key
        self.detail.show_tab("Thông tin")
        self.refresh()

    def _on_trash_triggered(self) -> None:
        self._on_trash_requested(self.table.selected_ids())

    def _on_trash_requested(self, ids: tuple[str, ...]) -> None:
        if not ids:
            return
        name = f"Bỏ vào thùng rác: {len(ids)} nhiệm vụ"
        self._workbench.writer.write(name, partial(changes.trash_tasks, tasks=ids), self._on_trashed)

    def _on_trashed(self, _nothing: object) -> None:
        self.page.messages.show_success("Đã bỏ vào thùng rác.", Link("Hoàn tác", self._workbench.writer.undo))

    def _on_menu_opening(self, menu: QMenu, _ids: tuple[str, ...]) -> None:
        menu.addAction(self.new_action)
        menu.addAction(self.trash_action)
        menu.addSeparator()
        for action in self._actions:
            if action.data():
                menu.addAction(action)

    def _on_print_triggered(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction) or self._year is None:
            return
        self.detail.flush()
        kind: PrintKind = next(kind for kind in KINDS if kind.name == action.data())
        as_of = self.as_of.value or self._workbench.today()
        self.printing.start(kind, self._year.year, as_of, self._directory)

    def _on_chart_toggled(self) -> None:
        self.chart.setVisible(self.chart_action.isChecked())

    def _on_chart_line_chosen(self, unit: str) -> None:
        self.page.filters.set_values({**self.page.filters.values(), "units": frozenset({unit})})
        self._filter()

    def _on_imported(self, year: int, imported: Imported) -> None:
        made = [f"Đã nhập {len(imported.tasks)} nhiệm vụ"]
        if imported.new_units or imported.new_groups:
            made.append(f"thêm {imported.new_units} đơn vị, {imported.new_groups} nhóm vào phần Cơ quan")
        self.page.messages.show_success(f"{', '.join(made)}.", Link("Hoàn tác", self._workbench.writer.undo))
        self.show_year(year)

    def _on_sources_requested(self, task: Task) -> None:
        plans = self._year.plans if self._year else ()
        dialog = SourceDialog(task, plans, self._workbench.today, self)
        dialog.accepted.connect(self._on_sources_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sources_accepted(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, SourceDialog) and tuple(dialog.sources) != dialog.task.sources:
            work = partial(changes.set_sources, task=dialog.task.id, sources=list(dialog.sources))
            self._write("Sửa căn cứ của nhiệm vụ", work)

    def _on_file_requested(self, sha256: str, name: str) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Lưu tệp kèm theo", name)
        if not path:
            return
        try:
            write_whole(Path(path), self._workbench.database.blob(sha256))
        except UserError as error:
            self.page.messages.show_error(error.sentence)
            return
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _load(year: int, as_of: date, connection: sqlite3.Connection) -> Year:
    return load_year(connection, year, as_of)


def _find(
    loaded: Year,
    chosen: TaskFilter,
    column: str,
    descending: bool,
    _connection: object,
) -> Found:
    return find(loaded, chosen, column, descending=descending)


def _refresh(loaded: Year, changed: frozenset[tuple[str, str]], connection: sqlite3.Connection) -> bool:
    return refresh_tasks(connection, loaded, changed)
