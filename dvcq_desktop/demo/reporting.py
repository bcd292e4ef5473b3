# SPDX-License-Identifier: MIT
"""The demonstration's reports: an outline for the Party's board, what units returned, one report frozen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.demo.days import earlier_weekday
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store.reports import begin_report, freeze, save_report
from dvcq_desktop.reports.store.returns import due_day, read_period, save_return
from dvcq_desktop.reports.store.templates import save_template

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days

_NUMBERS = {2025: "96", 2026: "112"}
# Of this many units one returns nothing, and one comes late.
_ONE_OF, _LATE = 9, 4
_ISSUED_AFTER = timedelta(days=4)


def report(action: Action, days: Days, years: tuple[int, ...]) -> None:
    """Keep the reports of the first half of the years, as far as they are over, and draft the year's."""
    values = {
        "name": "Gửi Ban Tuyên giáo và Dân vận Đảng ủy",
        "kind": PeriodKind.HALF,
        "recipient": "Ban Tuyên giáo và Dân vận Đảng ủy xã",
        "to_text": "Ban Tuyên giáo và Dân vận Đảng ủy xã",
    }
    save_template(action, "", values)
    for year in years:
        half = Period(year, PeriodKind.HALF, 1)
        issued = earlier_weekday(due_day(half) + _ISSUED_AFTER)
        if issued > days.today:
            continue
        _return_figures(action, half)
        key = begin_report(action, half, today=issued)
        save_report(action, key, {"number": _NUMBERS[year], "issued_on": issued})
        freeze(action, key, issued)
    whole = Period(years[-1], PeriodKind.YEAR)
    if whole.days()[0] < days.today and due_day(whole) - days.today < timedelta(days=31):
        begin_report(action, whole, today=days.today)


def _return_figures(action: Action, period: Period) -> None:
    """Let the units return what they owe, one of nine not at all and one of nine a few days late."""
    due = due_day(period)
    for place, unit in enumerate(read_period(action.connection, period).asked):
        if place % _ONE_OF == _ONE_OF - 1:
            continue
        late = place % _ONE_OF == _LATE
        received = due + timedelta(days=3) if late else earlier_weekday(due - timedelta(days=1 + place % 3))
        save_return(action, period, unit, {"received_on": received})
