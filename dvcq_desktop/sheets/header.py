# SPDX-License-Identifier: MIT
"""Which rows of a sheet are its header, and what each column means by its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dvcq_desktop.sheets.book import text_of
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.sheets.book import Sheet

_SEARCHED_ROWS = 100
_HIGHEST = 4
_LONGEST_HEADING = 120
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_YEAR = re.compile(r"\bnăm\b")
_SIGNS = re.compile(r"[^a-z0-9/]+")


@dataclass(frozen=True)
class Meaning:
    """What a column may mean; `headings` are patterns of the whole heading in its plain form (`plain`)."""

    key: str
    headings: tuple[str, ...]
    weight: int = 2

    def fits(self, heading: str) -> bool:
        """Tell whether a heading in its plain form says this."""
        return any(re.fullmatch(pattern, heading) for pattern in self.headings)


@dataclass(frozen=True)
class Header:
    """The first and last row of a header, counted from 0, and what the columns mean by it."""

    first: int
    last: int
    meanings: dict[int, str]
    score: int = 0


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """Return a heading without tones, signs and what stands in brackets; "năm" stays apart from "nam".

    A year ("năm") is written nawm: folded it would be a man ("nam").
    """
    words = _YEAR.sub("nawm", _BRACKETS.sub(" ", tidy(heading)).lower())
    return _SIGNS.sub(" ", fold(words)).strip()


def find_header(sheet: Sheet, meanings: Sequence[Meaning], required: frozenset[str]) -> Header | None:
    """Return the rows whose headings say most, None where none say any of what is required.

    `sheet` is spread: a merged cell's text stands in all cells that it covers.
    """
    candidates = (
        header_at(sheet, first, last, meanings)
        for first in range(min(len(sheet.rows), _SEARCHED_ROWS))
        for last in range(first, min(first + _HIGHEST, len(sheet.rows)))
    )
    usable = [header for header in candidates if required & set(header.meanings.values())]
    if not usable:
        return None
    best = max(usable, key=lambda header: (header.score, header.first - header.last, -header.first))
    whole = header_at(sheet, *_with_merged(sheet, best), meanings)
    return whole if whole.score >= best.score else best


def _with_merged(sheet: Sheet, header: Header) -> tuple[int, int]:
    """Return the rows of a header together with those that its merged cells reach into."""
    first, last = header.first, header.last
    for (top, _left), (bottom, _right) in sheet.merged:
        if top <= header.last and bottom >= header.first and bottom - top < _HIGHEST:
            first, last = min(first, top), max(last, bottom)
    return first, last


def header_at(sheet: Sheet, first: int, last: int, meanings: Sequence[Meaning]) -> Header:
    """Return what the columns mean when these rows are the header."""
    found: dict[int, str] = {}
    score = 0
    for column in range(sheet.width):
        meaning = _meaning_of(headings_of(sheet, first, last, column), meanings)
        if meaning is None or meaning.key in found.values():
            continue
        found[column] = meaning.key
        score += meaning.weight
    return Header(first, last, found, score)


def headings_of(sheet: Sheet, first: int, last: int, column: int) -> tuple[str, ...]:
    """Return the texts of a column's heading from above, each once."""
    texts = [tidy(text_of(sheet.cell(row, column))) for row in range(first, last + 1)]
    return tuple(dict.fromkeys(text for text in texts if text))


def _meaning_of(parts: tuple[str, ...], meanings: Sequence[Meaning]) -> Meaning | None:
    """Try the whole heading, then its last line alone: "Ngày sinh" over "Nam" is one, not the other."""
    if not parts or sum(map(len, parts)) > _LONGEST_HEADING:
        return None
    return _fitting(plain(" ".join(parts)), tuple(meanings)) or _fitting(plain(parts[-1]), tuple(meanings))


@lru_cache(maxsize=4096)
def _fitting(heading: str, meanings: tuple[Meaning, ...]) -> Meaning | None:
    return next((meaning for meaning in meanings if meaning.fits(heading)), None)
