# SPDX-License-Identifier: MIT
"""Which models that look like one were looked at and are two: a row for each pair, the same on every PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.keys import derived_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.actions import Action

DISTINCT = "model_distinct"


def distinct_pairs(connection: sqlite3.Connection) -> frozenset[frozenset[str]]:
    """Return the pairs of models that are not one."""
    rows = connection.execute(f"select one, other from {DISTINCT} where deleted_at is null").fetchall()
    return frozenset(frozenset({row["one"], row["other"]}) for row in rows)


def set_distinct(action: Action, pairs: Iterable[frozenset[str]], *, distinct: bool = True) -> int:
    """Record of pairs that they are two models, or take that back; return of how many it is new."""
    changed = 0
    for one, other in map(sorted, pairs):
        key = derived_id(DISTINCT, one, other)
        row = action.execute(f"select deleted_at from {DISTINCT} where id = ?", (key,)).fetchone()
        is_said = row is not None and row["deleted_at"] is None
        if is_said == distinct:
            continue
        if distinct:
            action.insert(DISTINCT, {"id": key, "one": one, "other": other})
        else:
            action.trash(DISTINCT, key)
        changed += 1
    return changed


def name_of(connection: sqlite3.Connection, key: str) -> str:
    """Return what names a pair: both models."""
    row = connection.execute(
        f"select one.name as one, other.name as other from {DISTINCT} pair"
        " join model one on one.id = pair.one join model other on other.id = pair.other where pair.id = ?",
        (key,),
    ).fetchone()
    return f"{row['one']}; {row['other']}"
