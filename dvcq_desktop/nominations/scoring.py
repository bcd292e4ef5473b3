# SPDX-License-Identifier: MIT
"""What points add up to: one card, the mean of the reviewers without those who recused, grade and cap.

What each criterion brings is rounded to the hundredth on the card, so that whoever adds up what is printed
gets the total that is printed; a mean is rounded once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.text.points import mean, points_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.nominations.scorecards import Cap, Criterion, Grade, Scorecard

AGREED = ""
"""Stands for the reviewer where the whole Tổ thẩm định agreed on one score."""


class Card(NamedTuple):
    """One filled card: what each leaf brings (a penalty as a positive number), and what it adds up to.

    `missing` are the criteria that must get points and have none. `bonus` and `penalty` are within the
    scorecard's limits, `bonus_given` and `penalty_given` are what was typed.
    """

    gained: Mapping[str, int]
    score: int
    bonus: int
    bonus_given: int
    penalty: int
    penalty_given: int
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return the total, never below 0."""
        return max(self.score + self.bonus - self.penalty, 0)

    @property
    def is_begun(self) -> bool:
        """Tell whether any points were typed."""
        return bool(self.gained)


class Standing(NamedTuple):
    """What one model (or the office) got.

    `cards` are those of every reviewer who did not recuse; only those in `counted` make the total: the
    complete ones or, as long as there is none, those that were begun. `gained` is the mean of what each leaf
    brings. `zeros` are the criteria at 0, `barred` those of them that must not be.
    """

    model: str
    cards: Mapping[str, Card]
    counted: tuple[str, ...]
    total: int | None
    gained: Mapping[str, int]
    zeros: tuple[str, ...]
    barred: tuple[str, ...]
    grade: Grade | None
    free_grade: Grade | None

    @property
    def is_complete(self) -> bool:
        """Tell whether every card has all the points it must have."""
        return bool(self.cards) and all(not card.missing for card in self.cards.values())

    @property
    def spread(self) -> int:
        """Return how far apart the totals of the counted cards are."""
        totals = [self.cards[each].total for each in self.counted]
        return max(totals) - min(totals) if totals else 0

    def mean_of(self, leaves: Sequence[str]) -> int | None:
        """Return the mean of what leaves bring together on the counted cards, None where none has points.

        It is rounded once: the means of the leaves, each rounded, may add up to a hundredth more or less.
        """
        if not any(leaf in self.gained for leaf in leaves):
            return None
        brought = (self.cards[each].gained.get(leaf, 0) for each in self.counted for leaf in leaves)
        return mean(sum(brought), len(self.counted))


def filled(scorecard: Scorecard, points: Mapping[str, int]) -> Card:
    """Return what points typed for the leaves add up to."""
    gained: dict[str, int] = {}
    score = _sum(scorecard.scored, points, gained)
    bonus = _sum(scorecard.bonuses, points, gained)
    penalty = _sum(scorecard.penalties, points, gained)
    return Card(
        gained=gained,
        score=score,
        bonus=_at_most(bonus, scorecard.bonus_most),
        bonus_given=bonus,
        penalty=_at_most(penalty, scorecard.penalty_most),
        penalty_given=penalty,
        missing=tuple(each.id for each in scorecard.scored if each.id not in gained),
    )


def standing(
    scorecard: Scorecard,
    model: str,
    points: Mapping[str, Mapping[str, int]],
    reviewers: Sequence[str] = (AGREED,),
    cap: Cap | None = None,
) -> Standing:
    """Return what a model got; `points` are by reviewer and leaf, `reviewers` those who did not recuse."""
    cards = {each: filled(scorecard, points.get(each, {})) for each in reviewers}
    counted = tuple(each for each, card in cards.items() if not card.missing)
    counted = counted or tuple(each for each, card in cards.items() if card.is_begun)
    if not counted:
        return Standing(model, cards, (), None, {}, (), (), None, None)
    total = mean(sum(cards[each].total for each in counted), len(counted))
    sums: dict[str, int] = {}
    for each in counted:
        for leaf, brought in cards[each].gained.items():
            sums[leaf] = sums.get(leaf, 0) + brought
    zeros = tuple(each.id for each in scorecard.scored if sums.get(each.id) == 0)
    barred = tuple(each for each in zeros if scorecard.by_id[each].not_zero)
    free = grade_of(scorecard, total, has_zero=bool(zeros))
    return Standing(
        model=model,
        cards=cards,
        counted=counted,
        total=total,
        gained={leaf: mean(brought, len(counted)) for leaf, brought in sums.items()},
        zeros=zeros,
        barred=barred,
        grade=capped(scorecard, free, cap),
        free_grade=free,
    )


def grade_of(scorecard: Scorecard, total: int, *, has_zero: bool) -> Grade | None:
    """Return the best grade that a total reaches, None where the scorecard has none that it does."""
    fitting = (each for each in scorecard.grades if total >= each.least)
    return next((each for each in fitting if not (each.not_zero and has_zero)), None)


def capped(scorecard: Scorecard, grade: Grade | None, cap: Cap | None) -> Grade | None:
    """Return a grade, or the best one that a cap leaves where that is worse."""
    if grade is None or cap is None:
        return grade
    best = next((each for each in scorecard.grades if each.id == cap.best_grade), None)
    return best if best is not None and best.least < grade.least else grade


TALK_AGAIN = ": hãy thảo luận lại hoặc ghi lý do vào biên bản"
"""What the program advises on the screen; a paper only says how it was."""


def as_printed(sentence: str) -> str:
    """Return a sentence of the screen as a paper says it, without the advice."""
    return sentence.replace(TALK_AGAIN, "")


def too_far_apart(scorecard: Scorecard, found: Standing) -> str:
    """Return the sentence for reviewers too far apart on a model, blank where they are not."""
    limit = scorecard.spread_limit
    if limit is None or found.spread <= limit:
        return ""
    return (
        f"Các thành viên chấm chênh nhau {points_text(found.spread)} điểm, quá mức {points_text(limit)}"
        f"{TALK_AGAIN}."
    )


def _sum(criteria: Sequence[Criterion], points: Mapping[str, int], gained: dict[str, int]) -> int:
    total = 0
    for each in criteria:
        given = points.get(each.id)
        if given is not None:
            gained[each.id] = brought = each.gained(given)
            total += brought
    return total


def _at_most(points: int, limit: int | None) -> int:
    return points if limit is None else min(points, limit)
