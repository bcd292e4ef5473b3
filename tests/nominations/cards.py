# SPDX-License-Identifier: MIT
"""Scorecards and points for tests, also made by hypothesis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from dvcq_desktop.nominations.scorecards import (
    Cap,
    Criterion,
    Grade,
    Scorecard,
    TieRule,
    TieStep,
)
from dvcq_desktop.nominations.terms import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

GRADES = (Grade("a", "Xuất sắc", 9500, True), Grade("b", "Tốt", 8500, True), Grade("c", "Chưa đạt", 0))
CAPS = (Cap("k", "Khiển trách", "b"),)


def simple_card(**other: object) -> Scorecard:
    """Return three criteria in two groups, a bonus and a penalty of at most 3."""
    values: dict[str, object] = {
        "name": "Thang điểm thử",
        "criteria": (
            Criterion("I", "Cách làm", "I"),
            Criterion("1", "Việc khó", "1", "I", maximum=3000),
            Criterion("2", "Dân bàn", "2", "I", maximum=3000, not_zero=True),
            Criterion("II", "Kết quả", "II"),
            Criterion("3", "Đạt mục tiêu", "3", "II", weight=4000, maximum=1000),
            Criterion("t", "Nêu gương", "T", None, CriterionKind.BONUS, maximum=500),
            Criterion("p", "Chậm", "P", None, CriterionKind.PENALTY, maximum=500),
        ),
        "grades": GRADES,
        "caps": CAPS,
        "bonus_most": 300,
        "penalty_most": 300,
    }
    return Scorecard("card", **(values | other))  # type: ignore[arg-type]  # values of several kinds


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Make scorecards whose weights add to 100, some with groups, limits, grades and rules for ties."""
    cuts = draw(st.sets(st.integers(1, 9999), max_size=7))
    edges = [0, *sorted(cuts), 10000]
    leaves = [
        Criterion(
            str(place),
            f"Tiêu chí {place}",
            str(place),
            weight=high - low,
            maximum=draw(st.one_of(st.none(), st.integers(1, 2000))) or high - low,
            not_zero=draw(st.booleans()),
        )
        for place, (low, high) in enumerate(pairwise(edges), 1)
    ]
    extra = [
        Criterion(f"{kind}{place}", kind, f"{kind}{place}", None, kind, maximum=draw(st.integers(1, 500)))
        for kind in (CriterionKind.BONUS, CriterionKind.PENALTY)
        for place in range(draw(st.integers(0, 2)))
    ]
    limits = st.one_of(st.none(), st.integers(0, 600))
    steps = st.sampled_from([*map(TieStep, TieRule), TieStep(criterion="1")])
    return Scorecard(
        "card",
        "Thử",
        criteria=(*leaves, *extra),
        grades=draw(st.sampled_from([(), GRADES])),
        caps=(),
        tie_rule=tuple(draw(st.lists(steps, max_size=3))),
        spread_limit=draw(limits),
        bonus_most=draw(limits),
        penalty_most=draw(limits),
    )


@st.composite
def filled_points(draw: st.DrawFn, card: Scorecard, *, complete: bool = False) -> Mapping[str, int]:
    """Make points that a card may hold."""
    points = {}
    for each in card.leaves:
        given = draw(st.integers(0, each.maximum or 0))
        if (complete and each in card.scored) or draw(st.booleans()):
            points[each.id] = given
    return points
