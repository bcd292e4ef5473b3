# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.own_plans import RULE, asks_for_plans, has_issued, must_issue
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.store import changes, tasks

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

MARCH, APRIL = date(2026, 3, 12), date(2026, 4, 1)
LINE = Line("line", "task", "t2")
DUTY = Task("task", 2026, "Việc của các thôn", lines=(LINE,))


@pytest.mark.parametrize(
    ("title", "product", "asked"),
    [
        ("Xây dựng và ban hành kế hoạch triển khai thực hiện", "", True),
        ("Cụ thể hóa nhiệm vụ", "Kế hoạch của đơn vị", True),
        ("BAN HÀNH KẾ HOẠCH", "", True),
        ("Kiểm tra việc triển khai Kế hoạch", "Thông báo", False),
        ("Tuyên truyền, vận động Nhân dân", "Tin, bài", False),
    ],
)
def test_a_duty_asks_for_plans_by_its_words(title: str, product: str, asked: bool) -> None:
    task = replace(DUTY, title=title, product=product)
    assert asks_for_plans(task) is asked
    assert not asks_for_plans(replace(task, lines=()))


def test_a_duty_asks_for_plans_where_a_unit_has_one() -> None:
    assert asks_for_plans(replace(DUTY, lines=(LINE._replace(own_plan_number="05/KH"),)))


def test_what_she_said_beats_the_words() -> None:
    assert asks_for_plans(replace(DUTY, own_plans=True))
    assert not asks_for_plans(replace(DUTY, title="Ban hành kế hoạch", own_plans=False))


def test_the_rule_can_be_read() -> None:
    assert "“kế hoạch triển khai”" in RULE


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        (LINE, False),
        (LINE._replace(own_plan_on=MARCH), True),
        (LINE._replace(own_plan_on=date(2026, 4, 2)), False),
        (LINE._replace(own_plan_number="05/KH"), True),
        (LINE._replace(own_plan_file="a" * 64), True),
        (LINE._replace(state=StateEntry(TaskState.DONE, MARCH)), True),
        (LINE._replace(state=StateEntry(TaskState.DONE, date(2026, 4, 2))), False),
        (LINE._replace(state=StateEntry(TaskState.IN_PROGRESS)), False),
    ],
)
def test_a_plan_is_issued_by_its_own_day_or_by_what_was_recorded(line: Line, issued: bool) -> None:
    assert has_issued(line, APRIL) is issued


def test_a_unit_that_was_let_off_need_not_issue_one() -> None:
    let_off = LINE._replace(state=StateEntry(TaskState.DROPPED, MARCH, "Đã sáp nhập"))
    assert not must_issue(let_off, APRIL)
    assert must_issue(let_off, date(2026, 3, 1))
    assert must_issue(let_off._replace(own_plan_on=date(2026, 2, 2)), APRIL)


def test_what_she_said_is_kept_and_read_again(database: Database) -> None:
    key = database.write("Giao", lambda action: changes.add_task(action, Task("", 2026, "Việc")))
    for asked in (True, False, None):

        def say(action: Action, asked: bool | None = asked) -> None:
            changes.set_own_plans(action, key, asked)

        database.write("Đổi", say)
        with database.connect() as connection:
            [task] = tasks.whole_tasks(connection, [key])
        assert task.own_plans is asked
        connection.close()
