# SPDX-License-Identifier: MIT
"""An action that a copy takes along, and that this file gets only when the copy has safely left.

Written here first, it would stay where the copy fails; written here afterwards, this file would have what
the copy lacks. So it is made in the copy, and the very same action is brought home.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from dvcq_desktop.database.actions import perform
from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.header import HeaderReader
from dvcq_desktop.database.journal import install, unrecorded
from dvcq_desktop.database.wholeness import renew_mark

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.replica import Replica
    from dvcq_desktop.database.schemas import Schema
    from dvcq_desktop.database.values import Fields

_MOVED = "case when {0} >= :first then {0} + :by else {0} end"
"""The number that an entry gets here: those from before the copy was made keep theirs."""


def write_into(
    path: Path, schema: Schema, replica: Replica, name: str, work: Callable[[Action], object]
) -> None:
    """Do one action in a copy that nobody else has open, as its last; it may only add rows."""
    reader = HeaderReader(path)
    try:
        with closing(connect_writing(path)) as copy:
            install(copy, schema.tables, schema.version)
            copy.execute("begin immediate")
            perform(copy, {table.name: table for table in schema.tables}, replica, name, work)
            renew_mark(copy, reader)
            copy.execute("commit")
    finally:
        reader.close()


def bring_home(database: Database, path: Path) -> None:
    """Bring the last action of a copy of this file into it; whatever was done here since stays."""
    database.maintain(lambda connection: _bring(connection, database.fields), copy=path)


def _bring(connection: sqlite3.Connection, fields: Fields) -> None:
    number, identity = connection.execute(
        "select seq, id from copy.action order by seq desc limit 1"
    ).fetchone()
    if connection.execute("select 1 from main.action where id = ?", (identity,)).fetchone():
        return
    (here,) = connection.execute("select 1 + coalesce(max(seq), 0) from main.action").fetchone()
    first, free = connection.execute(
        "select (select min(seq) from copy.entry where action = ?),"
        " (select 1 + coalesce(max(seq), 0) from main.entry)",
        (number,),
    ).fetchone()
    said = {"there": number, "here": here, "first": first, "by": free - first}
    entries = "(select seq from copy.entry where action = :there)"
    moved, old = _MOVED.format("entry"), _MOVED.format("old")
    connection.execute("pragma defer_foreign_keys=on")
    connection.execute(
        "insert into main.action(seq, id, name, at, replica, pc, entries, digest)"
        " select :here, id, name, at, replica, pc, entries, digest from copy.action where seq = :there",
        said,
    )
    connection.execute(
        "insert into main.entry(seq, id, action, tbl, row, op, version)"
        " select seq + :by, id, :here, tbl, row, op, version from copy.entry where action = :there",
        said,
    )
    for table, columns, values in (
        ("entry_value", "entry, field, value", f"{moved}, field, value"),
        ("entry_parent", "entry, field, old", f"{moved}, field, {old}"),
        ("head", "row, field, entry", f"row, field, {moved}"),
    ):
        connection.execute(
            f"insert into main.{table}({columns}) select {values} from copy.{table} where entry in {entries}",
            said,
        )
    with unrecorded(connection):
        for (name,) in connection.execute(
            "select distinct tbl from copy.entry where action = :there", said
        ).fetchall():
            columns = ", ".join(column.name for column in fields.tables[name].all_columns)
            connection.execute(
                f"insert into main.{name}({columns}) select {columns} from copy.{name}"
                " where id in (select row from copy.entry where action = :there and tbl = :name)",
                {**said, "name": name},
            )
