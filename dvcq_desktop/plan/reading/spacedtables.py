# SPDX-License-Identifier: MIT
"""Tables whose columns are kept apart by spaces alone, as programs write a PDF's page out as text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CELL = re.compile(r"\S+(?: \S+)*")
_BEGINS_ROW = re.compile(r"^(?:\d{1,3}|[IVX]{1,5}|[A-HĐ])\s*[.)]?$")
_BEHIND = re.compile(r"^(?:[IVX]{1,5}\s?[.-]\s*\S|Nơi nhận|TM\.|\d{1,2}\.\s)")
_LONGEST_CELL = 60
_MOST_HEAD_LINES = 5
_MOST_BLANK = 3
_ASIDE = 2
_RARE = 12


@dataclass(frozen=True)
class _Cell:
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SpacedTable:
    """The titles of a table and its rows, each with the lines that they stand in."""

    titles: tuple[str, ...]
    head: tuple[int, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]


def read_spaced(raws: Sequence[str], start: int) -> SpacedTable | None:
    """Read a table that begins with a line of titles; None where the lines stand in no columns."""
    if len(_cells(raws[start])) < 3:
        return None
    lines = _lines(raws, start)
    columns = _columns(lines)
    first = next((i for i, (_, cells) in enumerate(lines) if i and _begins_row(cells, columns)), 0)
    if not 0 < first <= _MOST_HEAD_LINES or len(columns) < 3:
        return None
    rows: list[tuple[list[list[str]], list[int]]] = []
    for place, cells in lines[first:]:
        if _begins_row(cells, columns):
            rows.append(([[] for _ in columns], []))
        _fill(rows[-1][0], cells, columns)
        rows[-1][1].append(place)
    titles: list[list[str]] = [[] for _ in columns]
    for _, cells in lines[:first]:
        _fill(titles, cells, columns)
    return SpacedTable(
        _joined(titles),
        tuple(place for place, _ in lines[:first]),
        tuple((_joined(cells), tuple(places)) for cells, places in rows),
    )


def _cells(raw: str) -> list[_Cell]:
    return [_Cell(found.start(), found.end(), found[0]) for found in _CELL.finditer(raw.expandtabs())]


def _lines(raws: Sequence[str], start: int) -> list[tuple[int, list[_Cell]]]:
    """Return the lines of a table: to the first one that is running text, or to a wide gap."""
    found: list[tuple[int, list[_Cell]]] = []
    blank = 0
    for place in range(start, len(raws)):
        cells = _cells(raws[place])
        if not cells:
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        is_text = len(cells) == 1 and (
            len(cells[0].text) > _LONGEST_CELL or _BEHIND.match(cells[0].text) is not None
        )
        if is_text or (len(cells) < 3 and _BEHIND.match(f"{cells[0].text} ")):
            break
        if len(cells) == 1 and blank and cells[0].text.isupper() and " " in cells[0].text:
            break
        is_page_number = len(cells) == 1 and cells[0].text.isdecimal() and cells[0].start > 20
        if not is_page_number:
            found.append((place, cells))
        blank = 0
    return found


def _columns(lines: Sequence[tuple[int, list[_Cell]]]) -> list[int]:
    """Return where columns begin: where cells of many lines do, a letter or two aside."""
    starts = Counter(cell.start for _, cells in lines for cell in cells)
    columns: list[int] = []
    for start in sorted(starts):
        if columns and start - columns[-1] <= _ASIDE:
            continue
        near = sum(starts[start + step] for step in range(_ASIDE + 1))
        if near > max(1, len(lines) // _RARE):
            columns.append(start)
    return columns


def _begins_row(cells: Sequence[_Cell], columns: Sequence[int]) -> bool:
    is_first = len(columns) > 1 and cells[0].start < columns[1] - _ASIDE
    return is_first and _BEGINS_ROW.match(cells[0].text.split(" ")[0]) is not None


def _fill(row: list[list[str]], cells: Sequence[_Cell], columns: Sequence[int]) -> None:
    for cell in cells:
        # Where a cell is full, one space alone parts it from the next one.
        cuts = [start for start in columns if cell.start + _ASIDE < start < cell.end]
        cuts = [start for start in cuts if cell.text[start - cell.start - 1] == " "]
        for start, end in pairwise([cell.start, *cuts, cell.end]):
            place = max((i for i, column in enumerate(columns) if column <= start + _ASIDE), default=0)
            row[place].append(cell.text[start - cell.start : end - cell.start].strip())


def _joined(cells: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(" ".join(parts) for parts in cells)
