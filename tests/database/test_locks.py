# SPDX-License-Identifier: MIT
"""The lock beside the file: it keeps others out, says who holds it, and never outlives its program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.errors import FileInUseError
from dvcq_desktop.database.locks import FileLock, LeftState

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.sqlite3"


def test_a_second_lock_is_refused_and_told_who_holds_the_first(path: Path) -> None:
    lock = FileLock(path, "PC-VP-01")
    with pytest.raises(FileInUseError, match="máy PC-VP-01"):
        FileLock(path, "PC-2")
    lock.release(None)
    FileLock(path, "PC-2").release(None)


def test_the_state_left_behind_is_remembered(path: Path) -> None:
    FileLock(path, "PC-1").release(LeftState(counter=7, size=4096, modified=5))
    lock = FileLock(path, "PC-1")
    assert lock.left == LeftState(counter=7, size=4096, modified=5)
    lock.release(None)


def test_a_lock_file_left_by_a_crash_is_no_obstacle_and_vouches_for_nothing(path: Path) -> None:
    crashed = path.with_name("a.sqlite3.lock")
    crashed.write_text('{"pc": "PC-1", "user": "hue", "since": "2026-01-05T08:00:00+07:00"}')
    lock = FileLock(path, "PC-1")
    assert lock.left is None
    lock.release(None)


@pytest.mark.parametrize("content", ["", "x", "[]", '{"counter": "7", "size": 1, "modified": 2}'])
def test_a_damaged_lock_file_is_no_obstacle(path: Path, content: str) -> None:
    path.with_name("a.sqlite3.lock").write_text(content)
    lock = FileLock(path, "PC-1")
    assert lock.left is None
    lock.release(None)


def test_a_holder_that_cannot_be_read_is_left_out_of_the_sentence(path: Path) -> None:
    lock = FileLock(path, "PC-1")
    path.with_name("a.sqlite3.lock").write_text("x")
    with pytest.raises(FileInUseError, match="cửa sổ khác;"):
        FileLock(path, "PC-2")
    lock.release(None)
