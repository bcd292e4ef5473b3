# SPDX-License-Identifier: MIT
"""Searching without tones, sorting as Vietnamese sort, moving by one place."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.listing import few, matches, moved, ordered

lines = st.lists(st.text("abcdefgh", min_size=1, max_size=1), unique=True, max_size=8)


def test_a_search_without_tones_finds_the_name() -> None:
    assert matches("nguyen thi hue", "Nguyễn Thị Huệ")
    assert matches("hue van phong", "Nguyễn Thị Huệ", "Văn phòng HĐND&UBND")
    assert not matches("huệ công an", "Nguyễn Thị Huệ", "Văn phòng")
    assert matches("", "Bất kỳ")


def test_the_first_few_are_named_and_the_others_counted() -> None:
    assert few(["Thôn A", "Thôn B"], "thôn", 2) == "Thôn A, Thôn B"
    assert few(["Thôn A", "Thôn B", "Thôn C"], "thôn", 2, between="; ") == "Thôn A; Thôn B và 1 thôn khác"
    assert few([], "thôn") == ""


def test_villages_sort_by_their_numbers() -> None:
    names = ["Thôn 10", "Thôn 2", "Đông Sơn", "Ấp Bắc", "Dậu Trì"]
    assert ordered(names, str) == ["Ấp Bắc", "Dậu Trì", "Đông Sơn", "Thôn 2", "Thôn 10"]


def test_empty_values_come_last_either_way() -> None:
    days = [None, date(2026, 5, 1), date(2025, 1, 1)]
    assert ordered(days, lambda day: day) == [date(2025, 1, 1), date(2026, 5, 1), None]
    assert ordered(days, lambda day: day, descending=True) == [date(2026, 5, 1), date(2025, 1, 1), None]


def test_chosen_ones_move_up_together_and_stop_at_the_top() -> None:
    assert moved("abcd", {"b", "d"}, -1) == ["b", "a", "d", "c"]
    assert moved("abcd", {"a", "b"}, -1) == ["a", "b", "c", "d"]
    assert moved("abcd", {"c", "d"}, +1) == ["a", "b", "c", "d"]
    assert moved("abcd", {"a", "c"}, +1) == ["b", "a", "d", "c"]


@given(lines, st.data(), st.sampled_from([-1, 1]))
def test_moving_keeps_everyone_and_the_order_of_the_rest(
    line: list[str], data: st.DataObject, step: int
) -> None:
    chosen = set(data.draw(st.lists(st.sampled_from(line), unique=True))) if line else set()
    after = moved(line, chosen, step)
    assert sorted(after) == sorted(line)
    for part in (chosen, set(line) - chosen):
        assert [one for one in after if one in part] == [one for one in line if one in part]
    assert all(abs(after.index(one) - line.index(one)) <= 1 for one in chosen)
