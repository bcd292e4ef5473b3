# SPDX-License-Identifier: MIT
"""The journal in her words: what an action changed, by record and field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.labels import TRASH
from dvcq_desktop.database.logbook import RecordChange, changes_of
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import shortened

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.records import Change
    from dvcq_desktop.handover.naming import Naming

MOST_RECORDS = 200
"""How many records of one action are told."""
_LONGEST = 300
# Set by the program; she never chose them.
_SILENT = ("position", "owner_table", "owner_id")


@dataclass(frozen=True)
class RecordStory:
    """Say what one action did to one record: its heading, and a line for each field."""

    table: str
    row: str
    heading: str
    lines: tuple[str, ...]


def story(
    connection: sqlite3.Connection,
    naming: Naming,
    number: int,
    *,
    record: tuple[str, str] | None = None,
    words: str = "",
) -> tuple[list[RecordStory], int]:
    """Return what an action did, of one record where one is given, and how many records there are in all.

    Where words are given, the records in which they stand come first.
    """
    most = MOST_RECORDS if record is None and not words else 1_000_000
    told, count = changes_of(connection, naming.fields, number, most=most)
    if record is not None:
        told = [change for change in told if (change.table, change.row) == record]
        count = len(told)
    stories = [_told(connection, naming, change) for change in told]
    if folded := fold(words):
        stories.sort(key=lambda one: folded not in fold(" ".join((one.heading, *one.lines))))
    return stories[:MOST_RECORDS], count


def _told(connection: sqlite3.Connection, naming: Naming, change: RecordChange) -> RecordStory:
    name = naming.record(connection, change.table, change.row)
    heading = f"{naming.table(change.table)} “{name}”"
    verb = _verb(change)
    lines = [
        _line(connection, naming, one, is_insert=change.is_insert)
        for one in change.changes
        if one.field.rpartition(".")[2] not in _SILENT and not one.field.endswith(f".{TRASH}")
    ]
    return RecordStory(change.table, change.row, f"{heading}: {verb}", tuple(lines))


def _verb(change: RecordChange) -> str:
    trashed = [one.new for one in change.changes if one.field.endswith(f".{TRASH}")]
    if trashed and (trashed[-1] or not change.is_insert):
        return "bỏ vào thùng rác" if trashed[-1] else "lấy lại từ thùng rác"
    return "thêm mới" if change.is_insert else "sửa"


def _line(connection: sqlite3.Connection, naming: Naming, change: Change, *, is_insert: bool) -> str:
    label = naming.labels.field(change.field)
    old, new = change.old, change.new
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        # Of what changes together, only what did.
        kept = [place for place, part in enumerate(new) if part != old[place]]
        old, new = tuple(old[place] for place in kept), tuple(new[place] for place in kept)
    after = _cut(naming.value(connection, change.field, new))
    if is_insert and change.old is None:
        return f"{label}: {after}"
    return f"{label}: {_cut(naming.value(connection, change.field, old))} → {after}"


def _cut(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST)
