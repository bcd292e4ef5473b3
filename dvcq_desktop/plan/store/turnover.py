# SPDX-License-Identifier: MIT
"""What is open in the plan room for a person or a unit that leaves, and how it moves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.turnover import Holding, Turnover
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.store import changes
from dvcq_desktop.text.dates import day_of, short_date

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.actions import Action

ROOM = "Kế hoạch"
_OPEN = f"('{TaskState.NOT_STARTED.value}', '{TaskState.IN_PROGRESS.value}')"
_OPEN_TASK = f"task.deleted_at is null and task.state in {_OPEN}"
_OPEN_LINE = f"line.deleted_at is null and line.state in {_OPEN} and {_OPEN_TASK}"
_OF_PERSON = (
    ("owner", "Người phụ trách"),
    ("director", "Lãnh đạo chỉ đạo"),
)

_OF_UNIT = (
    (
        "lead",
        "Đơn vị chủ trì",
        f"""
        select id, title, deadline from task where lead_unit = ? and {_OPEN_TASK} order by year, position, id
        """,
    ),
    (
        "coordinator",
        "Đơn vị phối hợp",
        f"""
        select task.id, task.title, task.deadline
        from task_coordinator helper join task on task.id = helper.task
        where helper.unit = ? and helper.deleted_at is null and {_OPEN_TASK}
        order by task.year, task.position, task.id
        """,
    ),
    (
        "line",
        "Phần việc của đơn vị",
        f"""
        select line.id, task.title, coalesce(line.deadline, task.deadline) deadline
        from task_line line join task on task.id = line.task
        where line.unit = ? and {_OPEN_LINE} order by task.year, task.position, line.id
        """,
    ),
)


def of_person(connection: sqlite3.Connection, person: str) -> list[Holding]:
    """Return the open tasks and units' parts that a person owns, and the open tasks that they direct."""
    found = [
        Holding(
            ROOM,
            f"{column}/{row['id']}",
            role,
            row["title"],
            person,
            row["lead_unit"],
            day_of(row["deadline"]),
        )
        for column, role in _OF_PERSON
        for row in connection.execute(
            f"select id, title, lead_unit, deadline from task where {column} = ? and {_OPEN_TASK}"
            " order by year, position, id",
            (person,),
        ).fetchall()
    ]
    rows = connection.execute(
        "select line.id, task.title, line.unit, unit.name, coalesce(line.deadline, task.deadline) deadline"
        " from task_line line join task on task.id = line.task join unit on unit.id = line.unit"
        f" where line.owner = ? and {_OPEN_LINE} order by task.year, task.position, line.position, line.id",
        (person,),
    ).fetchall()
    found += [
        Holding(
            ROOM,
            f"line/{row['id']}",
            "Phụ trách phần việc của đơn vị",
            f"{row['title']} ({row['name']})",
            person,
            row["unit"],
            day_of(row["deadline"]),
        )
        for row in rows
    ]
    return found


def hand_on(action: Action, holding: Holding, taker: str | None, _last_day: date) -> None:
    """Give one open thing to another person, or to nobody yet."""
    column, _, row = holding.key.partition("/")
    if column == "line":
        action.update("task_line", row, {"owner": taker})
    else:
        action.update("task", row, {column: taker})


def of_unit(connection: sqlite3.Connection, unit: str) -> list[Holding]:
    """Return the open tasks that a unit leads or helps with, and its open parts of groups' tasks."""
    return [
        Holding(ROOM, f"{kind}/{row['id']}", role, row["title"], None, unit, day_of(row["deadline"]))
        for kind, role, sql in _OF_UNIT
        for row in connection.execute(sql, (unit,)).fetchall()
    ]


def pass_on(action: Action, holding: Holding, successor: str | None, last_day: date) -> None:
    """Give one open thing of a unit to its successor; without one, what it led has no leading unit."""
    kind, _, row = holding.key.partition("/")
    if kind == "lead":
        _pass_lead(action, row, successor)
    elif kind == "coordinator":
        _pass_coordination(action, row, str(holding.unit), successor)
    else:
        _pass_line(action, row, successor, last_day)


TURNOVER = Turnover(ROOM, of_person, hand_on, of_unit, pass_on)


def _pass_lead(action: Action, task: str, successor: str | None) -> None:
    """Let the successor lead a task; who leads it does not help with it as well."""
    action.update("task", task, {"lead_unit": successor})
    helpers = _coordinating(action, task)
    if successor in helpers:
        changes.set_coordinating(action, task, [unit for unit in helpers if unit != successor])


def _pass_coordination(action: Action, task: str, unit: str, successor: str | None) -> None:
    (lead,) = action.connection.execute("select lead_unit from task where id = ?", (task,)).fetchone()
    passed = [successor if helper == unit else helper for helper in _coordinating(action, task)]
    kept = [one for one in passed if one is not None and one != lead]
    changes.set_coordinating(action, task, list(dict.fromkeys(kept)))


def _coordinating(action: Action, task: str) -> list[str]:
    rows = action.connection.execute(
        "select unit from task_coordinator where task = ? and deleted_at is null order by position, id",
        (task,),
    ).fetchall()
    return [row["unit"] for row in rows]


def _pass_line(action: Action, line: str, successor: str | None, last_day: date) -> None:
    """Let the successor owe a unit's part by the same day; the unit's own part ends with its reason.

    A successor that owes a part of the same task already owes it once.
    """
    old = action.connection.execute(
        "select task, deadline, owner from task_line where id = ?", (line,)
    ).fetchone()
    day_after = last_day + timedelta(days=1)
    reason = f"Đơn vị kết thúc hoạt động từ ngày {short_date(day_after)}"
    if successor is not None:
        directory = office_store.directory(action.connection)
        reason = f"Đã sáp nhập vào {directory.unit_name(successor)} từ ngày {short_date(day_after)}"
        known = action.connection.execute(
            "select 1 from task_line where task = ? and unit = ? and deleted_at is null",
            (old["task"], successor),
        ).fetchone()
        (key,) = changes.add_lines(action, old["task"], [successor])
        if known is None:
            action.update("task_line", key, {"deadline": old["deadline"], "owner": old["owner"]})
            # A part that was taken off the successor before comes back as one that is owed.
            changes.set_line_state(action, [key], StateEntry())
        met_by = f"Do đơn vị sáp nhập từ ngày {short_date(day_after)} thực hiện"
        _pass_periods(action, line, key, met_by, is_new=known is None)
    changes.set_line_state(action, [line], StateEntry(TaskState.DROPPED, day_after, reason))


def _pass_periods(action: Action, line: str, heir: str, note: str, *, is_new: bool) -> None:
    """Count what a unit met of a recurring task as met by its successor, so far as all merged units met it.

    A part that the successor had itself keeps its own periods; `note` tells those that came this way.
    """
    met, here = _periods(action, line), _periods(action, heir)
    (task,) = action.connection.execute("select task from task_line where id = ?", (line,)).fetchone()
    if is_new:
        for due, period in met.items():
            done = date.fromisoformat(period["done_on"])
            changes.complete_period(action, task, date.fromisoformat(due), done, note, line=heir)
        return
    for due, period in here.items():
        if due not in met and period["note"] == note:
            changes.reopen_period(action, task, date.fromisoformat(due), line=heir)


def _periods(action: Action, line: str) -> dict[str, sqlite3.Row]:
    rows = action.connection.execute(
        "select due_on, done_on, note from task_completion where line = ? and deleted_at is null"
        " order by due_on",
        (line,),
    ).fetchall()
    return {row["due_on"]: row for row in rows}
