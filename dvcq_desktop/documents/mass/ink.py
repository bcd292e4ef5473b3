# SPDX-License-Identifier: MIT
"""A pen that writes a page's stream itself, letter codes and all: mass forms have no time for a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.mass.glyphs import Glyphs
from dvcq_desktop.documents.pen import GREY, Pen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.documents.fonts import Face
    from dvcq_desktop.documents.mass.pdf_file import PdfFile


class Letters:
    """The faces of one file and their codes."""

    def __init__(self) -> None:
        self._glyphs: dict[str, Glyphs] = {}

    def of(self, face: Face) -> Glyphs:
        """Return the letters of a face."""
        found = self._glyphs.get(face.name)
        if found is None:
            found = self._glyphs[face.name] = Glyphs(face, f"F{len(self._glyphs)}")
        return found

    def write(self, file: PdfFile) -> dict[str, int]:
        """Write all fonts; return their objects by name."""
        return {name: number for each in self._glyphs.values() for name, number in each.write(file).items()}


class Ink(Pen):
    """Writes the operators of one page, or of one form XObject; take `data` when it is drawn."""

    def __init__(self, letters: Letters, page_height: float) -> None:
        self._letters = letters
        self._height = page_height
        self._parts: list[bytes] = []

    @property
    def data(self) -> bytes:
        """Return what was drawn so far."""
        return b"\n".join(self._parts)

    def raw(self, operators: bytes) -> None:
        """Write operators as they are."""
        self._parts.append(operators)

    def strings(
        self, strings: Iterable[tuple[bytes, bytes]], left: float, baseline: float, size: float
    ) -> None:
        """Write strings, each of a font, one after the other."""
        shown = b" ".join([b"/%s %g Tf (%s) Tj" % (font, size, said) for font, said in strings])
        self._parts.append(b"BT %.2f %.2f Td %s ET" % (left, self._height - baseline, shown))

    def rule(self, left: float, right: float, y: float, width: float = decree30.RULE_WIDTH.value) -> None:
        """Draw a horizontal line."""
        self._lines(width, [(left, self._height - y, right, self._height - y)])

    def upright(self, x: float, top: float, bottom: float, width: float = decree30.RULE_WIDTH.value) -> None:
        """Draw a vertical line."""
        self._lines(width, [(x, self._height - top, x, self._height - bottom)])

    def grid(self, edges: Iterable[float], top: float, bottom: float) -> None:
        """Draw the borders of a row whose cells lie between the edges."""
        xs = list(edges)
        high, low = self._height - top, self._height - bottom
        sides = [(x, high, x, low) for x in xs]
        self._lines(
            decree30.TABLE_RULE.value, [(xs[0], high, xs[-1], high), (xs[0], low, xs[-1], low), *sides]
        )

    def box(self, left: float, top: float, width: float, height: float, *, filled: bool = False) -> None:
        """Draw a rectangle, grey when filled."""
        y = self._height - top - height
        fill = f"{GREY} g " if filled else ""
        done = "B 0 g" if filled else "S"
        drawn = f"{fill}{decree30.TABLE_RULE.value} w {left:.2f} {y:.2f} {width:.2f} {height:.2f} re {done}"
        self._parts.append(drawn.encode())

    def tick(self, left: float, baseline: float, size: float) -> None:
        """Draw a check mark."""
        y = self._height - baseline
        points = [(0.12, 0.28), (0.30, 0.08), (0.62, 0.58)]
        moves = " ".join(
            f"{left + right * size:.2f} {y + up * size:.2f} {'l' if number else 'm'}"
            for number, (right, up) in enumerate(points)
        )
        self._parts.append(f"{size / 10:.2f} w {moves} S".encode())

    def _run(self, text: str, face: Face, x: float, baseline: float, size: float, widened: float) -> None:
        coded = self._letters.of(face).encode(text)
        strings = b" ".join([b"/%s %g Tf (%s) Tj" % (font, size, said) for font, said in coded])
        spaced, back = (b"%.3f Tw " % widened, b" 0 Tw") if widened else (b"", b"")
        self._parts.append(b"BT %.2f %.2f Td %s%s%s ET" % (x, self._height - baseline, spaced, strings, back))

    def _lines(self, width: float, lines: list[tuple[float, float, float, float]]) -> None:
        drawn = " ".join(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l" for x0, y0, x1, y1 in lines)
        self._parts.append(f"{width} w {drawn} S".encode())
