# SPDX-License-Identifier: MIT
"""Progress entries with the files that prove them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.filed import KeptFile, files_of_record, kept_files
from dvcq_desktop.plan.rules import Progress
from dvcq_desktop.plan.store import tasks

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True)
class Evidence:
    """One entry of progress with its files."""

    progress: Progress
    files: tuple[KeptFile, ...]


def evidence(connection: sqlite3.Connection, task: str) -> list[Evidence]:
    """Return the progress entries of a task with their files, the latest first."""
    rows = connection.execute(
        "select attachment.* from attachment join progress_entry entry on entry.id = attachment.owner_id"
        " where attachment.owner_table = 'progress_entry' and attachment.deleted_at is null"
        " and entry.task = ? order by attachment.id",
        (task,),
    )
    files = kept_files(rows.fetchall())
    return [Evidence(entry, files.get(entry.id, ())) for entry in tasks.progress(connection, task)]


def task_files(connection: sqlite3.Connection, task: str) -> tuple[KeptFile, ...]:
    """Return the files that are kept with a task itself, such as the document that gave it."""
    return files_of_record(connection, "task", task)
