# SPDX-License-Identifier: MIT
"""What is open in the name of a person or a unit, in every room, and how it is handed on.

The office room asks the other rooms through `Turnover` objects that the front door hands it, for no room
below the others may import them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dvcq_desktop.database.actions import Action
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes, store
from dvcq_desktop.text.dates import short_date


@dataclass(frozen=True)
class Holding:
    """One open thing in somebody's name; `key` is its room's own, `unit` the one that it is done for."""

    room: str
    key: str
    role: str
    title: str
    person: str | None = None
    unit: str | None = None
    due: date | None = None

    @property
    def id(self) -> str:
        """Return what tells it from every other one."""
        return f"{self.room}/{self.key}"


@dataclass(frozen=True)
class Turnover:
    """What one room knows of leaving: what is open for a person or a unit, and how each thing moves.

    `of_person` and `of_unit` take a reading connection and the key. `hand_on` gives a person's thing to
    another one, or to nobody yet; `pass_on` gives a unit's thing to its successor, or ends it where there
    is none; both from the day after the last.
    """

    room: str
    of_person: Callable[[Any, str], list[Holding]]
    hand_on: Callable[[Action, Holding, str | None, date], None]
    of_unit: Callable[[Any, str], list[Holding]]
    pass_on: Callable[[Action, Holding, str | None, date], None]


def leave(
    action: Action,
    people: Sequence[str],
    last_day: date,
    given: Mapping[str, str | None],
    rooms: Iterable[Turnover],
) -> int:
    """End people's positions on their last day, and hand on all that is open in their names.

    `given` says who takes what, by `Holding.id`; what it does not name stays without an owner. What is
    open is read anew inside the action, so that nothing added meanwhile is missed. Return how many things
    were handed on; raise UserError where a position would end before it begins, or one of those who leave
    is to take something.
    """
    if any(taker in people for taker in given.values()):
        raise UserError("Người thôi công tác không thể nhận việc bàn giao: hãy chọn người khác.")
    changes.end_tenures(action, people, last_day)
    return _hand_on(action, people, last_day, given, rooms)


def leave_position(
    action: Action,
    person: str,
    tenure: str,
    last_day: date,
    given: Mapping[str, str | None],
    rooms: Iterable[Turnover],
) -> int:
    """End one position; work is handed on only where the person holds no other one the day after."""
    changes.save_tenure(action, person, tenure, {"ends_on": last_day})
    left = next(one for one in store.people(action.connection) if one.id == person)
    if left.tenure_on(last_day + timedelta(days=1)) is not None:
        return 0
    return _hand_on(action, [person], last_day, given, rooms)


def succeed(
    action: Action,
    units: Sequence[str],
    last_day: date,
    successor: str | None,
    rooms: Iterable[Turnover],
    *,
    move_people: bool = False,
) -> int:
    """End units, and pass to their successor what they have not finished, their places in groups, and people.

    What they did stays under their own names. Return how many things were passed on; raise UserError
    where a unit would end before it begins, or the successor does not exist the day after.
    """
    day_after = last_day + timedelta(days=1)
    if successor is not None:
        _check_successor(action, units, successor, day_after)
    changes.end_unit(action, units, last_day, successor)
    if successor is not None:
        _take_places_in_groups(action, units, successor)
    if move_people:
        _move_people(action, units, successor, last_day)
    passed = 0
    for room in rooms:
        for unit in units:
            for holding in room.of_unit(action.connection, unit):
                room.pass_on(action, holding, successor, last_day)
                passed += 1
    return passed


def _hand_on(
    action: Action,
    people: Sequence[str],
    last_day: date,
    given: Mapping[str, str | None],
    rooms: Iterable[Turnover],
) -> int:
    handed = 0
    for room in rooms:
        for person in people:
            for holding in room.of_person(action.connection, person):
                room.hand_on(action, holding, given.get(holding.id), last_day)
                handed += 1
    return handed


def _check_successor(action: Action, units: Sequence[str], successor: str, day_after: date) -> None:
    found = next((unit for unit in store.units(action.connection) if unit.id == successor), None)
    if found is None or successor in units:
        raise UserError("Đơn vị kế thừa phải là một đơn vị khác, còn trong danh sách: hãy chọn lại.")
    if not found.exists_on(day_after):
        raise UserError(
            f"Đơn vị kế thừa “{found.name}” không hoạt động vào ngày {short_date(day_after)}:"
            " hãy chọn đơn vị khác hoặc sửa thời gian hoạt động của đơn vị đó."
        )


def _take_places_in_groups(action: Action, units: Sequence[str], successor: str) -> None:
    """Put the successor into each group where one of the units was; they stay, for the past is theirs."""
    for group in store.groups(action.connection):
        places = [place for place, member in enumerate(group.members) if member in units]
        if places and successor not in group.members:
            members = (*group.members[: places[-1] + 1], successor, *group.members[places[-1] + 1 :])
            changes.save_group(action, group.id, {"members": members})


def _move_people(action: Action, units: Sequence[str], successor: str | None, last_day: date) -> None:
    """End the positions in the units; with a successor everyone goes on there, though not as its head."""
    day_after = last_day + timedelta(days=1)
    for person in store.people(action.connection):
        for tenure in person.tenures:
            if tenure.unit not in units or not tenure.holds_on(day_after):
                continue
            changes.save_tenure(action, person.id, tenure.id, {"ends_on": last_day})
            if successor is not None:
                values = {"unit": successor, "position": tenure.position, "starts_on": day_after}
                changes.save_tenure(action, person.id, "", {**values, "ends_on": tenure.ends_on})
