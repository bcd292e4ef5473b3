# SPDX-License-Identifier: MIT
"""Settings: typed, with defaults, shared or this PC's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Database

OFFICE_NAME = Setting("office_name", "", shared=True)
WIDTH = Setting("width", 800)
DARK = Setting("dark", False)
DECLARED = (OFFICE_NAME, WIDTH, DARK)


@pytest.fixture
def database(open_database: Callable[..., Database]) -> Database:
    return open_database(settings=DECLARED)


def test_what_was_never_set_has_its_default(database: Database) -> None:
    assert database.settings.get(WIDTH) == 800
    assert database.settings.get(DARK) is False
    assert database.settings.get(OFFICE_NAME) == ""


def test_what_was_set_is_there_after_a_restart(open_database: Callable[..., Database]) -> None:
    with open_database(settings=DECLARED) as database:
        database.settings.set(OFFICE_NAME, "UBND xã Đại Sơn")
        database.settings.set(DARK, True)
        database.settings.set(WIDTH, 900)
    with open_database(settings=DECLARED) as database:
        assert database.settings.get(OFFICE_NAME) == "UBND xã Đại Sơn"
        assert database.settings.get(DARK) is True
        assert database.settings.get(WIDTH) == 900


def test_an_undeclared_setting_is_an_error(database: Database) -> None:
    with pytest.raises(KeyError, match="no such setting"):
        database.settings.get(Setting("colour", "red"))


def test_a_value_of_another_type_is_an_error(database: Database) -> None:
    with pytest.raises(TypeError):
        database.settings.set(WIDTH, "900")  # type: ignore[misc]  # wrong on purpose
    with pytest.raises(TypeError):
        database.settings.set(WIDTH, True)


def test_a_value_of_another_type_in_the_file_counts_as_not_set(database: Database) -> None:
    database.write(
        "Cũ", lambda action: action.execute("insert into local_setting values ('width', '\"x\"')").fetchall()
    )
    assert database.settings.get(WIDTH) == 800


def test_a_setting_declared_twice_is_an_error(open_database: Callable[..., Database], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        open_database(tmp_path / "b.sqlite3", settings=(WIDTH, Setting("width", 1)))


def test_a_shared_setting_is_journalled_and_can_be_undone(database: Database) -> None:
    database.settings.set(OFFICE_NAME, "A")
    database.settings.set(OFFICE_NAME, "B")
    assert database.undo() == "Đổi thiết đặt"
    assert database.settings.get(OFFICE_NAME) == "A"
    assert database.undo() == "Đổi thiết đặt"
    assert database.settings.get(OFFICE_NAME) == ""
    database.settings.set(OFFICE_NAME, "C")
    assert database.settings.get(OFFICE_NAME) == "C"


def test_a_local_setting_is_no_action(database: Database) -> None:
    database.settings.set(WIDTH, 900)
    assert database.undo_name() is None
