# SPDX-License-Identifier: MIT
"""Write tasks, their lines, dates and progress; each function is one named change inside one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.extending import check_extension
from dvcq_desktop.plan.rules import StateEntry, TaskState, check_state
from dvcq_desktop.plan.schedule import Recurrence
from dvcq_desktop.text.dates import stored_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.rules import Extension, Line, Progress, Source, Task
    from dvcq_desktop.plan.schedule import Schedule


def add_task(action: Action, task: Task) -> str:
    """Add a task with its sources, coordinating units and lines; return its id."""
    position = task.position or next_position(action, task.year)
    asked = None if task.own_plans is None else int(task.own_plans)
    own = {"year": task.year, "position": position, "own_plans": asked}
    task_id = action.insert("task", {**own, **_values(task)})
    set_sources(action, task_id, task.sources)
    set_coordinating(action, task_id, task.coordinating)
    keys = add_lines(action, task_id, [line.unit for line in task.lines])
    for key, line in zip(keys, task.lines, strict=True):
        save_line(action, line._replace(id=key))
    return task_id


def save_task(action: Action, task: Task) -> str:
    """Write a task's own fields and its coordinating units, but neither its sources nor its lines."""
    action.update("task", task.id, _values(task))
    set_coordinating(action, task.id, task.coordinating)
    return task.id


def set_owner(action: Action, tasks: Iterable[str], owner: str | None) -> None:
    """Give several tasks one owner."""
    for task in tasks:
        action.update("task", task, {"owner": owner})


def set_lead(action: Action, tasks: Iterable[str], unit: str | None) -> None:
    """Give several tasks one lead unit."""
    for task in tasks:
        action.update("task", task, {"lead_unit": unit})


def set_director(action: Action, tasks: Iterable[str], person: str | None) -> None:
    """Give several tasks one leader who directs them."""
    for task in tasks:
        action.update("task", task, {"director": person})


def set_schedule(action: Action, tasks: Iterable[str], schedule: Schedule) -> None:
    """Give several tasks one deadline and recurrence."""
    for task in tasks:
        action.update("task", task, _schedule(schedule))


def set_deadline(action: Action, tasks: Iterable[str], deadline: date | None) -> None:
    """Give several tasks one deadline; each keeps how often it comes back."""
    for task in tasks:
        action.update("task", task, {"deadline": stored_day(deadline)})


def set_recurrence(action: Action, tasks: Iterable[str], recurrence: Recurrence) -> None:
    """Let several tasks come back equally often; each keeps its deadline."""
    for task in tasks:
        action.update("task", task, {"recurrence": recurrence.value})


def set_product(action: Action, tasks: Iterable[str], product: str) -> None:
    """Give several tasks one product."""
    for task in tasks:
        action.update("task", task, {"product": product or None})


def set_own_plans(action: Action, task: str, asked: bool | None) -> None:
    """Say whether each unit of a task must issue a plan of its own; None leaves it to its words."""
    action.update("task", task, {"own_plans": None if asked is None else int(asked)})


def set_state(action: Action, tasks: Iterable[str], entry: StateEntry) -> None:
    """Give several tasks one state; raise UserError where a reason is missing."""
    check_state(entry)
    for task in tasks:
        action.update("task", task, _state(entry))


def save_line(action: Action, line: Line) -> str:
    """Write what one unit owes of a task; raise UserError where its state lacks a reason or a day."""
    check_state(line.state)
    action.update(
        "task_line",
        line.id,
        {
            "owner": line.owner,
            "deadline": stored_day(line.deadline),
            "result": line.result or None,
            "own_plan_number": line.own_plan_number or None,
            "own_plan_on": stored_day(line.own_plan_on),
            "own_plan_signer": line.own_plan_signer or None,
            "own_plan_file": line.own_plan_file,
            "own_plan_file_name": line.own_plan_file_name or None,
            "late_cause": line.late_cause or None,
            "proposal": line.proposal or None,
            **_state(line.state),
        },
    )
    return line.id


def set_line_state(action: Action, lines: Iterable[str], entry: StateEntry) -> None:
    """Give several lines one state."""
    check_state(entry)
    for line in lines:
        action.update("task_line", line, _state(entry))


