# SPDX-License-Identifier: MIT
"""Spreadsheet files of every kind to sheets of cells, and the one sentence for those that can't be read."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets.book import Limits, cell_name, column_name, place_of
from dvcq_desktop.sheets.container import Container, packed
from dvcq_desktop.sheets.reader import read_bytes, read_file
from tests.sheets.bombs import SHEET, TEXT, package

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = Path(__file__).parents[1] / "data" / "sheets" / "can-bo-vntime.xls"
ROWS = "Họ và tên;Ngày sinh\nNguyễn Văn Thử;05/03/1980\nTrần Thị Mẫu;1985\n"
CELLS = [("Họ và tên", "Ngày sinh"), ("Nguyễn Văn Thử", "05/03/1980"), ("Trần Thị Mẫu", "1985")]
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="DS">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def simple() -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "DS"
    sheet["B2"], sheet["C3"], sheet["D4"] = "Hä vµ tªn", date(1980, 3, 5), 1985
    sheet["B2"].font = Font(name=".VnTimeH")
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet["B7"] = "hai dòng"
    sheet.merge_cells("B7:D8")
    book.create_sheet("Ẩn").sheet_state = "hidden"
    return book


def ods(content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _ODS.format(content))
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return made.getvalue()


def container(*names: str) -> bytes:
    """Return an OLE file with empty streams of these names."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    entries = b""
    for name in ("Root Entry", *names):
        raw = name.encode("utf-16-le") + b"\0\0"
        kind = 5 if name == "Root Entry" else 2
        entry = (
            raw.ljust(64, b"\0")
            + struct.pack("<HBB", len(raw), kind, 1)
            + struct.pack("<III", *[0xFFFFFFFF] * 3)
        )
        entries += entry.ljust(116, b"\0") + struct.pack("<IQ", 0xFFFFFFFE, 0)[:12]
    return bytes(header) + fat + entries.ljust(512, b"\0")


def test_cells_dates_merged_cells_fonts_and_hidden_sheets_of_an_xlsx() -> None:
    book = read_bytes(saved(simple()), "x.xlsx")
    sheet, hidden = book.sheets
    assert (sheet.name, sheet.hidden, hidden.name, hidden.hidden) == ("DS", False, "Ẩn", True)
    assert sheet.cell(1, 1) == "Hä vµ tªn"
    assert sheet.cell(2, 2) == date(1980, 3, 5)
    assert sheet.cell(3, 3) == 1985
    assert isinstance(sheet.cell(3, 3), int)
    assert sheet.merged == (((6, 1), (7, 3)),)
    assert sheet.capitals == {(1, 1)}
    assert sheet.spread().cell(6, 3) == "hai dòng"
    assert sheet.cell(99, 99) == ""


def test_an_old_xls_with_its_fonts_and_merged_cells() -> None:
    sheet = read_file(OLD).sheets[0]
    assert sheet.cell(1, 1) == "hä vµ tªn"
    assert sheet.cell(2, 2) == date(1975, 3, 5)
    assert {(0, 0), (1, 1), (2, 1)} <= sheet.capitals
    assert (3, 1) not in sheet.capitals
    assert sheet.spread().cell(3, 4) == "Phßng V¨n hãa - X· héi"


def test_an_ods_and_the_rows_that_it_only_repeats() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = f"<table:table-row>{cell.format('Họ và tên')}</table:table-row>"
    far = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    assert read_bytes(ods(row + far), "x.ods").sheets[0].rows[0] == ("Họ và tên",)
    repeated = f'<table:table-row table:number-rows-repeated="1048570">{cell.format("x")}</table:table-row>'
    with pytest.raises(UserError, match="quá xa"):
        read_bytes(ods(row + repeated), "x.ods")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_texts_with_separators(encoding: str, separator: str) -> None:
    data = ROWS.replace(";", separator).encode(encoding)
    assert list(read_bytes(data, "x.csv").sheets[0].rows) == CELLS


def test_a_text_of_a_vietnamese_windows() -> None:
    # cp1258 writes most tones as marks of their own.
    import unicodedata

    def cp1258(letter: str) -> bytes:
        try:
            return letter.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = letter, ""
            parts = unicodedata.normalize("NFD", letter)
            for mark in "\u0300\u0301\u0303\u0309\u0323":
                if mark in parts:
                    base, tone = unicodedata.normalize("NFC", parts.replace(mark, "")), mark
            return base.encode("cp1258") + tone.encode("cp1258")

    data = b"".join(map(cp1258, ROWS))
    rows = read_bytes(data, "x.csv").sheets[0].rows
    assert [unicodedata.normalize("NFC", str(cell)) for cell in rows[1]] == list(CELLS[1])


