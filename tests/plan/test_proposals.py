# SPDX-License-Identifier: MIT
"""What she can do with proposed tasks before any is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.plantext import PlanText, TaskText
from dvcq_desktop.plan.proposals import (
    TITLE_LENGTH,
    Proposal,
    check,
    join,
    joined_proposals,
    proposals_of,
    separate_joins,
    short_title,
    split,
)
from dvcq_desktop.plan.schedule import Recurrence, Schedule

PLEDGE = Proposal("Thực hiện cam kết", "Thực hiện cam kết không gây phiền hà", ("II.5",))
SIGNING = Proposal("Ký cam kết", "Triển khai việc ký cam kết", ("III.2",), lead="Văn phòng")


def test_a_joined_task_keeps_every_clause_and_all_words() -> None:
    joined = join([PLEDGE, SIGNING])
    assert joined.clauses == ("II.5", "III.2")
    assert joined.content == "Thực hiện cam kết không gây phiền hà\nTriển khai việc ký cam kết"


def test_a_joined_task_is_led_by_the_unit_that_was_named() -> None:
    assert join([PLEDGE, SIGNING]).lead == "Văn phòng"


def test_a_second_leading_unit_coordinates_the_joined_task() -> None:
    other = Proposal("Đối thoại", "Tổ chức đối thoại", ("III.1",), lead="Phòng VH-XH")
    joined = join([SIGNING, other])
    assert joined.lead == "Văn phòng"
    assert joined.coordinating == ("Phòng VH-XH",)


def test_the_same_words_stand_once_in_a_joined_task() -> None:
    assert join([PLEDGE, PLEDGE]).content == PLEDGE.content


def test_joining_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="ít nhất một"):
        join([])


def test_splitting_cuts_the_content_and_names_the_second_part() -> None:
    part = Proposal("Đối thoại", "Tổ chức đối thoại; phối hợp tuyên truyền vận động.", ("III.1",))
    first, second = split(part, len("Tổ chức đối thoại"))
    assert first.content == "Tổ chức đối thoại"
    assert second.content == "phối hợp tuyên truyền vận động"
    assert second.title == "Phối hợp tuyên truyền vận động"
    assert second.clauses == ("III.1",)


@pytest.mark.parametrize("at", [0, len(PLEDGE.content)])
def test_splitting_at_an_end_is_refused(at: int) -> None:
    with pytest.raises(UserError, match="đặt con trỏ"):
        split(PLEDGE, at)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60), st.data())
def test_splitting_loses_no_word(content: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content)))
    try:
        first, second = split(Proposal("x", content), at)
    except UserError:
        return
    letters = [letter for letter in content if letter.isalnum()]
    assert [letter for letter in first.content + second.content if letter.isalnum()] == letters


@given(st.text(max_size=400))
def test_a_short_title_is_short_and_cuts_no_word(text: str) -> None:
    title = short_title(text)
    assert len(title) <= TITLE_LENGTH + 2


def test_a_short_title_ends_at_a_clause() -> None:
    text = "Tổ chức các cuộc đối thoại giữa chính quyền với Nhân dân; " * 5
    assert short_title(text) == "Tổ chức các cuộc đối thoại giữa chính quyền với Nhân dân"


def test_a_proposal_without_a_title_is_named_by_its_clause() -> None:
    with pytest.raises(UserError, match=r"II\.5"):
        check(Proposal(" ", clauses=("II.5",)))


def test_proposals_take_over_what_the_text_states_and_invent_no_deadline() -> None:
    plan = PlanText(
        tasks=(
            TaskText("A", "a", ("II.1",)),
            TaskText("B", "b", deadline_text="hằng quý"),
            TaskText("C", "c", deadline=date(2026, 10, 15), product="Báo cáo"),
        )
    )
    first, second, third = proposals_of(plan)
    assert first.schedule == Schedule()
    assert second.schedule == Schedule(None, Recurrence.QUARTERLY)
    assert third.schedule == Schedule(date(2026, 10, 15))
    assert third.product == "Báo cáo"


def test_duties_stated_twice_are_proposed_as_one() -> None:
    plan = PlanText(
        tasks=(TaskText("A", "a", ("II.5",)), TaskText("B", "b", ("II.6",)), TaskText("C", "c", ("III.2",))),
        join_proposals=(frozenset({0, 2}),),
        join_words=("cam kết",),
    )
    joined = joined_proposals(plan)
    assert [part.clauses for part in joined] == [("II.5", "III.2"), ("II.6",)]


def test_a_clause_with_two_duties_does_not_chain_everything_into_one() -> None:
    groups = [frozenset({5, 14, 19}), frozenset({5, 15}), frozenset({8, 16})]
    assert separate_joins(groups) == [(5, 14, 19), (8, 16)]


@given(st.lists(st.frozensets(st.integers(0, 12), min_size=2, max_size=4), max_size=8))
def test_no_task_is_joined_twice(groups: list[frozenset[int]]) -> None:
    joined = [place for group in separate_joins(groups) for place in group]
    assert len(joined) == len(set(joined))
    assert {frozenset(group) for group in separate_joins(groups)} <= set(groups)
