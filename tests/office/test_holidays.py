# SPDX-License-Identifier: MIT
"""The public holidays that come with the program."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office import store
from dvcq_desktop.office.calendar import Calendar, Holiday, HolidayKind
from dvcq_desktop.office.defaults import seed
from dvcq_desktop.office.holidays import fill_for, solar_holidays

if TYPE_CHECKING:
    from dvcq_desktop.database import Database

LISTED_YEARS = (2025, 2026, 2027)


def _calendar(year: int) -> Calendar:
    return Calendar(fill_for(year).days)


def test_2026_has_its_holidays_and_swapped_days() -> None:
    calendar = _calendar(2026)
    off = ["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01"]
    off += ["08-31", "09-01", "09-02"]
    assert not [day for day in off if calendar.is_working_day(date.fromisoformat(f"2026-{day}"))]
    assert calendar.is_working_day(date(2026, 1, 10))
    assert calendar.is_working_day(date(2026, 8, 22))
    assert calendar.is_working_day(date(2026, 2, 23))


def test_the_day_of_culture_comes_switched_off() -> None:
    culture = [day for day in fill_for(2026).days if day.day == date(2026, 11, 24)]
    assert [(day.name, day.enabled) for day in culture] == [("Ngày Văn hóa Việt Nam", False)]


@pytest.mark.parametrize("year", LISTED_YEARS)
def test_no_year_lists_a_day_twice(year: int) -> None:
    days = [holiday.day for holiday in fill_for(year).days]
    assert len(days) == len(set(days))


@pytest.mark.parametrize("year", LISTED_YEARS)
def test_worked_days_are_weekend_days_and_as_many_as_the_days_they_make_up_for(year: int) -> None:
    worked = [day for day in fill_for(year).days if day.kind is HolidayKind.WORKED]
    swapped = [day for day in fill_for(year).days if "hoán đổi" in day.name]
    assert all(holiday.day.weekday() >= 5 for holiday in worked)
    assert len(worked) == len(swapped)


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_settled_year_gives_eleven_paid_weekdays_off(year: int) -> None:
    # Bộ luật Lao động 2019, Điều 112: 1 + 5 + 1 + 1 + 2 + 1 days; swaps add none.
    calendar = _calendar(year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = [first + timedelta(days=more) for more in range((last - first).days + 1)]
    usual = sum(map(Calendar().is_working_day, days))
    assert usual - sum(map(calendar.is_working_day, days)) == 11


def test_a_day_already_listed_is_left_as_it_is() -> None:
    hers = Holiday("h", date(2026, 9, 2), "Quốc khánh (đã sửa)")
    assert date(2026, 9, 2) not in [day.day for day in fill_for(2026, [hers]).days]


def test_a_year_past_the_list_says_that_it_is_not_complete() -> None:
    assert not fill_for(2031).is_complete
    assert fill_for(2026).is_complete


@given(st.integers(2028, 2100))
def test_solar_holidays_on_a_weekend_are_made_up_for_on_weekdays(year: int) -> None:
    holidays = solar_holidays(year)
    weekends = sum(holiday.day.weekday() >= 5 for holiday in holidays)
    made_up = [holiday for holiday in holidays if holiday.name.startswith("Nghỉ bù")]
    assert len(made_up) == weekends
    assert all(holiday.day.weekday() < 5 for holiday in made_up)
    assert len({holiday.day for holiday in holidays}) == len(holidays)


def test_a_new_file_gets_this_year_and_the_next_once(database: Database) -> None:
    first = database.write("Tạo tệp", lambda action: seed(action, (2026, 2027)))
    again = database.write("Tạo tệp", lambda action: seed(action, (2026, 2027)))
    listed = database.write("Đọc", lambda action: store.calendar(action.connection)).holidays
    assert first == len(listed) > 30
    assert again == 0
    assert {holiday.day.year for holiday in listed} == {2026, 2027}
