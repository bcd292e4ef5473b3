# SPDX-License-Identifier: MIT
"""What a task is: how it is cited, what is unclear about it, what its state must carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import (
    Clarity,
    Line,
    LineTally,
    Plan,
    Source,
    StateEntry,
    Task,
    TaskState,
    check_state,
    missing_clarity,
    unclear_words,
)
from dvcq_desktop.plan.schedule import Recurrence, Schedule

DAY = date(2026, 5, 20)
CLEAR = Task(
    "task",
    2026,
    "Tổ chức đối thoại",
    owner="hue",
    lead_unit="vhxh",
    product="Thông báo",
    schedule=Schedule(DAY),
)

states = st.lists(st.sampled_from(TaskState), max_size=8)


def group(*found: TaskState) -> Task:
    lines = tuple(Line(f"l{n}", "task", f"u{n}", state=StateEntry(state)) for n, state in enumerate(found))
    return Task("task", 2026, "Việc của các thôn", lines=lines)


@given(states)
def test_every_line_is_in_one_count_at_most(found: list[TaskState]) -> None:
    tally = group(*found).tally
    assert tally.total == len(found)
    assert tally.done + tally.dropped + tally.in_progress == len(found) - found.count(TaskState.NOT_STARTED)


@given(states)
def test_a_group_is_done_when_every_unit_that_counts_is(found: list[TaskState]) -> None:
    counted = [state for state in found if state is not TaskState.DROPPED]
    done = bool(counted) and all(state is TaskState.DONE for state in counted)
    assert (group(*found).tally.state is TaskState.DONE) == done


@given(states.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_the_units_does_not_matter(orders: tuple[list[TaskState], list[TaskState]]) -> None:
    assert group(*orders[0]).tally == group(*orders[1]).tally


def test_a_group_whose_units_all_drop_out_is_dropped() -> None:
    assert group(TaskState.DROPPED, TaskState.DROPPED).tally.state is TaskState.DROPPED
    assert LineTally().state is TaskState.NOT_STARTED


def test_a_task_with_owner_unit_deadline_and_product_is_clear() -> None:
    assert missing_clarity(CLEAR) == ()


@pytest.mark.parametrize(
    ("task", "clarity"),
    [
        (replace(CLEAR, owner=None), Clarity.OWNER),
        (replace(CLEAR, title="  "), Clarity.WORK),
        (replace(CLEAR, lead_unit=None), Clarity.RESPONSIBILITY),
        (replace(CLEAR, schedule=Schedule()), Clarity.DEADLINE),
        (replace(CLEAR, product=""), Clarity.PRODUCT),
    ],
)
def test_each_thing_that_is_missing_is_named(task: Task, clarity: Clarity) -> None:
    assert missing_clarity(task) == (clarity,)
    assert unclear_words(missing_clarity(task)) == f"chưa rõ {clarity.label}"


def test_what_is_not_clear_is_said_once_for_all() -> None:
    assert unclear_words([Clarity.OWNER, Clarity.PRODUCT]) == "chưa rõ người, sản phẩm"
    assert unclear_words([]) == ""


def test_a_task_for_all_the_time_needs_no_day() -> None:
    continuous = replace(CLEAR, schedule=Schedule(None, Recurrence.CONTINUOUS))
    assert missing_clarity(continuous) == ()


def test_a_group_is_clear_when_each_unit_that_counts_has_its_person_and_day() -> None:
    owned = Line("l1", "task", "u1", owner="an", deadline=DAY)
    dropped = Line("l2", "task", "u2", state=StateEntry(TaskState.DROPPED, reason="Thôn đã sáp nhập."))
    task = Task("task", 2026, "Ra mắt mô hình", product="Mô hình", lines=(owned, dropped))
    assert missing_clarity(task) == ()
    bare = replace(task, lines=(owned, Line("l3", "task", "u3")))
    assert missing_clarity(bare) == (Clarity.OWNER, Clarity.DEADLINE)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (StateEntry(TaskState.DROPPED, DAY, "  "), "phải có lý do"),
        (StateEntry(TaskState.DONE), "phải có ngày hoàn thành"),
    ],
)
def test_a_state_without_its_reason_or_day_is_refused(entry: StateEntry, words: str) -> None:
    with pytest.raises(UserError, match=words):
        check_state(entry)


@pytest.mark.parametrize(
    "entry",
    [StateEntry(), StateEntry(TaskState.DONE, DAY), StateEntry(TaskState.DROPPED, reason="Trùng nhiệm vụ.")],
)
def test_a_state_with_all_it_needs_is_taken(entry: StateEntry) -> None:
    check_state(entry)


def test_a_clause_is_cited_by_its_place_and_a_document_by_its_number() -> None:
    clause = Source(clause="c", label="II.5")
    document = Source(document_kind="Công văn", number="12/SNV-CCHC", issued_on=date(2026, 2, 2))
    spoken = Source(abstract="Chủ tịch giao tại họp giao ban")
    task = replace(CLEAR, sources=(clause, document, Source(), spoken))
    assert task.source_labels == (
        "II.5, Công văn số 12/SNV-CCHC ngày 02/02/2026, Chủ tịch giao tại họp giao ban"
    )


def test_a_plan_is_cited_as_far_as_it_is_numbered() -> None:
    draft = Plan("p", 2026, symbol="KH-UBND")
    assert draft.cited == "Kế hoạch"
    signed = draft._replace(number="07", issued_on=date(2026, 1, 5))
    assert signed.cited == "Kế hoạch số 07/KH-UBND ngày 05/01/2026"
