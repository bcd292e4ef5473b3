# SPDX-License-Identifier: MIT
"""Print blocks and read the pages back: what was drawn where, how large, in which face."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from dvcq_desktop.documents.blocks import Block, Document, Letterhead, Signature
from dvcq_desktop.documents.pdf import render_pdf


@dataclass(frozen=True)
class Drawn:
    """A run of text: lengths in points, `baseline` from the upper edge of the page."""

    said: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Shape:
    """A drawn path, by its box without the width of its pen."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def is_rule(self) -> bool:
        return self.bottom - self.top < 1


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    texts: list[Drawn]
    shapes: list[Shape]

    @property
    def said(self) -> str:
        return "\n".join(text.said for text in self.texts)

    @property
    def rules(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.is_rule]

    def text(self, beginning: str) -> Drawn:
        return next(text for text in self.texts if text.said.startswith(beginning))

    def rule_below(self, text: Drawn) -> Shape:
        below = [rule for rule in self.rules if rule.top > text.baseline and _overlap(rule, text)]
        return min(below, key=lambda rule: rule.top)


class Printing(Protocol):
    """Print blocks, upright unless said otherwise, and return the pages."""

    def __call__(self, *blocks: Block, landscape: bool = False) -> list[Page]: ...


@pytest.fixture
def printed() -> Printing:
    def pages(*blocks: Block, landscape: bool = False) -> list[Page]:
        document = Document("Văn bản", "UBND xã Đại Sơn", blocks, landscape)
        return read(render_pdf(document, bundled_fonts=True))

    return pages


@pytest.fixture
def letterhead() -> Letterhead:
    return Letterhead(
        governing=None,
        issuer="Ủy ban nhân dân xã Đại Sơn",
        number="7",
        symbol="KH-UBND",
        place="Đại Sơn",
        issued_on=date(2026, 1, 5),
    )


@pytest.fixture
def signature() -> Signature:
    return Signature(
        authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        title="PHÓ CHỦ TỊCH",
        name="Nguyễn Thị Minh Huệ",
        recipients=("Sở Nội vụ thành phố", "Công an xã;", "- Lưu: VT, VHXH."),
    )


def read(data: bytes) -> list[Page]:
    pdf = pdfium.PdfDocument(data)
    try:
        return [_page(page) for page in pdf]
    finally:
        pdf.close()


def _page(page: pdfium.PdfPage) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    texts: list[Drawn] = []
    shapes: list[Shape] = []
    for found in page.get_objects(textpage=textpage):
        left, bottom, right, top = found.get_bounds()
        if found.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            face = found.get_font().get_base_name()
            matrix = found.get_matrix()
            said = found.extract().strip()
            bold, italic = "Bold" in face, "Italic" in face
            drawn = Drawn(said, matrix.e, right, height - matrix.f, found.get_font_size(), bold, italic)
            texts.append(drawn)
        elif found.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            pen = _pen(found)
            shapes.append(Shape(left + pen, right - pen, height - top + pen, height - bottom - pen))
    return Page(width, height, texts, shapes)


def _pen(path: pdfium.PdfObject) -> float:
    # PDFium's box is wider than the path by the whole width of the pen on each side.
    width = pdfium_c.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(path, width)
    return float(width.value)


def _overlap(rule: Shape, text: Drawn) -> bool:
    return rule.left < text.right and rule.right > text.left
