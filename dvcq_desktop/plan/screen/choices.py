# SPDX-License-Identifier: MIT
"""What the fields of the plan room offer to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.office.directory import Directory

Choices = list[tuple[str, str]]


def people_choices(directory: Directory, day: date, unit: str | None) -> Choices:
    """Return the people in office on a day with where they work, those of a unit first."""
    own = {person.id for person in directory.people_on(day, unit)} if unit else set()
    people = sorted(directory.people_on(day), key=lambda person: person.id not in own)
    found = []
    for person in people:
        tenure = person.tenure_on(day)
        place = directory.unit_called(tenure.unit) if tenure else ""
        found.append((person.id, f"{person.full_name} · {place}" if place else person.full_name))
    return found


def with_chosen(choices: Choices, chosen: str | None, name_of: Callable[[str | None], str]) -> Choices:
    """Add who or what was chosen once and is no longer offered, so that it stays shown."""
    if chosen is None or any(key == chosen for key, _name in choices):
        return choices
    return [*choices, (chosen, f"{name_of(chosen)} (không còn)")]
