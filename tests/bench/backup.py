# SPDX-License-Identifier: MIT
"""A backup of a file with many scans after one change, and after none, against one whole copy of the file."""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.handover.backups import BackupFolder
from tests.bench.figures import Figure, seconds

SCANS, SIZE = 2000, 50_000
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Database.open(Path(folder) / "a.dvcq", create=True) as database,
    ):
        for _ in range(SCANS // 100):
            database.write("Quét", attach_many)
        kept = BackupFolder(Path(folder) / "sao-luu", "a")
        kept.make(database, NOW)
        whole = seconds(lambda: database.copy_to(Path(folder) / "copy.dvcq"))
        database.write("Quét", attach)
        changed = seconds(lambda: kept.make(database, NOW + timedelta(hours=1)))
        unchanged = seconds(lambda: kept.make(database, NOW + timedelta(hours=2)))
        size = kept.backups()[0].size / database.path.stat().st_size
        yield Figure("backup of 100 MB of scans after one change / a whole copy", changed / whole, 1)
        yield Figure("the same, bytes", size, 0.1)
        yield Figure("backup with nothing changed / a whole copy", unchanged / whole, 0.05)


def attach_many(action: Action) -> None:
    for _ in range(100):
        attach(action)


def attach(action: Action) -> None:
    file = action.attach(os.urandom(SIZE))
    values = {"owner_table": "unit", "owner_id": "x", "name": "a.jpg", "file": file}
    action.insert("attachment", values)
