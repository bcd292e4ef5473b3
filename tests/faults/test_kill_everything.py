# SPDX-License-Identifier: MIT
"""Whatever the program does when it is killed: nothing that was saved is lost, and no half counts as whole.

`python dev.py faults --kills N` kills it N times and says one total.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database import Database
from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age
from dvcq_desktop.handover.backing_up import own_folder
from dvcq_desktop.handover.receiving import offers_in
from dvcq_desktop.handover.taking import compare_offer
from tests.faults.everything_program import ROWS, SECRET, VILLAGES, begin, fork

if TYPE_CHECKING:
    import sqlite3

    import pytest

    from dvcq_desktop.database.comparing import Side

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DVCQ_KILLS") or (500 if os.environ.get("DVCQ_FAULTS") == "long" else 10))
PER_FILE = 25
HERE = Replica("here", "PC-3")
LONGEST_S = 1.5
"""About how long all the steps take twice."""


@dataclass
class Total:
    """Count what must not happen, and where the kills fell."""

    lost: int = 0
    unopened: int = 0
    half_written: int = 0
    half_copies: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    hot: int = 0
    saved: int = 0
    copies: int = 0

    @property
    def faults(self) -> int:
        """Return how much went wrong."""
        return self.lost + self.unopened + self.half_written + self.half_copies

    @property
    def sentence(self) -> str:
        """Return the figure."""
        places = ", ".join(f"{name} {count}" for name, count in sorted(self.kills.items()))
        return (
            f"{self.kills.total()} kills ({places}; {self.hot} while pages went into the file):"
            f" {self.lost} of {self.saved} committed changes lost, {self.unopened} files that do not open,"
            f" {self.half_written} half-written actions, {self.half_copies} of {self.copies} backups and"
            " copies half and taken for whole"
        )


class House:
    """One PC: its file, its backups, its stick, and what it was told is saved."""

    def __init__(self, folder: Path, total: Total) -> None:
        self.path, self.folder, self._total = folder / "a.dvcq", folder, total
        (folder / "usb").mkdir(parents=True)
        self.saved: set[str] = set()
        self._proven: set[str] = set()
        begin(self.path)

    def work_and_die(self, seed: int, chance: random.Random) -> None:
        """Let the program work for a while and kill it: at any moment, or while pages go into a file."""
        there = self.folder / "there.dvcq"
        there.unlink(missing_ok=True)
        fork(self.path, there, seed)
        words = ["-m", "tests.faults.everything_program", str(self.path), str(self.folder), str(seed)]
        environment = {**os.environ, "DVCQ_HOME": str(self.folder / "home")}
        log = self.folder / "log"
        with (
            log.open("w") as output,
            subprocess.Popen([sys.executable, *words], stdout=output, cwd=ROOT, env=environment) as running,
        ):
            while "begin" not in log.read_text():
                assert running.poll() is None
                time.sleep(0.005)
            time.sleep(chance.random() * LONGEST_S)
            journal = self.path.with_name(f"{self.path.name}-journal")
            for _ in range(chance.choice((0, 40_000))):
                if journal.exists():
                    self._total.hot += 1
                    break
            assert running.poll() is None, log.read_text()
            running.kill()
        lines = [line.split() for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]
        step = next((words[1] for words in reversed(lines) if words[0] == "begin"), "start")
        self._total.kills[step if not lines or lines[-1][0] == "begin" else f"{step}+"] += 1
        told = {key for words in lines if words[0] == "saved" for key in words[1:]}
        self._total.saved += len(told - self.saved)
        self.saved |= told

    def look(self) -> None:
        """Open what is there and count what is wrong."""
        total = self._total
        try:
            with Database.open(self.path, replica=HERE) as database:
                report = database.verify()
                with closing(database.connect()) as connection:
                    there = {str(each) for (each,) in connection.execute("select id from action")}
                    total.lost += len(self.saved - there)
                    total.half_written += not (report.is_sound and is_whole(connection))
                self._look_at_copies(database)
        except DatabaseError:
            total.unopened += 1

    def _look_at_copies(self, database: Database) -> None:
        total, folder = self._total, own_folder(self.path)
        for backup in folder.backups():
            if backup.path.name not in self._proven:
                self._proven.add(backup.path.name)
                total.copies += 1
                try:
                    folder.prove(backup)
                except UserError:
                    total.half_copies += 1
        offers = offers_in(self.folder / "usb")
        for offer in offers:
            total.copies += 1
            try:
                found = compare_offer(database, offer, SECRET, _quiet)
                is_parted = found.relation is Relation.FORKED and not is_entry(found.there)
                total.half_copies += is_parted
            except UserError:
                total.half_copies += 1
        assert sum(offer.manifest is not None for offer in offers) <= 1


def is_whole(connection: sqlite3.Connection) -> bool:
    """Tell whether every action that changes many rows changed all of them."""
    notes = connection.execute(
        "select count(distinct note), count(*) from person where full_name glob 'Người *'"
    ).fetchone()
    (villages,) = connection.execute("select count(*) from unit where name glob 'Thôn *-*.*'").fetchone()
    return tuple(notes) == (1, ROWS) and villages % VILLAGES == 0


def is_entry(side: Side) -> bool:
    """Tell whether a copy has nothing more than that it was handed over: killed in that very instant."""
    return side.actions == 1 and side.tables.keys() == {"issued_document"}


def _quiet(_done: int, _total: int, _sentence: str) -> None:
    return


def test_a_kill_at_any_moment_loses_nothing_and_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 2)
    chance, total = random.Random(11), Total()
    for number in range(KILLS):
        if number % PER_FILE == 0:
            house = House(tmp_path / f"{number}", total)
        house.work_and_die(number, chance)
        house.look()
        assert not total.faults, (number, total.sentence, (house.folder / "log").read_text()[-2000:])
    with capsys.disabled():
        print(f"\n{total.sentence}")
