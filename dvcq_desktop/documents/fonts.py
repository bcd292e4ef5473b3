# SPDX-License-Identifier: MIT
"""The four faces of the print: the PC's own Times New Roman where it is whole, else Liberation Serif.

Fonts are loaded by path, never by name: some systems have an older Liberation under the same name that
lacks 92 Vietnamese letters, and ReportLab leaves out what a face lacks without a word.
"""

from __future__ import annotations

import os
import sys
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CUTTING = threading.Lock()
"""Held by whoever cuts a font to the letters of a file: ReportLab's faces read on from one shared place."""

_LOCK = threading.Lock()
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
)
_TIMES_FAMILY = "Times New Roman"
_NEEDED = " 0123456789.,;:/-–…“”()&+%₫"


class MissingGlyph(UserError):  # noqa: N818 - the name agreed for it
    """Say which character of which text the font cannot draw."""

    def __init__(self, character: str, text: str) -> None:
        code = f"U+{ord(character):04X}"
        shown = character if character.isprintable() else code
        super().__init__(
            f"Phông chữ in không có ký tự “{shown}” ({code}) trong “{_around(text, character)}”;"
            " hãy thay ký tự này rồi in lại."
        )
        self.character = character
        self.text = text


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One face: the name ReportLab knows it by, and its widths in thousandths of the size."""

    name: str
    widths: Mapping[str, float]

    def width(self, text: str) -> float:
        """Return the width of a text at size 1; raise MissingGlyph where the face lacks a letter."""
        widths = self.widths
        try:
            return sum(map(widths.__getitem__, text)) / 1000
        except KeyError:
            lacking = next(letter for letter in text if letter not in widths)
            raise MissingGlyph(lacking, text) from None


@dataclass(frozen=True, eq=False, slots=True)
class Faces:
    """Four faces that belong together."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        """Return the face of a weight and a slant."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


def faces(*, bundled: bool = False) -> Faces:
    """Return the faces to print with; `bundled` forces our own, for the same bytes on every PC.

    Any thread may ask; the fonts are read once.
    """
    with _LOCK:
        return (None if bundled else _times()) or _bundled()


def prints_in_times() -> bool:
    """Tell whether papers are printed with this PC's own Times New Roman, not with ours of its widths."""
    with _LOCK:
        return _times() is not None


def vietnamese_letters() -> str:
    """Return every letter Vietnamese is written with, in NFC, large and small."""
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = "bcdđghklmnpqrstvxfjwz" + "".join(
        unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones
    )
    return small + small.upper()


@cache
def _bundled() -> Faces:
    paths = tuple(resource("fonts", f"LiberationSerif-{style}.ttf") for style in _STYLES)
    return _load("LiberationSerif", paths)


def times_in(folders: Iterable[Path], family: str = _TIMES_FAMILY) -> Faces | None:
    """Return the first set of four faces with all we need; what cannot be read is passed over."""
    from reportlab.pdfbase.ttfonts import TTFError  # noqa: PLC0415 - at first use

    for folder in folders:
        for names in _TIMES:
            paths = tuple(folder / name for name in names)
            if not all(path.is_file() for path in paths):
                continue
            try:
                found = _load("TimesNewRoman", paths, family)
            except (OSError, TTFError):
                continue
            if _is_whole(found):
                return found
    return None


@cache
def _times() -> Faces | None:
    return times_in(_font_folders())


def _load(name: str, paths: tuple[Path, ...], family: str | None = None) -> Faces:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - at first use
    from reportlab.pdfbase.ttfonts import TTFError, TTFont  # noqa: PLC0415 - at first use

    loaded: list[Face] = []
    for style, path in zip(_STYLES, paths, strict=True):
        font = TTFont(f"{name}-{style}", str(path))
        if family and font.face.familyName.decode("latin-1") != family:
            raise TTFError(str(path))
        pdfmetrics.registerFont(font)
        widths = {chr(code): width for code, width in font.face.charWidths.items()}
        loaded.append(Face(font.fontName, widths))
    return Faces(*loaded)


def _is_whole(found: Faces) -> bool:
    needed = vietnamese_letters() + _NEEDED
    all_faces = (found.regular, found.bold, found.italic, found.bold_italic)
    return all(letter in face.widths for face in all_faces for letter in needed)


def _font_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        return
    home = Path.home()
    for root in (home / ".fonts", home / ".local/share/fonts", "/usr/local/share/fonts", "/usr/share/fonts"):
        for folder, below, files in os.walk(root):
            below.sort()
            if {names[0] for names in _TIMES} & set(files):
                yield Path(folder)


def _around(text: str, character: str) -> str:
    # Where the style has made capitals of the text, the character itself may not be found.
    place = max(text.find(character), 0)
    shown = text[max(0, place - 20) : place + 20].strip()
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "?" for letter in shown)
