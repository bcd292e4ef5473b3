# SPDX-License-Identifier: MIT
"""The tables of a document as CSV: for other programs, and for Excel without letting a cell calculate."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents.sheeting import sheets_of

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.documents.sheeting import Value

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
# Nothing, or a number short of a telephone's, and what a comparison says beside it: no letter, no formula.
_COUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d+)?"
# A line of a list. Excel reads "- Quán triệt" as a formula, as it does "- cmd|…": no hyphen may stay.
_LISTED = re.compile(r"^- (?=[^\W\d_])", re.MULTILINE)
_DASH = "– "
_SIGNED = re.compile(rf"[+-](?:{_COUNT} ?%?(?: \([+-]?{_COUNT}%\)| điểm %)?)?")


def render_csv(document: Document) -> bytes:
    """Return the tables as UTF-8 with its mark, by which Excel knows Vietnamese; an empty line parts them."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    for number, sheet in enumerate(sheets_of(document)):
        if number:
            writer.writerow([])
        for title in sheet.titles:
            writer.writerow([guarded(title)])
        writer.writerow([guarded(" ".join(column.title.split())) for column in sheet.columns])
        for line in sheet.lines:
            writer.writerow([_cell(cell) for cell in line.cells])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with the sign that it reads as "text".

    The line of a list gets the longer dash instead, which begins no formula: it is read by people.
    """
    if _SIGNED.fullmatch(text):
        return text
    if _LISTED.match(text):
        return _LISTED.sub(_DASH, text)
    return f"'{text}" if text.lstrip().startswith(_DANGEROUS) or text.startswith(("\t", "\r")) else text


def _cell(cell: Value) -> str:
    # A number whose format says words is a text here.
    return guarded(cell.shown) if isinstance(cell.value, str) or '"' in cell.pattern else cell.shown
