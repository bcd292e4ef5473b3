# SPDX-License-Identifier: MIT
"""A figure beside that of another period and the plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.reports.comparing import change, of_plan
from dvcq_desktop.text.numbers import group_digits


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ("23", "20", "+3 (+15%)"),
        ("1.250", "1.500", "−250 (−16,7%)"),
        ("3", "0", "+3"),
        ("0", "4", "−4 (−100%)"),
        ("5", "5", "0"),
        ("0", "0", "0"),
        ("5", "-", "-"),
        ("-", "5", "-"),
        ("5", "", "-"),
        ("66,7%", "50%", "+16,7 điểm %"),
        ("50%", "50%", "0"),
        ("50%", "12", "-"),
        ("38/45", "30/40", "+9,4 điểm %"),
        ("26/59", "27/27", "−55,9 điểm %"),
        ("26/59", "0/0", "-"),
        ("1.200/2.400", "50%", "0"),
        ("2.000", "1", "+1.999 (+199.900%)"),
    ],
)
def test_a_change_is_told_with_its_share(now: str, then: str, said: str) -> None:
    assert change(now, then) == said


@pytest.mark.parametrize(
    ("now", "target", "said"),
    [
        ("9", "12", "75%"),
        ("1", "3", "33,3%"),
        ("0", "12", "0%"),
        ("9", "", ""),
        ("9", "0", ""),
        ("-", "12", "-"),
    ],
)
def test_how_much_of_the_plan(now: str, target: str, said: str) -> None:
    assert of_plan(now, target) == said


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_more_one_way_is_less_the_other(one: int, other: int) -> None:
    there = change(group_digits(one), group_digits(other)).split(" ")[0]
    back = change(group_digits(other), group_digits(one)).split(" ")[0]
    assert there.replace("+", "").replace("−", "") == back.replace("+", "").replace("−", "")
    assert there == "0" or there[0] != back[0]
