# SPDX-License-Identifier: MIT
"""How dark a page is against its own paper, whatever the light, the stains and the grain of the scan."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

_RANK = 0.7
"""Which share of the cells around may be darker than what is taken for paper."""

_DARK = 48


@dataclass(frozen=True)
class Darkness:
    """Hold how much darker each pixel is than the paper around it, and how grainy the paper is.

    `paper` is how bright the paper itself is, a pixel a cell.
    """

    image: Image.Image
    grain: float
    paper: Image.Image


def darkness(grey: Image.Image, *, cell: int, window: int) -> Darkness:
    """Measure a grey picture against its paper, found in cells of `cell` pixels, `window` of them across."""
    cells = grey.reduce(cell)
    # Cells at the lower and right edge may hold less; the filter takes no picture smaller than its window.
    if min(cells.size) > window:
        cells = cells.filter(ImageFilter.RankFilter(window, round(window * window * _RANK)))
    cells = cells.filter(ImageFilter.BoxBlur(1))
    whole = (cells.width * cell, cells.height * cell)
    paper = cells.resize(whole, Image.Resampling.BILINEAR).crop((0, 0, *grey.size))
    return Darkness(ImageChops.subtract(paper, grey), _grain(ImageChops.subtract(grey, paper)), cells)


def is_dark(grey: Image.Image) -> bool:
    """Tell whether most of a page is darker than any paper: a black sheet, or one scanned as its negative."""
    return level(grey.histogram(), 0.5) < _DARK


def contrast(histogram: list[int], *, low: float = 0.08, high: float = 0.85) -> tuple[int, int]:
    """Return the levels of ink and of paper, by the shares of pixels below them."""
    return level(histogram, low), level(histogram, high)


def level(histogram: list[int], share: float) -> int:
    """Return the level below which a share of the pixels lies."""
    wanted = sum(histogram) * share
    total = 0
    for value, count in enumerate(histogram):
        total += count
        if total >= wanted:
            return value
    return len(histogram) - 1


def _grain(brighter: Image.Image) -> float:
    """Return the deviation of paper from its own mean: what is brighter than it is grain alone."""
    histogram = brighter.histogram()
    count = sum(histogram[1:])
    if not count:
        return 0.0
    return math.sqrt(sum(value * value * times for value, times in enumerate(histogram)) / count)
