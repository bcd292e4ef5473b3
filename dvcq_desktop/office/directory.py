# SPDX-License-Identifier: MIT
"""A snapshot of the office that screens and prints look names, heads and days up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dvcq_desktop.office.calendar import Calendar
from dvcq_desktop.office.rules import (
    BUILT_IN_KINDS,
    OfficeProfile,
    Person,
    PersonKind,
    Signer,
    Tenure,
    Unit,
    UnitGroup,
    in_order,
    profile_on,
    signer_on,
)
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Directory:
    """Everything the office room knows at one moment; `office.store.directory` reads it."""

    profiles: tuple[OfficeProfile, ...] = ()
    units: tuple[Unit, ...] = ()
    groups: tuple[UnitGroup, ...] = ()
    people: tuple[Person, ...] = ()
    signers: tuple[Signer, ...] = ()
    calendar: Calendar = Calendar()
    kinds: tuple[PersonKind, ...] = BUILT_IN_KINDS

    def kinds_for(self, *held: PersonKind) -> list[PersonKind]:
        """Return the kinds to choose from: those that are not switched off, and those held already."""
        enabled = [kind for kind in self.kinds if kind.enabled]
        return in_order([*(enabled or self.kinds), *held])

    def profile(self, day: date) -> OfficeProfile | None:
        """Return what the office is called on a day."""
        return profile_on(list(self.profiles), day)

    def signer(self, day: date, unit: str | None = None) -> Signer | None:
        """Return who signs for the office, or for a unit, on a day."""
        return signer_on(list(self.signers), day, unit)

    def unit_name(self, unit_id: str | None) -> str:
        """Return a unit's name, empty where there is none."""
        unit = self.units_by_id.get(unit_id or "")
        return unit.name if unit else ""

    def unit_called(self, unit_id: str | None) -> str:
        """Return a unit's short name where it has one, else its name."""
        unit = self.units_by_id.get(unit_id or "")
        return unit.called if unit else ""

    def group_name(self, group_id: str | None) -> str:
        """Return a group's name, empty where there is none."""
        return next((group.name for group in self.groups if group.id == group_id), "")

    def person_name(self, person_id: str | None) -> str:
        """Return a person's full name, empty where there is none."""
        person = self.people_by_id.get(person_id or "")
        return person.full_name if person else ""

    def heir(self, unit_id: str | None, day: date) -> str | None:
        """Return a unit, or the one that succeeded it by a day; None where nobody did."""
        seen: set[str] = set()
        while unit_id is not None and unit_id not in seen:
            seen.add(unit_id)
            found = self.units_by_id.get(unit_id)
            if found is None:
                return None
            if found.exists_on(day):
                return unit_id
            unit_id = found.successor
        return None

    def unit_in_charge(self, day: date) -> Unit | None:
        """Return the unit that follows the plan on a day; where nobody succeeded it, the one recorded."""
        profile = self.profile(day)
        kept = profile.unit_in_charge if profile else None
        return self.units_by_id.get(self.heir(kept, day) or kept or "")

    def members(self, group_id: str | None, day: date) -> tuple[Unit, ...]:
        """Return the units of a group that exist on a day, in the group's order."""
        group = next((group for group in self.groups if group.id == group_id), None)
        found = (self.units_by_id.get(unit) for unit in (group.members if group else ()))
        return tuple(unit for unit in found if unit and unit.exists_on(day))

    def units_on(self, day: date) -> tuple[Unit, ...]:
        """Return the units that exist on a day."""
        return tuple(unit for unit in self.units if unit.exists_on(day))

    def people_on(self, day: date, unit: str | None = None) -> tuple[Person, ...]:
        """Return the people in office on a day, of one unit where it is given."""
        return tuple(
            person
            for person in self.people
            if any(t.holds_on(day) and unit in {None, t.unit} for t in person.tenures)
        )

    def head(self, unit_id: str, day: date) -> tuple[Person, Tenure] | None:
        """Return the head of a unit on a day with the position, None where nobody is."""
        for person in self.people:
            for tenure in person.tenures:
                if tenure.unit == unit_id and tenure.is_head and tenure.holds_on(day):
                    return person, tenure
        return None

    def unit_called_like(self, name: str) -> Unit | None:
        """Return the unit whose name or short name is written so, tones and case aside where one fits.

        "thon dong" may be Thôn Đông or Thôn Đống, and is neither.
        """
        held = self._units_by_folded.get(fold(name), [])
        told = tidy(name).casefold()
        exact = (unit for unit in held if told in {unit.name.casefold(), unit.short_name.casefold()})
        is_one = len({unit.name.casefold() for unit in held}) == 1
        return next(exact, held[0] if is_one else None)

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """Return the units by their keys."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def people_by_id(self) -> dict[str, Person]:
        """Return the people by their keys."""
        return {person.id: person for person in self.people}

    @cached_property
    def _units_by_folded(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            for name in (unit.name, unit.short_name):
                if name:
                    found.setdefault(fold(name), []).append(unit)
        return found
