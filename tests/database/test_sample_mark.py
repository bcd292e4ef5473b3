# SPDX-License-Identifier: MIT
"""A file of made-up data says so, and so does every copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.outgoing import copy_for_another
from dvcq_desktop.database.settings import is_sample, mark_sample

if TYPE_CHECKING:
    from pathlib import Path


def hand_over(database: Database, target: Path) -> None:
    database.read(lambda connection: copy_for_another(connection, target, database.fields, lambda: None))


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
