# SPDX-License-Identifier: MIT
"""A plan takes the number and day that its printed text was given in the register."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.office.printing import PrintOrder, print_paper
from dvcq_desktop.office.register import store as register
from dvcq_desktop.plan.prints.kinds import PLAN_TEXT
from dvcq_desktop.plan.rules import Plan, PlanState
from dvcq_desktop.plan.store import plan_changes, plans

if TYPE_CHECKING:
    from dvcq_desktop.database import Database

DAY = date(2026, 1, 5)
ABSTRACT = "Công tác dân vận chính quyền năm 2026"


def kept(database: Database, key: str) -> Plan:
    with closing(database.connect()) as connection:
        found = plans.plan(connection, key)
    assert found is not None
    return found


def add(database: Database, abstract: str = ABSTRACT) -> str:
    plan = Plan("", 2026, abstract=abstract, symbol="KH-UBND")
    return database.write("Lập", partial(plan_changes.new_plan, plan=plan, headings=True))


def printed(database: Database, key: str) -> str:
    order = PrintOrder(2026, DAY, record=key)
    with closing(database.connect()) as connection:
        read = PLAN_TEXT.load(connection, order)
    paper = print_paper(PLAN_TEXT, read, order)
    return database.write("Ghi vào Sổ văn bản", partial(register.record_print, printed=paper))


def number(database: Database, paper: str, **edited: object) -> str:
    work = partial(register.number_paper, kind=PLAN_TEXT, key=paper, edited=edited)
    return database.write("Ghi số", work)[1]


def test_the_plan_has_number_and_day_of_its_paper_and_is_signed_by_one_action(database: Database) -> None:
    key = add(database)
    said = number(database, printed(database, key), number="12", issued_on=DAY)
    plan = kept(database, key)
    assert (plan.number, plan.symbol, plan.issued_on, plan.state) == ("12", "KH-UBND", DAY, PlanState.SIGNED)
    assert plan.date_text == "ngày 05 tháng 01 năm 2026"
    assert said == ("Kế hoạch năm 2026 cũng được ghi số 12/KH-UBND ngày 05/01/2026 và chuyển sang đã ký.")
    database.undo()
    assert (kept(database, key).number, kept(database, key).state) == ("", PlanState.DRAFT)


def test_number_and_day_may_come_one_after_the_other_and_be_mended(database: Database) -> None:
    key = add(database)
    paper = printed(database, key)
    number(database, paper, number="12")
    assert (kept(database, key).number, kept(database, key).state) == ("12", PlanState.DRAFT)
    number(database, paper, issued_on=DAY)
    assert kept(database, key).state is PlanState.SIGNED
    number(database, paper, number="13")
    assert kept(database, key).number == "13"
    assert number(database, paper, signer_name="Lê Văn An") == ""


def test_of_several_plans_the_one_with_the_papers_title_is_meant(database: Database) -> None:
    key, other = add(database), add(database, "Bổ sung công tác dân vận năm 2026")
    number(database, printed(database, other), number="40", issued_on=DAY)
    assert (kept(database, key).number, kept(database, other).number) == ("", "40")


@pytest.mark.parametrize("held", ["07", "7"])
def test_a_plan_with_another_number_keeps_it(database: Database, held: str) -> None:
    key = add(database)
    paper = printed(database, key)
    database.write("Sửa", partial(plan_changes.save_plan, plan_id=key, values={"number": held}))
    said = number(database, paper, number="12", issued_on=DAY)
    assert kept(database, key).number == held
    assert said == f"Kế hoạch năm 2026 đã có số {held}/KH-UBND, không đổi theo Sổ văn bản."
