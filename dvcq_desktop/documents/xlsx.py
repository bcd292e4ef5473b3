# SPDX-License-Identifier: MIT
"""Render the tables of a document as an Excel file: typed cells, titles, a header that stays and repeats."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.packing import LONG_AGO, packed_alike
from dvcq_desktop.documents.setting import clean
from dvcq_desktop.documents.sheeting import sheets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.documents.sheeting import Line, Sheet

_FONT = "Times New Roman"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_CORE = "docProps/core.xml"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# About how many letters of 12 points stand on a sheet of paper.
_LETTERS = {False: 88, True: 132}


def render_xlsx(document: Document) -> bytes:
    """Return the tables as an .xlsx file: the same document gives the same bytes. Any thread may call it."""
    from openpyxl import Workbook  # noqa: PLC0415 - start-up time

    book = Workbook()
    book.remove(book.active)
    names: set[str] = set()
    for sheet in sheets_of(document):
        _Page(book.create_sheet(_name(sheet.name, names)), sheet).fill()
    if not names:
        book.create_sheet("Bảng")
    said = book.properties
    said.title, said.creator = clean(document.title)[:255], clean(document.author)[:255]
    said.created = said.modified = datetime(*LONG_AGO)  # noqa: DTZ001 - no clock is in it
    target = BytesIO()
    book.save(target)
    # Saving notes the time once more.
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - start-up time

    said.modified = datetime(*LONG_AGO)  # noqa: DTZ001 - a file says no zone
    return packed_alike(target.getvalue(), {_CORE: tostring(said.to_tree())})


class _Page:
    """Fills one sheet."""

    def __init__(self, page: Any, sheet: Sheet) -> None:  # openpyxl has no types
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - start-up time
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - start-up time

        self._page = page
        self._sheet = sheet
        self._last = get_column_letter(len(sheet.columns))
        self._letter = get_column_letter
        thin = Side("thin")
        self._border = Border(thin, thin, thin, thin)
        size = decree30.TABLE_TEXT.size
        self._fonts = {bold: Font(_FONT, size, bold=bold) for bold in (False, True)}
        self._title = Font(_FONT, decree30.KIND.size, bold=True)
        self._fill = PatternFill("solid", "E7E6E6")
        self._centred = Alignment("center", "center", wrap_text=True)
        self._sides = {
            align: Alignment(align, "center", wrap_text=True) for align in ("left", "center", "right")
        }

    def fill(self) -> None:
        """Write titles, header and rows, and set the page up."""
        for number, title in enumerate(self._sheet.titles, 1):
            self._merged(number, title, self._title, self._centred)
        head = len(self._sheet.titles) + (2 if self._sheet.titles else 1)
        for place, column in enumerate(self._sheet.columns, 1):
            cell = self._text(head, place, " ".join(column.title.split()))
            cell.font, cell.alignment, cell.fill = self._fonts[True], self._centred, self._fill
            cell.border = self._border
        for number, line in enumerate(self._sheet.lines, head + 1):
            self._line(number, line)
        self._set_up(head)

    def _line(self, number: int, line: Line) -> None:
        if line.kind == "group":
            self._merged(number, line.cells[0].shown, self._fonts[True], self._sides["left"])
            for place in range(1, len(self._sheet.columns) + 1):
                self._page.cell(number, place).border = self._border
            return
        font = self._fonts[line.kind == "total"]
        for place, column in enumerate(self._sheet.columns):
            value = line.cells[place] if place < len(line.cells) else None
            if value is None or isinstance(value.value, str):
                cell = self._text(number, place + 1, value.shown if value else "")
            else:
                cell = self._page.cell(number, place + 1, value.value)
                cell.number_format = value.pattern
            cell.font, cell.alignment, cell.border = font, self._sides[column.align], self._border

    def _text(self, row: int, column: int, text: str) -> Any:
        """Write a text that is one whatever it begins with: never a formula, never an error value."""
        cell = self._page.cell(row, column)
        if text:
            cell.value = _UNFIT.sub("", text)[:_LONGEST_TEXT]
            cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
        return cell

    def _merged(self, row: int, text: str, font: Any, alignment: Any) -> None:
        cell = self._text(row, 1, text)
        cell.font, cell.alignment = font, alignment
        if len(self._sheet.columns) > 1:
            self._page.merge_cells(
                start_row=row, end_row=row, start_column=1, end_column=len(self._sheet.columns)
            )
        # A merged cell does not grow by itself with its text.
        room = _LETTERS[self._sheet.landscape]
        lines = sum(-(-max(len(part), 1) // room) for part in text.split("\n"))
        if lines > 1:
            self._page.row_dimensions[row].height = lines * font.sz * 1.3

    def _set_up(self, head: int) -> None:
        page, sheet = self._page, self._sheet
        for place, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[self._letter(place)].width = width
        page.freeze_panes = f"A{head + 1}"
        page.print_title_rows = f"{head}:{head}"
        page.print_area = f"A1:{self._last}{head + len(sheet.lines)}"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        inch = 72
        page.page_margins.left = decree30.MARGIN_LEFT.value / inch
        page.page_margins.right = decree30.MARGIN_RIGHT.value / inch
        page.page_margins.top = decree30.MARGIN_TOP.value / inch
        page.page_margins.bottom = decree30.MARGIN_BOTTOM.value / inch
        page.page_margins.header = decree30.PAGE_NUMBER_DROP.value / inch / 2
        page.oddHeader.center.text = "&P"
        page.HeaderFooter.differentFirst = True


def _widths(sheet: Sheet) -> Sequence[float]:
    total = sum(column.width for column in sheet.columns)
    return [max(_LETTERS[sheet.landscape] * column.width / total, 5) for column in sheet.columns]


def _name(said: str, taken: set[str]) -> str:
    """Return a name that Excel takes for a sheet, and that no other sheet has."""
    bare = _UNFIT.sub("", _FORBIDDEN.sub(" ", said))
    wanted = _shortened(" ".join(bare.split())) or "Bảng"
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted[: _LONGEST_NAME - 4].strip()} ({number})"
    taken.add(name.casefold())
    return name


def _shortened(name: str) -> str:
    """Return as many whole words as a sheet's name may have, without a number that what is cut belongs to."""
    if len(name) <= _LONGEST_NAME:
        return name
    whole, space, _part = name[: _LONGEST_NAME + 1].rpartition(" ")
    return whole.rstrip(" 0123456789,;:-") if space else name[:_LONGEST_NAME]
