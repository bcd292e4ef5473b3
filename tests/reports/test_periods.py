# SPDX-License-Identifier: MIT
"""Periods and the days from which to which their figures count."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.periods import Period, PeriodKind, period_ended, period_typed, periods_of

YEARS = st.integers(2001, 2098)
CUTS = st.integers(1, 28)


def held(year: int, kind: PeriodKind) -> list[Period]:
    return [each for each in periods_of(year) if each.kind is kind]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("month-1", date(2025, 12, 15), date(2026, 1, 14)),
        ("month-6", date(2026, 5, 15), date(2026, 6, 14)),
        ("quarter-1", date(2025, 12, 15), date(2026, 3, 14)),
        ("quarter-2", date(2026, 3, 15), date(2026, 6, 14)),
        ("quarter-3", date(2026, 6, 15), date(2026, 9, 14)),
        ("quarter-4", date(2026, 9, 15), date(2026, 12, 14)),
        ("half-1", date(2025, 12, 15), date(2026, 6, 14)),
        ("half-2", date(2026, 6, 15), date(2026, 12, 14)),
        ("nine", date(2025, 12, 15), date(2026, 9, 14)),
        ("year", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_the_usual_periods_of_2026(typed: str, first: date, last: date) -> None:
    assert period_typed(2026, typed).days() == (first, last)


@given(YEARS, CUTS, st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF]))
def test_the_periods_of_a_kind_fill_the_year_without_gap_or_overlap(
    year: int, cut: int, kind: PeriodKind
) -> None:
    days = [period.days(cut) for period in held(year, kind)]
    whole = Period(year, PeriodKind.YEAR).days(cut)
    assert (days[0][0], days[-1][1]) == whole
    for (_, last), (first, _) in itertools.pairwise(days):
        assert first == last + timedelta(days=1)


@given(YEARS, CUTS)
def test_nine_months_are_the_first_three_quarters(year: int, cut: int) -> None:
    quarters = held(year, PeriodKind.QUARTER)
    nine = Period(year, PeriodKind.NINE).days(cut)
    assert nine == (quarters[0].days(cut)[0], quarters[2].days(cut)[1])


@given(YEARS, CUTS, st.sampled_from(list(PeriodKind)))
def test_each_year_begins_where_the_one_before_ended_and_its_periods_are_known_again(
    year: int, cut: int, kind: PeriodKind
) -> None:
    for period in held(year, kind):
        first, last = period.days(cut)
        assert first <= last
        assert period.last_year.days(cut)[0].year == first.year - 1
        typed = kind.value if kind.numbers == 1 else f"{kind.value}-{period.number}"
        assert period_typed(year, typed) == period
        if kind is not PeriodKind.NINE:
            assert period.next.before == period
            assert period.next.days(cut)[0] == last + timedelta(days=1)
    assert len({period.code for period in periods_of(year)}) == len(periods_of(year))


@given(st.dates(date(2002, 1, 1), date(2098, 12, 31)))
def test_the_period_that_is_due_has_ended_and_the_next_has_not(day: date) -> None:
    period = period_ended(day)
    assert period.days()[1] <= day < period.next.days()[1]


@pytest.mark.parametrize("typed", ["", "half", "half-3", "month-0", "month-13", "week-1", "nine-2", "half-x"])
def test_what_is_no_period_is_said(typed: str) -> None:
    with pytest.raises(UserError, match="Không có kỳ báo cáo"):
        period_typed(2026, typed)


def test_periods_are_named_as_titles_name_them() -> None:
    assert [each.label for each in held(2026, PeriodKind.HALF)] == [
        "6 tháng đầu năm 2026",
        "6 tháng cuối năm 2026",
    ]
    assert Period(2026, PeriodKind.MONTH, 2).label == "tháng 02 năm 2026"
    assert Period(2026, PeriodKind.QUARTER, 4).short == "Quý IV"
    assert Period(2026, PeriodKind.NINE).following == "3 tháng cuối năm 2026"
    assert Period(2026, PeriodKind.YEAR).short == "Cả năm"
