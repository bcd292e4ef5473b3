# SPDX-License-Identifier: MIT
"""Whom a plan's words mean: one of the office's units, a group of them, or one not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.office.unit_names import telling_key, unit_key, with_plain_names
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.office.directory import Directory

# The office itself: named as a partner in its own plan, it is no unit of its own.
_OFFICE = frozenset({"uy ban nhan dan", "uy ban"})
_PLURALS = ("cac ", "nhung ", "tat ca ", "toan the ", "moi ")
_PLURAL_KINDS = ("doan the", "ban cong tac mat tran", "to chuc chinh tri", "thon", "to dan pho")


@dataclass(frozen=True)
class Addressee:
    """What one name in a plan means: the known unit or group, or what to make of it."""

    name: str
    unit: str | None = None
    group: str | None = None
    is_group: bool = False


def is_group_name(name: str) -> bool:
    """Tell whether a name speaks of several units ("Các phòng, ban, đơn vị", "đoàn thể")."""
    folded = fold(name)
    return folded.startswith(_PLURALS) or any(
        folded == kind or folded.startswith(f"{kind} chinh tri") for kind in _PLURAL_KINDS
    )


def resolve(name: str, directory: Directory) -> Addressee:
    """Find the unit or group of the office that a name means; ended units do not count as known."""
    key = unit_key(name)
    for group in directory.groups:
        if unit_key(group.name) == key:
            return Addressee(name, group=group.id, is_group=True)
    unit = _unit(name, directory)
    return Addressee(name, unit=unit, is_group=unit is None and is_group_name(name))


def _unit(name: str, directory: Directory) -> str | None:
    """Return the unit that a name means; a village is another one where its tones differ.

    Typed without tones it is the only one that fits.
    """
    known: dict[str, str] = {}
    for unit in directory.units:
        if unit.valid_to is None:
            known.setdefault(telling_key(unit.name), unit.id)
            known.setdefault(telling_key(unit.short_name or unit.name), unit.id)
    return with_plain_names(known).get(telling_key(name))


def unknown_names(names: Iterable[str], directory: Directory) -> list[Addressee]:
    """Return what must be made before these names can be assigned to, each once, in order."""
    found: dict[str, Addressee] = {}
    for name in names:
        meant = resolve(name, directory)
        if meant.unit is None and meant.group is None and unit_key(name) not in _OFFICE:
            found.setdefault(telling_key(name), meant)
    return list(found.values())
