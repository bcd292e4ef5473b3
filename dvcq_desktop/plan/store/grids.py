# SPDX-License-Identifier: MIT
"""Read a year's duties of groups as a grid, and write into several of its cells at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.plan.deadlines import Against, comes_back
from dvcq_desktop.plan.grid import Grid, ended_sentence, has_ended, periods_met
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.standings import line_groups
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.plan.store.line_groups import line_groups_of_year

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Line, Task

GONE = "Có nhiệm vụ hoặc đơn vị vừa được bỏ khỏi danh sách; hãy mở lại trang rồi ghi lại."


@dataclass(frozen=True)
class Mark:
    """What is recorded in one cell of the grid.

    `seen` is how many periods of a recurring task were met when she looked, and by which day she did.
    """

    task: str
    unit: str
    entry: StateEntry
    seen: tuple[int, date] | None = None


def load_grid(
    connection: sqlite3.Connection, year: int, as_of: date, against: Against = Against.LAST
) -> Grid:
    """Read the tasks of a year that units owe parts of."""
    grid = Grid(year, as_of, office_store.directory(connection), against)
    texts = tasks.search_texts(connection, year)
    groups = line_groups_of_year(connection, year)
    for task in tasks.tasks_of_year(connection, year, as_of, lines=False):
        if parts := groups.get(task.id):
            thin = replace(task, lines=tuple(part.line for part in parts))
            grid.put(thin, parts, texts.get(task.id, ""))
    return grid


def refresh_grid(connection: sqlite3.Connection, grid: Grid, changed: Iterable[tuple[str, str]]) -> bool:
    """Read only the tasks anew that a change concerns; False where everything must be read anew."""
    ids = tasks.concerned(connection, changed)
    if ids is None:
        return False
    fresh = tasks.tasks(connection, ids, grid.as_of)
    texts = tasks.search_texts(connection, grid.year)
    for key in ids:
        task = fresh.get(key)
        if task is None or task.year != grid.year:
            grid.rows.pop(key, None)
        else:
            grid.put(task, line_groups(task), texts.get(key, ""))
    return True


def mark(action: Action, marks: Sequence[Mark], today: date) -> int:
    """Record what stands in cells, all of them or none, and return how many.

    Of a recurring task a day meets the unit's first period that was not met, and a reset takes its last one
    back; a key pressed again before the first one shows meets no second period. Raise UserError where a unit
    is no more, owes nothing of the task, or the day has not come yet.
    """
    directory = office_store.directory(action.connection)
    whole = tasks.tasks(action.connection, list({each.task for each in marks}))
    for each in marks:
        task = whole.get(each.task)
        line = next((line for line in task.lines if line.unit == each.unit), None) if task else None
        if task is None or line is None:
            raise UserError(GONE)
        check_unit(directory, each.unit, today)
        check_day(each.entry.on, today)
        if comes_back(task, line):
            if each.seen is None or periods_met(task, line, each.seen[1])[0] == each.seen[0]:
                _mark_period(action, task, line, each.entry)
        else:
            changes.set_line_state(action, [line.id], each.entry)
    return len(marks)


def check_unit(directory: Directory, unit_id: str, today: date) -> None:
    """Raise UserError where a unit is no more: what it would do now another one does."""
    unit = directory.units_by_id.get(unit_id)
    if unit is not None and has_ended(unit, today):
        raise UserError(ended_sentence(unit, directory))


def check_day(day: date | None, today: date) -> None:
    """Raise UserError for a day on which nothing can have been done yet."""
    if day is not None and day > today:
        raise UserError(f"Ngày {day:%d/%m/%Y} chưa tới; hãy ghi ngày đã hoàn thành.")


def _mark_period(action: Action, task: Task, line: Line, entry: StateEntry) -> None:
    own = [each for each in task.completions if each.line == line.id]
    if entry.state is TaskState.DONE and entry.on is not None:
        met = frozenset(each.due_on for each in task.completions if each.line in {None, line.id})
        due = task.schedule.next_due(task.year, met)
        if due is None:
            raise UserError(f"Mọi kỳ của “{task.title}” đã được ghi hoàn thành.")
        changes.complete_period(action, task.id, due, entry.on, line=line.id)
    elif entry.state is TaskState.NOT_STARTED and own:
        last = max(own, key=lambda each: each.due_on)
        changes.reopen_period(action, task.id, last.due_on, line=line.id)
    else:
        changes.set_line_state(action, [line.id], entry)
