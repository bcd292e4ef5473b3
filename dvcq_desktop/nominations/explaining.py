# SPDX-License-Identifier: MIT
"""Why a model has its total, its grade and its rank, and why one comes before another: in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.ranking import NO_FACTS, deciding_step
from dvcq_desktop.nominations.scorecards import TieRule
from dvcq_desktop.nominations.scoring import AGREED, too_far_apart
from dvcq_desktop.nominations.terms import CriterionKind
from dvcq_desktop.text.listing import few
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.text.points import POINT, points_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dvcq_desktop.nominations.ranking import Facts, Place, Ranking
    from dvcq_desktop.nominations.scorecards import Criterion, Scorecard, TieStep
    from dvcq_desktop.nominations.scoring import Card, Standing

_MOST_NAMED = 3


class CriterionLine(NamedTuple):
    """What a criterion or group brought: `gained` (a penalty positive) of `worth`, None where unscored."""

    criterion: Criterion
    depth: int
    is_group: bool
    worth: int
    gained: int | None


def criterion_lines(scorecard: Scorecard, gained: Mapping[str, int]) -> list[CriterionLine]:
    """Return every criterion in reading order with what it brought, groups with the sums of theirs."""
    lines = []
    for each in scorecard.criteria:
        below = scorecard.leaves_below(each.id)
        known = [gained[leaf] for leaf in below if leaf in gained]
        total = sum(known) if known else None
        is_group = each.id in scorecard.groups
        lines.append(CriterionLine(each, scorecard.depth(each), is_group, scorecard.worth(each.id), total))
    return lines


def why_total(scorecard: Scorecard, found: Standing) -> list[str]:
    """Say how a total came about, and what it still lacks."""
    if found.total is None:
        return ["Chưa có điểm nào."] if found.cards else ["Mọi thành viên đều không chấm, nên không có điểm."]
    sentences = []
    if list(found.cards) == [AGREED]:
        sentences.append(_summed(found.cards[AGREED]))
    else:
        totals = "; ".join(points_text(found.cards[each].total) for each in found.counted)
        count = len(found.counted)
        sentences.append(f"Trung bình cộng của {count} phiếu ({totals}) là {points_text(found.total)} điểm.")
        left = len(found.cards) - count
        if left:
            sentences.append(f"{left} phiếu chưa chấm đủ nên chưa được tính.")
    if not all(found.cards[each].missing for each in found.counted):
        return [*sentences, *filter(None, [too_far_apart(scorecard, found)])]
    lacking = max(len(found.cards[each].missing) for each in found.counted)
    return [*sentences, f"Điểm tạm tính: còn {lacking} tiêu chí chưa có điểm."]


def why_grade(scorecard: Scorecard, found: Standing, cap: str = "") -> list[str]:
    """Say which grade a total gives and what kept it down; `cap` names what caps it."""
    if found.total is None or not scorecard.grades:
        return []
    grade = found.grade
    if grade is None:
        return [f"Tổng {points_text(found.total)} điểm không đạt mức xếp loại nào."]
    sentences = [f"Xếp loại “{grade.name}”: {_least(grade.least)}{_no_zero(not_zero=grade.not_zero)}."]
    reached = next((each for each in scorecard.grades if found.total >= each.least), None)
    if reached is not None and found.free_grade is not None and reached.id != found.free_grade.id:
        zeros = _named(scorecard, found.zeros)
        sentences.append(f"Đủ điểm của mức “{reached.name}” nhưng {zeros} được 0 điểm.")
    if found.free_grade is not None and found.free_grade.id != grade.id:
        why = f" vì {cap.lower()}" if cap else ""
        sentences.append(f"Theo điểm là “{found.free_grade.name}”, bị khống chế ở “{grade.name}”{why}.")
    return sentences


def why_rank(ranking: Ranking, place: Place) -> str:
    """Say why a model has its rank, or why it has none."""
    found = place.standing
    if found.total is None:
        return "Chưa xếp hạng vì chưa có điểm."
    if found.barred:
        zeros = _named(ranking.scorecard, found.barred)
        return f"Không xếp hạng: {zeros} được 0 điểm, mà thang điểm không cho để 0."
    shared = " (đồng hạng)" if place.is_shared else ""
    provisional = "" if ranking.is_complete else ", tạm tính vì chưa chấm xong"
    return f"Hạng {place.rank}{shared} với {points_text(found.total)} điểm{provisional}."


def why_before(ranking: Ranking, first: Place, second: Place, names: Mapping[str, str]) -> list[str]:
    """Say why the first of two places comes before the second: by which criteria, or by what of a tie."""
    one, other = first.standing, second.standing
    called, beside = (f"“{names.get(each.model, '')}”" for each in (one, other))
    if second.rank is None:
        return [f"{beside}: {why_rank(ranking, second)}"]
    if first.rank is None:
        return [f"{called}: {why_rank(ranking, first)}"]
    assert one.total is not None
    assert other.total is not None
    if one.is_complete and not other.is_complete:
        return [
            (
                f"{called} đã chấm xong với {points_text(one.total)} điểm; {beside} chưa chấm xong nên xếp"
                f" sau (tạm tính {points_text(other.total)} điểm)."
            )
        ]
    if one.total == other.total:
        return [
            f"{called} và {beside} cùng {points_text(one.total)} điểm. {_tie_broken(ranking, one, other)}"
        ]
    ahead = points_text(one.total - other.total)
    compared = f"{points_text(one.total)} so với {points_text(other.total)}"
    sentences = [f"{called} hơn {beside} {ahead} điểm ({compared})."]
    better = _differences(ranking.scorecard, one, other, 1)
    if better:
        sentences.append(f"Hơn ở {_listed(better)}.")
    worse = _differences(ranking.scorecard, one, other, -1)
    if worse:
        sentences.append(f"Kém ở {_listed(worse)}.")
    return sentences


def _summed(card: Card) -> str:
    if not card.bonus_given and not card.penalty_given:
        return f"Các tiêu chí cộng lại được {points_text(card.total)} điểm."
    parts = [f"Điểm chính {points_text(card.score)}"]
    for given, counted, sign, verb in (
        (card.bonus_given, card.bonus, "+", "thưởng"),
        (card.penalty_given, card.penalty, "−", "trừ"),
    ):
        if given:
            most = (
                f" (ghi {points_text(given)}, nhiều nhất {points_text(counted)})" if given > counted else ""
            )
            parts.append(f"{sign} {verb} {points_text(counted)}{most}")
    return f"{' '.join(parts)} = {points_text(card.total)} điểm."


def _tie_broken(ranking: Ranking, one: Standing, other: Standing) -> str:
    step = deciding_step(ranking.scorecard, one, other, ranking)
    if step is not None:
        rule = ranking.scorecard.tie_rule[step]
        held = [_measured(ranking, rule, each) for each in (one, other)]
        compared = f" ({held[0]} so với {held[1]})" if all(held) else ""
        return f"Xếp trên vì {ranking.scorecard.tie_label(rule)}{compared}."
    facts = [ranking.facts.get(each.model, NO_FACTS) for each in (one, other)]
    if facts[0].decided != facts[1].decided:
        return "Xếp trên theo thứ tự Tổ thẩm định quyết định."
    return "Hai mô hình đồng hạng: quy tắc xét khi bằng điểm không phân biệt được."


def _measured(ranking: Ranking, step: TieStep, found: Standing) -> str:
    """Return what a step compares of one model, as a person reads it; blank where that is no one figure."""
    facts: Facts = ranking.facts.get(found.model, NO_FACTS)
    if step.rule is None:
        leaves = ranking.scorecard.leaves_below(step.criterion)
        return points_text(found.mean_of(leaves) or 0)
    if step.rule is TieRule.EARLY:
        return f"{facts.registered_on:%d/%m/%Y}" if facts.registered_on else "không rõ ngày"
    if step.rule is TieRule.SPREAD:
        return points_text(found.spread)
    figures = {
        TieRule.MONEY: f"{group_digits(facts.money)} đồng",
        TieRule.PEOPLE: f"{group_digits(facts.people)} người",
        TieRule.LABOUR: f"{group_digits(facts.labour)} công",
        TieRule.LAND: f"{group_digits(facts.land)} m²",
    }
    return figures.get(step.rule, "")


def _differences(scorecard: Scorecard, one: Standing, other: Standing, side: int) -> list[str]:
    """Return where one is better (side 1) or worse (side -1), the greatest difference first."""
    found = []
    for place, each in enumerate(scorecard.leaves):
        sign = -1 if each.kind is CriterionKind.PENALTY else 1
        mine, theirs = one.gained.get(each.id, 0), other.gained.get(each.id, 0)
        ahead = side * sign * (mine - theirs)
        if ahead > 0:
            found.append((-ahead, place, f"{each.named} ({points_text(mine)} so với {points_text(theirs)})"))
    return [words for _ahead, _place, words in sorted(found)]


def _listed(words: Sequence[str]) -> str:
    return few(words, "tiêu chí", _MOST_NAMED, between="; ")


def _named(scorecard: Scorecard, criteria: Iterable[str]) -> str:
    return _listed([scorecard.by_id[each].named for each in criteria])


def _least(least: int) -> str:
    return f"từ {points_text(least)} điểm trở lên" if least >= POINT else "các mức còn lại"


def _no_zero(*, not_zero: bool) -> str:
    return ", không có tiêu chí 0 điểm" if not_zero else ""
