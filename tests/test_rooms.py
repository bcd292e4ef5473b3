# SPDX-License-Identifier: MIT
"""What the rooms remark of a merged file: records that two PCs may have made apart."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.rooms import all_frozen, all_remarks
from dvcq_desktop.rooms import ROOMS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from tests.samples import Samples

PEOPLE = ("person", {"full_name": "Nguyễn Thị Huệ", "birth": "1985", "kind": "cadre"})
PLAN = ("plan", {"year": 2026, "state": "signed", "number": "15", "symbol": "/KH-UBND"})
CAMPAIGN = ("campaign", {"year": 2026, "name": "Đợt 1", "subject": "không gây phiền hà"})
MODEL = {"year": 2026, "name": "Đường hoa thôn Đoài", "movement": "dan-van-kheo", "kind": "collective"}


def _add(row: tuple[str, Mapping[str, object]], action: Action) -> None:
    table, values = row
    if table == "model":
        (unit,) = action.execute("select id from unit").fetchone()
        values = {**values, "unit": unit}
    action.insert(table, values)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (PEOPLE, "Nguyễn Thị Huệ: có 2 người cùng tên và ngày sinh 1985: có thể đã nhập trùng."),
        (PLAN, "Kế hoạch số 15/KH-UBND của năm 2026 có 2 bản."),
        (CAMPAIGN, "Có 2 đợt ký cùng tên “Đợt 1” của năm 2026."),
        (("model", MODEL), "có thể là một, đã đăng ký hai lần."),
    ],
)
def test_what_two_pcs_made_apart_is_remarked_in_the_preview(
    row: tuple[str, Mapping[str, object]], said: str, tmp_path: Path
) -> None:
    with Database.open(tmp_path / "a.dvcq", create=True, replica=Replica("a", "a")) as here:
        here.write("Thêm", lambda action: _add(("unit", {"name": "Thôn Đoài", "kind": "village"}), action))
        shutil.copy(tmp_path / "a.dvcq", tmp_path / "b.dvcq")
        here.write("Thêm", lambda action: _add(row, action))
        with Database.open(tmp_path / "b.dvcq", replica=Replica("b", "b")) as there:
            there.write("Thêm", lambda action: _add(row, action))
        assert here.read(lambda connection: all_remarks(connection, ROOMS.values())) == []
        with prepare_merge(here, tmp_path / "b.dvcq", rooms=tuple(ROOMS.values())) as merge:
            assert merge.preview is not None
            assert [remark for remark in merge.preview.remarks if said in remark]


def test_a_file_with_a_frozen_decision_is_merged_both_ways(tmp_path: Path, samples: Samples) -> None:
    samples.copy(date(2026, 11, 24), tmp_path / "a.dvcq")
    with Database.open(tmp_path / "a.dvcq", replica=Replica("a", "a")) as here:
        assert here.read(lambda connection: all_frozen(connection, ROOMS.values()))
        shutil.copy(tmp_path / "a.dvcq", tmp_path / "b.dvcq")
        with Database.open(tmp_path / "b.dvcq", replica=Replica("b", "b")) as there:
            there.write("Thêm", lambda action: _add(PEOPLE, action))
            here.write("Thêm", lambda action: _add(CAMPAIGN, action))
            with prepare_merge(there, tmp_path / "a.dvcq", rooms=tuple(ROOMS.values())) as merge:
                merge.apply()
        with prepare_merge(here, tmp_path / "b.dvcq", rooms=tuple(ROOMS.values())) as merge:
            merge.apply()
        assert here.verify().is_sound
        assert here.conflicts() == []
