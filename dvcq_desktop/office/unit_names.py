# SPDX-License-Identifier: MIT
"""What a unit's name says: which unit it is, however it is written, and of which kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dvcq_desktop.office.directory import Directory

K = TypeVar("K", str, int)

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
_COMMUNE_TAIL = re.compile(r"\s+(xã|phường|đặc khu|thị trấn)(\s+[^\W\d_a-zđ]\w*)*\s*$")
_WITHOUT_COMMUNE = ("phong ", "van phong ", "trung tam ")
_OFFICES = ("van phong hoi dong nhan dan", "van phong uy ban nhan dan")
_LOOSE_DASH = re.compile(r"\s+[-–]\s*|\s*[-–]\s+")
_FRONT = "mat tran to quoc"
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

_REMEMBERED = 4096
"""How many names are remembered: a list of thousands names the same units again and again."""


def tidied_name(name: str) -> str:
    """Return a unit's name as it should stand in the office's list, however a plan writes it.

    "Phòng Văn hóa- Xã hội xã" is "Phòng Văn hóa - Xã hội"; "Công an xã" and "Trạm Y tế xã" are called so.
    """
    spaced = _LOOSE_DASH.sub(" - ", tidy(name))
    return _COMMUNE_TAIL.sub("", spaced) if fold(spaced).startswith(_WITHOUT_COMMUNE) else spaced


@lru_cache(_REMEMBERED)
def unit_key(name: str) -> str:
    """Return the form in which two ways of writing a unit's name are equal.

    "Phòng Văn hóa- Xã hội xã" and "Phòng VH-XH" differ in hyphens, abbreviations and the commune behind.
    """
    here = _PLACE_TAIL.sub("", tidy(name))
    words = re.sub(r"[^a-z0-9& ]+", " ", fold(here).replace("&", " va ")).split()
    spelled = " ".join(_ABBREVIATIONS.get(word, word) for word in words)
    return _FRONT if spelled.endswith((_FRONT, f"{_FRONT} viet nam")) else spelled


@lru_cache(_REMEMBERED)
def telling_key(name: str) -> str:
    """Return what tells units apart; villages may differ in their tones only ("Thôn Đông", "Thôn Đống").

    Where a tone stands tells nothing ("Thôn Hoà" is "Thôn Hòa"), nor the commune behind.
    """
    if guess_kind(name) is not UnitKind.VILLAGE:
        return unit_key(name)
    from dvcq_desktop.text.wording import forms  # noqa: PLC0415 - start-up time

    return " ".join(forms(_PLACE_TAIL.sub("", tidy(name)).casefold()))


def proposed_symbol(name: str) -> str:
    """Return the symbol that a unit which draws up letters probably bears, "" for every other one.

    "Phòng Văn hóa - Xã hội" is VHXH, "Văn phòng HĐND&UBND" is VP.
    """
    here = tidied_name(name)
    if not fold(here).startswith(_WITHOUT_COMMUNE):
        return ""
    if unit_key(here).startswith(_OFFICES) or fold(here) == "van phong":
        return "VP"
    shouted = here.isupper()
    words = [word for word in re.findall(r"[^\W\d_]+", here) if fold(word) != "va"]
    # What is written as an abbreviation ("VH-XH") stays one.
    letters = [word if word.isupper() and not shouted else _initial(word) for word in words]
    return "".join(letters[1:] if fold(words[0]) == "phong" else letters)


@lru_cache(_REMEMBERED)
def guess_kind(name: str) -> UnitKind:
    """Return the kind that a unit's name speaks of."""
    # Folded, a village of the mountains ("bản") reads like a board ("ban").
    if tidy(name).lower().startswith("bản "):
        return UnitKind.VILLAGE
    key = f"{unit_key(name)} "
    return next((kind for starts, kind in _KINDS if key.startswith(starts)), UnitKind.OTHER)


def _initial(word: str) -> str:
    """Return a word's first letter without its tone; Đ is a letter of its own."""
    first = word[0].upper()
    return first if first == "Đ" else fold(first).upper()


def with_plain_names(known: Mapping[str, K]) -> dict[str, K]:
    """Return units by the keys of their names, also by the names typed without any tones or hats.

    "thon Go Sanh" is "Thôn Gò Sành" where no other unit is called so; "thon Dong" may be two.
    """
    plain: dict[str, set[K]] = {}
    for key, unit in known.items():
        plain.setdefault(fold(key), set()).add(unit)
    return {key: next(iter(units)) for key, units in plain.items() if len(units) == 1} | dict(known)


def read_plainly(text: str, unit_name: str) -> bool:
    """Tell whether a village was known by a name that was typed without any tones or hats."""
    bare = fold(unit_name).removeprefix("thon ")
    is_plain = tidy(text).isascii() and not unit_name.isascii()
    return is_plain and fold(text) in {fold(unit_name), bare} and guess_kind(unit_name) is UnitKind.VILLAGE


def units_by_name(directory: Directory, today: date) -> dict[str, str]:
    """Return the units by the keys of their names and short names; an ended one is its successor.

    So are the names of villages that were typed without tones and hats.
    """
    known: dict[str, str] = {}
    for unit in (*directory.units_on(today), *directory.units):
        heir = directory.heir(unit.id, today)
        for name in (unit.name, unit.short_name):
            if heir and name:
                known.setdefault(telling_key(name), heir)
    return with_plain_names(known)
