# SPDX-License-Identifier: MIT
"""How a figure stands beside another one: more or less by how much, and how much of the year's plan it is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.text.numbers import group_digits, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.reports.rules import Row

NONE = "-"
NO_LAST_YEAR = "Không có số liệu năm trước."
_SIGNS = "“0”: có theo dõi, trong kỳ không phát sinh. “-”: không có số liệu."
_CHANGES = (
    "So cùng kỳ, so kỳ trước: tăng (+), giảm (−), trong ngoặc là phần trăm; tỷ lệ, số dạng “38/45” so"
    " bằng điểm %."
)


class _Read(NamedTuple):
    amount: Decimal
    is_rate: bool


def change(now: str, then: str) -> str:
    """Return by how much a figure is more or less than another one: "+3 (+15%)", "−2,1 điểm %", "-" for none.

    Of so many of so many, the shares are compared; where there was nothing there is no percentage.
    """
    one, other = _read(_as_rate(now)), _read(_as_rate(then))
    if one is None or other is None or one.is_rate != other.is_rate:
        return NONE
    more = one.amount - other.amount
    if one.is_rate:
        return f"{_signed(more)} điểm %" if more else "0"
    if not more:
        return "0"
    share = f" ({_signed(_tenths(100 * more / other.amount))}%)" if other.amount else ""
    return f"{_signed(more)}{share}"


def of_plan(now: str, target: str) -> str:
    """Return how much of the year's plan a figure is: "75%", "" where there is no plan."""
    one, whole = _read(now), _read(target)
    if whole is None or not whole.amount:
        return ""
    if one is None or one.is_rate:
        return NONE
    return f"{_text(_tenths(100 * one.amount / whole.amount))}%"


def has_last_year(rows: Iterable[Row]) -> bool:
    """Tell whether anything is known of the same period of last year."""
    return any(_read(row.last_year) is not None for row in rows)


def legend(rows: Iterable[Row]) -> str:
    """Return what the signs in a table of figures mean."""
    lacking = "" if has_last_year(rows) else f" {NO_LAST_YEAR}"
    return f"{_SIGNS} {_CHANGES}{lacking}"


def _read(text: str) -> _Read | None:
    """Return the number that a figure shows, None where it shows none."""
    said = text.strip()
    is_rate = said.endswith("%")
    first = said.removesuffix("%").partition("/")[0].replace(".", "").replace(",", ".")
    try:
        return _Read(Decimal(first), is_rate)
    except InvalidOperation:
        return None


def _as_rate(text: str) -> str:
    """Return so many of so many as the share that they are: "38/45" as "84,4%"."""
    part, slash, whole = text.replace(".", "").partition("/")
    if not slash or not (part.strip().isdecimal() and whole.strip().isdecimal()):
        return text
    return percent(int(part), int(whole))


def _tenths(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _signed(number: Decimal) -> str:
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{_text(abs(number))}"


def _text(number: Decimal) -> str:
    whole, _dot, part = f"{number.normalize():f}".partition(".")
    return f"{group_digits(int(whole))},{part}" if part else group_digits(int(whole))
