# SPDX-License-Identifier: MIT
"""Copies made by the program are whole, and nothing is left where one fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.errors import ReadOnlyPlaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Database


@pytest.fixture
def office(database: Database) -> Database:
    database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    return database


def test_a_copy_holds_the_same_and_is_written_on(
    office: Database, tmp_path: Path, open_database: Callable[..., Database]
) -> None:
    office.copy_to(tmp_path / "b.sqlite3")
    with open_database(tmp_path / "b.sqlite3") as copy:
        assert copy.verify() == office.verify()
        copy.write("Sửa", lambda action: action.update("unit", "u", {"name": "Thôn 2"}))
        assert copy.verify().is_sound


def test_a_copy_replaces_an_older_one(office: Database, tmp_path: Path) -> None:
    (tmp_path / "b.sqlite3").write_bytes(b"older copy")
    office.copy_to(tmp_path / "b.sqlite3")
    assert (tmp_path / "b.sqlite3").read_bytes().startswith(b"SQLite format 3")


def test_a_copy_that_cannot_be_made_is_refused_in_a_sentence(office: Database, tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyPlaceError):
        office.copy_to(tmp_path / "none" / "b.sqlite3")


def test_nothing_but_the_copy_is_left(office: Database, tmp_path: Path) -> None:
    office.copy_to(tmp_path / "b.sqlite3")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"a.sqlite3", "a.sqlite3.lock", "b.sqlite3"}
