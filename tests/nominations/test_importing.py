# SPDX-License-Identifier: MIT
"""Lists of registrations as thôn send them in: read, compared, and taken in one action."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.cli import main
from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS
from dvcq_desktop.nominations.importing.amounts import amount_of, unit_of_money
from dvcq_desktop.nominations.importing.applying import apply_models
from dvcq_desktop.nominations.importing.proposals import Known, Proposal, State, propose
from dvcq_desktop.nominations.importing.reading import (
    Choice,
    ModelList,
    nameless_words,
    read_models,
    unit_words,
)
from dvcq_desktop.nominations.terms import ModelKind, Movement
from dvcq_desktop.nominations.twins import is_near, twins_of
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.office.store import directory, save_unit
from dvcq_desktop.sheets.reader import book_of_rows
from tests.nominations.register import TODAY, make_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from tests.nominations.register import Register

LIST = (
    ("UBND XÃ ĐẠI SƠN",),
    ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026",),
    ("TT", "Tên mô hình", "Đơn vị đăng ký", "Lĩnh vực", "Loại", "Kinh phí (đồng)", "Bắt đầu", "Ghi chú"),
    ("1", "2", "3", "4", "5", "6", "7", "8"),
    ("I", "Các thôn", "", "", "", "", "", ""),
    ("1", "Tuyến đường hoa tự quản", "Thôn Đông", "Văn hóa", "Tập thể", "1.500.000", "5/3/2026", ""),
    ("2", "Camera an ninh", "Thôn Lạ", "Quốc phòng - an ninh", "Cá nhân", "1,5 triệu", "31/2/2026", "mới"),
    ("", "Tổng cộng: 2 mô hình", "", "", "", "", "", ""),
)  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Database.open(tmp_path / "mau.dvcq", create=True) as database:
        yield make_register(database)


def read(rows: Sequence[Sequence[str]] = LIST, choice: Choice | None = None) -> ModelList:
    return read_models(book_of_rows(rows, "danh sách"), choice or Choice(), TODAY)


def proposals(register: Register, rows: Sequence[Sequence[str]] = LIST) -> tuple[Proposal, ...]:
    office = register.database.read(directory)
    return propose(read(rows), Known(2026, register.models(), BUILT_IN_FIELDS, office, TODAY))


def test_rows_are_models_and_totals_headings_and_column_numbers_are_not() -> None:
    listed = read()
    assert [row.values["name"] for row in listed.models] == ["Tuyến đường hoa tự quản", "Camera an ninh"]
    assert listed.skipped == 3
    assert not listed.trouble
    first, second = listed.models
    assert (first.values["money"], first.values["starts_on"]) == (1_500_000, date(2026, 3, 5))
    assert second.values["money"] == 1_500_000
    assert second.problems == (
        "ô G7 “31/2/2026” không đọc được là ngày (ví dụ 05/03/2026), giữ trong ghi chú",
    )


@pytest.mark.parametrize(
    "name",
    [
        "Cổng trường an toàn",
        "Công an xã gần dân",
        "Cộng đồng tự quản",
        "Tổng vệ sinh sáng thứ Bảy",
        "Cống kênh sạch",
    ],
)
def test_a_model_whose_name_begins_as_a_sum_does_is_one(name: str) -> None:
    listed = read((("TT", "Tên mô hình", "Đơn vị"), ("1", name, "Thôn Đoài")))
    assert [each.values["name"] for each in listed.models] == [name]
    assert listed.skipped == 0


@pytest.mark.parametrize("name", ["Cộng", "Tổng số", "Tổng cộng:", "Tổng cộng (2)", "Tổng số: 12 mô hình."])
def test_a_sum_is_no_model(name: str) -> None:
    rows = (("TT", "Tên mô hình", "Đơn vị"), ("1", "Hũ gạo", "Thôn Đoài"), ("", name, ""))
    assert [each.values["name"] for each in read(rows).models] == ["Hũ gạo"]


def test_a_row_whose_name_is_empty_is_named() -> None:
    rows = [
        ("TT", "Tên mô hình", "Đơn vị", "Kinh phí"),
        ("1", "Hũ gạo", "Thôn Đoài", ""),
        ("2", "", "Thôn Đông", "5"),
    ]
    listed = read(rows)
    assert listed.nameless == (2,)
    assert nameless_words(listed) == "dòng 3 có nội dung nhưng ô tên mô hình trống nên không nhận"
    assert nameless_words(read()) == ""


def test_a_list_without_names_says_what_is_missing() -> None:
    assert "Chưa thấy cột tên mô hình" in read([("TT", "Điện thoại"), ("1", "0123")]).trouble


def test_a_column_can_be_pointed_out() -> None:
    rows = [("TT", "Việc làm hay"), ("1", "Bếp ăn tình thương")]
    assert read(rows).trouble
    assert [row.values["name"] for row in read(rows, Choice(0, (0, 0), {1: "name"})).models] == [
        "Bếp ăn tình thương"
    ]


def test_units_fields_kinds_are_those_of_the_office(register: Register) -> None:
    known = register.models()[0]
    assert known.unit
    office = register.database.read(directory)
    name = office.unit_name(known.unit)
    rows = [
        ("Tên mô hình", "Đơn vị", "Lĩnh vực", "Loại"),
        ("Hũ gạo nghĩa tình", name.upper(), "kinh tế", "CN"),
    ]
    (proposal,) = proposals(register, rows)
    assert (proposal.state, proposal.remarks) == (State.NEW, ())
    assert proposal.values["unit"] == known.unit
    assert proposal.values["field"] == BUILT_IN_FIELDS[0].id
    assert proposal.values["kind"] is ModelKind.INDIVIDUAL
    assert proposal.values["movement"] is Movement.SKILFUL


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ("Văn hóa xã hội", "van-hoa-xa-hoi"),
        ("Văn hóa, xã hội", "van-hoa-xa-hoi"),
        ("VĂN HOÁ – XÃ HỘI", "van-hoa-xa-hoi"),
        ("Lĩnh vực văn hóa và xã hội", "van-hoa-xa-hoi"),
        ("Xã hội", "van-hoa-xa-hoi"),
        ("Quốc phòng/An ninh", "quoc-phong-an-ninh"),
        ("kinh tế.", "kinh-te"),
        ("Kinh tế; văn hóa xã hội", None),
        ("Môi trường", None),
        ("-", None),
    ],
)
def test_a_field_is_known_whatever_stands_between_its_words(
    register: Register, told: str, field: str | None
) -> None:
    (proposal,) = proposals(register, [("Tên mô hình", "Lĩnh vực"), ("Hũ gạo nghĩa tình", told)])
    assert proposal.values.get("field") == field
    assert bool(proposal.remarks) is (field is None)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("thon Go Sanh", "Thôn Gò Sành"),
        ("THON GO SANH", "Thôn Gò Sành"),
        ("Go Sanh", "Thôn Gò Sành"),
        ("Thon Dong", None),  # Thôn Đông or Thôn Đống
        ("Thôn Đồng", None),
        ("Thôn Gó Sánh", None),
    ],
)
def test_a_unit_typed_without_tones_is_the_only_one_that_fits(
    register: Register, told: str, name: str | None
) -> None:
    def add(action: Action) -> dict[str, str]:
        names = ("Thôn Gò Sành", "Thôn Đống")
        return {each: save_unit(action, Unit("", each, UnitKind.VILLAGE)) for each in names}

    units = register.write(add)
    (proposal,) = proposals(register, [("Tên mô hình", "Đơn vị"), ("Hũ gạo nghĩa tình", told)])
    assert proposal.unit == (units[name] if name else None)
    if name:
        assert proposal.remarks == (f"đơn vị “{told}” viết không dấu, hiểu là “{name}”",)
    else:
        assert "chưa có trong Cơ quan" in proposal.remarks[0]


def test_what_cannot_be_placed_is_said(register: Register) -> None:
    remarks = proposals(register)[1].remarks
    assert "đơn vị “Thôn Lạ” chưa có trong Cơ quan nên giữ tên ở địa điểm, ghi chú" in remarks


def test_the_same_list_read_twice_adds_nothing(register: Register) -> None:
    taken = [each for each in proposals(register) if each.is_usual]
    applied = register.write(lambda action: apply_models(action, taken, 2026, TODAY))
    assert applied.added == 2
    assert applied.sentence == "nhận 2 mô hình mới"
    again = proposals(register)
    assert {each.state for each in again} == {State.SAME}
    assert not any(each.is_usual for each in again)


def test_a_fuller_list_completes_and_never_writes_over(register: Register) -> None:
    known = register.models()[0]
    office = register.database.read(directory)
    rows = [
        ("Tên mô hình", "Đơn vị", "Người đại diện", "Mục tiêu"),
        (known.name, office.unit_name(known.unit or ""), "Người khác hẳn", "Sạch đường"),
    ]
    register.change(register_name(register, known.id), head="Bà Lan", aims="")
    (proposal,) = proposals(register, rows)
    assert proposal.state is State.CHANGED
    register.write(lambda action: apply_models(action, [proposal], 2026, TODAY))
    after = next(model for model in register.models() if model.id == known.id)
    assert (after.head, after.aims) == ("Bà Lan", "Sạch đường")


def register_name(register: Register, key: str) -> str:
    return next(name for name, known in register.keys.items() if known == key)


def test_a_model_of_last_year_that_comes_again_goes_on(register: Register) -> None:
    old = register.models(2025)[0]
    register.change("cu", unit=register.keys["doai"])
    office = register.database.read(directory)
    rows = [("Tên mô hình", "Đơn vị"), (old.name.upper(), office.unit_name(register.keys["doai"]))]
    known = Known(2026, register.models(None), BUILT_IN_FIELDS, office, TODAY)
    (proposal,) = propose(read(rows), known)
    assert proposal.state is State.NEW
    assert proposal.values["previous"] == old.id
    assert proposal.remarks == ("cùng tên, cùng đơn vị với mô hình năm 2025 nên ghi là tiếp tục",)


def test_a_day_that_cannot_be_kept_goes_into_the_note_and_stops_nothing(register: Register) -> None:
    rows = [
        ("Tên mô hình", "Ngày đăng ký", "Bắt đầu", "Kết thúc"),
        ("Hũ gạo", "31/12/2026", "05/03/2026", "01/02/2026"),
    ]
    (proposal,) = proposals(register, rows)
    register.write(lambda action: apply_models(action, [proposal], 2026, TODAY))
    made = next(model for model in register.models() if model.name == "Hũ gạo")
    assert (made.registered_on, made.starts_on, made.ends_on) == (None, date(2026, 3, 5), None)
    assert made.note == "Ngày đăng ký: 31/12/2026\nKết thúc: 01/02/2026"


def test_a_nearly_equal_name_is_pointed_out_and_not_taken_by_itself(register: Register) -> None:
    rows = [("Tên mô hình", "Đơn vị"), ("Đường hoa nông thôn mới", ""), ("Đường hoa nông thôn mơi", "")]
    first, second = proposals(register, rows)
    assert (first.state, second.state) == (State.NEW, State.NEAR)
    assert second.remarks == ("gần giống dòng 2 của danh sách",)
    assert not second.is_usual


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Mô hình “Đường hoa thôn Đoài”", "duong hoa thon doai", True),
        ("Đường hoa thôn Đoài", "Đường hoa thôn Đoài tự quản", False),
        ("Tổ tự quản số 1", "Tổ tự quản số 2", False),
        ("Hòa giải cơ sở", "Hoà giải cơ sở", True),
        ("Bếp ăn tình thương", "Camera an ninh", False),
    ],
)
def test_names_are_near_whatever_their_tones_and_signs(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is near
    assert is_near(other, one) is near


def test_twins_are_of_one_unit_and_year(register: Register) -> None:
    assert twins_of(register.models(None)) == {}


@given(st.integers(0, 10**12))
def test_amounts_are_read_as_they_are_written(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert amount_of(dotted) == amount_of(str(amount)) == amount_of(f"{dotted} đồng") == amount


@pytest.mark.parametrize("text", ["", "nhiều", "1,2,3", "-5", "1.5.0"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        amount_of(text)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Kinh phí", 1),
        ("Kinh phí (đồng)", 1),
        ("Kinh phí từ ngân sách", 1),
        ("Kinh phí (tỷ lệ xã hội hóa)", 1),
        ("Kinh phí ngân sách (nghìn đồng)", 1_000),
        ("Kinh phí (1.000 đồng)", 1_000),
        ("Kinh phí (ngàn đ)", 1_000),
        ("Kinh phí (triệu đồng)", 1_000_000),
        ("KINH PHÍ\n(Trđ)", 1_000_000),
        ("Kinh phí (tr.đồng)", 1_000_000),
        ("Kinh phí thực hiện, ĐVT: triệu đồng", 1_000_000),
        ("Kinh phí (triệu đồng) - Dân góp", 1_000_000),
        ("Kinh phí (tỷ đồng)", 1_000_000_000),
        ("Số tiền (tỉ)", 1_000_000_000),
    ],
)
def test_the_heading_says_what_one_of_its_numbers_stands_for(heading: str, unit: int) -> None:
    assert unit_of_money(heading) == unit


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (5, 5_000_000),
        (12.5, 12_500_000),
        ("5", 5_000_000),
        ("12,5", 12_500_000),
        ("12.5", 12_500_000),
        ("0.125", 125_000),
        ("1.500", 1_500_000_000),
        ("1.500,5", 1_500_500_000),
        ("5.000.000 đồng", 5_000_000),
        ("500 nghìn", 500_000),
        ("1.200 triệu", 1_200_000_000),
        ("2tr", 2_000_000),
        ("1,2 tỷ đồng", 1_200_000_000),
    ],
)
def test_money_of_a_column_in_millions_is_kept_in_dong(text: str | float, amount: int) -> None:
    assert amount_of(text, 1_000_000) == amount


def test_money_that_a_unit_makes_impossible_is_only_noted() -> None:
    rows = [("Tên mô hình", "Kinh phí (triệu đồng)"), ("Hũ gạo", "25000000"), ("Bếp", "khoảng 3")]
    first, second = read(rows).models
    assert "money" not in first.values
    assert first.problems == (
        "ô B2 “25000000” tính theo đơn vị của cột thành 25.000.000.000.000 đồng, quá lớn: giữ trong ghi chú",
    )
    assert "không đọc được là số tiền (ví dụ 12.500.000 hoặc 12,5 triệu)" in second.problems[0]


def test_a_list_in_millions_comes_in_in_dong(register: Register) -> None:
    rows = [("Tên mô hình", "Kinh phí (triệu đồng)", "Số người"), ("Hũ gạo", "12,5", "40"), ("Bếp", "5", "6")]
    found = proposals(register, rows)
    assert [(each.values["money"], each.values["people"]) for each in found] == [
        (12_500_000, 40),
        (5_000_000, 6),
    ]
    assert [each.listed.money_words for each in found] == ["12.500.000 đồng", "5.000.000 đồng"]
    assert not any(each.remarks for each in found)


@pytest.mark.parametrize(
    ("above", "heading", "money"),
    [
        ("Đơn vị tính: triệu đồng", "Kinh phí", 12_500_000),
        ("ĐVT: Triệu đồng", "Kinh phí thực hiện", 12_500_000),
        ("(Đơn vị: 1.000 đồng)", "Kinh phí", 12_500),
        ("(triệu đồng)", "Kinh phí", 12_500_000),
        ("Đơn vị tính: Tr.đồng", "Kinh phí", 12_500_000),
        ("ĐVT: tỷ đồng, người", "Kinh phí", 12_500_000_000),
        # What the heading says itself holds for its column.
        ("Đơn vị tính: triệu đồng", "Kinh phí (nghìn đồng)", 12_500),
        ("Đơn vị tính: triệu đồng", "Kinh phí (đồng)", None),
        # These speak of something else.
        ("Đơn vị: Thôn Triệu Đông", "Kinh phí", None),
        ("Kế hoạch hỗ trợ 5 triệu đồng mỗi mô hình", "Kinh phí", None),
    ],
)
def test_the_unit_above_the_table_holds_where_the_heading_states_none(
    register: Register, above: str, heading: str, money: int | None
) -> None:
    rows = [("Danh sách đăng ký năm 2026", ""), ("", above), ("Tên mô hình", heading), ("Hũ gạo", "12,5")]
    (found,) = proposals(register, rows)
    assert found.values.get("money") == money
    told = unit_words(read(rows))
    assert told == (f"kinh phí đọc theo “{above}” ghi trên bảng" if money and "(" not in heading else "")


def test_a_number_too_large_to_keep_goes_into_the_note_and_stops_nothing(register: Register) -> None:
    rows = [("Tên mô hình", "Kinh phí", "Số người"), ("Hũ gạo", "12345678901234567890", "9" * 15)]
    (proposal,) = proposals(register, rows)
    register.write(lambda action: apply_models(action, [proposal], 2026, TODAY))
    made = next(model for model in register.models() if model.name == "Hũ gạo")
    assert (made.money, made.people) == (None, 999_999_999_999_999)
    assert made.note == "Kinh phí: 12345678901234567890"


def test_a_list_of_a_real_file_is_read_like_a_pasted_one(tmp_path: Path) -> None:
    from openpyxl import Workbook

    from dvcq_desktop.sheets.reader import read_file

    book = Workbook()
    sheet: Any = book.active
    for row in LIST:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert [row.values for row in read_models(read_file(tmp_path / "a.xlsx"), Choice(), TODAY).models] == [
        row.values for row in read().models
    ]


def test_the_command_takes_a_list_and_says_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "Tên mô hình;Đơn vị\nHũ gạo nghĩa tình;\nHũ gạo nghĩa tinh;\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    database = tmp_path / "d.dvcq"
    arguments = ["import-models", str(tmp_path / "a.csv"), "--database", str(database), "--year", "2026"]
    assert main([*arguments, "--dry-run"]) == 0
    assert "Chưa ghi gì" in capsys.readouterr().out
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert "nhận 1 mô hình mới" in said
    assert "Dòng 3: Gần giống" in said
    assert main(arguments) == 0
    assert "Không có gì để ghi." in capsys.readouterr().out
