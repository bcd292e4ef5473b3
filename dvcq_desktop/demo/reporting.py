# SPDX-License-Identifier: MIT
"""The demonstration's reports: an outline for the Party's board, what units returned, one report frozen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.demo.days import earlier_weekday
from dvcq_desktop.reports.indicators import Of, Rule, Source
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store.indicators import save_indicator
from dvcq_desktop.reports.store.reports import begin_report, freeze, save_report
from dvcq_desktop.reports.store.returns import (
    ask_returns,
    due_day,
    read_period,
    save_amount,
    save_return,
)
from dvcq_desktop.reports.store.templates import save_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days

_NUMBERS = {2025: "96", 2026: "112"}
# Of this many units one returns nothing, one comes late and one lacks a figure.
_ONE_OF, _LATE, _LACKS = 9, 4, 6
# What units tell of themselves: these meetings are in no diary of the commune.
_TOLD = (
    ("Buổi họp, sinh hoạt có nội dung dân vận tại đơn vị", "buổi", 2, 1),
    ("Người dự họp, sinh hoạt tại đơn vị", "người", 40, 15),
)
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
    told = [
        save_indicator(
            action,
            "",
            {
                "name": name,
                "group": "Quán triệt, tuyên truyền",
                "unit_name": unit_name,
                "rule": Rule(Of.ACTIVITIES),
                "source": Source.RETURNED,
            },
        )
        for name, unit_name, _least, _step in _TOLD
    ]
    for year in years:
        half = Period(year, PeriodKind.HALF, 1)
        issued = earlier_weekday(due_day(half) + _ISSUED_AFTER)
        if issued > days.today:
            continue
        _return_figures(action, half, told)
        key = begin_report(action, half, today=issued)
        save_report(action, key, {"number": _NUMBERS[year], "issued_on": issued})
        freeze(action, key, issued)
    whole = Period(years[-1], PeriodKind.YEAR)
    if whole.days()[0] < days.today and due_day(whole) - days.today < timedelta(days=31):
        begin_report(action, whole, today=days.today)


def _return_figures(action: Action, period: Period, told: Sequence[str]) -> None:
    """Let units return what they owe: of nine one not at all, one a few days late, one without a figure."""
    due = due_day(period)
    ask_returns(action, period)
    for place, unit in enumerate(read_period(action.connection, period).asked):
        if place % _ONE_OF == _ONE_OF - 1:
            continue
        late = place % _ONE_OF == _LATE
        received = due + timedelta(days=3) if late else earlier_weekday(due - timedelta(days=1 + place % 3))
        save_return(action, period, unit, {"received_on": received})
        kept = told[:1] if place % _ONE_OF == _LACKS else told
        for key, (_name, _unit_name, least, step) in zip(kept, _TOLD, strict=False):
            save_amount(action, period, unit, key, least + step * (place % 5))
