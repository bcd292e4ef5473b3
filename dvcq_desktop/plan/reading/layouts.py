# SPDX-License-Identifier: MIT
"""Tables of duties in a plain text: cells between tabs or spaces, in a drawn grid, or one on each line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.plan.reading.spacedtables import read_spaced
from dvcq_desktop.plan.reading.tables import Place, column_of
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a line of a table became: the cells of the row that begins with it, or none where it goes on a row.
Laid = dict[int, tuple[str, ...]]

_GRID_RULE = re.compile(r"^\s*\+(?:[-=:]{2,}\+)+\s*$")
_ROW_NUMBER = re.compile(r"^(\d{1,3})\s*[.)]?$")
_GROUP_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-HĐ])\s*[.)]?$")
_TIME = re.compile(
    r"^(?:trước|trong|tháng|quý|từ|đến|hằng|hàng|thường xuyên|năm|ngày|cả năm|chậm nhất|sau|khi|định kỳ"
    r"|\d{1,2}[/.-]\d)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"^(?:[IVX]{1,5}\s?[.-]|Nơi nhận|TM\.)\s*\S")
_LONGEST_TITLE = 60
_LONGEST_CELL = 400
_MOST_COLUMNS = 9
_FEWEST_COLUMNS = 3


def lay_tables(raws: Sequence[str]) -> Laid:
    """Return the rows of the tables of duties among the lines of a text."""
    laid: Laid = {}
    place = 0
    while place < len(raws):
        found = _grid(raws, place) or _tabbed(raws, place) or _spaced(raws, place) or _stacked(raws, place)
        if found:
            laid.update(found)
            place = max(found) + 1
        else:
            place += 1
    return laid


def _is_head(cells: Sequence[str]) -> bool:
    """Tell whether cells are the titles of a table of duties."""
    known = {column_of(cell) for cell in cells} - {Place.OTHER}
    return (
        Place.TASK in known
        and len(known) >= _FEWEST_COLUMNS
        and all(len(cell) <= _LONGEST_TITLE for cell in cells)
    )


def _grid(raws: Sequence[str], start: int) -> Laid:
    """Read a table drawn with + and -, as pandoc writes it: a row goes on to the next rule."""
    if not _GRID_RULE.match(raws[start]):
        return {}
    found: Laid = {}
    first, cells = -1, [""]
    for place in range(start, len(raws)):
        if not raws[place].strip():
            continue
        if _GRID_RULE.match(raws[place]):
            first = -1
            found[place] = ()
            continue
        parts = [part.strip().removesuffix("\\") for part in raws[place].strip().strip("|").split("|")]
        if not raws[place].lstrip().startswith("|") or (first >= 0 and len(parts) != len(cells)):
            break
        if first < 0:
            first, cells = place, parts
            found[place] = tuple(map(tidy, parts))
        else:
            cells = [f"{cell} {part}" for cell, part in zip(cells, parts, strict=True)]
            found[place], found[first] = (), tuple(map(tidy, cells))
    rows = [row for row in found.values() if row]
    return found if rows and _is_head(rows[0]) else {}


def _tabbed(raws: Sequence[str], start: int) -> Laid:
    """Read a table whose cells stand between tabs, the empty ones as well."""
    head = tuple(map(tidy, raws[start].split("\t")))
    width = len(head)
    if width < _FEWEST_COLUMNS or not _is_head(head):
        return {}
    found: Laid = {start: head}
    first, cells = start, list(head)
    for place in range(start + 1, len(raws)):
        parts = [tidy(part) for part in raws[place].split("\t")]
        begins = _ROW_NUMBER.match(parts[0]) or _GROUP_NUMBER.match(parts[0])
        if len(cells) < width and not begins and any(parts):
            cells[-1] = f"{cells[-1]} {parts[0]}".strip()
            cells += parts[1:]
            found[first], found[place] = tuple(cells), ()
        elif any(parts):
            if not _is_row(parts, raws[place + 1 :], width):
                break
            first, cells = place, parts
            found[place] = tuple(cells)
    return {place: _padded(row, width) if row else () for place, row in found.items()}


def _is_row(parts: Sequence[str], following: Sequence[str], width: int) -> bool:
    """Tell a row, or the heading of a group of rows, from the text behind the table."""
    if len(parts) >= width:
        return True
    filled = [part for part in parts if part]
    if len(filled) > 1:
        return not filled[-1].isupper()
    next_line = next((line for line in following if line.strip()), "")
    return next_line.count("\t") >= width - 1


def _spaced(raws: Sequence[str], start: int) -> Laid:
    """Read a table whose columns are kept apart by spaces."""
    table = read_spaced(raws, start)
    if table is None or not _is_head(table.titles) or column_of(table.titles[0]) is not Place.NUMBER:
        return {}
    found: Laid = {}
    for cells, places in ((table.titles, table.head), *table.rows):
        found.update({place: cells if not index else () for index, place in enumerate(places)})
    return found


def _padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*row, *("" for _ in range(width - len(row))))


def _stacked(raws: Sequence[str], start: int) -> Laid:
    """Read a table whose cells stand one on each line, as a page of the web is copied."""
    if column_of(raws[start]) is not Place.NUMBER:
        return {}
    filled = _filled(raws, start)
    head: list[tuple[int, str]] = []
    first: tuple[int, str] | None = None
    for place, text in filled:
        if head and (_ROW_NUMBER.match(text) or _GROUP_NUMBER.match(text)):
            first = (place, text)
            break
        if len(head) == _MOST_COLUMNS or len(text) > _LONGEST_TITLE:
            return {}
        head.append((place, text))
    titles = [text for _, text in head]
    if first is None or len(head) < _FEWEST_COLUMNS or not _is_head(titles):
        return {}
    found = _merged(head, titles)
    columns = [column_of(title) for title in titles]
    rows = list(_rows([first, *filled], columns))
    for row in rows:
        found.update(_merged(row, _placed([text for _, text in row], columns)))
    return found if rows else {}


def _filled(raws: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    for place in range(start, len(raws)):
        text = tidy(raws[place])
        if text:
            yield place, text


def _rows(cells: Sequence[tuple[int, str]], columns: Sequence[Place]) -> Iterator[list[tuple[int, str]]]:
    """Cut a run of cells into rows, each begun by the next number; stop where the table ends."""
    row: list[tuple[int, str]] = []
    number = 0
    for place, text in cells:
        counted = _ROW_NUMBER.match(text)
        is_next = counted is not None and int(counted[1]) in {number + 1, 1}
        is_group = _GROUP_NUMBER.match(text) is not None and len(row) != 1
        if is_next or is_group:
            if row:
                yield row
            row = [(place, text)]
            number = int(counted[1]) if counted and is_next else 0
        elif not row or len(row) >= len(columns) or _is_behind_table(row, text):
            break
        else:
            row.append((place, text))
    if len(row) > 1:
        yield row


def _is_behind_table(row: Sequence[tuple[int, str]], text: str) -> bool:
    """Tell a line behind a table from a cell of its last row; a group's heading is one cell."""
    is_group = len(row) > 1 and _GROUP_NUMBER.match(row[0][1]) is not None
    return is_group or len(text) > _LONGEST_CELL or _BEHIND.match(text) is not None or text.endswith("./.")


def _placed(texts: Sequence[str], columns: Sequence[Place]) -> list[str]:
    """Put a row's cells into its columns; where empty ones are missing, a time finds its own column."""
    if len(texts) >= len(columns):
        return list(texts)
    row = [""] * len(columns)
    times = columns.index(Place.TIME) if Place.TIME in columns else len(columns)
    place = 0
    for text in texts:
        if place < times < len(columns) and _TIME.match(text) and place > 1:
            place = times
        row[min(place, len(row) - 1)] = f"{row[min(place, len(row) - 1)]} {text}".strip()
        place += 1
    return row


def _merged(cells: Sequence[tuple[int, str]], row: Sequence[str]) -> Laid:
    """Give the first line of a row its cells, and nothing to those that it took up."""
    return {place: tuple(row) if not index else () for index, (place, _) in enumerate(cells)}
