# SPDX-License-Identifier: MIT
"""A copy taken in the middle of a write is never taken for whole, nor another program's work for one."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.errors import DamagedFileError, DatabaseError, HalfCopyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Action, Database

    Opener = Callable[..., Database]

PAGE = 4096


def fill(action: Action) -> None:
    for number in range(120):
        unit = action.insert("unit", {"name": f"Thôn {number}"})
        action.insert("task", {"id": f"t{number:03}", "title": f"Việc {number}" * 9, "unit": unit})


def edit(action: Action) -> None:
    for number in range(0, 120, 7):
        action.update("task", f"t{number:03}", {"title": "Mới", "state": "done", "cost": number})


def small_edit(action: Action) -> None:
    action.update("task", "t003", {"cost": 1})


def add(action: Action) -> None:
    for number in range(40):
        action.insert("task", {"title": f"Thêm {number}" * 20})


@pytest.mark.parametrize("work", [edit, small_edit, add], ids=lambda work: work.__name__)
@pytest.mark.parametrize("first", ["new", "old"])
def test_every_mixture_of_before_and_after_is_refused_or_is_one_of_both(
    tmp_path: Path, open_database: Opener, work: Callable[[Action], None], first: str
) -> None:
    path = tmp_path / "a.sqlite3"
    with open_database() as database:
        database.write("Nhập", fill)
        before, content_before = path.read_bytes(), database.verify().content_digest
        database.write("Sửa", work)
        after, content_after = path.read_bytes(), database.verify().content_digest
    copy = tmp_path / "copy.sqlite3"
    refused = 0
    for cut in range(PAGE, len(after), PAGE):
        copy.write_bytes(after[:cut] + before[cut:] if first == "new" else before[:cut] + after[cut:])
        try:
            with open_database(copy, exclusive=False) as database:
                report = database.verify()
                assert report.is_sound, f"cut at page {cut // PAGE}"
                assert report.content_digest in (content_before, content_after)
        except DatabaseError:
            refused += 1
    assert refused > 0


def test_the_refusal_says_that_it_is_a_half_copy(tmp_path: Path, open_database: Opener) -> None:
    path = tmp_path / "a.sqlite3"
    with open_database() as database:
        database.write("Nhập", fill)
        before = path.read_bytes()
        database.write("Sửa", edit)
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(path.read_bytes()[: 2 * PAGE] + before[2 * PAGE :])
    with pytest.raises(HalfCopyError, match="chưa trọn"):
        open_database(copy)
    assert copy.read_bytes() == path.read_bytes()[: 2 * PAGE] + before[2 * PAGE :]


def test_a_half_copy_can_still_be_examined(tmp_path: Path, open_database: Opener) -> None:
    path = tmp_path / "a.sqlite3"
    with open_database() as database:
        database.write("Nhập", fill)
        before = path.read_bytes()
        database.write("Sửa", edit)
    path.write_bytes(path.read_bytes()[: 2 * PAGE] + before[2 * PAGE :])
    with open_database(path, exclusive=False, unchecked=True) as database:
        assert database.is_read_only
        assert not database.verify().is_sound


def test_a_truncated_file_is_damaged(tmp_path: Path, open_database: Opener) -> None:
    path = tmp_path / "a.sqlite3"
    with open_database() as database:
        database.write("Nhập", fill)
    path.write_bytes(path.read_bytes()[: -3 * PAGE])
    with pytest.raises(DamagedFileError):
        open_database()


def test_a_whole_copy_opens_and_is_written_on(tmp_path: Path, open_database: Opener) -> None:
    with open_database() as database:
        database.write("Nhập", fill)
    shutil.copy(tmp_path / "a.sqlite3", tmp_path / "b.sqlite3")
    with open_database(tmp_path / "b.sqlite3") as copy:
        copy.write("Sửa", edit)
    with open_database(tmp_path / "b.sqlite3") as copy:
        assert copy.verify().is_sound


def test_rows_changed_by_another_program_are_named_and_do_not_lock_her_out(
    tmp_path: Path, open_database: Opener
) -> None:
    path = tmp_path / "a.sqlite3"
    with open_database() as database:
        database.write("Nhập", fill)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("update task set title = 'khác' where id = 't001'")
    with open_database() as database:
        database.write("Sửa", edit)
        assert [finding for finding in database.verify().findings if "t001" in finding]
    shutil.copy(path, tmp_path / "b.sqlite3")
    with open_database(tmp_path / "b.sqlite3") as copy:
        assert not copy.verify().is_sound
