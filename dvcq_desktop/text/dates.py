# SPDX-License-Identifier: MIT
"""Dates as official documents write them, and as people type them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.numbers import parse_roman

if TYPE_CHECKING:
    from collections.abc import Callable

_HOW = "hãy ghi theo dạng ngày/tháng/năm, ví dụ 05/3/2026."
_BLANK = " " * 6
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# What the program keeps of the office's own work is younger; people are older, and so are some documents.
_FIRST_YEAR_OF_WORK = 2000
# A year of two digits is at most this many years ahead: births lie further back, deadlines nearer.
_YEARS_AHEAD = 20
_SHOWN = 40


def decree_date(day: date) -> str:
    """Return the date in words: days below 10 and months 1 and 2 with a leading zero.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 4.
    """
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def decree_date_blank(year: int | None, month: int | None) -> str:
    """Return the line of the date with room to write by hand what is not known; the day never is."""
    year_text = f"năm {year}" if year is not None else f"năm 20{_BLANK}"
    return (
        f"ngày{_BLANK}tháng {_month(month)} {year_text}" if month else f"ngày{_BLANK}tháng{_BLANK}{year_text}"
    )


def short_date(day: date) -> str:
    """Return the date as dd/MM/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_date(s: str, *, today: date) -> date:
    """Read a date as people type it, relative ones counted from today.

    Reads 05/03/2026, 5/3/26, 5/3 (this year), 5-3-2026, 5.3.2026, 2026-03-05, "ngày 5 tháng 3 năm
    2026", "hôm nay", "mai", "+3", "-2", "+2 tuần", "cuối tháng", "cuối quý II", "cuối năm 2027".
    Raises `UserError` for what is no date, or a date outside of 1900 to 2199.
    """
    typed = tidy(s)
    if not typed:
        raise UserError(f"Chưa ghi ngày; {_HOW}")
    folded = fold(typed).rstrip(".,;")
    for pattern, read in _READERS:
        if found := re.fullmatch(pattern, folded):
            return read(found, today)
    raise UserError(_what_is_wrong(typed, folded))


def check_meant(day: date | None, today: date, what: str = "Ngày") -> None:
    """Raise UserError for a day of the office's work that nobody can mean: its year was mistyped."""
    if day is not None and not _FIRST_YEAR_OF_WORK <= day.year <= today.year + _YEARS_AHEAD:
        far = "trước" if day.year < _FIRST_YEAR_OF_WORK else "sau"
        raise UserError(
            f"{what} {short_date(day)} quá xa về {far}: năm {day.year} có thể gõ nhầm, hãy sửa ngày."
        )


def check_done(day: date | None, today: date, what: str = "Ngày") -> None:
    """Raise UserError for a day on which nothing can have been done: one to come, or that nobody means."""
    if day is not None and day > today:
        raise UserError(f"{what} {short_date(day)} sau hôm nay ({short_date(today)}): hãy sửa ngày.")
    check_meant(day, today, what)


def parse_decree_date(s: str) -> date | None:
    """Return the first real date with day, month and year in a running text, else None."""
    for found in re.finditer(_IN_TEXT, fold(s)):
        day, month, year = (int(part) for part in found.groups() if part and part.isdecimal())
        if _exists(year, month, day):
            return date(year, month, day)
    return None


def _month(month: int) -> str:
    return f"{month:02d}" if month in (1, 2) else str(month)


def _what_is_wrong(typed: str, folded: str) -> str:
    shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
    if re.fullmatch(_ONLY_MONTH, folded):
        return f"“{shown}” chưa có ngày trong tháng; {_HOW}"
    if re.fullmatch(_ONLY_DAY, folded):
        return f"“{shown}” chưa có tháng; {_HOW}"
    return f"Không đọc được ngày “{shown}”; {_HOW}"


def _exists(year: int, month: int, day: int) -> bool:
    in_range = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12
    return in_range and 1 <= day <= calendar.monthrange(year, month)[1]


