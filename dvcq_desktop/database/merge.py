# SPDX-License-Identifier: MIT
"""A merge rehearsed on a copy of our file: the union of both journals, and rows as the heads then say.

It writes no entry of its own, so it does not matter who merges whom, in what order, or how often.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.erasing import Row, arriving, blank
from dvcq_desktop.database.errors import UnreadableValueError
from dvcq_desktop.database.heads import move_heads
from dvcq_desktop.database.rooms import Frozen, MergingRoom, all_frozen
from dvcq_desktop.database.showing import Showing, Shown
from dvcq_desktop.database.shown import candidates, of_field
from dvcq_desktop.database.uniting import Taken, unite

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping

    from dvcq_desktop.database.values import Fields


@dataclass(frozen=True)
class Merged:
    """Say which numbers the entries got that came, what the merge replaced, and which rows it blanked."""

    taken: Taken
    held: str
    erased: frozenset[Row]


def merge_into(
    connection: sqlite3.Connection,
    fields: Fields,
    rooms: Collection[MergingRoom],
    tell: Callable[[Shown], None],
) -> Merged:
    """Bring what the attached `bundle` holds into a copy of ours, within the open transaction.

    Rows that the rooms call frozen keep what they show, and rows that are frozen in the other copy only show
    what they show there. What both froze apart, and was decided there since, shows what was decided.
    Attached files are only named: this is a rehearsal. Leaves in `temp.touched` the rows concerned. Raises
    sqlite3.DatabaseError where the bundle cannot be ours.
    """
    connection.execute("pragma defer_foreign_keys=on")
    held = json.dumps([tuple(row) for row in connection.execute("select row, field, entry from held")])
    frozen = all_frozen(connection, rooms)
    taken = unite(connection)
    # Also where nothing of such a row came: what was changed here must give way to what is frozen there.
    connection.execute(
        "insert or ignore into temp.touched(tbl, row) select distinct f.tbl, f.row from bundle.frozen f"
        " where exists (select 1 from main.entry e where e.row = f.row)"
    )
    here = _shown_here(connection, fields, frozen)
    decided = _decided_there(
        connection, fields, here, {name for room in rooms for name in room.freezing}, taken
    )
    kept = _shown_there(connection, frozen) | {
        place: entry for place, entry in here.items() if place[0] not in decided
    }
    move_heads(connection, fields, taken.first_entry)
    showing = Showing(connection, fields, taken.first_entry, kept, tell, decided)
    showing.show("temp.touched")
    _name_files(connection, showing.files)
    erased = arriving(connection, fields, taken.first_entry)
    blank(connection, fields, erased)
    connection.executemany("insert or ignore into temp.touched(tbl, row) values (?, ?)", erased)
    connection.execute("delete from undo_step where list = 'redo'")
    return Merged(taken, held, frozenset(erased))


def _shown_here(
    connection: sqlite3.Connection, fields: Fields, frozen: set[Frozen]
) -> dict[tuple[str, str], int]:
    """Return which entries the touched rows show that are frozen here; their heads have not moved yet."""
    if not frozen:
        return {}
    connection.execute("drop table if exists temp.frozen")
    connection.execute("create temp table frozen(row text primary key) without rowid")
    connection.executemany(
        "insert or ignore into temp.frozen select row from temp.touched where row = ?",
        [(row,) for _, row, _ in frozen],
    )
    kept = {}
    for table, row, found in candidates(connection, fields, "temp.frozen"):
        for field in fields.tables[table].all_fields:
            if _is_frozen(frozen, table, row, field.id) and (chosen := of_field(found, field.id)):
                kept[row, field.id] = chosen[0].entry
    return kept


def _decided_there(
    connection: sqlite3.Connection,
    fields: Fields,
    here: Mapping[tuple[str, str], int],
    freezing: set[str],
    taken: Taken,
) -> set[str]:
    """Return the rows of records that both copies froze and of which one was chosen there, with their parts.

    Only who knew of what is frozen here could write over it there.
    """
    found: set[str] = set()
    for (row, field), entry in here.items():
        if field not in freezing:
            continue
        decided = connection.execute(
            "select e.tbl from entry_parent p join entry e on e.seq = p.entry"
            " where p.old = ? and p.field = ? and p.entry >= ?"
            " and exists (select 1 from bundle.frozen f where f.row = e.row)",
            (entry, field, taken.first_entry),
        ).fetchone()
        if decided is None:
            continue
        found.add(row)
        for table in fields.tables.values():
            for column in table.columns:
                if column.references == decided[0]:
                    parts = connection.execute(
                        f"select id from {table.name} where {column.name} = ?",
                        (row,),
                    )
                    found.update(part for (part,) in parts)
    return found


def _shown_there(connection: sqlite3.Connection, frozen: set[Frozen]) -> dict[tuple[str, str], int]:
    kept = {}
    for table, row, field, identity in connection.execute("select tbl, row, field, entry from bundle.frozen"):
        found = connection.execute(
            "select e.seq from entry e join temp.touched t on t.row = e.row where e.id = ?", (identity,)
        ).fetchone()
        if found is not None and not _is_frozen(frozen, table, row, field):
            kept[row, field] = int(found[0])
    return kept


def _is_frozen(frozen: set[Frozen], table: str, row: str, field: str) -> bool:
    return Frozen(table, row) in frozen or Frozen(table, row, field) in frozen


def _name_files(connection: sqlite3.Connection, files: set[str]) -> None:
    for sha256 in sorted(files):
        if connection.execute("select 1 from main.blob where sha256 = ?", (sha256,)).fetchone() is None:
            found = connection.execute("select size from bundle.blob where sha256 = ?", (sha256,)).fetchone()
            if found is None:
                raise UnreadableValueError("a row refers to an attached file that is in neither copy")
            connection.execute("insert into blob(sha256, size, data) values (?, ?, x'')", (sha256, *found))
