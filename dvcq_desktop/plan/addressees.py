# SPDX-License-Identifier: MIT
"""Whom a plan's words mean: one of the office's units, a group of them, or one not known yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.office.directory import Directory

_ABBREVIATIONS = {
    "bch": "ban chi huy",
    "bchqs": "ban chi huy quan su",
    "chqs": "chi huy quan su",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam",
    "ubmttq": "uy ban mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "vn": "viet nam",
    "vh": "van hoa",
    "xh": "xa hoi",
    "vhxh": "van hoa xa hoi",
    "tt": "trung tam",
    "dvsnc": "dich vu su nghiep cong",
}
# "xã", or "xã Đại Sơn" behind a name; "Xã hội" and "Thôn Đông Xá" are no such places.
_PLACE_TAIL = re.compile(r"\s+(xã|phường|đặc khu|thị trấn|huyện|thành phố|tỉnh)(\s+[^\W\d_a-zđ]\w*)*\s*$")
_FRONT = "mat tran to quoc"
# The office itself: named as a partner in its own plan, it is no unit of its own.
_OFFICE = frozenset({"uy ban nhan dan", "uy ban"})
_PLURALS = ("cac ", "nhung ", "tat ca ", "toan the ", "moi ")
_PLURAL_KINDS = ("doan the", "ban cong tac mat tran", "to chuc chinh tri", "thon", "to dan pho")
_KINDS = (
    (("cong an",), UnitKind.POLICE),
    (("ban chi huy quan su", "quan su"), UnitKind.MILITARY),
    (("ban cong tac mat tran",), UnitKind.FRONT_COMMITTEE),
    (("uy ban mat tran", "mat tran to quoc"), UnitKind.FRONT),
    (("hoi ", "doan thanh nien", "doan the", "lien doan", "cong doan"), UnitKind.UNION),
    (("thon ", "to dan pho", "ap ", "khu dan cu", "khu pho"), UnitKind.VILLAGE),
    (("trung tam", "truong ", "tram "), UnitKind.SERVICE),
    (("phong ", "van phong", "ban "), UnitKind.DIVISION),
    (("lanh dao", "thuong truc"), UnitKind.LEADERSHIP),
)
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


@dataclass(frozen=True)
class Addressee:
    """What one name in a plan means: the known unit or group, or what to make of it."""

    name: str
    unit: str | None = None
    group: str | None = None
    is_group: bool = False


def unit_key(name: str) -> str:
    """Return the form in which two ways of writing a unit's name are equal.

    "Phòng Văn hóa- Xã hội xã" and "Phòng VH-XH" differ in hyphens, abbreviations and the commune behind.
    """
    here = _PLACE_TAIL.sub("", tidy(name))
    words = re.sub(r"[^a-z0-9& ]+", " ", fold(here).replace("&", " va ")).split()
    spelled = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return _FRONT if spelled.endswith((_FRONT, f"{_FRONT} viet nam")) else spelled


def is_group_name(name: str) -> bool:
    """Tell whether a name speaks of several units ("Các phòng, ban, đơn vị", "đoàn thể")."""
    folded = fold(name)
    return folded.startswith(_PLURALS) or any(
        folded == kind or folded.startswith(f"{kind} chinh tri") for kind in _PLURAL_KINDS
    )


def guess_kind(name: str) -> UnitKind:
    """Return the kind that a unit's name speaks of."""
    # Folded, a village of the mountains ("bản") reads like a board ("ban").
    if tidy(name).lower().startswith("bản "):
        return UnitKind.VILLAGE
    key = f"{unit_key(name)} "
    return next((kind for starts, kind in _KINDS if key.startswith(starts)), UnitKind.OTHER)


def kinds_in_group(name: str) -> tuple[UnitKind, ...]:
    """Return the kinds of units a group's name speaks of, none where that cannot be told."""
    folded = f" {re.sub(r'[^a-z ]+', ' ', fold(name))} "
    front_committee = " ban cong tac mat tran "
    if front_committee in folded:
        rest = kinds_in_group(folded.replace(front_committee, " "))
        return (*rest, UnitKind.FRONT_COMMITTEE)
    named = (kind for word, kinds in _GROUP_KINDS if f" {word} " in folded for kind in kinds)
    return tuple(dict.fromkeys(named))


def resolve(name: str, directory: Directory) -> Addressee:
    """Find the unit or group of the office that a name means; ended units do not count as known."""
    key = unit_key(name)
    for group in directory.groups:
        if unit_key(group.name) == key:
            return Addressee(name, group=group.id, is_group=True)
    for unit in directory.units:
        if unit.valid_to is None and key in {unit_key(unit.name), unit_key(unit.short_name or unit.name)}:
            return Addressee(name, unit=unit.id)
    return Addressee(name, is_group=is_group_name(name))


def unknown_names(names: Iterable[str], directory: Directory) -> list[Addressee]:
    """Return what must be made before these names can be assigned to, each once, in order."""
    found: dict[str, Addressee] = {}
    for name in names:
        meant = resolve(name, directory)
        if meant.unit is None and meant.group is None and unit_key(name) not in _OFFICE:
            found.setdefault(unit_key(name), meant)
    return list(found.values())
