# SPDX-License-Identifier: MIT
"""Let an older copy know who was erased for good since, before it takes the place of the file.

The very entries of the erasures are added to it, so that it still compares as the older state it is; then
what it says of the erased rows is blanked, as a merge would.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.erasing import blank
from dvcq_desktop.database.header import HeaderReader
from dvcq_desktop.database.heads import rebuild_heads_of
from dvcq_desktop.database.schemas import ERASURE
from dvcq_desktop.database.wholeness import settle_mark

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from dvcq_desktop.database.values import Fields


def carry_erasures(here: sqlite3.Connection, place: Path, fields: Fields) -> int:
    """Bring the erasures of the open file into a proven copy that nobody else has open; return how many came.

    The copy is of this program's version and keeps its attached files but those of the erased rows alone.
    """
    erased = [tuple(row) for row in here.execute("select id, table_name, row_id from erasure").fetchall()]
    if not erased:
        return 0
    reader = HeaderReader(place)
    try:
        with closing(connect_writing(place)) as copy:
            copy.execute("begin immediate")
            copy.execute("pragma defer_foreign_keys=on")
            known = {row for (row,) in copy.execute("select id from erasure")}
            new = [row for row in erased if row[0] not in known]
            if not new:
                copy.execute("rollback")
                return 0
            copy.executemany("insert into erasure(id, table_name, row_id) values (?, ?, ?)", new)
            _carry_entries(here, copy, [str(row) for row, _, _ in new])
            _head(copy, fields, [str(row) for row, _, _ in new])
            blank(
                copy, fields, [(str(table), str(row)) for _, table, row in new if _is_there(copy, table, row)]
            )
            copy.execute("delete from merge_note")
            copy.execute("update file_mark set action = (select coalesce(max(seq), 0) from action)")
            copy.execute("commit")
            settle_mark(copy, reader)
        return len(new)
    finally:
        reader.close()


def _carry_entries(here: sqlite3.Connection, copy: sqlite3.Connection, rows: list[str]) -> None:
    """Add the actions that erased these rows, whole: each holds nothing but erasures."""
    actions: dict[int, int] = {}
    for row in rows:
        for (number,) in here.execute(
            "select distinct action from entry where row = ? and tbl = ? order by action", (row, ERASURE.name)
        ).fetchall():
            if number not in actions:
                actions[number] = _carry_action(here, copy, number)


def _carry_action(here: sqlite3.Connection, copy: sqlite3.Connection, number: int) -> int:
    said = here.execute(
        "select id, name, at, replica, pc, entries, digest from action where seq = ?", (number,)
    ).fetchone()
    known = copy.execute("select seq from action where id = ?", (said[0],)).fetchone()
    if known is not None:
        return int(known[0])
    (new,) = copy.execute("select 1 + coalesce(max(seq), 0) from action").fetchone()
    copy.execute(
        "insert into action(seq, id, name, at, replica, pc, entries, digest) values (?, ?, ?, ?, ?, ?, ?, ?)",
        (new, *said),
    )
    for seq, *entry in here.execute(
        "select seq, id, tbl, row, op, version from entry where action = ? order by seq", (number,)
    ).fetchall():
        there = copy.execute(
            "insert into entry(id, tbl, row, op, version, action) values (?, ?, ?, ?, ?, ?)", (*entry, new)
        ).lastrowid
        values = here.execute("select field, value from entry_value where entry = ?", (seq,)).fetchall()
        copy.executemany(
            "insert into entry_value(entry, field, value) values (?, ?, ?)",
            [(there, field, value) for field, value in values],
        )
    return int(new)


def _head(copy: sqlite3.Connection, fields: Fields, rows: list[str]) -> None:
    copy.execute("create temp table carried(row text primary key) without rowid")
    copy.executemany("insert into temp.carried values (?)", [(row,) for row in rows])
    rebuild_heads_of(copy, fields, "temp.carried")


def _is_there(copy: sqlite3.Connection, table: object, row: object) -> bool:
    found = copy.execute("select 1 from entry where row = ? and tbl = ?", (row, table)).fetchone()
    return found is not None
