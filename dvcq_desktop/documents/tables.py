# SPDX-License-Identifier: MIT
"""Lay out a table: column widths, rows as strips, the header that every page repeats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Row
from dvcq_desktop.documents.cells import Mark, Words, set_cell
from dvcq_desktop.documents.columns import column_edges
from dvcq_desktop.documents.decree30 import Setting, Style
from dvcq_desktop.documents.strips import Strip
from dvcq_desktop.documents.texts import SetText, set_text, set_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dvcq_desktop.documents.blocks import Align, Cell, Column, Table
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pen import Pen

_SIDE = decree30.CELL_SIDE.value
# A header higher than this share of the page is printed once.
_TALLEST_HEAD = 0.3
# Rows of a longer table go on to a page two together, where they are no higher than a share of it.
_FEWEST_ROWS, _LOWEST_ROWS = 3, 0.08
_NOTHING = SetText((), decree30.TABLE_TEXT, 0)

_Known = dict[tuple["Cell", bool], Words | Mark]


def table_strips(
    table: Table,
    faces: Faces,
    width: float,
    height: float,
    checked: Callable[[], None],
    setting: Setting,
) -> list[Strip]:
    """Return a strip for each row; `checked` is called now and then and may raise to stop the work.

    A row has at most as many cells as there are columns, else ValueError.
    """
    measured = measured_rows(table, faces, checked, setting)
    edges = table_edges(table, measured, faces, width, setting)
    head = _head(table.columns, edges, faces, setting)
    repeated = head if head and head.height <= _TALLEST_HEAD * height else None
    strips: list[Strip] = []
    if head:
        strips.append(replace(head, gap=decree30.TABLE_GAP.value, keep=bool(measured)))
    for place, (row, after) in enumerate(zip_longest(measured, measured[1:])):
        checked()
        least = table.row_height * setting.pen_room * decree30.MM if row.row.kind == "normal" else 0
        strip = _row_strip(row, table.columns, edges, (least, setting.cell_top))
        # A total never begins a page without a row that it sums up.
        keep = strip.keep or (after is not None and after.row.kind == "total")
        keep = keep or (strip.height <= _LOWEST_ROWS * height and is_tied(place, len(measured)))
        strips.append(replace(strip, head=repeated, keep=keep))
    if strips and not head:
        strips[0] = replace(strips[0], gap=decree30.TABLE_GAP.value)
    return strips


def is_tied(place: int, count: int) -> bool:
    """Tell whether a row stays with the next: neither the first nor the last of a table stands alone."""
    return count > _FEWEST_ROWS and place in {0, count - 2}


def measured_rows(
    table: Table, faces: Faces, checked: Callable[[], None], setting: Setting
) -> list[Measured]:
    """Measure all cells; a row has at most as many as there are columns, else ValueError."""
    known: _Known = {}
    styles = {"normal": setting.table_text, "group": setting.table_group, "total": setting.table_group}
    return [_measured(row, styles[row.kind], len(table.columns), faces, known, checked) for row in table.rows]


def table_edges(
    table: Table, measured: list[Measured], faces: Faces, width: float, setting: Setting
) -> tuple[float, ...]:
    """Return where the columns of a table begin and end."""
    return column_edges(table.columns, _narrow_cells(measured), faces, width, setting.table_head)


@dataclass(frozen=True, slots=True)
class Measured:
    """A row whose texts are words with widths; `spans` says over how many columns each cell goes."""

    row: Row
    cells: tuple[Words | Mark, ...]
    spans: tuple[int, ...]
    style: Style


def _measured(
    row: Row, style: Style, columns: int, faces: Faces, known: _Known, checked: Callable[[], None]
) -> Measured:
    """Measure a row's cells; in a long list most say what one before has said, which is `known`."""
    checked()
    if len(row.cells) > columns:
        raise ValueError(f"{len(row.cells)} cells in a table of {columns} columns")
    cells = row.cells
    if row.kind == "group":
        spans = (columns,) if len(cells) < 2 else (*(1 for _ in cells[:-1]), columns - len(cells) + 1)
        cells = cells or ("",)
    else:
        cells = cells + ("",) * (columns - len(cells))
        spans = (1,) * columns
    found = []
    for cell in cells:
        words = known.get((cell, style.bold))
        if words is None:
            words = known[cell, style.bold] = set_cell(cell, style, faces)
        found.append(words)
    return Measured(row, tuple(found), spans, style)


