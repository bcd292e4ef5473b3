# SPDX-License-Identifier: MIT
"""The orders in which the people of a campaign are listed, on the screen and on paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import moved
from dvcq_desktop.text.order import name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dvcq_desktop.commitments.members import Member
    from dvcq_desktop.office.directory import Directory


class ListOrder(StrEnum):
    """Say in which order people are listed."""

    OWN = "own"
    UNIT = "unit"
    NAME = "name"

    @property
    def label(self) -> str:
        """Return the order as it is shown."""
        return _LABELS[self]


def in_order(found: Iterable[Member], directory: Directory, order: ListOrder) -> list[Member]:
    """Return members by unit (the head first, then the others who lead), by given name, or in the own order.

    Who has no place in the own order stands behind those who have one, by unit.
    """
    if order is ListOrder.NAME:
        return sorted(found, key=_by_name)
    places = {unit.id: place for place, unit in enumerate(directory.units)}

    def by_unit(member: Member) -> tuple[int, int, str, str]:
        return places.get(member.unit or "", len(places)), _rank(member), *_by_name(member)

    by_units = sorted(found, key=by_unit)
    if order is ListOrder.UNIT:
        return by_units
    return sorted(by_units, key=lambda member: (member.entry.position is None, member.entry.position or 0))


def moved_among(
    everybody: Sequence[str], shown: Sequence[str], chosen: Collection[str], step: int
) -> list[str]:
    """Move the chosen ones by one place among those that are shown; who is not shown keeps the place."""
    places = {person: place for place, person in enumerate(everybody)}
    line = list(everybody)
    slots = sorted(places[person] for person in shown if person in places)
    for slot, person in zip(slots, moved([everybody[slot] for slot in slots], chosen, step), strict=True):
        line[slot] = person
    return line


def _rank(member: Member) -> int:
    """Return how far up in the unit somebody stands: papers list who leads before who works there."""
    if member.tenure is not None and member.tenure.is_head:
        return 0
    position = fold(member.position)
    found = (rank for rank, start in enumerate(_LEADING, 1) if position.startswith(start))
    return next(found, len(_LEADING) + 1)


def _by_name(member: Member) -> tuple[str, str]:
    return name_key(member.person.full_name), member.person.id


# How positions begin, from the top; "Phó Bí thư" stands before "Phó Chủ tịch", both before "Trưởng Ban".
_LEADING = (
    "bi thu",
    "pho bi thu",
    "chu tich",
    "pho chu tich",
    "truong",
    "chanh",
    "giam doc",
    "chi huy truong",
    "pho",
    "chi huy pho",
    "chinh tri vien",
)
_LABELS = {
    ListOrder.OWN: "Theo thứ tự riêng",
    ListOrder.UNIT: "Theo đơn vị",
    ListOrder.NAME: "Theo tên",
}
