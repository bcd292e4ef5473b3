# SPDX-License-Identifier: MIT
"""The search form of a text: tones, marks and case do not matter, and đ is d."""

from __future__ import annotations

import unicodedata

_DROPPED = frozenset({"Mn", "Cc", "Cf", "Cs"})

# What Unicode does not decompose, though readers take it for the plain letter or sign.
_LOOKS_LIKE = {
    **dict(zip("đðøłħŧı₫", "ddolhtid", strict=True)),
    "æ": "ae",
    "œ": "oe",
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼ", "'"),
}


def fold(s: str) -> str:
    """Return the form in which all spellings of a word are equal; folding it again changes nothing."""
    return " ".join(s.translate(_TABLE).split())


class _FoldTable(dict[int, str]):
    """Work out each character's folded form when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str:
    previous, folded = "", char
    # The folded form of one character may hold characters that fold further: ŉ gives ʼn.
    while folded != previous:
        previous = folded
        folded = "".join(_fold_once(part) for part in previous)
    return folded


def _fold_once(char: str) -> str:
    if char.isspace():
        return " "
    if unicodedata.category(char) in _DROPPED:
        return ""
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(_LOOKS_LIKE.get(part, part) for part in plain)


_TABLE = _FoldTable()
