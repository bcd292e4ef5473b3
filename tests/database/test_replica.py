# SPDX-License-Identifier: MIT
"""Each user on each PC has an id outside the file, so that a copied file does not carry it along."""

from __future__ import annotations

import platform
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica, load_replica
from dvcq_desktop.places import PORTABLE_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_id_is_made_once_and_kept(tmp_path: Path) -> None:
    first = load_replica(tmp_path / "settings" / "dvcq")
    assert load_replica(tmp_path / "settings" / "dvcq") == first
    # Windows tells the same name in capitals too.
    assert first.pc.casefold() == platform.node().casefold()


def test_another_folder_has_another_id(tmp_path: Path) -> None:
    assert load_replica(tmp_path / "one").id != load_replica(tmp_path / "two").id


def test_a_portable_copy_leaves_nothing_on_the_pc_and_knows_each_it_was_used_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "DVCQ" / "DVCQ.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    beside = tmp_path / "DVCQ" / PORTABLE_FOLDER
    beside.mkdir(parents=True)
    seen = []
    for pc in ("VP-01", "Máy của ? Hòa", "VP-01"):
        monkeypatch.setattr("dvcq_desktop.database.replica.name_of_pc", lambda pc=pc: pc)
        seen.append(load_replica())
    assert seen[0] == seen[2]
    assert seen[0].id != seen[1].id
    assert len(list(beside.iterdir())) == 2


def test_a_damaged_note_is_made_anew(tmp_path: Path) -> None:
    first = load_replica(tmp_path)
    (tmp_path / "replica.json").write_text("[]")
    second = load_replica(tmp_path)
    assert second.id != first.id
    assert load_replica(tmp_path) == second


def test_a_folder_that_cannot_be_made_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert load_replica(tmp_path / "file").id


def test_each_action_says_which_replica_made_it(tmp_path: Path) -> None:
    replica = load_replica(tmp_path / "settings")
    with Database.open(tmp_path / "a.sqlite3", create=True, replica=replica) as database:
        database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1", "kind": "village"}))
        with closing(database.connect()) as connection:
            assert tuple(connection.execute("select replica, pc from action").fetchone()) == (
                replica.id,
                replica.pc,
            )


def test_opening_a_file_asks_for_no_replica_until_something_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[None] = []

    def load() -> Replica:
        asked.append(None)
        return Replica("r", "PC-1")

    monkeypatch.setattr("dvcq_desktop.database.database.load_replica", load)
    with Database.open(tmp_path / "a.sqlite3", create=True) as database:
        assert not asked
        for _ in range(2):
            database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn", "kind": "village"}))
        assert len(asked) == 1
