# SPDX-License-Identifier: MIT
"""When a task is due: once, again and again through its year, or all the time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dvcq_desktop.text.folding import fold

_MONTHS_IN_YEAR = 12


class Recurrence(StrEnum):
    """How often a task falls due; the value is what is stored."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    CONTINUOUS = "continuous"

    @property
    def label(self) -> str:
        """Return the recurrence as it is shown."""
        return {
            "once": "Một lần",
            "monthly": "Hằng tháng",
            "quarterly": "Hằng quý",
            "half-yearly": "6 tháng một lần",
            "continuous": "Thường xuyên",
        }[self.value]

    @property
    def months(self) -> int:
        """Return the months between two due days, 0 where the task does not come back."""
        return {"monthly": 1, "quarterly": 3, "half-yearly": 6}.get(self.value, 0)


class Completion(NamedTuple):
    """One due day of a recurring task that was met: which one, and when; `line` where a unit met it."""

    due_on: date
    done_on: date
    line: str | None = None
    note: str = ""


class Schedule(NamedTuple):
    """A deadline and how often it comes back; the two change and conflict as one.

    For a recurring task the deadline is the first due day; without one, each period's last day is.
    """

    deadline: date | None = None
    recurrence: Recurrence = Recurrence.ONCE

    @property
    def is_set(self) -> bool:
        """Tell whether the deadline is clear; a recurrence alone is clear as well."""
        return self.deadline is not None or self.recurrence is not Recurrence.ONCE

    @property
    def comes_back(self) -> bool:
        """Tell whether the task has more than one due day."""
        return self.recurrence.months > 0

    @property
    def label(self) -> str:
        """Return the schedule as tables show it ("15/10/2026", "Hằng quý, từ 25/3/2026")."""
        if self.deadline is None:
            return self.recurrence.label if self.is_set else ""
        day = f"{self.deadline:%d/%m/%Y}"
        if self.recurrence is Recurrence.ONCE:
            return day
        joined = "đến" if self.recurrence is Recurrence.CONTINUOUS else "từ"
        return f"{self.recurrence.label}, {joined} {day}"

    def occurrences(self, year: int) -> tuple[date, ...]:
        """Return every due day that falls into a year, in order; a single deadline whatever its year is."""
        step = self.recurrence.months
        if not step:
            return (self.deadline,) if self.deadline else ()
        if self.deadline is None:
            return tuple(_month_end(year, month) for month in range(step, _MONTHS_IN_YEAR + 1, step))
        since = (year - self.deadline.year) * _MONTHS_IN_YEAR - self.deadline.month + 1
        start = max(0, -(-since // step) * step)
        return tuple(
            _months_later(self.deadline, months) for months in range(start, since + _MONTHS_IN_YEAR, step)
        )

    def next_due(self, year: int, met: frozenset[date]) -> date | None:
        """Return the first due day of a year that was not met yet, None when all were.

        Where the task first falls due after that year, it is that first day; a deadline that does not come
        back stays what it is, for whether it was met is said by the task's state.
        """
        if not self.comes_back:
            return self.deadline
        days = self.occurrences(year) or ((self.deadline,) if self.deadline else ())
        return next((day for day in days if day not in met), None)


def read_recurrence(words: str) -> Recurrence | None:
    """Read a recurrence out of a plan's own words ("hằng quý", "thường xuyên"), None where there is none."""
    folded = fold(words)
    for phrases, recurrence in _PHRASES:
        if any(phrase in folded for phrase in phrases):
            return recurrence
    return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 + months, _MONTHS_IN_YEAR)
    last = monthrange(year, month + 1)[1]
    at_month_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_month_end else min(day.day, last))


_PHRASES = (
    (("hang thang", "moi thang", "dinh ky thang"), Recurrence.MONTHLY),
    (("hang quy", "moi quy", "dinh ky quy", "theo quy"), Recurrence.QUARTERLY),
    (("6 thang mot lan", "06 thang", "sau thang mot lan", "dinh ky 6 thang"), Recurrence.HALF_YEARLY),
    (("thuong xuyen", "lien tuc", "trong nam"), Recurrence.CONTINUOUS),
)
