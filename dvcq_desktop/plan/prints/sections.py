# SPDX-License-Identifier: MIT
"""Tasks in the order and under the headings of the plans that they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import Clause, Plan, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OTHER_DOCUMENTS = "Nhiệm vụ theo văn bản khác"
UNPLANNED = "Nhiệm vụ phát sinh, đột xuất"
_HEADING_LEVELS = 2


@dataclass(frozen=True)
class TaskSection:
    """Tasks that stand under the same headings, outermost first; none where a plan has no clauses."""

    headings: tuple[str, ...]
    tasks: tuple[Task, ...]


def sections(plans: Sequence[Plan], tasks: Iterable[Task]) -> list[TaskSection]:
    """Put each task once under its first clause's headings; what has no clause comes last.

    Where tasks come from more than one plan, each plan's citation is the outermost heading.
    """
    places = {
        clause.id: _Place(number, order, clause, plan)
        for number, plan in enumerate(plans)
        for order, clause in enumerate(plan.clauses)
    }
    listed = list(tasks)
    several = len({place.number for task in listed if (place := _place(task, places))}) > 1
    by_headings: dict[tuple[str, ...], list[tuple[_Order, Task]]] = {}
    for task in listed:
        place = _place(task, places)
        headings = _headings(place, places, cite_plan=several) if place else (_without_clause(task),)
        order = place.order_of(task) if place else (len(plans), int(not _has_document(task)), task.position)
        by_headings.setdefault(headings, []).append((order, task))
    found = [
        (min(order for order, _task in group), TaskSection(headings, _in_order(group)))
        for headings, group in by_headings.items()
    ]
    return [section for _order, section in sorted(found, key=lambda pair: pair[0])]


def new_headings(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return which headings to print when the headings change from `before` to `after`."""
    same = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        same += 1
    return tuple(after[same:])


_Order = tuple[int, int, int]


@dataclass(frozen=True)
class _Place:
    number: int
    order: int
    clause: Clause
    plan: Plan

    def order_of(self, task: Task) -> _Order:
        return self.number, self.order, task.position


def _place(task: Task, places: dict[str, _Place]) -> _Place | None:
    found = (places.get(source.clause or "") for source in task.sources)
    return next((place for place in found if place), None)


def _headings(place: _Place, places: dict[str, _Place], *, cite_plan: bool) -> tuple[str, ...]:
    chain: list[Clause] = []
    clause: Clause | None = place.clause
    while clause is not None:
        chain.insert(0, clause)
        above = places.get(clause.parent or "")
        clause = above.clause if above else None
    titled = tuple(_heading(part, level) for level, part in enumerate(chain[:_HEADING_LEVELS]) if part.title)
    return (place.plan.heading, *titled) if cite_plan else titled


def _heading(clause: Clause, level: int) -> str:
    title = clause.title.strip().rstrip(".:;")
    if level == 0:
        return f"{clause.label.rstrip('.')}. {title.upper()}" if clause.label else title.upper()
    return f"{clause.path}. {title}" if clause.path else title


def _without_clause(task: Task) -> str:
    return OTHER_DOCUMENTS if _has_document(task) else UNPLANNED


def _has_document(task: Task) -> bool:
    return any(source.number or source.abstract for source in task.sources)


def _in_order(group: list[tuple[_Order, Task]]) -> tuple[Task, ...]:
    return tuple(task for _order, task in sorted(group, key=lambda pair: pair[0]))