def test_a_separator_that_the_file_names_and_cells_in_quotes() -> None:
    data = 'sep=|\n"Họ và tên"|"Đơn vị"\n"Thử, Văn"|"Phòng A\nPhòng B"\n'.encode()
    assert list(read_bytes(data, "x.csv").sheets[0].rows)[1] == ("Thử, Văn", "Phòng A\nPhòng B")


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("trống.xlsx", b"", "không có nội dung"),
        ("trắng.xlsx", saved(Workbook()), "không có ô nào"),
        ("hỏng.xlsx", _cut(saved(simple())), "bị hỏng"),
        ("hỏng.xls", _cut(OLD.read_bytes()), "bị hỏng"),
        ("hỏng.xls", OLD.read_bytes()[:600], "bị hỏng"),
        ("trang.xls", "<html><table><tr><td>Họ tên</td></tr></table></html>".encode(), "trang web"),
        ("khóa.xlsx", container("EncryptedPackage"), "mật khẩu"),
        ("khóa.xls", OLD.read_bytes().replace(b"\x42\0\x02\0\xb0\x04", b"\x2f\0\x02\0\xb0\x04"), "mật khẩu"),
        ("thư.doc", container("WordDocument"), "Word"),
        ("lạ.xls", container("Contents"), "không phải là bảng tính"),
        ("bản.pdf", b"%PDF-1.7 ...", "PDF"),
        ("ảnh.xlsx", b"\x89PNG\r\n\x1a\n...", "ảnh"),
        ("máy.csv", bytes(range(1, 32)) * 40, "không phải là bảng tính"),
        ("ngoặc.csv", b'a;"b\n' + b"c;d\n" * 30, "ngoặc kép"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UserError) as refused:
        read_bytes(data, name)
    sentence = refused.value.sentence
    assert reason in sentence
    assert name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def _packed(names: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in names.items():
            package.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ({"word/document.xml": "<a/>"}, "văn bản Word"),
        ({"xl/workbook.bin": ""}, "xlsb"),
        ({"a.txt": "x"}, "không phải là bảng tính"),
        ({"xl/workbook.xml": "<workbook"}, "bị hỏng"),
    ],
)
def test_packages_that_are_no_spreadsheet(names: dict[str, str], reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        read_bytes(_packed(names), "x.xlsx")


def test_a_file_that_is_too_large_missing_or_a_folder(tmp_path: Path) -> None:
    large = tmp_path / "lớn.csv"
    large.write_bytes(b"a;b\n" * 10)
    with pytest.raises(UserError, match="quá lớn"):
        read_file(large, limits=Limits(file_bytes=10))
    with pytest.raises(UserError, match="thư mục"):
        read_file(tmp_path)
    with pytest.raises(UserError, match="Không tìm thấy"):
        read_file(tmp_path / "không có.xlsx")


@pytest.mark.parametrize("limits", [Limits(rows=2), Limits(columns=1), Limits(cells=3)])
def test_rows_columns_and_cells_have_an_end(limits: Limits) -> None:
    with pytest.raises(UserError, match=r"quá (lớn|xa|nhiều)"):
        read_bytes(ROWS.encode(), "x.csv", limits=limits)
    book = Workbook()
    for row in ROWS.splitlines():
        book.active.append(row.split(";"))
    with pytest.raises(UserError, match=r"quá (lớn|xa|nhiều)"):
        read_bytes(saved(book), "x.xlsx", limits=limits)
    with pytest.raises(UserError, match=r"quá (lớn|xa|nhiều)"):
        read_bytes(OLD.read_bytes(), "x.xls", limits=limits)


def test_a_file_that_was_damaged_anywhere_is_read_or_refused_and_nothing_else() -> None:
    good = [("x.xls", OLD.read_bytes()), ("x.xlsx", saved(simple())), ("x.csv", ROWS.encode())]
    for seed in range(60):
        dice = random.Random(seed)
        for name, data in good:
            bad = bytearray(data)
            for _ in range(dice.randint(1, 30)):
                at = dice.randrange(len(bad))
                bad[at : at + 4] = dice.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x01\0\0\0"])
            with suppress(UserError):
                read_bytes(bytes(bad), name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<sst ", '<sst uniqueCount="4294967295" '),
        ('r="A1"', 'r="A00000104857"'),
        ('r="A1"', 'r="xfd1000"'),
        ('<row r="1"', '<row r="+1048576"'),
        ('<row r="1"><c r="A1"', '<row r="1048576"><c'),
    ],
)
def test_what_a_package_claims_is_not_believed(old: str, new: str) -> None:
    changed = io.BytesIO()
    source = package(SHEET.format(f'<row r="1">{TEXT.format("A1")}</row>'), "chữ")
    with zipfile.ZipFile(io.BytesIO(source)) as parts, zipfile.ZipFile(changed, "w") as target:
        for name in parts.namelist():
            target.writestr(name, parts.read(name).decode().replace(old, new))
    assert changed.getvalue() != source
    with pytest.raises(UserError):
        read_bytes(changed.getvalue(), "x.xlsx")


@pytest.mark.parametrize("size", [1, 4095, 4096, 60_000, 8_000_000])
def test_a_container_made_anew_holds_its_stream(size: int) -> None:
    stream = bytes(number % 251 for number in range(1000)) * (size // 1000 + 1)
    made = Container(packed("Workbook", stream[:size]))
    assert made.stream("Workbook").rstrip(b"\0") == stream[:size].rstrip(b"\0")


def test_reading_can_be_stopped() -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    reads: list[Callable[[], object]] = [
        lambda: read_bytes(saved(simple()), "x.xlsx", stop),
        lambda: read_file(OLD, stop),
    ]
    for read in reads:
        with pytest.raises(StoppedError):
            read()


def test_places_are_called_as_excel_calls_them() -> None:
    assert [column_name(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_name(16, 2) == "C17"
    assert place_of("C17") == (16, 2)
    assert place_of("17") is None
    assert place_of("") is None
