# SPDX-License-Identifier: MIT
"""Staff lists as offices keep them: headers, headings between, old encodings, signatures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import PersonKind, Unit, UnitKind
from dvcq_desktop.office.staff.births import birth_of
from dvcq_desktop.office.staff.columns import Part, is_personal, kind_called
from dvcq_desktop.office.staff.lists import Choice, UnitSource
from dvcq_desktop.office.staff.reading import ALL_SHEETS, NO_HEADER, ListReader
from dvcq_desktop.office.staff.rows import looks_like_unit
from dvcq_desktop.sheets.reader import read_file
from dvcq_desktop.text.legacy import Encoding
from dvcq_desktop.text.person_names import proper_name
from tests.office.staff.conftest import DATA, TODAY, ReadRows, fill, messy_list, old_list, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook

    from dvcq_desktop.office.staff.lists import ListedPerson


def _said(people: Iterable[ListedPerson]) -> list[tuple[str, str, str, str]]:
    return [(each.name, each.birth, each.position, each.unit) for each in people]


def test_a_list_by_units_with_two_header_rows_pages_total_and_signatures(read_book: ReadRows) -> None:
    found = read_book(messy_list())
    assert found.header == (5, 6)
    assert found.units is UnitSource.HEADINGS
    good = [each for each in found.people if not each.problems]
    assert _said(good) == [
        ("Nguyễn Văn Thử", "1975-03-05", "Chủ tịch UBND xã", "Lãnh đạo UBND"),
        ("Trần Thị Mẫu", "1979-08-12", "Phó Chủ tịch UBND xã", "Lãnh đạo UBND"),
        ("Lê Văn Ví Dụ", "1981", "Trưởng phòng", "Phòng Văn hóa - Xã hội"),
        ("Hoàng Văn Thí", "1990-07-15", "Chuyên viên", "Phòng Văn hóa - Xã hội"),
        ("Đỗ Thị Nghiệm", "1988", "Chuyên viên", "Phòng Kinh tế"),
    ]
    assert found.personal == ("Số CCCD", "Điện thoại")
    why = {row.row + 1: row.why for row in found.skipped}
    assert why[8] == "dòng đánh số cột"
    assert why[16] == why[17] == "dòng tiêu đề lặp lại"
    assert why[22] == "dòng tổng cộng"
    assert why[25] == why[28] == "phần ký tên ở cuối"


def test_a_wrong_row_is_named_by_sheet_cell_and_reason_and_stops_no_other(read_book: ReadRows) -> None:
    problems = [problem for each in read_book(messy_list()).people for problem in each.problems]
    assert problems == [
        "Trang 'DS', ô D14: ngày sinh '31/02/1980' không có trong lịch",
        "Trang 'DS', ô B21: thiếu họ và tên",
    ]


def test_a_row_whose_name_is_none_says_what_is_odd_in_it(read_rows: ReadRows) -> None:
    found = read_rows([["Họ và tên", "Ngày sinh"], ["Lê Văn An", "1985"], ["Ghi theo QĐ: 12/QĐ", "1990"]])
    assert [person.problems for person in found.people] == [
        (),
        ("Ô A3: 'Ghi theo QĐ: 12/QĐ' không phải là họ và tên (có chữ số)",),
    ]


def test_a_list_in_an_old_encoding_with_capitals_by_its_font(read_book: ReadRows) -> None:
    found = read_book(old_list())
    assert _said(found.people) == [
        ("Nguyễn Văn Thử", "1975", "Trưởng phòng", "Phòng Văn hóa - Xã hội"),
        ("Trần Thị Mẫu Hương", "1982", "Chuyên viên", "Phòng Văn hóa - Xã hội"),
        ("Đỗ Đức Ví", "1990", "Chuyên viên", "Phòng Kinh tế"),
    ]
    name = next(column for column in found.columns if column.part is Part.NAME)
    assert (name.encoding, name.before, name.after) == (
        Encoding.TCVN3,
        "nguyÔn v¨n thö",
        "NGUYỄN VĂN THỬ",
    )
    assert name in found.recoded


def test_an_old_xls_file() -> None:
    found = ListReader(read_file(DATA / "can-bo-vntime.xls"), Directory(), TODAY).read(Choice())
    assert _said(found.people) == [
        ("Nguyễn Văn Thử", "1975-03-05", "Trưởng phòng", "Phòng Văn hóa - Xã hội"),
        ("Trần Thị Mẫu Hương", "1982-11-20", "Chuyên viên", "Phòng Văn hóa - Xã hội"),
        ("Đỗ Đức Ví", "1990", "Chuyên viên", "Phòng Kinh tế"),
    ]


def test_a_column_in_vni_beside_one_in_unicode(read_rows: ReadRows) -> None:
    found = read_rows(
        [["Họ và tên", "Chức vụ"], ["Nguyeãn Vaên Thöû", "Chuyên viên"], ["Traàn Thò Maãu", "Trưởng phòng"]]
    )
    assert [each.name for each in found.people] == ["Nguyễn Văn Thử", "Trần Thị Mẫu"]
    assert [each.position for each in found.people] == ["Chuyên viên", "Trưởng phòng"]
    again = read_rows(
        [["Họ và tên", "Chức vụ"], ["Nguyeãn Vaên Thöû", "Chuyên viên"]],
        Choice(encodings={0: Encoding.UNICODE}),
    )
    assert again.people[0].name == "Nguyeãn Vaên Thöû"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (["Họ đệm", "Tên"], ["Nguyễn Văn", "Thử"]),
        (["Họ và tên đệm", "Tên"], ["Nguyễn Văn", "Thử"]),
        (["Họ lót", "Tên"], ["Nguyễn Văn", "Thử"]),
        (["STT", "Họ tên"], ["1", "Nguyễn Văn Thử"]),
        (["TT", "Họ, tên"], ["1", "NGUYỄN VĂN THỬ"]),
        (["TT", "Họ và tên cán bộ, công chức"], ["1", "Nguyễn Văn Thử"]),
        (["TT", "HỌ VÀ TÊN (ghi rõ)"], ["1", "nguyễn văn thử"]),
    ],
)
def test_names_in_any_columns(read_rows: ReadRows, header: list[str], row: list[str]) -> None:
    found = read_rows([[*header, "Năm sinh"], [*row, "1980"]])
    assert [(each.name, each.birth) for each in found.people] == [("Nguyễn Văn Thử", "1980")]


def test_a_heading_over_family_name_and_given_name(read_book: ReadRows) -> None:
    from openpyxl import Workbook

    book = Workbook()
    fill(book.active, [["TT", "Họ và tên", "", "Năm sinh"], [1, "Nguyễn Văn", "Thử", 1980]])
    book.active.merge_cells("B1:C1")
    assert [each.name for each in read_book(book).people] == ["Nguyễn Văn Thử"]


def test_day_month_and_year_in_columns_of_their_own(read_book: ReadRows) -> None:
    from openpyxl import Workbook

    book = Workbook()
    fill(
        book.active,
        [
            ["Họ và tên", "Ngày sinh", "", ""],
            ["", "Ngày", "Tháng", "Năm"],
            ["Nguyễn Văn Thử", 5, 3, 1980],
            ["Trần Thị Mẫu", "", "", 1985],
            ["Lê Văn Ví", 31, 2, 1980],
        ],
    )
    book.active.merge_cells("B1:D1")
    found = read_book(book)
    assert [each.birth for each in found.people] == ["1980-03-05", "1985", ""]
    assert found.people[2].problems[0].endswith("không có trong lịch")


def test_kinds_as_a_column_and_as_headings(read_rows: ReadRows) -> None:
    headed = read_rows(
        [
            ["TT", "Họ và tên", "Năm sinh"],
            ["A", "CÁN BỘ"],
            ["1", "Nguyễn Văn Thử", "1980"],
            ["B. Công chức"],
            ["2", "Trần Thị Mẫu", "1985"],
            ["C", "Người hoạt động không chuyên trách (1 người)"],
            ["3", "Lê Văn Ví", "1990"],
        ]
    )
    kinds = [PersonKind.CADRE, PersonKind.CIVIL_SERVANT, PersonKind.PART_TIME]
    assert [each.kind for each in headed.people] == kinds
    columned = read_rows(
        [
            ["Họ và tên", "Đối tượng"],
            ["Nguyễn Văn Thử", "Cán bộ"],
            ["Trần Thị Mẫu", "CC"],
            ["Lê Văn Ví", "Không chuyên trách"],
            ["Phạm Thị Giả", "khách"],
        ]
    )
    assert [each.kind for each in columned.people] == [*kinds, None]
    assert columned.people[3].kind_text == "khách"


def test_units_from_the_sheets_names(read_book: ReadRows) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for sheet, name in ((book.active, "Nguyễn Văn Thử"), (book.create_sheet(), "Trần Thị Mẫu")):
        fill(sheet, [["TT", "Họ và tên"], [1, name]])
    book.worksheets[0].title = "Phòng Kinh tế"
    book.worksheets[1].title = "Công an xã"
    found = read_book(book)
    assert found.sheet == ALL_SHEETS
    assert [(each.name, each.unit) for each in found.people] == [
        ("Nguyễn Văn Thử", "Phòng Kinh tế"),
        ("Trần Thị Mẫu", "Công an xã"),
    ]
    one = read_book(book, Choice(sheet=1))
    assert [each.name for each in one.people] == ["Trần Thị Mẫu"]


def test_a_known_short_name_as_a_heading(read_rows: ReadRows) -> None:
    office = Directory(units=(Unit("1", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, "VHXH"),))
    found = read_rows([["TT", "Họ và tên"], ["VHXH"], ["1", "Nguyễn Văn Thử"]], office=office)
    assert [each.unit for each in found.people] == ["VHXH"]


def test_ditto_marks_stand_for_the_unit_above(read_rows: ReadRows) -> None:
    found = read_rows(
        [
            ["Họ và tên", "Đơn vị"],
            ["Nguyễn Văn Thử", "Phòng Kinh tế"],
            ["Trần Thị Mẫu", '"'],
            ["Lê Văn Ví", "-nt-"],
        ]
    )
    assert [each.unit for each in found.people] == ["Phòng Kinh tế"] * 3


def test_a_unit_that_is_written_once_for_many_rows(read_rows: ReadRows) -> None:
    header, names = ["Họ và tên", "Đơn vị"], ["Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Văn Ví", "Phạm Thị Giả"]
    units = ["Phòng Kinh tế", "", "Công an xã", ""]
    found = read_rows([header, *map(list, zip(names, units, strict=True))])
    assert [each.unit for each in found.people] == ["Phòng Kinh tế"] * 2 + ["Công an xã"] * 2
    assert found.people[1].remarks == ("đơn vị lấy theo dòng trên",)
    units = ["Phòng Kinh tế", "Công an xã", "Công an xã", ""]
    found = read_rows([header, *map(list, zip(names, units, strict=True))])
    assert found.people[3].unit == ""


def test_what_stands_before_and_behind_a_name(read_rows: ReadRows) -> None:
    rows = [["Đ/c Nguyễn Văn Thử"], ["Bà Trần Thị Mẫu (nghỉ thai sản)"], ["Ông Lò Văn Bà"], ["Lê Văn\nVí"]]
    found = read_rows([["Họ và tên", "Ghi chú"], *([*row, "x"] for row in rows)])
    assert [(each.name, each.note) for each in found.people] == [
        ("Nguyễn Văn Thử", "x"),
        ("Trần Thị Mẫu", "nghỉ thai sản; x"),
        ("Lò Văn Bà", "x"),
        ("Lê Văn Ví", "x"),
    ]


def test_words_that_begin_like_a_total_are_none(read_rows: ReadRows) -> None:
    rows = [["Nguyễn Văn Thử", "Công an xã"], ["Trần Thị Mẫu", "Tổng hợp"], ["Lê Văn Ví", "Công chức"]]
    totals = [["Tổng số: 3", ""], ["Cộng: 3 người", ""], ["Cộng", "3"], ["Danh sách này có 3 người", ""]]
    found = read_rows([["Họ và tên", "Chức vụ"], *rows, *totals])
    assert [each.name for each in found.people] == [row[0] for row in rows]
    assert {row.why for row in found.skipped} == {"dòng tổng cộng"}


def test_families_that_begin_like_units_are_people(read_rows: ReadRows) -> None:
    names = ["Trương Văn Thử", "Đoàn Thị Mẫu", "Hồi Văn Ví", "Ban Thị Giả", "Phó Đức Thí"]
    found = read_rows([["Họ và tên"], *([name] for name in names)])
    assert [each.name for each in found.people] == names
    assert looks_like_unit("Trường Mầm non Đại Sơn")
    assert looks_like_unit("Đoàn Thanh niên")


def test_she_may_change_columns_header_and_the_source_of_units(read_rows: ReadRows) -> None:
    rows = [["A", "B", "C"], ["Nguyễn Văn Thử", "1980", "Phòng Kinh tế"]]
    nobody = read_rows(rows)
    assert nobody.trouble
    assert nobody.people == ()
    choice = Choice(header=(0, 0), parts={0: Part.NAME, 1: Part.BIRTH, 2: Part.UNIT})
    assert _said(read_rows(rows, choice).people) == [("Nguyễn Văn Thử", "1980", "", "Phòng Kinh tế")]
    bare = read_rows(rows[1:], Choice(header=NO_HEADER, parts={0: Part.NAME}, units=UnitSource.NONE))
    assert _said(bare.people) == [("Nguyễn Văn Thử", "", "", "")]
    untaken = read_rows(
        [["Họ và tên", "Chức vụ"], ["Nguyễn Văn Thử", "Chuyên viên"]], Choice(parts={1: None})
    )
    assert untaken.people[0].position == ""


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        (date(1980, 3, 5), "1980-03-05"),
        ("05/03/1980", "1980-03-05"),
        ("5.3.80", "1980-03-05"),
        ("5-3-1980", "1980-03-05"),
        ("5/3/05", "2005-03-05"),
        ("05/03/1980 00:00:00", "1980-03-05"),
        ("05031980", "1980-03-05"),
        (5031980, "1980-03-05"),
        (29285, "1980-03-05"),
        ("29285", "1980-03-05"),
        (1985, "1985"),
        (1985.0, "1985"),
        ("năm 1985", "1985"),
        ("../../1985", "1985"),
        ("00/00/1985", "1985"),
        ("03/1985", "1985"),
        ("", ""),
        ("-", ""),
    ],
)
def test_births_in_any_form(cell: str | float | date, stored: str) -> None:
    assert birth_of(cell, TODAY) == stored


def test_a_birth_without_a_day_says_that_its_month_is_not_kept(read_rows: ReadRows) -> None:
    rows = [["Nguyễn Văn Thử", "07/1980"], ["Trần Thị Mẫu", "1982"], ["Đỗ Đức Ví", "05/03/1980"]]
    found = read_rows([["Họ và tên", "Ngày sinh"], *rows]).people
    assert [each.birth for each in found] == ["1980", "1982", "1980-03-05"]
    said = ("'07/1980' không có ngày, chỉ ghi năm sinh",)
    assert [each.remarks for each in found] == [said, (), ()]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/1980", "không có trong lịch"),
        ("13/1980", "không có trong lịch"),
        ("29/02/1981", "không có trong lịch"),
        ("không rõ", "không phải là ngày"),
        ("05/03/2020", "mới 6 tuổi"),
        ("1850", "176 tuổi"),
        (date(2030, 1, 1), "ở sau ngày hôm nay"),
    ],
)
def test_births_that_are_none(cell: str | date, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        birth_of(cell, TODAY)


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)), st.sampled_from("/.-"))
def test_every_day_is_read_in_every_way_it_is_typed(day: date, sign: str) -> None:
    stored = day.isoformat()
    assert birth_of(day, TODAY) == stored
    assert birth_of(sign.join((str(day.day), str(day.month), str(day.year))), TODAY) == stored
    assert birth_of(f"{day:%d/%m/%Y}", TODAY) == stored
    assert birth_of((day - date(1899, 12, 30)).days, TODAY) == stored


def test_personal_data_is_recognised() -> None:
    for heading in (
        "Số CCCD",
        "CMND/CCCD",
        "Điện thoại",
        "SĐT",
        "Email",
        "Quê quán",
        "Mã số thuế",
        "Dân tộc",
    ):
        assert is_personal(heading), heading
    for heading in ("Chức vụ", "Đơn vị", "Ngày sinh", "Ghi chú", "Trình độ"):
        assert not is_personal(heading), heading


def test_kinds_by_their_names() -> None:
    assert kind_called("Viên chức") is PersonKind.PUBLIC_EMPLOYEE
    assert kind_called("HĐLĐ") is PersonKind.CONTRACT_WORKER
    assert kind_called("NHĐKCT") is PersonKind.PART_TIME
    assert kind_called("Cán bộ, công chức") is None


def test_names_in_capitals_are_written_as_names_are() -> None:
    assert proper_name("NGUYỄN THỊ ÁNH") == "Nguyễn Thị Ánh"
    assert proper_name("Nguyễn Thị A Mai") == "Nguyễn Thị A Mai"


def test_what_it_cannot_tell_it_says(read_rows: ReadRows, read_book: ReadRows) -> None:
    assert "họ và tên" in read_rows([["Doanh thu", "Chi phí"], ["1", "2"]]).trouble
    assert "Không thấy người nào" in read_rows([["Họ và tên", "Chức vụ"]]).trouble
    assert read_book(_two_lists()).sheet == 1


def _two_lists() -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    fill(book.active, [["Họ và tên"], ["Nguyễn Văn Thử"]])
    fill(book.create_sheet("2026"), [["Họ và tên"], ["Nguyễn Văn Thử"], ["Trần Thị Mẫu"]])
    return book


def test_the_sheets_are_told_with_their_people() -> None:
    reader = ListReader(opened(_two_lists()), Directory(), TODAY)
    assert [(seen.name, seen.people) for seen in reader.sheets] == [("Sheet", 1), ("2026", 2)]


def test_a_name_with_pictures_or_signs_is_named_for_no_paper_could_be_printed_with_it(
    read_rows: ReadRows,
) -> None:
    names = ("Trần 😀 Hoa", "Ω≈ç√∫ An", "H’ Hen Niê", "Nguyễn Thị Ngọc-Ánh")
    found = read_rows([("Họ và tên", "Chức vụ"), *((name, "Kế toán") for name in names)])
    assert [bool(each.problems) for each in found.people] == [True, True, False, False]


@pytest.mark.parametrize("heading", ["Phòng ban/Đơn vị", "Đơn vị/Phòng ban", "Phòng/ban", "Bộ phận/Cơ quan"])
def test_a_heading_of_two_words_for_one_thing_is_the_unit(read_rows: ReadRows, heading: str) -> None:
    found = read_rows([["Họ và tên", heading], ["Nguyễn Văn Thử", "Phòng Kinh tế"]])
    assert [each.unit for each in found.people] == ["Phòng Kinh tế"]
