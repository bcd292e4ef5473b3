# SPDX-License-Identifier: MIT
"""PDF files with a text layer to lines: columns told apart by their place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reading.pdfletters import Piece, Turn, pieces_of
from dvcq_desktop.plan.reading.pdftables import Grid, grids_of
from dvcq_desktop.plan.reading.source import LineMaker, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PAGES = 400
_MOST_LETTERS = 2_000_000
_SCANNED = 15
_SAME_WALL = 4.0
_SHORT_OF_MARGIN = 50.0
_NUMBER_ALONE = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Row:
    """The pieces that stand on one line."""

    pieces: tuple[Piece, ...]

    @property
    def top(self) -> float:
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return min(piece.bottom for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class _Table:
    """A ruled table: where it begins on its page, its upright lines, the cells of its rows."""

    top: float
    walls: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def goes_on(self, before: _Table) -> bool:
        """Tell whether this is the rest, on the next page, of the table before it."""
        return len(self.walls) == len(before.walls) and all(
            abs(one - other) < _SAME_WALL for one, other in zip(self.walls, before.walls, strict=True)
        )


@dataclass(frozen=True)
class _Page:
    """The pieces of a page's running text, and its ruled tables from the top down."""

    pieces: tuple[Piece, ...]
    tables: tuple[_Table, ...]
    width: float


def read_pdf(data: bytes, name: str) -> Source:
    """Return the lines of a PDF file; raise UserError where it is locked, damaged or only pictures."""
    pages = _pages(data, name)
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    letters += sum(len(cell) for page in pages for table in page.tables for row in table.rows for cell in row)
    if letters < _SCANNED * max(1, len(pages)):
        raise UserError(
            f"Tệp “{name}” là bản quét, không có chữ để đọc; hãy dùng tệp Word gốc hoặc dán văn bản"
            f" vào chương trình."
        )
    writer = _Writer()
    for number, page in enumerate(pages):
        writer.add_page(page, is_first=not number)
    return Source(tuple(writer.maker.lines), tuple(writer.asides))


@dataclass
class _Writer:
    """Turn pages into lines."""

    maker: LineMaker = field(default_factory=LineMaker)
    asides: list[tuple[int, str]] = field(default_factory=list)
    table: _Table | None = None
    last_row: int = -1
    margin: float = 0.0

    def add_page(self, page: _Page, *, is_first: bool) -> None:
        """Add a page's lines: its page number is put aside, its tables stand between its rows."""
        rows = _rows(page.pieces)
        self.margin = _right_margin(rows, page.width)
        tables = list(page.tables)
        for place in (0, -1):
            if len(rows) > (place == -1) and _is_page_number(rows[place], page):
                self.asides.append((len(self.maker.lines) + 1, rows[place].text))
                rows.pop(place)
        if not is_first:
            self.maker.add("", page_top=True)
        place = 0
        while tables:
            end = next((i for i in range(place, len(rows)) if rows[i].top < tables[0].top), len(rows))
            self._add_text(rows[place:end])
            self._add_table(tables.pop(0))
            place = end
        self._add_text(rows[place:])

    def _add_text(self, rows: Sequence[_Row]) -> None:
        if rows:
            self.table = None
            _add_rows(self.maker, rows, self.margin)

    def _add_table(self, table: _Table) -> None:
        before, rows = self.table, list(table.rows)
        if before is not None and table.goes_on(before) and before.rows:
            if rows and rows[0] == before.rows[0]:
                self.asides.append((len(self.maker.lines) + 1, " | ".join(filter(None, rows.pop(0)))))
            if rows and not rows[0][0] and self.last_row >= 0:
                self.maker.extend_row(self.last_row, list(rows.pop(0)))
            table = replace(before, walls=table.walls)
        for row in rows:
            self.maker.add_row(list(row))
            self.last_row = len(self.maker.lines) - 1
        self.table = table


def _pages(data: bytes, name: str) -> list[_Page]:
    import pypdfium2  # noqa: PLC0415 - start-up time

    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "có mật khẩu" if locked else "bị hỏng"
        raise UserError(f"Tệp PDF “{name}” {why}; hãy dùng tệp Word gốc hoặc tệp PDF khác.") from None
    try:
        if len(document) > _MOST_PAGES:
            raise UserError(f"Tệp “{name}” có quá nhiều trang ({len(document)}); hãy chỉ lấy phần kế hoạch.")
        return _read_pages(document, name)
    except pypdfium2.PdfiumError:
        raise UserError(f"Tệp PDF “{name}” bị hỏng; hãy dùng tệp Word gốc hoặc tệp PDF khác.") from None
    finally:
        with PDFIUM:
            document.close()


