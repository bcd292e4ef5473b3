# SPDX-License-Identifier: MIT
"""What a merge would do, asked before anything is written: by table, record and field, page by page.

A rehearsal of the merge on a copy of our file leaves its notes there, in the table `preview`.
"""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_reading
from dvcq_desktop.database.schema import FieldValue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.conflicts import Conflict
    from dvcq_desktop.database.showing import Shown
    from dvcq_desktop.database.values import Fields

TABLE = """
create table preview(
  tbl text not null, row text not null, field text not null, kind text not null,
  here text, there text, after text
)"""
_INDEX = "create index preview_row on preview(tbl, row)"

_WAITING = 5000
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_NOTHING = _ENCODE(None)


class PreviewKind(StrEnum):
    """Say what a merge would do with a field, or with a row as a whole (its field is "")."""

    NEW = "new"
    TAKEN = "taken"
    KEPT = "kept"
    CONFLICT = "conflict"
    FROZEN = "frozen"
    ERASED = "erased"


@dataclass(frozen=True)
class PreviewField:
    """Hold what a field says here and there, and what it would show after the merge."""

    field: str
    kind: PreviewKind
    here: FieldValue
    there: FieldValue
    after: FieldValue


@dataclass(frozen=True)
class PreviewRecord:
    """Name a record that the merge concerns, and count its fields of each kind."""

    table: str
    row: str
    counts: dict[PreviewKind, int]


def _encoded(value: FieldValue) -> str:
    # Of what is not a text the encoder makes an object first.
    return _NOTHING if value is None else _ENCODE(value)


class Notes:
    """Take notes while the merge is rehearsed."""

    def __init__(self, connection: sqlite3.Connection, first: int) -> None:
        self._connection = connection
        self._first = first
        self._waiting: list[tuple[str | None, ...]] = []
        connection.execute(TABLE)

    def tell(self, shown: Shown) -> None:
        """Note what became of a field; `there` is the value that only the other copy has."""
        kind, theirs = PreviewKind.TAKEN, shown.after
        if not shown.field:
            kind = PreviewKind.NEW
        elif shown.is_conflict:
            kind = PreviewKind.FROZEN if shown.is_held else PreviewKind.CONFLICT
            theirs = next((value for value, entry in shown.values if entry >= self._first), shown.after)
        said = (shown.table, shown.row, shown.field, kind.value)
        after = _encoded(shown.after)
        there = after if theirs is shown.after else _encoded(theirs)
        self._waiting.append((*said, _encoded(shown.before), there, after))
        if len(self._waiting) >= _WAITING:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        self._connection.executemany("insert into preview values (?, ?, ?, ?, ?, ?, ?)", self._waiting)
        self._waiting = []

    def add_kept(self) -> None:
        """Note what only this copy changed (`temp.lacking` names those actions) and the merge leaves."""
        self._connection.execute(
            f"insert into preview select tbl, row, field, '{PreviewKind.KEPT}', null, null, null"
            " from (select e.tbl, e.row, v.field from temp.lacking l join main.entry e on e.action = l.seq"
            " join main.entry_value v on v.entry = e.seq except select tbl, row, field from preview)"
        )
        self._connection.execute(_INDEX)

    def add_erased(self, rows: frozenset[tuple[str, str]]) -> None:
        """Note the rows that the other copy erased for good; all else that was noted of them goes."""
        self._connection.executemany("delete from preview where tbl = ? and row = ?", rows)
        self._connection.executemany(
            f"insert into preview values (?, ?, '', '{PreviewKind.ERASED}', null, null, null)", rows
        )


class Preview:
    """Answer what the merge would do; each question through a connection of its own, from any thread.

    `conflicts` are those that the merge would add, as `Database.conflicts` would list them; `remarks` is
    what the rooms' own rules find odd in the merged data and not in ours.
    """

    def __init__(
        self, place: Path, fields: Fields, conflicts: tuple[Conflict, ...], remarks: tuple[str, ...]
    ) -> None:
        self._place = place
        self._fields = fields
        self.conflicts = conflicts
        self.remarks = remarks

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a reading connection to the merged copy, for names of records as they would be."""
        with closing(connect_reading(self._place)) as connection:
            yield connection

    def counts(self) -> dict[PreviewKind, int]:
        """Return how many fields (of NEW and ERASED: rows) there are of each kind."""
        with self.reading() as connection:
            rows = connection.execute("select kind, count(*) from preview group by 1").fetchall()
        found = {str(kind): int(count) for kind, count in rows}
        return {kind: found.get(kind.value, 0) for kind in PreviewKind}

    def tables(self) -> dict[str, dict[PreviewKind, int]]:
        """Return the same by table."""
        found: dict[str, dict[PreviewKind, int]] = {}
        with self.reading() as connection:
            for table, kind, count in connection.execute(
                "select tbl, kind, count(*) from preview group by 1, 2 order by 1, 2"
            ):
                found.setdefault(table, {})[PreviewKind(kind)] = count
        return found

    def records(
        self,
        table: str,
        kinds: tuple[PreviewKind, ...] = tuple(PreviewKind),
        *,
        start: int = 0,
        most: int = 200,
    ) -> list[PreviewRecord]:
        """Return a page of the records of one table with something of these kinds, by their ids."""
        marks = ", ".join("?" * len(kinds))
        with self.reading() as connection:
            rows = [
                row
                for (row,) in connection.execute(
                    f"select distinct row from preview where tbl = ? and kind in ({marks})"
                    " order by row limit ? offset ?",
                    (table, *(kind.value for kind in kinds), most, start),
                )
            ]
            return [PreviewRecord(table, row, _counts(connection, table, row)) for row in rows]

    def fields(self, table: str, row: str) -> list[PreviewField]:
        """Return what the merge would do with one record, in the declared order of its fields."""
        declared = self._fields.tables[table]
        order = {field.id: number for number, field in enumerate(declared.all_fields)}
        found = []
        with self.reading() as connection:
            record = connection.execute(f"select * from {table} where id = ?", (row,)).fetchone()
            for field, kind, *said in connection.execute(
                "select field, kind, here, there, after from preview where tbl = ? and row = ?", (table, row)
            ):
                here, there, after = (_value(part) for part in said)
                if kind == PreviewKind.KEPT and field in self._fields:
                    parts = tuple(record[name] for name in self._fields[field].columns)
                    here = after = parts[0] if len(parts) == 1 else parts
                found.append(PreviewField(field, PreviewKind(kind), here, there, after))
        return sorted(found, key=lambda one: order.get(one.field, -1))


def _counts(connection: sqlite3.Connection, table: str, row: str) -> dict[PreviewKind, int]:
    found = connection.execute(
        "select kind, count(*) from preview where tbl = ? and row = ? group by 1", (table, row)
    )
    return {PreviewKind(kind): count for kind, count in found}


def _value(stored: str | None) -> FieldValue:
    value = None if stored is None else json.loads(stored)
    return tuple(value) if isinstance(value, list) else value
