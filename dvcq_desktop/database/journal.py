# SPDX-License-Identifier: MIT
"""The journal's triggers: they record every insert and update of a shared row, whichever code makes it.

They are TEMP triggers, made anew from the declared tables on the writing connection each time a file is
opened, so a migration cannot drop them and a file that brings its own is not ours. They use SQLite's own
functions and the one row of `journal_context`, and hold no OR clause, since an outer statement's conflict
policy would override it.

A table gets its trigger of inserts when first inserted into and that of updates when first updated, for most
actions write to few; that of deletions comes with either, since a REPLACE deletes. The authorizer refuses
every statement that would change a shared row, each time SQLite compiles it; such a statement is compiled
again, and allowed, once the triggers of what it does are seen to be there. Nothing else remembers that they
are, so a rollback that takes them away, for which SQLite compiles every statement anew, cannot mislead.

The entry of an insert holds all the row's fields in one value under the field ''. The heads of a field are
the rows of `head` under its id, or, while it has none, those under ''.

Besides what they supersede, some entries name as parents, under the field '*', what their author saw: a
deletion all heads of the row and of what refers to it, a change of a deleted row or of a reference to one
the deletion. So it can be told whether a row was changed, or referred to, without knowledge of its deletion.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.database.connections import WritingConnection
from dvcq_desktop.database.schema import Field, Table, TableKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    _Referring = list[tuple[str, str, Field]]
    """The tables, columns and fields that refer to a table."""

T = TypeVar("T")

WHOLE_ROW = ""
"""The field under which an insert's entry stands."""

ERASED_AT = "0001-01-01T00:00:00.000Z"
"""The tombstone of every row that was erased for good: lists leave it out, and it never changes again."""

SEEN = "*"
"""The field under which an entry names what was seen and not superseded."""

_CONTEXT = """
create temp table journal_context(
  one integer primary key, action integer, stamp text, version integer not null
)"""

_CHANGES = {
    sqlite3.SQLITE_INSERT: "inserted",
    sqlite3.SQLITE_UPDATE: "updated",
    sqlite3.SQLITE_DELETE: "deleted",
}
"""What a statement does to rows, and how the name of the trigger for it ends."""

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


def install(connection: WritingConnection, tables: Iterable[Table], version: int) -> None:
    """Let shared rows change only within an action, and by their triggers, on a writing connection."""
    connection.execute(_CONTEXT)
    connection.execute("insert into journal_context values (1, null, null, ?)", (version,))
    connection.guard = _Guard(connection, tables)


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


@contextmanager
def unrecorded(connection: sqlite3.Connection) -> Iterator[None]:
    """Write shared rows without entries, within the open transaction: a merge brings entries of its own.

    Only for a connection on which the triggers are installed.
    """
    assert isinstance(connection, WritingConnection)
    assert connection.guard is not None
    with connection.guard.lowered():
        yield


def confirm(
    connection: sqlite3.Connection, tables: Mapping[str, Table], table: str, row: str, field_id: str
) -> None:
    """Record that a field stays as it is: an entry that supersedes all its heads, as an edit would."""
    declared = tables[table]
    (field,) = (field for field in declared.all_fields if field.id == field_id)
    entry = connection.execute(_entry(f"'{table}'", "?1", "update"), (row,)).lastrowid
    said = {"entry": entry, "row": row, "field": field_id}
    connection.execute(
        f"insert into entry_value(entry, field, value) select :entry, :field, {field_sql(field, 'r')}"
        f" from {table} r where r.id = :row",
        said,
    )
    connection.execute(
        "insert into entry_parent(entry, field, old) select :entry, :field, entry from head where row = :row"
        " and field = case when exists (select 1 from head where row = :row and field = :field)"
        " then :field else '' end",
        said,
    )
    if field_id == f"{table}.deleted_at":
        queries = [
            query.replace("new.id", ":row").partition(f" and {_DELETES}")[0]
            for query in _deletion(declared, _referring(tables.values()).get(table, []))
            if _DELETES in query
        ]
        connection.execute(_seen(queries, ":entry").rstrip(";"), said)
    connection.execute("delete from held where row = :row and field = :field", said)
    connection.execute("delete from head where row = :row and field = :field", said)
    connection.execute("insert into head(row, field, entry) values (:row, :field, :entry)", said)


def field_sql(field: Field, row: str) -> str:
    """Return the SQL of a field's value in a row named `new`, `old` or by an alias."""
    columns = [f"{row}.{name}" for name in field.columns]
    return columns[0] if len(columns) == 1 else f"json_array({', '.join(columns)})"


