# SPDX-License-Identifier: MIT
"""A page put upright: how it lies in its picture, and parts of it as if it lay flat under the eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from dvcq_desktop.commitments.codes import PAPER_HEIGHT, PAPER_WIDTH
from dvcq_desktop.commitments.scans.finding import square_corners
from dvcq_desktop.commitments.scans.geometry import (
    Point,
    Transform,
    affine,
    after,
    error_of,
    homography,
    is_convex,
    pixels_a_mm,
    seen_at,
    similarity,
)

if TYPE_CHECKING:
    from dvcq_desktop.commitments.scans.finding import Found

_CLOSE = 0.2
"""How far, in mm, the corners of the codes may lie from where a plain transform puts them."""
_FAR = 1.2
_COARSER = 1.8
"""From how many pixels for each one wanted on the picture is first made smaller: or thin strokes get lost."""


class Box(NamedTuple):
    """Place a part of an upright A4 page: mm from its left and top edges, and its size."""

    left: float
    top: float
    width: float
    height: float


PAPER = Box(0, 0, PAPER_WIDTH, PAPER_HEIGHT)


@dataclass(frozen=True)
class Placed:
    """Say how a page lies: mm of paper to pixels; `sure` where both codes agree on it."""

    transform: Transform
    sure: bool


def place(found: Found) -> Placed | None:
    """Return how the page lies by the corners of its codes, None where none was read.

    The plainest transform that explains the corners is the steadiest far away from them: turned and scaled
    (a scanner), then stretched (a feeder that slips), then seen at an angle (a telephone).
    """
    paper: list[Point] = []
    seen: list[Point] = []
    for corner, corners in found.places.items():
        paper += square_corners(corner)
        seen += corners
    if not paper:
        return None
    plain = similarity(paper, seen)
    unit = pixels_a_mm(plain, paper[0])
    if len(found.places) == 1:
        return Placed(plain, sure=False)
    if error_of(plain, paper, seen) <= _CLOSE * unit:
        return Placed(plain, sure=True)
    for kind in (affine, homography):
        try:
            made = kind(paper, seen)
        except ArithmeticError:
            continue
        error = error_of(made, paper, seen)
        if error <= (_CLOSE if kind is affine else _FAR) * unit and _is_sound(made):
            return Placed(made, sure=True)
    return Placed(plain, sure=False)


def cut(image: Image.Image, transform: Transform, box: Box, scale: float) -> Image.Image:
    """Return a part of the page as it is on paper, `scale` pixels a mm."""
    size = (round(box.width * scale), round(box.height * scale))
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    factor = int(pixels_a_mm(transform, middle) / scale / _COARSER * 2)
    if factor > 1:
        image, transform = _coarser(image, transform, box, factor)
    back = after(transform, scale=scale, shift=(box.left, box.top))
    method, data = Image.Transform.PERSPECTIVE, back
    if back[6] == back[7] == 0:
        return image.transform(
            size, Image.Transform.AFFINE, back[:6], Image.Resampling.BILINEAR, fillcolor=_white(image)
        )
    return image.transform(size, method, data, Image.Resampling.BILINEAR, fillcolor=_white(image))


def is_inside(size: tuple[int, int], transform: Transform, box: Box) -> bool:
    """Tell whether a part of the page is on the picture as a whole."""
    return all(
        0 <= x < size[0] and 0 <= y < size[1]
        for x, y in (seen_at(transform, corner) for corner in _corners(box))
    )


def _coarser(
    image: Image.Image, transform: Transform, box: Box, factor: int
) -> tuple[Image.Image, Transform]:
    """Make the part of the picture that is needed smaller, and the transform with it."""
    seen = [seen_at(transform, corner) for corner in _corners(box)]
    left = max(0, int(min(x for x, _ in seen)) - factor)
    top = max(0, int(min(y for _, y in seen)) - factor)
    right = min(image.width, int(max(x for x, _ in seen)) + factor)
    bottom = min(image.height, int(max(y for _, y in seen)) + factor)
    if right - left < factor or bottom - top < factor:
        return image, transform
    small = image.reduce(factor, (left, top, right, bottom))
    a, b, c, d, e, f, g, h = transform
    smaller = (
        (a - left * g) / factor, (b - left * h) / factor, (c - left) / factor,
        (d - top * g) / factor, (e - top * h) / factor, (f - top) / factor, g, h,
    )  # fmt: skip
    return small, smaller


def _is_sound(transform: Transform) -> bool:
    corners = _corners(PAPER)
    g, h = transform[6:]
    return all(g * x + h * y + 1 > 0 for x, y in corners) and is_convex(
        [seen_at(transform, corner) for corner in corners]
    )


def _corners(box: Box) -> list[Point]:
    right, bottom = box.left + box.width, box.top + box.height
    return [(box.left, box.top), (right, box.top), (right, bottom), (box.left, bottom)]


def _white(image: Image.Image) -> int | tuple[int, int, int]:
    return 255 if image.mode == "L" else (255, 255, 255)
