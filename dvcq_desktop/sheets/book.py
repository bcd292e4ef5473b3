# SPDX-License-Identifier: MIT
"""A spreadsheet as it was read: sheets of cells, and how places in it are called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from dvcq_desktop.text.dates import short_date

Cell: TypeAlias = str | int | float | date
"""What a cell holds; an empty one is an empty text."""
Place: TypeAlias = tuple[int, int]
"""Row and column, counted from 0."""
Range: TypeAlias = tuple[Place, Place]


@dataclass(frozen=True)
class Limits:
    """How much is read of one file; each is far above a staff list, and far below what harms."""

    file_bytes: int = 20 * 1024 * 1024
    unpacked_bytes: int = 64 * 1024 * 1024
    parts: int = 2_000
    sheets: int = 200
    rows: int = 20_000
    columns: int = 256
    cells: int = 1_000_000
    letters: int = 20_000_000


@dataclass(frozen=True)
class Sheet:
    """One sheet; `capitals` are the cells set in a font that shows capitals only (.VnTimeH)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Range, ...] = ()
    capitals: frozenset[Place] = frozenset()
    hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds, empty outside of the sheet."""
        if not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return ""
        return self.rows[row][column]

    @cached_property
    def width(self) -> int:
        """Return how many columns the longest row has."""
        return max((len(row) for row in self.rows), default=0)

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(cell != "" for row in self.rows for cell in row)

    def spread(self) -> Sheet:
        """Return the sheet with each merged cell's text in all the cells that it covers."""
        rows = [list(row) for row in self.rows]
        for (top, left), (bottom, right) in self.merged:
            value = self.cell(top, left)
            if value == "":
                continue
            for row in range(top, min(bottom, len(rows) - 1) + 1):
                rows[row] += [""] * (right + 1 - len(rows[row]))
                rows[row][left : right + 1] = [value] * (right + 1 - left)
        return replace(self, rows=tuple(map(tuple, rows)))


@dataclass(frozen=True)
class Book:
    """The sheets of one file, or of one table that was pasted."""

    name: str
    sheets: tuple[Sheet, ...]


def text_of(cell: Cell) -> str:
    """Return a cell as it would be typed."""
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell)


def column_name(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return what Excel calls a cell: C17."""
    return f"{column_name(column)}{row + 1}"


def place_of(name: str) -> Place | None:
    """Return row and column of a cell's name, None where it is none."""
    letters = name.rstrip("0123456789").upper()
    digits = name[len(letters) :]
    if not letters.isalpha() or not letters.isascii() or not digits or len(letters) > 4 or len(digits) > 8:
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1
