# SPDX-License-Identifier: MIT
"""Lists pasted from a spreadsheet: what each row becomes, and why some become nothing."""

from datetime import date

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.pasting import pasted_people, pasted_units
from dvcq_desktop.office.rules import Person, Unit, UnitKind

TODAY = date(2026, 6, 15)
OFFICE = Directory(
    units=(
        Unit("v", "Văn phòng HĐND và UBND", UnitKind.DIVISION),
        Unit("t", "Thôn Đông", UnitKind.VILLAGE),
        Unit("o", "Thôn Cũ", UnitKind.VILLAGE, valid_to=date(2025, 1, 1)),
    ),
    people=(Person("p", "Nguyễn Thị Hòa"),),
)


def test_each_row_becomes_a_unit_of_the_kind_its_name_says() -> None:
    rows = [["TT", "Tên đơn vị", ""], ["1", "Phòng Kinh tế", "KT"], ["2", "Thôn  Cũ", ""], ["", "", ""]]
    units = pasted_units(rows, OFFICE, TODAY)
    assert [unit.row for unit in units] == [2, 3]
    assert [unit.values for unit in units] == [
        {"name": "Phòng Kinh tế", "short_name": "KT", "kind": UnitKind.DIVISION},
        {"name": "Thôn Cũ", "short_name": "", "kind": UnitKind.VILLAGE},
    ]


def test_a_kind_without_a_title_is_known_by_its_word_and_is_no_short_name() -> None:
    units = pasted_units([["Thôn Nam", "Thôn"], ["Thôn Bắc", "tổ dân phố"], ["Thôn Tây", ""]], OFFICE, TODAY)
    assert [(unit.values["short_name"], unit.values["kind"]) for unit in units] == [
        ("", UnitKind.VILLAGE)
    ] * 3
    [whole] = pasted_units([["Phòng Kinh tế", "KT", "Phòng chuyên môn", "PKT"]], OFFICE, TODAY)
    assert whole.values == {
        "name": "Phòng Kinh tế", "short_name": "KT", "kind": UnitKind.DIVISION, "symbol": "PKT",
    }  # fmt: skip
    assert whole.text == "Phòng Kinh tế (Phòng chuyên môn), gọi tắt KT, ký hiệu PKT"


def test_a_unit_that_is_there_or_stands_twice_is_refused() -> None:
    rows = [["Thôn đông"], ["Thôn Đống"], ["Hội Nông dân"], ["hội nông dân"]]
    assert [(unit.row, unit.refusal) for unit in pasted_units(rows, OFFICE, TODAY)] == [
        (1, "đã có trong danh sách đơn vị"),
        (2, ""),
        (3, ""),
        (4, "trùng với dòng 3"),
    ]


def test_each_row_becomes_a_person_with_a_position_where_the_unit_is_known() -> None:
    rows = [
        ["Trần Văn An", "5/3/1985", "Chuyên viên", "văn phòng hđnd và ubnd"],
        ["Nguyễn Thị Hoa", "", "Trưởng thôn", ""],
        ["Nguyễn Thị Hòa", "", "", ""],
        ["Lê Văn Ba", "32/1/1985", "", ""],
        ["Lê Văn Tư", "", "", "Phòng Lạ"],
        ["", "1985", "", ""],
    ]
    an, hoa, *refused = pasted_people(rows, OFFICE, TODAY)
    assert an.values["birth"] == "1985-03-05"
    assert [(one.unit, one.position) for one in an.values["tenures"]] == [("v", "Chuyên viên")]
    assert hoa.values["note"] == "Trưởng thôn"
    assert "chưa rõ đơn vị" in hoa.text
    assert [row.row for row in refused] == [3, 4, 5, 6]
    assert all(row.refusal and not row.values for row in refused)
    [in_village] = pasted_people([["Lê Văn Năm", "1990", "Trưởng thôn"]], OFFICE, TODAY, "t")
    assert in_village.values["tenures"][0].unit == "t"


def test_a_text_that_is_no_persons_name_is_refused_as_in_a_file() -> None:
    rows = [["/home/lan/ke-hoach.docx"], ["Đ/c LÊ VĂN NĂM (Phó thôn)"], ["Họp lúc 14:00"]]
    path, nam, meeting = pasted_people(rows, OFFICE, TODAY)
    assert path.refusal == "không phải là họ và tên (có dấu “/”)"
    assert (nam.values["full_name"], nam.values["note"]) == ("Lê Văn Năm", "Phó thôn")
    assert meeting.refusal == "không phải là họ và tên (có chữ số)"


def test_a_village_typed_without_tones_is_known() -> None:
    [person] = pasted_people([["Trần Văn Nam", "", "Trưởng thôn", "thon Dong"]], OFFICE, TODAY)
    assert (person.refusal, person.values["tenures"][0].unit) == ("", "t")


def test_a_row_of_titles_says_which_column_is_which() -> None:
    rows = [
        ["STT", "Tên đơn vị", "Loại", "Ghi chú", "Ký hiệu"],
        ["1", "Thôn An Lạc", "Thôn", "xa trung tâm", ""],
        ["2", "Trung tâm Phục vụ hành chính công", "Phòng chuyên môn", "", "TTPVHCC"],
        ["3", "Ban Chỉ huy Quân sự", "Ban", "", ""],
    ]
    units = pasted_units(rows, OFFICE, TODAY)
    assert [unit.values for unit in units] == [
        {"name": "Thôn An Lạc", "short_name": "", "kind": UnitKind.VILLAGE},
        {
            "name": "Trung tâm Phục vụ hành chính công",
            "short_name": "",
            "kind": UnitKind.DIVISION,
            "symbol": "TTPVHCC",
        },
        {"name": "Ban Chỉ huy Quân sự", "short_name": "", "kind": UnitKind.MILITARY},
    ]
    staff = [
        ["Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại"],
        ["Vũ Thị Lan", "Chánh Văn phòng", "Văn phòng HĐND và UBND", "0912000005"],
    ]
    [lan] = pasted_people(staff, OFFICE, TODAY)
    assert (lan.values["full_name"], lan.values["birth"]) == ("Vũ Thị Lan", "")
    assert [(one.unit, one.position) for one in lan.values["tenures"]] == [("v", "Chánh Văn phòng")]


def test_nothing_is_made_of_an_empty_list() -> None:
    assert pasted_units([], OFFICE, TODAY) == []
    assert pasted_people([[""]], OFFICE, TODAY) == []
