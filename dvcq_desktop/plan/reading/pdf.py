# SPDX-License-Identifier: MIT
"""PDF files with a text layer to lines: columns told apart by their place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reading.source import LineMaker, Source
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PAGES = 400
_MOST_LETTERS = 2_000_000
_SCANNED = 15
_NUMBER_ALONE = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Piece:
    """A run of letters on one line with no wide gap in it, in points from the page's bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class _Row:
    """The pieces that stand on one line."""

    pieces: tuple[_Piece, ...]

    @property
    def top(self) -> float:
        return max(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return min(piece.bottom for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def read_pdf(data: bytes, name: str) -> Source:
    """Return the lines of a PDF file; raise UserError where it is locked, damaged or only pictures."""
    pages = _pages(data, name)
    letters = sum(len(piece.text) for page in pages for piece in page)
    if letters < _SCANNED * max(1, len(pages)):
        raise UserError(
            f"Tệp “{name}” là bản quét, không có chữ để đọc; hãy dùng tệp Word gốc hoặc dán văn bản"
            f" vào chương trình."
        )
    maker = LineMaker()
    asides: list[tuple[int, str]] = []
    for number, pieces in enumerate(pages):
        rows = _rows(pieces)
        if rows and _is_page_number(rows[0], pieces):
            asides.append((len(maker.lines) + 1, rows[0].text))
            rows = rows[1:]
        if rows and len(rows) > 1 and _is_page_number(rows[-1], pieces):
            asides.append((len(maker.lines) + 1, rows[-1].text))
            rows = rows[:-1]
        if number:
            maker.add("", page_top=True)
        _add_rows(maker, rows)
    return Source(tuple(maker.lines), tuple(asides))


def _pages(data: bytes, name: str) -> list[list[_Piece]]:
    import pypdfium2  # noqa: PLC0415 - start-up time

    try:
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
        document.close()


def _read_pages(document: Any, name: str) -> list[list[_Piece]]:
    pages = []
    letters = 0
    for page in document:
        text_page = page.get_textpage()
        letters += text_page.count_chars()
        if letters > _MOST_LETTERS:
            raise UserError(f"Tệp “{name}” quá dài (hơn 2 triệu chữ); hãy chỉ lấy phần kế hoạch.")
        pages.append(_pieces(text_page))
        text_page.close()
        page.close()
    return pages


def _pieces(text_page: Any) -> list[_Piece]:
    """Cut a page's letters into runs: at line ends, and where a gap is wider than words leave."""
    count = text_page.count_chars()
    text = text_page.get_text_range(0, -1) if count else ""
    if len(text) != count:
        return _pieces_by_rectangle(text_page)
    found: list[_Piece] = []
    run: list[tuple[str, tuple[float, float, float, float]]] = []
    for place in range(count):
        letter = text[place]
        if letter in "\r\n":
            _close(run, found)
            continue
        box = text_page.get_charbox(place, loose=True)
        if run and letter.strip() and _is_apart(run, box):
            _close(run, found)
        run.append((letter, box))
    _close(run, found)
    return found


def _pieces_by_rectangle(text_page: Any) -> list[_Piece]:
    found = []
    for place in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(place)
        text = tidy(text_page.get_text_bounded(left, bottom, right, top))
        if text:
            found.append(_Piece(text, left, right, bottom, top))
    return found


def _is_apart(
    run: list[tuple[str, tuple[float, float, float, float]]], box: tuple[float, float, float, float]
) -> bool:
    last = next((one for letter, one in reversed(run) if letter.strip()), None)
    if last is None:
        return False
    height = max(1.0, last[3] - last[1])
    return (
        box[0] - last[2] > 1.6 * height or abs(box[1] - last[1]) > 0.8 * height or box[2] < last[0] - height
    )


def _close(run: list[tuple[str, tuple[float, float, float, float]]], found: list[_Piece]) -> None:
    boxes = [box for letter, box in run if letter.strip()]
    text = tidy("".join(letter for letter, _ in run))
    if text and boxes:
        found.append(
            _Piece(
                text,
                min(box[0] for box in boxes),
                max(box[2] for box in boxes),
                min(box[1] for box in boxes),
                max(box[3] for box in boxes),
            )
        )
    run.clear()


def _rows(pieces: Sequence[_Piece]) -> list[_Row]:
    """Put the pieces that stand on one line together, from the top of the page."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-(one.top + one.bottom) / 2, one.left)):
        middle = (piece.top + piece.bottom) / 2
        last = rows[-1][0] if rows else None
        if last is not None and last.bottom <= middle <= last.top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_Row(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def _is_page_number(row: _Row, pieces: Sequence[_Piece]) -> bool:
    if not _NUMBER_ALONE.match(row.text) or len(row.pieces) > 1:
        return False
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    middle = (row.pieces[0].left + row.pieces[0].right) / 2
    is_centred = abs(middle - (left + right) / 2) < 0.2 * max(1.0, right - left)
    return is_centred or row.pieces[0].left > left + 0.8 * (right - left)


def _add_rows(maker: LineMaker, rows: Sequence[_Row]) -> None:
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
        maker.add(rows[place].text)
        place += 1


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
