# SPDX-License-Identifier: MIT
"""A program that hands its file over without end, to be killed: `handing_program.py FILE STICK`.

It prints a line once each copy is on the stick.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover import age
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.sending import hand_over

SECRET = "truong mai khoe lan bien hue"
HERE = Replica("r", "PC-1")


def quiet(_done: int, _total: int, _sentence: str) -> None:
    """Report nothing."""


def main(path: Path, stick: Path, first: int) -> None:
    """Hand over until killed; each copy has a second of its own."""
    age.WORK_FACTOR = 2
    number = first
    with Database.open(path, replica=HERE) as database:
        while True:
            number += 1
            now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
            drive = Drive(stick, 1 << 30, 1 << 30, "vfat")
            hand_over(database, drive, SECRET, replica=HERE.id, pc=HERE.pc, now=now, report=quiet)
            print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
