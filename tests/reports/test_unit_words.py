# SPDX-License-Identifier: MIT
"""What units told of their tasks in months reaches the words of a longer period, once, with its returns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.periods import Period, PeriodKind, periods_of
from dvcq_desktop.reports.returns import ReadReturn, Told, return_key
from dvcq_desktop.reports.store import returns
from dvcq_desktop.reports.unit_words import UnitWords, counting, said_by_units
from tests.reports.conftest import HALF, TODAY, begin, content_of

if TYPE_CHECKING:
    from tests.activities.conftest import Diary

MONTHS = [Period(2026, PeriodKind.MONTH, number) for number in range(1, 13)]
QUARTER = Period(2026, PeriodKind.QUARTER, 1)


def tell(diary: Diary, period: Period, unit: str, task: str, words: str) -> None:
    read = ReadReturn("thon.xlsx", unit, "Thôn", tasks={task: Told(words, "")})
    diary.write(partial(returns.take_returns, period=period, taken=[(read, ())], today=TODAY))


def test_months_reach_the_words_of_the_half_year_and_lead_back_to_their_returns(worked: Diary) -> None:
    unit, other, *_rest = worked.units.values()
    task = worked.write(changes.add_task, Task("", 2026, "Tiếp công dân", lead_unit=unit))
    tell(worked, MONTHS[1], unit, task, "Đã tiếp 12 lượt")
    tell(worked, MONTHS[2], unit, task, "Đã tiếp 12 lượt.")
    tell(worked, MONTHS[4], unit, task, "Đã niêm yết lịch tiếp")
    tell(worked, MONTHS[4], other, task, "Chưa có lượt nào")
    tell(worked, MONTHS[8], unit, task, "Việc của tháng 9")
    content = content_of(worked, begin(worked))
    section = next(each for each in content.sections if "Đã tiếp 12 lượt" in each.text)
    told = "Đã tiếp 12 lượt (tháng 02, tháng 3). Đã niêm yết lịch tiếp (tháng 5)."
    assert told in section.text
    assert section.text.count("Đã tiếp 12 lượt") == 1
    assert "Chưa có lượt nào (tháng 5)." in section.text
    assert "tháng 9" not in section.text
    of_units = {("unit_return", return_key(MONTHS[number], unit)) for number in (1, 2, 4)}
    assert of_units | {("unit_return", return_key(MONTHS[4], other))} <= set(section.sources)
    # A task of which a unit told in some month is no open point.
    assert "Chưa có kết quả" not in next(
        each.result for each in content.lines if each.task == "Tiếp công dân"
    )


def test_what_is_told_of_a_longer_period_stands_for_the_shorter_ones_in_it() -> None:
    told = [
        UnitWords("h", "a", "Cả sáu tháng", HALF),
        UnitWords("1", "a", "Tháng một", MONTHS[0]),
        UnitWords("q", "b", "Quý một", QUARTER),
        UnitWords("2", "b", "Tháng hai", MONTHS[1]),
        UnitWords("4", "b", "Tháng tư", MONTHS[3]),
    ]
    assert [each.unit_return for each in counting(told)] == ["h", "q", "4"]
    said = said_by_units(HALF, told, Directory())
    assert [each.text.partition(": ")[2] for each in said] == [
        "Cả sáu tháng.",
        "Quý một (quý I). Tháng tư (tháng 4).",
    ]
    assert said[1].sources == (("unit_return", "q"), ("unit_return", "4"))


TOLD = st.lists(
    st.builds(UnitWords, st.uuids().map(str), st.sampled_from("ab"), st.sampled_from(["Một", "Hai", "Ba"]),
              st.sampled_from(periods_of(2026))),
    unique_by=lambda each: (each.unit, each.period), max_size=12,
)  # fmt: skip


@given(TOLD)
def test_nothing_told_is_lost_but_what_a_longer_return_of_the_unit_stands_for(told: list[UnitWords]) -> None:
    kept = counting(told)
    for each in told:
        longer = [
            one
            for one in told
            if one.unit == each.unit and one.period != each.period and each.period.is_within(one.period)
        ]
        assert (each in kept) is not bool(longer)
    sources = {source for said in said_by_units(HALF, told, Directory()) for source in said.sources}
    assert sources == {("unit_return", each.unit_return) for each in kept}
