# SPDX-License-Identifier: MIT
"""All that was done in the file, action by action: found by PC, day, words and record, with its changes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.records import Change, changes_of_entry
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.trash import Name
    from dvcq_desktop.database.values import Fields

MOST_NAMED = 3000
"""How many records of a name are followed."""


class LoggedAction(NamedTuple):
    """One action: its number in this file, when (UTC), where, what, and how many records it changed."""

    number: int
    at: str
    pc: str
    name: str
    records: int


@dataclass(frozen=True)
class Wanted:
    """Say which actions are wanted; days are by the clock on the wall, `words` stand in names."""

    pc: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""
    record: tuple[str, str] | None = None


@dataclass(frozen=True)
class RecordChange:
    """Say what one action changed in one record."""

    table: str
    row: str
    is_insert: bool
    changes: tuple[Change, ...]


def pcs(connection: sqlite3.Connection) -> list[str]:
    """Return the PCs on which anything was done, in the order of their first action."""
    rows = connection.execute("select pc from action group by pc order by min(seq)").fetchall()
    return [str(pc) for (pc,) in rows]


def actions(
    connection: sqlite3.Connection, fields: Fields, names: Mapping[str, Name], wanted: Wanted
) -> list[LoggedAction]:
    """Return the actions that are wanted, the latest first by this file's own order."""
    conditions, values = _conditions(wanted)
    rows = connection.execute(
        "select a.seq, a.at, a.pc, a.name, (select count(distinct e.row) from entry e where e.action = a.seq)"
        f" from action a where {' and '.join(conditions)} order by a.seq desc",
        values,
    ).fetchall()
    found = [LoggedAction(*row) for row in rows]
    words = fold(wanted.words)
    if not words:
        return found
    named = _actions_on(connection, _rows_named(connection, fields, names, words))
    return [action for action in found if action.number in named or words in fold(action.name)]


def changes_of(
    connection: sqlite3.Connection, fields: Fields, number: int, *, most: int
) -> tuple[list[RecordChange], int]:
    """Return what an action changed, by record in the order of its work, and how many records in all.

    A record that it changed several times is told once, with all its changes.
    """
    records: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for entry, table, row, op in connection.execute(
        "select seq, tbl, row, op from entry where action = ? order by seq", (number,)
    ).fetchall():
        records.setdefault((table, row), []).append((entry, op))
    told = []
    for (table, row), entries in list(records.items())[:most]:
        changes = [
            change
            for entry, _ in entries
            for change in (changes_of_entry(connection, fields, entry) if table in fields.tables else ())
        ]
        is_insert = any(op == "insert" for _, op in entries)
        told.append(RecordChange(table, row, is_insert, tuple(changes)))
    return told, len(records)


def _conditions(wanted: Wanted) -> tuple[list[str], list[object]]:
    conditions, values = ["1"], list[object]()
    if wanted.pc:
        conditions.append("a.pc = ?")
        values.append(wanted.pc)
    if wanted.first:
        conditions.append("a.at >= ?")
        values.append(_start(wanted.first))
    if wanted.last:
        conditions.append("a.at < ?")
        values.append(_start(wanted.last + timedelta(days=1)))
    if wanted.record:
        conditions.append("a.seq in (select action from entry where tbl = ? and row = ?)")
        values += wanted.record
    return conditions, values


def _start(day: date) -> str:
    """Return when a day begins on this PC, as the journal writes moments."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="milliseconds")[:23]


def _rows_named(
    connection: sqlite3.Connection, fields: Fields, names: Mapping[str, Name], words: str
) -> set[str]:
    """Return the records in whose names the words stand, and those that refer to them."""
    found: set[str] = set()
    for table, name in names.items():
        if callable(name) or table not in fields.tables:
            continue
        columns = (name,) if isinstance(name, str) else name
        listed = ", ".join(fields.tables[table].column(column).name for column in columns)
        for row, *parts in connection.execute(f"select id, {listed} from {table}"):
            if any(part and words in fold(str(part)) for part in parts):
                found.add(row)
                if len(found) >= MOST_NAMED:
                    return found
    return found | _referring(connection, fields, found)


def _referring(connection: sqlite3.Connection, fields: Fields, rows: set[str]) -> set[str]:
    listed = json.dumps(sorted(rows))
    found: set[str] = set()
    for table in fields.tables.values():
        if table.kind is not TableKind.SHARED:
            continue
        columns = [column.name for column in table.columns if column.references]
        if table.name == "attachment":
            columns.append("owner_id")
        for column in columns:
            found.update(
                row
                for (row,) in connection.execute(
                    f"select id from {table.name} where {column} in (select value from json_each(?))",
                    (listed,),
                )
            )
    return found


def _actions_on(connection: sqlite3.Connection, rows: Iterable[str]) -> set[int]:
    listed = json.dumps(sorted(rows))
    found = connection.execute(
        "select distinct action from entry where row in (select value from json_each(?))", (listed,)
    )
    return {number for (number,) in found}
