# SPDX-License-Identifier: MIT
"""See a PDF file: each page's margins as far as its text reaches, and its lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import SAMPLE
from dvcq_desktop.documents.checking.pdf_letters import Piece, pieces_of
from dvcq_desktop.documents.checking.seen import Said, Seen, Sheet
from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import nfc

_MOST_PAGES = 400
_MOST_LETTERS = 2_000_000
_FEWEST_LETTERS = 15
_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*")
_CELL = 8.0  # points; a drawn box higher than this is a cell of a table
_INDENT = 10.0
_BEGINS = re.compile(r"- |Căn cứ |[IVXLC]+\. |\d{1,2}(\.\d{1,2})*\. |[a-zđ]\) |\(Kèm|Phụ lục")


def see_pdf(data: bytes, name: str) -> Seen:
    """Return what is seen of a PDF file; raise UserError where it is damaged, locked, or only pictures."""
    import pypdfium2  # noqa: PLC0415 - start-up time

    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "có mật khẩu" if "password" in str(error).lower() else "bị hỏng"
        raise UserError(f"Tệp PDF “{name}” {why}; hãy chọn tệp khác.") from None
    try:
        if len(document) > _MOST_PAGES:
            raise UserError(f"Tệp “{name}” có quá nhiều trang ({len(document)}); hãy chia nhỏ rồi kiểm tra.")
        return _seen(document, name)
    except pypdfium2.PdfiumError:
        raise UserError(f"Tệp PDF “{name}” bị hỏng; hãy chọn tệp khác.") from None
    finally:
        with PDFIUM:
            document.close()


def _seen(document: Any, name: str) -> Seen:
    seen = Seen()
    letters = 0
    for number in range(len(document)):
        with PDFIUM:
            page = document[number]
            width, height = page.get_size()
            # That a paper is made of sample data is said in the margin, and is no part of it.
            pieces = [piece for piece in pieces_of(page) if _closed(piece.text) != _closed(SAMPLE)]
            tables = _tables(page, height)
            page.close()
        letters += sum(len(piece.text) for piece in pieces)
        if letters > _MOST_LETTERS:
            raise UserError(f"Tệp “{name}” quá dài (hơn 2 triệu chữ); hãy chia nhỏ rồi kiểm tra.")
        _add_page(seen, _Page(number + 1, width, height, pieces, tables))
    if letters < _FEWEST_LETTERS:
        raise UserError(
            f"Tệp “{name}” là bản quét, không có chữ để kiểm tra; hãy chọn tệp Word hoặc PDF gốc."
        )
    return seen


def _closed(text: str) -> str:
    """Return a text without spaces, which other makers' kerning may hide."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    width: float
    height: float
    pieces: Sequence[Piece]
    tables: Sequence[tuple[float, float]]

    @property
    def place(self) -> str:
        return f"trang {self.number}"

    def in_table(self, piece: Piece) -> bool:
        middle = piece.base - piece.size / 3
        return any(top <= middle <= bottom for top, bottom in self.tables)


def _tables(page: Any, height: float) -> list[tuple[float, float]]:
    """Return from where to where, from the upper edge, tables with lines go."""
    import pypdfium2.raw as raw  # noqa: PLC0415 - start-up time

    found = []
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        _left, bottom, _right, top = each.get_bounds()
        if top - bottom > _CELL:
            found.append((height - top, height - bottom))
    return found


def _add_page(seen: Seen, page: _Page) -> None:
    number, rest = _page_number(page)
    empty = not rest
    seen.sheets.append(
        Sheet(
            place=page.place,
            width=page.width,
            height=page.height,
            left=None if empty else min(piece.left for piece in rest),
            right=None if empty else page.width - max(piece.right for piece in rest),
            top=None if empty else min(piece.base - 0.7 * piece.size for piece in rest),
            bottom=None if empty else page.height - max(piece.base for piece in rest),
            exact=False,
            number=number,
            first=page.number == 1,
        )
    )
    for each in _paragraphs(page, rest):
        seen.said.append(replace(each, paper=page.number - 1))


