# SPDX-License-Identifier: MIT
"""Old backups are thinned out, and no clock can make the program throw the wrong ones away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.handover.thinning import ALL_FOR, DAYS, MONTHS, WEEKS, kept

NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


def test_everything_of_two_days_is_kept() -> None:
    times = [ago(minutes=30 * number) for number in range(95)]
    assert kept(times, NOW) == set(times)


def test_of_an_earlier_day_the_last_one_is_kept() -> None:
    day = datetime(2026, 11, 20, tzinfo=UTC)
    times = [day + timedelta(hours=hour) for hour in (8, 10, 17)]
    assert kept([*times, NOW], NOW) == {times[-1], NOW}


def test_a_year_of_backups_every_half_hour_of_work_leaves_a_few_dozen() -> None:
    times = [
        datetime(2025, 11, 26, tzinfo=UTC) + timedelta(days=day, hours=8, minutes=30 * half)
        for day in range(365)
        for half in range(17)
    ]
    keep = kept(times, NOW)
    old = {time for time in keep if NOW - time >= ALL_FOR}
    assert len(old) <= DAYS + WEEKS + MONTHS
    assert len({(time.year, time.month) for time in keep}) == MONTHS
    for days in range(2, DAYS + 2):
        assert any(time.date() == (NOW - timedelta(days=days)).date() for time in keep)


def test_after_a_summer_without_work_the_backups_from_before_are_still_there() -> None:
    times = [ago(days=120 + day) for day in range(10)]
    assert kept(times, NOW) == set(times)


def test_what_a_clock_dated_into_the_future_is_kept() -> None:
    future = NOW + timedelta(days=400)
    assert future in kept([future, *(ago(minutes=m) for m in range(50))], NOW)


def test_a_clock_set_back_by_years_throws_nothing_away() -> None:
    times = [ago(hours=hour) for hour in range(200)]
    assert kept(times, NOW - timedelta(days=1500)) == set(times)


MOMENTS = st.integers(0, 3650 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
TIMES = st.lists(
    MOMENTS,
    max_size=60,
)


@given(TIMES, MOMENTS)
def test_the_newest_is_never_thrown_away_and_nothing_is_made_up(times: list[datetime], now: datetime) -> None:
    keep = kept(times, now)
    assert keep <= set(times)
    assert not times or max(times) in keep


@given(TIMES)
def test_thinning_twice_is_thinning_once(times: list[datetime]) -> None:
    once = kept(times, NOW)
    assert kept(once, NOW) == once
