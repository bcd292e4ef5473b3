# SPDX-License-Identifier: MIT
"""Periods of reports and the days from which to which their figures are counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.numbers import roman

CUT_DAY = 15
"""On which day of the month before its first one a period begins, where no template says otherwise."""


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE = "nine"
    YEAR = "year"

    @property
    def label(self) -> str:
        """Return the kind as it is offered."""
        return {
            "month": "Báo cáo tháng",
            "quarter": "Báo cáo quý",
            "half": "Báo cáo 6 tháng",
            "nine": "Báo cáo 9 tháng",
            "year": "Báo cáo năm",
        }[self.value]

    @property
    def numbers(self) -> int:
        """Return how many periods of the kind a year has, 1 where the kind itself names the period."""
        return {"month": 12, "quarter": 4, "half": 2}.get(self.value, 1)

    @property
    def months(self) -> int:
        """Return how many months a period has."""
        return {"month": 1, "quarter": 3, "half": 6, "nine": 9, "year": 12}[self.value]


class Period(NamedTuple):
    """A period of a year; `number` counts those of the same kind from 1."""

    year: int
    kind: PeriodKind
    number: int = 1

    @property
    def code(self) -> str:
        """Return the period as the file names it: "m06", "q2", "h1", "n9", "year"."""
        if self.kind is PeriodKind.MONTH:
            return f"m{self.number:02d}"
        return {"quarter": f"q{self.number}", "half": f"h{self.number}", "nine": "n9"}.get(self.kind, "year")

    @property
    def typed(self) -> str:
        """Return the period as a command line names it: "month-6", "nine"."""
        return self.kind.value if self.kind.numbers == 1 else f"{self.kind.value}-{self.number}"

    @property
    def label(self) -> str:
        """Return the period as a title has it: "6 tháng đầu năm 2026"."""
        match self.kind:
            case PeriodKind.MONTH:
                # Months 1 and 2 with a zero, as Nghị định 30/2020/NĐ-CP writes them.
                named = f"tháng {self.number:02d}" if self.number <= 2 else f"tháng {self.number}"
                return f"{named} năm {self.year}"
            case PeriodKind.QUARTER:
                return f"quý {roman(self.number)} năm {self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.NINE:
                return f"9 tháng đầu năm {self.year}"
        return f"năm {self.year}"

    @property
    def short(self) -> str:
        """Return the period without its year, as a list of the year's reports names it."""
        said = self.label.removesuffix(f"năm {self.year}").strip()
        return capital(said) if said else "Cả năm"

    @property
    def following(self) -> str:
        """Return what comes after it, as the title of a report names it."""
        if self.kind is PeriodKind.NINE:
            return f"3 tháng cuối năm {self.year}"
        return self.next.label

    @property
    def next(self) -> Period:
        """Return the period after it; after nine months what is left of the year, its fourth quarter."""
        if self.kind is PeriodKind.NINE:
            return Period(self.year, PeriodKind.QUARTER, 4)
        if self.number < self.kind.numbers:
            return self._replace(number=self.number + 1)
        return Period(self.year + 1, self.kind)

    @property
    def before(self) -> Period:
        """Return the period of the same kind before it."""
        if self.number > 1:
            return self._replace(number=self.number - 1)
        return Period(self.year - 1, self.kind, self.kind.numbers)

    @property
    def last_year(self) -> Period:
        """Return the same period of the year before."""
        return self._replace(year=self.year - 1)

    @property
    def span(self) -> range:
        """Return its months, as numbers of the year."""
        first = (self.number - 1) * self.kind.months + 1
        return range(first, first + self.kind.months)

    def is_within(self, other: Period) -> bool:
        """Tell whether all of its months are another's too."""
        mine, its = self.span, other.span
        return self.year == other.year and its.start <= mine.start and mine.stop <= its.stop

    def days(self, cut_day: int = CUT_DAY) -> tuple[date, date]:
        """Return the first and the last day that count; with 1 as `cut_day` months are those of the calendar.

        Else a period begins on that day of the month before its first one and ends on the day before it in
        its last one: six months from 15/12 to 14/6.
        """
        if not 1 <= cut_day <= 28:
            raise ValueError(cut_day)
        first, last = self.span[0], self.span[-1]
        if cut_day == 1:
            return date(self.year, first, 1), date(self.year, last, monthrange(self.year, last)[1])
        begins = date(self.year - 1, 12, cut_day) if first == 1 else date(self.year, first - 1, cut_day)
        return begins, date(self.year, last, cut_day) - timedelta(days=1)


def periods_of(year: int) -> list[Period]:
    """Return all periods of a year, months first."""
    return [Period(year, kind, number) for kind in PeriodKind for number in range(1, kind.numbers + 1)]


def period_typed(year: int, typed: str) -> Period:
    """Return the period that a command line names: "month-6", "quarter-2", "half-1", "nine", "year".

    Raise UserError where there is no such period.
    """
    name, _dash, number = typed.partition("-")
    try:
        kind = PeriodKind(name)
    except ValueError:
        raise UserError(_wrong(typed)) from None
    if not number and kind.numbers == 1:
        return Period(year, kind)
    if not number.isdecimal() or not 1 <= int(number) <= kind.numbers:
        raise UserError(_wrong(typed))
    return Period(year, kind, int(number))


def period_ended(today: date, cut_day: int = CUT_DAY) -> Period:
    """Return the latest half of a year that has ended by a day: the one that a report is due of."""
    held = [
        Period(year, PeriodKind.HALF, number) for year in (today.year - 1, today.year) for number in (1, 2)
    ]
    ended = [period for period in held if period.days(cut_day)[1] <= today]
    return ended[-1] if ended else held[0]


def _wrong(typed: str) -> str:
    known = "month-1 … month-12, quarter-1 … quarter-4, half-1, half-2, nine, year"
    return f"Không có kỳ báo cáo “{typed}”: ghi {known}."
