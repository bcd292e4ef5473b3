# SPDX-License-Identifier: MIT
"""One piece of work after the other on a disk that fails at its Nth write, N from 1 until none fails.

`LD_PRELOAD=failing_disk.so python -m tests.faults.failing_program FOLDER WORK BELOW ERRNO LASTING STEP`.
It prints a JSON object: how many writes failed, how often it was refused, and what went wrong.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import traceback
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.restoring import prepare_restore
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age, taking
from dvcq_desktop.handover.backing_up import own_folder
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.going_back import go_back
from dvcq_desktop.handover.handing import Terms, hand_over_now
from dvcq_desktop.handover.receiving import offer_of, offers_in
from tests.faults import everything_program as everything

HERE = Replica("here", "PC-1")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
SECRET = everything.SECRET


class Site:
    """A PC's folder with a file, a backup of an earlier state, a copy that another PC worked in, a stick."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path, self.there, self.usb = folder / "a.dvcq", folder / "b.dvcq", folder / "usb"

    def make(self) -> None:
        """Begin everything."""
        self.usb.mkdir(parents=True, exist_ok=True)
        everything.begin(self.path)
        with Database.open(self.path, replica=HERE) as database:
            own_folder(self.path).make(database, NOW.replace(hour=8))
            hand_over_now(database, self._drive(), SECRET, Terms(), quiet)
        everything.fork(self.path, self.there, 1)
        with Database.open(self.path, replica=HERE) as database:
            database.write("Sửa", lambda action: everything.set_notes(action, "1"))

    def edit(self) -> None:
        """Save once."""
        with Database.open(self.path, replica=HERE) as database:
            database.write("Sửa", lambda action: everything.set_notes(action, "2"))

    def merge(self) -> None:
        """Take the other copy in."""
        offer = offer_of(self.there)
        with (
            Database.open(self.path, replica=HERE) as database,
            taking.prepare(database, offer, "", (), quiet) as prepared,
        ):
            taking.apply(database, prepared, (), {}, quiet, NOW)

    def hand_over(self) -> None:
        """Write a copy onto the stick."""
        with Database.open(self.path, replica=HERE) as database:
            done = hand_over_now(database, self._drive(), SECRET, Terms(), quiet)
            if done.remark:
                raise UserError(done.remark)

    def back_up(self) -> None:
        """Make a backup."""
        with Database.open(self.path, replica=HERE) as database:
            own_folder(self.path).make(database, NOW)

    def restore(self) -> None:
        """Go back to the earlier backup."""
        folder = own_folder(self.path)
        with (
            Database.open(self.path, replica=HERE) as database,
            prepare_restore(database, folder.backups()[-1].path, folder.content) as prepared,
        ):
            go_back(database, prepared, NOW)

    def state(self) -> tuple[str, str]:
        """Return what the file holds; whatever lies beside it must be whole."""
        with Database.open(self.path, replica=HERE) as database:
            report = database.verify()
            assert report.is_sound, report.findings
            folder = own_folder(self.path)
            for backup in folder.backups():
                folder.prove(backup)
            announced = [offer for offer in offers_in(self.usb) if offer.manifest]
            assert len(announced) == 1, "the stick has no whole copy any more"
            for offer in offers_in(self.usb):
                taking.compare_offer(database, offer, SECRET, quiet)
        return report.digest, report.content_digest

    def _drive(self) -> Drive:
        return Drive(self.usb, 1 << 30, 1 << 30, "vfat")


def quiet(_done: int, _total: int, _sentence: str) -> None:
    """Report nothing."""


Ended = tuple[str, str, int]
"""How a piece of work ended, in a word and a sentence, and how many writes there were."""


def run(work: str, pristine: Path, folder: Path, below: str, nth: int, error: int, lasting: int) -> Ended:
    """Do a piece of work in a process of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pristine, folder)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        disk = ctypes.CDLL(None)
        disk.disk_arm(str(folder / below).encode(), ctypes.c_long(nth), error, lasting)
        try:
            getattr(Site(folder), work)()
            told = ["done", ""]
        except UserError as refusal:
            told = ["refused", refusal.sentence]
        except BaseException:  # noqa: BLE001 - whatever it is, it is to be told
            told = ["bug", traceback.format_exc()[-1500:]]
        seen = disk.disk_seen()
        disk.disk_arm(b"/", ctypes.c_long(-1), 0, 0)
        os.write(writing, json.dumps([*told, seen]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    end, sentence, seen = json.loads(said) if said else ("died", "", 0)
    return end, sentence, seen


def main(top: Path, work: str, below: str, error: int, lasting: int, step: int) -> None:
    """Let each write fail in turn."""
    age.WORK_FACTOR = 2
    pristine, folder = top / "pristine", top / "site"
    Site(pristine).make()
    before = Site(pristine).state()
    _, _, writes = run(work, pristine, folder, below, 1 << 40, error, lasting)
    ends, wrong = Counter[str](), []
    for nth in range(1, int(writes) + 1, step):
        end, said, _ = run(work, pristine, folder, below, nth, error, lasting)
        ends[end] += 1
        try:
            is_as_before = Site(folder).state() == before
        except (UserError, AssertionError) as refusal:
            wrong.append(f"{nth}: {end} {said}; afterwards: {refusal}")
            continue
        if not is_right(work, end, said, is_as_before=is_as_before):
            wrong.append(f"{nth}: {end} {said}; {'as before' if is_as_before else 'changed'}")
    print(json.dumps({"writes": writes, **ends, "wrong": wrong}))


def is_right(work: str, end: str, said: str, *, is_as_before: bool) -> bool:
    """Tell whether what was said of a piece of work is what became of the file."""
    if end == "done":
        return is_as_before == (work == "back_up")
    # A hand-over that is whole on the stick says so, whatever this PC could write down of it.
    is_told = "chưa chắc" in said or said.startswith(("Bản trên USB đã xong", "Chưa nhớ được"))
    return end == "refused" and (is_as_before or is_told)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], *map(int, sys.argv[4:7]))
