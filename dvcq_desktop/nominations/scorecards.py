# SPDX-License-Identifier: MIT
"""A scorecard: its criteria, limits, grades and caps, and how a tie is broken. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.terms import CriterionKind, Purpose
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Criterion(NamedTuple):
    """One criterion, or a group of them that has no points of its own.

    `maximum` is the most that may be typed, `weight` what the criterion brings to the total when it is met
    in full; a leaf without a weight brings what is typed.
    """

    id: str
    text: str
    label: str = ""
    parent: str | None = None
    kind: CriterionKind = CriterionKind.SCORE
    weight: int | None = None
    maximum: int | None = None
    not_zero: bool = False
    evidence_hint: str = ""

    @property
    def worth(self) -> int:
        """Return what the criterion brings to the total when it is met in full."""
        given = self.maximum if self.weight is None or self.kind is not CriterionKind.SCORE else self.weight
        return given or 0

    @property
    def named(self) -> str:
        """Return how a sentence names the criterion."""
        return f"tiêu chí {self.label}" if self.label else f"tiêu chí “{self.text}”"

    def gained(self, points: int) -> int:
        """Return what so many typed points bring to the total, in hundredths, rounded half up."""
        worth, maximum = self.worth, self.maximum or 0
        if worth == maximum or not maximum:
            return points
        return (2 * points * worth + maximum) // (2 * maximum)


class Grade(NamedTuple):
    """A grade with the least total it takes, and whether no criterion may be at 0."""

    id: str
    name: str
    least: int
    not_zero: bool = False


class Cap(NamedTuple):
    """What keeps the grade down, such as a reprimand, and the best grade it leaves."""

    id: str
    name: str
    best_grade: str


class TieRule(StrEnum):
    """What breaks a tie besides single criteria."""

    WEIGHTS = "weights"
    MONEY = "money"
    PEOPLE = "people"
    LABOUR = "labour"
    LAND = "land"
    EARLY = "early"
    SPREAD = "spread"

    @property
    def label(self) -> str:
        """Return what it compares, as the screen and the papers say it."""
        return _TIE_LABELS[self.value]


_TIE_LABELS = {
    "weights": "điểm các tiêu chí, lần lượt từ tiêu chí nhiều điểm nhất",
    "money": "kinh phí huy động nhiều hơn",
    "people": "số người tham gia, hưởng lợi nhiều hơn",
    "labour": "ngày công huy động nhiều hơn",
    "land": "diện tích đất hiến nhiều hơn",
    "early": "đăng ký sớm hơn",
    "spread": "điểm của các thành viên ít chênh lệch hơn",
}


class TieStep(NamedTuple):
    """One step of breaking a tie: a rule, or the points of one criterion where that is given."""

    rule: TieRule | None = None
    criterion: str = ""

    @property
    def code(self) -> str:
        """Return how the file keeps it."""
        return self.rule.value if self.rule else f"criterion:{self.criterion}"


def tie_steps(code: str | None) -> tuple[TieStep, ...]:
    """Return the steps that a file keeps, one a line; what a newer program wrote is left out."""
    steps = []
    for line in (code or "").splitlines():
        head, _, rest = line.partition(":")
        if head == "criterion" and rest:
            steps.append(TieStep(criterion=rest))
        elif head in _TIE_LABELS:
            steps.append(TieStep(TieRule(head)))
    return tuple(steps)


@dataclass(frozen=True)
class Scorecard:
    """One version of a scorecard; `criteria` in reading order, each after its group; the best grade first.

    `bonus_most` and `penalty_most` bound the sums of bonus and penalty, None where nothing does but the
    criteria's own maxima; `spread_limit` is from when on reviewers are too far apart.
    """

    id: str
    name: str
    purpose: Purpose = Purpose.MODEL
    version: int = 1
    replaces: str | None = None
    criteria: tuple[Criterion, ...] = ()
    grades: tuple[Grade, ...] = ()
    caps: tuple[Cap, ...] = ()
    tie_rule: tuple[TieStep, ...] = ()
    spread_limit: int | None = None
    bonus_most: int | None = None
    penalty_most: int | None = None
    note: str = ""

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        """Return the criteria by their keys."""
        return {each.id: each for each in self.criteria}

    @cached_property
    def groups(self) -> frozenset[str]:
        """Return the keys of the criteria that have others below them."""
        return frozenset(each.parent for each in self.criteria if each.parent)

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """Return the criteria that get points, in reading order."""
        return tuple(each for each in self.criteria if each.id not in self.groups)

    @cached_property
    def scored(self) -> tuple[Criterion, ...]:
        """Return the criteria that must get points: those that are no bonus and no penalty."""
        return tuple(each for each in self.leaves if each.kind is CriterionKind.SCORE)

    @cached_property
    def bonuses(self) -> tuple[Criterion, ...]:
        """Return the criteria that give a bonus."""
        return tuple(each for each in self.leaves if each.kind is CriterionKind.BONUS)

    @cached_property
    def penalties(self) -> tuple[Criterion, ...]:
        """Return the criteria that take points away."""
        return tuple(each for each in self.leaves if each.kind is CriterionKind.PENALTY)

    @cached_property
    def weightiest(self) -> tuple[str, ...]:
        """Return the keys of the scored criteria, those worth the most first."""
        return tuple(each.id for each in sorted(self.scored, key=lambda each: -each.worth))

    def leaves_below(self, criterion: str) -> tuple[str, ...]:
        """Return the keys of a criterion's leaves, its own where it is one."""
        return self._leaves_below.get(criterion, ())

    @cached_property
    def _leaves_below(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        # Criteria stand after their groups, so what is below is known before what is above.
        for each in reversed(self.criteria):
            below = (one.id for one in self.criteria if one.parent == each.id)
            leaves = tuple(leaf for one in below for leaf in found.get(one, ()))
            found[each.id] = leaves if each.id in self.groups else (each.id,)
        return found

    def worth(self, criterion: str) -> int:
        """Return what a criterion or a group brings at most."""
        return sum(self.by_id[leaf].worth for leaf in self.leaves_below(criterion))

    def depth(self, criterion: Criterion) -> int:
        """Return how many groups a criterion is in."""
        parent = self.by_id.get(criterion.parent or "")
        return self.depth(parent) + 1 if parent else 0

    @property
    def called(self) -> str:
        """Return the name with its version."""
        return f"{self.name} (lần {self.version})" if self.version > 1 else self.name

    def tie_label(self, step: TieStep) -> str:
        """Return what a step compares, as the screen and the papers say it."""
        if step.rule is not None:
            return step.rule.label
        criterion = self.by_id.get(step.criterion)
        return f"điểm {criterion.named} cao hơn" if criterion else "điểm một tiêu chí đã bỏ"

    @property
    def tie_sentence(self) -> str:
        """Say how ties are broken, to the last."""
        if not self.tie_rule:
            return "Bằng điểm thì đồng hạng, trừ khi Tổ thẩm định xếp thứ tự."
        steps = "; rồi đến ".join(map(self.tie_label, self.tie_rule))
        return (
            f"Bằng điểm thì xét {steps}; vẫn bằng thì theo thứ tự Tổ thẩm định xếp, nếu không thì đồng hạng."
        )


def added_up(card: Scorecard) -> Scorecard:
    """Return a scorecard whose groups state what their criteria add to, where they state points at all."""
    changed = {
        each.id: each._replace(maximum=card.worth(each.id), weight=None)
        for each in card.criteria
        if each.id in card.groups
        and (each.maximum, each.weight) not in {(None, None), (card.worth(each.id), None)}
    }
    if not changed:
        return card
    return replace(card, criteria=tuple(changed.get(each.id, each) for each in card.criteria))


def in_reading_order(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """Return criteria each after its group, those of one group in the order given."""
    known = {each.id for each in criteria}
    ordered: list[Criterion] = []

    def add(parent: str | None) -> None:
        for each in criteria:
            if each.parent == parent or (parent is None and each.parent not in known):
                ordered.append(each)
                add(each.id)

    add(None)
    return tuple(ordered)


def points_refusal(criterion: Criterion, points: int | None) -> str:
    """Return the sentence for points that a criterion cannot have, blank where it can."""
    maximum = criterion.maximum or 0
    if points is None or 0 <= points <= maximum:
        return ""
    named = capital(criterion.named)
    return f"{named} cho nhiều nhất {points_text(maximum)} điểm, không ghi được {points_text(points)}."
