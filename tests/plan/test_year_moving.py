# SPDX-License-Identifier: MIT
"""Which years of a plan's words move on to the next year, and which stay and are pointed out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.plan.year_moving import mentions, move_year

PIECES = (
    "công tác dân vận",
    "năm 2026",
    "NĂM 2026",
    "năm 2025",
    "2026",
    "ngày 05 tháng 01 năm 2026",
    "ngày 15/12/2026",
    "quý I năm 2026",
    "nhiệm kỳ 2026-2031",
    "đến năm 2026",
    "số 06/2026/NĐ-CP",
    "Kế hoạch số 12/KH-UBND ngày 05/01/2026 về chuyển đổi số năm 2026",
    "6 tháng cuối năm 2026",
    ", ",
    ". ",
    "; ",
    "\n",
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Công tác dân vận năm 2026 của xã", "Công tác dân vận năm 2027 của xã"),
        ("NHIỆM VỤ TRỌNG TÂM NĂM 2026", "NHIỆM VỤ TRỌNG TÂM NĂM 2027"),
        ("6 tháng cuối năm 2026", "6 tháng cuối năm 2027"),
        (
            "Thực hiện Kế hoạch số 2/KH-TU ngày 05/01/2026 về dân vận năm 2026, xã lập Kế hoạch năm 2026:",
            "Thực hiện Kế hoạch số 2/KH-TU ngày 05/01/2026 về dân vận năm 2026, xã lập Kế hoạch năm 2027:",
        ),
    ],
)
def test_the_plans_own_year_moves_on(before: str, after: str) -> None:
    assert move_year(before, 2026, 2027).text == after


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo trước ngày 15/12/2026",
        "ngày 05 tháng 01 năm 2026",
        "ngày     tháng 01 năm 2026",
        "nhiệm kỳ 2026-2031",
        "năm 2026-2027",
        "Nghị định số 06/2026/NĐ-CP",
        "đến năm 2026",
        "hoàn thành trong quý I năm 2026",
        "chậm nhất tháng 3 năm 2026",
        "dân vận 2026",
    ],
)
def test_other_years_stay_and_are_pointed_out(text: str) -> None:
    moved = move_year(text, 2026, 2027)
    assert moved.text == text
    assert moved.left == (text,)


def test_a_half_of_the_year_moves_and_is_pointed_out() -> None:
    moved = move_year("Công tác dân vận 6 tháng cuối năm 2025", 2025, 2026)
    assert (moved.changed, moved.left) == (True, ("Công tác dân vận 6 tháng cuối năm 2026",))


def test_a_sentence_is_quoted_once_and_not_as_a_whole_page() -> None:
    before, after = "Đẩy mạnh tuyên truyền " * 20, " trong Nhân dân" * 20
    long = f"{before}nhiệm kỳ 2026-2031 và năm 2026-2027{after}. Câu sau."
    [quote] = mentions(long, 2026)
    assert "2026-2031" in quote
    assert len(quote) < 140
    assert quote.strip("…") in long


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_only_the_digits_of_the_plans_own_year_change(text: str) -> None:
    moved = move_year(text, 2026, 2027)
    assert len(moved.text) == len(text)
    for before, after in zip(re.finditer(r"\d+", text), re.finditer(r"\d+", moved.text), strict=True):
        assert before[0] == after[0] or (before[0], after[0]) == ("2026", "2027")
    assert re.sub(r"\d", "", moved.text) == re.sub(r"\d", "", text)
    assert moved.changed == (moved.text != text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_every_year_that_stays_is_quoted(text: str) -> None:
    moved = move_year(text, 2026, 2027)
    assert bool(mentions(moved.text, 2026)) <= bool(moved.left)
    for quote in moved.left:
        assert quote.strip("…").strip() in moved.text


@given(st.text(), st.integers(2000, 2098))
def test_a_text_without_the_year_is_left_alone(text: str, year: int) -> None:
    if str(year) not in text:
        assert move_year(text, year, year + 1).text == text


@given(
    st.lists(st.sampled_from([piece for piece in PIECES if "2027" not in piece]), max_size=8).map(" ".join)
)
def test_moving_there_and_back_changes_nothing(text: str) -> None:
    assert move_year(move_year(text, 2026, 2027).text, 2027, 2026).text == text
