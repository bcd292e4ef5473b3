# SPDX-License-Identifier: MIT
"""The syllables that Vietnamese can write: what tells real words from a wrongly decoded text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = ("\u0301", "\u0323")
_STOPS = ("c", "ch", "p", "t")
_ONSETS = (
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "",
)  # fmt: skip
# Each line: a nucleus and the codas it takes; "-" is no coda.
_RIMES = """
a - c ch i m n ng nh o p t u y
ă c m n ng p t
â c m n ng p t u y
e - c m n ng o p t
ê - ch m n nh p t u
i - a ch m n nh p t u
iê c m n ng p t u
o - c i m n ng p t
oa - c ch i m n ng nh o p t y
oă c m n ng t
oe - m n o t
oo c ng
ô - c i m n ng p t
ơ - i m n p t
u - a c i m n ng p t
uâ n ng t y
uê - ch nh
uô c i m n ng p t
uơ -
uy - a ch n nh p t u
uyê n t
ư - a c i m ng t u
ươ c i m n ng p t u
y - t
yê m n ng t u
"""
_AFTER_QU = """
a - c ch i n ng nh o t u y
ă c m n ng p t
â n ng t y
e - n o t
ê - ch n nh t
i - t
ơ - i
y - ch nh t
yê n t
ô c
"""
_FRONT = ("e", "ê", "i", "y")


def is_syllable(word: str, *, any_tone: bool = False) -> bool:
    """Tell whether the word, in any case and in NFC or NFD, is spelled as a Vietnamese syllable.

    `any_tone` forgives a tone left out, as in môt for một.
    """
    letters, tones = [], ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += char
        else:
            letters.append(char)
    toneless = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or toneless not in _syllables():
        return False
    return any_tone or tones in _STOP_TONES or not toneless.endswith(_STOPS)


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    written = {onset + rime for onset in _ONSETS for rime in _rimes(onset) if _spelled_so(onset, rime)}
    # The i of "gi" is also the rime's own: gì, gìn, giếng.
    return frozenset(written | {"gi", "gin", "giêng", "giêt", "giêc", "giêm"})


def _rimes(onset: str) -> list[str]:
    table = _AFTER_QU if onset == "qu" else _RIMES
    rimes = [line.split() for line in table.strip().splitlines()]
    return [nucleus + coda.strip("-") for nucleus, *codas in rimes for coda in codas]


def _spelled_so(onset: str, rime: str) -> bool:
    if onset in ("k", "gh", "ngh"):
        return rime.startswith(_FRONT)
    if onset in ("c", "g", "ng"):
        return not rime.startswith(_FRONT)
    if onset == "gi":
        return not rime.startswith(("i", "y"))
    return not (rime.startswith("yê") and onset not in ("", "qu"))
