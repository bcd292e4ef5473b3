# SPDX-License-Identifier: MIT
"""A table of the blocks as a table of Word: real header rows, fixed widths, the same columns as the print."""

from __future__ import annotations

from itertools import accumulate, pairwise, zip_longest
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Checkbox, Progress
from dvcq_desktop.documents.cells import tie_names
from dvcq_desktop.documents.decree30 import TIGHT, Setting
from dvcq_desktop.documents.strips import COMPANY
from dvcq_desktop.documents.tables import Measured, is_tied, measured_rows, table_edges
from dvcq_desktop.documents.word import styles
from dvcq_desktop.documents.word.markup import PLAIN, Set, cell, paragraph, row, runs, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.documents.blocks import Cell, Column, Table
    from dvcq_desktop.documents.fonts import Faces

_SIDE = decree30.CELL_SIDE.value
_BAR = 4
_BAR_FILL = "A6A6A6"
_STYLES = {"normal": styles.TABLE_TEXT, "group": styles.TABLE_GROUP, "total": styles.TABLE_GROUP}
_MOST_WHOLE = 1500
"""A row with more letters in one cell may be higher than a page, and is cut."""


def table_markup(
    block: Table,
    faces: Faces,
    width: float,
    checked: Callable[[], None],
    setting: Setting,
    *,
    keep: bool,
) -> str:
    """Return the table; `keep` ties its last rows to what follows."""
    measured = measured_rows(block, faces, checked, setting)
    edges = table_edges(block, measured, faces, width, setting)
    widths = [end - start for start, end in pairwise(edges)]
    rows = []
    if any(column.title for column in block.columns):
        rows.append(_head(block.columns, widths, setting))
    count = len(measured)
    for place, (this, after) in enumerate(zip_longest(measured, measured[1:])):
        checked()
        tied = keep if after is None else after.row.kind == "total" or this.row.kind == "group"
        tied = tied or is_tied(place, count) or (keep and place >= count - COMPANY)
        least = block.row_height * setting.pen_room * decree30.MM if this.row.kind == "normal" else 0
        style = styles.of_setting(_STYLES[this.row.kind], setting).key
        rows.append(_row(this, style, block.columns, widths, least, keep=tied))
    return table(styles.TIGHT_TABLE if setting is TIGHT else styles.DATA_TABLE, widths, rows)


def _head(columns: Sequence[Column], widths: Sequence[float], setting: Setting) -> str:
    style = styles.of_setting(styles.TABLE_HEAD, setting).key
    cells = (
        cell(width, paragraph(style, runs(column.title)), middle=True)
        for column, width in zip(columns, widths, strict=True)
    )
    return row(cells, head=True)


def _row(
    this: Measured,
    style: str,
    columns: Sequence[Column],
    widths: Sequence[float],
    least: float,
    *,
    keep: bool,
) -> str:
    bounds = [0, *accumulate(this.spans)]
    said = [*this.row.cells, *[""] * (len(this.spans) - len(this.row.cells))]
    cells = []
    for value, start, end in zip(said, bounds, bounds[1:], strict=False):
        room = sum(widths[start:end])
        align = "left" if this.row.kind == "group" and end - start > 1 else columns[start].align
        how = Set(keep=keep, align=None if align == "left" else align) if keep or align != "left" else PLAIN
        cells.append(cell(room, _content(value, style, how, room - 2 * _SIDE), span=end - start, middle=True))
    whole = all(len(value) < _MOST_WHOLE for value in said if isinstance(value, str))
    return row(cells, whole=whole, least=least)


def _content(value: Cell, style: str, how: Set, width: float) -> str:
    if isinstance(value, Checkbox):
        centred = Set(keep=how.keep, align="center")
        return paragraph(style, runs("☑" if value.checked else "☐"), centred)
    if isinstance(value, Progress):
        percent = min(max(value.percent, 0), 100)
        said = paragraph(style, runs(value.label or f"{percent}%"), Set(keep=how.keep, align="center"))
        bar = Set(keep=how.keep, exactly=_BAR, right=width * (100 - percent) / 100, shade=_BAR_FILL)
        return said + paragraph(styles.GAP.key, "", bar if percent else Set(keep=how.keep, exactly=_BAR))
    return paragraph(style, runs(tie_names(value)), how)
