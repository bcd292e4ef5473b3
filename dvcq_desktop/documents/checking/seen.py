# SPDX-License-Identifier: MIT
"""What is seen of a document, whichever kind of file it is: sheets of paper, and what is said on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Zone = Literal["text", "table", "number"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as the decree wants it: where, by which place of the decree, and what to do about it."""

    place: str
    clause: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph; lengths in points, None where the kind of file does not tell.

    `sizes` and `fonts` are all that its letters have; `bold`, `italic` whether all of them are so.
    """

    place: str
    text: str
    sizes: tuple[float, ...] = ()
    fonts: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False
    zone: Zone = "text"
    style: str = ""
    align: str = ""
    first_line: float | None = None
    before: float | None = None
    spacing: float | None = None
    paper: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or the pages of one section: paper and margins in points; None where nothing shows them.

    `exact` margins are set; others are as far as the text reaches. `number` is where pages are numbered.
    """

    place: str
    width: float
    height: float
    left: float | None
    right: float | None
    top: float | None
    bottom: float | None
    exact: bool
    number: Literal["", "top", "elsewhere"] = ""
    first: bool = False
    several: bool = False


@dataclass(slots=True)
class Seen:
    """A document as it was read."""

    sheets: list[Sheet] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
