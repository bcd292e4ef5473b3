# SPDX-License-Identifier: MIT
"""Times as thôn write them: "từ tháng 3 đến tháng 12/2025", "05/2025", "quý II năm 2025", "cả năm 2025"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

_TO = re.compile(r"\s*(?:\bden(?: het)?\b|–|—| - )\s*")
_DAY = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?: ?[/.-] ?| nam )(20\d\d)")
_BARE_MONTH = re.compile(r"thang (\d{1,2})")
_QUARTER = re.compile(r"quy (iii|ii|iv|i|[1-4])(?: ?[/-] ?| nam | )(20\d\d)")
_YEAR = re.compile(r"(?:ca |trong )?nam (20\d\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Period(NamedTuple):
    """The first and the last day that a text speaks of; a single month says when something begins."""

    start: date
    end: date | None = None

    def values(self, key: str) -> dict[str, date]:
        """Return what it says where it stands in a column: one of ends has a single day, the last."""
        if key == "ends_on":
            return {"ends_on": self.end or _last(self.start.year, self.start.month)}
        return {"starts_on": self.start, **({"ends_on": self.end} if self.end else {})}

    @property
    def words(self) -> str:
        """Return it in words."""
        end = f" đến {short_date(self.end)}" if self.end else ""
        return f"từ {short_date(self.start)}{end}"


def period_of(text: str) -> Period | None:
    """Return the period that a text speaks of as a whole, None where it says more or something else."""
    told = re.sub(r"^tu\b\s*", "", fold(tidy(text)).strip(" .;,"))
    parts = _TO.split(told)
    try:
        if len(parts) == 1:
            return _one(parts[0])
        if len(parts) == 2:
            return _range(*parts)
    except ValueError:  # a 13th month
        return None
    return None


def _one(told: str) -> Period | None:
    if found := _QUARTER.fullmatch(told):
        month = _QUARTERS[found[1]] * 3
        year = int(found[2])
        return Period(date(year, month - 2, 1), _last(year, month))
    if found := _YEAR.fullmatch(told):
        return Period(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    if found := _MONTH.fullmatch(told):
        return Period(date(int(found[2]), int(found[1]), 1))
    return None


def _range(first: str, last: str) -> Period | None:
    if (end := _end(last)) is None:
        return None
    if (start := _start(first, end.year)) is None or start > end:
        return None
    return Period(start, end)


def _start(told: str, year: int) -> date | None:
    if found := _MONTH.fullmatch(told):
        return date(int(found[2]), int(found[1]), 1)
    if found := _DAY.fullmatch(told):
        return date(int(found[3] or year), int(found[2]), int(found[1]))
    if found := _BARE_MONTH.fullmatch(told) or re.fullmatch(r"(\d{1,2})", told):
        return date(year, int(found[1]), 1)
    return None


def _end(told: str) -> date | None:
    if found := _MONTH.fullmatch(told):
        return _last(int(found[2]), int(found[1]))
    if (found := _DAY.fullmatch(told)) and found[3]:
        return date(int(found[3]), int(found[2]), int(found[1]))
    return None


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, date(year, month, 1).month)[1])
