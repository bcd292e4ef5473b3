# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Heading, Paragraph, Table
from dvcq_desktop.plan.prints import briefing, counts, reminder_letter, reminders
from dvcq_desktop.plan.prints.words import BLANK
from dvcq_desktop.plan.rules import StateEntry
from dvcq_desktop.plan.schedule import Schedule

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest


def test_what_is_overdue_or_due_soon_is_listed_by_unit(sample: PrintRequest) -> None:
    found = [(each.unit, each.task.id, each.standing.label) for each in reminders.reminders(sample)]
    assert found == [("vhxh", "overdue", "Quá hạn 3 ngày"), ("t10", "group", "Còn 3 ngày")]


def test_a_unit_that_has_done_its_part_is_not_reminded(sample: PrintRequest) -> None:
    assert "t2" not in {each.unit for each in reminders.reminders(sample)}


def test_one_unit_gets_only_its_own(sample: PrintRequest) -> None:
    assert [each.unit for each in reminders.reminders(replace(sample, unit="t10"))] == ["t10"]


def test_within_a_unit_the_longest_overdue_of_a_person_comes_first(sample: PrintRequest) -> None:
    older = replace(
        sample.tasks[1], id="older", schedule=sample.tasks[1].schedule._replace(deadline=date(2026, 2, 2))
    )
    request = replace(sample, tasks=(*sample.tasks, older))
    assert [each.task.id for each in reminders.reminders(request)][:2] == ["older", "overdue"]


def test_the_list_says_why_and_what_was_done(sample: PrintRequest) -> None:
    (table,) = [block for block in reminders.build(sample).blocks if isinstance(block, Table)]
    cells = next(row.cells for row in table.rows if "đối thoại" in str(row.cells))
    assert cells[-1] == "Đã tổng hợp 37 ý kiến.\nNguyên nhân: Trùng lịch tiếp xúc cử tri."


def test_a_units_own_cause_and_proposal_go_before_the_tasks(sample: PrintRequest) -> None:
    line = sample.tasks[2].lines[1]._replace(late_cause="Mưa lũ", proposal="Lùi hạn")
    group = replace(sample.tasks[2], lines=(line,), late_cause="Chung", proposal="Đề xuất chung")
    plain = replace(group, lines=(line._replace(late_cause="", proposal=""),))
    for task, cause, proposal in ((group, "Mưa lũ", "Lùi hạn"), (plain, "Chung", "Đề xuất chung")):
        (table,) = [
            block
            for block in reminders.build(replace(sample, tasks=(task,))).blocks
            if isinstance(block, Table)
        ]
        assert table.rows[1].cells[-1] == f"Nguyên nhân: {cause}\nĐề xuất: {proposal}"


def test_what_was_given_more_time_shows_its_first_deadline(sample: PrintRequest) -> None:
    (table,) = [block for block in reminders.build(sample).blocks if isinstance(block, Table)]
    cells = next(row.cells for row in table.rows if "đối thoại" in str(row.cells))
    assert cells[4] == "12/06/2026\n(gia hạn từ 29/05/2026)"


def test_why_it_is_late_is_left_to_the_pen_where_nobody_said(sample: PrintRequest) -> None:
    silent = replace(sample.tasks[1], late_cause="")
    (table,) = [
        block
        for block in reminders.build(replace(sample, tasks=(silent,), progress={})).blocks
        if isinstance(block, Table)
    ]
    assert table.rows[1].cells[-1] == f"Nguyên nhân: {BLANK}"


def test_what_is_overdue_stands_first_and_both_parts_are_counted(sample: PrintRequest) -> None:
    (table,) = [block for block in reminders.build(sample).blocks if isinstance(block, Table)]
    headings = [row.cells[0] for row in table.rows if row.kind == "group"]
    assert headings == ["I. QUÁ HẠN: 1 nhiệm vụ", "II. ĐẾN HẠN TRONG 7 NGÀY TỚI: 1 nhiệm vụ"]
    assert [row.kind for row in table.rows] == ["group", "normal", "group", "normal"]


def test_the_parts_that_are_there_are_numbered_from_one(sample: PrintRequest) -> None:
    soon = replace(sample, tasks=(sample.tasks[2],))
    (table,) = [block for block in reminders.build(soon).blocks if isinstance(block, Table)]
    assert [row.cells[0] for row in table.rows] == ["I. ĐẾN HẠN TRONG 7 NGÀY TỚI: 1 nhiệm vụ", "1"]


def test_what_several_units_owe_of_one_task_is_counted_as_on_the_screen(sample: PrintRequest) -> None:
    lines = tuple(line._replace(state=StateEntry(), deadline=None) for line in sample.tasks[2].lines)
    group = replace(sample.tasks[2], lines=lines, schedule=Schedule(date(2026, 1, 31)))
    (table,) = [
        block for block in reminders.build(replace(sample, tasks=(group,))).blocks if isinstance(block, Table)
    ]
    assert table.rows[0].cells == (f"I. QUÁ HẠN: 1 nhiệm vụ ({len(lines)} phần việc của đơn vị)",)
    assert [row.cells[0] for row in table.rows[1:]] == [str(n + 1) for n in range(len(lines))]


def test_a_day_with_nothing_due_says_so(sample: PrintRequest) -> None:
    blocks = reminders.build(replace(sample, tasks=())).blocks
    assert Paragraph("Không có nhiệm vụ nào quá hạn hoặc đến hạn trong 7 ngày tới.") in blocks
    assert not any(isinstance(block, Table) for block in blocks)


def test_every_paper_counts_what_is_overdue_by_the_same_two_figures(sample: PrintRequest) -> None:
    """The page of the tasks said 36, the weekly page 41 and this list 61 for one day."""
    lines = tuple(line._replace(state=StateEntry(), deadline=None) for line in sample.tasks[2].lines)
    group = replace(sample.tasks[2], id="all", lines=lines, schedule=Schedule(date(2026, 1, 31)))
    request = replace(sample, tasks=(sample.tasks[1], group))
    assert counts.whole(request).overdue == 2
    said = f"2 nhiệm vụ ({len(lines) + 1} phần việc của đơn vị)"
    assert reminders.counted(each for each in reminders.reminders(request) if each.is_overdue) == said
    headings = [block.text for block in briefing.build(request).blocks if isinstance(block, Heading)]
    assert headings[0] == f"Quá hạn: {said}"
    paragraphs = [
        str(block.text) for block in reminder_letter.build(request).blocks if isinstance(block, Paragraph)
    ]
    assert f"02 nhiệm vụ ({len(lines) + 1:02d} phần việc của đơn vị) đã quá hạn" in paragraphs[0]
