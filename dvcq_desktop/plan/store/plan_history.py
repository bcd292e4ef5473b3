# SPDX-License-Identifier: MIT
"""Everything that happened to a plan's head and foot, or to one of its clauses, in the trash or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database import records
from dvcq_desktop.plan.store.task_history import PartHistory

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.values import Fields

_LINES = """
    select 'plan_basis' as tbl, id, substr(coalesce(text, ''), 1, 60) as name from plan_basis
    where plan = :plan
    union all
    select 'plan_recipient', id, substr(coalesce(text, ''), 1, 60) from plan_recipient where plan = :plan
"""


def plan_history(connection: sqlite3.Connection, fields: Fields, plan: str) -> list[PartHistory]:
    """Return the history of a plan's own fields, its bases and its recipients."""
    own = PartHistory("plan", "", tuple(records.history(connection, fields, "plan", plan)))
    rows = connection.execute(_LINES, {"plan": plan}).fetchall()
    return [own, *(_part(connection, fields, row["tbl"], row["id"], row["name"]) for row in rows)]


def clause_history(connection: sqlite3.Connection, fields: Fields, clause: str) -> list[PartHistory]:
    """Return the history of one clause."""
    return [_part(connection, fields, "plan_clause", clause, "")]


def _part(connection: sqlite3.Connection, fields: Fields, table: str, row: str, name: str) -> PartHistory:
    return PartHistory(table, name, tuple(records.history(connection, fields, table, row)))
