# SPDX-License-Identifier: MIT
"""A file of made-up data says so, and so does every copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.merging import MadeUpCopyError, MadeUpFileError, prepare_merge
from dvcq_desktop.database.outgoing import copy_for_another
from dvcq_desktop.database.restoring import prepare_restore
from dvcq_desktop.database.settings import is_sample, mark_sample
from dvcq_desktop.database.unmerging import undo_merge

if TYPE_CHECKING:
    from pathlib import Path


def hand_over(database: Database, target: Path) -> None:
    database.read(lambda connection: copy_for_another(connection, target, database.fields, lambda: None))


def made(folder: Path, name: str, *, is_made_up: bool, unit: str = "") -> Path:
    """Make a file, with a unit where one is named."""
    path = folder / f"{name}.dvcq"
    with Database.open(path, create=True) as database:
        if is_made_up:
            database.maintain(mark_sample)
        if unit:
            values = {"name": unit, "kind": "department"}
            database.write("Thêm đơn vị", lambda action: action.insert("unit", values))
    return path


def test_a_copy_of_made_up_data_is_made_up_too(tmp_path: Path) -> None:
    with Database.open(tmp_path / "mẫu.dvcq", create=True) as database:
        assert not database.read(is_sample)
        database.maintain(mark_sample)
        database.copy_to(tmp_path / "bản sao.dvcq")
        hand_over(database, tmp_path / "bàn giao.dvcq")
    for name in ("mẫu", "bản sao", "bàn giao"):
        with Database.open(tmp_path / f"{name}.dvcq") as copy:
            assert copy.read(is_sample)


def test_a_copy_of_hers_is_hers(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.dvcq", create=True) as database:
        hand_over(database, tmp_path / "b.dvcq")
    with Database.open(tmp_path / "b.dvcq") as copy:
        assert not copy.read(is_sample)


def test_an_empty_file_that_takes_made_up_data_is_made_up_until_that_is_undone(tmp_path: Path) -> None:
    sample = made(tmp_path, "mẫu", is_made_up=True, unit="Phòng mẫu")
    with Database.open(made(tmp_path, "trống", is_made_up=False)) as database:
        with prepare_merge(database, sample) as prepared:
            assert prepared.is_made_up
            assert not database.read(is_sample)
            prepared.apply()
        assert database.read(is_sample)
        undo_merge(database)
        assert not database.read(is_sample)


def test_made_up_data_and_hers_are_never_mixed(tmp_path: Path) -> None:
    sample = made(tmp_path, "mẫu", is_made_up=True, unit="Phòng mẫu")
    hers = made(tmp_path, "thật", is_made_up=False, unit="Phòng thật")
    with Database.open(hers) as database, pytest.raises(MadeUpCopyError, match="DỮ LIỆU MẪU"):
        prepare_merge(database, sample)
    with Database.open(sample) as database, pytest.raises(MadeUpFileError, match="DỮ LIỆU MẪU"):
        prepare_merge(database, hers)


def test_two_files_of_made_up_data_stay_made_up(tmp_path: Path) -> None:
    sample = made(tmp_path, "mẫu", is_made_up=True, unit="Phòng mẫu")
    other = made(tmp_path, "mẫu khác", is_made_up=True, unit="Phòng khác")
    with Database.open(other) as database:
        with prepare_merge(database, sample) as prepared:
            prepared.apply()
        assert database.read(is_sample)
        undo_merge(database)
        assert database.read(is_sample), "its own data is made up still"


@pytest.mark.parametrize("is_made_up", [True, False])
def test_what_goes_back_to_a_copy_is_what_the_copy_was(tmp_path: Path, *, is_made_up: bool) -> None:
    copy = made(tmp_path, "bản sao", is_made_up=is_made_up, unit="Phòng A")
    with Database.open(made(tmp_path, "tệp", is_made_up=not is_made_up, unit="Phòng B")) as database:
        with prepare_restore(database, copy) as prepared:
            prepared.apply()
        assert database.read(is_sample) is is_made_up
