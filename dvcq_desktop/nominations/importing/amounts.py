# SPDX-License-Identifier: MIT
"""Amounts as people write them in lists, in the unit that the cell or the heading of its column states."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from dvcq_desktop.sheets.book import text_of
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from dvcq_desktop.sheets.book import Cell

_UNITS = (("ty|ti", 1_000_000_000), ("trieu|tr", 1_000_000), ("nghin|ngan|1[. ]?000", 1_000))
# What follows tells "ngàn đồng" from "ngân sách", "tỷ đồng" from "tỷ lệ": folded they begin alike.
_AFTER = r"(?=[ .(]{0,3}(?:dong|d|vnd)\b| *(?:[)\]/;,]|$| - ))"
_IN_HEADINGS = tuple((re.compile(rf"(?<![a-z0-9.])(?:{words}){_AFTER}"), unit) for words, unit in _UNITS)
_IN_DONG = re.compile(r"(?<![a-z])(dong|vnd)\b|\(d\)")
_MONEY = r"(ty|ti|trieu|tr|nghin|ngan|1[. ]?000)[ .]{0,2}(dong|d|vnd)\b"
_UNIT_LINE = re.compile(
    rf"[(\[ ]*((don vi( tinh| tien| tien te)?|dvt|dv tinh)\b[ :.-]*{_MONEY}|{_MONEY}[ .)\]]*$)"
)
_IN_CELLS = tuple(
    (re.compile(rf"([0-9., ]*[0-9]) *(?:{words.removesuffix('|1[. ]?000')})[ .]*(?:dong|d|vnd)?\.?"), unit)
    for words, unit in _UNITS
)
_MEASURE = re.compile(r"\s*(dong|vnd|d|m2|m²|cong|ngay( cong)?|nguoi|ho)\.?$")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:[. ][0-9]{3})+)(?:,([0-9]+))?")
_DECIMAL = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")


def unit_of_money(heading: str, above: str = "") -> int:
    """Return how many đồng one stands for in a column: 1.000.000 for "Kinh phí (triệu đồng)".

    Where the heading states none, what stands `above` the table does.
    """
    told = heading if states_unit(heading) else above
    return next((unit for pattern, unit in _IN_HEADINGS if pattern.search(fold(told))), 1)


def states_unit(heading: str) -> bool:
    """Tell whether the heading of a column says itself in which unit its money is, be it đồng."""
    told = fold(heading)
    return bool(_IN_DONG.search(told)) or any(pattern.search(told) for pattern, _unit in _IN_HEADINGS)


def is_unit_line(line: str) -> bool:
    """Tell whether a line says in which unit the money below it is: "Đơn vị tính: triệu đồng"."""
    return bool(_UNIT_LINE.match(fold(line)))


def amount_of(cell: Cell, unit: int = 1) -> int:
    """Return a whole number as people write it: 1.500.000, "1,5 triệu", "120 m2"; raises ValueError.

    `unit` is what one stands for where the cell itself does not say it; then 12,5 is a number too.
    """
    if isinstance(cell, int | float):
        return _whole(Decimal(str(cell)), unit)
    text = fold(text_of(cell)).strip()
    for pattern, own in _IN_CELLS:
        if found := pattern.fullmatch(text):
            return _whole(_number(found[1]), own)
    bare = _MEASURE.sub("", text).strip()
    # "5.000.000 đồng" says its unit, whatever the heading does.
    return _whole(_number(bare), unit if bare == text else 1)


def _number(text: str) -> Decimal:
    found = _GROUPED.fullmatch(text) or _DECIMAL.fullmatch(text)
    if found is None:
        raise ValueError(f"not a whole number: {text!r}")
    return Decimal(f"{re.sub('[. ]', '', found[1])}.{found[2] or 0}")


def _whole(number: Decimal, unit: int) -> int:
    if not number.is_finite() or number < 0 or (unit == 1 and number != int(number)):
        raise ValueError(f"not a whole number: {number}")
    return round(number * unit)
