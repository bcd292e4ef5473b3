# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.prints.sections import OTHER_DOCUMENTS, UNPLANNED, new_headings, sections
from dvcq_desktop.plan.rules import Clause, Plan, Source, Task

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest


def test_tasks_stand_under_the_plans_own_headings_in_its_order(sample: PrintRequest) -> None:
    found = [
        (part.headings, [task.id for task in part.tasks]) for part in sections(sample.plans, sample.tasks)
    ]
    duties = "II. NHIỆM VỤ TRỌNG TÂM"
    assert found == [
        ((duties, "II.1. Tuyên truyền"), ["early"]),
        ((duties, "II.4. Đối thoại"), ["overdue", "quarterly"]),
        (("III. TỔ CHỨC THỰC HIỆN", "III.5. Các thôn"), ["group"]),
        ((OTHER_DOCUMENTS,), ["dropped"]),
        ((UNPLANNED,), ["bare"]),
    ]


def test_no_task_is_lost_or_doubled(sample: PrintRequest) -> None:
    printed = [task.id for part in sections(sample.plans, sample.tasks) for task in part.tasks]
    assert sorted(printed) == sorted(task.id for task in sample.tasks)


def test_a_clause_deeper_than_two_levels_stands_under_its_second_level(plan: Plan) -> None:
    deep = plan._replace(clauses=(*plan.clauses, Clause("deep", "c2-1", "a)", "II.1.a", "Truyền thanh")))
    task = Task("t", 2026, "Phát thanh", sources=(Source(clause="deep", label="II.1.a"),))
    assert sections([deep], [task])[0].headings == ("II. NHIỆM VỤ TRỌNG TÂM", "II.1. Tuyên truyền")


def test_a_clause_without_title_makes_no_heading(plan: Plan) -> None:
    bare = plan._replace(clauses=(*plan.clauses, Clause("dash", "c3", "", "III.7", "")))
    task = Task("t", 2026, "Theo dõi", sources=(Source(clause="dash", label="III.7"),))
    assert sections([bare], [task])[0].headings == ("III. TỔ CHỨC THỰC HIỆN",)


def test_tasks_of_two_plans_stand_under_their_own_plans_citation(plan: Plan, signed: Plan) -> None:
    extra = Clause("extra", None, "I.", "I", "Bổ sung")
    later = signed._replace(id="later", clauses=(extra,))
    tasks = [
        Task("b", 2026, "Việc bổ sung", sources=(Source(clause="extra", label="I"),)),
        Task("a", 2026, "Việc đầu", sources=(Source(clause="c2-1", label="II.1"),)),
    ]
    assert [part.headings[0] for part in sections([plan, later], tasks)] == [
        "Kế hoạch",
        "Kế hoạch số 07/KH-UBND ngày 05/01/2026",
    ]


def test_only_headings_that_change_are_printed() -> None:
    assert new_headings(("A", "A1"), ("A", "A2")) == ("A2",)
    assert new_headings(("A", "A1"), ("B", "A1")) == ("B", "A1")
    assert new_headings((), ("A",)) == ("A",)
