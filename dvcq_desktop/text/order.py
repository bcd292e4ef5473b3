# SPDX-License-Identifier: MIT
"""Keys whose code point order is the Vietnamese order, the same on every PC.

The order is that of Unicode CLDR's collation for `vi`: the letters of the whole text decide first,
then its tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small before capital. A key is a plain str
for a TEXT column: SQLite's BINARY order of UTF-8 is code point order.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_SIGNS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_FOREIGN_MARKS = "\u0302\u0306\u031b\u0308\u030a\u030c\u0327\u0328\u0304\u0307\u030b"
_SPELLED_OUT = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ø": "o", "ł": "l", "ð": "đ", "ı": "i"}

# Below every weight, so that a text stands before the texts it begins.
_NEXT_LEVEL = " "
_NEXT_WORD = "!"
_FIRST = ord(_NEXT_WORD) + 1
_SIGN_WEIGHT = {sign: chr(_FIRST + place) for place, sign in enumerate(_SIGNS)}
_OTHER_SIGN = chr(_FIRST + len(_SIGNS))
_FIRST_LENGTH = _FIRST + len(_SIGNS) + 1
_LONGEST = 9
_FIRST_LETTER = _FIRST_LENGTH + _LONGEST
_LETTER_WEIGHT = {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(_ALPHABET)}
_OTHER_LETTER = chr(_FIRST_LETTER + len(_ALPHABET))

_PLAIN = "0"
_CAPITAL = "1"
_MARK_WEIGHT = {mark: chr(ord(_PLAIN) + 1 + place) for place, mark in enumerate(_TONES + _FOREIGN_MARKS)}
_UNKNOWN_MARK = "~"

_WITH_MARK = {unicodedata.normalize("NFD", letter): letter for letter in "ăâêôơư"}
_PIECE = re.compile(r"(\d+)|([\u0300-\u036f]+)|(.)", re.DOTALL)
_TONE_MOVES_ON = frozenset({"oa", "oe", "uy"})
_CACHED_WORDS = 1 << 16


class _Weights(NamedTuple):
    letters: str
    marks: str
    case: str


@dataclass
class _Letter:
    """One letter or sign of a word, `plain` in small form, with what only decides between equals."""

    plain: str
    weight: str
    capital: bool
    marks: str = ""

    def take(self, marks: str) -> None:
        """Put marks on the letter: the hat, breve or horn makes another letter, the rest stay marks."""
        for mark in marks:
            other = _WITH_MARK.get(self.plain + mark)
            if other is None:
                self.marks += mark
            else:
                self.plain, self.weight = other, _LETTER_WEIGHT[other]


def name_key(full_name: str) -> str:
    """Return the key of a person's name: the given name first, then the family name, then the middle.

    What tells namesakes apart, "Lê Văn Hùng (Thôn 2)" or "Lê Văn Hùng 2", comes last.
    """
    words = full_name.split()
    end = next((i for i, word in enumerate(words) if i and (word[0] == "(" or word.isdecimal())), len(words))
    name = words[:end]
    return _key([*name[-1:], *name[:-1], *words[end:]])


def sort_key(text: str) -> str:
    """Return the key of a text in reading order; a run of digits compares as a number."""
    return _key(text.split())


def _key(words: list[str]) -> str:
    weights = [weight for weight in map(_weigh, words) if weight.letters]
    letters = _NEXT_WORD.join(weight.letters for weight in weights)
    marks = "".join(weight.marks for weight in weights).rstrip(_PLAIN)
    case = "".join(weight.case for weight in weights).rstrip(_PLAIN)
    return f"{letters}{_NEXT_LEVEL}{marks}{_NEXT_LEVEL}{case}".rstrip(_NEXT_LEVEL)


@lru_cache(maxsize=_CACHED_WORDS)
def _weigh(word: str) -> _Weights:
    letters = _letters(word)
    _settle_tones(letters)
    return _Weights(
        "".join(letter.weight for letter in letters),
        "".join(_PLAIN + "".join(map(_mark_weight, letter.marks)) for letter in letters),
        "".join(_CAPITAL if letter.capital else _PLAIN for letter in letters),
    )


def _letters(word: str) -> list[_Letter]:
    letters: list[_Letter] = []
    for digits, marks, char in _PIECE.findall(unicodedata.normalize("NFKD", word)):
        if digits:
            letters.append(_Letter("", _number_weight(digits), capital=False))
        elif marks and letters:
            letters[-1].take(marks)
        elif char:
            small = char.lower()
            spelled = _SPELLED_OUT.get(small, small)
            letters.extend(_Letter(part, _char_weight(part), char != small) for part in spelled)
    return [letter for letter in letters if letter.weight]


def _settle_tones(letters: list[_Letter]) -> None:
    """Move the tone of hòa, thúy to where hoà, thuý have it: both are the same word."""
    for first, second in pairwise(letters):
        has_tone = len(first.marks) == 1 and first.marks in _TONES and not second.marks
        if has_tone and first.plain + second.plain in _TONE_MOVES_ON:
            first.marks, second.marks = "", first.marks


def _char_weight(char: str) -> str:
    known = _LETTER_WEIGHT.get(char) or _SIGN_WEIGHT.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category[0] in "CZ":
        return ""
    return (_OTHER_LETTER if category[0] in "LM" else _OTHER_SIGN) + char


def _number_weight(digits: str) -> str:
    """Write how long the number is before its digits, so that the longer one is the greater."""
    value = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0") or "0"
    length = min(len(value), _LONGEST)
    counted = f"{len(value):09d}" if length == _LONGEST else ""
    return chr(_FIRST_LENGTH + length - 1) + counted + value


def _mark_weight(mark: str) -> str:
    return _MARK_WEIGHT.get(mark, _UNKNOWN_MARK)