def _read_pages(document: Any, name: str) -> list[_Page]:
    pages = []
    letters = 0
    for number in range(len(document)):
        # Page by page, so that a preview beside it is drawn on.
        with PDFIUM:
            page = document[number]
            text_page = page.get_textpage()
            letters += text_page.count_chars()
            if letters > _MOST_LETTERS:
                raise UserError(f"Tệp “{name}” quá dài (hơn 2 triệu chữ); hãy chỉ lấy phần kế hoạch.")
            turn = _turn_of(page)
            grids = grids_of(page, turn)
            pages.append(_page(pieces_of(text_page, turn, grids), grids, page.get_width()))
            text_page.close()
            page.close()
    return pages


def _turn_of(page: Any) -> Turn:
    degrees, width, height = page.get_rotation() % 360, page.get_width(), page.get_height()
    return Turn(degrees, height, width) if degrees in {90, 270} else Turn(degrees, width, height)


def _page(pieces: Sequence[Piece], grids: Sequence[Grid], width: float) -> _Page:
    """Take the pieces that stand in ruled tables out of the running text."""
    free = list(pieces)
    tables = []
    for grid in sorted(grids, key=lambda one: -one.top):
        inside = [piece for piece in free if grid.holds(piece.left + 1, piece.middle)]
        inside.sort(key=lambda piece: (-round(piece.middle), piece.left))
        rows = grid.rows([(piece.left + 1, piece.middle, piece.text) for piece in inside])
        if not any(sum(bool(cell) for cell in row) > 1 for row in rows):
            continue
        free = [piece for piece in free if piece not in inside]
        tables.append(_Table(grid.top, grid.xs, tuple(map(tuple, rows))))
    return _Page(tuple(free), tuple(tables), width)


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """Put the pieces that stand on one line together, from the top of the page."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-(one.top + one.bottom) / 2, one.left)):
        middle = (piece.top + piece.bottom) / 2
        last = rows[-1][0] if rows else None
        if last is not None and last.bottom <= middle <= last.top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_Row(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def _is_page_number(row: _Row, page: _Page) -> bool:
    if not _NUMBER_ALONE.match(row.text) or len(row.pieces) > 1:
        return False
    if any(row.bottom < table.top < row.top for table in page.tables):
        return False
    piece = row.pieces[0]
    is_centred = abs((piece.left + piece.right - page.width) / 2) < 0.15 * page.width
    return is_centred or piece.left > 0.8 * page.width


def _add_rows(maker: LineMaker, rows: Sequence[_Row], margin: float) -> None:
    """Add a page's rows; neighbouring rows in two columns are read column by column."""
    steps = [before.bottom - after.bottom for before, after in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and (len(rows[end].pieces) > 1 or _stands_aside(rows, end, place)):
            end += 1
        if end > place and _is_table(rows[place:end]):
            for row in rows[place:end]:
                maker.add("\t".join(piece.text for piece in row.pieces))
            place = end
            continue
        if end > place:
            _add_columns(maker, rows[place:end])
            place = end
            continue
        if place and usual and rows[place - 1].bottom - rows[place].bottom > 1.45 * usual:
            maker.add("")
        right = rows[place].pieces[-1].right
        maker.add(rows[place].text, full=right > margin - _SHORT_OF_MARGIN if margin else None)
        place += 1


def _right_margin(rows: Sequence[_Row], width: float) -> float:
    """Return where wrapped lines end; 0 where too few rows are as long as the text is wide."""
    long = [row.pieces[0].right for row in rows if len(row.pieces) == 1]
    long = [right for right in long if right > 0.7 * width]
    return max(long) if len(long) > 1 else 0.0


def _stands_aside(rows: Sequence[_Row], place: int, start: int) -> bool:
    """Tell whether a row of one piece belongs to a column of the rows in two columns above it."""
    if place == start or place - start > 30:
        return False
    split = _split_of(rows[start:place])
    piece = rows[place].pieces[0]
    return split is not None and (piece.right < split or piece.left > split - 4)


def _split_of(rows: Sequence[_Row]) -> float | None:
    """Return where the second column begins, by the rows that have two pieces."""
    seconds = [row.pieces[1].left for row in rows if len(row.pieces) > 1]
    firsts = [row.pieces[0].right for row in rows if len(row.pieces) > 1]
    if not seconds or max(firsts) >= min(seconds):
        return None
    return min(seconds)


def _is_table(rows: Sequence[_Row]) -> bool:
    return sum(len(row.pieces) > 2 for row in rows) >= max(2, len(rows) // 3)


def _add_columns(maker: LineMaker, rows: Sequence[_Row]) -> None:
    split = _split_of(rows)
    if split is None:
        for row in rows:
            maker.add("\t".join(piece.text for piece in row.pieces))
        return
    for is_left in (True, False):
        for row in rows:
            texts = [piece.text for piece in row.pieces if (piece.left < split - 4) == is_left]
            if texts:
                maker.add(" ".join(texts))
        maker.add("")
