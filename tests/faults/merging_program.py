# SPDX-License-Identifier: MIT
"""A program that merges and takes the merge back without end, to be killed: `merging_program.py FILE COPY`.

It prints a line once each merge, and each undoing, is on disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.unmerging import last_merge, undo_merge
from tests.faults.program import SCHEMA


def main(path: Path, other: Path) -> None:
    """Merge until killed."""
    with Database.open(path, schema=SCHEMA, replica=Replica("r", "PC-1")) as database:
        if database.read(last_merge) is not None:
            undo_merge(database)
        while True:
            with prepare_merge(database, other) as prepared:
                prepared.apply()
            print("merged", flush=True)
            undo_merge(database)
            print("undone", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
