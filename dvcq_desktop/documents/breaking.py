# SPDX-License-Identifier: MIT
"""Break words into lines. All widths here are at size 1.

Lines of a justified or centred text are chosen together, so that the blanks of one line do not gape to
make those of the next tight; cells of a table take what fits, for there speed counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.documents.setting import Piece, Word, word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ATOM = re.compile(r"[^\xa0/\-_.,;@]*[\xa0/\-_.,;@]?")
_RUNT = 0.15
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line and their natural width; `ends` where the text itself ends the line."""

    words: tuple[Word, ...]
    width: float
    ends: bool

    @property
    def blanks(self) -> int:
        """Return how many blanks can be widened."""
        inside = sum(piece.text == " " for word in self.words for piece in word.pieces)
        return inside + sum(1 for word in self.words[:-1] if word.space.text)


def greedy(words: Sequence[Word], width: float, indent: float = 0) -> list[Line]:
    """Fill each line with what fits; the first is shorter by `indent`."""
    lines: list[Line] = []
    taken: list[Word] = []
    used = 0.0
    room = width - indent
    for word in _narrow(words, width - indent):
        wider = used + taken[-1].space.width + word.width if taken else word.width
        if taken and wider > room + _SLACK:
            lines.append(Line(tuple(taken), used, ends=False))
            taken, wider, room = [], word.width, width
        taken.append(word)
        used = wider
    lines.append(Line(tuple(taken), used, ends=True))
    return lines


def justified(words: Sequence[Word], width: float, indent: float = 0) -> list[Line]:
    """Choose lines whose blanks need the least widening; the last may stay short, but no stump."""

    def cost(room: float, used: float, blanks: float, *, last: bool) -> float:
        if last:
            return 0.5 if used < _RUNT * width else 0.0
        return ((room - used) / max(blanks, 0.1)) ** 2

    return _best(words, width, indent, cost)


def balanced(words: Sequence[Word], width: float) -> list[Line]:
    """Choose lines of about the same length, as few as possible: for what stands centred."""

    def cost(room: float, used: float, _blanks: float, *, last: bool) -> float:  # noqa: ARG001 - each way of breaking has the same arguments
        return (room - used) ** 2

    return _best(words, width, 0, cost)


def _best(words: Sequence[Word], width: float, indent: float, cost: Callable[..., float]) -> list[Line]:
    used = sum(word.width + word.space.width for word in words[:-1]) + sum(word.width for word in words[-1:])
    if used <= width - indent:
        # What fits into one line stands there: a second would leave both emptier.
        return [Line(tuple(words), used, ends=True)]
    narrow = list(_narrow(words, width - indent))
    count = len(narrow)
    # costs[i]: the least for words[:i]; starts[i]: where the last line of words[:i] begins.
    costs = [0.0] + [float("inf")] * count
    starts = [0] * (count + 1)
    used_at = [0.0] * (count + 1)
    for first in range(count):
        room = width if first else width - indent
        used = blanks = 0.0
        for last in range(first, count):
            if last > first:
                used += narrow[last - 1].space.width
                blanks += narrow[last - 1].space.width
            used += narrow[last].width
            if last > first and used > room + _SLACK:
                break
            total = costs[first] + cost(room, used, blanks, last=last == count - 1)
            if total < costs[last + 1]:
                costs[last + 1], starts[last + 1], used_at[last + 1] = total, first, used
    return _traced(narrow, starts, used_at)


def _traced(words: list[Word], starts: list[int], used_at: list[float]) -> list[Line]:
    lines: list[Line] = []
    end = len(words)
    while end > 0:
        lines.append(Line(tuple(words[starts[end] : end]), used_at[end], ends=end == len(words)))
        end = starts[end]
    return lines[::-1] or [Line((), 0, ends=True)]


def _narrow(words: Sequence[Word], width: float) -> Iterator[Word]:
    for word in words:
        if word.width > width + _SLACK:
            yield from _cut(word, width)
        else:
            yield word


def _cut(word: Word, width: float) -> Iterator[Word]:
    """Cut a word that no line can hold: at no-break spaces and punctuation, else between any letters."""
    joint = Piece("", None, 0)
    taken: list[Piece] = []
    used = 0.0
    for atom in _atoms(word, width):
        if taken and used + atom.width > width:
            yield word_of(taken, joint)
            taken, used = [], 0.0
        taken.append(atom)
        used += atom.width
    yield word_of(taken, word.space)


def _atoms(word: Word, width: float) -> Iterator[Piece]:
    for piece in word.pieces:
        face = piece.face
        if face is None:
            yield piece
            continue
        for text in filter(None, _ATOM.findall(piece.text)):
            atom = Piece(text, face, face.width(text))
            if atom.width <= width:
                yield atom
            else:
                yield from (Piece(letter, face, face.width(letter)) for letter in text)
