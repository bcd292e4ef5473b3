# SPDX-License-Identifier: MIT
"""How a page lies in its scan: from points known on paper (mm) to where they were seen (pixels).

A transform is Pillow's eight numbers (a, b, c, d, e, f, g, h): a paper's point (x, y) is seen at
((ax + by + c) / (gx + hy + 1), (dx + ey + f) / (gx + hy + 1)).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
Transform = tuple[float, float, float, float, float, float, float, float]

_SINGULAR = 1e-12


def seen_at(transform: Transform, point: Point) -> Point:
    """Return where a point of the paper is seen."""
    a, b, c, d, e, f, g, h = transform
    x, y = point
    depth = g * x + h * y + 1
    return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def error_of(transform: Transform, paper: Sequence[Point], seen: Sequence[Point]) -> float:
    """Return the root of the mean squared distance, in pixels, by which a transform misses what was seen."""
    squares = [math.dist(seen_at(transform, one), other) ** 2 for one, other in zip(paper, seen, strict=True)]
    return math.sqrt(sum(squares) / len(squares))


def similarity(paper: Sequence[Point], seen: Sequence[Point]) -> Transform:
    """Return the best turn, scale and shift, least squares: two points and more."""
    middle, other = _middle(paper), _middle(seen)
    along = across = size = 0.0
    for (x, y), (u, v) in zip(paper, seen, strict=True):
        px, py, sx, sy = x - middle[0], y - middle[1], u - other[0], v - other[1]
        along += px * sx + py * sy
        across += px * sy - py * sx
        size += px * px + py * py
    a, b = along / size, across / size
    x0, y0 = other[0] - a * middle[0] + b * middle[1], other[1] - b * middle[0] - a * middle[1]
    return (a, -b, x0, b, a, y0, 0.0, 0.0)


def affine(paper: Sequence[Point], seen: Sequence[Point]) -> Transform:
    """Return the best transform that keeps lines parallel, least squares: three points and more."""
    rows = [(x, y, 1.0) for x, y in paper]
    a, b, c = _least_squares(rows, [u for u, _ in seen])
    d, e, f = _least_squares(rows, [v for _, v in seen])
    return (a, b, c, d, e, f, 0.0, 0.0)


def homography(paper: Sequence[Point], seen: Sequence[Point]) -> Transform:
    """Return the best transform that keeps lines straight, least squares: four points and more."""
    # Centred and scaled, or pixels and their products lie eight powers of ten apart.
    paper_middle, paper_size = _frame(paper)
    seen_middle, seen_size = _frame(seen)
    rows: list[tuple[float, ...]] = []
    values: list[float] = []
    framed = zip(
        [_framed(point, paper_middle, paper_size) for point in paper],
        [_framed(point, seen_middle, seen_size) for point in seen],
        strict=True,
    )
    for (x, y), (u, v) in framed:
        rows += [(x, y, 1, 0, 0, 0, -x * u, -y * u), (0, 0, 0, x, y, 1, -x * v, -y * v)]
        values += [u, v]
    a, b, c, d, e, f, g, h = _least_squares(rows, values)
    return _unframed((a, b, c, d, e, f, g, h), paper_middle, paper_size, seen_middle, seen_size)


def after(transform: Transform, *, scale: float, shift: Point = (0.0, 0.0)) -> Transform:
    """Return the transform for pixels of a picture of the paper: `scale` pixels a mm, from `shift` mm on."""
    a, b, c, d, e, f, g, h = transform
    x, y = shift
    depth = g * x + h * y + 1
    return (
        a / scale / depth,
        b / scale / depth,
        (a * x + b * y + c) / depth,
        d / scale / depth,
        e / scale / depth,
        (d * x + e * y + f) / depth,
        g / scale / depth,
        h / scale / depth,
    )


def pixels_a_mm(transform: Transform, at: Point) -> float:
    """Return how many pixels of the scan a mm of paper has around a point."""
    here = seen_at(transform, at)
    right, down = seen_at(transform, (at[0] + 1, at[1])), seen_at(transform, (at[0], at[1] + 1))
    return (math.dist(here, right) + math.dist(here, down)) / 2


def is_convex(corners: Sequence[Point]) -> bool:
    """Tell whether four corners go round once, without crossing."""
    ring = [*corners, corners[0], corners[1]]
    sides = [(second[0] - first[0], second[1] - first[1]) for first, second in pairwise(ring)]
    turns = [one[0] * other[1] - one[1] * other[0] for one, other in pairwise(sides)]
    return all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _frame(points: Sequence[Point]) -> tuple[Point, float]:
    middle = _middle(points)
    return middle, max(math.dist(middle, point) for point in points) or 1.0


def _framed(point: Point, middle: Point, size: float) -> Point:
    return (point[0] - middle[0]) / size, (point[1] - middle[1]) / size


def _unframed(
    found: Transform, paper_middle: Point, paper_size: float, seen_middle: Point, seen_size: float
) -> Transform:
    """Turn a transform between centred and scaled points into one between the points themselves."""
    a, b, c, d, e, f, g, h = found
    px, py = paper_middle
    sx, sy = seen_middle
    top = (a * seen_size + g * sx, b * seen_size + h * sx, c * seen_size + sx)
    side = (d * seen_size + g * sy, e * seen_size + h * sy, f * seen_size + sy)
    depth = (g, h, 1.0)
    made = [
        (one / paper_size, other / paper_size, last - (one * px + other * py) / paper_size)
        for one, other, last in (top, side, depth)
    ]
    last = made[2][2]
    (a, b, c), (d, e, f), (g, h, _) = [tuple(value / last for value in row) for row in made]
    return (a, b, c, d, e, f, g, h)


def _least_squares(rows: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """Solve the normal equations; raise ArithmeticError where the points do not settle it."""
    size = len(rows[0])
    matrix = [
        [sum(row[i] * row[j] for row in rows) for j in range(size)]
        + [sum(row[i] * value for row, value in zip(rows, values, strict=True))]
        for i in range(size)
    ]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(matrix[row][column]))
        if abs(matrix[pivot][column]) < _SINGULAR:
            raise ArithmeticError
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        for row in range(column + 1, size):
            factor = matrix[row][column] / matrix[column][column]
            matrix[row] = [
                one - factor * other for one, other in zip(matrix[row], matrix[column], strict=True)
            ]
    solved = [0.0] * size
    for row in reversed(range(size)):
        rest = sum(matrix[row][column] * solved[column] for column in range(row + 1, size))
        solved[row] = (matrix[row][size] - rest) / matrix[row][row]
    return solved
