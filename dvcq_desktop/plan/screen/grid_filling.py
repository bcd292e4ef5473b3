# SPDX-License-Identifier: MIT
"""Filling the grid: what keys, typed words and pasted blocks write into the chosen cells, in one action."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.grid import ended_sentence, has_ended
from dvcq_desktop.plan.grid_paste import Placed, check_places, placed, where
from dvcq_desktop.plan.grid_words import read_mark
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.store import grids
from dvcq_desktop.plan.store.grids import Mark
from dvcq_desktop.widgets.cell_typing import finish_typing
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from PySide6.QtCore import QModelIndex

    from dvcq_desktop.plan.grid import Cell, Grid
    from dvcq_desktop.plan.screen.grid_view import GridView, Key
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench

_NOBODY = "Trong các ô đang chọn không có đơn vị nào phải thực hiện."
_LET_OFF = "Đơn vị được ghi là không thực hiện; bấm Delete để ghi lại từ đầu, hoặc Enter để xem lý do."


class GridFilling(QObject):
    """Write into the chosen cells of a grid: into all of them or, where one refuses, into none."""

    today_wanted = Signal()

    def __init__(self, workbench: Workbench, view: GridView, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._view = view
        self._messages = messages
        self._complaint = ""
        # Signals
        view.space_pressed.connect(self.step)
        view.reset_requested.connect(self.reset)
        view.paste_requested.connect(self._on_paste_requested)
        view.grid_model.typed.connect(self._on_typed)

    @property
    def _grid(self) -> Grid:
        return self._view.grid_model.grid

    def step(self) -> None:
        """Take the selected parts one step on: begun, then done today; what is done stays as it is."""
        cells = self.owing_cells()
        if cells is None:
            return
        fresh = [key for key, cell in cells if cell.state is TaskState.NOT_STARTED and cell.periods is None]
        begun = [key for key, cell in cells if cell.state.is_open and key not in fresh]
        if fresh:
            self._mark(fresh, StateEntry(TaskState.IN_PROGRESS))
        else:
            self._complete(begun, cells)

    def leave(self) -> str:
        """Record what is being typed into a cell; return what is to be said where it cannot be."""
        self._complaint = ""
        finish_typing(self._view)
        return f"Chưa ghi được: {self._complaint}" if self._complaint else ""

    def complete(self) -> None:
        """Record the selected parts as done today; what is done stays as it is."""
        cells = self.owing_cells()
        if cells is not None:
            self._complete([key for key, cell in cells if cell.state.is_open], cells)

    def _complete(self, keys: Sequence[Key], cells: Sequence[tuple[Key, Cell]]) -> None:
        """Record parts as done today; where none is open, say what is to be said of the chosen cells."""
        if keys:
            self._mark(keys, StateEntry(TaskState.DONE, self._workbench.today()))
        elif not self.refuses_ended(unit for (_task, unit), _cell in cells) and all(
            cell.state is TaskState.DROPPED for _key, cell in cells
        ):
            self._messages.show_info(_LET_OFF)

    def begin(self) -> None:
        """Record the selected parts as begun."""
        self._mark([key for key, _cell in self.owing_cells() or ()], StateEntry(TaskState.IN_PROGRESS))

    def reset(self) -> None:
        """Take back what was recorded of the selected parts' states."""
        keys = [key for key, _cell in self.owing_cells() or ()]
        marks = [Mark(task, unit, StateEntry()) for task, unit in keys]
        self._write(marks, StateEntry().state.label, partial(self._on_reset, len(keys)))

    def _on_reset(self, count: int, _written: object) -> None:
        # A whole row may be chosen by its head, and Del then takes more than is seen.
        said = f"Đã xóa tình trạng đã ghi của {count} phần việc."
        self._messages.show_info(said, self._workbench.writer.undo_link())

    def owing_cells(self) -> list[tuple[Key, Cell]] | None:
        """Return the selected cells where a unit owes a part; None, with a sentence, where none does."""
        found = [(key, cell) for key in self._view.selected_keys() if (cell := self._grid.cell(*key))]
        if found:
            return found
        self._messages.show_info(_NOBODY)
        return None

    def _mark(self, keys: Sequence[Key], entry: StateEntry) -> None:
        self._write([Mark(task, unit, entry) for task, unit in keys], entry.state.label)

    def _write(self, marks: Sequence[Mark], verb: str, told: Callable[[Any], object] | None = None) -> None:
        """Write into all these cells or, where one may not be written into, into none."""
        if not marks or self._refuses_past() or self.refuses_ended(each.unit for each in marks):
            return
        self._messages.clear()
        seen = tuple(replace(each, seen=self._periods_of(each)) for each in marks)
        work = partial(grids.mark, marks=seen, today=self._workbench.today())
        name = f"{verb}: {len(marks)} phần việc"
        self._workbench.writer.write(name, work, told, self._on_refused, edit=True)

    def _periods_of(self, mark: Mark) -> tuple[int, date] | None:
        """Return how many periods are met in a cell as it is shown, and by which day."""
        cell = self._grid.cell(mark.task, mark.unit)
        return (cell.periods[0], self._grid.as_of) if cell and cell.periods else None

    def refuses_ended(self, units: Iterable[str]) -> bool:
        """Say so where one of these units is no more, and for whom to record it."""
        directory = self._grid.directory
        for key in units:
            unit = directory.units_by_id.get(key)
            if unit is not None and has_ended(unit, self._workbench.today()):
                self._messages.show_warning(ended_sentence(unit, directory))
                return True
        return False

    def _refuses_past(self) -> bool:
        """Say so where the grid shows a day gone by: what was recorded since would be written over unseen."""
        if self._grid.as_of >= self._workbench.today():
            return False
        self._messages.show_warning(
            f"Lưới đang xem đến ngày {self._grid.as_of:%d/%m/%Y}; hãy xem đến hôm nay rồi ghi.",
            Link("Xem đến hôm nay", self.today_wanted.emit),
        )
        return True

    def _on_typed(self, index: QModelIndex, text: str) -> None:
        """Record what was typed in all the selected cells, as in one of them."""
        key = self._view.grid_model.key_of(index)
        chosen = self._view.selected_keys()
        keys = [each for each in chosen if self._grid.cell(*each)] if key in chosen else [key]
        self._record([Placed(*each, text) for each in keys])

    def _on_paste_requested(self, block: list[list[str]]) -> None:
        try:
            found = placed(block, self._grid, self._view.grid_model.axes, self._view.selected_keys())
            check_places(found, self._grid)
        except UserError as error:
            self._messages.show_warning(error.sentence)
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
                self._complaint = f"{named}{error.sentence}"
                self._messages.show_warning(self._complaint)
                return
            if entry is not None:
                marks.append(Mark(each.task, each.unit, entry))
        states = {each.entry.state for each in marks}
        self._write(marks, states.pop().label if len(states) == 1 else "Ghi tiến độ")

    def _on_refused(self, error: UserError) -> None:
        self._messages.show_error(error.sentence)
