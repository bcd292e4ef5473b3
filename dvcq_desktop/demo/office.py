# SPDX-License-Identifier: MIT
"""The demonstration's office: units, groups, sixty invented people, signers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office import store
from dvcq_desktop.office.rules import (
    OfficeProfile,
    Person,
    PersonKind,
    Signer,
    Tenure,
    Unit,
    UnitGroup,
    UnitKind,
)
from dvcq_desktop.resources import resource
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.database.actions import Action


@dataclass
class Keys:
    """The keys in the database of what the data files name: units ("VHXH"), people ("VHXH.0"), groups."""

    units: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    head_names: dict[str, str] = field(default_factory=dict)
    symbols: dict[str, str] = field(default_factory=dict)
    kinds: dict[UnitKind, list[str]] = field(default_factory=dict)


def make(action: Action) -> Keys:
    """Write the whole office and return its keys."""
    data = tomllib.loads(resource("demo", "office.toml").read_text(encoding="utf-8"))
    since: date = data["profile"]["valid_from"]
    keys = Keys()
    for unit in data["units"]:
        _make_unit(action, keys, unit, since)
    for number, (village, head, front_head) in enumerate(data["villages"]["rows"], 1):
        _make_village(action, keys, number, village, head, front_head, since)
    for group in data["groups"]:
        members = [keys.units[key] for key in group["keys"]]
        members += [unit for kind in group["kinds"] for unit in keys.kinds[UnitKind(kind)]]
        keys.groups[group["name"]] = store.save_group(action, UnitGroup("", group["name"], tuple(members)))
    profile = dict(data["profile"])
    profile["unit_in_charge"] = keys.units[profile["unit_in_charge"]]
    store.save_profile(action, OfficeProfile(id="", **profile))
    for position, signer in enumerate(data["signers"], 1):
        _make_signer(action, keys, signer, position)
    return keys


def _make_unit(action: Action, keys: Keys, given: dict[str, Any], since: date) -> None:
    unit = Unit(
        id="",
        name=given["name"],
        kind=UnitKind(given["kind"]),
        short_name=given.get("short_name", ""),
        symbol=given.get("symbol", ""),
        valid_from=since,
        position=len(keys.units) + 1,
    )
    key = _keep_unit(action, keys, given["key"], unit)
    kind = PersonKind(given["staff"])
    for place, (name, birth, position) in enumerate(given["people"]):
        tenure = Tenure("", "", key, position, is_head=place == 0, starts_on=since)
        _make_person(action, keys, f"{given['key']}.{place}", Person("", name, birth, kind, (tenure,)))


def _make_village(
    action: Action, keys: Keys, number: int, name: str, head: str, front_head: str, since: date
) -> None:
    committee = f"Ban công tác Mặt trận {in_sentence(name)}"
    both = (
        (f"T{number}", name, UnitKind.VILLAGE, head, "Trưởng thôn"),
        (f"B{number}", committee, UnitKind.FRONT_COMMITTEE, front_head, "Trưởng Ban công tác Mặt trận"),
    )
    for key, called, kind, person, position in both:
        unit = Unit("", called, kind, valid_from=since, position=len(keys.units) + 1)
        made = _keep_unit(action, keys, key, unit)
        tenure = Tenure("", "", made, position, is_head=True, starts_on=since)
        _make_person(action, keys, f"{key}.0", Person("", person, "", PersonKind.PART_TIME, (tenure,)))


def _keep_unit(action: Action, keys: Keys, key: str, unit: Unit) -> str:
    made = store.save_unit(action, unit)
    keys.units[key] = made
    keys.names[key] = unit.name
    keys.symbols[made] = unit.symbol
    keys.kinds.setdefault(unit.kind, []).append(made)
    return made


def _make_person(action: Action, keys: Keys, key: str, person: Person) -> None:
    made = store.save_person(action, person)
    keys.people[key] = made
    for tenure in person.tenures:
        if tenure.is_head:
            keys.heads[tenure.unit] = made
            keys.head_names[tenure.unit] = person.full_name


def _make_signer(action: Action, keys: Keys, given: dict[str, Any], position: int) -> None:
    signer = Signer(
        id="",
        name=given["name"],
        title=given["title"],
        authority=tuple(given["authority"]),
        position=position,
        unit=keys.units[given["unit"]] if "unit" in given else None,
    )
    store.save_signer(action, signer)
