# SPDX-License-Identifier: MIT
"""The heads of all fields, computed from the entries alone: the table `head` can be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import WHOLE_ROW

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.values import Fields


_SCRATCH = """
create temp table said(row text, field text, entry integer, primary key (row, field, entry)) without rowid;
create temp table gone(entry integer, field text, primary key (entry, field)) without rowid"""

_REBUILT = """
insert or ignore into temp.said select e.row, t.name, v.entry
from {rows} x cross join main.entry e on e.row = x.row and e.op = 'update'
join main.entry_value v on v.entry = e.seq join temp.heir t on t.field = v.field;
insert or ignore into temp.said select s.row, s.field, e.seq
from (select distinct row, field from temp.said) s join main.entry e on e.row = s.row and e.op = 'insert';
insert or ignore into temp.gone select p.old, t.name
from {rows} x cross join main.entry e on e.row = x.row
join main.entry_parent p on p.entry = e.seq join temp.heir t on t.field = p.field;
delete from main.head where row in (select row from {rows});
insert into main.head select e.row, '', e.seq
from {rows} x cross join main.entry e on e.row = x.row and e.op = 'insert';
insert into main.head select row, field, entry from temp.said s
where not exists (select 1 from temp.gone g where g.entry = s.entry and g.field = s.field)"""

# A field without heads of its own begins with those of its row; an added insert joins all fields that have
# heads of their own.
_MOVED = """
insert or ignore into temp.said select e.row, t.name, v.entry
from main.entry e join main.entry_value v on v.entry = e.seq join temp.heir t on t.field = v.field
where e.seq >= {first} and e.op = 'update';
insert or ignore into temp.gone select p.old, t.name
from main.entry_parent p join temp.heir t on t.field = p.field where p.entry >= {first};
insert or ignore into temp.said select s.row, s.field, h.entry
from (select distinct row, field from temp.said) s join main.head h on h.row = s.row and h.field = ''
where not exists (select 1 from main.head o where o.row = s.row and o.field = s.field);
insert or ignore into temp.said select e.row, h.field, e.seq
from main.entry e join main.head h on h.row = e.row and h.field <> ''
where e.seq >= {first} and e.op = 'insert';
insert or ignore into temp.said select s.row, s.field, e.seq
from main.entry e join (select distinct row, field from temp.said) s on s.row = e.row
where e.seq >= {first} and e.op = 'insert';
delete from main.head where (row, field, entry) in (select h.row, h.field, h.entry
from (select distinct row, field from temp.said) s join main.head h on h.row = s.row and h.field = s.field
join temp.gone g on g.entry = h.entry and g.field = h.field);
insert or ignore into main.head select row, field, entry from temp.said s
where not exists (select 1 from temp.gone g where g.entry = s.entry and g.field = s.field);
insert into main.head select row, '', seq from main.entry where seq >= {first} and op = 'insert'"""


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


def rebuild_heads_of(connection: sqlite3.Connection, fields: Fields, rows: str) -> None:
    """Make the heads of the rows in a temporary table anew, within the open transaction.

    It says in SQL what `computed_heads` says, for many rows.
    """
    _run(connection, fields, _REBUILT.format(rows=rows))


def move_heads(connection: sqlite3.Connection, fields: Fields, first: int) -> None:
    """Let the heads follow the entries of number `first` and later, which were added to the rest.

    What no added entry speaks of stays as it is; the result is that of making all heads anew.
    """
    _run(connection, fields, _MOVED.format(first=first))


def _run(connection: sqlite3.Connection, fields: Fields, statements: str) -> None:
    for name in ("heir", "said", "gone"):
        connection.execute(f"drop table if exists temp.{name}")
    today = [(field.id, field.id) for table in fields.tables.values() for field in table.all_fields]
    connection.execute("create temp table heir(field, name, primary key (field, name)) without rowid")
    connection.executemany("insert or ignore into temp.heir values (?, ?)", today + fields.lineage())
    for statement in (*_SCRATCH.split(";"), *statements.split(";")):
        connection.execute(statement)


def rebuild_heads(connection: sqlite3.Connection, fields: Fields) -> None:
    """Make the table `head` anew, within the open transaction."""
    connection.execute("delete from head")
    connection.executemany(
        "insert into head(row, field, entry) values (?, ?, ?)", sorted(computed_heads(connection, fields))
    )
