# SPDX-License-Identifier: MIT
"""From a block's text to words with widths: the one place through which every printed text goes.

Nothing here is markup: a text is drawn letter by letter, so that "<img src=...>" or "a<b" typed in a name
prints as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Span
from dvcq_desktop.documents.fonts import Face, MissingGlyph
from dvcq_desktop.text.normal import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.documents.blocks import Text
    from dvcq_desktop.documents.decree30 import Style
    from dvcq_desktop.documents.fonts import Faces

SHAPES = "☐☑✓"
SHAPE_WIDTH = 0.8
_SHAPE = re.compile(f"([{SHAPES}])")
_BREAKING = re.compile(r"[^\S\xa0]+")
_DASHES = frozenset({"-", "–", "—"})
_LOOSE_END = re.compile(r"[^\S\xa0]+\./\.(\s*)\Z")
_ALIKE = str.maketrans(
    {
        "\N{NARROW NO-BREAK SPACE}": "\xa0",
        "\N{FIGURE SPACE}": "\xa0",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{BALLOT BOX WITH X}": "☑",
        "\N{HEAVY CHECK MARK}": "✓",
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters of one face, or one drawn shape (`face` None); `width` at size 1."""

    text: str
    face: Face | None
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """What no line break cuts, unless it is wider than the line; `space` is the blank after it."""

    pieces: tuple[Piece, ...]
    width: float
    space: Piece


def clean(text: str) -> str:
    """Return the text in NFC without invisible characters, "./." tied to the word before it."""
    tied = _LOOSE_END.sub(r"./.\1", nfc(text).replace("\r\n", "\n").replace("\r", "\n").translate(_ALIKE))
    if tied.isprintable():
        return tied
    return "".join(
        letter for letter in tied if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf"}
    )


def plain(text: Text) -> str:
    """Return a text without its spans."""
    return text if isinstance(text, str) else "".join(span.text for span in text)


def words_by_line(text: Text, style: Style, faces: Faces) -> list[list[Word]]:
    """Return the words of each line that the text itself begins; raise MissingGlyph."""
    setter = _Setter(style, faces)
    try:
        for span in _spans(text, style):
            setter.add(span)
    except MissingGlyph as lacking:
        raise MissingGlyph(lacking.character, clean(plain(text))) from None
    return setter.finished()


class _Setter:
    """Collects words across spans: "m<b>2</b>" is one word of two pieces."""

    def __init__(self, style: Style, faces: Faces) -> None:
        self._style = style
        self._faces = faces
        self._lines: list[list[Word]] = [[]]
        self._word: list[Piece] = []
        self._space = _piece(" ", faces.face(bold=style.bold, italic=style.italic))

    def add(self, span: Span) -> None:
        bold, italic = self._style.bold or span.bold, self._style.italic or span.italic
        face = self._faces.face(bold=bold, italic=italic)
        space = self._space if face is self._space.face else _piece(" ", face)
        has_shapes = _SHAPE.search(span.text) is not None
        for number, line in enumerate(span.text.split("\n")):
            if number:
                self._end_word()
                self._lines.append([])
            for place, part in enumerate(_BREAKING.split(line)):
                if place:
                    self._end_word()
                if has_shapes:
                    self._word += _pieces(part, face)
                elif part:
                    self._word.append(Piece(part, face, face.width(part)))
                self._space = space

    def finished(self) -> list[list[Word]]:
        self._end_word()
        return self._lines

    def _end_word(self) -> None:
        line = self._lines[-1]
        if line and len(self._word) == 1 and self._word[0].text in _DASHES:
            # No line begins with a dash: it stays with the word before it, their blank as wide as any.
            before = line.pop()
            self._word = [*before.pieces, before.space, *self._word]
        if self._word:
            line.append(word_of(self._word, self._space))
            self._word = []


def word_of(pieces: Iterable[Piece], space: Piece) -> Word:
    """Put pieces together."""
    joined = tuple(pieces)
    if len(joined) == 1:
        return Word(joined, joined[0].width, space)
    return Word(joined, sum(piece.width for piece in joined), space)


def _spans(text: Text, style: Style) -> list[Span]:
    spans = [Span(text)] if isinstance(text, str) else list(text)
    cased = [clean(span.text).upper() if style.upper else clean(span.text) for span in spans]
    return [Span(said, span.bold, span.italic) for said, span in zip(cased, spans, strict=True)]


def _pieces(text: str, face: Face) -> list[Piece]:
    return [_piece(part, face) for part in _SHAPE.split(text) if part]


def _piece(text: str, face: Face) -> Piece:
    if text in SHAPES:
        return Piece(text, None, SHAPE_WIDTH)
    return Piece(text, face, face.width(text))
