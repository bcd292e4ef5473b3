# SPDX-License-Identifier: MIT
"""The union of two journals: the entries that a bundle brings get numbers after ours and move the heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.errors import UnreadableValueError

if TYPE_CHECKING:
    import sqlite3


_ADDED = """
insert into main.action(seq, id, name, at, replica, pc, entries, digest)
select number + :action, id, name, at, replica, pc, entries, digest from bundle.action order by number;
insert into main.entry(seq, id, action, tbl, row, op, version)
select number + :entry, id, action + :action, tbl, row, op, version from bundle.entry order by number;
insert into main.entry_value(entry, field, value)
select entry + :entry, field, value from bundle.entry_value;
insert into main.entry_parent(entry, field, old) select entry + :entry, field,
coalesce(old_number + :entry, (select seq from main.entry where id = old_id)) from bundle.entry_parent"""


class Taken(NamedTuple):
    """Say which numbers the actions and entries got that a merge brought."""

    first_action: int
    last_action: int
    first_entry: int


def unite(connection: sqlite3.Connection) -> Taken:
    """Add the actions, entries, values and parents of the attached `bundle` to the open transaction.

    Leaves in `temp.touched` the rows concerned. Raises sqlite3.DatabaseError where they cannot be ours: ids
    that we have for something else, parents that nobody has.
    """
    (action,) = connection.execute("select coalesce(max(seq), 0) from action").fetchone()
    (entry,) = connection.execute("select coalesce(max(seq), 0) from entry").fetchone()
    for statement in _ADDED.split(";"):
        connection.execute(statement, {"action": action, "entry": entry})
    (last,) = connection.execute("select max(seq) from action").fetchone()
    _touch(connection, entry + 1)
    return Taken(action + 1, last or 0, entry + 1)


def _touch(connection: sqlite3.Connection, first: int) -> None:
    connection.execute("drop table if exists temp.touched")
    connection.execute("create temp table touched(row text primary key, tbl text) without rowid")
    connection.execute(
        "insert or ignore into temp.touched select row, tbl from main.entry where seq >= ? order by row",
        (first,),
    )
    strange = connection.execute(
        "select 1 from temp.touched t join main.entry e on e.row = t.row where e.tbl <> t.tbl limit 1"
    ).fetchone()
    if strange is not None:
        raise UnreadableValueError("one key of rows of two tables")
