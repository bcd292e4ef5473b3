# SPDX-License-Identifier: MIT
"""Lay out a form once for all who sign it: its constant words, and the places of what differs.

What differs (who signs, the names below the signatures) gets places of fixed height, so that a signature
box lies at the same spot on everybody's form and can be found on a scan without the printed file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Title
from dvcq_desktop.documents.bodies import title_strips
from dvcq_desktop.documents.letterheads import draw_rule_below
from dvcq_desktop.documents.signatures import punctuated
from dvcq_desktop.documents.strips import Placed, Strip, paginate, tie_to_next
from dvcq_desktop.documents.texts import SetText, set_fixed, set_text

if TYPE_CHECKING:
    from dvcq_desktop.documents.decree30 import Style
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen

LEFT = decree30.MARGIN_LEFT.value
TOP = decree30.MARGIN_TOP.value
WIDTH = decree30.PAGE_SHORT.value - LEFT - decree30.MARGIN_RIGHT.value
HEIGHT = decree30.PAGE_LONG.value - TOP - decree30.FORM_BOTTOM.value
FIELD_LINES = 6
NAME_LINES = 2
_FEWEST_FIELDS = 4
_GAP = decree30.PARAGRAPH_GAP.value
_FIRST_LINE = decree30.FIRST_LINE.value
_STATE = "Cộng hòa xã hội chủ nghĩa Việt Nam"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class FormText:
    """The words that are the same on every form; the person's own lines stand between `bases` and `body`."""

    title: str
    abstract: str
    place_and_day: str
    bases: tuple[str, ...]
    body: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something that differs lies: on which page (from 0), how far below the page's upper edge."""

    page: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Blank:
    """A form laid out, with nobody's name on it: constant strips page by page, and the two places.

    `size` is the type size of the body, `room` the height left for signing.
    """

    pages: tuple[tuple[Placed, ...], ...]
    fields: Place
    signature: Place
    size: float
    room: float

    @property
    def body(self) -> Style:
        """Return the style of running text."""
        return replace(decree30.BODY, size=self.size)

    @property
    def room_top(self) -> float:
        """Return where the room to sign begins, below the signer's title."""
        return self.signature.top + decree30.AUTHORITY.leading

    @property
    def name_top(self) -> float:
        """Return where the names below the signatures begin."""
        return self.room_top + self.room

    def field_gaps(self, used: float, count: int) -> tuple[float, float]:
        """Return the gap above the first of a person's lines and that between them, as even as can be.

        `used` is the height of the lines themselves.
        """
        free = self.fields.height - used
        even = (free + 2 * _GAP) / (count + 1)
        return (even - _GAP, even) if even > _GAP else (0.0, free / max(count - 1, 1))


def lay_out(text: FormText, faces: Faces) -> Blank:
    """Lay a form out on as few pages as the decree's sizes allow; of equal ones the largest type.

    Raise MissingGlyph.
    """
    large, small = decree30.BODY.size, decree30.BODY.smallest
    room, least_room = decree30.SIGNATURE_ROOM.value, decree30.SIGNATURE_ROOM.lowest
    tried = [
        _laid(text, faces, size, high, lines)
        for size, high, lines in (
            (large, room, FIELD_LINES),
            (small, room, FIELD_LINES),
            (small, least_room, FIELD_LINES),
            (small, least_room, FIELD_LINES - 1),
        )
    ]
    return min(tried, key=lambda blank: len(blank.pages))


def _laid(text: FormText, faces: Faces, size: float, room: float, lines: int) -> Blank:
    body = replace(decree30.BODY, size=size)
    strips = [_head_strip(text, faces), *title_strips(Title(text.title, text.abstract), faces, WIDTH)]
    for line in punctuated(text.bases):
        base = replace(decree30.BASES, size=size)
        strips += set_text(line, base, faces, WIDTH, "justify", _FIRST_LINE).strips(_GAP)
    high = lines * body.leading + (_FEWEST_FIELDS - 1) * _GAP
    strips.append(Strip(high, _draw_fields, gap=_GAP))
    for paragraph in text.body:
        strips += set_text(paragraph, body, faces, WIDTH, "justify", _FIRST_LINE).strips(_GAP)
    tie_to_next(strips, HEIGHT)
    # A name's second line may hang into the margin: it is centred, and the code lies to its right.
    signing = decree30.AUTHORITY.leading + room + decree30.SIGNER.leading
    strips.append(Strip(signing, _draw_signature, gap=decree30.SIGNATURE_GAP.value))
    pages = paginate(strips, HEIGHT)
    return Blank(
        tuple(tuple(placed for placed in page if not _is_place(placed)) for page in pages),
        _place(pages, _draw_fields),
        _place(pages, _draw_signature),
        size,
        room,
    )


def _place(pages: list[list[Placed]], draw: object) -> Place:
    for number, page in enumerate(pages):
        for placed in page:
            if placed.strip.draw is draw:
                return Place(number, TOP + placed.top, placed.strip.height)
    raise AssertionError("every form has its places")


def _is_place(placed: Placed) -> bool:
    return placed.strip.draw in (_draw_fields, _draw_signature)


def _draw_fields(pen: Pen, left: float, top: float) -> None:
    """Leave the place of the person's own lines empty."""


def _draw_signature(pen: Pen, left: float, top: float) -> None:
    """Leave the place of the signatures empty: only the signer's title is constant."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The national motto, centred as on a paper that no office issues, and the place and day."""

    state: SetText
    motto: SetText
    day: SetText

    @property
    def day_top(self) -> float:
        rule = decree30.RULE_DROP.value + decree30.BELOW_RULE.value
        return self.state.height + self.motto.height + rule

    def draw(self, pen: Pen, left: float, top: float) -> None:
        self.state.draw(pen, left, top)
        self.motto.draw(pen, left, top + self.state.height)
        below = top + self.state.height + self.motto.height
        draw_rule_below(self.motto, decree30.MOTTO_LINE.value, pen, left, below)
        self.day.draw(pen, left, top + self.day_top)


def _head_strip(text: FormText, faces: Faces) -> Strip:
    head = _Head(
        set_fixed(
            _STATE, replace(decree30.MOTTO_STATE, size=decree30.MOTTO_STATE.largest), faces, WIDTH, "center"
        ),
        set_fixed(_MOTTO, replace(decree30.MOTTO, size=decree30.MOTTO.largest), faces, WIDTH, "center"),
        set_fixed(text.place_and_day, decree30.PLACE_DATE, faces, WIDTH, "right"),
    )
    return Strip(head.day_top + head.day.height, head.draw, keep=True)
