# SPDX-License-Identifier: MIT
"""What a unit returned of a period: its own return of it, else those of the months in it; never both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.reports.indicators import STANDING
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.indicators import Of


_NAMED = 4
_PAIR = 2


class Returned(NamedTuple):
    """A figure that a unit returned of a period."""

    unit_return: str
    unit: str
    indicator: str
    amount: int
    received_on: date | None
    period: Period


class Share(NamedTuple):
    """What a unit's figure of a period is made of, and the months of it that nothing was returned of."""

    parts: tuple[Returned, ...]
    missing: tuple[int, ...] = ()


def share_of(period: Period, returned: Iterable[Returned], of: Of) -> Share:
    """Return which of a unit's returns of one indicator make up a period.

    Its return of just that period stands alone. Else those within it are added up, as few as cover the most
    months, none of which counts twice; of what only stands at a day (the tasks done, the people who have
    signed) the latest one is the figure.
    """
    within = [each for each in returned if each.period.is_within(period)]
    own = next((each for each in within if each.period == period), None)
    if own is not None:
        return Share((own,))
    if of in STANDING:
        latest = max(within, key=lambda each: (each.period.span.stop, len(each.period.span)), default=None)
        if latest is None:
            return Share((), tuple(period.span))
        return Share((latest,), tuple(month for month in period.span if month >= latest.period.span.stop))
    parts = _fewest(period, within)
    covered = {month for each in parts for month in each.period.span}
    return Share(parts, tuple(month for month in period.span if month not in covered))


def said_of_shares(
    period: Period, shares: Mapping[str, Share], of: Of, directory: Directory | None = None
) -> str:
    """Return in a sentence which units' figures are those of the whole period and which are added up."""
    own = [unit for unit, share in shares.items() if [each.period for each in share.parts] == [period]]
    rest = {unit: share for unit, share in shares.items() if share.parts and unit not in own}
    told = []
    if own:
        told.append(f"{len(own)} đơn vị: theo báo cáo {period.label} của đơn vị")
    if rest:
        how = "số của kỳ ngắn mới nhất trong kỳ" if of in STANDING else "cộng các kỳ ngắn hơn đã nộp"
        told.append(f"{len(rest)} đơn vị: {how}, vì chưa có báo cáo cả kỳ")
    lacking = [
        f"{_called(unit, directory)} ({_months(share.missing)})"
        for unit, share in rest.items()
        if share.missing
    ]
    if lacking:
        told.append(f"còn thiếu: {few(lacking, 'đơn vị', _NAMED)}")
    return "; ".join(told)


def _fewest(period: Period, within: Sequence[Returned]) -> tuple[Returned, ...]:
    """Return those that cover the most months without sharing one, as few as can be, in their order."""
    best: dict[int, tuple[int, int, tuple[Returned, ...]]] = {period.span.start: (0, 0, ())}
    for month in period.span:
        # Either nothing was returned of the month, or one that ends with it.
        found = [best[month]]
        for each in within:
            span = each.period.span
            if span.stop == month + 1:
                covered, fewer, parts = best[span.start]
                found.append((covered + len(span), fewer - 1, (*parts, each)))
        best[month + 1] = max(found, key=lambda one: one[:2])
    return best[period.span.stop][2]


def periods_within(period: Period) -> list[Period]:
    """Return the periods of a year that lie in one, with itself."""
    every = (
        Period(period.year, kind, number) for kind in PeriodKind for number in range(1, kind.numbers + 1)
    )
    return [each for each in every if each.is_within(period)]


def _months(months: Sequence[int]) -> str:
    """Return months as they are read: "tháng 3", "tháng 3, 5", "tháng 7-12"."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    said = [f"{run[0]}-{run[-1]}" if len(run) > _PAIR else ", ".join(map(str, run)) for run in runs]
    return f"tháng {', '.join(said)}"


def _called(unit: str, directory: Directory | None) -> str:
    return directory.unit_called(unit) if directory else unit
