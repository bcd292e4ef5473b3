# SPDX-License-Identifier: MIT
"""Ruled tables on a page of a PDF: the lines drawn on it, and the cells that they shut in."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dvcq_desktop.plan.reading.source import DITTO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dvcq_desktop.plan.reading.pdfletters import Turn

_NEAR = 3.0
_SHORTEST = 4.0
_MOST_LINES = 4_000
_FEWEST_WALLS = 3
_DEEPEST = 4


@dataclass(frozen=True)
class Rule:
    """A straight line: where it stands (y of one across, x of an upright one) and from where to where."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Tell whether the line passes a place."""
        return self.start - _NEAR <= place <= self.end + _NEAR


@dataclass(frozen=True)
class Grid:
    """One table: the lines across from the top down, the upright ones from the left, and all their pieces."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    @property
    def top(self) -> float:
        """Return where the table begins."""
        return self.ys[0]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the table."""
        return self.xs[0] - _NEAR <= x <= self.xs[-1] + _NEAR and self.ys[-1] <= y <= self.ys[0]

    def has_wall(self, left: float, right: float, y: float) -> bool:
        """Tell whether an upright line stands between two places on one height."""
        return any(left - 1 <= rule.at <= right + 1 and rule.covers(y) for rule in self.upright)

    def rows(self, pieces: Sequence[tuple[float, float, str]]) -> list[list[str]]:
        """Return the cells of each row; a cell that goes on from the row above is `DITTO`."""
        origin = self._origins()
        texts: dict[tuple[int, int], list[str]] = {}
        for x, y, text in pieces:
            band, column = _between(self.ys, y), _between_rising(self.xs, x)
            texts.setdefault(origin[band, column], []).append(text)
        found = []
        for band in range(len(self.ys) - 1):
            row = [self._cell(origin, texts, band, column) for column in range(len(self.xs) - 1)]
            if any(cell and cell != DITTO for cell in row):
                found.append(row)
        return found

    def _cell(
        self,
        origin: dict[tuple[int, int], tuple[int, int]],
        texts: dict[tuple[int, int], list[str]],
        band: int,
        column: int,
    ) -> str:
        first = origin[band, column]
        if first == (band, column):
            return " ".join(texts.get(first, []))
        is_below = first[0] < band and first[1] == column
        return DITTO if is_below and texts.get(first) else ""

    def _origins(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each field of the grid the first field of the cell it belongs to."""
        origin: dict[tuple[int, int], tuple[int, int]] = {}
        for band, (high, low) in enumerate(pairwise(self.ys)):
            for column, (left, right) in enumerate(pairwise(self.xs)):
                y, x = (high + low) / 2, (left + right) / 2
                if column and not self.has_wall(left, left, y):
                    origin[band, column] = origin[band, column - 1]
                elif band and not any(abs(rule.at - high) < _NEAR and rule.covers(x) for rule in self.across):
                    origin[band, column] = origin[band - 1, column]
                else:
                    origin[band, column] = (band, column)
        return origin


def grids_of(page: Any, turn: Turn) -> list[Grid]:
    """Return the tables of a page that are ruled into two columns or more."""
    across, upright = [], []
    for stroke in _strokes(page):
        (x1, y1), (x2, y2) = turn.point(*stroke[:2]), turn.point(*stroke[2:])
        if abs(y1 - y2) <= _NEAR and abs(x1 - x2) > _SHORTEST:
            across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= _NEAR and abs(y1 - y2) > _SHORTEST:
            upright.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
        if len(across) + len(upright) > _MOST_LINES:
            return []
    grids = []
    for rows, walls in _connected(across, upright):
        ys = sorted(_distinct(rule.at for rule in rows), reverse=True)
        xs = sorted(_distinct(rule.at for rule in walls))
        if len(xs) >= _FEWEST_WALLS and len(ys) > 1:
            grids.append(Grid(tuple(ys), tuple(xs), tuple(rows), tuple(walls)))
    return grids


def _connected(across: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Put lines together that touch one another."""
    waiting_across, waiting_upright = list(across), list(upright)
    while waiting_upright:
        rows: list[Rule] = []
        walls = [waiting_upright.pop()]
        new_walls = list(walls)
        while new_walls:
            new_rows = [rule for rule in waiting_across if any(_touch(rule, wall) for wall in new_walls)]
            waiting_across = [rule for rule in waiting_across if rule not in new_rows]
            rows += new_rows
            new_walls = [wall for wall in waiting_upright if any(_touch(rule, wall) for rule in new_rows)]
            waiting_upright = [wall for wall in waiting_upright if wall not in new_walls]
            walls += new_walls
        yield rows, walls


def _touch(rule: Rule, wall: Rule) -> bool:
    return rule.covers(wall.at) and wall.covers(rule.at)


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _between(falling: Sequence[float], place: float) -> int:
    return next((i for i in range(len(falling) - 1) if place > falling[i + 1]), len(falling) - 2)


def _between_rising(rising: Sequence[float], place: float) -> int:
    return next((i for i in range(len(rising) - 1) if place < rising[i + 1]), len(rising) - 2)


def _strokes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Give the straight pieces of the page's drawings; a thin filled box is a line."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - start-up time

    for drawing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawing.raw, fill, stroke)
        matrix = drawing.get_matrix()
        for points in _outlines(pdfium, drawing.raw, matrix):
            if stroke.value:
                for (x1, y1), (x2, y2) in pairwise(points):
                    yield x1, y1, x2, y2
            elif fill.value:
                left, right = min(x for x, _ in points), max(x for x, _ in points)
                low, high = min(y for _, y in points), max(y for _, y in points)
                if right - left <= _NEAR or high - low <= _NEAR:
                    yield left, low, right, high


def _outlines(pdfium: Any, path: Any, matrix: Any) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    for place in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_LINES)):
        segment = pdfium.FPDFPath_GetPathSegment(path, place)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
