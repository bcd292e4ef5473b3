# SPDX-License-Identifier: MIT
"""The public holidays and swapped days that come with the program.

Source: Bộ luật Lao động 2019, Điều 111 khoản 3 (a holiday on a weekend is made up for) and Điều 112; days
that the Government swaps are announced year by year. Days that were not yet settled when the list was made
come switched off.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.office.calendar import Holiday, HolidayKind
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

_SATURDAY = 5
_SOLAR = (
    (1, 1, "Tết Dương lịch"),
    (4, 30, "Ngày Chiến thắng"),
    (5, 1, "Ngày Quốc tế lao động"),
    (9, 2, "Quốc khánh"),
)


@dataclass(frozen=True)
class HolidayFill:
    """The days to add for a year; `is_complete` is False where Tết and Giỗ Tổ must be typed by hand."""

    year: int
    days: tuple[Holiday, ...]
    is_complete: bool


def fill_for(year: int, present: Iterable[Holiday] = ()) -> HolidayFill:
    """Return what the office's list still lacks for a year; a day already listed is left as it is."""
    known = [holiday for holiday in _listed() if holiday.day.year == year]
    taken = {holiday.day for holiday in present}
    days = known or solar_holidays(year)
    return HolidayFill(year, tuple(day for day in days if day.day not in taken), bool(known))


def solar_holidays(year: int) -> list[Holiday]:
    """Return the holidays with a fixed day in the solar calendar, and the days off that make up for them."""
    holidays = [Holiday("", date(year, month, day), name) for month, day, name in _SOLAR]
    taken = {holiday.day for holiday in holidays}
    for holiday in list(holidays):
        if holiday.day.weekday() < _SATURDAY:
            continue
        day = holiday.day
        while day.weekday() >= _SATURDAY or day in taken:
            day += timedelta(days=1)
        taken.add(day)
        holidays.append(Holiday("", day, f"Nghỉ bù {holiday.name}"))
    return sorted(holidays, key=lambda holiday: holiday.day)


def _listed() -> list[Holiday]:
    listed = json.loads(resource("office", "holidays.json").read_text(encoding="utf-8"))
    return [
        Holiday("", date.fromisoformat(day["day"]), day["name"], HolidayKind(day["kind"]), day["enabled"])
        for day in listed["days"]
    ]