def _page_number(page: _Page) -> tuple[Literal["", "top", "elsewhere"], list[Piece]]:
    """Take the page number out of a page's pieces, and tell where it stands."""
    rest = list(page.pieces)
    for piece in page.pieces:
        if not _NUMBER.fullmatch(piece.text):
            continue
        if piece.base < decree30.MARGIN_TOP.lowest + 1:
            rest.remove(piece)
            centred = abs(piece.middle - _middle(page)) < 20
            return ("top" if centred else "elsewhere"), rest
        if piece.base > page.height - decree30.MARGIN_BOTTOM.lowest:
            rest.remove(piece)
            return "elsewhere", rest
    return "", rest


def _middle(page: _Page) -> float:
    left, right = decree30.MARGIN_LEFT.value, decree30.MARGIN_RIGHT.value
    return (left + page.width - right) / 2


def _paragraphs(page: _Page, pieces: Sequence[Piece]) -> list[Said]:
    found: list[Said] = []
    rows: list[list[Piece]] = []
    for piece in (each for each in pieces if not page.in_table(each)):
        # Number and day, or a title and recipients, may stand a little apart.
        if rows and piece.base - rows[-1][0].base < 3:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for column in _columns(rows):
        found += _joined(page, column)
    return found + [_said(page, [piece], "table") for piece in pieces if page.in_table(piece)]


def _columns(rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Return runs of lines to be read one after another: of rows in two columns first the left ones."""
    found: list[list[Piece]] = [[]]
    place = 0
    while place < len(rows):
        end = place
        splits: list[float] = []
        while end < len(rows):
            row = sorted(rows[end], key=lambda one: one.left)
            if len(row) > 1:
                splits.append(row[1].left)
            elif not splits or not (row[0].right < min(splits) or row[0].left > min(splits) - 4):
                break
            end += 1
        if not splits:
            found[-1] += rows[place]
            place += 1
            continue
        split = min(splits)
        band = [piece for row in rows[place:end] for piece in row]
        found += [
            [each for each in band if each.left < split - 4],
            [each for each in band if each.left >= split - 4],
            [],
        ]
        place = end
    return [column for column in found if column]


def _joined(page: _Page, column: Sequence[Piece]) -> list[Said]:
    paragraphs: list[list[Piece]] = []
    right = max(piece.right for piece in column)
    left = min(piece.left for piece in column)
    for piece in column:
        last = paragraphs[-1][-1] if paragraphs else None
        if last is not None and _goes_on(last, piece, left, right):
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([piece])
    return [_said(page, lines, "text") for lines in paragraphs]


def _goes_on(last: Piece, piece: Piece, left: float, right: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if piece.base - last.base > 1.4 * 1.15 * last.size or abs(piece.size - last.size) > 0.3:
        return False
    if (piece.bold, piece.italic) != (last.bold, last.italic) or _BEGINS.match(piece.text):
        return False
    if abs(piece.middle - last.middle) < 3 and piece.left - left > 1:
        return last.text.isupper() == piece.text.isupper()
    return piece.left - left < _INDENT and last.right > right - 0.2 * (right - left)


def _said(page: _Page, lines: Sequence[Piece], zone: Literal["text", "table"]) -> Said:
    fonts = {_family(piece.font) for piece in lines}
    return Said(
        place=page.place,
        text=nfc(" ".join(piece.text for piece in lines)),
        sizes=tuple(sorted({piece.size for piece in lines})),
        fonts=tuple(sorted(fonts)),
        bold=all(piece.bold for piece in lines),
        italic=all(piece.italic for piece in lines),
        zone=zone,
    )


def _family(name: str) -> str:
    """Return the family of a face: "BCDEEE+TimesNewRomanPS-BoldMT" is Times New Roman."""
    bare = re.sub(r"^[A-Z]{6}\+", "", name)
    bare = re.split(r"[-,]", bare)[0].removesuffix("MT").removesuffix("PS")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare)
