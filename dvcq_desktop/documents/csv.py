# SPDX-License-Identifier: MIT
"""The tables of a document as CSV: for other programs, and for Excel without letting a cell calculate."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents.sheeting import sheets_of

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.documents.sheeting import Value

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")


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
    """Return a text that no spreadsheet takes for a formula: with the sign that it reads as "text"."""
    return f"'{text}" if text.lstrip().startswith(_DANGEROUS) or text.startswith(("\t", "\r")) else text


def _cell(cell: Value) -> str:
    return guarded(cell.shown) if isinstance(cell.value, str) else cell.shown
