# SPDX-License-Identifier: MIT
"""Lay out the top of a document: issuer and motto side by side, number and day on one line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.strips import Strip
from dvcq_desktop.documents.texts import SetText, set_fixed, set_text
from dvcq_desktop.text.dates import decree_date, decree_date_blank
from dvcq_desktop.text.numbers import document_number

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Letterhead
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen

STATE = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_ROOM_FOR_NUMBER = " " * 8
_GUTTER = decree30.LETTERHEAD_GUTTER.value
_RIGHT = decree30.LETTERHEAD_RIGHT


def letterhead_strip(letterhead: Letterhead, faces: Faces, width: float) -> Strip:
    """Return the whole letterhead as one strip."""
    laid = lay_letterhead(letterhead, faces, width)
    return Strip(laid.height, laid.draw, keep=True)


def lay_letterhead(letterhead: Letterhead, faces: Faces, width: float) -> LaidLetterhead:
    """Set the parts of a letterhead into their columns."""
    state = set_fixed(STATE, decree30.MOTTO_STATE, faces, width)
    day = set_fixed(place_and_day(letterhead), decree30.PLACE_DATE, faces, width)
    right = min(max(_RIGHT.value * width, state.widest, day.widest) + 2, _RIGHT.highest * width)
    left = width - right - _GUTTER
    return LaidLetterhead(
        issuer=_issuer(letterhead, faces, left),
        motto=(
            set_fixed(STATE, decree30.MOTTO_STATE, faces, right, "center"),
            set_fixed(MOTTO, decree30.MOTTO, faces, right, "center"),
        ),
        number=_number(letterhead, faces, left),
        day=set_fixed(place_and_day(letterhead), decree30.PLACE_DATE, faces, right, "center"),
        subject=_subject(letterhead, faces, left),
        right=left + _GUTTER,
    )


@dataclass(frozen=True, slots=True)
class LaidLetterhead:
    """The parts of a letterhead; `right` is where the right column begins."""

    issuer: tuple[SetText, ...]
    motto: tuple[SetText, ...]
    number: SetText | None
    day: SetText
    subject: SetText | None
    right: float

    @property
    def _level(self) -> float:
        """Return where the line of the number and the day begins."""
        tallest = max(_height(self.issuer), _height(self.motto))
        return tallest + decree30.RULE_DROP.value + decree30.BELOW_RULE.value

    @property
    def height(self) -> float:
        """Return the height of all parts."""
        subject = decree30.SUBJECT_GAP.value + self.subject.height if self.subject else 0
        return self._level + self.day.height + subject

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw all parts."""
        _draw_pile(pen, self.issuer, left, top, decree30.ISSUER_LINE.value)
        _draw_pile(pen, self.motto, left + self.right, top, decree30.MOTTO_LINE.value)
        level = top + self._level
        self.day.draw(pen, left + self.right, level)
        if self.number:
            self.number.draw(pen, left, level)
        if self.subject:
            self.subject.draw(pen, left, level + self.day.height + decree30.SUBJECT_GAP.value)


def _issuer(letterhead: Letterhead, faces: Faces, width: float) -> tuple[SetText, ...]:
    issuer = set_text(letterhead.issuer, decree30.ISSUER, faces, width, "center")
    if not letterhead.governing:
        return (issuer,)
    return (set_text(letterhead.governing, decree30.GOVERNING, faces, width, "center"), issuer)


def _number(letterhead: Letterhead, faces: Faces, width: float) -> SetText | None:
    text = number_and_symbol(letterhead)
    return set_fixed(text, decree30.NUMBER, faces, width, "center") if text else None


def number_and_symbol(letterhead: Letterhead) -> str:
    """Return the line "Số: 07/KH-UBND", with room for a pen; "" where no number is due."""
    if letterhead.symbol is None:
        return ""
    number = document_number(letterhead.number) if letterhead.number.strip() else _ROOM_FOR_NUMBER
    text = f"Số:{number}" if number == _ROOM_FOR_NUMBER else f"Số: {number}"
    return f"{text}/{letterhead.symbol.lstrip('/')}"


def _subject(letterhead: Letterhead, faces: Faces, width: float) -> SetText | None:
    text = subject_line(letterhead)
    return set_text(text, decree30.SUBJECT, faces, width, "center") if text else None


def subject_line(letterhead: Letterhead) -> str:
    """Return what a công văn is about, "" for other kinds."""
    said = letterhead.subject or ""
    return said if not said or said.lower().startswith("v/v") else f"V/v {said}"


def place_and_day(letterhead: Letterhead) -> str:
    """Return the place and the day, or room for a pen."""
    if letterhead.issued_on:
        day = decree_date(letterhead.issued_on)
    else:
        day = decree_date_blank(letterhead.year, letterhead.month)
    return f"{letterhead.place}, {day}" if letterhead.place else day


def _height(pile: tuple[SetText, ...]) -> float:
    return sum(text.height for text in pile)


def _draw_pile(pen: Pen, pile: tuple[SetText, ...], left: float, top: float, share: float) -> None:
    for text in pile:
        text.draw(pen, left, top)
        top += text.height
    draw_rule_below(pile[-1], share, pen, left, top)


def draw_rule_below(text: SetText, share: float, pen: Pen, left: float, bottom: float) -> None:
    """Draw a line below the middle of a centred text, as long as a share of the text."""
    length = rule_length(text, share)
    start = left + (text.width - length) / 2
    pen.rule(start, start + length, bottom + decree30.RULE_DROP.value)


def rule_length(text: SetText, share: float) -> float:
    """Return how long the line below a text is: by the widest of its lines, and at most half of the last.

    The whole text when the share is 1.
    """
    if share == 1:
        return text.widest
    last = text.lines[-1].width * text.style.size
    return min(share * text.widest, last / 2)


def rule_strip(text: SetText, share: float) -> Strip:
    """Return such a line as a strip of its own."""
    return Strip(2 * decree30.RULE_DROP.value, partial(_draw_rule, text, share), keep=True)


def _draw_rule(text: SetText, share: float, pen: Pen, left: float, top: float) -> None:
    draw_rule_below(text, share, pen, left, top - decree30.RULE_DROP.value / 4)
