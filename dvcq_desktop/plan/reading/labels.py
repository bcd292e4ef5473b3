# SPDX-License-Identifier: MIT
"""Labels of clauses: "Phần thứ nhất", "A.", "I.", "1.", "1.1", "a)", "(1)", "-", "+"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.numbers import parse_letter_label, parse_roman


class Rank(IntEnum):
    """How deep a kind of label stands; what is deeper is part of what is not."""

    PART = 0
    CAPITAL = 10
    ROMAN = 20
    HEADING = 25
    NUMBER = 30
    DECIMAL = 40
    DEEP_DECIMAL = 50
    LETTER = 60
    BRACKET = 70
    BULLET = 80
    PLUS = 90
    ROW = 95


@dataclass(frozen=True)
class Label:
    """A label as it stands ("II", "1.2", "a", "-"), its rank, its place in its own series, its sign."""

    text: str
    rank: int
    value: int
    sign: str = ""

    @property
    def is_bullet(self) -> bool:
        """Tell whether the label has no number or letter of its own."""
        return self.rank >= Rank.BULLET


_ORDINALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_PART = re.compile(
    r"^((?:PHẦN|Phần)\s+(?:(?:THỨ|thứ|Thứ)\s+(\w+)|([IVX]+|\d{1,2}))|(?:CHƯƠNG|Chương|MỤC"
    r"|Mục)\s+([IVX]+|\d{1,2})"
    r"|(?:Điều|ĐIỀU)\s+(\d{1,2}))(?=[\s.:\-–]|$)\s*[.:\-–]*\s*"
)
_CAPITAL = re.compile(r"^([A-ZĐ])(\s*[.)/]\s*|\s*[-–:]\s+)(?=[^\W\d_]|[“\"])")
_ROMAN = re.compile(r"^([IVXLC]{1,7})(\s*[.)/]\s*[-–]?\s*|\s*[-–:]\s*)(?=[^\s.,;)])")
_BARE_ROMAN = re.compile(r"^([IVX]{1,6})(\s+)(?=[^\W\d_]{2})")
# What follows a label: a word, or an amount ("1. 100% hồ sơ", "a) 02 cuộc").
_AMOUNT = r"(?<=[.)]\s)\d{1,4}(?:[.,]\d+)?(?:\s?%|\s?/\s?\d{1,4}\s|\s+[^\W\d_])"
_DECIMAL = re.compile(
    rf"^(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=\s)|\d{{1,2}}(?:\s?\.\s?\d{{1,2}}){{1,3}}(?=\s*[.)/:]|\s*[-–]\s))"
    rf"(\s*[.)/:]\s*|\s*[-–]\s+|\s+)(?=[^\W\d_]|[“\"(]|{_AMOUNT})"
)
_NUMBER = re.compile(
    r"^(\d{1,2})(\s*[.)/]\s*[-–]?\s*|\s*[-–:]\s+|\s*[-–](?=[^\W\d_]{2}))"
    rf"(?=[^\W\d_]|[“\"(‘]|{_AMOUNT})"
)
_LETTER = re.compile(rf"^([a-zđ])(\s*[.)/]\s*|\s*[-–]\s+)(?=[^\W\d_]|[“\"(]|{_AMOUNT})")
_BRACKET = re.compile(r"^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)")
_BULLET = re.compile(r"^([-–—−•●▪◦■□➢►✓✔*+o·]|\+\))(\s+|(?=[^\W\d_a-zđ]|[“\"]))(?=[^\s\-–—*+])")
_NO_CAPITAL = frozenset("IVX")
_DOCUMENT_SIGN = re.compile(r"^(?:\d{1,2}\s*[-–]\s*[A-ZĐ]\w*/|\d{1,2}/[A-ZĐ]\w*-)|^[Vv]/v")


def read_label(text: str) -> tuple[Label | None, str]:
    """Split a line into its label and what follows it; None where it has no label."""
    for pattern, make in _READERS:
        found = pattern.match(text)
        label = make(found, text[found.end() :]) if found else None
        if found and label:
            return label, text[found.end() :].strip()
    return None, text


def _part(found: re.Match[str], _rest: str) -> Label | None:
    words, number, section, article = found[2], found[3], found[4], found[5]
    if article:
        return Label(found[1], Rank.ROMAN, int(article), "điều")
    if words:
        spoken = fold(words)
        value = _ORDINALS.index(spoken) + 1 if spoken in _ORDINALS else 0
        return Label(found[1], Rank.PART, value, "phần") if value else None
    digits = number or section
    value = int(digits) if digits.isdecimal() else parse_roman(digits) or 0
    return Label(found[1], Rank.PART if number else Rank.CAPITAL, value, fold(found[1].split()[0]))


def _roman(found: re.Match[str], _rest: str) -> Label | None:
    value = parse_roman(found[1])
    bare_letter = len(found[1]) == 1 and found[1] in "CL"
    if value is None or bare_letter or _DOCUMENT_SIGN.match(found.string):
        return None
    return Label(found[1], Rank.ROMAN, value, found[2].strip())


def _bare_roman(found: re.Match[str], rest: str) -> Label | None:
    value = parse_roman(found[1])
    is_heading = rest == rest.upper() and len(rest.split()) > 1
    return Label(found[1], Rank.ROMAN, value, "") if value and is_heading else None


def _capital(found: re.Match[str], rest: str) -> Label | None:
    if found[1] in _NO_CAPITAL or re.match(r"[^\W\d_]\.", rest):
        return None
    index = parse_letter_label(found[1])
    value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".find(found[1]) + 1 if index is None else index + 1
    return Label(found[1], Rank.CAPITAL, value, found[2].strip())


def _decimal(found: re.Match[str], _rest: str) -> Label | None:
    numbers = [part.strip() for part in found[1].split(".")]
    if int(numbers[0]) == 0:
        return None
    rank = Rank.DECIMAL if len(numbers) == 2 else Rank.DEEP_DECIMAL + len(numbers) - 3
    return Label(".".join(numbers), rank, int(numbers[-1]), found[2].strip())


def _number(found: re.Match[str], _rest: str) -> Label | None:
    if _DOCUMENT_SIGN.match(found.string):
        return None
    return Label(found[1], Rank.NUMBER, int(found[1]), found[2].strip())


def _letter(found: re.Match[str], _rest: str) -> Label | None:
    index = parse_letter_label(found[1])
    # Word counts on with f, which is no Vietnamese letter: a label all the same, without a place.
    return Label(found[1], Rank.LETTER, 0 if index is None else index + 1, found[2].strip())


def _bracket(found: re.Match[str], _rest: str) -> Label:
    digits = found[1]
    value = int(digits) if digits.isdecimal() else (parse_letter_label(digits) or 0) + 1
    return Label(digits, Rank.BRACKET, value, "()")


def _bullet(found: re.Match[str], _rest: str) -> Label:
    return Label(found[1], Rank.PLUS if found[1].startswith("+") else Rank.BULLET, 0, "-")


_READERS = (
    (_PART, _part),
    (_ROMAN, _roman),
    (_CAPITAL, _capital),
    (_DECIMAL, _decimal),
    (_NUMBER, _number),
    (_BRACKET, _bracket),
    (_LETTER, _letter),
    (_BULLET, _bullet),
    (_BARE_ROMAN, _bare_roman),
)
