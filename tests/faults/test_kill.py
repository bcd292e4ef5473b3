# SPDX-License-Identifier: MIT
"""A program killed at any moment leaves whole actions only, and what it called saved is there."""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.replica import Replica

PROGRAM = Path(__file__).with_name("program.py")
RUNS = 60 if os.environ.get("DVCQ_FAULTS") == "long" else 8
HERE = Replica("here", "PC-2")
HOT = bytes.fromhex("d9d505f920a163d7")
"""How a rollback journal begins that the next program has to roll back."""

_spec = importlib.util.spec_from_file_location("faults_program", PROGRAM)
assert _spec is not None
assert _spec.loader is not None
program = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(program)


def write_and_kill(path: Path, actions: int, moment: str) -> int:
    """Let the program write some actions, kill it in a later one, and return the last it called saved.

    `moment` is when the rollback journal "is there", or "is hot": synced, while pages go into the file.
    """
    with subprocess.Popen([sys.executable, PROGRAM, path], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        saved = 0
        for _ in range(actions):
            saved = int(running.stdout.readline())
        journal = path.with_name(f"{path.name}-journal")
        for _ in range(200_000):
            start = start_of(journal)
            if start == HOT or (moment == "is there" and start):
                break
        running.kill()
        later = [int(line) for line in running.stdout.read().split()]
    return max([saved, *later])


def start_of(journal: Path) -> bytes:
    try:
        with journal.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""


def check_whole(database: Database, saved: int) -> None:
    """Check that every row has the number of one action, not older than what was called saved."""
    report = database.verify()
    assert report.is_sound, report.findings
    with closing(database.connect()) as connection:
        numbers = [n for (n,) in connection.execute("select distinct number from task where number > 0")]
        (added,) = connection.execute("select count(*) from task where number < 0").fetchone()
        (actions,) = connection.execute("select count(*) from action where name = 'Ghi'").fetchone()
    assert len(numbers) == 1
    assert numbers[0] in (saved, saved + 1)
    assert numbers[0] == added == actions


@pytest.mark.parametrize("moment", ["is there", "is hot"])
def test_after_a_kill_the_writer_finds_whole_actions(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "a.sqlite3"
    chance = random.Random(2)
    cut_off = 0
    for _ in range(RUNS):
        saved = write_and_kill(path, chance.randint(1, 4), moment)
        cut_off += start_of(path.with_name("a.sqlite3-journal")) == HOT
        with Database.open(path, schema=program.SCHEMA, replica=HERE) as database:
            check_whole(database, saved)
    assert cut_off or moment != "is hot"


def test_after_a_kill_a_reader_finds_whole_actions_too(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    for _ in range(max(2, RUNS // 4)):
        saved = write_and_kill(path, 1, "is hot")
        with Database.open(path, exclusive=False, schema=program.SCHEMA, replica=HERE) as database:
            check_whole(database, saved)


def test_a_copy_without_its_journal_after_a_kill_is_whole_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    for number in range(RUNS):
        write_and_kill(path, 1, "is hot")
        copy = Path(shutil.copy(path, tmp_path / f"copy{number}.sqlite3"))
        # The kill may have come before the first page was written: then the copy is whole.
        with suppress(DatabaseError), Database.open(copy, schema=program.SCHEMA, replica=HERE) as database:
            check_whole(database, database.verify().counts["action"])


def test_undo_works_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    write_and_kill(path, 2, "is hot")
    with Database.open(path, schema=program.SCHEMA, replica=HERE) as database:
        assert database.undo() == "Ghi"
        assert database.verify().is_sound


def test_a_copy_of_a_file_that_is_being_written_is_whole_or_refused(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.sqlite3", tmp_path / "copy.sqlite3"
    refused = 0
    with subprocess.Popen([sys.executable, PROGRAM, path], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for _ in range(3):
            running.stdout.readline()
        for _ in range(RUNS * 2):
            shutil.copy(path, copy)
            try:
                with Database.open(copy, exclusive=False, schema=program.SCHEMA, replica=HERE) as database:
                    report = database.verify()
                    assert report.is_sound, report.findings
            except DatabaseError:
                refused += 1
        running.kill()
    assert refused < RUNS * 2


def test_a_second_program_is_refused_while_the_first_writes_and_not_after_its_death(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with subprocess.Popen([sys.executable, PROGRAM, path], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        with pytest.raises(DatabaseError, match="máy PC-1"):
            Database.open(path, schema=program.SCHEMA, replica=HERE)
        running.kill()
    Database.open(path, schema=program.SCHEMA, replica=HERE).close()
