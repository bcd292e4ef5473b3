# SPDX-License-Identifier: MIT
"""The heads of all fields, computed from the entries alone: the table `head` can be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import WHOLE_ROW

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.values import Fields


_HEADS = """
create temp table said(row text, field text, entry integer, primary key (row, field, entry)) without rowid;
insert or ignore into temp.said select e.row, t.name, v.entry
from {rows} x cross join main.entry e on e.row = x.row and e.op = 'update'
join main.entry_value v on v.entry = e.seq join temp.heir t on t.field = v.field;
insert or ignore into temp.said select s.row, s.field, e.seq
from (select distinct row, field from temp.said) s join main.entry e on e.row = s.row and e.op = 'insert';
create temp table gone(entry integer, field text, primary key (entry, field)) without rowid;
insert or ignore into temp.gone select p.old, t.name
from {rows} x cross join main.entry e on e.row = x.row
join main.entry_parent p on p.entry = e.seq join temp.heir t on t.field = p.field;
delete from main.head where row in (select row from {rows});
insert into main.head select e.row, '', e.seq
from {rows} x cross join main.entry e on e.row = x.row and e.op = 'insert';
insert into main.head select row, field, entry from temp.said s
where not exists (select 1 from temp.gone g where g.entry = s.entry and g.field = s.field);
drop table temp.said;
drop table temp.gone"""


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

    It says in SQL what `computed_heads` says, for a merge that touches many rows.
    """
    for name in ("heir", "said", "gone"):
        connection.execute(f"drop table if exists temp.{name}")
    today = [(field.id, field.id) for table in fields.tables.values() for field in table.all_fields]
    connection.execute(
        "create temp table heir(field text, name text, primary key (field, name)) without rowid"
    )
    connection.executemany("insert or ignore into temp.heir values (?, ?)", today + fields.lineage())
    for statement in _HEADS.format(rows=rows).split(";"):
        connection.execute(statement)


def rebuild_heads(connection: sqlite3.Connection, fields: Fields) -> None:
    """Make the table `head` anew, within the open transaction."""
    connection.execute("delete from head")
    connection.executemany(
        "insert into head(row, field, entry) values (?, ?, ?)", sorted(computed_heads(connection, fields))
    )
