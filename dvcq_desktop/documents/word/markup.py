# SPDX-License-Identifier: MIT
"""Paragraphs, runs and tables as markup: the one place through which every text of a Word file goes.

Markup is made as text, for a report has thousands of cells. Lengths come in points and leave as twentieths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dvcq_desktop.documents.blocks import Align, Span
from dvcq_desktop.documents.setting import SHAPES, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.documents.blocks import Text

SHAPE_FONT = "Segoe UI Symbol"
"""What Word has on every PC for the boxes that Times New Roman lacks."""

_SHAPE = re.compile(f"([{SHAPES}]+)")
_BLANKS = re.compile(r"[^\S\xa0\n]+")
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JUSTIFICATION = {"left": "left", "center": "center", "right": "right", "justify": "both"}


@dataclass(frozen=True, slots=True)
class Set:
    """How one paragraph differs from its style; lengths in points, None where it does not."""

    align: Align | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    before: float | None = None
    exactly: float | None = None
    keep: bool = False
    new_page: bool = False
    rule: float = 0
    shade: str = ""
    size: float = 0


PLAIN = Set()


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def half_points(size: float) -> int:
    """Return a size in half points, never a larger one."""
    return int(size * 2 + 1e-6)


def runs(text: Text, *, upper: bool = False, size: float = 0, fixed: bool = False) -> str:
    """Return a text as runs; `fixed` keeps its blanks as they are."""
    spans = (Span(text),) if isinstance(text, str) else text
    return "".join(_runs_of(span, upper=upper, size=size, fixed=fixed) for span in spans)


def field(code: str) -> str:
    """Return a field that Word works out."""
    shown = "<w:r><w:t>2</w:t></w:r>"
    return f'<w:fldSimple w:instr=" {code} ">{shown}</w:fldSimple>'


def paragraph(style: str, content: str, how: Set = PLAIN, more: str = "") -> str:
    """Return a paragraph of a style; `more` ends its properties (a section, say)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if how.keep:
        properties += "<w:keepNext/>"
    if how.new_page:
        properties += "<w:pageBreakBefore/>"
    if how.rule:
        line = f'<w:top w:val="single" w:sz="{round(how.rule * 8)}" w:space="0" w:color="auto"/>'
        properties += f"<w:pBdr>{line}</w:pBdr>"
    if how.shade:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{how.shade}"/>'
    properties += _spacing(how) + _indents(how)
    if how.align:
        properties += f'<w:jc w:val="{_JUSTIFICATION[how.align]}"/>'
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{content}</w:p>"


def cell(width: float, content: str, *, span: int = 1, middle: bool = False, bottom: bool = False) -> str:
    """Return a cell of a table; `width` in points."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    place = "center" if middle else "bottom" if bottom else ""
    level = f'<w:vAlign w:val="{place}"/>' if place else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spans}{level}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], *, whole: bool = True, head: bool = False, least: float = 0) -> str:
    """Return a row; a `whole` one is cut by no page, a `head` begins each page."""
    properties = "<w:cantSplit/>" if whole else ""
    if least:
        properties += f'<w:trHeight w:val="{twips(least)}" w:hRule="atLeast"/>'
    if head:
        properties += "<w:tblHeader/>"
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(cells)}</w:tr>"


def table(style: str, widths: Iterable[float], rows: Iterable[str]) -> str:
    """Return a table whose columns have fixed widths."""
    columns = [twips(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def said_in(text: str, *, upper: bool = False, fixed: bool = False) -> str:
    """Return a text as the file holds it: clean, in one kind of blanks."""
    said = _UNFIT.sub("", clean(text))
    said = said.replace("\t", " ") if fixed else _BLANKS.sub(" ", said)
    return said.upper() if upper else said


def _runs_of(span: Span, *, upper: bool, size: float, fixed: bool) -> str:
    look = "<w:b/><w:bCs/>" if span.bold else ""
    if span.italic:
        look += "<w:i/><w:iCs/>"
    height = f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>' if size else ""
    made = ""
    for part in _SHAPE.split(said_in(span.text, upper=upper, fixed=fixed)):
        if not part:
            continue
        font = ""
        if part[0] in SHAPES:
            names = " ".join(f'w:{script}="{SHAPE_FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
            font = f"<w:rFonts {names}/>"
        properties = f"{font}{look}{height}"
        made += f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{_texts(part)}</w:r>"
    return made


def _texts(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _spacing(how: Set) -> str:
    said = ""
    if how.before is not None:
        said += f' w:before="{twips(how.before)}"'
    if how.exactly is not None:
        said += f' w:line="{max(twips(how.exactly), 1)}" w:lineRule="exact"'
    return f"<w:spacing{said}/>" if said else ""


def _indents(how: Set) -> str:
    said = ""
    for name, length in (("left", how.left), ("right", how.right)):
        if length is not None:
            said += f' w:{name}="{twips(length)}"'
    if how.first is not None:
        name = "hanging" if how.first < 0 else "firstLine"
        said += f' w:{name}="{twips(abs(how.first))}"'
    return f"<w:ind{said}/>" if said else ""
