# SPDX-License-Identifier: MIT
"""How wide the columns of a table are: by their shares, but no word is cut that need not be."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.setting import words_by_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dvcq_desktop.documents.blocks import Column
    from dvcq_desktop.documents.cells import Words
    from dvcq_desktop.documents.decree30 import Style
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.setting import Word

_SIDE = decree30.CELL_SIDE.value
_COUNTERS = frozenset({"STT", "TT", "SỐ TT", "SỐ THỨ TỰ"})
# How far beyond its share a column may grow for the sake of one long word.
_GROWTH = 1.6


def column_edges(
    columns: Sequence[Column],
    cells: Iterable[tuple[int, Words, Style]],
    faces: Faces,
    width: float,
    head: Style,
) -> tuple[float, ...]:
    """Return where the columns begin and end; `cells` are those of one column, by its place.

    A column that counts rows (STT) gets all it needs, so that no number is wrapped.
    """
    total = sum(column.width for column in columns)
    shares = [width * column.width / total for column in columns]
    needs = [_title_need(column, head, faces) for column in columns]
    for place, words, style in cells:
        needs[place] = max(needs[place], _need(words, style, whole=_is_counter(columns[place])))
    counters = [place for place, column in enumerate(columns) if _is_counter(column)]
    return tuple(accumulate(_fitted(shares, needs, counters, width), initial=0.0))


def _fitted(shares: list[float], needs: list[float], counters: list[int], width: float) -> list[float]:
    """Give counters all they need, then other columns what they need and the shares allow."""
    fixed = {place: min(max(shares[place], needs[place]), width / 3) for place in counters}
    others = [place for place in range(len(shares)) if place not in fixed]
    asked = sum(shares[place] for place in others)
    left = (width - sum(fixed.values())) / asked if asked else 1
    scaled = [shares[place] * left for place in others]
    fitted = _balanced(scaled, [min(needs[place], _GROWTH * shares[place]) for place in others])
    given = fixed | dict(zip(others, fitted, strict=True))
    return [given[place] for place in range(len(shares))]


def _balanced(shares: list[float], needs: list[float]) -> list[float]:
    """Widen columns to what they need, at the cost of those that have more than they need."""
    lacking = sum(max(need - share, 0) for share, need in zip(shares, needs, strict=True))
    spare = sum(max(share - need, 0) for share, need in zip(shares, needs, strict=True))
    given = min(1.0, spare / lacking) if lacking else 0
    taken = min(1.0, lacking / spare) if spare else 0
    return [
        share + given * (need - share) if need > share else share - taken * (share - need)
        for share, need in zip(shares, needs, strict=True)
    ]


def _need(words: Words, style: Style, *, whole: bool) -> float:
    widths = [_length(line) for line in words] if whole else [word.width for line in words for word in line]
    return max(widths, default=0) * style.size + 2 * _SIDE


def _title_need(column: Column, style: Style, faces: Faces) -> float:
    return _need(words_by_line(column.title, style, faces), style, whole=_is_counter(column))


def _is_counter(column: Column) -> bool:
    return column.title.strip().upper() in _COUNTERS


def _length(line: list[Word]) -> float:
    blanks = sum(word.space.width for word in line[:-1])
    return sum(word.width for word in line) + blanks
