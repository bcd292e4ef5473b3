# SPDX-License-Identifier: MIT
"""Excel and CSV files: typed cells, and no text that ever calculates."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.documents.blocks import (
    Appendix,
    Checkbox,
    Column,
    Document,
    Heading,
    Paragraph,
    Progress,
    Row,
    Table,
    Title,
)
from dvcq_desktop.documents.csv import guarded, render_csv
from dvcq_desktop.documents.formats import Format, formats_of
from dvcq_desktop.documents.xlsx import render_xlsx

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Block

FORMULAS = ("=1+1", "+84912", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1", "#REF!", "- Như trên")
COLUMNS = (
    Column("STT", 5, "center"),
    Column("Ngày", 10),
    Column("Số tiền", 10, "right"),
    Column("Ghi chú", 20),
)


def book(*blocks: Block, landscape: bool = False) -> Any:
    data = render_xlsx(Document("Danh sách", "UBND xã", blocks, landscape))
    return openpyxl.load_workbook(io.BytesIO(data))


def listed(*rows: Row) -> Table:
    return Table(COLUMNS, rows)


def test_numbers_are_numbers_and_days_are_days() -> None:
    table = listed(Row(("1", "05/01/2026", "1.250.000", "0912")), Row(("2", "thường xuyên", "300", "12")))
    page = book(Title("DANH SÁCH", "Ký cam kết"), table).active
    assert [page["A1"].value, page["A2"].value] == ["DANH SÁCH", "Ký cam kết"]
    assert [cell.value for cell in page[4]] == ["STT", "Ngày", "Số tiền", "Ghi chú"]
    assert page["B5"].value.date() == date(2026, 1, 5)
    assert [page["A5"].value, page["C5"].value, page["D5"].value] == [1, 1250000, "0912"]
    assert [cell.value for cell in page[6]] == [2, "thường xuyên", 300, "12"]
    assert page["B5"].number_format == "dd/mm/yyyy"
    assert page["C5"].number_format == "#,##0"


def test_shares_and_decimals_are_numbers_where_all_their_column_is() -> None:
    columns = (Column("Tỷ lệ", 1), Column("Điểm", 1), Column("Lẫn", 1))
    table = Table(columns, (Row((Progress(40), "9,50", "12")), Row(("87,5%", "10,00", "12/KH"))))
    page = book(table).active
    assert [cell.value for cell in page[2]] == [0.4, 9.5, "12"]
    assert [cell.value for cell in page[3]] == [0.875, 10, "12/KH"]
    assert page["B2"].number_format == "0.00"


def test_figures_at_the_right_are_numbers_beside_one_that_is_said_in_words() -> None:
    table = Table(
        (Column("Chỉ tiêu", 1), Column("Kỳ này", 1, "right")),
        (Row(("Hội nghị", "26")), Row(("Số hộ", "chưa có kết quả")), Row(("Tỷ lệ", "87,5%"))),
    )
    page = book(table).active
    assert [page[f"B{row}"].value for row in (2, 3, 4)] == [26, "chưa có kết quả", 0.875]


CHANGES = {
    "+21 (+420%)": (21, '"+"0" (+420%)"'),
    "+1.250 (+0,1%)": (1250, '"+"#,##0" (+0,1%)"'),
    "−2,1 điểm %": (-2.1, '0.0;"−"0.0" điểm %"'),
    "+3": (3, '"+"0'),
    "0": (0, "0"),
    "-": ("-", "@"),
}


def test_changes_are_numbers_like_the_zeros_among_them() -> None:
    table = Table(
        (Column("Chỉ tiêu", 1), Column("So cùng kỳ", 1, "right")),
        tuple(Row(("Tin", text)) for text in CHANGES),
    )
    cells = [book(table).active[f"B{place}"] for place in range(2, 2 + len(CHANGES))]
    assert [(cell.value, cell.number_format) for cell in cells] == list(CHANGES.values())
    # Excel takes no more than some 200 formats in a file: they stay texts where there are too many.
    many = Table(table.columns, tuple(Row(("Tin", f"+{place} (+5%)")) for place in range(1, 200)))
    assert book(many).active["B2"].value == "+1 (+5%)"
    # A file without formats guards the words behind a number; beside the left they stay texts.
    odd = Table(table.columns, (Row(("Tin", "+21 (+420%)")), Row(("Bài", "+1 cmd|x"))))
    said = render_csv(Document("Danh sách", "UBND xã", (odd,))).decode("utf-8-sig")
    assert "Tin,+21 (+420%)" in said
    assert "Bài,'+1 cmd|x" in said
    left = Table((Column("Ghi chú", 1),), (Row(("+21 (+420%)",)),))
    assert book(left).active["A2"].value == "+21 (+420%)"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(text: str) -> None:
    page = book(Title(text, text), Table((Column(text, 1),), (Row((text,), "group"), Row((text,))))).active
    for row in page.iter_rows():
        for cell in row:
            assert cell.data_type in {"s", "n", "inlineStr"}
            assert cell.value is None or cell.value == text.strip()


def test_the_header_stays_and_repeats_and_the_page_is_as_the_block_says() -> None:
    appendix = Appendix("I", "BẢNG", "Kèm theo Kế hoạch", (listed(Row(("1",))),), landscape=True)
    page = book(appendix).active
    assert page.title == "BẢNG"
    assert page.freeze_panes == "A6"
    assert page.print_title_rows == "$5:$5"
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert page.column_dimensions["D"].width > page.column_dimensions["A"].width
    assert page["D6"].alignment.wrap_text


def test_tables_with_the_same_columns_go_on_below_each_other() -> None:
    other = Table((Column("Đơn vị", 1), Column("Đã ký", 1)), (Row(("Văn phòng", "3")),))
    made = book(
        Title("TỔNG HỢP", ""),
        Heading(1, "I.", "Tháng 1"),
        listed(Row(("1",))),
        Heading(1, "II.", "Tháng 2"),
        listed(Row(("1",))),
        Heading(1, "III.", "Theo đơn vị"),
        other,
    )
    assert made.sheetnames == ["TỔNG HỢP", "III. Theo đơn vị"], "the first holds more than January"
    assert [row[0].value for row in made.worksheets[0].iter_rows()][-3:] == [1, "II. Tháng 2", 1]


def test_tables_of_two_chapters_are_told_apart_on_their_sheet() -> None:
    made = book(
        Title("TỔNG HỢP", ""),
        Heading(1, "I.", "Dân vận khéo"),
        Heading(2, "1.", "Theo lĩnh vực"),
        listed(Row(("1",))),
        Heading(1, "II.", "An ninh"),
        Heading(2, "1.", "Theo lĩnh vực"),
        listed(Row(("2",))),
    )
    (sheet,) = made.worksheets
    said = [row[0].value for row in sheet.iter_rows() if row[0].value]
    assert said.index("I. Dân vận khéo") < said.index(1) < said.index("II. An ninh") < said.index(2)
    assert sheet.title == "1. Theo lĩnh vực"


def test_names_of_sheets_are_those_that_excel_takes() -> None:
    many = [
        block
        for place in range(3)
        for block in (
            Heading(1, "", "Nhiệm vụ [quá hạn]: 'a/b' " + "rất dài " * 8),
            Table((Column(f"Cột {place}", 1),), (Row(("x",)),)),
        )
    ]
    names = book(*many).sheetnames
    assert len(set(names)) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_the_same_document_gives_the_same_bytes() -> None:
    document = Document("Danh sách", "UBND xã", (listed(Row(("1", "05/01/2026"))),))
    assert render_xlsx(document) == render_xlsx(document)


def test_a_csv_begins_with_its_mark_and_holds_what_is_shown() -> None:
    table = listed(Row(("1", "05/01/2026", "1.250.000", "a;b\nc")), Row(("Cộng",), "group"))
    data = render_csv(Document("x", "y", (Title("DANH SÁCH", ""), table)))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["DANH SÁCH"],
        ["STT", "Ngày", "Số tiền", "Ghi chú"],
        ["1", "05/01/2026", "1.250.000", "a;b\nc"],
        ["Cộng"],
    ]


@given(st.text(max_size=30))
def test_no_text_of_a_csv_begins_as_a_formula_does(text: str) -> None:
    begins = guarded(text).lstrip()[:1]
    assert begins not in {"=", "@"}
    # A number with its sign calculates nothing: no letter stands in it.
    assert begins not in {"+", "-"} or not any(letter.isalpha() for letter in text)
    assert guarded(text).replace("– ", "- ") in {text.replace("– ", "- "), f"'{text}".replace("– ", "- ")}


@pytest.mark.parametrize(
    "text", ["-", "+1", "-12", "+1.250", "-3,5%", "+1 (+5,3%)", "+3,5 điểm %", "%", "| 5", "12 %"]
)
def test_a_number_with_its_sign_is_shown_in_a_csv_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "+84912345678",
        "-1+cmd|' /C calc'!A0",
        "+A1",
        "-họp",
        "- 5 hộ",
        "-- họp",
        " - họp",
        "-5\n=1",
        "=1",
        "@x",
    ],
)
def test_what_a_spreadsheet_would_change_or_run_is_guarded_in_a_csv(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_the_lines_of_a_list_keep_their_dash_in_a_csv_as_one_that_calculates_nothing() -> None:
    assert guarded("- Quán triệt\n- Họp") == "– Quán triệt\n– Họp"
    assert guarded("- cmd|' /C calc'!A0") == "– cmd|' /C calc'!A0"


def test_what_has_no_table_is_no_sheet() -> None:
    assert formats_of(None) == (Format.PDF,)
    assert formats_of(Document("", "", (Paragraph("a"),))) == (Format.PDF, Format.DOCX)
    table = Table(COLUMNS, (Row((Checkbox(),)),))
    inside = Appendix("", "", "", (table,))
    assert formats_of(Document("", "", (inside,))) == tuple(Format)