class _Guard:
    """Give each shared table its triggers before a statement changes it."""

    def __init__(self, connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
        self._connection = connection
        self._shared = {table.name: table for table in tables if table.kind is TableKind.SHARED}
        self._referring = _referring(self._shared.values())
        self._refused: tuple[int, str] | None = None
        self._allowed: set[tuple[int, str]] = set()
        connection.set_authorizer(self._authorize)

    def retry(self, run: Callable[[], T]) -> T:
        try:
            while True:
                self._allow_refused()
                try:
                    return run()
                except sqlite3.DatabaseError:
                    # An upsert is refused for its insert, then for its update.
                    if self._refused is None:
                        raise
        finally:
            self._allowed.clear()

    @contextmanager
    def lowered(self) -> Iterator[None]:
        for (name,) in self._connection.execute(
            "select name from sqlite_temp_schema where type = 'trigger'"
        ).fetchall():
            self._connection.execute(f"drop trigger temp.{name}")
        self._connection.set_authorizer(None)
        try:
            yield
        finally:
            # SQLite compiles anew what was compiled meanwhile.
            self._connection.set_authorizer(self._authorize)

    def _authorize(
        self, what: int, table: str | None, _: str | None, schema: str | None, __: str | None
    ) -> int:
        if what not in _CHANGES or schema != "main" or table not in self._shared:
            return sqlite3.SQLITE_OK
        if (what, table) in self._allowed:
            return sqlite3.SQLITE_OK
        self._refused = (what, table)
        return sqlite3.SQLITE_DENY

    def _allow_refused(self) -> None:
        assert self._refused is not None
        (what, table), self._refused = self._refused, None
        for kind in dict.fromkeys(("deleted", _CHANGES[what])):
            self._make_trigger(table, kind)
        self._allowed.add((what, table))

    def _make_trigger(self, table: str, kind: str) -> None:
        there = "select 1 from sqlite_temp_schema where name = ?"
        if not self._connection.execute(there, (f"{table}_{kind}",)).fetchone():
            make = {"inserted": _inserted, "updated": _updated, "deleted": _deleted}[kind]
            self._connection.execute(make(self._shared[table], self._referring.get(table, [])))


def _referring(tables: Iterable[Table]) -> dict[str, _Referring]:
    """Return, by the table referred to, the tables and columns that refer to it."""
    found: dict[str, _Referring] = {}
    for table in tables:
        for column in table.columns if table.kind is TableKind.SHARED else ():
            if column.references:
                field = table.field_of(column.name)
                found.setdefault(column.references, []).append((table.name, column.name, field))
    return found


def _inserted(table: Table, _: _Referring) -> str:
    name = table.name
    whole = ", ".join(f"'{field.id}', {field_sql(field, 'new')}" for field in table.all_fields)
    return f"""create temp trigger {name}_inserted after insert on main.{name} begin
        {_REFUSE_UNNAMED}
        {_entry(f"'{name}'", "new.id", "insert")};
        insert into entry_value(entry, field, value) values (last_insert_rowid(), '', json_object({whole}));
        insert into head(row, field, entry) values (new.id, '', last_insert_rowid());
        {_seen(_deleted_parents(table))}
        end"""


def _updated(table: Table, referring: _Referring) -> str:
    name, fields = table.name, table.all_fields
    changes = " union all ".join(
        f"select '{field.id}' as field, {field_sql(field, 'new')} as value where {_changed(field)}"
        for field in fields
    )
    columns = ", ".join(column for field in fields for column in field.columns)
    return f"""create temp trigger {name}_updated after update of id, {columns} on main.{name}
        when old.id is not new.id or {" or ".join(_changed(field) for field in fields)}
        begin {_REFUSE_UNNAMED} select raise(abort, 'an erased row never changes')
        where old.deleted_at = '{ERASED_AT}';
        select raise(abort, 'the key of a shared row never changes') where old.id is not new.id;
        {_entry(f"'{name}'", "new.id", "update")}; insert into entry_value(entry, field, value)
          select last_insert_rowid(), v.field, v.value from ({changes}) v;
        insert into entry_parent(entry, field, old) select v.entry, v.field, h.entry
          from entry_value v join head h on h.row = new.id and h.field =
            case when exists (select 1 from head x where x.row = new.id and x.field = v.field)
            then v.field else '' end
          where v.entry = last_insert_rowid();
        {_seen([*_deletion(table, referring), *_deleted_parents(table, "old")])}
        delete from held where row = new.id
          and field in (select field from entry_value where entry = last_insert_rowid());
        delete from head where row = new.id
          and field in (select field from entry_value where entry = last_insert_rowid());
        insert into head(row, field, entry)
          select new.id, field, entry from entry_value where entry = last_insert_rowid();
        end"""


def _deleted(table: Table, _: _Referring) -> str:
    return f"""create temp trigger {table.name}_deleted before delete on main.{table.name} begin
        select raise(abort, 'a shared row is never deleted: give it a tombstone');
        end"""


def _entry(table: str, row: str, op: str) -> str:
    return (
        "insert into entry(id, action, tbl, row, op, version)"
        f" select {_ENTRY_ID}, c.action, {table}, {row}, '{op}', c.version from journal_context c"
    )


def _seen(queries: list[str], entry: str = "last_insert_rowid()") -> str:
    if not queries:
        return ""
    found = " union ".join(queries)
    return f"insert into entry_parent(entry, field, old) select {entry}, '{SEEN}', entry from ({found});"


_DELETES = "new.deleted_at is not null and old.deleted_at is not new.deleted_at"


def _deletion(table: Table, referring: _Referring) -> Iterator[str]:
    """Yield what a deletion of a row has seen, and a change of a deleted row: the deletion."""
    tombstone = f"{table.name}.deleted_at"
    yield f"select entry from head where row = new.id and field <> '{tombstone}' and {_DELETES}"
    for child, column, field in referring:
        yield (
            f"select h.entry from {child} c join head h on h.row = c.id and h.field in ('', '{field.id}')"
            f" where c.{column} = new.id and {_DELETES}"
        )
    was_deleted = "old.deleted_at is not null"
    yield f"select entry from head where row = new.id and field = '{tombstone}' and {was_deleted}"


def _deleted_parents(table: Table, before: str = "") -> list[str]:
    """Return what finds the deletions of the rows that a row refers to, where it did not `before`."""
    return [
        "select h.entry from head h join entry_value v on v.entry = h.entry and v.field = h.field"
        f" where h.row = new.{column.name} and h.field = '{column.references}.deleted_at'"
        f" and v.value is not null{f' and {before}.{column.name} is not new.{column.name}' if before else ''}"
        for column in table.columns
        if column.references
    ]


def _changed(field: Field) -> str:
    comparisons = " or ".join(f"old.{name} is not new.{name}" for name in field.columns)
    return f"({comparisons})"
