# SPDX-License-Identifier: MIT
"""Spreadsheet files to books: .xlsx, .xls and .ods through calamine behind a guard, and .csv.

No file that was not looked through reaches calamine: it lays out what it is told, however large that is.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dvcq_desktop import chosen
from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets import refusals
from dvcq_desktop.sheets.book import Book, Cell, Limits, Place, Range, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    (b"%PDF-", "là tệp PDF"),
    (b"{\\rtf", "là tệp RTF"),
    (b"\x89PNG", "là tệp ảnh"),
    (b"\xff\xd8\xff", "là tệp ảnh"),
    (b"GIF8", "là tệp ảnh"),
)
LIMITS = Limits()
_WANTED = chosen.Wanted("tệp bảng tính", ".xlsx, .xls, .ods hoặc .csv", "chỉ giữ lại danh sách rồi lưu lại")
KINDS = "*.xlsx *.xlsm *.xls *.ods *.csv"


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def read_file(path: Path, tell: Callable[[int, int], None] = _quiet, limits: Limits = LIMITS) -> Book:
    """Read a spreadsheet; raise UserError with one sentence where it can't be.

    `tell(done, total)` is called often, and may raise to stop the reading.
    """
    return read_bytes(bytes_of(path, limits), path.name, tell, limits)


def bytes_of(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the content of a file."""
    return chosen.bytes_of(path, _WANTED, limits.file_bytes)


def read_bytes(
    data: bytes, name: str, tell: Callable[[int, int], None] = _quiet, limits: Limits = LIMITS
) -> Book:
    """Read the content of a spreadsheet file, by what it is, not by what it is called."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise UserError(f"Tệp “{name}” không có nội dung; hãy chọn tệp khác.")
    if data.startswith(_ZIPS):
        book = _read_package(data, name, tell, limits)
    elif data.startswith(_OLE):
        book = _read_old(data, name, tell, limits)
    else:
        for start, what in _OTHERS:
            if data.startswith(start):
                raise UserError(f"Tệp “{name}” {what}, không phải bảng tính; hãy chọn tệp khác.")
        from dvcq_desktop.sheets.delimited import rows_of_bytes  # noqa: PLC0415 - start-up time

        book = book_of_rows(rows_of_bytes(data, name, limits), name)
    if all(sheet.is_empty for sheet in book.sheets):
        raise UserError(f"Tệp “{name}” không có ô nào có chữ; hãy chọn tệp khác.")
    return book


def book_of_rows(rows: Sequence[Sequence[str]], name: str) -> Book:
    """Return a book of one sheet, as a .csv file or a pasted table has it."""
    return Book(name, (Sheet("", tuple(tuple(row) for row in rows)),))


def _read_package(data: bytes, name: str, tell: Callable[[int, int], None], limits: Limits) -> Book:
    from dvcq_desktop.sheets.package import check_package  # noqa: PLC0415 - start-up time

    checked = check_package(data, name, limits, tell)
    return _read_checked(checked.data, name, checked.capitals, tell, limits)


def _read_old(data: bytes, name: str, tell: Callable[[int, int], None], limits: Limits) -> Book:
    from dvcq_desktop.sheets.biff import check_workbook  # noqa: PLC0415 - start-up time

    checked, extents = check_workbook(data, name, limits, tell)
    capitals = {sheet: frozenset(extent.styles) for sheet, extent in extents}
    return _read_checked(checked, name, capitals, tell, limits)


def _read_checked(
    data: bytes,
    name: str,
    capitals: dict[str, frozenset[Place]],
    tell: Callable[[int, int], None],
    limits: Limits,
) -> Book:
    import python_calamine as calamine  # noqa: PLC0415 - start-up time

    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            about = workbook.sheets_metadata[: limits.sheets]
            sheets = []
            for number, each in enumerate(about):
                tell(number, len(about))
                if each.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                found = workbook.get_sheet_by_index(number)
                rows = tuple(tuple(map(_cell, row)) for row in found.to_python(skip_empty_area=False))
                hidden = each.visible != calamine.SheetVisibleEnum.Visible
                seen = capitals.get(each.name, frozenset())
                sheets.append(Sheet(each.name, rows, _merged(found.merged_cell_ranges), seen, hidden))
    except calamine.PasswordError:
        raise refusals.locked(name) from None
    except (calamine.CalamineError, ValueError, OverflowError, OSError):
        raise refusals.damaged(name) from None
    except BaseException as error:
        # What calamine does not expect at all arrives as a panic of its own kind.
        if type(error).__name__ != "PanicException":
            raise
        raise refusals.damaged(name) from None
    if not sheets:
        raise UserError(f"Tệp “{name}” không có trang tính nào; hãy chọn tệp khác.")
    return Book(name, tuple(sheets))


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)


def _merged(ranges: Sequence[Range] | None) -> tuple[Range, ...]:
    """Return merged cells of a size that people merge."""
    kept, covered = [], 0
    for (top, left), (bottom, right) in ranges or ():
        area = (bottom - top + 1) * (right - left + 1)
        covered += area
        if bottom >= top and right >= left and right < LIMITS.columns and covered <= LIMITS.cells:
            kept.append(((top, left), (bottom, right)))
    return tuple(kept)