def add_lines(action: Action, task: str, units: Sequence[str]) -> list[str]:
    """Give each of these units a line of a task unless it has one; return the ids of all of them.

    New ones stand behind those that are there. A line's key comes from task and unit, so that two copies
    that add the same unit add the same row.
    """
    row = action.connection.execute(
        "select max(position) last from task_line where task = ? and deleted_at is null", (task,)
    ).fetchone()
    first = 0 if row["last"] is None else row["last"] + 1
    found = []
    for position, unit in enumerate(units, first):
        key = derived_id("task_line", task, unit)
        known = action.connection.execute("select deleted_at from task_line where id = ?", (key,)).fetchone()
        if known is None:
            state = TaskState.NOT_STARTED.value
            action.insert(
                "task_line", {"id": key, "task": task, "unit": unit, "position": position, "state": state}
            )
        elif known["deleted_at"]:
            action.update("task_line", key, {"deleted_at": None, "position": position})
        found.append(key)
    return found


def set_lines(action: Action, task: str, units: Sequence[str]) -> None:
    """Give a task exactly these units' lines, in this order; the lines of others go to the trash."""
    lines = list(dict.fromkeys(add_lines(action, task, units)))
    for position, line in enumerate(lines):
        action.update("task_line", line, {"position": position})
    _trash_others(action, "task_line", task, set(lines))


def set_sources(action: Action, task: str, sources: Sequence[Source]) -> None:
    """Give a task exactly these sources, in this order."""
    kept: set[str] = set()
    for position, source in enumerate(sources):
        values = {
            "task": task,
            "position": position,
            "clause": source.clause,
            "document_kind": source.document_kind or None,
            "number": source.number or None,
            "issued_on": stored_day(source.issued_on),
            "body": source.body or None,
            "abstract": source.abstract or None,
            "deadline": stored_day(source.deadline),
        }
        if source.id:
            action.update("task_source", source.id, {**values, "deleted_at": None})
            kept.add(source.id)
        else:
            kept.add(action.insert("task_source", values))
    _trash_others(action, "task_source", task, kept)


def set_coordinating(action: Action, task: str, units: Sequence[str]) -> None:
    """Give a task exactly these coordinating units, in this order."""
    kept: set[str] = set()
    for position, unit in enumerate(dict.fromkeys(units)):
        key = derived_id("task_coordinator", task, unit)
        values = {"task": task, "unit": unit, "position": position}
        known = action.connection.execute(
            "select deleted_at from task_coordinator where id = ?", (key,)
        ).fetchone()
        if known is None or known["deleted_at"]:
            action.insert("task_coordinator", {"id": key, **values})
        else:
            action.update("task_coordinator", key, values)
        kept.add(key)
    _trash_others(action, "task_coordinator", task, kept)


def record_progress(action: Action, entry: Progress, *, starts: bool = True, has_files: bool = False) -> str:
    """Add or change a progress entry; the first one of a task that had not begun also begins it.

    Raise UserError where there is no day, nothing to record nor files to come, or the percentage is none.
    """
    if entry.entered_on is None:
        raise UserError("Hãy ghi ngày của tiến độ.")
    if not entry.content.strip() and entry.percent is None and not has_files:
        raise UserError("Hãy ghi nội dung đã làm hoặc phần trăm hoàn thành.")
    if entry.percent is not None and not 0 <= entry.percent <= 100:
        raise UserError(f"Tiến độ {entry.percent}% không đúng; hãy ghi từ 0 đến 100.")
    values = {
        "task": entry.task,
        "line": entry.line,
        "entered_on": stored_day(entry.entered_on),
        "percent": entry.percent,
        "content": entry.content or None,
    }
    if starts:
        _begin(action, "task", entry.task)
        if entry.line:
            _begin(action, "task_line", entry.line)
    if entry.id:
        action.update("progress_entry", entry.id, values)
        return entry.id
    return action.insert("progress_entry", values)


