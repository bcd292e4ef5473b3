# SPDX-License-Identifier: MIT
"""Read tasks: all of a year as light rows for filtering, and whole ones for showing and printing."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import (
    Extension,
    Line,
    Progress,
    Source,
    StateEntry,
    Task,
    TaskState,
)
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule
from dvcq_desktop.text.dates import day_of
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

# Tables whose rows belong to one task, and how many changed rows are read one by one.
_PARTS = (
    "task_source",
    "task_coordinator",
    "task_line",
    "task_extension",
    "task_completion",
    "progress_entry",
)
_MANY = 500
_BASE = """
    select task.*, latest.percent,
      (select min(entered_on) from progress_entry begun
       where begun.task = task.id and begun.deleted_at is null) begun_on
    from task left join (
        select entry.task, entry.percent from progress_entry entry
        where entry.deleted_at is null and entry.line is null and entry.percent is not null
          and coalesce(entry.entered_on, '') <= ?1
          and not exists (
            select 1 from progress_entry later
            where later.task = entry.task and later.line is null and later.deleted_at is null
              and later.percent is not null and coalesce(later.entered_on, '') <= ?1
              and (coalesce(later.entered_on, ''), later.id) > (coalesce(entry.entered_on, ''), entry.id))
    ) latest on latest.task = task.id
    where task.deleted_at is null
"""


def years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a plan or a task, latest first."""
    rows = connection.execute(
        "select year from plan where deleted_at is null union select year from task where deleted_at is null"
        " order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def tasks_of_year(
    connection: sqlite3.Connection, year: int, as_of: date | None = None, *, lines: bool = True
) -> list[Task]:
    """Return all tasks of a year in the plan's order; their percentage is the last one by a day.

    Without their `lines` where these are read as groups (`store.line_groups`).
    """
    rows = connection.execute(
        f"{_BASE} and task.year = ?2 order by task.position, task.id", (_until(as_of), year)
    )
    found = rows.fetchall()
    return _assemble(connection, found, "(select id from task where year = ?)", (year,), lines=lines)


def tasks(connection: sqlite3.Connection, ids: Sequence[str], as_of: date | None = None) -> dict[str, Task]:
    """Return tasks by their keys, as of a day as `tasks_of_year` does; keys that are gone are left out."""
    wanted = json.dumps(list(ids))
    inside = "(select value from json_each(?))"
    rows = connection.execute(
        f"{_BASE} and task.id in (select value from json_each(?2))", (_until(as_of), wanted)
    ).fetchall()
    return {task.id: task for task in _assemble(connection, rows, inside, (wanted,))}


def whole_tasks(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Task]:
    """Return tasks in the order asked for; keys that are gone are left out."""
    found = tasks(connection, ids)
    return [found[key] for key in ids if key in found]


def progress(connection: sqlite3.Connection, task: str) -> list[Progress]:
    """Return the progress entries of a task, latest first."""
    rows = connection.execute(
        "select entry.*, line.unit from progress_entry entry left join task_line line on line.id = entry.line"
        " where entry.task = ? and entry.deleted_at is null order by entry.entered_on desc, entry.id desc",
        (task,),
    )
    return [progress_of(row) for row in rows.fetchall()]


def progress_of(row: sqlite3.Row) -> Progress:
    """Return the entry that a row of progress, joined with the unit of its part, holds."""
    return Progress(
        id=row["id"],
        task=row["task"],
        line=row["line"],
        unit=row["unit"],
        entered_on=day_of(row["entered_on"]),
        percent=row["percent"],
        content=row["content"] or "",
    )


def titles_of_year(connection: sqlite3.Connection, year: int, search: str = "") -> list[tuple[str, str]]:
    """Return the keys and titles of a year's tasks that hold every word searched for, in the plan's order."""
    words = fold(search).split()
    rows = connection.execute(
        "select id, title, search from task where year = ? and deleted_at is null order by position, id",
        (year,),
    )
    return [
        (row["id"], row["title"])
        for row in rows.fetchall()
        if all(word in (row["search"] or "") for word in words)
    ]


def search_texts(connection: sqlite3.Connection, year: int) -> dict[str, str]:
    """Return the folded search text of every task of a year."""
    rows = connection.execute("select id, search from task where year = ? and deleted_at is null", (year,))
    return {row["id"]: row["search"] or "" for row in rows.fetchall()}


