# SPDX-License-Identifier: MIT
"""Points as they are typed and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.points import mean, points_text, read_points


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("9,5", 950),
        ("9.5", 950),
        (" 10 ", 1000),
        ("0", 0),
        ("9,25 điểm", 925),
        ("9,", 900),
        ("9,50000", 950),
        ("", None),
        ("  ", None),
        ("９,５", 950),
    ],
)
def test_points_are_read_as_they_are_typed(typed: str, points: int | None) -> None:
    assert read_points(typed) == points


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-1", "số âm"),
        ("−2,5", "số âm"),
        ("chín", "không phải là số điểm"),
        ("9,5,5", "không phải là số điểm"),
        ("1e3", "không phải là số điểm"),
        ("9,555", "lẻ quá"),
        (",5", "không phải là số điểm"),
        ("=SUM(A1)", "không phải là số điểm"),
    ],
)
def test_what_is_no_number_of_points_is_said(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_points(typed)


@given(st.integers(0, 9_999_999))
def test_written_points_are_read_as_the_same(points: int) -> None:
    assert read_points(points_text(points)) == points


@given(st.integers(0, 10**6), st.integers(1, 50))
def test_a_mean_is_off_by_half_a_hundredth_at_most(total: int, count: int) -> None:
    assert abs(2 * (mean(total, count) * count - total)) <= count


def test_a_half_goes_up() -> None:
    assert mean(1, 2) == 1
    assert points_text(-950) == "-9,5"
    assert points_text(905) == "9,05"
