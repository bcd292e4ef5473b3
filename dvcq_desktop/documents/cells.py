# SPDX-License-Identifier: MIT
"""What a cell of a table holds: measured words, in which names of people stay whole, or a drawn mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Checkbox, Progress, unbroken
from dvcq_desktop.documents.pen import BASELINE
from dvcq_desktop.documents.setting import Word, words_by_line
from dvcq_desktop.documents.texts import SetText, set_fixed
from dvcq_desktop.text.normal import nfc

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Cell, Text
    from dvcq_desktop.documents.decree30 import Style
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen

# What stands alone between separators and is all capitalised words is taken for a person's name.
_LISTED = re.compile(r"([;,\n]\s*)")
_NAME_WORDS = range(2, 7)
_BOX = 9.0
_BAR = 4.0
_BAR_ROOM = 7.0
_WIDE = 1000

Words = list[list[Word]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that is drawn: a box to tick, or a bar of progress with its figure."""

    cell: Checkbox | Progress
    label: SetText | None

    @property
    def height(self) -> float:
        """Return the height of the mark."""
        leading = decree30.TABLE_TEXT.leading
        return leading + (_BAR_ROOM if isinstance(self.cell, Progress) else 0)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw the mark in the middle of a cell."""
        size = decree30.TABLE_TEXT.size
        if isinstance(self.cell, Checkbox):
            x, baseline = left + (width - _BOX) / 2, top + BASELINE * size
            pen.box(x, baseline - _BOX + 1, _BOX, _BOX)
            if self.cell.checked:
                pen.tick(x - 0.5, baseline, size)
            return
        if self.label:
            replace(self.label, width=width).draw(pen, left, top)
        y = top + decree30.TABLE_TEXT.leading + 1
        done = width * _cut_to_percent(self.cell) / 100
        if done:
            pen.box(left, y, done, _BAR, filled=True)
        pen.box(left, y, width, _BAR)


def set_cell(cell: Cell, style: Style, faces: Faces) -> Words | Mark:
    """Measure a cell; raise MissingGlyph."""
    if isinstance(cell, Checkbox):
        return Mark(cell, None)
    if isinstance(cell, Progress):
        shown = cell.label or f"{_cut_to_percent(cell)}%"
        return Mark(cell, set_fixed(shown, style, faces, _WIDE, "center"))
    return words_by_line(tie_names(cell), style, faces)


def tie_names(text: Text) -> Text:
    """Return a cell's text with the spaces of people's names made no-break."""
    if not isinstance(text, str):
        return text
    return "".join(unbroken(part) if _is_name(part) else part for part in _LISTED.split(nfc(text)))


def _is_name(text: str) -> bool:
    words = text.split(" ")
    return len(words) in _NAME_WORDS and all(
        word.isalpha() and word[0].isupper() and (word[1:].islower() or not word[1:]) for word in words
    )


def _cut_to_percent(bar: Progress) -> int:
    return min(max(bar.percent, 0), 100)
