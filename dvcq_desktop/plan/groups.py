# SPDX-License-Identifier: MIT
"""By which groups' names the units that each owe a part of a task are spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Task

_LEAST_MEMBERS = 2


@dataclass(frozen=True)
class Addressed:
    """A group that a task is given to and how many of its units owe a part; of a single unit `count` is 0."""

    name: str
    count: int = 0

    @property
    def label(self) -> str:
        """Return how it is written ("Các thôn (12 đơn vị)")."""
        return f"{self.name} ({self.count} đơn vị)" if self.count else self.name


def addressed(task: Task, directory: Directory) -> tuple[Addressed, ...]:
    """Return the groups, and the units beside them, that a task is given to.

    The group that it was given to comes first; units that were added to it are named by the groups that they
    fill, the largest first, and one by one where they fill none.
    """
    owing = tuple(dict.fromkeys(line.unit for line in task.lines))
    members = {group.id: frozenset(group.members) for group in directory.groups}
    named = directory.group_name(task.group)
    found: list[Addressed] = []
    left = list(owing)
    if named:
        own = members.get(task.group or "", frozenset())
        left = [unit for unit in owing if unit not in own] if own.intersection(owing) else []
        found.append(Addressed(named, len(owing) - len(left)))
    for name, units in _groups_in(left, directory):
        if units <= set(left):
            left = [unit for unit in left if unit not in units]
            found.append(Addressed(name, len(units)))
    return (*found, *(Addressed(directory.unit_called(unit)) for unit in left))


def _groups_in(units: list[str], directory: Directory) -> list[tuple[str, frozenset[str]]]:
    """Return the groups all whose lasting members are among these units, the largest first."""
    lasting = {unit.id for unit in directory.units if unit.valid_to is None}
    held = [(group.name, lasting.intersection(group.members)) for group in directory.groups]
    filled = [
        (name, frozenset(part)) for name, part in held if len(part) >= _LEAST_MEMBERS and part.issubset(units)
    ]
    return sorted(filled, key=lambda pair: -len(pair[1]))
