# SPDX-License-Identifier: MIT
"""What the proof of a file says, and that it notices what other programs did."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Action, Database


def fill(action: Action) -> None:
    action.insert("unit", {"id": "u", "name": "Thôn 1"})
    action.insert("task", {"id": "t", "title": "A", "unit": "u"})
    action.insert("task", {"id": "s", "title": "B", "unit": "u"})
    action.trash("task", "s")


@pytest.fixture
def path(tmp_path: Path, open_database: Callable[..., Database]) -> Path:
    with open_database() as database:
        database.write("Nhập", fill)
    return tmp_path / "a.sqlite3"


def test_a_sound_file_has_counts_digests_and_no_findings(
    path: Path, open_database: Callable[..., Database]
) -> None:
    with open_database(exclusive=False) as database:
        said = json.loads(database.verify().as_json())
    assert said["integrity"] == "ok"
    assert (said["counts"]["unit"], said["counts"]["task"], said["counts"]["entry"]) == (1, 1, 4)
    assert len(said["digest"]) == len(said["content_digest"]) == 64
    assert said["findings"] == []


def test_the_digest_is_of_entries_and_the_content_digest_of_rows(
    path: Path, open_database: Callable[..., Database]
) -> None:
    with open_database() as database:
        before = database.verify()
        database.write("Sửa", lambda action: action.update("task", "t", {"title": "X"}))
        edited = database.verify()
        database.write("Sửa", lambda action: action.update("task", "t", {"title": "A"}))
        after = database.verify()
    assert len({before.digest, edited.digest, after.digest}) == 3
    assert before.content_digest == after.content_digest != edited.content_digest


def test_local_and_derived_rows_are_in_no_digest(path: Path, open_database: Callable[..., Database]) -> None:
    with open_database() as database:
        before = database.verify()
        database.write("x", lambda action: action.execute("insert into window values ('main', 1)").fetchall())
        database.write("x", lambda action: action.execute("update task set title_folded = 'z'").fetchall())
        after = database.verify()
    assert (before.digest, before.content_digest) == (after.digest, after.content_digest)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("update task set title = 'X' where id = 't'", "dòng t, mục task.title"),
        ("update task set deleted_at = null", "dòng s, mục task.deleted_at"),
        ("insert into unit(id, name) values ('v', 'x')", "dòng v: dòng này đã bị thêm hoặc xóa"),
        ("delete from task where id = 't'", "dòng t: dòng này đã bị thêm hoặc xóa"),
        ("update task set unit = 'gone' where id = 't'", "không tồn tại của bảng unit"),
        ("delete from entry_value", "không còn nguyên vẹn"),
        ("update action set digest = 'x'", "không còn nguyên vẹn"),
        ("delete from head", "không khớp với nhật ký"),
    ],
)
def test_what_another_program_did_is_found(
    path: Path, open_database: Callable[..., Database], statement: str, expected: str
) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    with open_database(exclusive=False, unchecked=True) as database:
        report = database.verify()
    assert any(expected in finding for finding in report.findings), report.findings
    assert not report.is_sound


def test_a_damaged_file_is_reported_not_raised(path: Path, open_database: Callable[..., Database]) -> None:
    with open_database(exclusive=False) as database:
        content = bytearray(path.read_bytes())
        content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
        path.write_bytes(content)
        report = database.verify()
    assert not report.is_sound
    assert report.integrity != "ok"


def test_a_file_is_examined_while_the_window_has_it_open(
    path: Path, open_database: Callable[..., Database]
) -> None:
    with open_database() as window, open_database(exclusive=False) as command:
        window.write("Sửa", lambda action: action.update("task", "t", {"title": "X"}))
        assert command.verify() == window.verify()
        assert command.verify().is_sound
