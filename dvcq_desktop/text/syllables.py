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
# Rimes of few words, which wrongly decoded texts would otherwise be full of.
_RARE = {"uya": ("kh", "t"), "oong": ("b", "g", "l", "x"), "ooc": ("m", "s", "x")}
_FRONT = ("e", "ê", "i", "y")


def is_syllable(word: str, *, any_tone: bool = False) -> bool:
    """Tell whether the word, in any case and in NFC or NFD, is spelled as a Vietnamese syllable.

    `any_tone` forgives a tone left out, as in môt for một.
    """
    letters: list[str] = []
    tones: dict[int, str] = {}
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones[len(letters) - 1] = char
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    toneless = "".join(letters)
    places = _syllables().get(toneless)
    if places is None or len(tones) > 1 or not places.issuperset(tones):
        return False
    return any_tone or not toneless.endswith(_STOPS) or any(tone in _STOP_TONES for tone in tones.values())


def toneless_syllables() -> frozenset[str]:
    """Return every syllable that can be written, with its letters' marks (ă, ơ) but without a tone."""
    return frozenset(_syllables())


@lru_cache(maxsize=1)
def _syllables() -> dict[str, frozenset[int]]:
    """Return each syllable without its tone, and the places of the letters that may carry one."""
    # The i of "gi" is also the rime's own in these, so that the tone falls on it or after it.
    known = {"gi": frozenset({1}), "gin": frozenset({1}), "giêng": frozenset({2}), "giêt": frozenset({2})}
    for onset in _ONSETS:
        for rime in _rimes(onset):
            if _spelled_so(onset, rime):
                places = frozenset(len(onset) + place for place in _tone_places(rime))
                known.setdefault(onset + rime, places)
    return known


def _tone_places(rime: str) -> tuple[int, ...]:
    """Return where the tone may stand: on a marked vowel, else as both schools of spelling have it."""
    marked = [place for place, letter in enumerate(rime) if letter in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    vowels = len(rime.rstrip("cghmnpt"))
    if vowels < len(rime):
        return (vowels - 1,)
    return (0, 1) if rime in ("oa", "oe", "uy") else (vowels // 2 if vowels > 2 else 0,)


def _rimes(onset: str) -> list[str]:
    table = _AFTER_QU if onset == "qu" else _RIMES
    rimes = [line.split() for line in table.strip().splitlines()]
    return [nucleus + coda.strip("-") for nucleus, *codas in rimes for coda in codas]


def _spelled_so(onset: str, rime: str) -> bool:
    if rime in _RARE:
        return onset in _RARE[rime]
    if onset in ("k", "gh", "ngh"):
        return rime.startswith(_FRONT)
    if onset in ("c", "g", "ng"):
        return not rime.startswith(_FRONT)
    if onset == "gi":
        return not rime.startswith(("i", "y"))
    return not (rime.startswith("yê") and onset not in ("", "qu"))
