# SPDX-License-Identifier: MIT
"""Registrations pasted from a spreadsheet as the book that a file with them would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.importing.reading import Choice, read_models
from dvcq_desktop.sheets.reader import book_of_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.sheets.book import Book

PASTED = "bảng vừa dán"
_NUMBER = "TT"
_TITLES = ("Tên mô hình", "Đơn vị, thôn", "Loại", "Lĩnh vực", "Người đứng đầu")


def pasted_book(rows: Sequence[Sequence[str]], today: date) -> Book:
    """Return a pasted table with a row of titles: its own, or else one by the usual order of columns.

    A first column that only counts the rows is taken for that.
    """
    book = book_of_rows(rows, PASTED)
    if read_models(book, Choice(), today).models:
        return book
    counts = all(row[0].strip().rstrip(".").isdecimal() for row in rows if row and row[0].strip())
    titles = (_NUMBER, *_TITLES) if counts else _TITLES
    width = max(len(row) for row in rows)
    return book_of_rows([[*titles, *[""] * width][:width], *rows], PASTED)
