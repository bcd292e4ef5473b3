# SPDX-License-Identifier: MIT
"""The due days of a task through its year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.plan.schedule import Recurrence, Schedule, read_recurrence

COMING_BACK = (Recurrence.MONTHLY, Recurrence.QUARTERLY, Recurrence.HALF_YEARLY)

days = st.dates(date(2020, 1, 1), date(2032, 12, 31))
years = st.integers(2020, 2032)
recurring = st.builds(Schedule, st.none() | days, st.sampled_from(COMING_BACK))
single = st.builds(Schedule, days, st.sampled_from([Recurrence.ONCE, Recurrence.CONTINUOUS]))


def is_month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


@given(recurring, years)
def test_due_days_lie_in_the_year_each_once_and_in_order(schedule: Schedule, year: int) -> None:
    found = schedule.occurrences(year)
    assert all(day.year == year for day in found)
    assert all(earlier < later for earlier, later in pairwise(found))


@given(recurring, years)
def test_no_due_day_is_before_the_first_one(schedule: Schedule, year: int) -> None:
    first = schedule.deadline
    assert first is None or all(day >= first for day in schedule.occurrences(year))


@given(recurring, st.integers(1, 6))
def test_a_later_year_has_a_due_day_in_every_period(schedule: Schedule, later: int) -> None:
    year = (schedule.deadline.year if schedule.deadline else 2026) + later
    assert len(schedule.occurrences(year)) == 12 // schedule.recurrence.months


@given(recurring, years)
def test_a_month_end_stays_a_month_end_and_another_day_its_day(schedule: Schedule, year: int) -> None:
    first = schedule.deadline
    for day in schedule.occurrences(year):
        if first is None or is_month_end(first):
            assert is_month_end(day)
        else:
            assert day.day == min(first.day, monthrange(day.year, day.month)[1])


@given(recurring, years, st.data())
def test_the_next_due_day_is_the_first_that_was_not_met(
    schedule: Schedule, year: int, data: st.DataObject
) -> None:
    found = schedule.occurrences(year)
    met = data.draw(st.frozensets(st.sampled_from(found))) if found else frozenset[date]()
    due = schedule.next_due(year, met)
    assert due not in met
    assert due is None or all(day in met for day in found if day < due)
    if found:
        assert (due is None) == (met == frozenset(found))


@given(single, years, st.frozensets(days))
def test_a_single_deadline_stays_whatever_the_year_and_what_was_met(
    schedule: Schedule, year: int, met: frozenset[date]
) -> None:
    assert schedule.occurrences(year) == (schedule.deadline,)
    assert schedule.next_due(year, met) == schedule.deadline


def test_without_a_first_day_each_quarter_ends_with_its_last_day() -> None:
    schedule = Schedule(None, Recurrence.QUARTERLY)
    assert schedule.occurrences(2026) == (
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    )


def test_a_leap_year_lengthens_february() -> None:
    assert Schedule(None, Recurrence.MONTHLY).occurrences(2028)[1] == date(2028, 2, 29)
    assert Schedule(date(2026, 1, 30), Recurrence.MONTHLY).occurrences(2026)[1:3] == (
        date(2026, 2, 28),
        date(2026, 3, 30),
    )


def test_a_task_that_first_falls_due_next_year_is_due_then_and_not_done() -> None:
    schedule = Schedule(date(2027, 1, 15), Recurrence.QUARTERLY)
    assert schedule.occurrences(2026) == ()
    assert schedule.next_due(2026, frozenset()) == date(2027, 1, 15)


@pytest.mark.parametrize("first", [date(1, 1, 31), date(226, 3, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("recurrence", COMING_BACK)
def test_a_year_typed_wrong_does_not_stop_the_list(first: date, recurrence: Recurrence) -> None:
    schedule = Schedule(first, recurrence)
    assert len(schedule.occurrences(2026)) in {0, 12 // recurrence.months}
    assert schedule.next_due(9999, frozenset()) is not None


@pytest.mark.parametrize(
    ("schedule", "label"),
    [
        (Schedule(), ""),
        (Schedule(date(2026, 10, 15)), "15/10/2026"),
        (Schedule(None, Recurrence.QUARTERLY), "Hằng quý"),
        (Schedule(date(2026, 3, 25), Recurrence.QUARTERLY), "Hằng quý, từ 25/03/2026"),
        (Schedule(date(2026, 12, 15), Recurrence.CONTINUOUS), "Thường xuyên, đến 15/12/2026"),
    ],
)
def test_tables_show_the_deadline_and_how_it_comes_back(schedule: Schedule, label: str) -> None:
    assert schedule.label == label
    assert schedule.is_set is bool(label)


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("định kỳ hằng tháng", Recurrence.MONTHLY),
        ("HÀNG QUÝ báo cáo kết quả", Recurrence.QUARTERLY),
        ("06 tháng một lần", Recurrence.HALF_YEARLY),
        ("Thường xuyên trong năm 2026", Recurrence.CONTINUOUS),
        ("trước ngày 15/10/2026", None),
        ("", None),
    ],
)
def test_a_recurrence_is_read_out_of_the_plans_own_words(words: str, recurrence: Recurrence | None) -> None:
    assert read_recurrence(words) is recurrence


@given(days)
def test_every_day_of_a_first_year_comes_back_a_month_later(first: date) -> None:
    found = Schedule(first, Recurrence.MONTHLY).occurrences(first.year)
    assert found[0] == first
    assert all(later - earlier <= timedelta(days=31) for earlier, later in pairwise(found))
