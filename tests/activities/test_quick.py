# SPDX-License-Identifier: MIT
"""Lines pasted from Excel become activities, or one sentence says which line cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.activities.quick import named_kind, read_amount, read_line, read_rows
from dvcq_desktop.activities.store.lists import Lists
from dvcq_desktop.activities.terms import BUILT_IN_KINDS, BUILT_IN_MEASURES, ActivityKind
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.numbers import group_digits

TODAY = date(2026, 6, 20)
OFFICE = Directory(units=(Unit("t1", "Thôn Đông", UnitKind.VILLAGE),))


def read(*rows: list[str], **usual: object) -> list[dict[str, object]]:
    return read_rows(rows, Lists(), OFFICE, TODAY, usual)


def test_without_heads_the_columns_are_day_kind_title_and_the_counts_of_the_kind() -> None:
    assert read(["5/3", "Đối thoại", "Gặp các hộ", "118", "9", "7"]) == [
        {
            "happened_on": date(2026, 3, 5),
            "kind": "dialogue",
            "title": "Gặp các hộ",
            "counts": {"people": 118, "opinions": 9, "opinions-answered": 7},
        }
    ]


def test_heads_in_any_order_name_attributes_and_measures() -> None:
    [entry] = read(
        ["Nội dung", "Đất hiến (m²)", "NGÀY", "Đơn vị", "Địa điểm", "Loại", "Không rõ"],
        ["Làm đường", "1.850", "12/5/2026", "thon dong", "Ngõ 3", "phối hợp", "bỏ qua"],
    )
    assert entry == {
        "happened_on": date(2026, 5, 12),
        "kind": "front-coordination",
        "title": "Làm đường",
        "counts": {"land": 1850},
        "place": "Ngõ 3",
        "unit": "t1",
    }


def test_an_empty_day_or_kind_is_that_of_the_row_above_and_at_first_of_the_line() -> None:
    entries = read(
        ["", "", "Việc một"],
        ["1/4", "văn hóa", "Việc hai"],
        ["", "", "Việc ba", "40"],
        happened_on=TODAY,
        kind="conference",
    )
    assert [(entry["happened_on"], entry["kind"]) for entry in entries] == [
        (TODAY, "conference"),
        (date(2026, 4, 1), "culture"),
        (date(2026, 4, 1), "culture"),
    ]
    assert entries[2]["counts"] == {"people": 40}


def test_a_first_column_of_numbers_and_empty_rows_are_left_out() -> None:
    entries = read(["1", "5/3", "hội nghị", "A", "30"], ["", "", "", "", ""], ["2", "6/3", "", "B", ""])
    assert [(entry["title"], entry["counts"]) for entry in entries] == [("A", {"people": 30}), ("B", {})]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["31/2", "hội nghị", "A"], "không có thật"),
        (["5/3", "xyz", "A"], "không rõ loại “xyz”"),
        (["5/3", "Hội nghị dân vận quý I", "86 người"], "không rõ loại “Hội nghị dân vận quý I”"),
        (["5/3", "hội nghị", ""], "chưa có nội dung"),
        (["5/3", "hội nghị", "A", "12,5"], "không phải số nguyên"),
        (["5/3", "hội nghị", "A", "-5"], "không được âm"),
        (["5/3", "hội nghị", "A", "12", "7"], "dòng này thừa số"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_taken(row: list[str], said: str) -> None:
    with pytest.raises(UserError, match="Dòng 2: ") as caught:
        read(["5/3", "hội nghị", "Được"], row)
    assert said in caught.value.sentence
    assert caught.value.sentence.endswith("Chưa ghi dòng nào.")


def test_nothing_pasted_is_said() -> None:
    with pytest.raises(UserError, match="Không có dòng nào"):
        read(["", ""])


@given(st.integers(0, 10**15 - 1))
def test_an_amount_is_read_as_it_is_written_with_or_without_dots(amount: int) -> None:
    assert read_amount(str(amount)) == read_amount(group_digits(amount)) == amount
    assert read_amount(f"{group_digits(amount)} người") == amount


@pytest.mark.parametrize("text", ["1,5", "-3", "10%", "ba", "1.25", "12 34"])
def test_what_could_be_meant_either_way_is_no_amount(text: str) -> None:
    with pytest.raises(UserError):
        read_amount(text)


PEOPLE = tuple(each for each in BUILT_IN_MEASURES if each.id in {"people", "opinions", "land"})


@pytest.mark.parametrize(
    ("typed", "day", "title", "counts"),
    [
        ("5/3 Hội nghị dân vận, 86 người", date(2026, 3, 5), "Hội nghị dân vận", {"people": 86}),
        ("Hội nghị dân vận", None, "Hội nghị dân vận", {}),
        ("5-3-2025: Họp; 1.250 người; 7 ý kiến", date(2025, 3, 5), "Họp", {"people": 1250, "opinions": 7}),
        ("Họp, người dự: 30", None, "Họp", {"people": 30}),
        ("Tặng quà, 20 hộ, thăm 3 thôn", None, "Tặng quà, 20 hộ, thăm 3 thôn", {}),
        ("Hiến đất, 1.850 m2", None, "Hiến đất", {"land": 1850}),
        ("Hiến đất, 120 m²", None, "Hiến đất", {"land": 120}),
        ("Họp 86 người", None, "Họp 86 người", {}),
        ("Họp, 86 người, 90 người", None, "Họp, 86 người", {"people": 90}),
        ("Họp tổ, 86", None, "Họp tổ, 86", {}),
        ("26/3", None, "26/3", {}),
        ("3/4 số hộ tham gia", date(2026, 4, 3), "số hộ tham gia", {}),
    ],
)
def test_a_line_typed_at_once_is_read(
    typed: str, day: date | None, title: str, counts: dict[str, int]
) -> None:
    assert read_line(typed, PEOPLE, TODAY) == (day, title, counts)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("12/6 Tiếp công dân tuần hai, 7 lượt", "reception"),
        ("tiep cong dan tuan hai", "reception"),
        ("Hội nghị đối thoại với Nhân dân", "conference"),
        ("Chủ tịch đối thoại với hộ dân", "dialogue"),
        ("TUYÊN TRUYỀN: đối thoại", "outreach"),
        ("Phối hợp với MTTQ, đoàn thể tặng quà", "front-coordination"),
        ("Họp thôn", None),
        ("Việc khác", None),
        ("", None),
    ],
)
def test_the_kind_is_read_from_how_a_line_begins_or_what_it_holds(typed: str, kind: str | None) -> None:
    assert named_kind(typed, BUILT_IN_KINDS) == kind


OWN_KINDS = (
    *BUILT_IN_KINDS,
    ActivityKind("meeting", "Họp", 99),
    ActivityKind("village-meeting", "Họp thôn", 100),
    ActivityKind("old", "Ra quân", 101, enabled=False),
)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Họp tổ", "meeting"),
        ("hop to", "meeting"),
        ("Họp thôn Đông", "village-meeting"),
        ("Ra quân dọn vệ sinh", None),
        ("5/3 HỌP giao ban", "meeting"),
        ("Phối hợp tặng quà", None),
        ("Hộp thư góp ý", None),
        ("Dọn thư viện xã", None),
        ("Đón thủ trưởng", None),
        ("Đơn thư tháng 6", "petitions"),
        ("Văn hoá, thể thao hè", "culture"),
        ("Đối thọai với dân", "dialogue"),
        ("Tiêp công dân", "reception"),
        ("Họp, phối hợp với MTTQ, đoàn thể", "meeting"),
    ],
)
def test_a_word_with_other_marks_is_another_word(typed: str, kind: str | None) -> None:
    assert named_kind(typed, OWN_KINDS) == kind


def test_a_unit_of_several_counts_is_none_of_them() -> None:
    petitions = tuple(each for each in BUILT_IN_MEASURES if each.unit_name == "đơn")
    assert read_line("Đơn thư tháng 6, 12 đơn", petitions, TODAY)[1:] == ("Đơn thư tháng 6, 12 đơn", {})


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(UserError, match="31/2"):
        read_line("31/2 Họp", PEOPLE, TODAY)


@given(st.text())
def test_no_letter_of_a_line_is_lost(text: str) -> None:
    try:
        day, title, counts = read_line(text, PEOPLE, TODAY)
    except UserError:
        return
    if day is None and not counts:
        assert title == tidy(text).strip()
