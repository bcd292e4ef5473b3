# SPDX-License-Identifier: MIT
"""Progress entries with the files that prove them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import Progress
from dvcq_desktop.plan.store import tasks

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True)
class EvidenceFile:
    """One file kept with an entry; `sha256` is the key of its content."""

    id: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Evidence:
    """One entry of progress with its files."""

    progress: Progress
    files: tuple[EvidenceFile, ...]


def evidence(connection: sqlite3.Connection, task: str) -> list[Evidence]:
    """Return the progress entries of a task with their files, the latest first."""
    files: dict[str, list[EvidenceFile]] = defaultdict(list)
    rows = connection.execute(
        "select attachment.* from attachment join progress_entry entry on entry.id = attachment.owner_id"
        " where attachment.owner_table = 'progress_entry' and attachment.deleted_at is null"
        " and entry.task = ? order by attachment.id",
        (task,),
    )
    for row in rows.fetchall():
        file = EvidenceFile(row["id"], row["name"] or "", row["file"], row["size"] or 0)
        files[row["owner_id"]].append(file)
    return [Evidence(entry, tuple(files[entry.id])) for entry in tasks.progress(connection, task)]


def task_files(connection: sqlite3.Connection, task: str) -> list[EvidenceFile]:
    """Return the files that are kept with a task itself, such as the document that gave it."""
    rows = connection.execute(
        "select * from attachment where owner_table = 'task' and owner_id = ? and deleted_at is null"
        " order by id",
        (task,),
    )
    return [
        EvidenceFile(row["id"], row["name"] or "", row["file"], row["size"] or 0) for row in rows.fetchall()
    ]
