# SPDX-License-Identifier: MIT
"""Fill a form for one person after another: each page adds only what differs to the constant words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Span
from dvcq_desktop.documents.mass.ink import Ink, Letters
from dvcq_desktop.documents.mass.layout import LEFT, NAME_LINES, TOP, WIDTH, Blank, Place
from dvcq_desktop.documents.mass.pdf_file import PdfFile
from dvcq_desktop.documents.mass.qr import Mark, operators
from dvcq_desktop.documents.pen import BASELINE
from dvcq_desktop.documents.setting import clean, words_by_line
from dvcq_desktop.documents.texts import SetText, set_fixed, set_text, set_words
from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.documents.decree30 import Style
    from dvcq_desktop.documents.fonts import Face, Faces

HALF = WIDTH / 2
_FIRST_LINE = decree30.FIRST_LINE.value
_PAGE_HEIGHT = decree30.PAGE_LONG.value
_MM = decree30.MM
_SMALLEST = 8.0
_STEP = 0.5
_BESIDE = 3.5
_MIDDLE = 105.0
_MOST_KNOWN = 5000
# From here on come dashes, blanks and shapes that are not drawn as they stand.
_FIRST_UNUSUAL = "\u2000"
_CREATOR = "DVCQ Desktop"


class Field(NamedTuple):
    """One of a person's own lines: "Chức vụ: Công chức"."""

    label: str
    value: str
    bold: bool = False


class Filling(NamedTuple):
    """What differs on one person's form: own lines, the signatures, and the codes of each page."""

    fields: tuple[Field, ...]
    name: str
    left_title: str
    left_name: str
    marks: tuple[tuple[Mark, ...], ...]


