# SPDX-License-Identifier: MIT
"""Full disks, and places where this user may not write or read, as the system itself makes them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.errors import DiskFullError, NoPermissionError, ReadOnlyPlaceError
from dvcq_desktop.database.replica import Replica
from tests.faults.conftest import ADMINISTRATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HERE = Replica("here", "PC-1")
posix_rights = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


def write(database: Database, size: int) -> None:
    database.write("Đính kèm", lambda action: action.attach(os.urandom(size)))


@pytest.fixture
def small_disk(mounted: Callable[[str, int], Path]) -> Path:
    return mounted("disk", 2)


def test_a_full_disk_is_told_and_everything_saved_before_is_there(small_disk: Path) -> None:
    path = small_disk / "a.sqlite3"
    with Database.open(path, create=True, replica=HERE) as database:
        write(database, 100_000)
        before = database.verify()
        with pytest.raises(DiskFullError, match="đã đầy"):
            write(database, 3_000_000)
        assert database.verify() == before
        write(database, 10_000)
    with Database.open(path, replica=HERE) as database:
        assert database.verify().is_sound
        assert database.verify().counts["blob"] == 2


def test_a_new_file_on_a_full_disk_is_not_half_made(small_disk: Path) -> None:
    (small_disk / "filling").write_bytes(b"x" * (2 * 1024 * 1024 - 20_000))
    with pytest.raises(DiskFullError):
        Database.open(small_disk / "a.sqlite3", create=True, replica=HERE)
    assert not (small_disk / "a.sqlite3").exists()


def test_a_copy_onto_a_full_disk_leaves_the_older_copy(small_disk: Path, tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.sqlite3", create=True, replica=HERE) as database:
        database.copy_to(small_disk / "copy.sqlite3")
        older = (small_disk / "copy.sqlite3").read_bytes()
        write(database, 3_000_000)
        with pytest.raises(DiskFullError):
            database.copy_to(small_disk / "copy.sqlite3")
    assert (small_disk / "copy.sqlite3").read_bytes() == older
    assert [entry.name for entry in small_disk.iterdir()] == ["copy.sqlite3"]


@pytest.fixture
def closed_file(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "folder"
    folder.mkdir()
    with Database.open(folder / "a.sqlite3", create=True, replica=HERE) as database:
        write(database, 10)
    yield folder / "a.sqlite3"
    folder.chmod(0o755)


def as_nobody(path: Path, work: Callable[[], None]) -> None:
    """Do something as a user to whom nothing belongs, in a process of its own."""
    if sys.platform == "win32" or not ADMINISTRATOR:
        work()
        return
    for parent in path.parents:
        if any("pytest" in part for part in parent.parts) and parent != path.parent:
            parent.chmod(0o755)
    child = os.fork()
    if not child:
        os.setgid(65534)
        os.setuid(65534)
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@posix_rights
def test_a_read_only_folder_is_refused_for_writing_and_opens_for_reading(closed_file: Path) -> None:
    closed_file.parent.chmod(0o555)
    closed_file.chmod(0o444)

    def work() -> None:
        with pytest.raises(ReadOnlyPlaceError, match="mở để xem"):
            Database.open(closed_file, replica=HERE)
        with Database.open(closed_file, exclusive=False, replica=HERE) as database:
            assert database.verify().is_sound

    as_nobody(closed_file, work)


@posix_rights
def test_a_new_file_in_a_read_only_folder_is_refused(closed_file: Path) -> None:
    closed_file.parent.chmod(0o555)

    def work() -> None:
        with pytest.raises(ReadOnlyPlaceError):
            Database.open(closed_file.with_name("b.sqlite3"), create=True, replica=HERE)

    as_nobody(closed_file, work)
    assert not closed_file.with_name("b.sqlite3").exists()


@posix_rights
def test_a_file_that_may_not_be_read_is_refused(closed_file: Path) -> None:
    closed_file.chmod(0)

    def work() -> None:
        with pytest.raises(NoPermissionError, match="quyền"):
            Database.open(closed_file, exclusive=False, replica=HERE)

    as_nobody(closed_file, work)
