# SPDX-License-Identifier: MIT
"""Dates are written as the decree wants them and read as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import (
    check_done,
    check_meant,
    decree_date,
    decree_date_blank,
    parse_date,
    parse_decree_date,
    short_date,
)

TODAY = date(2026, 11, 24)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 6, 29), "ngày 29 tháng 6 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_have_a_leading_zero(day: date, written: str) -> None:
    assert decree_date(day) == written


def test_a_date_not_known_yet_leaves_room_to_write() -> None:
    assert decree_date_blank(2026, 1) == "ngày      tháng 01 năm 2026"
    assert decree_date_blank(2026, 6) == "ngày      tháng 6 năm 2026"
    assert decree_date_blank(2026, None) == "ngày      tháng      năm 2026"
    assert decree_date_blank(None, None).startswith("ngày      tháng      năm 20 ")


def test_a_short_date_has_two_digits_for_day_and_month() -> None:
    assert short_date(date(2026, 1, 5)) == "05/01/2026"


@pytest.mark.parametrize(
    "typed",
    [
        "05/03/2026",
        "5/3/2026",
        "5/3/26",
        "5/3",
        " 5 / 3 / 2026 ",
        "05-03-2026",
        "05.03.2026",
        "5–3–2026",
        "2026-03-05",
        "2026-3-5",
        "2026-03-05 00:00:00",
        "ngày 5 tháng 3 năm 2026",
        "Ngày 05 tháng 03, năm 2026",
        "5 tháng 3",
        "ngày\u00a05/3/2026.",
        "ngay 5 thang 3 nam 2026",
    ],
)
def test_the_fifth_of_march_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("hôm nay", TODAY),
        ("mai", date(2026, 11, 25)),
        ("Ngày mai", date(2026, 11, 25)),
        ("ngày kia", date(2026, 11, 26)),
        ("hôm qua", date(2026, 11, 23)),
        ("+3", date(2026, 11, 27)),
        ("-2", date(2026, 11, 22)),
        ("+ 10 ngày", date(2026, 12, 4)),
        ("+2 tuần", date(2026, 12, 8)),
        ("+3 tháng", date(2027, 2, 24)),
        ("-1 năm", date(2025, 11, 24)),
        ("cuối tháng", date(2026, 11, 30)),
        ("cuối tháng này", date(2026, 11, 30)),
        ("hết tháng 6", date(2026, 6, 30)),
        ("cuối tháng 2/2028", date(2028, 2, 29)),
        ("cuối quý", date(2026, 12, 31)),
        ("cuối quý II", date(2026, 6, 30)),
        ("cuối quý 1 năm 2027", date(2027, 3, 31)),
        ("cuối năm", date(2026, 12, 31)),
        ("cuối năm 2027", date(2027, 12, 31)),
    ],
)
def test_a_date_may_be_said_from_today(typed: str, day: date) -> None:
    assert parse_date(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("month", "end"),
    [(1, date(2026, 3, 31)), (3, date(2026, 3, 31)), (4, date(2026, 6, 30)), (9, date(2026, 9, 30))],
)
def test_the_end_of_the_quarter_is_that_of_its_last_month(month: int, end: date) -> None:
    assert parse_date("cuối quý", today=date(2026, month, 15)) == end


def test_a_month_later_from_the_last_day_stays_in_the_next_month() -> None:
    assert parse_date("+1 tháng", today=date(2026, 1, 31)) == date(2026, 2, 28)


def test_a_year_of_two_digits_is_a_near_deadline_or_a_birth() -> None:
    assert parse_date("1/7/46", today=TODAY) == date(2046, 7, 1)
    assert parse_date("1/7/85", today=TODAY) == date(1985, 7, 1)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("31/2/2026", "Ngày 31/2/2026 không có thật"),
        ("29/2", "Ngày 29/2/2026 không có thật"),
        ("5/13/2026", "Ngày 5/13/2026 không có thật"),
        ("thứ ba", "Không đọc được ngày “thứ ba”"),
        ("", "Chưa ghi ngày"),
        ("3/2026", "“3/2026” chưa có ngày trong tháng"),
        ("15", "“15” chưa có tháng"),
        (
            "5/3/0226",
            "Năm 226 không dùng được (chỉ từ 1900 đến 2199)",
        ),
        ("cuối tháng 13", "Không có tháng 13"),
    ],
)
def test_a_wrong_date_is_told_in_one_sentence(typed: str, problem: str) -> None:
    with pytest.raises(UserError) as told:
        parse_date(typed, today=TODAY)
    assert told.value.sentence == f"{problem}; hãy ghi theo dạng ngày/tháng/năm, ví dụ 05/3/2026."


@given(
    st.text()
    | st.from_regex(r"[+-]\d{1,6}( (tuần|tháng|năm))?|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}", fullmatch=True)
)
def test_whatever_is_typed_gives_a_date_or_a_sentence(typed: str) -> None:
    day, sentence = _read(typed)
    assert (day is None) == sentence.endswith("ví dụ 05/3/2026.")
    assert len(sentence) < 150


def _read(typed: str) -> tuple[date | None, str]:
    try:
        return parse_date(typed, today=TODAY), ""
    except UserError as error:
        return None, error.sentence


@given(days)
def test_every_way_of_writing_a_date_is_read_back(day: date) -> None:
    for written in (short_date(day), decree_date(day), day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert parse_date(written, today=TODAY) == day
    for written in (short_date(day), decree_date(day)):
        assert parse_decree_date(f"Căn cứ Luật số 72/2025/QH15 {written};") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Đại Sơn, ngày 05 tháng 01 năm 2026", date(2026, 1, 5)),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", date(2020, 3, 5)),
        ("có hiệu lực từ 01/7/2023 đến 06/8/2025", date(2023, 7, 1)),
        ("ngày 06/8/2025", date(2025, 8, 6)),
        ("ngày 05tháng 3năm 2026", date(2026, 3, 5)),
        ("ngày...05...tháng...3...năm 2026", date(2026, 3, 5)),
        ("ngày 31/02/2026, sửa ngày 28/02/2026", date(2026, 2, 28)),
        ("nga\u0300y 05 tha\u0301ng 01 na\u0306m 2026", date(2026, 1, 5)),
    ],
)
def test_the_first_real_date_is_found_in_a_running_text(text: str, day: date) -> None:
    assert parse_decree_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ngày      tháng 01 năm 2026",
        "Số 30/2020/NĐ-CP",
        "mục 1.2.3",
        "quý I/2026",
        "12/2026",
        "1/2/2026/QĐ-UBND",
    ],
)
def test_a_text_without_a_full_date_has_none(text: str) -> None:
    assert parse_decree_date(text) is None


@given(days, days)
def test_a_day_of_work_is_one_that_can_be_meant(day: date, today: date) -> None:
    """Its year was not mistyped; what was done lies not ahead."""
    is_far = day.year < 2000 or day.year > today.year + 20
    check_meant(None, today)
    for check, said in (
        (check_meant, "quá xa" if is_far else ""),
        (check_done, "sau hôm nay" if day > today else "quá xa" if is_far else ""),
    ):
        if said:
            with pytest.raises(UserError, match=said):
                check(day, today, "Ngày ký")
        else:
            check(day, today)
