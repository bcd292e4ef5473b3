# SPDX-License-Identifier: MIT
"""One form for every text that enters: NFC, without control characters and stray spaces.

A text in an old encoding goes through `text.legacy` first: TCVN3 writes ư as a soft hyphen,
which is invisible here and would be lost.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile("\n{3,}")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def nfc(s: str) -> str:
    """Return the text in Unicode NFC."""
    return unicodedata.normalize("NFC", s)


def tidy(s: str) -> str:
    """Return the text as one clean line: no control or zero-width characters, single spaces, real Đ."""
    # Eth looks like Đ, and some keyboard programs write it instead.
    return " ".join(nfc(_visible(s)).replace("Ð", "Đ").replace("ð", "đ").split())


def tidy_lines(s: str) -> str:
    """Return each line tidied, with at most one blank line between two paragraphs."""
    lines = "\n".join(tidy(line) for line in _LINE_BREAK.split(s))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def capital(s: str) -> str:
    """Return a text with its first letter large, the others as they are: the beginning of a sentence."""
    return s[:1].upper() + s[1:]


def in_sentence(s: str) -> str:
    """Return a text with its first letter small, the others as they are: how it goes on within a sentence."""
    return s[:1].lower() + s[1:]


def shortened(s: str, most: int) -> str:
    """Return a text as it is, or how it begins where it has more than so many letters."""
    return s if len(s) <= most else f"{s[:most].rstrip()}…"


def _visible(s: str) -> str:
    if s.isprintable():
        return s
    return "".join(
        " " if char.isspace() else char
        for char in s
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
