# SPDX-License-Identifier: MIT
"""The page of the duties of groups: who of whom has done what, filled like a sheet."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.dialogs.line_flow import LineFlow
from dvcq_desktop.plan.dialogs.returns_flow import ReturnsFlow
from dvcq_desktop.plan.grid import GridShow, ended_sentence, has_ended
from dvcq_desktop.plan.grid_paste import Placed, check_places, placed, where
from dvcq_desktop.plan.grid_words import read_mark
from dvcq_desktop.plan.prints.kinds import kind_named
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.screen.extending import Extending
from dvcq_desktop.plan.screen.grid_head import GridHead
from dvcq_desktop.plan.screen.grid_model import GridModel
from dvcq_desktop.plan.screen.grid_reading import GridReading, Shown
from dvcq_desktop.plan.screen.grid_view import GridView, Key
from dvcq_desktop.plan.store import changes, grids
from dvcq_desktop.plan.store.grids import Mark
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.grid import Cell, Grid
    from dvcq_desktop.widgets.workbench import Workbench

_EMPTY = (
    "Năm {year} chưa có nhiệm vụ nào giao cho nhiều đơn vị. Ở trang Nhiệm vụ, mở phần “Đơn vị” của một nhiệm"
    " vụ rồi thêm các đơn vị phải thực hiện."
)
_NO_MATCH = "Không có phần việc nào khớp với tìm kiếm và bộ lọc."
_KEYS = "Phím cách: đang → xong hôm nay; gõ ngày: xong ngày đó; Enter: mở phần việc"
_NOBODY = "Trong các ô đang chọn không có đơn vị nào phải thực hiện."
_PRINTS = ("unit-plans", "unit-sheet", "reminders")


class GridPage(QWidget):
    """Show one year's duties of groups as of one day."""

    year_chosen = Signal(int)
    difficulty_requested = Signal(str, str)  # the task's key, the unit's
    tasks_requested = Signal(str)  # a task to be shown on the page of the tasks, "" for none

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._wanted_year = workbench.today().year
        self._actions: list[QAction] = []
        self._missing: Key | None = None
        # Widgets
        self.page = Page("Theo đơn vị", self, search_hint="Tìm nhiệm vụ")
        self.head = GridHead(self.page, workbench.today, workbench.settings)
        self.view = GridView(GridModel(workbench.today))
        self.reading = GridReading(workbench.reader, workbench.writer, workbench.today, self)
        self.lines = LineFlow(workbench, self)
        self.extending = Extending(workbench, self)
        self.returns = ReturnsFlow(workbench, self)
        self.printing = PrintFlow(workbench, self)
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
        self.reading.load(self._wanted_year, self.head.day, self.head.against, self.head.chosen())

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._wanted_year = year
        self.refresh()

    def leave(self) -> str:
        """Return nothing: each cell is saved as it is filled."""
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is little room."""
        super().resizeEvent(event)
        self.head.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what was saved while the page was hidden."""
        super().showEvent(event)
        self.reading.is_watched = True
        if self.reading.is_old:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let what is saved elsewhere wait until the page is seen again."""
        super().hideEvent(event)
        self.reading.is_watched = False

    # Assembling

    def _make_actions(self) -> None:
        self.done_action = self._add("&Hoàn thành hôm nay", self.complete, None, "check")
        self.begin_action = self._add("Đ&ang thực hiện", self.begin)
        self.reset_action = self._add("&Chưa thực hiện", self.reset)
        self.extend_action = self._add("&Gia hạn…", self._on_extend_triggered, "Ctrl+G", "clock")
        self.returns_action = self._add(
            "&Nhập kế hoạch đơn vị gửi về…", self._on_returns_triggered, "Ctrl+I", "file-input"
        )
        self.line_action = self._add("&Mở phần việc…", self._on_line_triggered, None, "pencil")
        self.difficulty_action = self._add(
            "Ghi &vướng mắc…", self._on_difficulty_triggered, None, "circle-question-mark"
        )
        self.task_action = self._add("&Xem nhiệm vụ", self._on_task_triggered, None, "clipboard-list")
        self.print_actions = [self._print_action(name) for name in _PRINTS]
        self.print_menu = QMenu(self)
        self.print_menu.addActions(self.print_actions)

    def _print_action(self, name: str) -> QAction:
        kind = kind_named(name)
        assert kind is not None
        action = self._add(
            f"In {kind.title[:1].lower()}{kind.title[1:]}…", self._on_print_triggered, None, "printer"
        )
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
        button = self.head.add_menu("In…", "printer", self.print_menu)
        button.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        primary = self.page.set_primary("Nhập kế hoạch gửi về…", "file-input")
        primary.setToolTip("Ghi một lượt kế hoạch mà các đơn vị gửi về của nhiệm vụ đang chọn (Ctrl+I)")
        primary.clicked.connect(self.returns_action.trigger)
        self.page.set_table(self.view)
        self.view.remember(self._workbench.settings, "plan/grid")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.view)
        # Only a page that begins narrow can be made narrow.
        self.head.fit(0)

    def _connect(self) -> None:
        self.head.period_changed.connect(self._on_period_changed)
        self.head.filter_changed.connect(self._on_filter_changed)
        self.reading.loaded.connect(self._on_loaded)
        self.reading.found.connect(self._on_found)
        self.view.space_pressed.connect(self.step)
        self.view.reset_requested.connect(self.reset)
        self.view.open_requested.connect(self._on_open_requested)
        self.view.paste_requested.connect(self._on_paste_requested)
        self.view.menu_opening.connect(self._on_menu_opening)
        self.view.empty_action_requested.connect(self._on_empty_action_requested)
        self.view.grid_model.typed.connect(self._on_typed)
        self.extending.wanted.connect(self._on_extending_wanted)
        self.lines.failed.connect(self.page.messages.show_error)
        self.lines.open_requested.connect(self.files.open_file)
        self.lines.save_requested.connect(self.files.save_file)
        self.returns.failed.connect(self.page.messages.show_error)
        self.returns.kept.connect(self.page.messages.show_success)
        self.files.failed.connect(self.page.messages.show_error)
        self.files.saved.connect(self._on_file_saved)
        self.printing.failed.connect(self.page.messages.show_error)
        self.printing.entered.connect(self.page.messages.show_success)

    # Reading

    def _on_loaded(self, shown: Shown) -> None:
        self.head.offer(shown)
        self._on_found(shown)
        if shown.unshared:
            self.page.messages.show_info(
                f"{shown.unshared} nhiệm vụ giao cho nhóm đơn vị nhưng chưa chia phần việc cho từng đơn vị.",
                Link("Chia cho các đơn vị", self._on_share_clicked, self._workbench.writer.saved),
            )

    def _on_found(self, shown: Shown) -> None:
        self.view.grid_model.show_grid(shown.grid, shown.axes, shown.owed)
        if shown.grid.rows:
            self.view.set_empty(_NO_MATCH)
        else:
            self.view.set_empty(_EMPTY.format(year=shown.grid.year), "Mở trang Nhiệm vụ")
        if self.view.current_key() is None and (first := shown.grid.first_owed(shown.axes)):
            self.view.go_to(*first)
        self.page.set_counts(_counted(shown))

    @property
    def _grid(self) -> Grid:
        return self.view.grid_model.grid

    # Writing

    def step(self) -> None:
        """Take the selected parts one step on: begun, then done today; what is done stays as it is."""
        cells = self._owing_cells()
        if cells is None:
            return
        fresh = [key for key, cell in cells if cell.state is TaskState.NOT_STARTED and cell.periods is None]
        begun = [key for key, cell in cells if cell.state.is_open and key not in fresh]
        if fresh:
            self._mark(fresh, StateEntry(TaskState.IN_PROGRESS))
        elif begun:
            self._mark(begun, StateEntry(TaskState.DONE, self._workbench.today()))

    def complete(self) -> None:
        """Record the selected parts as done today; what is done stays as it is."""
        cells = self._owing_cells()
        keys = [key for key, cell in cells or () if cell.state.is_open]
        self._mark(keys, StateEntry(TaskState.DONE, self._workbench.today()))

    def begin(self) -> None:
        """Record the selected parts as begun."""
        self._mark([key for key, _cell in self._owing_cells() or ()], StateEntry(TaskState.IN_PROGRESS))

    def reset(self) -> None:
        """Take back what was recorded of the selected parts' states."""
        self._mark([key for key, _cell in self._owing_cells() or ()], StateEntry())

    def _owing_cells(self) -> list[tuple[Key, Cell]] | None:
        """Return the selected cells where a unit owes a part; None, with a sentence, where none does."""
        found = [(key, cell) for key in self.view.selected_keys() if (cell := self._grid.cell(*key))]
        if found:
            return found
        self.page.messages.show_info(_NOBODY)
        return None

    def _mark(self, keys: Sequence[Key], entry: StateEntry) -> None:
        self._write([Mark(task, unit, entry) for task, unit in keys], entry.state.label)

    def _write(self, marks: Sequence[Mark], verb: str) -> None:
        """Write into all these cells or, where one may not be written into, into none."""
        if not marks or self._refuses_ended(marks):
            return
        self.page.messages.clear()
        work = partial(grids.mark, marks=tuple(marks), today=self._workbench.today())
        name = f"{verb}: {len(marks)} phần việc"
        self._workbench.writer.write(name, work, self._on_written, self._on_refused)

    def _refuses_ended(self, marks: Sequence[Mark]) -> bool:
        directory = self._grid.directory
        for each in marks:
            unit = directory.units_by_id.get(each.unit)
            if unit is not None and has_ended(unit, self._workbench.today()):
                self.page.messages.show_warning(ended_sentence(unit, directory))
                return True
        return False

    def _on_written(self, _count: int) -> None:
        if self.head.day < self._workbench.today():
            self.page.messages.show_info(
                f"Đã lưu. Lưới đang xem đến ngày {self.head.day:%d/%m/%Y}; việc hoàn thành sau ngày đó chưa"
                " hiện ở đây."
            )

    def _on_refused(self, error: UserError) -> None:
        self.page.messages.show_error(error.sentence)

    def _on_typed(self, index: QModelIndex, text: str) -> None:
        """Record what was typed in all the selected cells, as in one of them."""
        key = self.view.grid_model.key_of(index)
        chosen = self.view.selected_keys()
        keys = [each for each in chosen if self._grid.cell(*each)] if key in chosen else [key]
        self._record([Placed(*each, text) for each in keys])

    def _on_paste_requested(self, block: list[list[str]]) -> None:
        try:
            found = placed(block, self._grid, self.view.grid_model.axes, self.view.selected_keys())
            check_places(found, self._grid)
        except UserError as error:
            self.page.messages.show_warning(error.sentence)
            return
        self._record(found)

    def _record(self, found: Sequence[Placed]) -> None:
        marks = []
        for each in found:
            cell = self._grid.cell(each.task, each.unit)
            if cell is None:
                continue
            try:
                entry = read_mark(each.text, cell, year=self._grid.year, today=self._workbench.today())
            except UserError as error:
                named = f"{where(self._grid, each.task, each.unit)}: " if len(found) > 1 else ""
                self.page.messages.show_warning(f"{named}{error.sentence}")
                return
            if entry is not None:
                marks.append(Mark(each.task, each.unit, entry))
        states = {each.entry.state for each in marks}
        self._write(marks, states.pop().label if len(states) == 1 else "Ghi tiến độ")

    # What she does

    def _on_period_changed(self) -> None:
        year = self.head.chosen_year or self._wanted_year
        if year != self._wanted_year:
            self.year_chosen.emit(year)
        self.show_year(year)

    def _on_filter_changed(self) -> None:
        self.reading.find(self.head.chosen())

    def _on_open_requested(self, index: QModelIndex) -> None:
        task, unit = self.view.grid_model.key_of(index)
        grid = self._grid
        found = grid.directory.units_by_id[unit]
        if has_ended(found, self._workbench.today()):
            self.page.messages.show_warning(ended_sentence(found, grid.directory))
        elif grid.cell(task, unit) is None:
            self._missing = (task, unit)
            self.page.messages.show_info(
                f"{found.name} không có phần việc trong nhiệm vụ này.",
                Link("Thêm đơn vị vào nhiệm vụ", self._on_add_clicked),
            )
        else:
            self.lines.start(task, unit, grid.directory, grid.as_of, grid.against)

    def _on_share_clicked(self) -> None:
        self.page.messages.clear()
        work = partial(grids.share_out, year=self._wanted_year, today=self._workbench.today())
        self._workbench.writer.write("Chia phần việc cho các đơn vị", work, None, self._on_refused)

    def _on_add_clicked(self) -> None:
        if self._missing is not None:
            task, unit = self._missing
            self.page.messages.clear()
            work: Callable[[Action], object] = partial(changes.add_lines, task=task, units=[unit])
            name = "Thêm đơn vị vào nhiệm vụ: 1 đơn vị"
            self._workbench.writer.write(name, work, None, self._on_refused)

    def _on_menu_opening(self, menu: QMenu) -> None:
        menu.addActions([self.done_action, self.begin_action, self.reset_action, self.extend_action])
        menu.addSeparator()
        menu.addActions([self.line_action, self.returns_action, self.difficulty_action, self.task_action])

    def _on_extend_triggered(self) -> None:
        cells = self._owing_cells()
        if cells:
            self.extending.start_for_parts([key for key, _cell in cells], self._grid.directory)

    def _on_extending_wanted(self, name: str, work: Callable[[Action], object]) -> None:
        self.page.messages.clear()
        self._workbench.writer.write(name, work, None, self._on_refused)

    def _on_line_triggered(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._on_open_requested(index)

    def _on_returns_triggered(self) -> None:
        key = self.view.current_key()
        if key is not None:
            self.returns.start(key[0])

    def _on_difficulty_triggered(self) -> None:
        key = self.view.current_key()
        if key is not None:
            self.difficulty_requested.emit(*key)

    def _on_task_triggered(self) -> None:
        key = self.view.current_key()
        if key is not None:
            self.tasks_requested.emit(key[0])

    def _on_empty_action_requested(self) -> None:
        self.tasks_requested.emit("")

    def _on_print_triggered(self) -> None:
        action = self.sender()
        kind = kind_named(action.data()) if isinstance(action, QAction) else None
        if kind is not None:
            first = self.head.against is Against.FIRST
            chosen = {PrintOption.FIRST_DEADLINE} if first else set()
            self.printing.start(kind, self._wanted_year, self.head.day, self._grid.directory, chosen)

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _counted(shown: Shown) -> list[str]:
    """Return the parts of the line of counts."""
    counts = shown.counts
    owing = sum(1 for unit in shown.axes.units if shown.owed[unit])
    parts = counts[GridShow.OWED] + counts[GridShow.DONE]
    return [
        f"{len(shown.axes.tasks)} nhiệm vụ",
        f"{len(shown.axes.units)} đơn vị, {owing} đơn vị còn nợ",
        f"{counts[GridShow.DONE]}/{parts} phần việc đã xong",
        f"{counts[GridShow.OVERDUE]} quá hạn" if counts[GridShow.OVERDUE] else "",
        _KEYS if parts else "",
    ]
