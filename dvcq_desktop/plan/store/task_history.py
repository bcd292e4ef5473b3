# SPDX-License-Identifier: MIT
"""Everything that happened to a task and its parts, in the trash or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database import records
from dvcq_desktop.database.records import HistoryEntry
from dvcq_desktop.plan.store import plans

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.values import Fields

_PARTS = """
    select 'task' as tbl, id, '' as name from task where id = :task
    union all select 'task_line', id, unit from task_line where task = :task
    union all select 'task_coordinator', id, unit from task_coordinator where task = :task
    union all select 'task_source', source.id, coalesce(clause.path, source.number, source.abstract, '')
        from task_source source left join plan_clause clause on clause.id = source.clause
        where source.task = :task
    union all select 'task_extension', id, coalesce(new_deadline, '') from task_extension where task = :task
    union all select 'task_completion', id, due_on from task_completion where task = :task
    union all select 'progress_entry', id, coalesce(entered_on, '') from progress_entry where task = :task
    union all select 'attachment', file.id, coalesce(file.name, '') from attachment file
        join progress_entry entry on entry.id = file.owner_id
        where file.owner_table = 'progress_entry' and entry.task = :task
    union all select 'attachment', file.id, coalesce(file.name, '') from attachment file
        where file.owner_table = 'task' and file.owner_id = :task
"""


@dataclass(frozen=True)
class PartHistory:
    """What happened to one row; `name` is what tells it from its likes: a unit's key, a day, a clause."""

    table: str
    name: str
    entries: tuple[HistoryEntry, ...]


def task_history(connection: sqlite3.Connection, fields: Fields, task: str) -> list[PartHistory]:
    """Return the history of a task and of every row that belongs to it."""
    rows = connection.execute(_PARTS, {"task": task}).fetchall()
    return [
        PartHistory(
            row["tbl"], row["name"], tuple(records.history(connection, fields, row["tbl"], row["id"]))
        )
        for row in rows
    ]


def names_of_places(connection: sqlite3.Connection, task: str) -> dict[str, str]:
    """Return how the plans of a task's year and their clauses are cited, those in the trash too."""
    found = {
        row["id"]: row["path"] or row["title"] or "mục không có số"
        for row in connection.execute(
            "select clause.id, clause.path, clause.title from plan_clause clause"
            " join plan on plan.id = clause.plan join task on task.year = plan.year where task.id = ?",
            (task,),
        ).fetchall()
    }
    (year,) = connection.execute("select year from task where id = ?", (task,)).fetchone() or (None,)
    return found | {plan.id: plan.heading for plan in plans.plans(connection, year)}
