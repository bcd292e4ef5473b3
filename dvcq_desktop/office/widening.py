# SPDX-License-Identifier: MIT
"""Units that come into a group later: which they are, and what the other rooms then give them.

The office room asks the other rooms through `Widening` objects that the front door hands it, for no room
below the others may import them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dvcq_desktop.database.actions import Action
from dvcq_desktop.office import store
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.group_names import kinds_in_group


@dataclass(frozen=True)
class Widening:
    """What one room has given to groups.

    `count_open` takes a reading connection, the keys of groups, an office in which these have their new
    units, and the day; it counts what is open and lacks some of them. `give` gives it to them.
    """

    count_open: Callable[[Any, Collection[str], Directory, date], int]
    give: Callable[[Action, Collection[str], date], int]


@dataclass(frozen=True)
class Wider:
    """How groups become wider: by group the units that belong into it, and the groups that have new ones."""

    joining: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, tuple[str, ...]]

    @property
    def groups(self) -> frozenset[str]:
        """Return the keys of all groups concerned."""
        return frozenset((*self.joining, *self.joined))


def newcomers(before: Directory, now: Directory) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the units that an office has got, and the pairs of a group it had and a unit that came in."""
    known = {unit.id for unit in before.units}
    members = {group.id: frozenset(group.members) for group in before.groups}
    came = (
        (group.id, unit)
        for group in now.groups
        if group.id in members
        for unit in group.members
        if unit not in members[group.id]
    )
    return frozenset(unit.id for unit in now.units if unit.id not in known), frozenset(came)


def wider(
    directory: Directory, units: Collection[str], memberships: Collection[tuple[str, str]], today: date
) -> Wider:
    """Return which of these new units belong into which group by their kind, and which are in one by now."""
    there = {unit.id: unit.kind for unit in directory.units_on(today)}
    joining, joined = {}, {}
    for group in directory.groups:
        kinds = kinds_in_group(group.name)
        wanted = (unit for unit in there if unit in units and there[unit] in kinds)
        if missing := tuple(unit for unit in wanted if unit not in group.members):
            joining[group.id] = missing
        if came := tuple(unit for unit in group.members if (group.id, unit) in memberships and unit in there):
            joined[group.id] = came
    return Wider(joining, joined)


def widened(directory: Directory, joining: Mapping[str, Sequence[str]]) -> Directory:
    """Return the office as it would be with units in their groups."""
    groups = tuple(
        group._replace(members=(*group.members, *joining.get(group.id, ()))) for group in directory.groups
    )
    return replace(directory, groups=groups)


def widen(
    action: Action,
    joining: Mapping[str, Sequence[str]],
    groups: Collection[str],
    today: date,
    rooms: Iterable[Widening],
) -> int:
    """Put units into groups, and give them what is open of these and of other groups; return how much.

    Units and groups that are no more by then are left out.
    """
    directory = store.directory(action.connection)
    there = {unit.id for unit in directory.units_on(today)}
    for group in directory.groups:
        wanted = joining.get(group.id, ())
        fresh = tuple(unit for unit in wanted if unit in there and unit not in group.members)
        if fresh:
            store.save_group(action, group._replace(members=(*group.members, *fresh)))
    return sum(room.give(action, groups, today) for room in rooms)
