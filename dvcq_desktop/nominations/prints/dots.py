# SPDX-License-Identifier: MIT
"""Dotted lines to write on by hand, as long as the line is."""

from __future__ import annotations

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Paragraph, Span
from dvcq_desktop.documents.fonts import faces

_DOT = "."
# Word and LibreOffice set the same line a little wider than the PDF does: its end would fall below it.
_SLACK = 8.0
_WIDER = 1.05


def dotted(label: str, lines: int = 1, *, bold: bool = False, after: str = "") -> list[Paragraph]:
    """Return a label with dots to the end of its line, and further dotted lines below it.

    `after` stands behind the dots of the first line, as "đồng" does.
    """
    size, face = decree30.BODY.size, faces().bold if bold else faces().regular
    plain = faces().regular
    width = _text_width()
    start = f"{label} " if label else ""
    end = f" {after}" if after else ""
    used = decree30.FIRST_LINE.value + (face.width(start) + plain.width(end)) * size * _WIDER
    first = (Span(start, bold=bold), Span(_dots(width - used) + end))
    below = [Paragraph(_dots(width), first_line=False, align="left") for _ in range(lines - 1)]
    return [Paragraph(first, align="left"), *below]


def _dots(room: float) -> str:
    return _DOT * int((room - _SLACK) / (faces().regular.width(_DOT) * decree30.BODY.size))


def _text_width() -> float:
    return decree30.PAGE_SHORT.value - decree30.MARGIN_LEFT.value - decree30.MARGIN_RIGHT.value