def _narrow_cells(rows: Iterable[Measured]) -> Iterator[tuple[int, Words, Style]]:
    """Yield the texts that stand in one column each; the label of a group may be cut."""
    for row in rows:
        for place, (cell, span) in enumerate(zip(row.cells, row.spans, strict=True)):
            if span == 1 and row.row.kind != "group" and not isinstance(cell, Mark):
                yield place, cell, row.style


def _head(
    columns: Sequence[Column], edges: tuple[float, ...], faces: Faces, setting: Setting
) -> Strip | None:
    if not any(column.title for column in columns):
        return None
    style = setting.table_head
    cells = [
        set_text(column.title, style, faces, end - start - 2 * _SIDE, "center")
        for column, start, end in zip(columns, edges, edges[1:], strict=False)
    ]
    return _Laid(tuple(cells), edges, (0, setting.cell_top)).strip()


def _row_strip(
    row: Measured, columns: Sequence[Column], edges: tuple[float, ...], room: tuple[float, float]
) -> Strip:
    bounds = [0, *accumulate(row.spans)]
    laid: list[SetText | Mark] = []
    for cell, start, end in zip(row.cells, bounds, bounds[1:], strict=False):
        if isinstance(cell, Mark):
            laid.append(cell)
            continue
        align: Align = "left" if row.row.kind == "group" and end - start > 1 else columns[start].align
        laid.append(set_words(cell, row.style, edges[end] - edges[start] - 2 * _SIDE, align))
    strip = _Laid(tuple(laid), tuple(edges[place] for place in bounds), room).strip()
    return replace(strip, keep=row.row.kind == "group")


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row laid out: its cells between their edges; of a cut row the cells begin at the top.

    `room` is its least height, and what is left free above and below its texts.
    """

    cells: tuple[SetText | Mark, ...]
    edges: tuple[float, ...]
    room: tuple[float, float]
    whole: bool = True

    @property
    def height(self) -> float:
        least, free = self.room
        return max(max(cell.height for cell in self.cells) + 2 * free, least)

    def strip(self) -> Strip:
        return Strip(self.height, self.draw, cut=partial(_cut, self))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        pen.grid((left + edge for edge in self.edges), top, top + self.height)
        for cell, start, end in zip(self.cells, self.edges, self.edges[1:], strict=False):
            below = (self.height - cell.height) / 2 if self.whole else self.room[1]
            if isinstance(cell, Mark):
                cell.draw(pen, left + start + _SIDE, top + below, end - start - 2 * _SIDE)
            else:
                cell.draw(pen, left + start + _SIDE, top + below)


def _cut(row: _Laid, height: float) -> tuple[Strip, Strip] | None:
    """Cut a row that no page holds after as many lines as fit into a height."""
    first: list[SetText | Mark] = []
    rest: list[SetText | Mark] = []
    for cell in row.cells:
        if isinstance(cell, Mark):
            first.append(cell)
            rest.append(_NOTHING)
            continue
        lines = int((height - 2 * row.room[1]) / cell.style.leading)
        if lines < 1:
            return None
        first.append(cell.part(0, lines))
        rest.append(cell.part(lines, len(cell.lines)))
    return (
        _Laid(tuple(first), row.edges, (0, row.room[1]), whole=False).strip(),
        _Laid(tuple(rest), row.edges, (0, row.room[1]), whole=False).strip(),
    )
