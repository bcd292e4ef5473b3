# SPDX-License-Identifier: MIT
"""Certificates on landscape pages: the frame is drawn once, each page adds only its own words.

The frame is vectors: two lines, corners, and a row of diamonds between them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.decree30 import PRACTICE, Style
from dvcq_desktop.documents.mass.ink import Ink, Letters
from dvcq_desktop.documents.mass.pdf_file import PdfFile
from dvcq_desktop.documents.setting import clean
from dvcq_desktop.documents.texts import set_fixed, set_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.texts import SetText

_MM = decree30.MM
WIDTH = decree30.PAGE_LONG.value
HEIGHT = decree30.PAGE_SHORT.value
_CREATOR = "DVCQ Desktop"
_STATE = "Cộng hòa xã hội chủ nghĩa Việt Nam"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"

# Where things stand, in mm from the upper edge of the page; the same with and without the frame.
_SIDE = 30.0
_MOTTO_TOP = 22.0
_GIVER_TOP = 40.0
_TITLE_TOP = 56.0
_BODY_TOP = 79.0
_BODY_BOTTOM = 133.0
_FOOT_TOP = 136.0
_NAME_TOP = 182.0
_FOOT_LEFT = 26.0
_FOOT_WIDTH = 112.0

_STATE_STYLE = Style(14, 12, 16, PRACTICE, bold=True, upper=True)
_MOTTO_STYLE = Style(15, 13, 16, PRACTICE, bold=True)
_GIVER = Style(16, 13, 18, PRACTICE, bold=True, upper=True)
_TITLE = Style(38, 28, 44, PRACTICE, bold=True, upper=True)
_LEAD = Style(17, 14, 18, PRACTICE)
_NAMED = Style(24, 15, 28, PRACTICE, bold=True)
_WHOSE = Style(17, 13, 18, PRACTICE)
_FOR = Style(17, 13, 18, PRACTICE, italic=True)
_DAY = Style(14, 13, 14, PRACTICE, italic=True)
_SMALL = Style(12, 11, 13, PRACTICE)
_STEP = 0.5
_SHRINK = 0.55

_RED = b"0.70 0.10 0.12 RG 0.70 0.10 0.12 rg"
_GOLD = b"0.72 0.53 0.16 RG 0.72 0.53 0.16 rg"
_BLACK = b"0 G 0 g"


class Certificate(NamedTuple):
    """What one certificate says: who gives it, to whom, for what, by which decision, and who signs."""

    giver: str
    title: str
    lead: str
    name: str
    whose: str
    reason: str
    decision: str
    place_and_day: str
    authority: tuple[str, ...]
    signer: str
    register: str


class Certificates:
    """Writes one file of certificates; `framed` draws the frame around the words.

    `state` draws the national title and motto above them. `shift` moves the words right and down, in points.
    """

    def __init__(
        self,
        faces: Faces,
        *,
        framed: bool = True,
        state: bool = True,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self._faces = faces
        self._framed = framed
        self._shift = shift
        self._letters = Letters()
        # Most of what is written is the same on every certificate: it is set and drawn once.
        self._set: dict[tuple[str, Style, float], SetText] = {}
        self._inked: dict[tuple[str, Style, float, float, float], bytes] = {}
        self._closed: dict[tuple[str, tuple[str, ...], str], bytes] = {}
        self._file = PdfFile(WIDTH, HEIGHT)
        self._state = self._file.form(self._state_words()) if state else None
        self._frame = self._file.form(self._frame_lines()) if framed else None

    @property
    def pages(self) -> int:
        """Return how many pages there are so far."""
        return self._file.pages

    def add(self, certificate: Certificate) -> None:
        """Add one; raise MissingGlyph for a letter that the font lacks."""
        ink = Ink(self._letters, HEIGHT)
        if self._frame is not None:
            ink.raw(b"/X0 Do")
        right, down = self._shift
        ink.raw(b"q 1 0 0 1 %.2f %.2f cm" % (right, -down))
        if self._state is not None:
            ink.raw(b"/X1 Do")
        self._draw(ink, certificate)
        ink.raw(b"Q")
        self._file.page(self._file.stream(ink.data))

    def add_test_page(self, said: Iterable[str]) -> None:
        """Add a page with two rulers that cross in the middle, to lay on a bought blank and measure."""
        ink = Ink(self._letters, HEIGHT)
        right, down = self._shift
        ink.raw(b"q 1 0 0 1 %.2f %.2f cm" % (right, -down))
        self._rulers(ink)
        top = HEIGHT / 2 + 14 * _MM
        for line in said:
            text = set_text(line, _SMALL, self._faces, 110 * _MM, "left")
            text.draw(ink, WIDTH / 2 + 10 * _MM, top)
            top += text.height + 3
        ink.raw(b"Q")
        self._file.page(self._file.stream(ink.data))

    def finish(self, title: str, author: str) -> bytes:
        """Return the whole file."""
        info = {"Title": clean(title), "Author": clean(author), "Creator": _CREATOR}
        given = {"X0": self._frame, "X1": self._state}
        forms = {name: form for name, form in given.items() if form is not None}
        return self._file.finish(self._letters.write(self._file), forms, info)

    def _frame_lines(self) -> bytes:
        ink = Ink(self._letters, HEIGHT)
        ink.raw(b"q")
        _draw_frame(ink)
        ink.raw(b"Q")
        return ink.data

    def _state_words(self) -> bytes:
        ink = Ink(self._letters, HEIGHT)
        state = set_fixed(_STATE, _STATE_STYLE, self._faces, WIDTH, "center")
        motto = set_fixed(_MOTTO, _MOTTO_STYLE, self._faces, WIDTH, "center")
        state.draw(ink, 0, _MOTTO_TOP * _MM)
        motto.draw(ink, 0, _MOTTO_TOP * _MM + state.height)
        below = _MOTTO_TOP * _MM + state.height + motto.height + decree30.RULE_DROP.value
        ink.rule((WIDTH - motto.widest) / 2, (WIDTH + motto.widest) / 2, below)
        return ink.data

    def _draw(self, ink: Ink, said: Certificate) -> None:
        side, width = _SIDE * _MM, WIDTH - 2 * _SIDE * _MM
        giver = self._fitted(said.giver, _GIVER, width, 14 * _MM)
        self._put(ink, giver, said.giver, side, _GIVER_TOP * _MM)
        if self._framed:
            ink.raw(_RED)
        if said.title:
            self._fixed(ink, said.title, _TITLE, (side, _TITLE_TOP * _MM), width)
        if self._framed:
            ink.raw(_BLACK)
        self._draw_body(ink, said, side, width)
        closing = (said.place_and_day, said.authority, said.signer)
        if closing not in self._closed:
            apart = Ink(self._letters, HEIGHT)
            self._draw_foot(apart, *closing)
            self._closed[closing] = apart.data
        ink.raw(self._closed[closing])
        if said.register:
            note = set_text(said.register, _SMALL, self._faces, 90 * _MM, "left")
            note.draw(ink, _FOOT_LEFT * _MM, (_NAME_TOP + 1) * _MM)

    def _draw_body(self, ink: Ink, said: Certificate, left: float, width: float) -> None:
        """Draw what it is for in the middle of its room, smaller where it is long."""
        room = (_BODY_BOTTOM - _BODY_TOP) * _MM
        parts = [
            (text, style)
            for text, style in (
                (said.lead, _LEAD),
                (said.name, _NAMED),
                (said.whose, _WHOSE),
                (said.reason, _FOR),
                (said.decision, _FOR),
            )
            if text
        ]
        share = 1.0
        laid = self._laid(parts, width, share)
        while sum(text.height for text in laid) > room and share > _SHRINK:
            share -= 0.05
            laid = self._laid(parts, width, share)
        free = max(room - sum(text.height for text in laid), 0)
        gap = min(free / (len(laid) + 1), 9)
        top = _BODY_TOP * _MM + (free - gap * (len(laid) - 1)) / 2
        for text, (said_there, _style) in zip(laid, parts, strict=True):
            self._put(ink, text, said_there, left, top)
            top += text.height + gap

    def _laid(self, parts: list[tuple[str, Style]], width: float, share: float) -> list[SetText]:
        if share == 1:
            return [self._centred(text, style, width) for text, style in parts]
        return [self._centred(text, replace(style, size=style.size * share), width) for text, style in parts]

    def _centred(self, text: str, style: Style, width: float) -> SetText:
        """Return a centred text, looked up where it was set before."""
        found = self._set.get((text, style, width))
        if found is None:
            found = self._set[text, style, width] = set_text(text, style, self._faces, width, "center")
        return found

    def _put(self, ink: Ink, text: SetText, said: str, left: float, top: float) -> None:
        """Draw a text, copied where the same stood at the same place before."""
        key = (said, text.style, text.width, left, top)
        drawn = self._inked.get(key)
        if drawn is None:
            apart = Ink(self._letters, HEIGHT)
            text.draw(apart, left, top)
            drawn = self._inked[key] = apart.data
        ink.raw(drawn)

    def _draw_foot(self, ink: Ink, place_and_day: str, authority: tuple[str, ...], signer: str) -> None:
        left = WIDTH - (_FOOT_LEFT + _FOOT_WIDTH) * _MM
        width, top = _FOOT_WIDTH * _MM, _FOOT_TOP * _MM
        self._fixed(ink, place_and_day, _DAY, (left, top), width)
        top += _DAY.leading + 2
        for line in authority:
            text = self._fitted(line, decree30.AUTHORITY, width, 12 * _MM)
            self._put(ink, text, line, left, top)
            top += text.height
        self._fixed(ink, signer, decree30.SIGNER, (left, _NAME_TOP * _MM), width)

    def _fixed(self, ink: Ink, said: str, style: Style, at: tuple[float, float], width: float) -> None:
        """Draw one line that nothing breaks."""
        key = (said, style, width)
        if key not in self._set:
            self._set[key] = set_fixed(said, style, self._faces, width, "center")
        self._put(ink, self._set[key], said, *at)

    def _fitted(self, text: str, style: Style, width: float, height: float) -> SetText:
        laid = self._centred(text, style, width)
        while laid.height > height and style.size > _SMALL.smallest:
            style = replace(style, size=style.size - _STEP)
            laid = self._centred(text, style, width)
        return laid

    def _rulers(self, ink: Ink) -> None:
        """Draw both rulers, a stroke for each millimetre, with the numbers of the centimetres."""
        middle_x, middle_y = WIDTH / 2, HEIGHT / 2
        ink.rule(0, WIDTH, middle_y)
        ink.upright(middle_x, 0, HEIGHT)
        for across, length in ((True, WIDTH), (False, HEIGHT)):
            for millimetre in range(int(length / _MM) + 1):
                long = 4.0 if millimetre % 10 == 0 else 2.5 if millimetre % 5 == 0 else 1.2
                at, reach = millimetre * _MM, long * _MM / 2
                if across:
                    ink.upright(at, middle_y - reach, middle_y + reach, 0.3)
                else:
                    ink.rule(middle_x - reach, middle_x + reach, at, 0.3)
                if millimetre % 10 == 0 and millimetre:
                    self._number(ink, millimetre, at, across=across)

    def _number(self, ink: Ink, millimetre: int, at: float, *, across: bool) -> None:
        style = Style(8, 7, 9, PRACTICE)
        text = set_fixed(str(millimetre), style, self._faces, 20, "center")
        if across:
            text.draw(ink, at - 10, HEIGHT / 2 + 2.2 * _MM)
        else:
            text.draw(ink, WIDTH / 2 + 2 * _MM, at - style.size / 2 - 1)


def _draw_frame(ink: Ink) -> None:
    """Draw a broad line, a fine one inside it, diamonds between them and a knot in each corner."""
    ink.raw(_RED)
    _rectangle(ink, 8, 2.4)
    ink.raw(_GOLD)
    _rectangle(ink, 10.2, 0.8)
    _rectangle(ink, 15.4, 0.8)
    _row_of_diamonds(ink, 12.8)
    ink.raw(_RED)
    _rectangle(ink, 17, 0.5)
    for x in (12.8, WIDTH / _MM - 12.8):
        for y in (12.8, HEIGHT / _MM - 12.8):
            _corner(ink, x * _MM, y * _MM)


def _rectangle(ink: Ink, inset: float, width: float) -> None:
    side = inset * _MM
    ink.raw(b"%.2f w %.2f %.2f %.2f %.2f re S" % (width, side, side, WIDTH - 2 * side, HEIGHT - 2 * side))


def _row_of_diamonds(ink: Ink, inset: float) -> None:
    side, half, step = inset * _MM, 1.5 * _MM, 6.0 * _MM
    across = round((WIDTH - 2 * side) / step)
    down = round((HEIGHT - 2 * side) / step)
    for number in range(1, across):
        x = side + number * (WIDTH - 2 * side) / across
        _diamond(ink, x, side, half)
        _diamond(ink, x, HEIGHT - side, half)
    for number in range(1, down):
        y = side + number * (HEIGHT - 2 * side) / down
        _diamond(ink, side, y, half)
        _diamond(ink, WIDTH - side, y, half)


def _diamond(ink: Ink, x: float, y: float, half: float, fill: bytes = b"f") -> None:
    ink.raw(
        b"%.2f %.2f m %.2f %.2f l %.2f %.2f l %.2f %.2f l h %s"
        % (x - half, y, x, y + half * 0.62, x + half, y, x, y - half * 0.62, fill)
    )


def _corner(ink: Ink, x: float, y: float) -> None:
    """Draw a flower of four petals in a square that covers where the rows of diamonds meet."""
    half = 2.6 * _MM
    ink.raw(b"1 g 0.70 0.10 0.12 RG 0.8 w")
    ink.raw(b"%.2f %.2f %.2f %.2f re B" % (x - half, y - half, 2 * half, 2 * half))
    ink.raw(_RED)
    reach, bow = 2.2 * _MM, 1.5 * _MM
    for right, up in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        ink.raw(
            b"%.2f %.2f m %.2f %.2f %.2f %.2f %.2f %.2f c %.2f %.2f %.2f %.2f %.2f %.2f c f"
            % (
                x,
                y,
                x + right * bow,
                y,
                x + right * reach,
                y + up * (reach - bow),
                x + right * reach,
                y + up * reach,
                x + right * (reach - bow),
                y + up * reach,
                x,
                y + up * bow,
                x,
                y,
            )
        )
