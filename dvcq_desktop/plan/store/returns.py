# SPDX-License-Identifier: MIT
"""Keep what units send back: their own plans with the files, one at a time or many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.plan.own_plans import words_ask
from dvcq_desktop.plan.rules import Line, StateEntry
from dvcq_desktop.plan.store import changes, grids
from dvcq_desktop.plan.store.grids import GONE, Mark, check_unit
from dvcq_desktop.plan.store.tasks import whole_tasks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action

File = tuple[str, bytes]  # name, content


@dataclass(frozen=True)
class Kept:
    """What came back from one unit: its part with the plan, and the state or the file where they are new."""

    line: Line
    state: StateEntry | None = None
    file: File | None = None


class Choice(NamedTuple):
    """A task that several units owe parts of, and whether it asks for plans of their own."""

    task: str
    title: str
    asks: bool


def choices(connection: sqlite3.Connection, year: int) -> list[Choice]:
    """Return the tasks of a year that units owe parts of, those that ask for units' own plans first."""
    rows = connection.execute(
        "select task.id, task.title, task.product, task.own_plans,"
        " max(coalesce(own_plan_number, own_plan_on, own_plan_file) is not null) known"
        " from task join task_line line on line.task = task.id and line.deleted_at is null"
        " where task.year = ? and task.deleted_at is null group by task.id order by task.position, task.id",
        (year,),
    ).fetchall()
    found = [
        Choice(
            row["id"],
            row["title"],
            bool(row["known"]) or words_ask(row["title"], row["product"] or "")
            if row["own_plans"] is None
            else bool(row["own_plans"]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda choice: not choice.asks)


def keep_line(action: Action, line: Line, file: File | None, today: date) -> str:
    """Write one unit's part, with the file of its own plan where one was chosen.

    Raise UserError where the unit is no more, or its state lacks a reason or a day.
    """
    check_unit(office_store.directory(action.connection), line.unit, today)
    changes.save_line(action, line)
    if file is not None:
        attach_own_plan(action, line.id, *file)
    return line.id


def attach_own_plan(action: Action, line: str, name: str, data: bytes) -> str:
    """Keep the file of a unit's own plan with its part; the same bytes are stored once."""
    values = {"own_plan_file": action.attach(data), "own_plan_file_name": name}
    action.update("task_line", line, values)
    return line


def keep_returns(action: Action, task_id: str, returned: Sequence[Kept], today: date) -> int:
    """Write what came back from several units of a task, all of it or nothing, and return how many.

    Raise UserError, with the unit's name, where one is no more or owes no part of the task any more.
    """
    directory = office_store.directory(action.connection)
    held = {line.id: line for task in whole_tasks(action.connection, [task_id]) for line in task.lines}
    for each in returned:
        line = held.get(each.line.id)
        if line is None:
            raise UserError(GONE)
        check_unit(directory, line.unit, today)
        plan = {name: getattr(each.line, name) for name in _PLAN}
        changes.save_line(action, line._replace(**plan))
        if each.file is not None:
            attach_own_plan(action, line.id, *each.file)
        if each.state is not None:
            grids.mark(action, [Mark(task_id, line.unit, each.state)], today)
    return len(returned)


_PLAN = ("own_plan_number", "own_plan_on", "own_plan_signer", "own_plan_file", "own_plan_file_name")
