# SPDX-License-Identifier: MIT
"""What points add up to."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.nominations.explaining import criterion_lines, why_grade, why_total
from dvcq_desktop.nominations.scorecards import points_refusal
from dvcq_desktop.nominations.scoring import AGREED, filled, standing, too_far_apart
from dvcq_desktop.nominations.terms import CriterionKind
from tests.nominations.cards import CAPS, filled_points, scorecards, simple_card


def test_one_card_is_summed_weighted_and_limited() -> None:
    card = filled(simple_card(), {"1": 2550, "2": 3000, "3": 950, "t": 450, "p": 100})
    assert card.gained["3"] == 3800, "9,5 of 10 with the weight of 40"
    assert (card.score, card.bonus, card.bonus_given, card.penalty) == (9350, 300, 450, 100)
    assert card.total == 9550
    assert card.missing == ()


def test_a_blank_bonus_lacks_nothing_but_a_blank_criterion_does() -> None:
    assert filled(simple_card(), {"1": 100}).missing == ("2", "3")
    assert not filled(simple_card(), {}).is_begun


def test_a_penalty_never_takes_more_than_there_is() -> None:
    assert filled(simple_card(penalty_most=None), {"1": 100, "p": 500}).total == 0


def test_a_score_above_its_maximum_is_refused_in_a_sentence() -> None:
    one = simple_card().by_id["3"]
    assert points_refusal(one, 1050) == "Tiêu chí 3 cho nhiều nhất 10 điểm, không ghi được 10,5."
    assert points_refusal(one, 1000) == points_refusal(one, None) == ""


def test_the_mean_leaves_out_who_recused_and_who_is_not_done() -> None:
    full = {"1": 3000, "2": 3000, "3": 1000}
    points = {"a": full, "b": full | {"1": 2000}, "c": {"1": 0}, "d": {}}
    found = standing(simple_card(), "m", points, ["a", "b", "c"])
    assert found.counted == ("a", "b")
    assert found.total == 9500
    assert found.spread == 1000
    assert not found.is_complete
    alone = standing(simple_card(), "m", points, ["a"])
    assert alone.total == 10000
    assert alone.is_complete
    assert standing(simple_card(), "m", points, []).total is None


def test_the_mean_of_a_group_is_rounded_once() -> None:
    points = {"a": {"1": 1000, "2": 1000}, "b": {"1": 1000, "2": 1000}, "c": {"1": 1100, "2": 1100}}
    found = standing(simple_card(), "m", points, ["a", "b", "c"])
    assert found.gained["1"] + found.gained["2"] == 2066
    assert found.mean_of(("1", "2")) == 2067
    assert found.mean_of(("3",)) is None


def test_cards_that_are_only_begun_count_until_one_is_done() -> None:
    found = standing(simple_card(), "m", {"a": {"1": 1000}, "b": {"1": 500}}, ["a", "b", "c"])
    assert found.counted == ("a", "b")
    assert found.total == 750


def test_a_criterion_at_zero_costs_the_grade_and_bars_where_it_must_not_be() -> None:
    card = simple_card()
    found = standing(card, "m", {AGREED: {"1": 3000, "2": 0, "3": 1000, "t": 300}})
    assert (found.zeros, found.barred) == (("2",), ("2",))
    assert found.grade is not None
    assert found.grade.name == "Chưa đạt"
    full = standing(card, "m", {AGREED: {"1": 3000, "2": 2600, "3": 1000}})
    assert full.grade is not None
    assert full.grade.name == "Xuất sắc"


def test_a_reprimand_caps_the_grade_and_the_reason_is_said() -> None:
    card = simple_card()
    found = standing(card, "", {AGREED: {"1": 3000, "2": 3000, "3": 1000}}, cap=CAPS[0])
    assert found.grade is not None
    assert found.grade.name == "Tốt"
    assert why_grade(card, found, "Khiển trách")[-1] == (
        "Theo điểm là “Xuất sắc”, bị khống chế ở “Tốt” vì khiển trách."
    )
    low = standing(card, "", {AGREED: {"1": 100, "2": 100, "3": 100}}, cap=CAPS[0])
    assert low.grade is not None
    assert low.grade.name == "Chưa đạt", "a cap never lifts"


def test_reviewers_too_far_apart_are_pointed_out() -> None:
    card = simple_card(spread_limit=500)
    full = {"1": 3000, "2": 3000, "3": 1000}
    found = standing(card, "m", {"a": full, "b": full | {"1": 2000}}, ["a", "b"])
    assert "chênh nhau 10 điểm, quá mức 5" in too_far_apart(card, found)
    assert why_total(card, found)[0] == "Trung bình cộng của 2 phiếu (100; 90) là 95 điểm."
    assert too_far_apart(simple_card(), found) == ""


def test_a_total_is_explained_with_what_a_limit_cut_off() -> None:
    card = simple_card()
    found = standing(card, "m", {AGREED: {"1": 3000, "2": 3000, "3": 900, "t": 450, "p": 50}})
    assert why_total(card, found) == [
        "Điểm chính 96 + thưởng 3 (ghi 4,5, nhiều nhất 3) − trừ 0,5 = 98,5 điểm."
    ]


@given(st.data())
def test_every_total_is_the_sum_of_its_printed_parts(data: st.DataObject) -> None:
    card = data.draw(scorecards())
    points = data.draw(filled_points(card))
    found = filled(card, points)
    assert found.score == sum(found.gained.get(each.id, 0) for each in card.scored)
    assert found.total == max(found.score + found.bonus - found.penalty, 0)
    assert found.bonus <= found.bonus_given
    assert found.penalty <= found.penalty_given
    assert card.bonus_most is None or found.bonus <= card.bonus_most
    for each in card.scored:
        if each.id in points:
            exact = Fraction(points[each.id] * each.worth, each.maximum or 1)
            assert abs(found.gained[each.id] - exact) <= Fraction(1, 2)
            assert 0 <= found.gained[each.id] <= each.worth


@given(st.data())
def test_all_maxima_make_exactly_a_hundred(data: st.DataObject) -> None:
    card = data.draw(scorecards())
    assert filled(card, {each.id: each.maximum or 0 for each in card.scored}).total == 10000


@given(st.data())
def test_a_mean_lies_between_its_cards_and_forgets_the_order(data: st.DataObject) -> None:
    card = data.draw(scorecards())
    names = [str(number) for number in range(data.draw(st.integers(1, 5)))]
    points = {each: data.draw(filled_points(card)) for each in names}
    found = standing(card, "m", points, names)
    turned = standing(card, "m", points, names[::-1])
    assert found.total == turned.total
    assert found.gained == turned.gained
    if found.total is not None:
        totals = [found.cards[each].total for each in found.counted]
        assert min(totals) <= found.total <= max(totals)
        assert found.spread == max(totals) - min(totals)


@given(st.data())
def test_more_points_never_lower_a_total(data: st.DataObject) -> None:
    card = data.draw(scorecards())
    points = dict(data.draw(filled_points(card, complete=True)))
    each = data.draw(st.sampled_from(card.leaves))
    before = filled(card, points).total
    points[each.id] = data.draw(st.integers(points.get(each.id, 0), each.maximum or 0))
    after = filled(card, points).total
    assert after <= before if each.kind is CriterionKind.PENALTY else after >= before


def test_groups_show_the_sums_of_their_criteria() -> None:
    lines = criterion_lines(simple_card(), {"1": 1000, "3": 3800})
    shown = [(line.criterion.id, line.depth, line.is_group, line.worth, line.gained) for line in lines]
    assert shown[:5] == [
        ("I", 0, True, 6000, 1000),
        ("1", 1, False, 3000, 1000),
        ("2", 1, False, 3000, None),
        ("II", 0, True, 4000, 3800),
        ("3", 1, False, 4000, 3800),
    ]