def concerned(connection: sqlite3.Connection, changed: Iterable[tuple[str, str]]) -> list[str] | None:
    """Return the tasks that changed rows belong to; None where rows of other kinds changed as well."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, row in changed:
        by_table[table].append(row)
    if not by_table.keys() <= {"task", *_PARTS} or sum(map(len, by_table.values())) > _MANY:
        return None
    found = set(by_table.pop("task", ()))
    for table, rows in by_table.items():
        parts = connection.execute(
            f"select task from {table} where id in (select value from json_each(?))", (json.dumps(rows),)
        )
        found.update(row["task"] for row in parts.fetchall())
    return sorted(found)


def _assemble(
    connection: sqlite3.Connection,
    rows: list[sqlite3.Row],
    inside: str,
    parameters: tuple[object, ...],
    *,
    lines: bool = True,
) -> list[Task]:
    sources = _sources(connection, inside, parameters)
    coordinating = _coordinating(connection, inside, parameters)
    owed = _lines(connection, inside, parameters) if lines else defaultdict(list)
    completions = _completions(connection, inside, parameters)
    extensions = _extensions(connection, inside, parameters)
    return [
        Task(
            id=row["id"],
            year=row["year"],
            plan=row["plan"],
            position=row["position"] or 0,
            title=row["title"],
            content=row["content"] or "",
            product=row["product"] or "",
            lead_unit=row["lead_unit"],
            group=row["unit_group"],
            owner=row["owner"],
            director=row["director"],
            schedule=Schedule(day_of(row["deadline"]), Recurrence(row["recurrence"])),
            state=state_of(row),
            result=row["result"] or "",
            late_cause=row["late_cause"] or "",
            proposal=row["proposal"] or "",
            note=row["note"] or "",
            coordinating=tuple(coordinating[row["id"]]),
            sources=tuple(sources[row["id"]]),
            lines=tuple(owed[row["id"]]),
            completions=tuple(completions[row["id"]]),
            extensions=tuple(extensions[row["id"]]),
            previous=row["previous"],
            carried=bool(row["carried"]),
            own_plans=None if row["own_plans"] is None else bool(row["own_plans"]),
            percent=row["percent"],
            begun_on=day_of(row["begun_on"]),
        )
        for row in rows
    ]


def _sources(
    connection: sqlite3.Connection, inside: str, parameters: tuple[object, ...]
) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    rows = connection.execute(
        "select source.*, clause.path from task_source source"
        " left join plan_clause clause on clause.id = source.clause"
        f" where source.deleted_at is null and source.task in {inside} order by source.position, source.id",
        parameters,
    )
    for row in rows.fetchall():
        found[row["task"]].append(
            Source(
                id=row["id"],
                clause=row["clause"],
                label=row["path"] or "",
                document_kind=row["document_kind"] or "",
                number=row["number"] or "",
                issued_on=day_of(row["issued_on"]),
                body=row["body"] or "",
                abstract=row["abstract"] or "",
                deadline=day_of(row["deadline"]),
            )
        )
    return found


def _coordinating(
    connection: sqlite3.Connection, inside: str, parameters: tuple[object, ...]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        f"select task, unit from task_coordinator where deleted_at is null and task in {inside}"
        " order by position, id",
        parameters,
    )
    for row in rows.fetchall():
        found[row["task"]].append(row["unit"])
    return found


def _lines(
    connection: sqlite3.Connection, inside: str, parameters: tuple[object, ...]
) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    begun = _lines_begun(connection, inside, parameters)
    rows = connection.execute(
        "select line.* from task_line line join unit on unit.id = line.unit"
        f" where line.deleted_at is null and line.task in {inside}"
        " order by line.position, unit.position, unit.name_order, line.id",
        parameters,
    )
    for row in rows.fetchall():
        found[row["task"]].append(_line(row, begun.get(row["id"])))
    return found


def _lines_begun(
    connection: sqlite3.Connection, inside: str, parameters: tuple[object, ...]
) -> dict[str, date | None]:
    rows = connection.execute(
        "select line, min(entered_on) begun_on from progress_entry"
        f" where deleted_at is null and line is not null and task in {inside} group by line",
        parameters,
    )
    return {row["line"]: day_of(row["begun_on"]) for row in rows.fetchall()}


def _completions(
    connection: sqlite3.Connection, inside: str, parameters: tuple[object, ...]
) -> dict[str, list[Completion]]:
    found: dict[str, list[Completion]] = defaultdict(list)
    rows = connection.execute(
        f"select * from task_completion where deleted_at is null and task in {inside} order by due_on, id",
        parameters,
    )
    for row in rows.fetchall():
        due_on, done_on = day_of(row["due_on"]), day_of(row["done_on"])
        if due_on and done_on:
            found[row["task"]].append(Completion(due_on, done_on, row["line"], row["note"] or ""))
    return found


def _extensions(
    connection: sqlite3.Connection, inside: str, parameters: tuple[object, ...]
) -> dict[str, list[Extension]]:
    found: dict[str, list[Extension]] = defaultdict(list)
    rows = connection.execute(
        f"select * from task_extension where deleted_at is null and task in {inside} order by granted_on, id",
        parameters,
    )
    for row in rows.fetchall():
        found[row["task"]].append(
            Extension(
                id=row["id"],
                task=row["task"],
                line=row["line"],
                old_deadline=day_of(row["old_deadline"]),
                new_deadline=day_of(row["new_deadline"]),
                document=row["document"] or "",
                reason=row["reason"] or "",
                granted_on=day_of(row["granted_on"]),
            )
        )
    return found


def _line(row: sqlite3.Row, begun_on: date | None) -> Line:
    return Line(
        id=row["id"],
        task=row["task"],
        unit=row["unit"],
        owner=row["owner"],
        state=state_of(row),
        deadline=day_of(row["deadline"]),
        result=row["result"] or "",
        own_plan_number=row["own_plan_number"] or "",
        own_plan_on=day_of(row["own_plan_on"]),
        own_plan_signer=row["own_plan_signer"] or "",
        own_plan_file=row["own_plan_file"],
        own_plan_file_name=row["own_plan_file_name"] or "",
        late_cause=row["late_cause"] or "",
        proposal=row["proposal"] or "",
        begun_on=begun_on,
    )


def state_of(row: sqlite3.Row) -> StateEntry:
    """Return the state that a row of a task or of a unit's part holds."""
    return StateEntry(
        TaskState(row["state"]), day_of(row["state_on"]), row["state_reason"] or "", row["state_basis"] or ""
    )


def _until(as_of: date | None) -> str:
    return (as_of or date.max).isoformat()