def complete_period(
    action: Action, task: str, due_on: date, done_on: date, note: str = "", *, line: str | None = None
) -> str:
    """Record that one due day of a recurring task was met, by the whole or by one unit's line.

    The key comes from task, line and due day, so that two copies that say so say it in the same row.
    """
    key = derived_id("task_completion", task, line or "", due_on.isoformat())
    met = {"done_on": done_on.isoformat(), "note": note or None}
    known = action.connection.execute(
        "select 1 from task_completion where id = ? and deleted_at is null", (key,)
    ).fetchone()
    if known:
        action.update("task_completion", key, met)
        return key
    return action.insert(
        "task_completion", {"id": key, "task": task, "line": line, "due_on": due_on.isoformat(), **met}
    )


def reopen_period(action: Action, task: str, due_on: date, *, line: str | None = None) -> None:
    """Take back that one due day of a recurring task was met."""
    action.trash("task_completion", derived_id("task_completion", task, line or "", due_on.isoformat()))


def extend(action: Action, extension: Extension) -> str:
    """Record an extension and move the deadline of the task, or of one unit's line.

    Of a recurring task only the one period is moved, which its record alone says. Raise UserError where the
    extension lacks its document, its reason or a day.
    """
    task = action.connection.execute(
        "select year, recurrence from task where id = ?", (extension.task,)
    ).fetchone()
    check_extension(extension, task["year"])
    if extension.line is not None:
        line = action.connection.execute(
            "select deadline from task_line where id = ?", (extension.line,)
        ).fetchone()
        if line["deadline"] or not Recurrence(task["recurrence"]).months:
            action.update("task_line", extension.line, {"deadline": stored_day(extension.new_deadline)})
    elif not Recurrence(task["recurrence"]).months:
        action.update("task", extension.task, {"deadline": stored_day(extension.new_deadline)})
    return action.insert(
        "task_extension",
        {
            "task": extension.task,
            "line": extension.line,
            "old_deadline": stored_day(extension.old_deadline),
            "new_deadline": stored_day(extension.new_deadline),
            "document": extension.document,
            "reason": extension.reason,
            "granted_on": stored_day(extension.granted_on),
        },
    )


def trash_tasks(action: Action, tasks: Iterable[str]) -> None:
    """Put tasks into the trash."""
    for task in tasks:
        action.trash("task", task)


def trash_progress(action: Action, entry: str) -> None:
    """Put a progress entry into the trash."""
    action.trash("progress_entry", entry)


def next_position(action: Action, year: int) -> int:
    """Return the place after the last task of a year."""
    row = action.connection.execute("select max(position) last from task where year = ?", (year,)).fetchone()
    return (row["last"] or 0) + 1


def _begin(action: Action, table: str, row: str) -> None:
    current = action.connection.execute(f"select state from {table} where id = ?", (row,)).fetchone()
    if current and current["state"] == TaskState.NOT_STARTED:
        action.update(table, row, _state(StateEntry(TaskState.IN_PROGRESS)))


def _trash_others(action: Action, table: str, task: str, kept: set[str]) -> None:
    rows = action.connection.execute(
        f"select id from {table} where task = ? and deleted_at is null", (task,)
    ).fetchall()
    for row in rows:
        if row["id"] not in kept:
            action.trash(table, row["id"])


def _values(task: Task) -> dict[str, object]:
    check_state(task.state)
    return {
        "plan": task.plan,
        "title": task.title,
        "content": task.content or None,
        "product": task.product or None,
        "lead_unit": task.lead_unit,
        "unit_group": task.group,
        "owner": task.owner,
        "director": task.director,
        "result": task.result or None,
        "late_cause": task.late_cause or None,
        "proposal": task.proposal or None,
        "note": task.note or None,
        "previous": task.previous,
        "carried": int(task.carried) or None,
        **_schedule(task.schedule),
        **_state(task.state),
    }


def _schedule(schedule: Schedule) -> dict[str, object]:
    return {"deadline": stored_day(schedule.deadline), "recurrence": schedule.recurrence.value}


def _state(entry: StateEntry) -> dict[str, object]:
    return {
        "state": entry.state.value,
        "state_on": stored_day(entry.on),
        "state_reason": entry.reason or None,
        "state_basis": entry.basis or None,
    }
