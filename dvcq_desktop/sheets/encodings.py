# SPDX-License-Identifier: MIT
"""Old encodings of a sheet, told column by column, and the sheet in Unicode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from dvcq_desktop.text.legacy import Encoding, detect, has_unicode_letter, to_unicode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.sheets.book import Cell, Sheet

Encodings = Mapping[int, Encoding]
_SAMPLED_ROWS = 2_000


def encodings_of(sheet: Sheet) -> dict[int, Encoding]:
    """Return the encoding of each column with letters beyond ASCII.

    What a short column leaves open, as one whose only word is its heading, the rest of the sheet decides.
    """
    texts = {column: _texts(sheet, column) for column in range(sheet.width)}
    written = {column: found for column, found in texts.items() if found}
    own = {column: detect(found) for column, found in written.items()}
    whole = detect([text for found in written.values() for text in found])
    if whole is Encoding.UNICODE:
        return own
    return {
        column: whole
        if encoding is Encoding.UNICODE and not any(map(has_unicode_letter, written[column]))
        else encoding
        for column, encoding in own.items()
    }


def in_unicode(sheet: Sheet, encodings: Encodings) -> Sheet:
    """Return the sheet with its texts in Unicode; what is Unicode already is left as it is."""
    old = {column: how for column, how in encodings.items() if how is not Encoding.UNICODE}
    if not old:
        return sheet
    rows = []
    for number, row in enumerate(sheet.rows):
        cells: list[Cell] = list(row)
        for column, encoding in old.items():
            if column < len(cells) and isinstance(cell := cells[column], str) and cell:
                cells[column] = _decoded(cell, encoding, (number, column) in sheet.capitals)
        rows.append(tuple(cells))
    return replace(sheet, rows=tuple(rows))


def _texts(sheet: Sheet, column: int) -> list[str]:
    rows: Sequence[Sequence[Cell]] = sheet.rows[:_SAMPLED_ROWS]
    cells = (row[column] for row in rows if column < len(row))
    return [cell for cell in cells if isinstance(cell, str) and not cell.isascii()]


@lru_cache(maxsize=4096)
def _decoded(text: str, encoding: Encoding, capitals: bool) -> str:
    return to_unicode(text, encoding, capitals=capitals)
