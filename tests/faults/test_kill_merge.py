# SPDX-License-Identifier: MIT
"""A program killed at any moment of a merge leaves the file as before it or as after it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.unmerging import last_merge, undo_merge
from tests.faults.program import SCHEMA

if TYPE_CHECKING:
    from dvcq_desktop.database import Action

ROOT = Path(__file__).parents[2]
RUNS = 100 if os.environ.get("DVCQ_FAULTS") == "long" else 8
HERE = Replica("here", "PC-2")


def fill(action: Action, start: int) -> None:
    for number in range(start, start + 400):
        action.insert("task", {"id": f"t{number:04}", "title": f"Việc {number} " * 5, "number": number})


def change(action: Action, title: str) -> None:
    for number in range(0, 400, 2):
        action.update("task", f"t{number:04}", {"title": title})


@pytest.fixture
def forks(tmp_path: Path) -> tuple[Path, Path]:
    here, there = tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"
    with Database.open(here, create=True, schema=SCHEMA, replica=HERE) as database:
        database.write("Nhập", lambda action: fill(action, 0))
    shutil.copy(here, there)
    for path, title in ((here, "ở đây"), (there, "ở kia")):
        with Database.open(path, schema=SCHEMA, replica=Replica(title, title)) as database:
            database.write("Sửa", lambda action, title=title: change(action, title))  # type: ignore[misc]  # mypy infers no lambda with a default
            database.write("Thêm", lambda action, path=path: fill(action, 1000 if path == here else 2000))  # type: ignore[misc]  # mypy infers no lambda with a default
    return here, there


def test_a_merge_is_there_as_a_whole_or_not_at_all(forks: tuple[Path, Path]) -> None:
    here, there = forks
    with Database.open(here, schema=SCHEMA, replica=HERE) as database:
        before = database.verify()
        with prepare_merge(database, there) as prepared:
            prepared.apply()
        after = database.verify()
        undo_merge(database)
        assert database.verify() == before
    chance = random.Random(5)
    states = set()
    journal = here.with_name(f"{here.name}-journal")
    for _ in range(RUNS):
        command = [sys.executable, "-m", "tests.faults.merging_program", str(here), str(there)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
            assert running.stdout is not None
            running.stdout.readline()
            for _ in range(chance.randrange(60_000)):
                journal.exists()
            running.kill()
        with Database.open(here, schema=SCHEMA, replica=HERE) as database:
            report = database.verify()
            assert report.is_sound, report.findings
            assert report in (before, after)
            assert (report == after) == (database.read(last_merge) is not None)
            states.add(report.digest)
    assert before != after
    assert states
    with Database.open(here, schema=SCHEMA, replica=HERE) as database:
        prepare_merge(database, there).close()
    assert not [path for path in here.parent.iterdir() if "merge-" in path.name]
