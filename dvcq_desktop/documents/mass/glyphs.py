# SPDX-License-Identifier: MIT
"""The letters of one face that a file shows: a code of one byte for each, and the face cut down to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.fonts import CUTTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFontFace

    from dvcq_desktop.documents.fonts import Face
    from dvcq_desktop.documents.mass.pdf_file import PdfFile

_FIRST = 33
_LAST = 255
_SPACE = 32
_ESCAPED = {code: chr(92) + chr(code) for code in b"()\\"}
_SYMBOLIC, _NOT_SYMBOLIC = 4, 32
_MOST_IN_A_BLOCK = 100


class _Full(Exception):  # noqa: N818 - no error: the next letters go into another cut
    pass


class _Codes(dict[int, str]):
    """Give a letter its code when it is first written."""

    def __init__(self) -> None:
        super().__init__({_SPACE: " "})
        self.letters = [_SPACE] * _FIRST

    def __missing__(self, letter: int) -> str:
        code = len(self.letters)
        if code > _LAST:
            raise _Full
        self.letters.append(letter)
        self[letter] = _ESCAPED.get(code) or chr(code)
        return self[letter]


class Glyphs:
    """One face in one file; where it shows more than 223 letters, it is cut several times."""

    def __init__(self, face: Face, name: str) -> None:
        self._face = face
        self._name = name
        self._first = f"{name}0".encode()
        self._cuts = [_Codes()]

    def encode(self, text: str) -> list[tuple[bytes, bytes]]:
        """Return the text as the inside of PDF strings, each with the name of its font."""
        try:
            coded = text.translate(self._cuts[0])
        except _Full:
            return list(self._runs(text))
        return [(self._first, coded.encode("latin-1"))]

    def write(self, file: PdfFile) -> dict[str, int]:
        """Write the fonts; return their objects by the names that the pages use."""
        return {
            f"{self._name}{number}": _write_cut(file, self._face, cut.letters, number)
            for number, cut in enumerate(self._cuts)
            if len(cut.letters) > _FIRST
        }

    def _runs(self, text: str) -> Iterator[tuple[bytes, bytes]]:
        run, before = "", -1
        for letter in text:
            number, code = self._code(ord(letter))
            if number != before and run:
                yield f"{self._name}{before}".encode(), run.encode("latin-1")
                run = ""
            run, before = run + code, number
        yield f"{self._name}{before}".encode(), run.encode("latin-1")

    def _code(self, letter: int) -> tuple[int, str]:
        for number, cut in enumerate(self._cuts):
            try:
                return number, cut[letter]
            except _Full:
                continue
        self._cuts.append(_Codes())
        return len(self._cuts) - 1, self._cuts[-1][letter]


def _write_cut(file: PdfFile, face: Face, letters: list[int], number: int) -> int:
    from reportlab.pdfbase.pdfmetrics import getFont  # noqa: PLC0415 - at first use
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - at first use

    font = getFont(face.name)
    assert isinstance(font, TTFont)
    whole: TTFontFace = font.face
    with CUTTING:
        data = whole.makeSubset(letters)
    tag = "".join(chr(65 + number // 26**place % 26) for place in range(6))
    name = f"{tag}+{whole.name.decode('latin-1')}"
    program = file.stream(data, f"/Length1 {len(data)}")
    flags = whole.flags & ~_NOT_SYMBOLIC | _SYMBOLIC
    box = " ".join(f"{edge:.0f}" for edge in whole.bbox)
    described = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {whole.italicAngle:g}/Ascent {whole.ascent:.0f}/Descent {whole.descent:.0f}"
        f"/CapHeight {whole.capHeight:.0f}/StemV {whole.stemV:.0f}/FontFile2 {program} 0 R>>"
    )
    widths = " ".join(f"{face.widths[chr(letter)]:.0f}" for letter in letters)
    unicode = file.stream(_to_unicode(name, letters).encode())
    return file.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(letters) - 1}"
        f"/Widths[{widths}]/FontDescriptor {described} 0 R/ToUnicode {unicode} 0 R>>"
    )


def _to_unicode(name: str, letters: list[int]) -> str:
    """Say which letter each code stands for, so that text can be searched and copied (PDF 1.7, 9.10.3)."""
    pairs = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(letters)
    ]
    blocks = [pairs[start : start + _MOST_IN_A_BLOCK] for start in range(0, len(pairs), _MOST_IN_A_BLOCK)]
    said = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{said}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
