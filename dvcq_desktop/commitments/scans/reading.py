# SPDX-License-Identifier: MIT
"""One scanned page from its picture to what is kept and proposed of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from dvcq_desktop.commitments.codes import Corner, PageCode
from dvcq_desktop.commitments.scanned import Presence
from dvcq_desktop.commitments.scans import ink, packing
from dvcq_desktop.commitments.scans.finding import Found, find_codes, square_corners
from dvcq_desktop.commitments.scans.geometry import Transform, seen_at
from dvcq_desktop.commitments.scans.levels import contrast, darkness, is_dark
from dvcq_desktop.commitments.scans.righting import PAPER, Box, Placed, cut, is_inside, place

if TYPE_CHECKING:
    from collections.abc import Callable

_COLOURED = 24
_COLOURED_SHARE = 0.0004
_LONG_EDGE = 1754
_BLANK_SHARE = 0.0006


class Sight(StrEnum):
    """Say what was seen of a page's code."""

    READ = "read"
    NONE = "none"
    MISREAD = "misread"
    SEVERAL = "several"
    BLANK = "blank"


@dataclass(frozen=True)
class Form:
    """Say of a printed page where it is signed (None: not on this page) and how that box looks blank."""

    box: Box | None
    blank: Image.Image | None = None


@dataclass(frozen=True)
class PageRead:
    """Hold what one page gave: its code, its picture to keep, and the proposal about its signature."""

    sight: Sight
    code: PageCode | None
    image: bytes
    presence: Presence | None = None


def read_page(picture: Image.Image, form_of: Callable[[PageCode], Form | None]) -> PageRead:
    """Read one page; `form_of` tells of a code's page where it is signed, None where it is unknown."""
    grey, coloured = _grey(picture)
    found = find_codes(grey)
    placed = place(found)
    if found.several:
        return PageRead(Sight.SEVERAL, None, packing.pack(_upright(grey, placed)))
    if found.code is None or placed is None:
        upright = _upright(grey, None)
        sight = Sight.MISREAD if found.misread else Sight.BLANK if _is_blank(upright) else Sight.NONE
        return PageRead(sight, None, packing.pack(upright))
    form = form_of(found.code)
    presence = None
    if form and form.box:
        presence = _presence(coloured or grey, grey, found, placed, form)
    return PageRead(Sight.READ, found.code, packing.pack(_upright(grey, placed)), presence)


def _presence(picture: Image.Image, grey: Image.Image, found: Found, placed: Placed, form: Form) -> Presence:
    assert form.box is not None
    if not is_inside(grey.size, placed.transform, form.box):
        return Presence.UNCLEAR
    box = cut(picture, placed.transform, form.box, ink.SCALE)
    measured = ink.measure(
        box, contrast=_contrast(grey, found, placed.transform), blank=form.blank, sure=placed.sure
    )
    return ink.judge(measured, sure=placed.sure)


def _contrast(grey: Image.Image, found: Found, transform: Transform) -> float:
    """Return how much darker the black of the codes is than the paper: what a scanner leaves of ink."""
    darkest = 0
    for corner in (each for each in Corner if each in found.places):
        seen = [seen_at(transform, point) for point in square_corners(corner)]
        xs, ys = [x for x, _ in seen], [y for _, y in seen]
        part = grey.crop((round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))))
        black, white = contrast(part.histogram())
        darkest = max(darkest, white - black)
    return float(darkest)


def _grey(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Return a page's grey, and its colours where it has any."""
    if picture.mode == "L":
        return picture, None
    small = picture.reduce(8)
    reds, greens, blues = small.split()
    apart = ImageChops.lighter(ImageChops.difference(reds, greens), ImageChops.difference(greens, blues))
    if sum(apart.histogram()[_COLOURED:]) < _COLOURED_SHARE * small.width * small.height:
        return picture.getchannel("G"), None
    return picture.convert("L"), picture


def _upright(grey: Image.Image, placed: Placed | None) -> Image.Image:
    if placed:
        return cut(grey, placed.transform, PAPER, packing.SCALE)
    factor = max(grey.size) / _LONG_EDGE
    if factor <= 1:
        return grey
    size = (round(grey.width / factor), round(grey.height / factor))
    return grey.resize(size, Image.Resampling.BILINEAR, reducing_gap=1.5)


def _is_blank(page: Image.Image) -> bool:
    """Tell whether a page has no ink but a few specks: the back of a sheet."""
    if is_dark(page):
        return False
    dark = darkness(page.reduce(2), cell=8, window=5)
    least = max(40, round(5 * dark.grain))
    return sum(dark.image.histogram()[least:]) < _BLANK_SHARE * dark.image.width * dark.image.height
