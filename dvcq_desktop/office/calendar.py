# SPDX-License-Identifier: MIT
"""Working days: Saturdays, Sundays, public holidays and days that the Government swaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

_SATURDAY = 5
_DAY = timedelta(days=1)


class HolidayKind(StrEnum):
    """What a listed day is: a day off, or a weekend day that is worked instead of another."""

    OFF = "off"
    WORKED = "worked"

    @property
    def label(self) -> str:
        """Return the kind as it is shown."""
        return "Nghỉ" if self is HolidayKind.OFF else "Làm bù"


class Holiday(NamedTuple):
    """A day that differs from the plain week; only enabled ones count."""

    id: str
    day: date
    name: str
    kind: HolidayKind = HolidayKind.OFF
    enabled: bool = True


@dataclass(frozen=True)
class Calendar:
    """The office's working days, from its list of holidays (Bộ luật Lao động 2019, Điều 111, 112)."""

    holidays: tuple[Holiday, ...] = ()

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on a day; an entry in the list beats the day of the week."""
        listed = self._listed.get(day)
        if listed is not None:
            return listed.kind is HolidayKind.WORKED
        return day.weekday() < _SATURDAY

    def name_of(self, day: date) -> str:
        """Return why the office rests on a day ("Chủ nhật", "Quốc khánh"), or an empty text."""
        if self.is_working_day(day):
            return ""
        listed = self._listed.get(day)
        if listed is not None:
            return listed.name
        return "Thứ Bảy" if day.weekday() == _SATURDAY else "Chủ nhật"

    def due_day(self, deadline: date) -> date:
        """Return the day a deadline really ends: the next working day where it falls on a day off.

        Source: Bộ luật Dân sự 2015, Điều 148 khoản 5.
        """
        day = deadline
        while not self.is_working_day(day):
            day += _DAY
        return day

    @cached_property
    def _listed(self) -> dict[date, Holiday]:
        return {holiday.day: holiday for holiday in self.holidays if holiday.enabled}
