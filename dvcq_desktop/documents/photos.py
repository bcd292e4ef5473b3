# SPDX-License-Identifier: MIT
"""Lay out photos in rows, each with its caption below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Photo
from dvcq_desktop.documents.decree30 import PRACTICE, Style
from dvcq_desktop.documents.strips import Strip
from dvcq_desktop.documents.texts import SetText, set_text

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Photos
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen

BETWEEN_PHOTOS = 4 * decree30.MM
# Three in a row are as high as one of them is wide; one alone is no higher than a third of the page.
_HIGHEST = {1: 80 * decree30.MM, 2: 62 * decree30.MM}
_USUAL_HIGHEST = 42 * decree30.MM
CAPTION = Style(11, 10, 12, PRACTICE, italic=True)
_CAPTION_GAP = 2.0
_GAP = 8.0


def photo_column(block: Photos, width: float) -> float:
    """Return how wide the place of each photo is."""
    return (width - (block.in_a_row - 1) * BETWEEN_PHOTOS) / block.in_a_row


def photo_sizes(block: Photos, width: float) -> list[tuple[float, float]]:
    """Return how large each photo is shown, in points, on a page of that width."""
    side = photo_column(block, width)
    highest = _HIGHEST.get(block.in_a_row, _USUAL_HIGHEST)
    return [_fitted(photo, side, highest) for photo in block.photos]


def photo_strips(block: Photos, faces: Faces, width: float) -> list[Strip]:
    """Return a strip for each row of photos."""
    side = photo_column(block, width)
    highest = _HIGHEST.get(block.in_a_row, _USUAL_HIGHEST)
    strips = []
    for first in range(0, len(block.photos), block.in_a_row):
        held = block.photos[first : first + block.in_a_row]
        captions = [set_text(each.caption, CAPTION, faces, side, "center") for each in held]
        row = _Row(held, tuple(captions), side, highest)
        strips.append(Strip(row.height, row.draw, gap=_GAP))
    return strips


@dataclass(frozen=True, slots=True)
class _Row:
    """Photos beside each other, standing on one line, with their captions below it."""

    photos: Sequence[Photo]
    captions: tuple[SetText, ...]
    side: float
    highest: float

    @property
    def height(self) -> float:
        tallest = max(self._size(each)[1] for each in self.photos)
        return tallest + _CAPTION_GAP + max(each.height for each in self.captions)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        tallest = max(self._size(each)[1] for each in self.photos)
        for photo, caption in zip(self.photos, self.captions, strict=True):
            width, height = self._size(photo)
            pen.photo(photo.data, left + (self.side - width) / 2, top + tallest - height, width, height)
            caption.draw(pen, left, top + tallest + _CAPTION_GAP)
            left += self.side + BETWEEN_PHOTOS

    def _size(self, photo: Photo) -> tuple[float, float]:
        return _fitted(photo, self.side, self.highest)


def _fitted(photo: Photo, side: float, highest: float) -> tuple[float, float]:
    """Return a photo's size as it is drawn: as wide as its place, and not too high."""
    share = min(side / photo.width, highest / photo.height)
    return photo.width * share, photo.height * share
