# SPDX-License-Identifier: MIT
"""Days of the demonstration's year, written down as places before, at and after the day it is shown."""

from __future__ import annotations

from datetime import date, timedelta

_SATURDAY = 5
_FIRST_MONTH_SHOWN = 3


class Days:
    """Turn what the data files say ("40%", "-12", "+5", ">60%", a date) into days of one year."""

    def __init__(self, today: date, year: int) -> None:
        self.today = min(max(today, date(year, _FIRST_MONTH_SHOWN, 10)), date(year, 12, 20))
        self._first = date(year, 1, 15)
        self._last = date(year, 12, 31)

    def day(self, written: str | date) -> date:
        """Return the day meant; where it falls on a weekend, the Friday before."""
        return earlier_weekday(written if isinstance(written, date) else self._counted(written))

    def _counted(self, written: str) -> date:
        if written.endswith("%"):
            share = int(written.strip(">%"))
            first, last = (self.today, self._last) if written.startswith(">") else (self._first, self.today)
            return first + timedelta(days=(last - first).days * share // 100)
        return self.today + timedelta(days=int(written))


def earlier_weekday(day: date) -> date:
    """Return a day itself, or the Friday before it where it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
