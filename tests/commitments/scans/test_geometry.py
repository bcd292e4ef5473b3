# SPDX-License-Identifier: MIT
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.commitments.codes import Corner
from dvcq_desktop.commitments.scans.finding import square_corners
from dvcq_desktop.commitments.scans.geometry import (
    affine,
    after,
    error_of,
    homography,
    is_convex,
    pixels_a_mm,
    seen_at,
    similarity,
)

PAPER = [*square_corners(Corner.TOP), *square_corners(Corner.BOTTOM)]
ANGLES = st.floats(-math.pi, math.pi)
SCALES = st.floats(2, 20)
SHIFTS = st.floats(-500, 500)


def turned(angle: float, scale: float, x: float, y: float) -> tuple[float, ...]:
    a, b = scale * math.cos(angle), scale * math.sin(angle)
    return (a, -b, x, b, a, y, 0.0, 0.0)


@given(ANGLES, SCALES, SHIFTS, SHIFTS)
def test_a_turn_is_found_by_every_kind(angle: float, scale: float, x: float, y: float) -> None:
    true = turned(angle, scale, x, y)
    seen = [seen_at(true, point) for point in PAPER]  # type: ignore[arg-type]  # eight numbers
    for kind in (similarity, affine, homography):
        made = kind(PAPER, seen)
        assert error_of(made, PAPER, seen) < 1e-4
        assert math.dist(seen_at(made, (150, 220)), seen_at(true, (150, 220))) < 0.01  # type: ignore[arg-type]  # eight numbers


@given(st.floats(-0.0008, 0.0008), st.floats(-0.0008, 0.0008), ANGLES)
def test_a_slanted_view_is_found_by_a_homography(g: float, h: float, angle: float) -> None:
    a, b, c, d, e, f, _, _ = turned(angle, 8, 40, 70)
    true = (a, b, c, d, e, f, g, h)
    seen = [seen_at(true, point) for point in PAPER]
    assert math.dist(seen_at(homography(PAPER, seen), (150, 220)), seen_at(true, (150, 220))) < 0.05


def test_points_that_lie_on_a_line_settle_nothing() -> None:
    with pytest.raises(ArithmeticError):
        affine([(0, 0), (1, 1), (2, 2)], [(0, 0), (1, 1), (2, 2)])


def test_a_picture_of_a_part_begins_at_its_corner() -> None:
    true = (8.0, 0.3, 5.0, -0.3, 8.0, 9.0, 0.0004, 0.0002)
    part = after(true, scale=4, shift=(100, 200))
    assert seen_at(part, (40, 80)) == pytest.approx(seen_at(true, (110, 220)))


def test_scale_is_that_of_the_place() -> None:
    assert pixels_a_mm((8, 0, 0, 0, 8, 0, 0, 0), (3, 4)) == pytest.approx(8)


def test_crossed_corners_are_not_convex() -> None:
    assert is_convex([(0, 0), (4, 0), (4, 4), (0, 4)])
    assert not is_convex([(0, 0), (4, 4), (4, 0), (0, 4)])
