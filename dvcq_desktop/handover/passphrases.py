# SPDX-License-Identifier: MIT
"""Passphrases that are read off a slip of paper and typed on another PC.

They are syllables of everyday Vietnamese words without marks: easy to read and to say, and the same whether
the other PC's keyboard writes Vietnamese or not, for none of them has letters that Telex or VNI would turn
into others. Seven of about 1,030, each drawn by chance, are 70 bits.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache

from dvcq_desktop.handover.words import words

SYLLABLES = 7
"""Of about 1,030 syllables, 10 bits each: 70 bits."""

LEAST = 8
"""How many letters a passphrase of her own has at least."""


def generate(syllables: int = SYLLABLES) -> str:
    """Return a passphrase drawn by chance, for example "truong mai khoe lan bien hue sen"."""
    return " ".join(secrets.choice(_choices()) for _ in range(syllables))


def as_typed(typed: str) -> tuple[str, ...]:
    """Return what may have been meant by what was typed, the likeliest first.

    Spaces around and between are forgiven, and capitals where all else fails.
    """
    exact = unicodedata.normalize("NFC", typed)
    spaced = " ".join(exact.split())
    return tuple(dict.fromkeys(candidate for candidate in (exact, spaced, spaced.lower()) if candidate))


@lru_cache(maxsize=1)
def _choices() -> tuple[str, ...]:
    return tuple(sorted(words()))
