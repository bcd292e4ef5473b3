# SPDX-License-Identifier: MIT
"""Draw on a page whose origin is the upper left corner, in points."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from dvcq_desktop.documents.breaking import Line
    from dvcq_desktop.documents.fonts import Face
    from dvcq_desktop.documents.setting import Piece

# Where the baseline of Times lies in a single-spaced line, as a share of the size.
BASELINE = 0.91
GREY = 0.65


class Pen:
    """Draws text, lines and shapes on the current page of a canvas."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self._canvas = canvas
        self._height = page_height

    def text(self, line: Line, left: float, baseline: float, size: float, widened: float = 0) -> None:
        """Draw a line of words; `widened` is added to each of its blanks."""
        for text, face, start, blanks in _runs(line):
            x = left + start * size + blanks * widened
            if face is None:
                self._shape(text, x, baseline, size)
            else:
                self._run(text, face, x, baseline, size, widened)

    def rule(self, left: float, right: float, y: float, width: float = decree30.RULE_WIDTH.value) -> None:
        """Draw a horizontal line."""
        self._canvas.setLineWidth(width)
        self._canvas.line(left, self._height - y, right, self._height - y)

    def grid(self, edges: Iterable[float], top: float, bottom: float) -> None:
        """Draw the borders of a row whose cells lie between the edges."""
        xs = list(edges)
        high, low = self._height - top, self._height - bottom
        sides = [(x, high, x, low) for x in xs]
        self._canvas.setLineWidth(decree30.TABLE_RULE.value)
        self._canvas.lines([(xs[0], high, xs[-1], high), (xs[0], low, xs[-1], low), *sides])

    def box(self, left: float, top: float, width: float, height: float, *, filled: bool = False) -> None:
        """Draw a rectangle, grey when filled."""
        self._canvas.setLineWidth(decree30.TABLE_RULE.value)
        self._canvas.setFillGray(GREY if filled else 0)
        self._canvas.rect(left, self._height - top - height, width, height, stroke=1, fill=int(filled))
        self._canvas.setFillGray(0)

    def area(
        self, left: float, top: float, width: float, height: float, colour: str | None, *, outlined: bool
    ) -> None:
        """Draw a rectangle filled with a colour, or with a thin outline, or both."""
        self._canvas.setLineWidth(decree30.TABLE_RULE.value)
        if colour:
            self._canvas.setFillColor(colour)
        y = self._height - top - height
        self._canvas.rect(left, y, width, height, stroke=int(outlined), fill=int(bool(colour)))
        self._canvas.setFillGray(0)

    def path(
        self, points: Sequence[tuple[float, float]], width: float, colour: str, dash: tuple[float, ...]
    ) -> None:
        """Draw a line through points."""
        self._canvas.saveState()
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(colour)
        self._canvas.setDash(list(dash))
        drawn = self._canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (drawn.lineTo if number else drawn.moveTo)(x, self._height - y)
        self._canvas.drawPath(drawn, stroke=1, fill=0)
        self._canvas.restoreState()

    def words(self, text: str, face: Face, left: float, baseline: float, size: float, colour: str) -> None:
        """Draw a text in a colour."""
        self._canvas.setFillColor(colour)
        self._run(text, face, left, baseline, size, 0)
        self._canvas.setFillGray(0)

    def photo(self, data: bytes, left: float, top: float, width: float, height: float) -> None:
        """Draw a JPEG or PNG."""
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - few papers have photos

        y = self._height - top - height
        self._canvas.drawImage(ImageReader(BytesIO(data)), left, y, width, height)

    def tick(self, left: float, baseline: float, size: float) -> None:
        """Draw a check mark."""
        y = self._height - baseline
        self._canvas.setLineWidth(size / 10)
        path = self._canvas.beginPath()
        path.moveTo(left + 0.12 * size, y + 0.28 * size)
        path.lineTo(left + 0.30 * size, y + 0.08 * size)
        path.lineTo(left + 0.62 * size, y + 0.58 * size)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def _run(self, text: str, face: Face, x: float, baseline: float, size: float, widened: float) -> None:
        written = self._canvas.beginText(x, self._height - baseline)
        written.setFont(face.name, size)
        written.setWordSpace(widened)
        written.textOut(text)
        self._canvas.drawText(written)

    def _shape(self, shape: str, left: float, baseline: float, size: float) -> None:
        if shape in {"☐", "☑"}:
            self.box(left + 0.05 * size, baseline - 0.66 * size, 0.66 * size, 0.66 * size)
        if shape in {"☑", "✓"}:
            self.tick(left, baseline, size)


def _runs(line: Line) -> Iterator[tuple[str, Face | None, float, int]]:
    """Join pieces of one face; yield text, face, where it starts (at size 1), and the blanks before it."""
    texts: list[str] = []
    face: Face | None = None
    start = x = 0.0
    blanks = start_blanks = 0
    for piece in _pieces(line):
        if texts and (piece.face is not face or piece.face is None):
            yield "".join(texts), face, start, start_blanks
            texts = []
        if not texts:
            face, start, start_blanks = piece.face, x, blanks
        texts.append(piece.text)
        x += piece.width
        blanks += piece.text.count(" ")
    if texts:
        yield "".join(texts), face, start, start_blanks


def _pieces(line: Line) -> Iterator[Piece]:
    last = len(line.words) - 1
    for place, word in enumerate(line.words):
        yield from word.pieces
        if place < last and word.space.text:
            yield word.space
