# SPDX-License-Identifier: MIT
"""Which returns of a unit make up a period: its own, else the shorter ones, no month of them twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.reports.indicators import Of
from dvcq_desktop.reports.periods import Period, PeriodKind, periods_of
from dvcq_desktop.reports.sums import Returned, said_of_shares, share_of

YEAR = Period(2026, PeriodKind.YEAR)
HALF = Period(2026, PeriodKind.HALF)
EVERY = periods_of(2026)


def returned(period: Period, amount: int = 1) -> Returned:
    return Returned(period.code, "u", "news", amount, None, period)


def month(number: int, amount: int = 1) -> Returned:
    return returned(Period(2026, PeriodKind.MONTH, number), amount)


@given(st.sampled_from(EVERY), st.sets(st.sampled_from(EVERY)))
def test_no_month_counts_twice_and_none_that_could_count_is_left_out(
    period: Period, told: set[Period]
) -> None:
    share = share_of(period, [returned(each) for each in told], Of.MEASURE)
    months = [number for each in share.parts for number in each.period.span]
    assert len(months) == len(set(months))
    assert all(each.period.is_within(period) for each in share.parts)
    assert sorted((*months, *share.missing)) == list(period.span)
    if period in told:
        assert [each.period for each in share.parts] == [period]
    single = {each.span[0] for each in told if each.kind is PeriodKind.MONTH and each.is_within(period)}
    assert not single & set(share.missing)


def test_nine_months_and_a_half_do_not_overlap() -> None:
    halves = [returned(Period(2026, PeriodKind.HALF, number)) for number in (1, 2)]
    nine = returned(Period(2026, PeriodKind.NINE))
    assert share_of(YEAR, [*halves, nine], Of.MEASURE).parts == tuple(halves)
    fourth = returned(Period(2026, PeriodKind.QUARTER, 4))
    assert share_of(YEAR, [halves[0], nine, fourth], Of.MEASURE).parts == (nine, fourth)


def test_what_stands_at_a_day_is_never_added_up() -> None:
    share = share_of(HALF, [month(1, 20), month(4, 35), month(7, 50)], Of.SIGNED)
    assert [each.amount for each in share.parts] == [35]
    assert share.missing == (5, 6)
    assert "mới nhất" in said_of_shares(HALF, {"u": share}, Of.SIGNED)


def test_what_a_figure_is_made_of_is_said() -> None:
    shares = {
        "a": share_of(HALF, [returned(HALF)], Of.MEASURE),
        "b": share_of(HALF, [month(number) for number in (1, 2, 3, 4, 6)], Of.MEASURE),
    }
    said = said_of_shares(HALF, shares, Of.MEASURE)
    assert said == (
        "1 đơn vị: theo báo cáo 6 tháng đầu năm 2026 của đơn vị; 1 đơn vị: cộng các kỳ ngắn hơn đã nộp,"
        " vì chưa có báo cáo cả kỳ; còn thiếu: b (tháng 5)"
    )
    assert said_of_shares(HALF, {"c": share_of(HALF, [month(7)], Of.MEASURE)}, Of.MEASURE) == ""
