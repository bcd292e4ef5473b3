# SPDX-License-Identifier: MIT
"""The two codes of a page, wherever they are on the picture and however it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from dvcq_desktop.commitments.codes import SQUARES, Corner, PageCode, is_payload_shaped, read_payload
from dvcq_desktop.commitments.scans.geometry import Point, Transform, pixels_a_mm, seen_at, similarity

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUICK = 1300
"""The long edge, in pixels, at which a good scan is read: codes of 18 mm still have 4 pixels a module."""
_AROUND = 14.0
"""How far around the place where a code should be it is looked for, in mm."""
_ENLARGED = 2

Corners = tuple[Point, Point, Point, Point]


@dataclass
class Found:
    """Hold what was read on a page: where each corner's code is, in pixels, clockwise from its top left."""

    codes: dict[Corner, PageCode] = field(default_factory=dict)
    places: dict[Corner, Corners] = field(default_factory=dict)
    misread: bool = False
    """A code was seen that cannot be trusted: its check character is wrong or too much of it is gone."""
    several: bool = False
    """Codes of different pages were read."""

    @property
    def code(self) -> PageCode | None:
        """Return the page's code, whichever corner it was read in."""
        return next(iter(self.codes.values()), None)


def find_codes(grey: Image.Image) -> Found:
    """Read the codes of a grey picture; what costs more is tried only while one is missing."""
    found = Found()
    factor = max(1, round(max(grey.size) / _QUICK))
    _take(found, grey.reduce(factor) if factor > 1 else grey, scale=factor)
    if len(found.codes) < len(Corner) and factor > 1:
        _take(found, grey, deep=True)
    if found.code is None:
        for tried, scale in _changed(grey):
            _take(found, tried, scale=scale, deep=True, with_errors=True)
            if found.code is not None:
                break
    if len(found.codes) == 1 and not found.several:
        _look_again(found, grey)
    return found


def square_corners(corner: Corner) -> Corners:
    """Return where a code's corners are on paper, in mm, clockwise from its top left."""
    square = SQUARES[corner]
    right, bottom = square.left + square.side, square.top + square.side
    return ((square.left, square.top), (right, square.top), (right, bottom), (square.left, bottom))


def _changed(grey: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """Yield the page in other lights: noise taken out, contrast drawn out, smaller, larger."""
    calm = grey.filter(ImageFilter.BoxBlur(1))
    yield calm, 1
    yield ImageOps.autocontrast(calm.reduce(2), cutoff=2), 2
    yield grey.filter(ImageFilter.MedianFilter(3)), 1
    yield grey.reduce(3), 3
    if max(grey.size) < 2 * _QUICK:
        larger = calm.resize((calm.width * _ENLARGED, calm.height * _ENLARGED), Image.Resampling.BILINEAR)
        yield larger, 1 / _ENLARGED


def _take(
    found: Found,
    image: Image.Image,
    *,
    scale: float = 1,
    shift: Point = (0, 0),
    deep: bool = False,
    with_errors: bool = False,
) -> None:
    """Read one picture; `scale` and `shift` lead from its pixels to the page's."""
    for binarizer in _BINARIZERS if deep else _BINARIZERS[:1]:
        for seen in zxingcpp.read_barcodes(
            image,
            _FORMAT,
            try_rotate=True,
            try_downscale=deep,
            try_invert=False,
            binarizer=binarizer,
            return_errors=with_errors,
        ):
            _note(found, seen, scale, shift)
        if len(found.codes) == len(Corner):
            return


_FORMAT = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_BINARIZERS = (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram)


def _note(found: Found, seen: zxingcpp.Barcode, scale: float, shift: Point) -> None:
    text = seen.text if seen.valid else ""
    code = read_payload(text)
    if code is None:
        found.misread = found.misread or not seen.valid or is_payload_shaped(text)
        return
    known = found.code
    if known and (known.code, known.page, known.pages) != (code.code, code.page, code.pages):
        found.several = True
        return
    if code.corner in found.codes:
        return
    found.codes[code.corner] = code
    place = seen.position
    one, two, three, four = (
        # The middle of a pixel of the smaller picture is between two of the page's.
        ((point.x + 0.5) * scale - 0.5 + shift[0], (point.y + 0.5) * scale - 0.5 + shift[1])
        for point in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    )
    found.places[code.corner] = (one, two, three, four)


def _look_again(found: Found, grey: Image.Image) -> None:
    """Look for the other code where it must be, closer and in other lights."""
    (known,) = found.codes
    missing = Corner.BOTTOM if known is Corner.TOP else Corner.TOP
    guess = similarity(square_corners(known), found.places[known])
    area = _area(guess, missing, grey.size)
    if area is None:
        return
    part = grey.crop(area)
    shift = (area[0], area[1])
    soft = part.filter(ImageFilter.BoxBlur(1))
    large = soft.resize((part.width * _ENLARGED, part.height * _ENLARGED), Image.Resampling.BICUBIC)
    for tried, scale in ((ImageOps.autocontrast(soft, cutoff=1), 1), (large, 1 / _ENLARGED)):
        _take(found, tried, scale=scale, shift=shift, deep=True)
        if missing in found.codes:
            return


def _area(guess: Transform, corner: Corner, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    seen = [seen_at(guess, point) for point in square_corners(corner)]
    around = _AROUND * pixels_a_mm(guess, square_corners(corner)[0])
    left = max(0, round(min(x for x, _ in seen) - around))
    top = max(0, round(min(y for _, y in seen) - around))
    right = min(size[0], round(max(x for x, _ in seen) + around))
    bottom = min(size[1], round(max(y for _, y in seen) + around))
    return (left, top, right, bottom) if right - left > around and bottom - top > around else None
