# SPDX-License-Identifier: MIT
"""What is done to a scorecard in the editor: each step returns another scorecard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.scorecards import Criterion, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dvcq_desktop.nominations.scorecards import Cap, Grade, Scorecard, TieStep

T = TypeVar("T")


def with_criterion(card: Scorecard, criterion: str, **values: Any) -> Scorecard:
    """Change one criterion; what is below a group takes its kind."""
    known = card.by_id.get(criterion)
    if known is None:
        raise UserError("Tiêu chí này vừa bị xóa: hãy xem lại thang điểm.")
    changed = known._replace(**values)
    below = {each.id for each in _below(card, criterion)} if "kind" in values else set()
    criteria = (
        changed if each.id == criterion else each._replace(kind=changed.kind) if each.id in below else each
        for each in card.criteria
    )
    return replace(card, criteria=tuple(criteria))


def with_new(card: Scorecard, new: Criterion, after: str | None) -> Scorecard:
    """Add a criterion after another one and all that is below it, or at the end."""
    known = card.by_id.get(after or "")
    criteria = list(card.criteria)
    at = len(criteria)
    if known is not None:
        inside = known.id == new.parent
        at = criteria.index(known) + 1 + (0 if inside else len(_below(card, known.id)))
    criteria.insert(at, new)
    return replace(card, criteria=in_reading_order(criteria))


def without(card: Scorecard, gone: Collection[str]) -> Scorecard:
    """Take criteria out, with all that is below them, and from the rule for ties."""
    all_gone = {*gone, *(each.id for one in gone for each in _below(card, one))}
    return replace(
        card,
        criteria=tuple(each for each in card.criteria if each.id not in all_gone),
        tie_rule=tuple(step for step in card.tie_rule if step.criterion not in all_gone),
    )


def moved(card: Scorecard, criterion: str, step: int) -> Scorecard:
    """Move a criterion up (-1) or down (+1) among those of its group; at the end it stays."""
    known = card.by_id[criterion]
    beside = [each for each in card.criteria if each.parent == known.parent]
    at = beside.index(known)
    to = at + step
    if not 0 <= to < len(beside):
        return card
    other = beside[to]
    criteria = [
        other if each.id == known.id else known if each.id == other.id else each for each in card.criteria
    ]
    return replace(card, criteria=in_reading_order(criteria))


def indented(card: Scorecard, criterion: str) -> Scorecard:
    """Put a criterion into the group that the one before it is, or is in."""
    known = card.by_id[criterion]
    beside = [each for each in card.criteria if each.parent == known.parent]
    at = beside.index(known)
    if at == 0:
        raise UserError("Phía trên không có tiêu chí nào để làm nhóm.")
    group = beside[at - 1]
    group_is_new = group.id not in card.groups
    changed = with_criterion(card, criterion, parent=group.id, kind=group.kind)
    if group_is_new:
        # A group has no points of its own.
        changed = with_criterion(changed, group.id, weight=None, maximum=None, not_zero=False)
    return replace(changed, criteria=in_reading_order(changed.criteria))


def outdented(card: Scorecard, criterion: str) -> Scorecard:
    """Take a criterion out of its group, to stand after it."""
    known = card.by_id[criterion]
    if known.parent is None:
        raise UserError("Tiêu chí này không nằm trong nhóm nào.")
    group = card.by_id[known.parent]
    rest = [each for each in card.criteria if each.id != criterion]
    rest.insert(rest.index(group) + 1, known._replace(parent=group.parent))
    return replace(card, criteria=in_reading_order(rest))


def _below(card: Scorecard, criterion: str) -> list[Criterion]:
    """Return everything below a criterion."""
    found = []
    for each in card.criteria:
        if each.parent == criterion:
            found += [each, *_below(card, each.id)]
    return found


# Grades, caps and the rule for ties


def with_grade(card: Scorecard, grade: str, **values: Any) -> Scorecard:
    """Change one grade."""
    changed = (each._replace(**values) if each.id == grade else each for each in card.grades)
    return replace(card, grades=tuple(changed))


def with_new_grade(card: Scorecard, new: Grade) -> Scorecard:
    """Add a grade where its points belong."""
    grades = sorted((*card.grades, new), key=lambda each: -each.least)
    return replace(card, grades=tuple(grades))


def without_grade(card: Scorecard, grade: str) -> Scorecard:
    """Take a grade out; what capped at it must be said anew."""
    caps = (each._replace(best_grade="") if each.best_grade == grade else each for each in card.caps)
    grades = (each for each in card.grades if each.id != grade)
    return replace(card, grades=tuple(grades), caps=tuple(caps))


def moved_grade(card: Scorecard, grade: str, step: int) -> Scorecard:
    """Move a grade up (-1) or down (+1)."""
    at = next((place for place, each in enumerate(card.grades) if each.id == grade), -1)
    return replace(card, grades=_moved(card.grades, at, step))


def with_cap(card: Scorecard, cap: str, **values: Any) -> Scorecard:
    """Change one cap."""
    changed = (each._replace(**values) if each.id == cap else each for each in card.caps)
    return replace(card, caps=tuple(changed))


def with_new_cap(card: Scorecard, new: Cap) -> Scorecard:
    """Add a cap."""
    return replace(card, caps=(*card.caps, new))


def without_cap(card: Scorecard, cap: str) -> Scorecard:
    """Take a cap out."""
    return replace(card, caps=tuple(each for each in card.caps if each.id != cap))


def moved_cap(card: Scorecard, cap: str, step: int) -> Scorecard:
    """Move a cap up (-1) or down (+1)."""
    at = next((place for place, each in enumerate(card.caps) if each.id == cap), -1)
    return replace(card, caps=_moved(card.caps, at, step))


def with_tie(card: Scorecard, place: int, step: TieStep) -> Scorecard:
    """Let another step stand at a place of the rule for ties."""
    steps = list(card.tie_rule)
    steps[place] = step
    return replace(card, tie_rule=tuple(dict.fromkeys(steps)))


def with_new_tie(card: Scorecard, step: TieStep) -> Scorecard:
    """Add a step to the rule for ties, once."""
    return replace(card, tie_rule=tuple(dict.fromkeys((*card.tie_rule, step))))


def without_tie(card: Scorecard, place: int) -> Scorecard:
    """Take a step out of the rule for ties."""
    return replace(card, tie_rule=(*card.tie_rule[:place], *card.tie_rule[place + 1 :]))


def moved_tie(card: Scorecard, place: int, step: int) -> Scorecard:
    """Move a step of the rule for ties up (-1) or down (+1)."""
    return replace(card, tie_rule=_moved(card.tie_rule, place, step))


def _moved(parts: Sequence[T], at: int, step: int) -> tuple[T, ...]:
    found, to = list(parts), at + step
    if 0 <= at < len(found) and 0 <= to < len(found):
        found[at], found[to] = found[to], found[at]
    return tuple(found)
