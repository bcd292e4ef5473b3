# SPDX-License-Identifier: MIT
"""Working days, days off, and the day a deadline really ends."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.calendar import Calendar, Holiday, HolidayKind

NATIONAL_DAY = date(2026, 9, 2)
SWAPPED_OFF = date(2026, 8, 31)
WORKED_SATURDAY = date(2026, 8, 22)
CALENDAR = Calendar(
    (
        Holiday("1", NATIONAL_DAY, "Quốc khánh"),
        Holiday("2", SWAPPED_OFF, "Nghỉ hoán đổi"),
        Holiday("3", WORKED_SATURDAY, "Làm bù", HolidayKind.WORKED),
        Holiday("4", date(2026, 11, 24), "Ngày Văn hóa Việt Nam", enabled=False),
    )
)
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
calendars = st.builds(
    lambda listed: Calendar(
        tuple(Holiday(str(day), day, "x", kind, enabled) for day, (kind, enabled) in listed.items())
    ),
    st.dictionaries(days, st.tuples(st.sampled_from(HolidayKind), st.booleans()), max_size=12),
)


def test_weekends_and_listed_days_are_no_working_days() -> None:
    assert not CALENDAR.is_working_day(date(2026, 8, 23))
    assert not CALENDAR.is_working_day(NATIONAL_DAY)
    assert not CALENDAR.is_working_day(SWAPPED_OFF)


def test_a_swapped_saturday_is_worked() -> None:
    assert CALENDAR.is_working_day(WORKED_SATURDAY)
    assert CALENDAR.name_of(WORKED_SATURDAY) == ""


def test_a_day_that_is_switched_off_does_not_count() -> None:
    assert CALENDAR.is_working_day(date(2026, 11, 24))


def test_a_day_off_says_why() -> None:
    assert CALENDAR.name_of(NATIONAL_DAY) == "Quốc khánh"
    assert CALENDAR.name_of(date(2026, 9, 5)) == "Thứ Bảy"
    assert CALENDAR.name_of(date(2026, 9, 6)) == "Chủ nhật"


def test_a_deadline_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert CALENDAR.due_day(SWAPPED_OFF) == date(2026, 9, 1)
    assert CALENDAR.due_day(date(2026, 8, 29)) == date(2026, 9, 1)
    assert CALENDAR.due_day(date(2026, 9, 3)) == date(2026, 9, 3)


@given(calendars, days)
def test_the_due_day_is_the_first_working_day_from_the_deadline_on(calendar: Calendar, day: date) -> None:
    due = calendar.due_day(day)
    assert due >= day
    assert calendar.is_working_day(due)
    assert not any(calendar.is_working_day(day + timedelta(days=more)) for more in range((due - day).days))
