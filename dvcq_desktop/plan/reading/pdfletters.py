# SPDX-License-Identifier: MIT
"""Letters of a PDF page to pieces of lines, by where they stand: the order in the file tells nothing.

A font that lacks ế or ợ is helped out by another one, and files draw the letters font by font.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.plan.reading.pdftables import Grid

_SAME_LINE = 2.0
_SPACE = 0.13
_COLUMN = 1.6
# A list's number stands before a tab; it is no column of its own.
_AFTER_LABEL = 5.0
_LABEL = re.compile(r"^\s*(?:[IVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[-–+•●▪*\uf000-\uf0ff])\s*$")
_HYPHEN_AT_END = "\x02"


@dataclass(frozen=True)
class Turn:
    """How a page is turned before it is shown, by quarters to the right, and its size before that."""

    degrees: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file is seen."""
        return {
            90: (y, self.width - x),
            180: (self.width - x, self.height - y),
            270: (self.height - y, x),
        }.get(self.degrees, (x, y))

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return where a box of the file is seen."""
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


@dataclass(frozen=True)
class Piece:
    """A run of letters on one line with no wide gap in it, in points from the page's bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        """Return the height its letters are centred on."""
        return (self.top + self.bottom) / 2


@dataclass
class _Letter:
    """A letter with its marks; `base` is the line it stands on."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float

    @property
    def height(self) -> float:
        return max(1.0, self.top - self.bottom)


def pieces_of(text_page: Any, turn: Turn, grids: Sequence[Grid] = ()) -> list[Piece]:
    """Cut a page's letters into runs: where a gap is wider than words leave, and at the walls of tables."""
    found: list[Piece] = []
    for line in _lines(list(_letters(text_page, turn))):
        run: list[_Letter] = []
        for letter in line:
            if run and _is_apart(run, letter, grids):
                _close(run, found)
            run.append(letter)
        _close(run, found)
    return found


def _letters(text_page: Any, turn: Turn) -> Iterator[_Letter]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - start-up time

    last: _Letter | None = None
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, place)
        text = chr(code) if 0 < code < 0x110000 else ""
        if (
            not text
            or text in "\r\n"
            or (text.isspace() and pdfium.FPDFText_IsGenerated(text_page.raw, place))
        ):
            continue
        text = "-" if text == _HYPHEN_AT_END else text
        if last is not None and unicodedata.combining(text):
            last.text += text
            continue
        left, bottom, right, top = turn.box(*text_page.get_charbox(place, loose=True))
        pdfium.FPDFText_GetCharOrigin(text_page.raw, place, x, y)
        last = _Letter(text, left, right, bottom, top, turn.point(x.value, y.value)[1])
        yield last


def _lines(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    """Give the letters that stand on one line, from the left, without those drawn twice to look bold."""
    line: list[_Letter] = []
    for letter in sorted(letters, key=lambda one: -one.base):
        if line and line[0].base - letter.base > _SAME_LINE:
            yield _once(line)
            line = []
        line.append(letter)
    if line:
        yield _once(line)


def _once(line: list[_Letter]) -> list[_Letter]:
    kept: list[_Letter] = []
    for letter in sorted(line, key=lambda one: one.left):
        twice = any(
            other.text == letter.text and abs(other.left - letter.left) < 0.1 * letter.height
            for other in kept[-2:]
        )
        if not twice:
            kept.append(letter)
    return kept


def _is_apart(run: Sequence[_Letter], letter: _Letter, grids: Sequence[Grid]) -> bool:
    last = run[-1]
    gap = (letter.left - last.right) / max(last.height, letter.height)
    if gap > _COLUMN and not (gap < _AFTER_LABEL and _LABEL.match("".join(one.text for one in run[:8]))):
        return True
    middle = (letter.bottom + letter.top) / 2
    return any(grid.has_wall(last.right - 1, letter.left + 1, middle) for grid in grids)


def _close(run: list[_Letter], found: list[Piece]) -> None:
    parts: list[str] = []
    for place, letter in enumerate(run):
        before = run[place - 1] if place else None
        if before is not None and letter.left - before.right > _SPACE * min(before.height, letter.height):
            parts.append(" ")
        parts.append(letter.text)
    text = tidy("".join(parts))
    solid = [letter for letter in run if letter.text.strip()]
    if text and solid:
        found.append(
            Piece(
                text,
                min(letter.left for letter in solid),
                max(letter.right for letter in solid),
                min(letter.bottom for letter in solid),
                max(letter.top for letter in solid),
            )
        )
    run.clear()
