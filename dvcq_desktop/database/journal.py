# SPDX-License-Identifier: MIT
"""The journal's triggers: they record every insert and update of a shared row, whichever code makes it.

They are TEMP triggers, made anew from the declared tables on the writing connection each time a file is
opened, so a migration cannot drop them and a file that brings its own is not ours. They use SQLite's own
functions and the one row of `journal_context`, and hold no OR clause, since an outer statement's conflict
policy would override it.

The entry of an insert holds all the row's fields in one value under the field ''. The heads of a field are
the rows of `head` under its id, or, while it has none, those under ''.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import Field, Table, TableKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

WHOLE_ROW = ""
"""The field under which an insert's entry stands."""

_CONTEXT = """
create temp table journal_context(
  one integer primary key, action integer, stamp text, version integer not null
)"""

# A UUIDv7 whose time is that of the action.
_ENTRY_ID = (
    "c.stamp || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1)"
    " || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))"
)
_REFUSE_UNNAMED = (
    "select raise(abort, 'a shared row changes only within an action')"
    " where (select action from journal_context) is null;"
)


def utc_now() -> str:
    """Return the time in UTC to the millisecond, in ISO 8601: texts in the order of time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def install(connection: sqlite3.Connection, tables: Iterable[Table], version: int) -> None:
    """Make the triggers on a writing connection; from now on shared rows change only within an action."""
    connection.execute(_CONTEXT)
    connection.execute("insert into journal_context values (1, null, null, ?)", (version,))
    for table in tables:
        if table.kind is TableKind.SHARED:
            for statement in _triggers(table):
                connection.execute(statement)


def start_action(connection: sqlite3.Connection) -> int:
    """Let entries belong to a new action, within the open transaction, and return its number in this file."""
    milliseconds = f"{time.time_ns() // 1_000_000:012x}"
    (number,) = connection.execute(
        "update journal_context set stamp = ?, action = 1 + coalesce((select max(seq) from action), 0)"
        " returning action",
        (f"{milliseconds[:8]}-{milliseconds[8:]}-7",),
    ).fetchone()
    return int(number)


def end_action(connection: sqlite3.Connection) -> None:
    """Let no entry be written until the next action starts."""
    connection.execute("update journal_context set action = null")


def field_sql(field: Field, row: str) -> str:
    """Return the SQL of a field's value in a row named `new`, `old` or by an alias."""
    columns = [f"{row}.{name}" for name in field.columns]
    return columns[0] if len(columns) == 1 else f"json_array({', '.join(columns)})"


def _triggers(table: Table) -> Iterator[str]:
    name, fields = table.name, table.all_fields
    whole = ", ".join(f"'{field.id}', {field_sql(field, 'new')}" for field in fields)
    changes = " union all ".join(
        f"select '{field.id}' as field, {field_sql(field, 'new')} as value where {_changed(field)}"
        for field in fields
    )
    columns = ", ".join(column for field in fields for column in field.columns)
    yield f"""create temp trigger {name}_inserted after insert on main.{name} begin
        {_REFUSE_UNNAMED}
        {_entry(name, "insert")}
        insert into entry_value(entry, field, value) values (last_insert_rowid(), '', json_object({whole}));
        insert into head(row, field, entry) values (new.id, '', last_insert_rowid());
        end"""
    yield f"""create temp trigger {name}_updated after update of id, {columns} on main.{name}
        when old.id is not new.id or {" or ".join(_changed(field) for field in fields)}
        begin {_REFUSE_UNNAMED} select raise(abort, 'the key of a shared row never changes') where old.id is
        not new.id; {_entry(name, "update")} insert into entry_value(entry, field, value)
          select last_insert_rowid(), v.field, v.value from ({changes}) v;
        insert into entry_parent(entry, field, old) select v.entry, v.field, h.entry
          from entry_value v join head h on h.row = new.id and h.field =
            case when exists (select 1 from head x where x.row = new.id and x.field = v.field)
            then v.field else '' end
          where v.entry = last_insert_rowid();
        delete from head where row = new.id
          and field in (select field from entry_value where entry = last_insert_rowid());
        insert into head(row, field, entry)
          select new.id, field, entry from entry_value where entry = last_insert_rowid();
        end"""
    yield f"""create temp trigger {name}_deleted before delete on main.{name} begin
        select raise(abort, 'a shared row is never deleted: give it a tombstone');
        end"""


def _entry(table: str, op: str) -> str:
    return (
        "insert into entry(id, action, tbl, row, op, version)"
        f" select {_ENTRY_ID}, c.action, '{table}', new.id, '{op}', c.version from journal_context c;"
    )


def _changed(field: Field) -> str:
    comparisons = " or ".join(f"old.{name} is not new.{name}" for name in field.columns)
    return f"({comparisons})"
