# SPDX-License-Identifier: MIT
"""The words, tables and pictures of a document as bare ReportLab: platypus as its manual shows it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    TableStyle,
)

from dvcq_desktop.documents import blocks
from tests.bench.peers import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

_FACE = "Bare"
_BODY = ParagraphStyle(
    "body", fontName=_FACE, fontSize=14, leading=19, alignment=TA_JUSTIFY, firstLineIndent=36, spaceBefore=6
)
_CELL = ParagraphStyle("cell", fontName=_FACE, fontSize=12, leading=14)
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def render(document: blocks.Document) -> tuple[bytes, int]:
    """Return the PDF and how many pages it has."""
    if _FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FACE, str(FONTS / "LiberationSerif-Regular.ttf")))
    target = io.BytesIO()
    made = BaseDocTemplate(target, pagesize=A4)
    templates = []
    for name, (wide, high) in (("upright", A4), ("across", landscape(A4))):
        frame = Frame(30 * mm, 20 * mm, wide - 45 * mm, high - 40 * mm, 0, 0, 0, 0)
        templates.append(PageTemplate(name, [frame], onPage=_number, pagesize=(wide, high)))
    made.addPageTemplates(templates)
    made.build(list(_flowables(document.blocks, A4[0] - 45 * mm)))
    return target.getvalue(), made.page


def _number(canvas: Canvas, made: BaseDocTemplate) -> None:
    canvas.setFont(_FACE, 13)
    canvas.drawCentredString(made.pagesize[0] / 2, 285 * mm, str(made.page))


def _flowables(parts: Iterable[blocks.Block], width: float) -> Iterator[Flowable]:
    for part in parts:
        match part:
            case blocks.Paragraph(text=str(text)) | blocks.Heading(text=str(text)):
                yield Paragraph(_escaped(text), _BODY)
            case blocks.Title():
                yield Paragraph(_escaped(f"{part.kind} {part.abstract}"), _BODY)
            case blocks.Table():
                yield _table(part, width)
            case blocks.Picture():
                yield _picture(part, width)
            case blocks.Appendix():
                name, side = ("across", A4[1]) if part.landscape else ("upright", A4[0])
                yield NextPageTemplate(name)
                yield PageBreak()
                yield Paragraph(_escaped(part.title), _BODY)
                yield from _flowables(part.blocks, side - 45 * mm)


def _table(table: blocks.Table, width: float) -> Flowable:
    whole = sum(column.width for column in table.columns)
    widths = [width * column.width / whole for column in table.columns]
    rows: list[list[object]] = [[Paragraph(_escaped(column.title), _CELL) for column in table.columns]]
    for row in table.rows:
        cells: list[object] = [Paragraph(_escaped(str(cell or "")), _CELL) for cell in row.cells]
        rows.append(cells + [""] * (len(widths) - len(cells)))
    return LongTable(rows, widths, style=_GRID, repeatRows=1)


def _picture(picture: blocks.Picture, width: float) -> Flowable:
    high = 18 * len(picture.lines) + 24
    drawing = Drawing(width, high)
    drawing.add(String(0, high - 14, picture.title, fontName=_FACE, fontSize=12))
    most = max((sum(counts) for _label, counts in picture.lines), default=1) or 1
    for place, (label, counts) in enumerate(picture.lines, 1):
        top, left = high - 20 - 18 * place, 0.36 * width
        drawing.add(String(0, top + 4, label, fontName=_FACE, fontSize=11))
        for count in counts:
            wide = 0.6 * width * count / most
            drawing.add(Rect(left, top, wide, 13, fillColor=colors.lightgrey))  # type: ignore[arg-type]  # its stub is wrong
            drawing.add(String(left + 2, top + 3, str(count), fontName=_FACE, fontSize=10))
            left += wide
    return drawing


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")
