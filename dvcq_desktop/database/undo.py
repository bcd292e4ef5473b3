# SPDX-License-Identifier: MIT
"""Undo and redo: an action is taken back by a new action whose entries set the values back.

The stack belongs to this file on this PC and outlives a restart. An action can be taken back only while its
entries are still the heads of their fields. An entry that merely set a value back stands for the entries
that held that value before (`undo_alias`): so steps can be taken back one after another, each finding its
own entries in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dvcq_desktop.database.actions import Action, rederive, write_columns
from dvcq_desktop.database.errors import UndoError
from dvcq_desktop.database.values import Fields, as_columns, heads, shown

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.schema import Value

MOST_STEPS = 100
"""How many steps are kept: attachments that only older steps knew can then be cleaned away."""

UndoList = Literal["undo", "redo"]
Place = tuple[str, str, str]
"""Table, row and field."""


def top(connection: sqlite3.Connection, which: UndoList) -> tuple[int, str] | None:
    """Return the number and name of the action that is next to be undone or redone."""
    found = connection.execute(
        "select action, name from undo_step where list = ? order by position desc limit 1", (which,)
    ).fetchone()
    return (int(found[0]), str(found[1])) if found else None


def push_edit(connection: sqlite3.Connection, action: int, name: str) -> None:
    """Put a new action on the stack; what could be redone is gone."""
    _push(connection, "undo", action, name)
    connection.execute(
        "delete from undo_step where list = 'redo' or position <="
        " (select position from undo_step where list = 'undo' order by position desc limit 1 offset ?)",
        (MOST_STEPS,),
    )


def move_step(connection: sqlite3.Connection, source: UndoList, action: int | None, name: str) -> None:
    """Take the top step off one list and put the action that took it back onto the other."""
    connection.execute(
        "delete from undo_step where position = (select max(position) from undo_step where list = ?)",
        (source,),
    )
    if action is not None:
        _push(connection, "redo" if source == "undo" else "undo", action, name)


def take_back(action: Action, fields: Fields, number: int, name: str) -> None:
    """Set back, within `action`, all that the action of that number did.

    Rows it inserted get a tombstone. Raises UndoError where something of it has been changed since.
    """
    connection = action.connection
    inserted, touched = _entries_of(connection, number)
    for (table, row), entry in inserted.items():
        for field in fields.tables[table].all_fields:
            last = touched.get((table, row, field.id), [entry])[-1]
            _require_head(connection, row, field.id, last, name)
    for (_, row, field_id), entries in touched.items():
        _require_head(connection, row, field_id, entries[-1], name)
        _require_free(connection, row, field_id, name)
    before = {
        place: _parents(connection, entries[0], place[2], name)
        for place, entries in touched.items()
        if place[:2] not in inserted
    }
    for table, row in inserted:
        action.trash(table, row)
    (first,) = connection.execute("select 1 + max(seq) from entry").fetchone()
    _set_back(connection, fields, before)
    _remember_aliases(connection, first, touched, before)


def _set_back(connection: sqlite3.Connection, fields: Fields, before: dict[Place, list[int]]) -> None:
    rows: dict[tuple[str, str], dict[str, Value]] = {}
    for (table, row, field_id), parents in before.items():
        entry = shown(connection, parents)
        assert entry is not None
        value = fields.of_entry(connection, entry, field_id)
        rows.setdefault((table, row), {}).update(as_columns(fields[field_id], value))
    for (table, row), columns in rows.items():
        write_columns(connection, table, row, columns)
        rederive(connection, fields.tables[table], [row])


def _remember_aliases(
    connection: sqlite3.Connection,
    first: int,
    touched: dict[Place, list[int]],
    before: dict[Place, list[int]],
) -> None:
    for (table, row, field_id), parents in before.items():
        written = [entry for entry in heads(connection, row, field_id) if entry >= first]
        # Where the action had ended at the old value by itself, nothing was written: its own entry stands
        # for that value.
        for entry in written or touched[table, row, field_id][-1:]:
            connection.executemany(
                "insert into undo_alias(field, entry, original) values (?, ?, ?) on conflict do nothing",
                [(field_id, entry, original) for original in parents],
            )


def _entries_of(
    connection: sqlite3.Connection, number: int
) -> tuple[dict[tuple[str, str], int], dict[Place, list[int]]]:
    inserted: dict[tuple[str, str], int] = {}
    touched: dict[Place, list[int]] = {}
    for entry, table, row, op, field in connection.execute(
        "select e.seq, e.tbl, e.row, e.op, v.field from entry e join entry_value v on v.entry = e.seq"
        " where e.action = ? order by e.seq",
        (number,),
    ):
        if op == "insert":
            inserted[table, row] = entry
        else:
            touched.setdefault((table, row, field), []).append(entry)
    return inserted, touched


def _require_head(connection: sqlite3.Connection, row: str, field_id: str, entry: int, name: str) -> None:
    if _originals(connection, field_id, heads(connection, row, field_id)) != _originals(
        connection, field_id, [entry]
    ):
        raise UndoError(name)


def _require_free(connection: sqlite3.Connection, row: str, field_id: str, name: str) -> None:
    """Raise UndoError for a field that shows what another PC froze: setting it back would not show."""
    held = connection.execute("select 1 from held where row = ? and field = ?", (row, field_id))
    if held.fetchone() is not None:
        raise UndoError(name)


def _originals(connection: sqlite3.Connection, field_id: str, entries: Iterable[int]) -> frozenset[int]:
    found: set[int] = set()
    waiting = list(entries)
    seen = set(waiting)
    while waiting:
        entry = waiting.pop()
        originals = connection.execute(
            "select original from undo_alias where field = ? and entry = ?", (field_id, entry)
        ).fetchall()
        if not originals:
            found.add(entry)
        for (original,) in originals:
            if original not in seen:
                seen.add(original)
                waiting.append(original)
    return frozenset(found)


def _parents(connection: sqlite3.Connection, entry: int, field_id: str, name: str) -> list[int]:
    parents = connection.execute(
        "select old from entry_parent where entry = ? and field = ?", (entry, field_id)
    ).fetchall()
    if not parents:
        # The row came from another program: there is no value to go back to.
        raise UndoError(name)
    return [old for (old,) in parents]


def _push(connection: sqlite3.Connection, which: UndoList, action: int, name: str) -> None:
    connection.execute("insert into undo_step(list, action, name) values (?, ?, ?)", (which, action, name))
