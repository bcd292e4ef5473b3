# SPDX-License-Identifier: MIT
"""The shapes in which thôn send their registrations in, read without a word from her."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.nominations.importing.columns import MEANINGS
from dvcq_desktop.nominations.importing.periods import period_of
from dvcq_desktop.nominations.importing.reading import Choice, ModelList, left_out_words, read_models
from dvcq_desktop.nominations.importing.stating import Stated, other_year
from dvcq_desktop.sheets.header import plain
from dvcq_desktop.sheets.reader import book_of_rows, read_file
from tests.nominations.register import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read(rows: Sequence[Sequence[str]], name: str = "danh sách") -> ModelList:
    return read_models(book_of_rows(rows, name), Choice(), TODAY)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Thôn, đơn vị", "unit"),
        ("Đơn vị, thôn", "unit"),
        ("Đơn vị/Thôn đăng ký", "unit"),
        ("Thôn/tổ dân phố", "unit"),
        ("Tên thôn", "unit"),
        ("Đơn vị đăng ký", "unit"),
        ("Cơ quan, đơn vị thực hiện", "unit"),
        ("Tập thể/ cá nhân", "kind"),
        ("Cá nhân/Tập thể", "kind"),
        ("Cá nhân, tập thể", "kind"),
        ("Loại hình (tập thể/cá nhân)", "kind"),
        ("Hình thức: tập thể hay cá nhân", "kind"),
        ("Tên mô hình, điển hình", "name"),
        ("Điển hình, mô hình", "name"),
        ("Tên điển hình/mô hình dân vận khéo", "name"),
        ("Tên gọi mô hình", "name"),
        ("Mô hình dân vận khéo", "name"),
        ("Công trình, phần việc dân vận khéo", "name"),
        ("Tập thể, cá nhân đăng ký", "head"),
        ("Tên tập thể, cá nhân", "head"),
        ("Người đại diện", "head"),
        ("Thời gian đăng ký", "registered_on"),
        ("Thời gian thực hiện", "starts_on"),
        ("Nội dung, cách làm", "content"),
    ],
)
def test_headings_are_understood_however_they_are_worded(heading: str, key: str) -> None:
    for words in (heading, heading.upper(), unicodedata.normalize("NFD", heading)):
        found = [meaning.key for meaning in MEANINGS if meaning.fits(plain(words))]
        assert found[:1] == [key]


def test_a_title_and_a_signature_state_year_and_day() -> None:
    listed = read(
        [
            ("UBND XÃ ĐẠI SƠN", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("", "", "Đại Sơn, ngày 12 tháng 3 năm 2025"),
            ("DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2025", "", ""),
            ("(Kèm theo Kế hoạch số 05/KH-UBND ngày 02 tháng 01 năm 2024)", "", ""),
            ("", "", ""),
            ("Thôn, đơn vị", "Tên mô hình, điển hình", "Tập thể/ cá nhân"),
            ("Thôn Đông", "Tuyến đường hoa", "Tập thể"),
            ("", "", ""),
            ("Thôn Đoài", "Ông Ba hòa giải", "Cá nhân"),
        ]
    )
    assert listed.stated == Stated(2025, date(2025, 3, 12))
    assert [(row.values["name"], row.unit, row.values["kind"]) for row in listed.models] == [
        ("Tuyến đường hoa", "Thôn Đông", "Tập thể"),
        ("Ông Ba hòa giải", "Thôn Đoài", "Cá nhân"),
    ]
    assert (other_year(listed, 2026), other_year(listed, 2025)) == (2025, None)


def test_the_name_of_a_file_states_year_and_day() -> None:
    rows = [("Tên mô hình",), ("Hũ gạo",)]
    assert read(rows, "dang ky thon Dong 12.3.2025.xlsx").stated == Stated(2025, date(2025, 3, 12))
    assert read(rows, "dang_ky_2024.csv").stated == Stated(2024)
    assert read(rows, "31.2.2025.csv").stated == Stated(2025)


def test_two_rows_of_headings_with_crosses_below(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = "BIỂU TỔNG HỢP ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2026"
    sheet.merge_cells("A1:I1")
    for place, words in (
        ("A3", "STT"), ("B3", "Tên mô hình"), ("C3", "Đơn vị"), ("D3", "Loại hình"), ("F3", "Lĩnh vực"),
        ("D4", "Tập thể"), ("E4", "Cá nhân"), ("F4", "Kinh tế"), ("G4", "VH-XH"), ("H4", "QP - AN"),
        ("I4", "HTCT"), ("J3", "Số người tham gia"),
    ):  # fmt: skip
        sheet[place] = words
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:I3", "J3:J4"):
        sheet.merge_cells(merged)
    sheet.append([1, "Nuôi ong", "Thôn Đông", "x", None, "X", None, None, None, "12 người"])
    sheet.append([2, "Cờ đỏ tự quản", "Thôn Đoài", None, "Bà Lan", None, None, "x", None, "1.200"])
    book.save(tmp_path / "tổng hợp.xlsx")
    listed = read_models(read_file(tmp_path / "tổng hợp.xlsx"), Choice(), TODAY)
    first, second = listed.models
    assert (first.values["kind"], first.field, first.values["people"]) == ("Tập thể", "Kinh tế", 12)
    assert (second.values["kind"], second.field) == ("Cá nhân", "Quốc phòng - an ninh")
    assert (second.values["head"], second.values["people"]) == ("Bà Lan", 1200)
    assert left_out_words(listed) == ""


def test_letters_of_two_signs_are_read_as_one() -> None:
    rows = [("Tên mô hình", "Đơn vị"), ("Đường hoa", "Thôn Đông")]
    apart = [tuple(unicodedata.normalize("NFD", text) for text in row) for row in rows]
    assert read(apart).models[0].values["name"] == "Đường hoa"
    assert read(apart).models[0].unit == "Thôn Đông"


def test_a_column_without_meaning_is_named() -> None:
    listed = read([("Tên mô hình", "Số điện thoại", "Ghi chú"), ("Hũ gạo", "0912", "")])
    assert left_out_words(listed) == "cột chưa nhận: “Số điện thoại” (B)"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Từ tháng 3 đến tháng 12/2025", date(2025, 3, 1), date(2025, 12, 31)),
        ("01/03/2025 - 30/11/2025", date(2025, 3, 1), date(2025, 11, 30)),
        ("từ ngày 5/3 đến hết ngày 30/11/2025", date(2025, 3, 5), date(2025, 11, 30)),
        ("Tháng 2 – tháng 2 năm 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("05/2025", date(2025, 5, 1), None),
        ("tháng 5 năm 2025", date(2025, 5, 1), None),
        ("Quý II/2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("Cả năm 2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_periods_are_read_as_they_are_written(text: str, start: date, end: date | None) -> None:
    assert period_of(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["", "thường xuyên", "13/2025", "tháng 12 đến tháng 3/2025", "quý V/2025", "31/2 - 3/3/2025"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert period_of(text) is None


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_none(text: str) -> None:
    assert period_of(text) is None or period_of(text) == period_of(f" {text} ")


def test_a_period_fills_both_days_and_is_said_and_days_of_models_are_theirs() -> None:
    listed = read(
        [
            ("Tên mô hình", "Thời gian thực hiện"),
            ("Hũ gạo", "Từ tháng 3 đến 12/2025"),
            ("Ao cá", "01/04/2025"),
        ]
    )
    first, second = listed.models
    assert (first.values["starts_on"], first.values["ends_on"]) == (date(2025, 3, 1), date(2025, 12, 31))
    assert first.problems == ("ô B2 “Từ tháng 3 đến 12/2025” hiểu là từ 01/03/2025 đến 31/12/2025",)
    assert second.values["starts_on"] == date(2025, 4, 1)
    assert listed.stated.day is None
    assert other_year(listed, 2026) == 2025
