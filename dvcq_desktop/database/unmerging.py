# SPDX-License-Identifier: MIT
"""Undoing a merge: what it brought leaves the file again, the one case in which entries do.

It is offered until the next action or hand-over; entries that set values back would carry the undoing to
the other PC and destroy its work there. What the other copy erased for good stays erased.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.attachments import clean_attachments
from dvcq_desktop.database.bundle import files_of_heads
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.fresh import is_fresh
from dvcq_desktop.database.heads import rebuild_heads_of
from dvcq_desktop.database.journal import unrecorded
from dvcq_desktop.database.merging import MergeResult
from dvcq_desktop.database.schemas import ERASURE
from dvcq_desktop.database.settings import unmark_sample
from dvcq_desktop.database.showing import Showing, Shown

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.values import Fields


class UnmergeError(DatabaseError):
    """Say that a merge cannot be undone any more."""

    def __init__(self) -> None:
        super().__init__(
            "Không hoàn tác được lần hợp nhất vì sau đó dữ liệu đã được sửa tiếp hoặc bàn giao; "
            "hãy sửa trực tiếp trên hồ sơ, hoặc khôi phục từ bản sao lưu."
        )


@dataclass(frozen=True)
class MergeNote:
    """Say when (UTC) the last merge was done and what it brought, while it can be undone."""

    at: str
    result: MergeResult


def last_merge(connection: sqlite3.Connection) -> MergeNote | None:
    """Return the merge that can be undone, None where there is none or something was done since."""
    found = connection.execute(
        "select at, said from merge_note where last_action = (select max(seq) from action)"
    ).fetchone()
    return MergeNote(found[0], MergeResult(**json.loads(found[1]))) if found else None


def undo_merge(database: Database) -> MergeNote:
    """Take the last merge back, in one transaction on the write thread; raises UnmergeError."""

    def work(connection: sqlite3.Connection) -> MergeNote:
        note = last_merge(connection)
        if note is None:
            raise UnmergeError
        with unrecorded(connection):
            _take_out(connection, database.fields)
        if is_fresh(connection):
            unmark_sample(connection)
        return note

    return database.maintain(work)


def end_undo_of_merge(database: Database) -> None:
    """Offer the undo no longer: the file is being handed over."""
    if database.read(last_merge) is not None:
        database.maintain(lambda connection: connection.execute("delete from merge_note").fetchall())


def extend_undo_of_merge(database: Database) -> None:
    """Let what was just decided about the last merge be undone with it; the merge was the action before."""

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(
            "update merge_note set last_action = last_action + 1"
            " where last_action + 1 = (select max(seq) from action)"
        )

    database.maintain(work)


def _take_out(connection: sqlite3.Connection, fields: Fields) -> None:
    connection.execute("pragma defer_foreign_keys=on")
    first, last, held = connection.execute(
        "select first_action, last_action, held from merge_note"
    ).fetchone()
    for name in ("dropped", "touched"):
        connection.execute(f"drop table if exists temp.{name}")
    connection.execute("create temp table dropped(seq integer primary key)")
    connection.execute(
        "insert into temp.dropped select e.seq from main.entry e where e.action between ?1 and ?2"
        " and e.action not in (select action from main.entry where tbl = ?3 and action between ?1 and ?2)",
        (first, last, ERASURE.name),
    )
    connection.execute("create temp table touched(row text primary key, tbl text) without rowid")
    connection.execute(
        "insert or ignore into temp.touched select e.row, e.tbl"
        " from temp.dropped d join main.entry e on e.seq = d.seq"
    )
    # What gave way to a row that is frozen in the other copy is shown again.
    connection.execute(
        "insert or ignore into temp.touched select h.row, e.tbl from main.held h"
        " join main.entry e on e.seq = h.entry"
    )
    connection.execute("delete from undo_step where action between ? and ?", (first, last))
    files = files_of_heads(connection, fields, "temp.touched")
    _drop_entries(connection)
    connection.execute("delete from held")
    connection.executemany(
        "insert or ignore into held(row, field, entry) select ?, ?, seq from entry where seq = ?",
        json.loads(held),
    )
    rebuild_heads_of(connection, fields, "temp.touched")
    for (table,) in connection.execute("select distinct tbl from temp.touched").fetchall():
        connection.execute(
            f"delete from {table} where id in (select row from temp.touched where tbl = ?"
            " and not exists (select 1 from main.entry e where e.row = temp.touched.row))",
            (table,),
        )
    Showing(connection, fields, 0, _held(connection), _ignore).show("temp.touched")
    clean_attachments(connection, fields, only=files)
    connection.execute("delete from merge_note")


def _drop_entries(connection: sqlite3.Connection) -> None:
    for statement in (
        "delete from main.head where row in (select row from temp.touched)",
        "delete from main.entry_parent where entry in (select seq from temp.dropped)",
        "delete from main.entry_value where entry in (select seq from temp.dropped)",
        "delete from main.held where entry in (select seq from temp.dropped)",
        "delete from main.action where seq in (select action from main.entry join temp.dropped using (seq))",
        "delete from main.entry where seq in (select seq from temp.dropped)",
    ):
        connection.execute(statement)


def _held(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    return {(row, field): entry for row, field, entry in connection.execute("select * from held")}


def _ignore(_shown: Shown) -> None:
    return
