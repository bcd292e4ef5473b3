# SPDX-License-Identifier: MIT
"""How many tasks stand where on a day: the figures leaders ask for first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.plan.prints import words
from dvcq_desktop.plan.rules import TaskState
from dvcq_desktop.plan.standings import DONE, Completion, Standing, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.plan.prints.request import PrintRequest

_MANY = frozenset({UnitKind.VILLAGE, UnitKind.FRONT_COMMITTEE, UnitKind.UNION})

Stand = tuple[TaskState, Standing]


@dataclass(frozen=True)
class Counts:
    """Tasks by where they stand; done, in progress, not started and dropped add up to the total.

    `early`, `on_time` and `late` are of the done ones (a task without deadline is in none of them),
    `overdue` is of the open ones.
    """

    total: int = 0
    done: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    in_progress: int = 0
    not_started: int = 0
    dropped: int = 0
    overdue: int = 0

    @property
    def rate(self) -> str:
        """Return the share of the done among those that are to be done, in percent ("66,7%")."""
        return self.completion.rate

    @property
    def completion(self) -> Completion:
        """Return the done of those that are owed, by the one rule of screens and papers."""
        return Completion(self.done, self.dropped, self.total)


def count(stands: Iterable[Stand]) -> Counts:
    """Count tasks, or units' parts, by state and standing."""
    listed = list(stands)
    timings = Counter(found.timing for _state, found in listed)
    states = Counter(_state(state, found) for state, found in listed)
    return Counts(
        total=len(listed),
        done=states[TaskState.DONE],
        early=timings[Timing.DONE_EARLY],
        on_time=timings[Timing.DONE_ON_TIME],
        late=timings[Timing.DONE_LATE],
        in_progress=states[TaskState.IN_PROGRESS],
        not_started=states[TaskState.NOT_STARTED],
        dropped=states[TaskState.DROPPED],
        overdue=timings[Timing.OVERDUE],
    )


def whole(request: PrintRequest) -> Counts:
    """Count each task once."""
    return count(
        (words.state_on(request, task), words.task_standing(request, task)) for task in request.tasks
    )


def by_unit(request: PrintRequest) -> dict[str, Counts]:
    """Count by unit's name, in the office's order: a group's task once for each unit, "" for no unit."""
    return _named(request, {unit.id: unit.name for unit in request.directory.units})


def by_office(request: PrintRequest) -> dict[str, Counts]:
    """Count as `by_unit` does, but the villages together, and so their Front committees and the unions."""
    units = request.directory.units
    there = request.directory.units_on(request.as_of)
    several = Counter(unit.kind for unit in there if unit.kind in _MANY)
    return _named(
        request,
        {
            unit.id: f"{unit.kind.label} ({several[unit.kind]} đơn vị)"
            if several[unit.kind] > 1
            else unit.name
            for unit in units
        },
    )


def _named(request: PrintRequest, names: dict[str, str]) -> dict[str, Counts]:
    stands = _by_unit(request)
    found: dict[str, list[Stand]] = {}
    order = {unit: place for place, unit in enumerate(names)}
    for unit in sorted(stands, key=lambda unit: order.get(unit, len(order))):
        found.setdefault(names.get(unit, ""), []).extend(stands[unit])
    return {name: count(parts) for name, parts in found.items()}


def _by_unit(request: PrintRequest) -> dict[str, list[Stand]]:
    stands: dict[str, list[Stand]] = {}
    for task in request.tasks:
        for line in words.counted_lines(request, task):
            part = words.line_state_on(request, task, line), words.task_standing(request, task, line)
            stands.setdefault(line.unit, []).append(part)
        if not task.lines:
            part = words.state_on(request, task), words.task_standing(request, task)
            stands.setdefault(task.lead_unit or "", []).append(part)
    return stands


def _state(state: TaskState, found: Standing) -> TaskState:
    # A recurring task is done when all its days were met, whatever was said of it as a whole.
    if found.timing in DONE:
        return TaskState.DONE
    return TaskState.DROPPED if found.timing is Timing.DROPPED else state
