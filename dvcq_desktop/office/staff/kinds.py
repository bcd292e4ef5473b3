# SPDX-License-Identifier: MIT
"""The kinds of people that a list names and the office does not know: mapped, made, or left to a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.staff.units import NEW, NONE, counted
from dvcq_desktop.sheets.header import plain
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.staff.lists import StaffList


@dataclass(frozen=True)
class ListedKind:
    """A kind of the list; `chosen` is a kind of the office, NEW or NONE (guessed by unit and position)."""

    key: str
    text: str
    people: int
    chosen: str
    new_name: str

    @property
    def is_nameless(self) -> bool:
        """Tell whether it is to be a new kind and has no name yet."""
        return self.chosen == NEW and not self.new_name

    def kind(self, directory: Directory) -> PersonKind | None:
        """Return the kind that its people are of; a new one has no key of the office yet."""
        if self.chosen == NEW:
            return PersonKind(f"{NEW}{self.key}", self.new_name)
        return next((kind for kind in directory.kinds if kind.id == self.chosen), None)


def is_new(kind: object) -> bool:
    """Tell whether a kind is still to be made."""
    return isinstance(kind, PersonKind) and kind.id.startswith(NEW)


def kinds_of(
    listed: StaffList, directory: Directory, chosen: Mapping[str, tuple[str, str]]
) -> tuple[ListedKind, ...]:
    """Return each kind that the list names in no known words; `chosen` is what she chose by key."""
    known = {kind.id for kind in directory.kinds}
    named = counted((person.kind_text for person in listed.people if not person.problems), plain)
    found = []
    for key, (text, people) in named.items():
        kind, name = chosen.get(key, (NONE, capital(text)))
        found.append(ListedKind(key, text, people, kind if kind in {*known, NEW} else NONE, name))
    return tuple(found)
