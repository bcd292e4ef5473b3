# SPDX-License-Identifier: MIT
"""Which backups are kept: all of the last two days, then one a day, a week, a month.

Days, weeks and months are counted as they occur among the backups, not by the calendar: a PC that stood still
for a summer, or whose clock was set back, loses none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable
    from datetime import datetime

ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 10, 12


def kept(times: Collection[datetime], now: datetime) -> set[datetime]:
    """Return which of the backups, by when they were made, are kept at a moment.

    What seems to be made after `now` is kept: the clock was wrong then or is wrong now. The newest of each
    day, week and month is the one that is kept.
    """
    ordered = sorted(times, reverse=True)
    keep = {time for time in ordered if now - time < ALL_FOR}
    keep.update(ordered[:1])
    rest = [time for time in ordered if time not in keep]
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        keep.update(_newest_of_each(rest, period, most))
    return keep


def _newest_of_each(
    ordered: Collection[datetime], period: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    newest: dict[Hashable, datetime] = {}
    for time in ordered:
        newest.setdefault(period(time), time)
        if len(newest) > most:
            break
    return set(list(newest.values())[:most])


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return time.year, time.month
