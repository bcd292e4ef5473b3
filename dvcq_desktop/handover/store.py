# SPDX-License-Identifier: MIT
"""What this PC remembers of its last hand-over and its last merge, for their minutes.

These are local notes and no records: they hold no passphrase, and are not in a copy that is handed over.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.database.digests import set_digest
from dvcq_desktop.database.journal import utc_now
from dvcq_desktop.database.previews import PreviewKind
from dvcq_desktop.handover.manifest import Manifest, Part
from dvcq_desktop.handover.naming import local_time
from dvcq_desktop.handover.taking import known_here, place_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from dvcq_desktop.database.conflicts import Conflict, ConflictingValue
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.merging import PreparedMerge
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.handover.taking import Choice, Place

_HANDED_OVER, _MERGED, _TAKEN = "handover/last", "handover/merged", "handover/taken"
_MOST_TAKEN = 50
HERE = "Máy này"


@dataclass(frozen=True)
class HandOverNote:
    """What was handed over, where it was written, who gave it and who took it."""

    manifest: Manifest
    folder: str
    giver: str = ""
    taker: str = ""
    confirmed: bool = False


class MergedTable(NamedTuple):
    """Count what a merge did in one table: rows added, fields taken, fields kept, fields to decide."""

    room: str
    table: str
    added: int
    taken: int
    kept: int
    contested: int


class MergedConflict(NamedTuple):
    """Say where two copies differed, what each said, and what was chosen ("" for later)."""

    place: str
    values: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class MergeNote:
    """What a merge did, as its minutes tell it."""

    at: str
    sentence: str
    file: str
    digest: str
    tables: tuple[MergedTable, ...]
    conflicts: tuple[MergedConflict, ...]
    remarks: tuple[str, ...] = ()


def keep_handed_over(database: Database, note: HandOverNote) -> None:
    """Remember a hand-over; where the file is only read, nothing is kept."""
    _keep(database, _HANDED_OVER, asdict(note))


def handed_over(connection: sqlite3.Connection) -> HandOverNote | None:
    """Return the last hand-over of this PC."""
    said = _kept(connection, _HANDED_OVER)
    try:
        held = said.pop("manifest")
        parts = tuple(Part(**part) for part in held.pop("parts"))
        return HandOverNote(Manifest(parts=parts, **held), **said)
    except (KeyError, TypeError, AttributeError):
        return None


def keep_merged(database: Database, note: MergeNote) -> None:
    """Remember a merge."""
    _keep(database, _MERGED, asdict(note))


def digest_of_copy(prepared: PreparedMerge) -> str:
    """Return the set digest of a copy that is about to be taken over, by which its manifest names it."""
    with prepared.copy.reading() as connection:
        return set_digest(connection)


def keep_taken(database: Database, digest: str) -> None:
    """Remember that this file has all of a copy: on the stick, it may be replaced."""
    known = database.read(lambda connection: _kept(connection, _TAKEN))
    digests = [each for each in known if each != digest] if isinstance(known, list) else []
    _keep(database, _TAKEN, [*digests, digest][-_MOST_TAKEN:])


def taken_copies(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the set digests of the copies that this file has all of: those taken over, and its own."""
    known = _kept(connection, _TAKEN)
    return frozenset([*(known if isinstance(known, list) else ()), set_digest(connection)])


def merged(connection: sqlite3.Connection) -> MergeNote | None:
    """Return the last merge of this PC."""
    said = _kept(connection, _MERGED)
    try:
        tables = tuple(MergedTable(*each) for each in said.pop("tables"))
        conflicts = tuple(
            MergedConflict(place, tuple(values), chosen) for place, values, chosen in said.pop("conflicts")
        )
        remarks = tuple(said.pop("remarks"))
        return MergeNote(tables=tables, conflicts=conflicts, remarks=remarks, **said)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def note_of(
    database: Database,
    prepared: PreparedMerge,
    naming: Naming,
    choices: Mapping[Place, Choice],
    file: str,
) -> MergeNote:
    """Return what a rehearsed merge will have done, before its copies are thrown away."""
    preview = prepared.preview
    assert preview is not None
    order = [table for room in naming.rooms.values() for table in room.labels.tables]
    merged = sorted(
        preview.tables().items(),
        key=lambda each: order.index(each[0]) if each[0] in order else len(order),
    )
    tables = tuple(
        MergedTable(
            naming.room(table),
            naming.table(table),
            counts.get(PreviewKind.NEW, 0),
            counts.get(PreviewKind.TAKEN, 0),
            counts.get(PreviewKind.KEPT, 0),
            counts.get(PreviewKind.CONFLICT, 0),
        )
        for table, counts in merged
    )
    with preview.reading() as connection, database.reading() as here:
        is_known = known_here(here)

        def told(conflict: Conflict, value: ConflictingValue) -> str:
            side = HERE if is_known(value.entry) else "Bản kia"
            return f"{side}: {naming.said(connection, conflict, value)} ({said_by(value)})"

        conflicts = tuple(
            MergedConflict(
                naming.place(connection, conflict),
                tuple(told(conflict, value) for value in conflict.values),
                naming.value(connection, conflict.field, choices[place_of(conflict)].value)
                if place_of(conflict) in choices
                else "",
            )
            for conflict in preview.conflicts
        )
    return MergeNote(utc_now(), prepared.sentence, file, "", tables, conflicts, preview.remarks)


def said_by(value: ConflictingValue) -> str:
    """Return who wrote a value, when, and in which action."""
    return f"{value.pc}, {local_time(value.at)}, {value.action}"


def _keep(database: Database, name: str, said: dict[str, Any] | list[str]) -> None:
    if database.is_read_only:
        return
    stored = json.dumps(said, ensure_ascii=False)

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(
            "insert into local_setting(name, value) values (?, ?)"
            " on conflict do update set value = excluded.value",
            (name, stored),
        )

    database.maintain(work)


def _kept(connection: sqlite3.Connection, name: str) -> Any:
    found = connection.execute("select value from local_setting where name = ?", (name,)).fetchone()
    try:
        return json.loads(found[0]) if found and found[0] else None
    except ValueError:
        return None
