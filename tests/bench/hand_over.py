# SPDX-License-Identifier: MIT
"""Handing over 200 MB, against its unavoidable parts: VACUUM INTO, one encryption, one reading back."""

import os
import resource
import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover import age
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.sending import Note, hand_over
from dvcq_desktop.office.register.store import enter_unprinted
from tests.bench.figures import Figure, seconds

MEGABYTES = 200
TURNS = 3
SECRET = "truong mai khoe lan bien hue"
CHUNK = 1 << 20


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Database.open(folder / "a.dvcq", create=True, replica=Replica("a", "PC-A")) as database:
            for number in range(MEGABYTES // 4):
                database.write("Đính kèm", partial(attach, number=number))
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            turns = []
            for turn in range(TURNS):
                stick = folder / f"usb-{turn}"
                stick.mkdir()
                ours = seconds(partial(hand, database, stick))
                shutil.rmtree(stick)
                turns.append(ours / seconds(partial(parts_alone, database.path, folder)))
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    yield Figure(f"hand-over of {MEGABYTES} MB / its parts alone", statistics.median(turns), 1.6)
    # What scrypt takes for a moment, and what SQLite may cache, whatever the size of the file.
    yield Figure("memory it takes for that", grown, 160, "MB")


def attach(action: Action, number: int) -> None:
    files = [os.urandom(400_000) for _ in range(10)]
    for place, data in enumerate(files):
        action.insert(
            "attachment",
            {
                "owner_table": "unit",
                "owner_id": str(number),
                "name": f"{place}.bin",
                "file": action.attach(data),
            },
        )


def hand(database: Database, stick: Path) -> None:
    drive = Drive(stick, shutil.disk_usage(stick).free, 1 << 40, "exfat")
    now = datetime(2026, 11, 25, tzinfo=UTC)
    entry = partial(enter_unprinted, kind="handover-minutes", title="Biên bản", day=now.date(), made_from="a")
    note = Note("Bàn giao dữ liệu", entry)
    hand_over(database, drive, SECRET, replica="a", pc="PC-A", now=now, report=lambda *_: None, note=note)


def parts_alone(source: Path, folder: Path) -> None:
    """Copy, seal and read back as one who trusts everything would."""
    plain, sealed = folder / "plain", folder / "sealed"
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("vacuum into ?", (str(plain),))
    with plain.open("rb") as file, sealed.open("wb", buffering=CHUNK) as target:
        age.encrypt(file, target, SECRET)
        target.flush()
        os.fsync(target.fileno())
    with sealed.open("rb") as file:
        for _ in age.decrypt(file, SECRET):
            pass
    plain.unlink()
    sealed.unlink()
