# SPDX-License-Identifier: MIT
"""Whom the accepted proposals of a plan are given to."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Unit, UnitGroup, UnitKind
from dvcq_desktop.plan.plantext import PlanText
from dvcq_desktop.plan.proposals import Proposal
from dvcq_desktop.plan.store import importing, tasks

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.rules import Task


@pytest.fixture
def villages(database: Database, keys: dict[str, str]) -> str:
    """Keep the group of the villages, one of which was joined with another last year."""

    def save(action: Action) -> str:
        ended = Unit("", "Thôn 9", UnitKind.VILLAGE, valid_to=date(2025, 6, 30))
        gone = office.save_unit(action, ended)
        return office.save_group(action, UnitGroup("", "Các thôn", (keys["t2"], gone, keys["t10"])))

    return database.write("Lập nhóm", save)


def assigned(database: Database, proposal: Proposal) -> Task:
    made = database.write(
        "Nhập kế hoạch",
        lambda action: importing.import_plan(action, PlanText(source=("Kế hoạch",)), [proposal], year=2026),
    )
    with closing(database.connect()) as connection:
        [task] = tasks.whole_tasks(connection, made.tasks)
    return task


def test_a_unit_that_has_ended_owes_nothing_of_a_groups_duty(
    database: Database, keys: dict[str, str], villages: str
) -> None:
    task = assigned(database, Proposal("Ra mắt mô hình", units=("Các thôn",)))
    assert [line.unit for line in task.lines] == [keys["t2"], keys["t10"]]
    assert (task.lead_unit, task.group) == (None, villages)


def test_a_unit_that_leads_a_groups_duty_stands_beside_the_group(
    database: Database, keys: dict[str, str], villages: str
) -> None:
    task = assigned(database, Proposal("Ra mắt mô hình", lead="Phòng VH-XH", units=("Các thôn",)))
    assert (task.lead_unit, task.group, len(task.lines)) == (keys["vhxh"], villages, 2)


def test_a_group_that_leads_owes_the_duty_unit_by_unit(
    database: Database, keys: dict[str, str], villages: str
) -> None:
    task = assigned(database, Proposal("Ra mắt mô hình", lead="Các thôn"))
    assert (task.lead_unit, task.group, len(task.lines)) == (None, villages, 2)


def test_a_group_that_helps_is_written_out_unit_by_unit(
    database: Database, keys: dict[str, str], villages: str
) -> None:
    helping = ("Văn phòng HĐND&UBND", "Các thôn", "Thôn 2")
    task = assigned(database, Proposal("Tuyên truyền", lead="Phòng VH-XH", coordinating=helping))
    assert task.coordinating == (keys["vp"], keys["t2"], keys["t10"])


@pytest.mark.parametrize(
    "abstract",
    [
        "Công tác dân vận năm 2026 theo Chỉ thị số 33/CT-TTg ngày 26 tháng 11 năm 2021",
        "Công tác dân vận năm 2026 theo Chỉ thị số 33/CT-TTg ngày 26/11/2021",
        "Công tác năm 2026 theo Nghị định số 30/2020/NĐ-CP",
    ],
)
def test_the_year_of_a_paper_that_a_plan_cites_is_not_its_own(abstract: str) -> None:
    assert importing.year_of(PlanText(abstract=abstract), date(2027, 1, 5)) == 2026
