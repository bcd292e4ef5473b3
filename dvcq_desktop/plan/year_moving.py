# SPDX-License-Identifier: MIT
"""A plan's own year in its words moved on to the next; every other mention of it stays and is pointed out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 110
# "ngày 05 tháng 01 năm 2026", "tháng 3/2026", "15/12/2026", "quý I năm 2026", "số 12/2026/NĐ-CP", "2026-2031"
_PROTECTED = re.compile(
    r"ngày\s+\S{0,6}\s*tháng\s+\S{0,6}\s*năm\s+\d{4}"
    r"|tháng\s+\d{1,2}\s*(?:/|năm)\s*\d{4}"
    r"|quý\s+[IV\d]+\s*(?:/|năm)\s*\d{4}"
    r"|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|[\w.]*/\d{4}(?:/[\w-]+)?"
    r"|\d{4}/[\w-]+"
    r"|\d{4}\s*[-–—]\s*\d{4}"
    r"|(?:đến|từ|trước|sau|hết|khóa|năm học|nhiệm kỳ|giai đoạn)\s+(?:hết\s+)?(?:năm\s+)?\d{4}",
    re.IGNORECASE,
)
# A document that is cited by its number goes on to the end of its own name.
_CITED = re.compile(
    r"(?:Kế hoạch|Chương trình|Quyết định|Công văn|Nghị quyết|Chỉ thị|Kết luận|Nghị định|Thông tư|Luật"
    r"|Hướng dẫn|Đề án|Thông báo|Báo cáo|Tờ trình|Văn bản|Quy chế|Quy định)\s+(?:liên tịch\s+)?số\s[^;:.\n]*?"
    r"(?=[;:\n]|,\s|\.\s|\.$|$)",
    re.IGNORECASE,
)
_END = re.compile(r"[.;]\s+|\n")
_HALF = re.compile(r"(?:\d+|sáu|chín)\s+tháng\s+(?:đầu|cuối)\s+năm\s+\d{4}", re.IGNORECASE)


@dataclass(frozen=True)
class Moved:
    """A text after its year was moved on; `left` are the words around every mention that needs a look."""

    text: str
    changed: bool
    left: tuple[str, ...] = ()


def move_year(text: str, year: int, new: int) -> Moved:
    """Move "năm 2026" on where it is the plan's own year, as in an abstract, a heading or a closing.

    Dates, periods, numbers of documents and what a cited document is about keep their year.
    """
    kept = _kept_places(text)
    own = [
        found
        for found in re.finditer(rf"\bnăm\s+({year})\b", text, re.IGNORECASE)
        if not any(start <= found.start(1) < end for start, end in kept)
    ]
    parts: list[str] = []
    last = 0
    for found in own:
        parts += [text[last : found.start(1)], str(new)]
        last = found.end(1)
    moved = "".join([*parts, text[last:]])
    at = {found.start(1) for found in own}
    left = [place for place in _mentions(text, year) if place not in at]
    halves = [found.start() for found in _HALF.finditer(moved) if found[0].endswith(str(new))]
    return Moved(moved, bool(own), _quotes(moved, sorted([*left, *halves])))


def mentions(text: str, year: int) -> tuple[str, ...]:
    """Return the words around every mention of a year, one for each sentence."""
    return _quotes(text, _mentions(text, year))


def _mentions(text: str, year: int) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\d){year}(?!\d)", text)]


def _kept_places(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _spans(text)]


def _spans(text: str) -> Iterator[re.Match[str]]:
    yield from _PROTECTED.finditer(text)
    yield from _CITED.finditer(text)


def _quotes(text: str, places: list[int]) -> tuple[str, ...]:
    """Return the words around places, once for each sentence that holds some of them."""
    found: dict[tuple[int, int], str] = {}
    for place in places:
        start = max((mark.end() for mark in _END.finditer(text, 0, place)), default=0)
        end = _END.search(text, place)
        sentence = (start, end.start() if end else len(text))
        if sentence not in found:
            found[sentence] = _around(text[slice(*sentence)], place - start)
    return tuple(found.values())


def _around(sentence: str, place: int) -> str:
    """Return a sentence, or as much of it around a place as is quoted, in whole words."""
    if len(sentence) <= _SHORT:
        return sentence.strip()
    first = max(0, min(place - _SHORT // 2, len(sentence) - _SHORT))
    first = sentence.rfind(" ", 0, first) + 1 if first else 0
    last = sentence.find(" ", first + _SHORT)
    words = sentence[first : last if last > 0 else None].strip()
    return f"{'…' if first else ''}{words}{'…' if last > 0 else ''}"
