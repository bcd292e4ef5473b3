# SPDX-License-Identifier: MIT
"""Erasing for good, which the law may ask for: what a row and its entries say goes, their ids stay.

An erasure is itself a row, journalled like any other, so it travels to every copy; wherever it arrives, and
whatever arrives after it, the row and all its entries are blanked. Copies still compare, for entries keep
their ids. What refers to other rows, and what a table declares in `erasing_keeps`, stays.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from dvcq_desktop.database.attachments import clean_attachments
from dvcq_desktop.database.digests import renew_digest
from dvcq_desktop.database.heads import rebuild_heads_of
from dvcq_desktop.database.journal import ERASED_AT, WHOLE_ROW, unrecorded
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.database.schema import Field, FieldValue, Table, TableKind, Value
from dvcq_desktop.database.schemas import ERASURE
from dvcq_desktop.database.showing import Showing
from dvcq_desktop.database.values import Fields, as_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.showing import Shown

NO_FILE = hashlib.sha256(b"").hexdigest()

Row = tuple[str, str]
"""Table and id."""


def erase(action: Action, fields: Fields, rows: Iterable[Row], names: Iterable[str] = ()) -> int:
    """Erase rows for good within an action that must not be undoable; return the bytes of files so freed.

    The caller chooses the rows: a person and what is theirs alone, but no row of a frozen document, which
    keeps the name. Steps that could bring them back leave the undo stack, and this PC's own notes go where
    they hold one of the `names`. The action holds nothing else, so that it can be carried into an older copy
    as it is. Raises KeyError where there is no such row.
    """
    connection = action.connection
    chosen = list(dict.fromkeys(rows))
    for table, row in chosen:
        if action.execute(f"select 1 from {table} where id = ?", (row,)).fetchone() is None:
            raise KeyError(f"{table} has no row {row}")
        key = derived_id(ERASURE.name, table, row)
        if action.execute(f"select 1 from {ERASURE.name} where id = ?", (key,)).fetchone() is None:
            action.insert(ERASURE.name, {"id": key, "table_name": table, "row_id": row})
    with unrecorded(connection):
        freed = blank(connection, fields, chosen)
    connection.execute("delete from merge_note")
    for name in filter(None, names):
        connection.execute("delete from local_setting where instr(value, ?)", (name,))
    return freed


def arriving(connection: sqlite3.Connection, fields: Fields, first: int) -> set[Row]:
    """Return the rows that a merge must blank: erased ones that it touched, and those it says are erased.

    `first` is the number of the first entry that the merge brought; `temp.touched` holds its rows.
    """
    found = set()
    for (value,) in connection.execute(
        "select v.value from main.entry e join main.entry_value v on v.entry = e.seq"
        " where e.seq >= ? and e.tbl = ? and e.op = 'insert'",
        (first, ERASURE.name),
    ):
        said = fields.decode_row(value)
        found.add((str(said[f"{ERASURE.name}.table_name"]), str(said[f"{ERASURE.name}.row_id"])))
    found |= {
        (table, row)
        for table, row in connection.execute(
            "select e.table_name, e.row_id from erasure e join temp.touched t on t.row = e.row_id"
        )
    }
    shared = {table.name for table in fields.tables.values() if table.kind is TableKind.SHARED}
    return {
        (table, row)
        for table, row in found
        if table in shared - {ERASURE.name} and _entries(connection, table, row)
    }


def blank(connection: sqlite3.Connection, fields: Fields, rows: Iterable[Row]) -> int:
    """Blank entries and rows, without entries of its own, and return the bytes of files so freed."""
    chosen = list(rows)
    if not chosen:
        return 0
    files: set[str] = set()
    actions: set[int] = set()
    connection.execute("insert or ignore into blob(sha256, size, data) values (?, 0, x'')", (NO_FILE,))
    for table, row in chosen:
        for entry, action in _entries(connection, table, row):
            files |= _blank_entry(connection, fields, fields.tables[table], entry)
            actions.add(action)
    for action in actions:
        if connection.execute("select 1 from action where seq = ?", (action,)).fetchone() is not None:
            renew_digest(connection, action)
        connection.execute("delete from undo_step where action = ?", (action,))
    connection.execute("drop table if exists temp.erased")
    connection.execute("create temp table erased(row text primary key) without rowid")
    connection.executemany("insert or ignore into temp.erased values (?)", [(row,) for _, row in chosen])
    connection.execute("delete from main.held where row in (select row from temp.erased)")
    rebuild_heads_of(connection, fields, "temp.erased")
    Showing(connection, fields, 0, {}, _ignore).show("temp.erased")
    return clean_attachments(connection, fields, only=files | {NO_FILE})


def _entries(connection: sqlite3.Connection, table: str, row: str) -> list[tuple[int, int]]:
    return [
        (seq, action)
        for seq, action in connection.execute(
            "select seq, action from entry where row = ? and tbl = ?", (row, table)
        )
    ]


def _blank_entry(connection: sqlite3.Connection, fields: Fields, table: Table, entry: int) -> set[str]:
    files: set[str] = set()
    for name, stored in connection.execute(
        "select field, value from entry_value where entry = ?", (entry,)
    ).fetchall():
        held = fields.decode_row(stored) if name == WHOLE_ROW else {name: fields.decode(name, stored)}
        for value in held.values():
            files |= {str(part) for part in (value if isinstance(value, tuple) else (value,)) if part}
        if name == WHOLE_ROW:
            said = {
                field.id: _blank_value(table, field, fields.of_row(held, field.id))
                for field in table.all_fields
            }
            new: Value = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
            _set_value(connection, entry, WHOLE_ROW, new)
        elif name in fields:
            _set_value(connection, entry, name, _stored(_blank_value(table, fields[name], held[name])))
        else:
            _set_value(connection, entry, name, None)
            for older, heir in fields.lineage():
                if older == name:
                    value = _blank_value(table, fields[heir], fields.of_row(held, heir))
                    _set_value(connection, entry, heir, _stored(value))
    return files


def _set_value(connection: sqlite3.Connection, entry: int, field: str, value: Value) -> None:
    connection.execute(
        "insert into entry_value(entry, field, value) values (?, ?, ?)"
        " on conflict do update set value = excluded.value",
        (entry, field, value),
    )


def _blank_value(table: Table, field: Field, value: FieldValue) -> FieldValue:
    parts = tuple(_blank_part(table, name, part) for name, part in as_columns(field, value).items())
    return parts[0] if len(parts) == 1 else parts


def _blank_part(table: Table, name: str, value: Value) -> Value:
    column = table.column(name)
    if name == "deleted_at":
        return ERASED_AT
    if column.references or name in table.erasing_keeps:
        return value
    if column.null:
        return None
    if column.blob:
        return NO_FILE
    return "" if column.type == "text" else 0


def _stored(value: FieldValue) -> Value:
    if not isinstance(value, tuple):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _ignore(_shown: Shown) -> None:
    return
