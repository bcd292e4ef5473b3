# SPDX-License-Identifier: MIT
"""What a group's name says: of which kinds its units are, and which units it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import UnitGroup

_GROUP_KINDS = (
    ("thon", (UnitKind.VILLAGE,)),
    ("to dan pho", (UnitKind.VILLAGE,)),
    ("doan the", (UnitKind.UNION,)),
    ("to chuc chinh tri", (UnitKind.FRONT, UnitKind.UNION)),
    ("phong", (UnitKind.DIVISION,)),
    ("ban", (UnitKind.DIVISION,)),
    ("nganh", (UnitKind.DIVISION, UnitKind.SERVICE)),
    ("don vi", (UnitKind.DIVISION, UnitKind.SERVICE)),
    ("co quan", (UnitKind.DIVISION, UnitKind.SERVICE)),
)


def kinds_in_group(name: str) -> tuple[UnitKind, ...]:
    """Return the kinds of units a group's name speaks of, none where that cannot be told."""
    folded = f" {re.sub(r'[^a-z ]+', ' ', fold(name))} "
    front_committee = " ban cong tac mat tran "
    if front_committee in folded:
        rest = kinds_in_group(folded.replace(front_committee, " "))
        return (*rest, UnitKind.FRONT_COMMITTEE)
    named = (kind for word, kinds in _GROUP_KINDS if f" {word} " in folded for kind in kinds)
    return tuple(dict.fromkeys(named))


def units_meant(group: UnitGroup, directory: Directory, day: date) -> tuple[str, ...]:
    """Return the units that a group means on a day: its members, or those of its kinds where it has none."""
    if group.members:
        return tuple(unit.id for unit in directory.members(group.id, day))
    kinds = kinds_in_group(group.name)
    return tuple(unit.id for unit in directory.units_on(day) if unit.kind in kinds)
