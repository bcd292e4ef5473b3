# SPDX-License-Identifier: MIT
"""The page of the duties of groups: who of whom has done what, filled like a sheet."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.plan.dialogs.line_flow import LineFlow
from dvcq_desktop.plan.dialogs.returns_flow import ReturnsFlow
from dvcq_desktop.plan.grid import GridShow
from dvcq_desktop.plan.prints.kinds import kind_named
from dvcq_desktop.plan.screen.extending import Extending
from dvcq_desktop.plan.screen.grid_filling import GridFilling
from dvcq_desktop.plan.screen.grid_head import GridHead
from dvcq_desktop.plan.screen.grid_model import GridModel
from dvcq_desktop.plan.screen.grid_reading import GridReading, Shown
from dvcq_desktop.plan.screen.grid_view import GridView, Key
from dvcq_desktop.plan.screen.period_page import PeriodPage
from dvcq_desktop.plan.store import changes, sharing
from dvcq_desktop.widgets.actions import on_rows
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.menus import parted
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QHideEvent, QShowEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.grid import Grid
    from dvcq_desktop.widgets.workbench import Workbench

_EMPTY = (
    "Năm {year} chưa có nhiệm vụ nào giao cho nhiều đơn vị. Ở trang Nhiệm vụ, mở phần “Đơn vị” của một nhiệm"
    " vụ rồi thêm các đơn vị phải thực hiện."
)
_NO_MATCH = "Không có phần việc nào khớp với tìm kiếm và bộ lọc."
_KEYS = "Phím cách: đang → xong hôm nay; gõ ngày: xong ngày đó; Enter: mở phần việc"
_PRINTS = ("unit-plans", "reminder-letter", "unit-sheet", "reminders")


class GridPage(PeriodPage):
    """Show one year's duties of groups as of one day."""

    head: GridHead

    tasks_requested = Signal(str)  # a task to be shown on the page of the tasks, "" for none

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, "Theo đơn vị", parent)
        self._missing: Key | None = None
        # Widgets
        self.head = GridHead(self.page, workbench.today, workbench.settings)
        self.view = GridView(GridModel(workbench.today))
        self.filling = GridFilling(workbench, self.view, self.page.messages, self)
        self.reading = GridReading(workbench.reader, workbench.writer, workbench.today, self)
        self.lines = LineFlow(workbench, self)
        self.extending = Extending(workbench, self)
        self.returns = ReturnsFlow(workbench, self)
        self.printing = PrintFlow(workbench, self, self.page.messages)
        self.files = FileDesk(workbench.database, self)
        # Assemble
        self._make_actions()
        self._assemble()
        self._connect()
        self.refresh()

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        self.draw_signs()
        return self._menu

    def refresh(self) -> None:
        """Read the year anew."""
        self.reading.load(self._wanted_year, self.head.day, self.head.against, self.head.chosen())

    def leave(self) -> str:
        """Record what is being typed into a cell; return what is to be said where it cannot be."""
        return self.filling.leave()

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
        self.done_action = self.add("&Hoàn thành hôm nay", self.filling.complete, None, "check")
        self.begin_action = self.add("Đ&ang thực hiện", self.filling.begin)
        self.reset_action = on_rows(self.add("&Chưa thực hiện", self.filling.reset), "Del", self.view)
        self.extend_action = self.add("&Gia hạn…", self._on_extend_triggered, "Ctrl+G", "clock")
        self.returns_action = self.add(
            "&Nhập kế hoạch đơn vị gửi về…", self._on_returns_triggered, "Ctrl+I", "file-input"
        )
        self.line_action = self.add("&Mở phần việc…", self._on_line_triggered, None, "pencil")
        self.difficulty_action = self.add(
            "Ghi &vướng mắc…", self._on_difficulty_triggered, None, "circle-question-mark"
        )
        self.task_action = self.add("&Xem nhiệm vụ", self._on_task_triggered, None, "clipboard-list")
        self.print_action = self.add("&In…", self.show_print_menu, "Ctrl+P", "printer")
        kinds = filter(None, map(kind_named, _PRINTS))
        self.print_actions = [self.add_print(kind.name, kind.title) for kind in kinds]
        self.print_menu.addActions(self.print_actions)
        states = (self.done_action, self.begin_action, self.reset_action, self.extend_action)
        parts = (self.line_action, self.returns_action, self.difficulty_action, self.task_action)
        self._menu = parted(self, states, parts, (self.print_action, *self.print_actions))
        self.draw_signs()

    def _assemble(self) -> None:
        self.fill(self.view)
        primary = self.page.set_primary("Nhập kế hoạch gửi về…", "file-input")
        primary.setToolTip("Ghi một lượt kế hoạch mà các đơn vị gửi về của một nhiệm vụ (Ctrl+I)")
        primary.clicked.connect(self.returns_action.trigger)
        self.page.set_table(self.view)
        self.view.remember(self._workbench.settings, "plan/grid")

    def _connect(self) -> None:
        self.head.filter_changed.connect(self._on_filter_changed)
        self.filling.today_wanted.connect(self._on_today_wanted)
        self.reading.loaded.connect(self._on_loaded)
        self.reading.found.connect(self._on_found)
        self.view.open_requested.connect(self._on_open_requested)
        self.view.menu_opening.connect(self._on_menu_opening)
        self.view.empty_action_requested.connect(self._on_empty_action_requested)
        self.extending.wanted.connect(self._on_extending_wanted)
        self.lines.failed.connect(self.page.messages.show_error)
        self.lines.open_requested.connect(self.files.open_file)
        self.lines.save_requested.connect(self.files.save_file)
        self.returns.failed.connect(self.page.messages.show_error)
        self.returns.kept.connect(self.page.messages.show_success)
        self.files.failed.connect(self.page.messages.show_error)
        self.files.saved.connect(self._on_file_saved)

    # Reading

    def _on_loaded(self, shown: Shown) -> None:
        self.head.offer(shown)
        self._on_found(shown)
        if lacking := shown.grid.lacking:
            self.page.messages.show_info(
                _lacking_sentence(len(lacking), sum(task not in shown.grid.rows for task in lacking)),
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

    def _on_refused(self, error: UserError) -> None:
        self.page.messages.show_error(error.sentence)

    # What she does

    def _on_today_wanted(self) -> None:
        self.page.messages.clear()
        self.head.show_day(None)
        self.day_chosen.emit(None)
        self.refresh()

    def _on_filter_changed(self) -> None:
        self.reading.find(self.head.chosen())

    def _on_open_requested(self, index: QModelIndex) -> None:
        task, unit = self.view.grid_model.key_of(index)
        grid = self._grid
        found = grid.directory.units_by_id[unit]
        if self.filling.refuses_ended([unit]):
            return
        if grid.cell(task, unit) is None:
            self._missing = (task, unit)
            self.page.messages.show_info(
                f"{found.name} không có phần việc trong nhiệm vụ này.",
                Link("Thêm đơn vị vào nhiệm vụ", self._on_add_clicked),
            )
        else:
            self.lines.start(task, unit, grid.directory, grid.as_of, grid.against)

    def _on_share_clicked(self) -> None:
        self._share(None)

    def _share(self, tasks: tuple[str, ...] | None) -> None:
        self.page.messages.clear()
        today = self._workbench.today()
        work = partial(sharing.share_out, year=self._wanted_year, today=today, tasks=tasks)
        self._workbench.writer.write("Chia phần việc cho các đơn vị", work, None, self._on_refused)

    def _on_share_triggered(self) -> None:
        key = self.view.current_key()
        if key is not None:
            self._share((key[0],))

    def _on_add_clicked(self) -> None:
        if self._missing is not None:
            task, unit = self._missing
            self.page.messages.clear()
            work: Callable[[Action], object] = partial(changes.add_lines, task=task, units=[unit])
            name = "Thêm đơn vị vào nhiệm vụ: 1 đơn vị"
            self._workbench.writer.write(name, work, None, self._on_refused)

    def _on_menu_opening(self, menu: QMenu) -> None:
        key = self.view.current_key()
        if key is not None and (lacks := len(self._grid.lacking.get(key[0], ()))):
            menu.addAction(icon("plus"), f"Giao {lacks} đơn vị còn thiếu của nhóm", self._on_share_triggered)
            menu.addSeparator()
        menu.addActions([self.done_action, self.begin_action, self.reset_action, self.extend_action])
        menu.addSeparator()
        menu.addActions([self.line_action, self.returns_action, self.difficulty_action, self.task_action])

    def _on_extend_triggered(self) -> None:
        cells = self.filling.owing_cells()
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
            self.returns.start(key[0], self.head.day, asking=True)

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

    def print_kind(self, name: str) -> None:
        """Ask what a kind of paper is to be made of, and make it."""
        kind = kind_named(name)
        if kind is not None:
            options = self.head.print_options()
            self.printing.start(kind, self._wanted_year, self.head.day, self._grid.directory, options)

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _lacking_sentence(tasks: int, whole: int) -> str:
    """Say how many tasks are given to a group and not to all of its units, `whole` of them to none."""
    if whole == tasks:
        return f"{tasks} nhiệm vụ giao cho nhóm đơn vị nhưng chưa chia phần việc cho từng đơn vị."
    return (
        f"{tasks} nhiệm vụ giao cho nhóm nhưng còn thiếu đơn vị của nhóm (nhóm có thêm đơn vị sau khi giao)."
    )


def _counted(shown: Shown) -> list[str]:
    """Return the parts of the line of counts."""
    counts = shown.counts
    owing = sum(1 for unit in shown.axes.units if shown.owed[unit])
    parts = counts[GridShow.OWED] + counts[GridShow.DONE]
    return [
        f"{len(shown.axes.tasks)} nhiệm vụ",
        f"{len(shown.axes.units)} đơn vị, {owing} đơn vị còn nợ",
        f"{counts[GridShow.DONE]}/{parts} phần việc đã xong",
        f"{counts[GridShow.OVERDUE]} phần việc quá hạn" if counts[GridShow.OVERDUE] else "",
        _KEYS if parts else "",
    ]
