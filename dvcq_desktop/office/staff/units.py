# SPDX-License-Identifier: MIT
"""The units that a staff list names: which of the office's they are, or what new ones would be called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import Unit
from dvcq_desktop.office.unit_names import guess_kind, telling_key, tidied_name, units_by_name
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.staff.lists import StaffList

NEW, NONE = "+", ""
_CAPITALS = re.compile(
    r"^(văn phòng|phòng|trung tâm|công an|trạm|thôn|hội|ban chỉ huy|trường|tổ dân phố|ban)"
    r"\s+(?!xã|phường)(\w)|(\s-\s)(\w)"
)
_SHORT = re.compile(r"\b(ubnd|hđnd|mttq|ubmttq|tncs|bchqs|chqs|bch|vh|xh|vhxh|tt|hcc|dvsnc)\b")


@dataclass(frozen=True)
class ListedUnit:
    """A unit of the list; `chosen` is a unit of the office, NEW or NONE (no unit is recorded)."""

    key: str
    text: str
    people: int
    chosen: str
    new_name: str

    @property
    def unit(self) -> Unit:
        """Return the new unit that it would be."""
        return Unit("", self.new_name, guess_kind(self.new_name))


def units_of(
    listed: StaffList, directory: Directory, today: date, chosen: Mapping[str, tuple[str, str]]
) -> tuple[ListedUnit, ...]:
    """Return each unit that the list names; `chosen` is what she chose by key: a unit or NEW, and a name."""
    known = units_by_name(directory, today)
    named = counted((person.unit for person in listed.people if not person.problems), key_of)
    found = []
    for key, (text, people) in named.items():
        unit, name = chosen.get(key, (known.get(key, NEW), written_name(text)))
        found.append(ListedUnit(key, text, people, unit, name))
    return tuple(found)


def counted(texts: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, int]]:
    """Return what people of a list name, by its key: as it is first written, and how many name it."""
    found: dict[str, tuple[str, int]] = {}
    for text in filter(None, texts):
        told = key(text)
        first, people = found.get(told, (text, 0))
        found[told] = first, people + 1
    return found


def key_of(text: str) -> str:
    """Return what tells the units of a list apart, also where it has them in capitals."""
    return telling_key(written_name(text))


def written_name(text: str) -> str:
    """Return a unit's name as the office would write it, also where the list has it in capitals."""
    name = tidied_name(text)
    if not name.isupper() or " " not in name:
        return name
    small = _CAPITALS.sub(_capital, _SHORT.sub(_in_capitals, name.lower()))
    return tidied_name(capital(small))


def _in_capitals(found: re.Match[str]) -> str:
    return found[0].upper()


def _capital(found: re.Match[str]) -> str:
    if found[1]:
        return f"{found[1]} {found[2].upper()}"
    return f"{found[3]}{found[4].upper()}"
