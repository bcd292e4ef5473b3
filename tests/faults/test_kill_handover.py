# SPDX-License-Identifier: MIT
"""A program killed at any moment of a hand-over: the file is untouched, the stick always has a whole copy."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from dvcq_desktop.database import Database
from dvcq_desktop.handover.receiving import offers_in
from dvcq_desktop.handover.taking import compare_offer
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person
from dvcq_desktop.opening import open_database
from tests.faults.handing_program import HERE, SECRET, quiet

ROOT = Path(__file__).parents[2]
RUNS = 100 if os.environ.get("DVCQ_FAULTS") == "long" else 6


def test_the_stick_always_holds_a_whole_copy(tmp_path: Path) -> None:
    path, stick = tmp_path / "a.dvcq", tmp_path / "usb"
    stick.mkdir()
    open_database(path, create=True).close()
    with Database.open(path, replica=HERE) as database:
        database.write(
            "Thêm", lambda action: [office.save_person(action, Person("", f"A {n}")) for n in range(50)]
        )
        before = database.verify()
    chance = random.Random(7)
    for run in range(RUNS):
        command = [
            sys.executable,
            "-m",
            "tests.faults.handing_program",
            str(path),
            str(stick),
            str(run * 1000),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
            assert running.stdout is not None
            running.stdout.readline()
            for _ in range(chance.randrange(60_000)):
                path.exists()
            running.kill()
        with Database.open(path, replica=HERE) as database:
            assert database.verify() == before
            offers = offers_in(stick)
            announced = [offer for offer in offers if offer.manifest is not None]
            assert len(announced) == 1
            assert compare_offer(database, announced[0], SECRET, quiet).word == "giống nhau"
            # A copy that was whole but not announced yet may be there as well; a half one never.
            for offer in offers:
                assert compare_offer(database, offer, SECRET, quiet).word == "giống nhau"
        assert not list(tmp_path.glob("dvcq-tam-*"))
