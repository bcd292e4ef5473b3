# SPDX-License-Identifier: MIT
"""Bring into the file what a merge made on a copy of it: just the entries and rows that differ, all at once.

Both were the same when the copy was made, so numbers of actions and entries in it hold here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.merge import Merged
    from dvcq_desktop.database.schema import Table
    from dvcq_desktop.database.values import Fields

_OWN = {
    "action": "select * from copy.action where seq >= :action",
    "entry": "select * from copy.entry where seq >= :entry order by seq",
    "entry_value": "select * from copy.entry_value where entry >= :entry",
    "entry_parent": "select * from copy.entry_parent where entry >= :entry",
}
"""What the merge brought of the journal, by the numbers of its first action and entry."""
_TOUCHED = "select row from copy.merge_touched"


def note_touched(copy: sqlite3.Connection) -> None:
    """Keep in the copy which rows `temp.touched` names."""
    copy.execute("create table merge_touched as select tbl, row from temp.touched")


def bring(connection: sqlite3.Connection, bundle: sqlite3.Connection, fields: Fields, merged: Merged) -> None:
    """Write what the merge changed, within the open transaction and without the journal's triggers.

    The rehearsed file is attached as `copy`.
    """
    connection.execute("pragma defer_foreign_keys=on")
    for table, query in _OWN.items():
        first = {"action": merged.taken.first_action, "entry": merged.taken.first_entry}
        connection.execute(f"insert into main.{table} {query}", first)
    connection.execute(
        f"delete from main.head where row in ({_TOUCHED}) and not exists (select 1 from copy.head o"
        " where o.row = head.row and o.field = head.field and o.entry = head.entry)"
    )
    connection.execute(f"insert or ignore into main.head select * from copy.head where row in ({_TOUCHED})")
    connection.execute("delete from main.held")
    connection.execute("insert into main.held select * from copy.held")
    _bring_files(connection, bundle)
    for (name,) in connection.execute("select distinct tbl from copy.merge_touched").fetchall():
        _bring_rows(connection, fields.tables[name])
    _bring_erasures(connection, merged)
    connection.execute("delete from undo_step where list = 'redo'")


def _bring_rows(connection: sqlite3.Connection, table: Table) -> None:
    columns = [column.name for column in table.all_columns]
    listed = ", ".join(columns)
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    connection.execute(
        f"insert into main.{table.name}({listed}) select {listed} from copy.{table.name}"
        " where id in (select row from copy.merge_touched where tbl = ?)"
        f" on conflict (id) do update set {changes}",
        (table.name,),
    )


def _bring_files(connection: sqlite3.Connection, bundle: sqlite3.Connection) -> None:
    """Add the files that the merged rows refer to, one at a time; the copy holds only their names."""
    here = {sha256 for (sha256,) in connection.execute("select sha256 from main.blob")}
    for sha256, size in connection.execute("select sha256, size from copy.blob").fetchall():
        if sha256 not in here:
            found = bundle.execute("select data from blob where sha256 = ?", (sha256,)).fetchone()
            data = found[0] if found else b""
            connection.execute("insert into blob(sha256, size, data) values (?, ?, ?)", (sha256, size, data))


def _bring_erasures(connection: sqlite3.Connection, merged: Merged) -> None:
    """Blank what the merge blanked in entries that were here before, and remove the files that it freed."""
    actions: set[int] = set()
    for table, row in merged.erased:
        for entry, field, value, action in connection.execute(
            "select v.entry, v.field, v.value, e.action"
            " from copy.entry e join copy.entry_value v on v.entry = e.seq where e.row = ? and e.tbl = ?",
            (row, table),
        ).fetchall():
            actions.add(action)
            connection.execute(
                "insert into entry_value(entry, field, value) values (?, ?, ?)"
                " on conflict do update set value = excluded.value",
                (entry, field, value),
            )
    for action in actions:
        (digest,) = connection.execute("select digest from copy.action where seq = ?", (action,)).fetchone()
        connection.execute("update action set digest = ? where seq = ?", (digest, action))
        connection.execute("delete from undo_step where action = ?", (action,))
    if merged.erased:
        kept = {sha256 for (sha256,) in connection.execute("select sha256 from copy.blob")}
        for (sha256,) in connection.execute("select sha256 from main.blob").fetchall():
            if sha256 not in kept:
                connection.execute("delete from blob where sha256 = ?", (sha256,))
