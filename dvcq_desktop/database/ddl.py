# SPDX-License-Identifier: MIT
"""The SQL of a new file: the journal's own tables and the declared ones; STRICT tables and indexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.database.schemas import OWN_DECLARED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from dvcq_desktop.database.schema import Column, Table
    from dvcq_desktop.database.schemas import Schema

APPLICATION_ID = 0x44564351  # "DVCQ"

# The mark comes first so that it lands on page 2: a half copy of the file then shows (see `wholeness`).
MARK = """
create table file_mark(
  one integer primary key check (one = 1),
  counter integer not null,
  action integer not null,
  outside integer not null,
  min_reader integer not null
) strict"""

JOURNAL = """
create table action(
  seq integer primary key, id text not null, name text not null, at text not null,
  replica text not null, pc text not null, entries integer not null, digest text not null
) strict;
create table entry(
  seq integer primary key, id text not null unique, action integer not null references action(seq)
  deferrable initially deferred, tbl text not null, row text not null, op text not null check (op in
  ('insert', 'update')), version integer not null
) strict;
create index entry_action on entry(action);
create index entry_row on entry(row);
create table entry_value(
  entry integer not null references entry(seq), field text not null, value any, primary key (entry, field)
) strict, without rowid;
create table entry_parent(
  entry integer not null references entry(seq), field text not null, old integer not null references
  entry(seq), primary key (entry, field, old)
) strict, without rowid;
create table head(
  row text not null, field text not null, entry integer not null references entry(seq),
  primary key (row, field, entry)
) strict, without rowid;
create table held(
  row text not null, field text not null, entry integer not null references entry(seq),
  primary key (row, field)
) strict, without rowid;
create table merge_note(
  one integer primary key check (one = 1), first_action integer not null, last_action integer not null,
  first_entry integer not null, held text not null, at text not null, said text not null
) strict;
create table blob(sha256 text primary key not null, size integer not null, data blob not null) strict;
create table undo_step(
  position integer primary key, list text not null check (list in ('undo', 'redo')),
  action integer not null references action(seq), name text not null
) strict;
create table undo_alias(
  field text not null, entry integer not null, original integer not null, primary key (field, entry, original)
) strict, without rowid"""

_OWN_TABLE = re.compile(r"create table (\w+)\((.+?)\n?\) strict", re.DOTALL)
_OWN_COLUMN = re.compile(r"(?:^|,)\s*(\w+) (integer|text|blob|any)\b([^,]*)")
OWN_SHAPES = {
    name: {
        f"{column} {kind} {int('not null' in rest)}" for column, kind, rest in _OWN_COLUMN.findall(columns)
    }
    for name, columns in _OWN_TABLE.findall(MARK + JOURNAL)
}
"""The columns of our own tables, each with its type and whether it is required."""


def create_all(connection: sqlite3.Connection, schema: Schema) -> None:
    """Make every table in an empty file, in one transaction."""
    connection.execute("begin immediate")
    connection.execute(f"pragma application_id={APPLICATION_ID}")
    connection.execute(f"pragma user_version={schema.version}")
    connection.execute(MARK)
    connection.execute("insert into file_mark values (1, 1, 0, 0, ?)", (schema.min_reader,))
    for statement in JOURNAL.split(";"):
        connection.execute(statement)
    for table in schema.tables:
        for statement in table_statements(table):
            connection.execute(statement)
    connection.execute("commit")


def add_own_tables(connection: sqlite3.Connection) -> None:
    """Make those of our own tables that a file of an older version lacks, within the open transaction."""
    there = {str(name) for (name,) in connection.execute("select name from sqlite_schema")}
    declared = (statement for table in OWN_DECLARED for statement in table_statements(table))
    for statement in (*JOURNAL.split(";"), *declared):
        found = re.match(r"\s*create (?:table|index) (\w+)", statement)
        if found and found[1] not in there:
            connection.execute(statement)


def table_statements(table: Table) -> Iterator[str]:
    """Yield the statements that make one declared table and its indexes."""
    lines = [_column(column, table) for column in table.all_columns]
    if table.primary_key:
        lines.append(f"primary key ({', '.join(table.primary_key)})")
    yield f"create table {table.name}({', '.join(lines)}) strict"
    referring = [(column.name,) for column in table.columns if column.references or column.blob]
    for index in dict.fromkeys((*referring, *table.indexes)):
        yield f"create index {table.name}_{'_'.join(index)} on {table.name}({', '.join(index)})"


def is_as_declared(connection: sqlite3.Connection, tables: Iterable[Table], *, exactly: bool) -> bool:
    """Tell whether the file holds our own and the declared tables, each with the declared columns.

    `exactly` allows a declared table no others; a file of a newer version may have more.
    """
    rows = connection.execute(
        "select m.name, group_concat(c.name || ' ' || lower(c.type) || ' ' || c.\"notnull\", ',')"
        " from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' group by m.name"
    )
    found = {str(name): set(str(columns).split(",")) for name, columns in rows}
    shapes = OWN_SHAPES | {table.name: _shape(table) for table in tables}
    if exactly:
        return all(found.get(name) == shape for name, shape in shapes.items())
    return all(found.get(name, set()) >= shape for name, shape in shapes.items())


def _shape(table: Table) -> set[str]:
    return {f"{column.name} {column.type} {int(_is_required(column, table))}" for column in table.all_columns}


def _column(column: Column, table: Table) -> str:
    parts = [column.name, column.type]
    if _is_required(column, table):
        parts.append("not null")
    if column.references:
        parts.append(f"references {column.references}(id)")
    elif column.blob:
        parts.append("references blob(sha256)")
    return " ".join(parts)


def _is_required(column: Column, table: Table) -> bool:
    # SQLite asks it of keys of STRICT tables anyway; said aloud it is the same in every version.
    return not column.null or column.name in table.primary_key
