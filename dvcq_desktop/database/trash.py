# SPDX-License-Identifier: MIT
"""What is in the trash, by name, and taking it out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.records import trash_list

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.values import Fields

    # What names a record: a column, the first of several that is filled in, or words made of it by its key.
    Name = str | tuple[str, ...] | Callable[[sqlite3.Connection, str], str]
    Restore = Callable[[Action, str], None]


@dataclass(frozen=True)
class NamedRow:
    """Name a record in the trash as she knows it; `deleted_at` is UTC in ISO form."""

    id: str
    table: str
    name: str
    deleted_at: str
    action: str


def named_trash(connection: sqlite3.Connection, fields: Fields, names: Mapping[str, Name]) -> list[NamedRow]:
    """Return the trashed records of the tables in `names`, latest first, each by its name."""
    found = []
    for row in trash_list(connection, fields):
        if row.table not in names:
            continue
        named = names[row.table]
        if callable(named):
            name = named(connection, row.id)
        else:
            columns = (named,) if isinstance(named, str) else named
            listed = ", ".join(fields.tables[row.table].column(column).name for column in columns)
            held = connection.execute(f"select {listed} from {row.table} where id = ?", (row.id,)).fetchone()
            name = next((str(part) for part in tuple(held) if part), "")
        found.append(NamedRow(row.id, row.table, name, row.deleted_at, row.action))
    return found


def restore_rows(action: Action, rows: Iterable[NamedRow], ways: Mapping[str, Restore]) -> None:
    """Take records out of the trash; where more comes back with those of a table, in that table's own way.

    Those come last, for they may belong to others that come back.
    """
    for row in sorted(rows, key=lambda row: row.table in ways):
        if row.table in ways:
            ways[row.table](action, row.id)
        else:
            action.restore(row.table, row.id)
