# SPDX-License-Identifier: MIT
"""Backups and going back, cut off at any moment, on full, read-only and vanishing disks."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.restoring import prepare_restore
from dvcq_desktop.handover.backing_up import back_up, find_second, make_second
from dvcq_desktop.handover.backups import BackupError, BackupFolder
from tests.faults.administrator import fill, must_administer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dvcq_desktop.database import Action

PROGRAM = Path(__file__).with_name("backup_program.py")
RUNS = 150 if os.environ.get("DVCQ_FAULTS") == "long" else 6
HERE = Replica("a", "PC-A")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def run_and_kill(what: str, path: Path, folder: BackupFolder, lines: int, after: float) -> list[str]:
    """Let the program do some rounds, kill it a little later, and return what it called done."""
    command = [sys.executable, str(PROGRAM), what, str(path), str(folder.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        told = [running.stdout.readline().strip() for _ in range(lines)]
        assert all(told)
        with suppress(subprocess.TimeoutExpired):
            running.wait(after)
        running.kill()
        return [*told, *running.stdout.read().split()]


def check_whole(path: Path) -> tuple[str, str]:
    """Check that a file opens for writing and is sound; return what it holds."""
    with Database.open(path, replica=HERE) as database:
        report = database.verify()
        assert report.is_sound, report.findings
        (units,) = database.read(lambda c: c.execute("select count(*) from unit").fetchone())
        (files,) = database.read(lambda c: c.execute("select count(*) from attachment").fetchone())
        assert units == 40 * files
        return report.digest, report.content_digest


def test_a_killed_backup_counts_whole_or_not_at_all(tmp_path: Path) -> None:
    chance = random.Random(5)
    path, folder = tmp_path / "a.dvcq", BackupFolder(tmp_path / "sao-luu", "a")
    proven: set[str] = set()
    for _ in range(RUNS):
        told = run_and_kill("backup", path, folder, chance.randint(1, 4), chance.random() / 8)
        check_whole(path)
        there = {backup.path.name: backup for backup in folder.backups()}
        assert {name for name in told if name.endswith(".dvcq")} <= set(there)
        for name in set(there) - proven:
            folder.prove(there[name])
            proven.add(name)
    with Database.open(path, replica=HERE) as database:
        made = folder.make(database, NOW + timedelta(hours=1)) or folder.backups()[0]
        folder.prove(made)
        assert not list(folder.folder.glob("*.dang-luu"))


def test_a_killed_going_back_leaves_one_state_or_the_other(tmp_path: Path) -> None:
    chance = random.Random(6)
    path, folder = tmp_path / "a.dvcq", BackupFolder(tmp_path / "sao-luu", "a")
    states = set()
    with Database.open(path, create=True, replica=HERE) as database:
        for number in range(2):
            database.write("Ghi", add)
            folder.make(database, NOW + timedelta(hours=number))
            report = database.verify()
            states.add((report.digest, report.content_digest))
    for _ in range(RUNS):
        run_and_kill("restore", path, folder, chance.randint(1, 3), chance.random() / 8)
        assert check_whole(path) in states
    with Database.open(path, replica=HERE) as database:
        with prepare_restore(database, folder.backups()[0].path, folder.content):
            # What killed ones left beside the file is gone.
            assert len(list(tmp_path.glob(".a.dvcq.restore-*"))) <= 2
        database.write("Ghi", add)


def add(action: Action) -> None:
    for one in range(40):
        action.insert("unit", {"name": f"Thôn {one}", "kind": "village"})
    file = action.attach(os.urandom(30_000))
    values = {"owner_table": "unit", "owner_id": "x", "name": "a.bin", "file": file}
    action.insert("attachment", values)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "a.dvcq", create=True, replica=HERE) as opened:
        opened.write("Ghi", add)
        yield opened


@pytest.fixture
def disk(mounted: Callable[[str, int], Path]) -> Path:
    return mounted("disk", 6)


def test_a_full_disk_is_told_and_earlier_backups_stay(database: Database, disk: Path) -> None:
    folder = BackupFolder(disk / "sao-luu", "a")
    first = folder.make(database, NOW)
    assert first
    fill(disk, 100_000)
    database.write("Ghi", add)
    before = database.verify()
    with pytest.raises(BackupError, match="đã đầy"):
        folder.make(database, NOW + timedelta(hours=1))
    assert [backup.path for backup in folder.backups()] == [first.path]
    folder.prove(first)
    assert not list(folder.folder.rglob("*.dang-luu"))
    assert database.verify().digest == before.digest
    (disk / "đầy").unlink()
    assert folder.make(database, NOW + timedelta(hours=2))


def test_there_is_no_room_to_go_back(tmp_path: Path, disk: Path) -> None:
    folder = BackupFolder(tmp_path / "sao-luu", "a")
    path = disk / "a.dvcq"
    with Database.open(path, create=True, replica=HERE) as database:
        database.write("Ghi", add)
        backup = folder.make(database, NOW)
        assert backup
        database.write("Ghi", add)
        before = database.verify()
        fill(disk, 100_000)
        with pytest.raises(DiskFullError):
            prepare_restore(database, backup.path, folder.content)
        assert database.verify() == before
        (disk / "đầy").unlink()
        # The copy fits, and what the file's own journal needs besides it does not.
        with prepare_restore(database, backup.path, folder.content) as prepared:
            fill(disk, 0)
            with pytest.raises(DiskFullError):
                prepared.apply()
            assert database.verify() == before
            (disk / "đầy").unlink()
            prepared.apply()
    check_whole(path)


def test_a_read_only_stick_takes_nothing_and_is_told(database: Database, disk: Path) -> None:
    folder = make_second(disk, database.path)
    folder.make(database, NOW)
    must_administer("mount", "-o", "remount,ro", str(disk))
    database.write("Ghi", add)
    made = back_up(database, disk, NOW + timedelta(hours=1))
    assert made.own
    assert not made.second_reached
    assert made.second_refusal.startswith("Không ghi được vào thư mục sao lưu")
    assert len(folder.backups()) == 1


@pytest.mark.parametrize("moment", [1, 2])
def test_a_stick_that_is_pulled_out_leaves_nothing_half(database: Database, disk: Path, moment: int) -> None:
    folder = make_second(disk, database.path)
    database.write("Ghi", add)
    ticks = 0

    def pull_out() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == moment:
            must_administer("umount", "-l", str(disk))

    with pytest.raises(BackupError, match="hãy kiểm tra ổ đĩa hoặc USB"):
        folder.make(database, NOW, pull_out)
    assert list(disk.iterdir()) == []
    assert find_second(disk, database.path) is None
    made = back_up(database, disk, NOW + timedelta(hours=1))
    assert made.own
    assert not made.second_refusal
    assert list(disk.iterdir()) == []
    assert database.verify().is_sound


def test_an_error_of_the_disk_at_any_write_leaves_nothing_half(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = BackupFolder(tmp_path / "sao-luu", "a")
    real, calls = os.fsync, 0
    for failing in range(1, 4):
        calls = 0

        def broken(handle: int, failing: int = failing) -> None:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(5, "Input/output error")
            real(handle)

        monkeypatch.setattr(os, "fsync", broken)
        with suppress(BackupError):
            folder.make(database, NOW)
        monkeypatch.setattr(os, "fsync", real)
        for backup in folder.backups():
            folder.prove(backup)
    assert folder.make(database, NOW) or folder.backups()
    folder.prove(folder.backups()[0])
