# SPDX-License-Identifier: MIT
"""The letters of a PDF page as pieces of lines: what stands together on one line, in which size and face."""

from __future__ import annotations

import ctypes
import itertools
import re
from dataclasses import dataclass, replace
from typing import Any

_SAME_LINE = 2.0
_FAR = 0.9
_NAME = 128
_PEN = 80.0
_OPEN = re.compile(r"(?:^Số\s*:|ngày|tháng)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters side by side on one line; `base` is their baseline from the upper edge of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    bold: bool
    italic: bool

    @property
    def middle(self) -> float:
        """Return where the piece is centred."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class _Letter:
    said: str
    left: float
    right: float
    base: float
    size: float
    face: str
    spaced: bool = False  # a blank stands before it


def pieces_of(page: Any) -> list[Piece]:
    """Return the pieces of a page, from the top down and from left to right."""
    text = page.get_textpage()
    height = page.get_height()
    letters = _letters(text, height)
    text.close()
    rows: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: (one.base, one.left)):
        if rows and abs(rows[-1][0].base - letter.base) < _SAME_LINE:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [piece for row in rows for piece in _filled(_pieces(sorted(row, key=lambda one: one.left)))]


def _filled(row: list[Piece]) -> list[Piece]:
    """Join what only the room for a pen parts: "Số:      /KH-UBND", "ngày     tháng     năm 2026"."""
    joined: list[Piece] = []
    for piece in row:
        last = joined[-1] if joined else None
        if (
            last
            and piece.left - last.right < _PEN
            and (piece.text.startswith("/") or _OPEN.search(last.text))
        ):
            joined[-1] = replace(last, text=f"{last.text} {piece.text}", right=piece.right)
        else:
            joined.append(piece)
    return joined


def _letters(text: Any, height: float) -> list[_Letter]:
    import pypdfium2.raw as raw  # noqa: PLC0415 - start-up time

    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
    name = ctypes.create_string_buffer(_NAME)
    faces: dict[bytes, str] = {}
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code < 32 or code == 0xFFFE or raw.FPDFText_IsGenerated(text, place) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        raw.FPDFText_GetMatrix(text, place, matrix)
        if abs(matrix.b) > abs(matrix.a):
            continue  # turned text is no line of the document
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, place, box)
        length = raw.FPDFText_GetFontInfo(text, place, name, _NAME, None)
        face = faces.setdefault(name.value, name.value.decode("utf-8", "replace")) if length else ""
        scale = abs(matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(text, place) * scale
        found.append(_Letter(chr(code), x.value, max(box.right, x.value), height - y.value, size, face))
    return found


def _pieces(row: list[_Letter]) -> list[Piece]:
    pieces: list[list[_Letter]] = []
    blank = False
    for letter in row:
        last = pieces[-1][-1] if pieces else None
        if letter.said.isspace():
            # Blanks that are written join what they part; a mere distance is that of two columns.
            if last:
                last.right = max(last.right, letter.right)
                blank = True
            continue
        letter.spaced, blank = blank, False
        if last and letter.left - last.right < _FAR * letter.size:
            pieces[-1].append(letter)
        else:
            pieces.append([letter])
    return [_piece(letters) for letters in pieces]


def _piece(letters: list[_Letter]) -> Piece:
    said = letters[0].said
    for before, letter in itertools.pairwise(letters):
        gap = letter.spaced or letter.left - before.right > 0.12 * letter.size
        said += f" {letter.said}" if gap else letter.said
    face = letters[0].face
    plain = "".join(each for each in said if each.isalnum())
    bold = all("Bold" in each.face for each in letters if each.said.isalnum()) if plain else "Bold" in face
    slanted = ("Italic", "Oblique")
    italic = all(any(word in each.face for word in slanted) for each in letters if each.said.isalnum())
    return Piece(
        said,
        letters[0].left,
        letters[-1].right,
        letters[0].base,
        round(max(each.size for each in letters), 1),
        face,
        bold,
        italic and bool(plain),
    )
