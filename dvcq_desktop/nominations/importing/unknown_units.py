# SPDX-License-Identifier: MIT
"""The units that a list names and the office does not have: one of its own, a new one, or words only."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.office.rules import Unit
from dvcq_desktop.office.staff.units import written_name
from dvcq_desktop.office.unit_names import guess_kind, telling_key, units_by_name
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dvcq_desktop.nominations.importing.reading import ListedModel
    from dvcq_desktop.office.directory import Directory

NEW, WORDS = "+", ""
"""What may become of a unit that is not known: it is added, or its name is kept in words."""


class Unknown(NamedTuple):
    """A unit that the office does not have: what tells it apart, as it is written, in how many rows."""

    key: str
    text: str
    rows: int


def unit_of(text: str, units: Mapping[str, str], said: Mapping[str, str]) -> str | None:
    """Return the unit that a list's words name, NEW for one to be added, None where it stays words.

    A column "Thôn" often has the bare name: "Đông" is "Thôn Đông" where there is such a unit.
    """
    key, full = telling_key(written_name(text)), telling_key(f"Thôn {text}")
    for told in (key, full):
        if told in said:
            return said[told] or None
    plain = telling_key(f"thon {text}")
    return next((units[told] for told in (telling_key(text), key, full, plain) if told in units), None)


def name_of(text: str, said: Mapping[str, str]) -> str:
    """Return how a unit that is to be added is called: a bare name is that of the thôn of that name."""
    full = f"Thôn {text}"
    return full if telling_key(full) in said and telling_key(written_name(text)) not in said else text


def unknown_units(models: Iterable[ListedModel], directory: Directory, today: date) -> tuple[Unknown, ...]:
    """Return each unit of a list that the office does not have, as it is first written."""
    units = units_by_name(directory, today)
    found: dict[str, Unknown] = {}
    for model in models:
        if model.unit and unit_of(model.unit, units, {}) is None:
            key = telling_key(written_name(model.unit))
            before = found.get(key, Unknown(key, model.unit, 0))
            found[key] = before._replace(rows=before.rows + 1)
    for key, bare in list(found.items()):
        full = telling_key(f"Thôn {bare.text}")
        if full in found and full != key:
            found[full] = found[full]._replace(rows=found[full].rows + bare.rows)
            del found[key]
    return tuple(found.values())


def nearest_first(text: str, units: Iterable[Unit]) -> list[Unit]:
    """Return units with those first whose names are most like a text."""
    told = fold(text)
    return sorted(units, key=lambda unit: -SequenceMatcher(None, told, fold(unit.name)).ratio())


def new_unit(text: str) -> Unit:
    """Return the unit that a name would become in the office."""
    name = written_name(text)
    return Unit("", name, guess_kind(name))
