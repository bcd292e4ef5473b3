# SPDX-License-Identifier: MIT
"""Who comes before whom: by total, then by the scorecard's own rule for ties, then as the Tổ decided."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.scorecards import TieRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.nominations.scorecards import Scorecard, TieStep
    from dvcq_desktop.nominations.scoring import Standing


class Facts(NamedTuple):
    """What of a model a tie may be broken by; `decided` is its place among its equals as the Tổ set it."""

    money: int = 0
    people: int = 0
    labour: int = 0
    land: int = 0
    registered_on: date | None = None
    decided: int | None = None


class Place(NamedTuple):
    """A model's place: `rank` is None where it has no total or a criterion bars it."""

    standing: Standing
    rank: int | None
    is_shared: bool = False

    @property
    def is_provisional(self) -> bool:
        """Tell whether the rank may still change: the model is not scored to the end."""
        return self.rank is not None and not self.standing.is_complete

    @property
    def shown(self) -> str:
        """Return the rank as screens show it: "2=" where it is shared, "(2)" while it may still change."""
        if self.rank is None:
            return ""
        said = f"{self.rank}{'=' * self.is_shared}"
        return f"({said})" if self.is_provisional else said


class Ranking:
    """Every model once, the first one first, those without a rank last; `facts` broke the ties."""

    def __init__(self, scorecard: Scorecard, places: Sequence[Place], facts: Mapping[str, Facts]) -> None:
        self.scorecard = scorecard
        self.places = tuple(places)
        self.facts = facts

    def place(self, model: str) -> Place | None:
        """Return the place of one model."""
        return self._by_model.get(model)

    @cached_property
    def _by_model(self) -> dict[str, Place]:
        return {each.standing.model: each for each in self.places}

    @cached_property
    def is_complete(self) -> bool:
        """Tell whether every card of every model is filled."""
        return all(each.standing.is_complete for each in self.places)


NO_FACTS = Facts()
_LAST = 1 << 60

Key = tuple[tuple[int, ...], ...]


def ranked(scorecard: Scorecard, standings: Iterable[Standing], facts: Mapping[str, Facts]) -> Ranking:
    """Rank models; equals in everything share a rank, and the next rank counts them (1, 2, 2, 4).

    One that is not scored to the end stands below all that are: its total is of what was filled so far.
    """
    by_total: dict[tuple[bool, int], list[Standing]] = {}
    others = []
    for each in standings:
        if each.total is None or each.barred:
            others.append(each)
        else:
            by_total.setdefault((each.is_complete, each.total), []).append(each)
    places: list[Place] = []
    for which in sorted(by_total, reverse=True):
        tied = by_total[which]
        first = len(places) + 1
        if len(tied) == 1:
            places.append(Place(tied[0], first))
        else:
            places += _placed(scorecard, tied, facts, first)
    others.sort(key=lambda each: -1 if each.total is None else each.total, reverse=True)
    return Ranking(scorecard, (*places, *(Place(each, None) for each in others)), facts)


def _placed(
    scorecard: Scorecard, tied: Iterable[Standing], facts: Mapping[str, Facts], first: int
) -> list[Place]:
    """Rank models of one total by what breaks ties, from a rank on."""
    keyed = [(_key(scorecard, each, facts.get(each.model, NO_FACTS)), each) for each in tied]
    # What the order of the list decides is no more than what is shown first among equals.
    keyed.sort(key=lambda pair: pair[0])
    keys = [key for key, _each in keyed]
    return [Place(each, first + keys.index(key), keys.count(key) > 1) for key, each in keyed]


def step_key(scorecard: Scorecard, step: TieStep, found: Standing, facts: Facts) -> tuple[int, ...]:
    """Return what a step compares of a model; the smaller key comes first."""
    gained = found.gained
    if step.rule is None:
        return (-(found.mean_of(scorecard.leaves_below(step.criterion)) or 0),)
    if step.rule is TieRule.WEIGHTS:
        return tuple(-gained.get(leaf, 0) for leaf in scorecard.weightiest)
    if step.rule is TieRule.SPREAD:
        return (found.spread,)
    if step.rule is TieRule.EARLY:
        return (facts.registered_on.toordinal() if facts.registered_on else _LAST,)
    measured = {
        TieRule.MONEY: facts.money,
        TieRule.PEOPLE: facts.people,
        TieRule.LABOUR: facts.labour,
        TieRule.LAND: facts.land,
    }
    return (-measured[step.rule],)


def deciding_step(scorecard: Scorecard, first: Standing, second: Standing, ranking: Ranking) -> int | None:
    """Return which step of the tie rule tells two models of one total apart, None where none does."""
    for number, step in enumerate(scorecard.tie_rule):
        keys = [
            step_key(scorecard, step, each, ranking.facts.get(each.model, NO_FACTS))
            for each in (first, second)
        ]
        if keys[0] != keys[1]:
            return number
    return None


def _key(scorecard: Scorecard, found: Standing, facts: Facts) -> Key:
    steps = (step_key(scorecard, step, found, facts) for step in scorecard.tie_rule)
    return (*steps, (_LAST if facts.decided is None else facts.decided,))