class MassForms:
    """Writes one file of filled forms; `add` each person, then `finish`."""

    def __init__(self, blank: Blank, signer: str, faces: Faces) -> None:
        self._blank = blank
        self._faces = faces
        self._letters = Letters()
        self._file = PdfFile(decree30.PAGE_SHORT.value, _PAGE_HEIGHT)
        self._forms = [self._file.form(self._constant(number, signer)) for number in range(len(blank.pages))]
        self._known: dict[tuple[str, str], _Ready] = {}
        self._drawn: dict[tuple[str, str], bytes] = {}

    @property
    def pages(self) -> int:
        """Return how many pages there are so far."""
        return self._file.pages

    def add(self, filling: Filling, copies: int = 1) -> None:
        """Add a person's pages, all copies one after the other.

        Raise MissingGlyph, or UserError where the person's own lines find no room.
        """
        contents = [self._file.stream(self._page(number, filling)) for number in range(len(self._forms))]
        for _copy in range(copies):
            for number in contents:
                self._file.page(number)

    def finish(self, title: str, author: str) -> bytes:
        """Return the whole file."""
        info = {"Title": clean(title), "Author": clean(author), "Creator": _CREATOR}
        forms = {f"X{number}": form for number, form in enumerate(self._forms)}
        return self._file.finish(self._letters.write(self._file), forms, info)

    def _constant(self, number: int, signer: str) -> bytes:
        ink = Ink(self._letters, _PAGE_HEIGHT)
        if number:
            style = decree30.PAGE_NUMBER
            shown = set_fixed(str(number + 1), style, self._faces, WIDTH, "center")
            shown.draw(ink, LEFT, decree30.PAGE_NUMBER_DROP.value - style.size)
        for placed in self._blank.pages[number]:
            placed.strip.draw(ink, LEFT, TOP + placed.top)
        if number == self._blank.signature.page:
            title = set_fixed(signer, decree30.AUTHORITY, self._faces, HALF, "center")
            title.draw(ink, LEFT + HALF, self._blank.signature.top)
        return ink.data

    def _page(self, number: int, filling: Filling) -> bytes:
        ink = Ink(self._letters, _PAGE_HEIGHT)
        ink.raw(b"/X%d Do" % number)
        if number == self._blank.fields.page:
            self._draw_fields(ink, filling)
        if number == self._blank.signature.page:
            ink.raw(self._left_box(filling.left_title, filling.left_name))
            self._draw_name(ink, filling.name, LEFT + HALF)
        for mark in filling.marks[number]:
            ink.raw(operators(mark))
            self._draw_words(ink, mark)
        return ink.data

    def _draw_fields(self, ink: Ink, filling: Filling) -> None:
        place = self._blank.fields
        if self._draw_short_fields(ink, filling.fields, place):
            return
        lines = self._fitted(filling.fields, place.height, filling.name)
        above, gap = self._blank.field_gaps(sum(line.height for line in lines), len(lines))
        top = place.top + above
        for line in lines:
            line.draw(ink, LEFT, top)
            top += line.height + gap

    def _draw_short_fields(self, ink: Ink, fields: Sequence[Field], place: Place) -> bool:
        """Draw fields of a line each without setting them word by word; say whether that was possible."""
        size, faces = self._blank.size, self._faces
        room = (WIDTH - _FIRST_LINE) / size
        parts = []
        for field in fields:
            label = self._ready(f"{field.label}: ", faces.regular)
            value = self._ready(field.value, faces.bold if field.bold else faces.regular)
            if not value.is_plain or label.width + value.width > room:
                return False
            parts.append((*label.strings, *value.strings))
        leading = self._blank.body.leading
        above, gap = self._blank.field_gaps(len(fields) * leading, len(fields))
        baseline = place.top + above + BASELINE * size
        for strings in parts:
            ink.strings(strings, LEFT + _FIRST_LINE, baseline, size)
            baseline += leading + gap
        return True

    def _ready(self, text: str, face: Face) -> _Ready:
        """Return a text as it is written, looked up where somebody before had the same position or unit."""
        found = self._known.get((text, face.name))
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            width = face.width(text) if _is_plain(text) else -1.0
            strings = tuple(self._letters.of(face).encode(text)) if width >= 0 else ()
            found = self._known[text, face.name] = _Ready(width, strings)
        return found

    def _fitted(self, fields: Sequence[Field], height: float, name: str) -> list[SetText]:
        size = self._blank.size
        while size >= _SMALLEST:
            style = replace(self._blank.body, size=size)
            lines = [self._field(field, style) for field in fields]
            if sum(line.height for line in lines) <= height:
                return lines
            size -= _STEP
        raise UserError(
            f"Chức vụ hoặc đơn vị của “{name[:40]}” quá dài, không in vừa bản cam kết;"
            " hãy rút ngắn rồi in lại."
        )

    def _field(self, field: Field, style: Style) -> SetText:
        said = (Span(f"{field.label}: "), Span(field.value, bold=field.bold))
        return set_text(said, style, self._faces, WIDTH, "left", _FIRST_LINE)

    def _left_box(self, title: str, name: str) -> bytes:
        """Return the drawing of the left signature, the same for all of a unit."""
        found = self._drawn.get((title, name))
        if found is None:
            ink = Ink(self._letters, _PAGE_HEIGHT)
            if title:
                set_text(title, decree30.AUTHORITY, self._faces, HALF, "center").draw(
                    ink, LEFT, self._blank.signature.top
                )
            if name:
                self._draw_name(ink, name, LEFT)
            found = self._drawn[title, name] = ink.data
        return found

    def _draw_name(self, ink: Ink, name: str, left: float) -> None:
        """Draw a name below a signature; a long one is wrapped, a longer one is set smaller."""
        style, top = decree30.SIGNER, self._blank.name_top
        ready = self._ready(name, self._faces.bold)
        if ready.is_plain and ready.width * style.size <= HALF:
            start = left + (HALF - ready.width * style.size) / 2
            ink.strings(ready.strings, start, top + BASELINE * style.size, style.size)
            return
        words = words_by_line(name, style, self._faces)
        size = style.size
        wrapped = set_words(words, style, HALF, "center")
        while wrapped.height > NAME_LINES * style.leading and size > _SMALLEST:
            size -= _STEP
            wrapped = set_words(words, replace(style, size=size), HALF, "center")
        wrapped.draw(ink, left, top)

    def _draw_words(self, ink: Ink, mark: Mark) -> None:
        """Write the readable code at the inner side of its square, level with the square's outer end."""
        style, ready = decree30.FORM_CODE, self._ready(mark.words, self._faces.regular)
        if mark.left < _MIDDLE:
            start = (mark.left + mark.side + _BESIDE) * _MM
            baseline = mark.top * _MM + BASELINE * style.size
        else:
            start = (mark.left - _BESIDE) * _MM - ready.width * style.size
            baseline = (mark.top + mark.side) * _MM
        ink.strings(ready.strings, start, baseline, style.size)


class _Ready(NamedTuple):
    """A text as it is written, and its width at size 1; a negative one where it must be set word by word."""

    width: float
    strings: tuple[tuple[bytes, bytes], ...]

    @property
    def is_plain(self) -> bool:
        return self.width >= 0


def _is_plain(text: str) -> bool:
    """Tell whether a text is set just as it stands: no odd blanks, dashes or shapes, nothing invisible."""
    return (
        text.isprintable()
        and "  " not in text
        and not text.startswith(" ")
        and max(text, default="") < _FIRST_UNUSUAL
        and is_normalized("NFC", text)
    )
