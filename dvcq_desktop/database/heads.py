# SPDX-License-Identifier: MIT
"""The heads of all fields, computed from the entries alone: the table `head` can be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import WHOLE_ROW

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.values import Fields


def computed_heads(connection: sqlite3.Connection, fields: Fields) -> set[tuple[str, str, int]]:
    """Return (row, field, entry) of every head, as the table `head` holds them.

    A field that inherits an older one takes over its entries; fields of older versions without heirs have
    no heads.
    """
    heirs: dict[str, list[str]] = {}
    for older, heir in fields.lineage():
        heirs.setdefault(older, []).append(heir)

    def today(field: str) -> list[str]:
        return ([field] if field in fields else []) + heirs.get(field, [])

    inserts: dict[str, list[int]] = {}
    updates: dict[tuple[str, str], list[int]] = {}
    for entry, row, field in connection.execute(
        "select v.entry, e.row, v.field from entry_value v join entry e on e.seq = v.entry"
    ):
        if field == WHOLE_ROW:
            inserts.setdefault(row, []).append(entry)
            continue
        for name in today(field):
            updates.setdefault((row, name), []).append(entry)
    superseded = {
        (old, name)
        for old, field in connection.execute("select old, field from entry_parent")
        for name in today(field)
    }
    found = {(row, WHOLE_ROW, entry) for row, entries in inserts.items() for entry in entries}
    for (row, field), entries in updates.items():
        found |= {
            (row, field, entry)
            for entry in (*entries, *inserts.get(row, ()))
            if (entry, field) not in superseded
        }
    return found


def rebuild_heads(connection: sqlite3.Connection, fields: Fields) -> None:
    """Make the table `head` anew, within the open transaction."""
    connection.execute("delete from head")
    connection.executemany(
        "insert into head(row, field, entry) values (?, ?, ?)", sorted(computed_heads(connection, fields))
    )
