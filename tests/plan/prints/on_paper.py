# SPDX-License-Identifier: MIT
"""Printed pages as a reader sees them: their size, their words, where their letters stand."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

from dvcq_desktop.documents.decree30 import MM
from dvcq_desktop.documents.pdf import render_pdf

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document


@dataclass(frozen=True)
class Page:
    """One page: its size, its words in order, and the box around all letters, in mm from the left top."""

    size: tuple[int, int]
    text: str
    left: float
    top: float
    right: float
    bottom: float


def pages_of(document: Document) -> list[Page]:
    with closing(pypdfium2.PdfDocument(render_pdf(document))) as opened:
        return [_page(page) for page in opened]


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    seen = [box for box in boxes if box[2] > box[0]]
    return Page(
        size=(round(width / MM), round(height / MM)),
        text=" ".join(text.get_text_bounded().split()),
        left=min(box[0] for box in seen) / MM,
        top=(height - max(box[3] for box in seen)) / MM,
        right=max(box[2] for box in seen) / MM,
        bottom=(height - min(box[1] for box in seen)) / MM,
    )
