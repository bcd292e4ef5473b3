# SPDX-License-Identifier: MIT
"""The year's duties of groups as a grid: a row for each task, a column for each unit that owes a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.plan.deadlines import Against, comes_back
from dvcq_desktop.plan.rules import Task, TaskState
from dvcq_desktop.plan.standings import (
    DONE,
    Standing,
    Timing,
    due_on,
    line_standing,
    line_state_on,
    share_done,
)
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.plan.rules import Line, LineGroup


class GridShow(StrEnum):
    """What the filter of the cells offers."""

    OWED = "owed"
    OVERDUE = "overdue"
    DONE = "done"

    @property
    def label(self) -> str:
        """Return the choice as it is shown."""
        return {"owed": "Còn nợ", "overdue": "Quá hạn", "done": "Hoàn thành"}[self.value]


@dataclass(frozen=True)
class Cell:
    """Where one unit's part stands on the grid's day; units that stand alike share one.

    `on` is the day it was done, `due` the day it is due, `periods` how many due days of how many of a
    recurring task are met; `closed` where she closed the whole task before the unit was done.
    """

    state: TaskState
    standing: Standing
    on: date | None = None
    due: date | None = None
    periods: tuple[int, int] | None = None
    closed: bool = False

    @property
    def is_owed(self) -> bool:
        """Tell whether the unit still owes its part."""
        return not self.closed and self.state.is_open and self.standing.timing is not Timing.DONE

    @property
    def is_overdue(self) -> bool:
        """Tell whether the day of the part has passed."""
        return self.standing.timing is Timing.OVERDUE

    def shows(self, chosen: frozenset[GridShow]) -> bool:
        """Tell whether a filter of the cells lets this one through; an empty one lets all."""
        return (
            not chosen
            or (GridShow.OWED in chosen and self.is_owed)
            or (GridShow.OVERDUE in chosen and self.is_overdue)
            or (GridShow.DONE in chosen and self.state is TaskState.DONE)
        )


@dataclass(frozen=True)
class GridRow:
    """One task with the cells of its units by unit; `done` of `total` units have done their part."""

    task: Task
    cells: Mapping[str, Cell]
    done: int
    total: int
    search: str = ""

    @property
    def share(self) -> str:
        """Return how many units have done their part ("7/12 đơn vị")."""
        return f"{self.done}/{self.total} đơn vị"

    @property
    def owed(self) -> int:
        """Return how many units still owe their part."""
        return sum(cell.is_owed for cell in self.cells.values())


@dataclass(frozen=True)
class GridFilter:
    """What she chose to see; an empty set means everything."""

    text: str = ""
    groups: frozenset[str] = frozenset()
    kinds: frozenset[UnitKind] = frozenset()
    units: frozenset[str] = frozenset()
    show: frozenset[GridShow] = frozenset()


@dataclass(frozen=True)
class Axes:
    """The tasks and the units that are shown, by their keys, in order."""

    tasks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass
class Grid:
    """The rows of one year as of one day, in the plan's order; late by the first or the last deadline.

    `lacking` are by open task of a group the units that came into the group later and have no part of it.
    """

    year: int
    as_of: date
    directory: Directory = field(default_factory=Directory)
    against: Against = Against.LAST
    rows: dict[str, GridRow] = field(default_factory=dict)
    lacking: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def put(self, task: Task, groups: Sequence[LineGroup], text: str = "") -> None:
        """Add or replace a task with its parts, read as groups that stand alike; one without parts goes."""
        if not groups:
            self.rows.pop(task.id, None)
            return
        cells: dict[str, Cell] = {}
        for group in groups:
            cell = self._cell(task, group.line)
            cells.update(dict.fromkeys(group.units, cell))
        done, total = share_done(task, self.as_of, groups) or (0, 0)
        self.rows[task.id] = GridRow(task, cells, done, total, text)

    def axes(self, chosen: GridFilter = GridFilter()) -> Axes:
        """Return the tasks and units that a filter lets through."""
        wanted = self._units(chosen)
        words = fold(chosen.text).split()
        tasks, owing = [], set()
        for row in self._in_order():
            if not all(word in row.search for word in words):
                continue
            units = {unit for unit, cell in row.cells.items() if unit in wanted and cell.shows(chosen.show)}
            if units:
                tasks.append(row.task.id)
                owing |= units
        return Axes(tuple(tasks), tuple(unit.id for unit in self.directory.units if unit.id in owing))

    def kept(self, axes: Axes) -> Axes:
        """Return what is still there of shown axes.

        While she fills the grid a filter must not take rows and columns away from under the cursor.
        """
        tasks = tuple(task for task in axes.tasks if task in self.rows)
        owing = {unit for task in tasks for unit in self.rows[task].cells}
        units = tuple(unit for unit in axes.units if unit in owing)
        return Axes(tasks, units)

    def cell(self, task: str, unit: str) -> Cell | None:
        """Return the cell of a task and a unit, None where the unit owes nothing of it."""
        row = self.rows.get(task)
        return row.cells.get(unit) if row else None

    def first_owed(self, axes: Axes) -> tuple[str, str] | None:
        """Return the first shown task and unit that owes a part of it, else the first that stand there."""
        for task in axes.tasks:
            for unit in axes.units:
                cell = self.cell(task, unit)
                if cell is not None and cell.is_owed:
                    return task, unit
        return (axes.tasks[0], axes.units[0]) if axes.tasks else None

    def owed_by(self, axes: Axes) -> Counter[str]:
        """Count by unit the shown tasks of which it still owes a part."""
        return Counter(
            unit for task in axes.tasks for unit, cell in self.rows[task].cells.items() if cell.is_owed
        )

    def counts(self, axes: Axes) -> Counter[GridShow]:
        """Count the shown cells under each choice of the filter."""
        units = frozenset(axes.units)
        cells = [cell for task in axes.tasks for unit, cell in self.rows[task].cells.items() if unit in units]
        return Counter(
            {
                GridShow.OWED: sum(cell.is_owed for cell in cells),
                GridShow.OVERDUE: sum(cell.is_overdue for cell in cells),
                GridShow.DONE: sum(cell.state is TaskState.DONE for cell in cells),
            }
        )

    def _in_order(self) -> Iterable[GridRow]:
        return sorted(self.rows.values(), key=lambda row: (row.task.position, row.task.id))

    def _units(self, chosen: GridFilter) -> frozenset[str]:
        members = {
            unit for group in self.directory.groups if group.id in chosen.groups for unit in group.members
        }
        return frozenset(
            unit.id
            for unit in self.directory.units
            if (not chosen.groups or unit.id in members)
            and (not chosen.kinds or unit.kind in chosen.kinds)
            and (not chosen.units or unit.id in chosen.units)
        )

    def _cell(self, task: Task, line: Line) -> Cell:
        calendar = self.directory.calendar
        state = line_state_on(line, task, self.as_of)
        standing = line_standing(line, task, self.as_of, calendar, self.against)
        return Cell(
            state=state,
            standing=standing,
            on=line.state.on if state is TaskState.DONE else None,
            due=due_on(task, self.as_of, line, self.against),
            periods=periods_met(task, line, self.as_of) if comes_back(task, line) else None,
            closed=state.is_open and standing.timing in _CLOSED and not comes_back(task, line),
        )


def periods_met(task: Task, line: Line, as_of: date) -> tuple[int, int]:
    """Return how many due days of a recurring task a unit met by a day, and of how many."""
    days = task.schedule.occurrences(task.year)
    concerned = {None, line.id}
    met = {each.due_on for each in task.completions if each.line in concerned and each.done_on <= as_of}
    return len(met.intersection(days)), len(days)


def ended_sentence(unit: Unit, directory: Directory) -> str:
    """Return why nothing is recorded for a unit that is no more, and for whom to record it."""
    successor = directory.unit_name(unit.successor)
    day = f" từ ngày {date.fromordinal(unit.valid_to.toordinal() + 1):%d/%m/%Y}" if unit.valid_to else ""
    if successor:
        return f"{unit.name} đã sáp nhập vào {successor}{day}; hãy ghi cho {successor}."
    return f"{unit.name} đã kết thúc hoạt động{day}; không ghi thêm cho đơn vị này."


def has_ended(unit: Unit, today: date) -> bool:
    """Tell whether a unit is no more on a day."""
    return unit.valid_to is not None and unit.valid_to < today


_CLOSED = DONE | {Timing.DROPPED}
