# SPDX-License-Identifier: MIT
"""What happened to a record, what is remarked of it, and what is in the trash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import WHOLE_ROW
from dvcq_desktop.database.schema import FieldValue, TableKind
from dvcq_desktop.database.values import Fields, shown

if TYPE_CHECKING:
    import sqlite3


Remarks = dict[str, list[str]]
"""Sentences by the id of the record that they are about."""


@dataclass(frozen=True)
class Change:
    """Say what one field was and became; of several columns, their values in the declared order."""

    field: str
    old: FieldValue
    new: FieldValue


@dataclass(frozen=True)
class HistoryEntry:
    """Say when (UTC), on which PC and in which action a record changed; an insert lists what it filled in."""

    at: str
    pc: str
    action: str
    is_insert: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class TrashedRow:
    """Name a record in the trash, and when, where and in which action it went there."""

    table: str
    id: str
    deleted_at: str
    pc: str
    action: str


def history(connection: sqlite3.Connection, fields: Fields, table: str, row: str) -> list[HistoryEntry]:
    """Return all that happened to one record, the latest first.

    An entry comes after those it supersedes, whatever the clocks said; otherwise the clocks decide, then
    the ids: so it reads the same in every copy.
    """
    found = connection.execute(
        "select e.seq, a.at, e.id, a.pc, a.name, e.op from entry e join action a on a.seq = e.action"
        " where e.row = ? and e.tbl = ?",
        (row, table),
    ).fetchall()
    waiting = {entry: set[int]() for entry, *_ in found}
    for entry, old in connection.execute(
        "select p.entry, p.old from entry_parent p join entry e on e.seq = p.entry where e.row = ?", (row,)
    ):
        # What was written since the first question is read when its change is told.
        if entry in waiting and old in waiting:
            waiting[entry].add(old)
    said = {entry: (at, identity, pc, name, op) for entry, at, identity, pc, name, op in found}
    entries = []
    while waiting:
        entry = min((entry for entry, olds in waiting.items() if not olds), key=said.__getitem__)
        del waiting[entry]
        for olds in waiting.values():
            olds.discard(entry)
        at, _, pc, name, op = said[entry]
        entries.append(
            HistoryEntry(at, pc, name, op == "insert", changes_of_entry(connection, fields, entry))
        )
    return entries[::-1]


def trash_list(connection: sqlite3.Connection, fields: Fields) -> list[TrashedRow]:
    """Return what is in the trash, the latest first."""
    rows = []
    for table in fields.tables.values():
        if table.kind is not TableKind.SHARED:
            continue
        for row, deleted_at, pc, name in connection.execute(
            f"select t.id, t.deleted_at, a.pc, a.name from {table.name} t left join action a on a.seq ="
            " (select e.action from entry e join entry_value v on v.entry = e.seq"
            "  where e.row = t.id and v.field in (?, '') order by e.seq desc limit 1)"
            " where t.deleted_at is not null and t.id not in (select row_id from erasure)",
            (f"{table.name}.deleted_at",),
        ):
            rows.append(TrashedRow(table.name, row, deleted_at, pc or "", name or ""))
    return sorted(rows, key=lambda row: (row.deleted_at, row.id), reverse=True)


def changes_of_entry(connection: sqlite3.Connection, fields: Fields, entry: int) -> tuple[Change, ...]:
    """Return what one entry changed; an insert lists what it filled in."""
    changes = []
    for field_id, stored in connection.execute(
        "select field, value from entry_value where entry = ? order by field", (entry,)
    ).fetchall():
        if field_id == WHOLE_ROW:
            changes += [
                Change(name, None, value)
                for name, value in fields.decode_row(stored).items()
                if not _is_empty(value)
            ]
        else:
            old = _old_value(connection, fields, entry, field_id)
            changes.append(Change(field_id, old, fields.decode(field_id, stored)))
    return tuple(changes)


def _old_value(connection: sqlite3.Connection, fields: Fields, entry: int, field_id: str) -> FieldValue:
    parents = [
        old
        for (old,) in connection.execute(
            "select old from entry_parent where entry = ? and field = ?", (entry, field_id)
        )
    ]
    parent = shown(connection, parents) if parents else None
    return None if parent is None else fields.of_entry(connection, parent, field_id)


def _is_empty(value: FieldValue) -> bool:
    return value is None or (isinstance(value, tuple) and not any(part is not None for part in value))
