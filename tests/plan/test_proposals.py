# SPDX-License-Identifier: MIT
"""What she can do with proposed tasks before any is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.plantext import PlanText, TaskText
from dvcq_desktop.plan.proposals import (
    Proposal,
    check,
    join,
    join_all,
    joined_proposals,
    open_joins,
    proposals_of,
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


PARTS = [
    Proposal(f"Việc {row}", f"việc {row}", (f"{row}",), sources=(row,), is_shared=row == 1)
    for row in range(6)
]


def test_a_duty_that_names_what_two_others_state_goes_into_both_and_chains_nothing() -> None:
    joined = join_all(PARTS, [(1, 3, 5), (1, 4)])
    assert [part.clauses for part in joined] == [("0",), ("1", "3", "5"), ("1", "4"), ("2",)]
    assert [part.title for part in joined] == ["Việc 0", "Việc 3", "Việc 4", "Việc 2"]


def test_joining_one_group_by_hand_leaves_what_another_needs() -> None:
    joined = join_all(PARTS, [(1, 3, 5)], kept=(1, 4))
    assert [part.clauses for part in joined] == [("0",), ("1", "3", "5"), ("1",), ("2",), ("4",)]
    assert open_joins([{1, 3, 5}, {1, 4}], joined) == [(2, 4)]


def test_what_was_joined_or_joined_with_others_is_offered_no_more() -> None:
    groups = [frozenset({0, 2}), frozenset({3, 4})]
    assert open_joins(groups, PARTS) == [(0, 2), (3, 4)]
    joined = join_all(PARTS, [(0, 2), (3, 5)])
    assert open_joins(groups, joined) == []


def test_a_part_that_was_split_is_offered_with_both_halves() -> None:
    first, second = split(Proposal("a", "một; hai", sources=(0,)), 4)
    assert open_joins([{0, 1}], [first, second, PARTS[1]]) == [(0, 1, 2)]
    assert open_joins([{0, 1}], [first, second]) == []


@given(st.lists(st.frozensets(st.integers(0, 5), min_size=2, max_size=4), max_size=5))
def test_joining_loses_no_duty_and_invents_none(groups: list[frozenset[int]]) -> None:
    joined = join_all(PARTS, [sorted(group) for group in groups])
    assert {place for part in joined for place in part.sources} == set(range(6))
    alone = [part for part in joined if len(part.sources) == 1]
    assert {part.sources[0] for part in alone} == set(range(6)) - {row for group in groups for row in group}
    assert sorted(map(sorted, groups)) == sorted(sorted(p.sources) for p in joined if len(p.sources) > 1)
