# SPDX-License-Identifier: MIT
"""A birth date in any of the forms that spreadsheets have it in."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.checks import parse_birth
from dvcq_desktop.sheets.book import text_of
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from dvcq_desktop.sheets.book import Cell

_EPOCH = date(1899, 12, 30)
_SERIALS = range(7_306, 55_000)  # days of Excel between 1920 and 2050, where a date lost its format
_YOUNGEST, _OLDEST = 15, 100
_TIME = re.compile(r"\s+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")
_NO_DAY = re.compile(r"(?:[.\-_x?0 ]{1,4}[/.-])?[.\-_x?0 ]{1,4}[/.-]\s*(\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})\s*[/.-]\s*(\d{4})|thang (\d{1,2}) nam (\d{4})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DATE = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
_YEAR = re.compile(r"(?:sinh )?(?:nam )?(\d{4})\.?")


def birth_of(cell: Cell, today: date) -> str:
    """Return a birth as it is stored, an ISO date or a year; empty where the cell is.

    Raises UserError with what is wrong, to stand behind the place: "không có trong lịch".
    """
    if isinstance(cell, date):
        return _aged(cell.isoformat(), today)
    serial = cell.strip() if isinstance(cell, str) else str(int(cell))
    if len(serial) == len("29285") and serial.isdecimal() and int(serial) in _SERIALS:
        return _aged((_EPOCH + timedelta(days=int(serial))).isoformat(), today)
    typed = _TIME.sub("", tidy(text_of(cell)).strip("'’ "))
    if isinstance(cell, int) and 1_000_000 <= cell <= 99_999_999:
        typed = typed.zfill(8)
    if not typed or not any(char.isalnum() for char in typed):
        return ""
    return _aged(_read(typed, today), today)


def birth_of_parts(day: Cell, month: Cell, year: Cell, today: date) -> str:
    """Return a birth whose day, month and year stand in cells of their own."""
    parts = [tidy(text_of(part)) for part in (day, month, year)]
    if not parts[2]:
        if parts[0] or parts[1]:
            raise UserError("không có năm")
        return ""
    return birth_of("/".join(parts) if parts[0] and parts[1] else parts[2], today)


def has_month_only(cell: Cell) -> bool:
    """Tell whether a cell has month and year but no day, of which only the year is stored."""
    return isinstance(cell, str) and _MONTH.fullmatch(fold(tidy(cell).strip("'’ "))) is not None


def _read(typed: str, today: date) -> str:
    plain = fold(typed)
    if found := _YEAR.fullmatch(plain) or _NO_DAY.fullmatch(plain):
        return found[1]
    if found := _MONTH.fullmatch(plain):
        month, year = (int(part) for part in found.groups() if part)
        if not 1 <= month <= 12:
            raise UserError("không có trong lịch")
        return str(year)
    if found := _RUN.fullmatch(plain):
        typed = "/".join(found.groups())
    if found := _DATE.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
        full = year if year > 99 else (1900 + year if 1900 + year > today.year - _OLDEST else 2000 + year)
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(full, month)[1]:
            raise UserError("không có trong lịch")
        return date(full, month, day).isoformat() if full != year or year > 99 else str(full)
    try:
        return parse_birth(typed, today=today)
    except UserError:
        raise UserError("không phải là ngày, tháng, năm") from None


def _aged(stored: str, today: date) -> str:
    """Refuse who is not born yet, still a child, or older than people grow."""
    age = today.year - int(stored[:4])
    if len(stored) > 4 and date.fromisoformat(stored) > today:
        raise UserError("ở sau ngày hôm nay")
    if age < _YOUNGEST:
        raise UserError(f"không hợp lý (mới {max(age, 0)} tuổi)")
    if age > _OLDEST:
        raise UserError(f"không hợp lý ({age} tuổi)")
    return stored
