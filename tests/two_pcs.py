# SPDX-License-Identifier: MIT
"""Two PCs with one file between them: a copy that goes its own way, is merged back, and what is left then."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from dvcq_desktop.database import Database
from dvcq_desktop.database.conflicts import conflicts
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover.conflict_items import items_of
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.rooms import NAMES, ROOMS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.handover.conflict_items import ConflictItem

B = Replica("b", "PC-B")


class HasDatabase(Protocol):
    """What a room's tests work with."""

    @property
    def database(self) -> Database:
        """Return its file."""
        ...


@contextmanager
def copied(database: Database, folder: Path) -> Iterator[Database]:
    """Give the copy of a file to the other PC."""
    path = folder / "b.dvcq"
    shutil.copy(database.path, path)
    with Database.open(path, replica=B) as there:
        yield there


def merge(here: HasDatabase, there: HasDatabase) -> None:
    """Take what the other PC's file holds into this one."""
    with prepare_merge(here.database, there.database.path, rooms=tuple(ROOMS.values())) as prepared:
        prepared.apply()


def remarks_of(here: HasDatabase, there: HasDatabase) -> list[str]:
    """Return what the rooms find odd in what the two files would be together."""
    with prepare_merge(here.database, there.database.path, rooms=tuple(ROOMS.values())) as prepared:
        assert prepared.preview is not None
        return list(prepared.preview.remarks)


def waiting(diary: HasDatabase, own: Replica) -> list[ConflictItem]:
    """Return the conflicts of a file, as its window lists them."""
    fields = diary.database.fields

    def read_them(connection: sqlite3.Connection) -> list[ConflictItem]:
        rows = connection.execute(
            "select e.id from entry e join action a on a.seq = e.action where a.replica = ?", (own.id,)
        )
        ours = {row["id"] for row in rows.fetchall()}
        found = conflicts(connection, fields)
        return items_of(Naming(fields, ROOMS, NAMES), connection, found, is_own=ours.__contains__)

    return diary.database.read(read_them)
