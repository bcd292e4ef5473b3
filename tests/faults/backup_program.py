# SPDX-License-Identifier: MIT
"""A program that backs up, or goes back, without end, to be killed at any moment.

`python backup_program.py backup|restore FILE FOLDER`; it prints a line for each that is done.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.restoring import prepare_restore
from dvcq_desktop.handover.backups import BackupFolder

if TYPE_CHECKING:
    from dvcq_desktop.database import Action

REPLICA = Replica("a", "PC-A")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def work(action: Action, number: int) -> None:
    """Add units and a file, so that half of an action would show."""
    for one in range(40):
        action.insert("unit", {"name": f"Thôn {number}.{one}", "kind": "village"})
    file = action.attach(os.urandom(30_000))
    values = {"owner_table": "unit", "owner_id": "x", "name": f"{number}.bin", "file": file}
    action.insert("attachment", values)


def main(what: str, path: Path, folder: BackupFolder) -> None:
    """Work until killed."""
    with Database.open(path, create=True, replica=REPLICA) as database:
        if what == "backup":
            for number in count():
                database.write("Ghi", lambda action, n=number: work(action, n))  # type: ignore[misc]  # mypy infers no lambda with a default
                print("ghi", flush=True)
                made = folder.make(database, NOW)
                print(made.path.name if made else "", flush=True)
        for backup in cycle(folder.backups()):
            with prepare_restore(database, backup.path, folder.content) as prepared:
                prepared.apply()
            print(backup.path.name, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), BackupFolder(Path(sys.argv[3]), Path(sys.argv[2]).stem))
