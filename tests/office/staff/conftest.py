# SPDX-License-Identifier: MIT
"""Messy spreadsheets as offices keep them; all people are made up."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.staff.lists import Choice, StaffList
from dvcq_desktop.office.staff.reading import ListReader
from dvcq_desktop.sheets.reader import book_of_rows, read_bytes

if TYPE_CHECKING:
    from dvcq_desktop.sheets.book import Book

TODAY = date(2026, 11, 24)
DATA = Path(__file__).parents[2] / "data" / "sheets"

_FOUND_OUT = Choice()
Rows = list[list[Any]]
ReadRows = Callable[..., StaffList]

TCVN3 = str.maketrans(
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
)


def save(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def fill(sheet: Any, rows: Rows, *, start: int = 1) -> None:
    for number, row in enumerate(rows, start):
        for column, value in enumerate(row, 1):
            if value not in (None, ""):
                cell = sheet.cell(number, column, value)
                if isinstance(value, date):
                    cell.number_format = "dd/mm/yyyy"


def messy_list() -> Workbook:
    """Make a list by units: titles, a header over two rows, births by sex, two pages, a total, signatures."""
    book = Workbook()
    sheet = book.active
    sheet.title = "DS"
    rows: Rows = [
        ["UBND XÃ ĐẠI SƠN", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["VĂN PHÒNG HĐND&UBND", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM 2026"],
        ["(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)"],
        ["Số TT", "Họ và tên", "Ngày, tháng, năm sinh", "", "Chức vụ", "Số CCCD", "Điện thoại", "Ghi chú"],
        ["", "", "Nam", "Nữ"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["I", "Lãnh đạo UBND"],
        [1, "NGUYỄN VĂN THỬ", date(1975, 3, 5), "", "Chủ tịch UBND xã", "001075000001", "0900000001"],
        [2, "Trần Thị Mẫu", "", "12.8.79", "Phó Chủ tịch UBND xã", "001079000002", "0900000002"],
        ["II", "Phòng Văn hóa - Xã hội"],
        [3, "Lê Văn Ví  Dụ", "1981", "", "Trưởng phòng", "", "", "Kiêm nhiệm"],
        [4, "Phạm Thị Giả", "", "31/02/1980", "Chuyên viên"],
        [],
        ["Số TT", "Họ và tên", "Ngày, tháng, năm sinh", "", "Chức vụ", "Số CCCD", "Điện thoại", "Ghi chú"],
        ["", "", "Nam", "Nữ"],
        [5, "Hoàng Văn Thí", "15/07/1990", "", "Chuyên viên"],
        ["III", "Phòng Kinh tế (2 người)"],
        [6, "Đỗ Thị Nghiệm", "", 1988, "Chuyên viên"],
        [7, "", "02/02/1992", "", "Chuyên viên"],
        ["Tổng cộng: 7 người"],
        [],
        ["", "", "", "", "Đại Sơn, ngày 10 tháng 01 năm 2026"],
        ["", "NGƯỜI LẬP", "", "", "TM. ỦY BAN NHÂN DÂN"],
        ["", "", "", "", "CHỦ TỊCH"],
        [],
        ["", "Vũ Thị Lập", "", "", "Nguyễn Văn Thử"],
    ]
    fill(sheet, rows)
    for merged in ("A4:H4", "A5:H5", "A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7", "G6:G7", "H6:H7",
                   "B9:H9", "C16:D16", "A16:A17", "B16:B17"):  # fmt: skip
        sheet.merge_cells(merged)
    return book


def old_list() -> Workbook:
    """Make a list in .VnTime with a heading in .VnTimeH, units in a merged column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "CBCC"
    rows: Rows = [
        ["danh s¸ch c¸n bé"],
        ["TT", "hä vµ tªn", "n¨m sinh", "chøc vô", "®¬n vÞ"],
        [1, "nguyÔn v¨n thö", 1975, "Tr\u00adëng phßng", "Phßng V¨n hãa - X· héi"],
        [2, "TrÇn ThÞ MÉu H\u00ad¬ng", 1982, "Chuyªn viªn", ""],
        [3, "§ç §øc VÝ", 1990, "Chuyªn viªn", "Phßng Kinh tÕ"],
    ]
    fill(sheet, rows)
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
    for place in ("A1", "B2", "C2", "D2", "E2", "B3"):
        sheet[place].font = Font(name=".VnTimeH")
    sheet.merge_cells("E3:E4")
    return book


@pytest.fixture
def directory() -> Directory:
    return Directory()


@pytest.fixture
def read_rows(directory: Directory) -> ReadRows:
    """Read rows as a pasted table."""

    def read(rows: Rows, choice: Choice = _FOUND_OUT, office: Directory = directory) -> StaffList:
        texts = [["" if cell is None else cell for cell in row] for row in rows]
        return ListReader(book_of_rows(texts, "dán"), office, TODAY).read(choice)

    return read


@pytest.fixture
def read_book(directory: Directory) -> ReadRows:
    """Read a workbook as it would lie on the disk."""

    def read(book: Workbook, choice: Choice = _FOUND_OUT, office: Directory = directory) -> StaffList:
        return ListReader(opened(book), office, TODAY).read(choice)

    return read


def opened(book: Workbook, name: str = "danh-sach.xlsx") -> Book:
    return read_bytes(save(book), name)
