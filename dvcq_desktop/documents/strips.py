# SPDX-License-Identifier: MIT
"""A page is a pile of strips: what no page break cuts, with what must stay together.

A line of text, a row of a table, a letterhead, a signature is one strip each. Heights are in points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.documents.pen import Pen

_SLACK = 0.01
# What no page holds, and what heads it, is begun on a page of which at least this share is free.
_WORTH_CUTTING = 0.25
# How many lines or rows go with a signature to its page, where they are no higher than a share of it.
COMPANY, _MOST_COMPANY = 3, 0.15


class Drawing(Protocol):
    """Draw a strip's contents."""

    def __call__(self, pen: Pen, left: float, top: float) -> None:
        """Draw below and right of a point; `top` grows downwards from the page's upper edge."""


class Cutting(Protocol):
    """Cut a strip that is higher than any page."""

    def __call__(self, height: float) -> tuple[Strip, Strip] | None:
        """Return a first part of at most this height and the rest; None where not even a line fits."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands together; `keep` ties it to the next strip.

    `gap` is the room above it, unless it begins a page; `head` is drawn again above it when it does.
    `alone` is false where a signature after it wants another line to keep it company.
    """

    height: float
    draw: Drawing
    gap: float = 0
    keep: bool = False
    head: Strip | None = None
    cut: Cutting | None = None
    bookmark: Bookmark | None = None
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how far below the top of the text area it stands."""

    strip: Strip
    top: float


def tie_to_next(strips: list[Strip], height: float) -> None:
    """Keep the last strips with what follows: a few lines or rows, where they take little of a page."""
    taken = 0.0
    for place in range(len(strips) - 1, max(len(strips) - 1 - COMPANY, -1), -1):
        strip = strips[place]
        taken += strip.height + strip.gap
        if taken > _MOST_COMPANY * height and place < len(strips) - 1 and strips[place + 1].alone:
            return
        strips[place] = replace(strip, keep=True)


def paginate(strips: Sequence[Strip], height: float) -> list[list[Placed]]:
    """Lay strips on pages of a height; a strip too high for a page is cut, or overflows."""
    pages = _Pages(height)
    waiting = list(reversed(strips))
    while waiting:
        chain = _chain(waiting)
        if pages.fits(chain):
            pages.put(chain)
            del waiting[-len(chain) :]
        elif pages.begun and pages.fits_fresh(chain):
            pages.turn()
        else:
            # No page holds the whole chain: it is let go of, strip by strip.
            waiting += pages.put_first(waiting.pop())
    return pages.done()


class _Pages:
    """Pages as they fill."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._pages: list[list[Placed]] = [[]]
        self._used = 0.0

    @property
    def begun(self) -> bool:
        return bool(self._pages[-1])

    def fits(self, chain: Sequence[Strip]) -> bool:
        return self._room(chain[0]) + _SLACK >= _height(chain)

    def fits_fresh(self, chain: Sequence[Strip]) -> bool:
        return self._height - _head_height(chain[0]) + _SLACK >= _height(chain)

    def turn(self) -> None:
        self._pages.append([])
        self._used = 0.0

    def put(self, chain: Sequence[Strip]) -> None:
        for strip in chain:
            if self.begun:
                self._used += strip.gap
            elif strip.head is not None:
                self._place(strip.head)
            self._place(strip)

    def put_first(self, strip: Strip) -> list[Strip]:
        """Place a strip, or as much of it as goes here; return what is left of it, if anything."""
        scarce = self.begun and self._room(strip) < _WORTH_CUTTING * self._height
        if self.fits([strip]) and not (strip.keep and scarce):
            self.put([strip])
            return []
        oversize = not self.fits_fresh([strip])
        room = self._room(strip)
        if oversize and strip.cut and not scarce:
            parts = strip.cut(room)
            if parts is not None:
                self.put([replace(parts[0], gap=strip.gap, head=strip.head)])
                self.turn()
                return [replace(parts[1], keep=strip.keep, head=strip.head)]
        if self.begun:
            self.turn()
            return [strip]
        self.put([strip])
        return []

    def done(self) -> list[list[Placed]]:
        return [page for page in self._pages if page]

    def _room(self, strip: Strip) -> float:
        return self._height - self._used - (strip.gap if self.begun else _head_height(strip))

    def _place(self, strip: Strip) -> None:
        self._pages[-1].append(Placed(strip, self._used))
        self._used += strip.height


def _chain(waiting: Sequence[Strip]) -> list[Strip]:
    chain: list[Strip] = []
    for strip in reversed(waiting):
        chain.append(strip)
        if not strip.keep:
            break
    return chain


def _height(chain: Sequence[Strip]) -> float:
    """Return the height of a chain without the gap above it."""
    return sum(strip.height + strip.gap for strip in chain) - chain[0].gap


def _head_height(strip: Strip) -> float:
    return strip.head.height if strip.head else 0