def _made(year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError(f"Năm {year} không dùng được (chỉ từ {_FIRST_YEAR} đến {_LAST_YEAR}); {_HOW}")
    if not _exists(year, month, day):
        raise UserError(f"Ngày {day}/{month}/{year} không có thật; {_HOW}")
    return date(year, month, day)


def _full_year(digits: str | None, today: date) -> int:
    if digits is None:
        return today.year
    year = int(digits)
    if len(digits) == 4:
        return year
    year += today.year // 100 * 100
    return year - 100 if year > today.year + _YEARS_AHEAD else year


def _read_day(found: re.Match[str], today: date) -> date:
    return _made(_full_year(found["year"], today), int(found["month"]), int(found["day"]))


def _read_shift(found: re.Match[str], today: date) -> date:
    count = int(found["sign"] + found["count"])
    unit = found["unit"] or "ngay"
    if unit in ("thang", "nam"):
        return _months_later(today, count * (12 if unit == "nam" else 1))
    return _days_later(today, count * (7 if unit == "tuan" else 1))


def _days_later(today: date, days: int) -> date:
    later = today + timedelta(days=days)
    return _made(later.year, later.month, later.day)


def _months_later(today: date, months: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    year = today.year + years
    day = min(today.day, calendar.monthrange(year, month + 1)[1]) if _FIRST_YEAR <= year <= _LAST_YEAR else 1
    return _made(year, month + 1, day)


def _read_month_end(found: re.Match[str], today: date) -> date:
    month = int(found["month"] or today.month)
    year = _full_year(found["year"], today)
    if not 1 <= month <= 12:
        raise UserError(f"Không có tháng {month}; {_HOW}")
    return _end_of_month(year, month)


def _read_quarter_end(found: re.Match[str], today: date) -> date:
    named = found["quarter"]
    quarter = (today.month + 2) // 3 if named is None else parse_roman(named) or int(named)
    return _end_of_month(_full_year(found["year"], today), quarter * 3)


def _read_year_end(found: re.Match[str], today: date) -> date:
    return _made(_full_year(found["year"], today), 12, 31)


def _end_of_month(year: int, month: int) -> date:
    last = calendar.monthrange(year, month)[1] if _FIRST_YEAR <= year <= _LAST_YEAR else 1
    return _made(year, month, last)


def _named(days: int) -> Callable[[re.Match[str], date], date]:
    return lambda _found, today: _days_later(today, days)


_YEAR = r"(?P<year>\d{4}|\d{2})"
_OF_YEAR = rf"(?:(?: nam| ?/) ?{_YEAR})?"
# Compiled by `re` at first use: the first window needs none of them.
_READERS: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (rf"(?:ngay )?(?P<day>\d{{1,2}}) ?([/.-]) ?(?P<month>\d{{1,2}})(?: ?\2 ?{_YEAR})?", _read_day),
    (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ t]00:00(?::00(?:\.0+)?)?)?", _read_day),
    (rf"(?:ngay )?(?P<day>\d{{1,2}}) thang (?P<month>\d{{1,2}})(?:,? nam {_YEAR})?", _read_day),
    (r"(?P<sign>[+-]) ?(?P<count>\d{1,5})(?: ?(?P<unit>ngay|tuan|thang|nam))?", _read_shift),
    (r"hom nay|nay", _named(0)),
    (r"(?:ngay )?mai", _named(1)),
    (r"(?:ngay )?kia", _named(2)),
    (r"hom qua", _named(-1)),
    (r"hom kia", _named(-2)),
    (rf"(?:het|cuoi) thang(?: (?:nay|(?P<month>\d{{1,2}}){_OF_YEAR}))?", _read_month_end),
    (rf"(?:het|cuoi) quy(?: (?:nay|(?P<quarter>[1-4]|i{{1,3}}|iv){_OF_YEAR}))?", _read_quarter_end),
    (rf"(?:het|cuoi) nam(?: (?:nay|{_YEAR}))?", _read_year_end),
)
_ONLY_MONTH = r"(?:thang )?\d{1,2} ?[/.-] ?\d{4}|thang \d{1,2}(?:,? nam \d{4})?"
_ONLY_DAY = r"(?:ngay )?\d{1,2}"
# Dots are what a form prints where the day is to be filled in.
_IN_TEXT = (
    r"(?<!\d)(\d{1,2})[ .]*thang[ .]*(\d{1,2})[ .,]*nam[ .]*(\d{4})(?!\d)"
    r"|(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\5 ?(\d{4})(?![\d/])"
)


def day_of(stored: str | None) -> date | None:
    """Return the day that a column of the file holds as an ISO date, None where it is empty."""
    return date.fromisoformat(stored) if stored else None


def stored_day(day: date | None) -> str | None:
    """Return what a column of the file holds for a day: an ISO date, nothing for none."""
    return day.isoformat() if day else None
