# SPDX-License-Identifier: MIT
"""Decisions that two PCs froze apart: a merge says what both of them give, and so does the page."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.nominations.doubles import doubles
from dvcq_desktop.nominations.prints.kinds import DECISION
from dvcq_desktop.nominations.recognitions import Item, Listed, Recognition
from dvcq_desktop.nominations.store import recognitions, steps
from dvcq_desktop.nominations.store.decisions_page import read_decisions
from dvcq_desktop.nominations.terms import Body, DecisionState, Level, Stage
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.rooms import ROOMS
from tests.nominations import decided as tests
from tests.nominations.conftest import Season

if TYPE_CHECKING:
    from pathlib import Path


def frozen(key: str, number: str, *levels: tuple[str, Level], **other: object) -> Recognition:
    items = tuple(Item(model, model, level, said=Listed(model.upper())) for model, level in levels)
    values: dict[str, object] = {"number": number, "issued_on": date(2026, 10, int(number)), "items": items}
    values |= {"state": DecisionState.FROZEN, **other}
    return Recognition(key, 2026, **values)  # type: ignore[arg-type]  # values of several kinds


def test_what_two_decisions_in_force_give_alike_is_told() -> None:
    one = frozen("1", "1", ("a", Level.RECOGNISED), ("b", Level.OUTSTANDING))
    two = frozen("2", "2", ("a", Level.RECOGNISED), ("b", Level.RECOGNISED), ("c", Level.RECOGNISED))
    assert [each.sentence for each in doubles([two, one])] == [
        (
            "Quyết định số 1/QĐ-UBND ngày 01/10/2026 và Quyết định số 2/QĐ-UBND ngày 02/10/2026 cùng công"
            " nhận “A”, “B”: hãy lập quyết định thay thế một trong hai; để trống danh sách thì quyết định"
            " mới chỉ hủy bỏ quyết định ấy."
        )
    ]


def test_a_reward_after_a_recognition_is_no_double_nor_is_what_was_replaced() -> None:
    one = frozen("1", "1", ("a", Level.RECOGNISED))
    assert doubles([one, frozen("2", "2", ("a", Level.PROPOSED))]) == []
    assert doubles([one, frozen("2", "2", ("a", Level.RECOGNISED), replaces="1")]) == []
    assert doubles([one, frozen("2", "2", ("a", Level.RECOGNISED), state=DecisionState.DRAFT)]) == []


def test_one_number_one_appraisal_or_one_decision_replaced_twice_is_told() -> None:
    held = [
        frozen("1", "1", appraisal="x", replaces="0"),
        frozen("2", "1", replaces="0"),
        frozen("3", "3", appraisal="y"),
        frozen("4", "3", appraisal="y", body=Body.PARTY),
    ]
    said = [each.sentence for each in doubles(held)]
    assert len(said) == 3
    assert "cùng số 1/QĐ-UBND" in said[0]
    assert "cùng thay thế một quyết định" in said[1]
    assert "cùng chốt kết quả của một đợt thẩm định" in said[2]


@pytest.mark.parametrize("number", ["45", "46"])
def test_a_merge_says_that_both_pcs_froze_the_same_result(
    a_season: Season, tmp_path: Path, number: str
) -> None:
    tests.settle(a_season)
    a_season.database.close()
    paths = tmp_path / "mo-hinh.dvcq", tmp_path / "b.dvcq"
    shutil.copy(*paths)
    pcs = [
        Season(Database.open(path, replica=Replica(name, f"PC-{name}")), a_season.keys)
        for path, name in zip(paths, "12", strict=True)
    ]
    keys = [tests.decided(pc, given) for pc, given in zip(pcs, ("45", number), strict=True)]
    here, there = (pc.database for pc in pcs)
    with prepare_merge(here, there.path, rooms=list(ROOMS.values())) as prepared:
        assert prepared.preview is not None
        remarks = "\n".join(prepared.preview.remarks)
        prepared.apply()
    assert "cùng chốt kết quả của một đợt thẩm định" in remarks
    assert ("cùng số 45/QĐ-UBND" in remarks) == (number == "45")
    with closing(here.connect()) as connection:
        lacking = partial(read_decisions, 2026)(connection).lacking
    assert set(lacking) == set(keys)
    assert all("cùng chốt kết quả" in " ".join(said) for said in lacking.values())
    mend(pcs[0], keys)
    here.close()
    there.close()


def mend(pc: Season, keys: list[str]) -> None:
    """Take the second decision back by one that names nobody: the first stays, and what it gave."""
    new = pc.write(lambda action: recognitions.draft_replacing(action, keys[1]))
    models = [item.model for item in tests.read(pc, new).items]
    pc.write(lambda action: recognitions.remove_items(action, new, models))
    values = {"number": "50", "issued_on": date(2026, 11, 2), "replace_reason": "Trùng với quyết định trước"}
    tests.change(pc, new, **values)
    paper = "".join(
        repr(block)
        for block in DECISION.build(pc.ask(DECISION.load, PrintOrder(2026, tests.TODAY, record=new))).blocks
    )
    assert "Hủy bỏ Quyết định số" in paper
    assert "Trùng với quyết định trước" in paper
    assert "hủy bỏ Quyết định số" in tests.freeze(pc, new)
    with closing(pc.database.connect()) as connection:
        assert read_decisions(2026, connection).lacking == {}
        step = steps.steps_of(connection, pc.keys["a"])[pc.keys["a"]][-1]
    assert step.stage is Stage.OUTSTANDING
    assert step.document == "Quyết định số 45/QĐ-UBND ngày 14 tháng 10 năm 2026"
