# SPDX-License-Identifier: MIT
"""What is done to a scorecard in the editor: each step returns another scorecard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.scorecards import Criterion, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Collection

    from dvcq_desktop.nominations.scorecards import Scorecard


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
