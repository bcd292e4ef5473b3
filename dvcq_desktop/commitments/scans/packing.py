# SPDX-License-Identifier: MIT
"""A page as it is kept: upright, grey, its paper white, in a few dozen kB that any program can show."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import ImageFilter

from dvcq_desktop.commitments.scans.levels import contrast, darkness, is_dark

if TYPE_CHECKING:
    from PIL import Image

SCALE = 150 / 25.4
"""Pixels a mm of a page that is kept: 150 dpi, at which letters of 8 points can be read."""
TARGET = 80_000
_LEVELS = ((4, 2), (2, 1))
"""How many greys, and their bits. Measured on worn pages of 150 words: 4 greys 42 kB, 8 greys 85 kB, black
and white 19 kB; a JPEG of the same page takes 82 kB at quality 26, where letters have halos."""
_CELL, _WINDOW = 16, 5
_LEAST_CONTRAST = 60
_GRAINY = 14.0


def pack(grey: Image.Image) -> bytes:
    """Return the page as a PNG of four greys, of two where these take too much; the same bytes each time."""
    # Where there is no paper to see, what is bright may be the writing.
    clean = grey if is_dark(grey) else whiten(grey)
    data = b""
    for levels, bits in _LEVELS:
        data = _png(clean, levels, bits)
        if len(data) <= TARGET:
            break
    return data


def _png(clean: Image.Image, levels: int, bits: int) -> bytes:
    last = levels - 1
    few = clean.point([round(value * last / 255) for value in range(256)])
    few.putpalette([round(level * 255 / last) for level in range(levels) for _channel in range(3)])
    made = io.BytesIO()
    few.save(made, "PNG", bits=bits, compress_level=6)
    return made.getvalue()


def whiten(grey: Image.Image) -> Image.Image:
    """Return the page with its paper white and its ink black: what is no darker than the grain is paper."""
    found = darkness(grey, cell=_CELL, window=_WINDOW)
    if found.grain > _GRAINY:
        grey = grey.filter(ImageFilter.BoxBlur(1))
        found = darkness(grey, cell=_CELL, window=_WINDOW)
    ink, paper = contrast(grey.histogram(), low=0.01, high=0.6)
    span = max(paper - ink, _LEAST_CONTRAST)
    floor = min(2.2 * found.grain, span * 0.2)
    steep = 255 / (span * 0.85 - floor)
    return found.image.point(
        [round(255 - min(255.0, max(0.0, value - floor) * steep)) for value in range(256)]
    )
