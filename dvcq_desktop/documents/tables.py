# SPDX-License-Identifier: MIT
"""Lay out a table: column widths, rows as strips, the header that every page repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Checkbox, Progress, Row, unbroken
from dvcq_desktop.documents.decree30 import Style
from dvcq_desktop.documents.setting import words_by_line
from dvcq_desktop.documents.strips import Strip
from dvcq_desktop.documents.texts import SetText, set_fixed, set_text, set_words
from dvcq_desktop.text.normal import nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.documents.blocks import Align, Cell, Column, Table, Text
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen
    from dvcq_desktop.documents.setting import Word

_SIDE = decree30.CELL_SIDE.value
_TOP = decree30.CELL_TOP.value
# What stands alone between separators and is all capitalised words is taken for a person's name.
_LISTED = re.compile(r"([;,\n]\s*)")
_NAME_WORDS = range(2, 7)
_COUNTERS = frozenset({"STT", "TT", "SỐ TT", "SỐ THỨ TỰ"})
# How far beyond its share a column may grow for the sake of one long word.
_GROWTH = 1.6
# A header higher than this share of the page is printed once.
_TALLEST_HEAD = 0.3
_STYLES = {
    "normal": decree30.TABLE_TEXT,
    "group": decree30.TABLE_GROUP,
    "total": decree30.TABLE_GROUP,
}

Words = list[list["Word"]]


def table_strips(
    table: Table, faces: Faces, width: float, height: float, checked: Callable[[], None]
) -> list[Strip]:
    """Return a strip for each row; `checked` is called now and then and may raise to stop the work.

    A row has at most as many cells as there are columns, else ValueError.
    """
    measured = [_measured(row, len(table.columns), faces, checked) for row in table.rows]
    edges = _edges(table.columns, measured, faces, width)
    head = _head(table.columns, edges, faces)
    repeated = head if head and head.height <= _TALLEST_HEAD * height else None
    strips: list[Strip] = []
    if head:
        strips.append(replace(head, gap=decree30.TABLE_GAP.value, keep=bool(measured)))
    for row in measured:
        checked()
        strips.append(replace(_row_strip(row, table.columns, edges), head=repeated))
    if strips and not head:
        strips[0] = replace(strips[0], gap=decree30.TABLE_GAP.value)
    return strips


@dataclass(frozen=True, slots=True)
class _Measured:
    """A row whose texts are words with widths; `spans` says over how many columns each cell goes."""

    row: Row
    cells: tuple[Words | Mark, ...]
    spans: tuple[int, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that is drawn: a box to tick, or a bar of progress with its figure."""

    cell: Checkbox | Progress
    label: SetText | None

    @property
    def height(self) -> float:
        """Return the height of the mark."""
        leading = decree30.TABLE_TEXT.leading
        return leading + (_BAR_ROOM if isinstance(self.cell, Progress) else 0)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw the mark in the middle of a cell."""
        size = decree30.TABLE_TEXT.size
        if isinstance(self.cell, Checkbox):
            x, baseline = left + (width - _BOX) / 2, top + 0.91 * size
            pen.box(x, baseline - _BOX + 1, _BOX, _BOX)
            if self.cell.checked:
                pen.tick(x - 0.5, baseline, size)
            return
        if self.label:
            replace(self.label, width=width).draw(pen, left, top)
        y = top + decree30.TABLE_TEXT.leading + 1
        done = width * min(max(self.cell.percent, 0), 100) / 100
        if done:
            pen.box(left, y, done, _BAR, filled=True)
        pen.box(left, y, width, _BAR)


_BOX = 9.0
_BAR = 4.0
_BAR_ROOM = 7.0


def _measured(row: Row, columns: int, faces: Faces, checked: Callable[[], None]) -> _Measured:
    checked()
    if len(row.cells) > columns:
        raise ValueError(f"{len(row.cells)} cells in a table of {columns} columns")
    style = _STYLES[row.kind]
    cells = row.cells
    if row.kind == "group":
        spans = (columns,) if len(cells) < 2 else (*(1 for _ in cells[:-1]), columns - len(cells) + 1)
        cells = cells or ("",)
    else:
        cells = cells + ("",) * (columns - len(cells))
        spans = (1,) * columns
    return _Measured(row, tuple(_cell_words(cell, style, faces) for cell in cells), spans, style)


def _cell_words(cell: Cell, style: Style, faces: Faces) -> Words | Mark:
    if isinstance(cell, Checkbox):
        return Mark(cell, None)
    if isinstance(cell, Progress):
        shown = cell.label or f"{cell.percent}%"
        return Mark(cell, set_fixed(shown, style, faces, 1000, "center"))
    return words_by_line(tie_names(cell), style, faces)


def tie_names(text: Text) -> Text:
    """Return a cell's text with the spaces of people's names made no-break."""
    if not isinstance(text, str):
        return text
    return "".join(unbroken(part) if _is_name(part) else part for part in _LISTED.split(nfc(text)))


def _is_name(text: str) -> bool:
    words = text.split(" ")
    return len(words) in _NAME_WORDS and all(
        word.isalpha() and word[0].isupper() and (word[1:].islower() or not word[1:]) for word in words
    )


def _edges(
    columns: Sequence[Column], rows: Sequence[_Measured], faces: Faces, width: float
) -> tuple[float, ...]:
    """Return where the columns begin and end: by their shares, but no word is cut that need not be."""
    total = sum(column.width for column in columns)
    shares = [width * column.width / total for column in columns]
    needs = [_title_need(column, faces) for column in columns]
    for row in rows:
        place = 0
        for cell, span in zip(row.cells, row.spans, strict=True):
            if span == 1 and not isinstance(cell, Mark):
                counts = _is_counter(columns[place]) and row.row.kind == "normal"
                needs[place] = max(needs[place], _need(cell, row.style, whole=counts))
            place += span
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
    if whole:
        widths = [sum(word.width + word.space.width for word in line) for line in words]
    else:
        widths = [word.width for line in words for word in line]
    return max(widths, default=0) * style.size + 2 * _SIDE


def _title_need(column: Column, faces: Faces) -> float:
    style = decree30.TABLE_HEAD
    return _need(words_by_line(column.title, style, faces), style, whole=_is_counter(column))


def _is_counter(column: Column) -> bool:
    return column.title.strip().upper() in _COUNTERS


def _head(columns: Sequence[Column], edges: tuple[float, ...], faces: Faces) -> Strip | None:
    if not any(column.title for column in columns):
        return None
    style = decree30.TABLE_HEAD
    cells = [
        set_text(column.title, style, faces, end - start - 2 * _SIDE, "center")
        for column, start, end in zip(columns, edges, edges[1:], strict=False)
    ]
    return _Laid(tuple(cells), edges).strip()


def _row_strip(row: _Measured, columns: Sequence[Column], edges: tuple[float, ...]) -> Strip:
    bounds = [0, *accumulate(row.spans)]
    laid: list[SetText | Mark] = []
    for cell, start, end in zip(row.cells, bounds, bounds[1:], strict=False):
        if isinstance(cell, Mark):
            laid.append(cell)
            continue
        align: Align = "left" if row.row.kind == "group" and end - start > 1 else columns[start].align
        laid.append(set_words(cell, row.style, edges[end] - edges[start] - 2 * _SIDE, align))
    strip = _Laid(tuple(laid), tuple(edges[place] for place in bounds)).strip()
    return replace(strip, keep=row.row.kind == "group")


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row laid out: its cells between their edges; of a cut row the cells begin at the top."""

    cells: tuple[SetText | Mark, ...]
    edges: tuple[float, ...]
    whole: bool = True

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * _TOP

    def strip(self) -> Strip:
        return Strip(self.height, self.draw, cut=partial(_cut, self))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.grid((left + edge for edge in self.edges), top, top + self.height)
        for cell, start, end in zip(self.cells, self.edges, self.edges[1:], strict=False):
            below = (self.height - cell.height) / 2 if self.whole else _TOP
            if isinstance(cell, Mark):
                cell.draw(pen, left + start + _SIDE, top + below, end - start - 2 * _SIDE)
            else:
                cell.draw(pen, left + start + _SIDE, top + below)


def _cut(row: _Laid, height: float) -> tuple[Strip, Strip] | None:
    """Cut a row that no page holds after as many lines as fit into a height."""
    first: list[SetText | Mark] = []
    rest: list[SetText | Mark] = []
    for cell in row.cells:
        if isinstance(cell, Mark):
            first.append(cell)
            rest.append(_NOTHING)
            continue
        lines = int((height - 2 * _TOP) / cell.style.leading)
        if lines < 1:
            return None
        first.append(cell.part(0, lines))
        rest.append(cell.part(lines, len(cell.lines)))
    return (
        _Laid(tuple(first), row.edges, whole=False).strip(),
        _Laid(tuple(rest), row.edges, whole=False).strip(),
    )


_NOTHING = SetText((), decree30.TABLE_TEXT, 0)
