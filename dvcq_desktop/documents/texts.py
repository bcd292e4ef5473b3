# SPDX-License-Identifier: MIT
"""A text set into lines of a width, and the strips that its lines are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Align
from dvcq_desktop.documents.breaking import Line, balanced, greedy, justified
from dvcq_desktop.documents.decree30 import Style
from dvcq_desktop.documents.pen import BASELINE
from dvcq_desktop.documents.setting import Piece, clean, word_of, words_by_line
from dvcq_desktop.documents.strips import Bookmark, Strip

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Text
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen
    from dvcq_desktop.documents.setting import Word

# A line whose blanks would have to grow by more than this many times is better left short.
_WIDEST_BLANK = 4
_SMALLEST = 8


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines of one style in a column; `indent` moves the first line in."""

    lines: tuple[Line, ...]
    style: Style
    width: float
    align: Align = "left"
    indent: float = 0

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def widest(self) -> float:
        """Return the natural width of the widest line."""
        return max((line.width for line in self.lines), default=0) * self.style.size

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw all lines."""
        for number in range(len(self.lines)):
            self.draw_line(number, pen, left, top + number * self.style.leading)

    def draw_line(self, number: int, pen: Pen, left: float, top: float) -> None:
        """Draw one line below `top`."""
        line, size = self.lines[number], self.style.size
        indent = 0 if number else self.indent
        slack = self.width - indent - line.width * size
        x, widened = left + indent, 0.0
        if self.align == "center":
            x += slack / 2
        elif self.align == "right":
            x += slack
        elif self.align == "justify" and not line.ends and line.blanks:
            widened = slack / line.blanks
            widened = widened if widened < _WIDEST_BLANK * size / 4 else 0
        pen.text(line, x, top + BASELINE * size, size, widened)

    def part(self, first: int, end: int) -> SetText:
        """Return some of the lines."""
        return replace(self, lines=self.lines[first:end], indent=0 if first else self.indent)

    def strips(self, gap: float = 0, bookmark: Bookmark | None = None) -> list[Strip]:
        """Return a strip for each line; neither the first nor the last line stands alone."""
        count = len(self.lines)
        return [
            Strip(
                height=self.style.leading,
                draw=partial(self.draw_line, number),
                gap=0 if number else gap,
                keep=number < count - 1 and number in {0, count - 2},
                bookmark=None if number else bookmark,
                alone=number > 0,
            )
            for number in range(count)
        ]


def set_text(
    text: Text, style: Style, faces: Faces, width: float, align: Align = "left", indent: float = 0
) -> SetText:
    """Set a text into a column; justified and centred lines are chosen together."""
    return set_words(words_by_line(text, style, faces), style, width, align, indent)


def set_words(
    rows: list[list[Word]], style: Style, width: float, align: Align = "left", indent: float = 0
) -> SetText:
    """Set words that are already measured."""
    at_one, indent_at_one = width / style.size, indent / style.size
    lines: list[Line] = []
    for number, words in enumerate(rows):
        first = 0 if number else indent_at_one
        if align == "justify":
            lines += justified(words, at_one, first)
        elif align == "center":
            lines += balanced(words, at_one)
        else:
            lines += greedy(words, at_one, first)
    return SetText(tuple(lines), style, width, align, indent)


def set_fixed(text: str, style: Style, faces: Faces, width: float, align: Align = "left") -> SetText:
    """Set one line that nothing breaks and whose blanks stay as they are; too long a one gets smaller."""
    said = clean(text).replace("\n", " ")
    face = faces.face(bold=style.bold, italic=style.italic)
    said = said.upper() if style.upper else said
    word = word_of([Piece(said, face, face.width(said))], Piece("", None, 0))
    if word.width * style.size > width:
        style = replace(style, size=max(width / word.width, _SMALLEST))
    return SetText((Line((word,), word.width, ends=True),), style, width, align)
