# SPDX-License-Identifier: MIT
"""Who comes before whom, and why."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.nominations.explaining import why_before, why_rank
from dvcq_desktop.nominations.ranking import Facts, Ranking, ranked
from dvcq_desktop.nominations.scorecards import Scorecard, TieRule, TieStep, tie_steps
from dvcq_desktop.nominations.scoring import AGREED, standing
from tests.nominations.cards import filled_points, scorecards, simple_card

NAMES = {"a": "Đường hoa", "b": "Camera an ninh", "c": "Ngày thứ bảy", "d": "Nước sạch"}


def _ranking(card: Scorecard, points: dict[str, dict[str, int]], **facts: Facts) -> Ranking:
    return ranked(card, [standing(card, model, {AGREED: given}) for model, given in points.items()], facts)


def _ranks(ranking: Ranking) -> list[tuple[str, int | None, bool]]:
    return [(each.standing.model, each.rank, each.is_shared) for each in ranking.places]


def _why(found: Ranking) -> list[str]:
    first, second = found.places
    return why_before(found, first, second, NAMES)


def _same(total: int) -> dict[str, int]:
    return {"1": total - 5000, "2": 1000, "3": 1000}


def test_the_higher_total_comes_first_and_the_reason_names_criteria() -> None:
    found = _ranking(
        simple_card(), {"a": {"1": 1000, "2": 2000, "3": 900}, "b": {"1": 2500, "2": 1500, "3": 950}}
    )
    assert _ranks(found) == [("b", 1, False), ("a", 2, False)]
    assert _why(found) == [
        "“Camera an ninh” hơn “Đường hoa” 12 điểm (78 so với 66).",
        "Hơn ở tiêu chí 1 (25 so với 10); tiêu chí 3 (38 so với 36).",
        "Kém ở tiêu chí 2 (15 so với 20).",
    ]


def test_equals_share_a_rank_and_the_next_one_counts_them() -> None:
    same = _same(7000)
    found = _ranking(simple_card(), {"a": same, "b": _same(8000), "c": same, "d": _same(6000)})
    assert _ranks(found) == [("b", 1, False), ("a", 2, True), ("c", 2, True), ("d", 4, False)]
    assert "Hai mô hình đồng hạng" in why_before(found, found.places[1], found.places[2], NAMES)[0]
    assert why_rank(found, found.places[1]) == "Hạng 2 (đồng hạng) với 70 điểm."


def test_a_tie_is_broken_by_the_stated_rule_and_says_so() -> None:
    card = simple_card(tie_rule=(TieStep(criterion="II"), TieStep(TieRule.MONEY), TieStep(TieRule.EARLY)))
    points = {"a": {"1": 2400, "2": 600, "3": 1000}, "b": {"1": 2500, "2": 900, "3": 900}}
    found = _ranking(card, points)
    assert [each.standing.total for each in found.places] == [7000, 7000]
    assert _why(found) == [
        "“Đường hoa” và “Camera an ninh” cùng 70 điểm. Xếp trên vì điểm tiêu chí II cao hơn (40 so với 36)."
    ]
    same = {"a": _same(7000), "b": _same(7000)}
    rich = _ranking(card, same, a=Facts(money=1_000_000), b=Facts(money=25_000_000))
    assert _ranks(rich)[0] == ("b", 1, False)
    assert "kinh phí huy động nhiều hơn (25.000.000 đồng so với 1.000.000 đồng)" in (_why(rich)[0])
    early = _ranking(card, same, b=Facts(registered_on=date(2026, 2, 3)))
    assert _ranks(early)[0] == ("b", 1, False)
    assert "(03/02/2026 so với không rõ ngày)" in _why(early)[0]


def test_what_no_rule_tells_apart_is_as_the_board_decides() -> None:
    same = {"a": _same(7000), "b": _same(7000)}
    found = _ranking(simple_card(), same, a=Facts(decided=2), b=Facts(decided=1))
    assert _ranks(found) == [("b", 1, False), ("a", 2, False)]
    assert "theo thứ tự Tổ thẩm định quyết định" in _why(found)[0]


def test_who_is_barred_or_unscored_has_no_rank_and_is_told_why() -> None:
    found = _ranking(simple_card(), {"a": {"1": 3000, "2": 0, "3": 1000}, "b": _same(6000), "c": {}})
    assert _ranks(found) == [("b", 1, False), ("a", None, False), ("c", None, False)]
    assert why_rank(found, found.places[1]) == (
        "Không xếp hạng: tiêu chí 2 được 0 điểm, mà thang điểm không cho để 0."
    )
    assert why_rank(found, found.places[2]) == "Chưa xếp hạng vì chưa có điểm."
    assert why_rank(found, found.places[0]) == "Hạng 1 với 60 điểm, tạm tính vì chưa chấm xong."
    assert "Không xếp hạng" in why_before(found, found.places[0], found.places[1], NAMES)[0]


@given(st.data())
def test_a_ranking_holds_every_model_once_whatever_their_order(data: st.DataObject) -> None:
    card = data.draw(scorecards())
    count = data.draw(st.integers(0, 8))
    standings = [standing(card, str(each), {AGREED: data.draw(filled_points(card))}) for each in range(count)]
    amounts = st.integers(0, 2)
    facts = {str(each): Facts(data.draw(amounts), data.draw(amounts)) for each in range(count)}
    found = ranked(card, standings, facts)
    turned = ranked(card, data.draw(st.permutations(standings)), facts)
    assert {each.standing.model: each.rank for each in found.places} == {
        each.standing.model: each.rank for each in turned.places
    }
    ranks = [each.rank for each in found.places]
    held = [rank for rank in ranks if rank is not None]
    assert ranks == [*held, *[None] * (count - len(held))]
    for number, rank in enumerate(held, 1):
        assert rank == (number if number == 1 or rank != held[number - 2] else held[number - 2])
    order = [(each.standing.is_complete, each.standing.total or 0) for each in found.places if each.rank]
    assert order == sorted(order, reverse=True)
    for first in found.places:
        for second in found.places:
            if first is not second and (first.rank or count + 1) <= (second.rank or count + 1):
                assert why_before(found, first, second, {})


def test_a_rule_for_ties_is_kept_as_lines() -> None:
    steps = (TieStep(TieRule.WEIGHTS), TieStep(criterion="018f-1"))
    assert tie_steps("\n".join(step.code for step in steps)) == steps
    assert tie_steps("something-newer\n") == ()


def test_a_model_that_is_not_scored_to_the_end_stands_below_all_that_are() -> None:
    found = _ranking(simple_card(), {"a": {"1": 3000, "2": 2500}, "b": {"1": 1000, "2": 500, "3": 100}})
    begun, whole = found.places[1].standing, found.places[0].standing
    assert begun.total is not None
    assert whole.total is not None
    assert begun.total > whole.total
    assert _ranks(found) == [("b", 1, False), ("a", 2, False)]
    (why,) = _why(found)
    assert why.startswith("“Camera an ninh” đã chấm xong với")
    assert "“Đường hoa” chưa chấm xong nên xếp sau (tạm tính" in why
