# SPDX-License-Identifier: MIT
"""One rule of the completion rate: the first page, the plan's papers and the report say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Document, Paragraph, Table
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.plan.prints import briefing, progress
from dvcq_desktop.plan.prints.counts import whole
from dvcq_desktop.plan.prints.kinds import kind_named
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.standings import Standing, Timing
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.figures import Material, figures
from dvcq_desktop.reports.indicators import Indicator, Of, Rule
from dvcq_desktop.reports.prints import period_report
from dvcq_desktop.reports.prints.request import ReportRequest
from dvcq_desktop.reports.store import reports
from dvcq_desktop.today.store.tasks import read_tasks
from tests.reports.conftest import begin, content_of, figure

if TYPE_CHECKING:
    from tests.activities.conftest import Diary

LAST = date(2026, 6, 14)
DAY = date(2026, 3, 2)


@pytest.fixture
def planned(worked: Diary) -> Diary:
    """Return a year of 26 tasks: five done, one in the period after it, two that nobody does any more."""
    entries = [
        *[StateEntry(TaskState.DONE, DAY)] * 5,
        StateEntry(TaskState.DONE, date(2026, 6, 16)),
        StateEntry(TaskState.DROPPED, DAY, "Cấp trên đã thực hiện"),
        StateEntry(TaskState.DROPPED, DAY, "Gộp vào nhiệm vụ khác"),
        *[StateEntry()] * 18,
    ]
    for place, entry in enumerate(entries):
        due = Schedule(date(2026, 3, 1 + place))
        worked.write(changes.add_task, Task("", 2026, f"Nhiệm vụ {place}", schedule=due, state=entry))
    return worked


def words_of(document: Document) -> str:
    """Return the sentences of a paper."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    return " ".join(text if isinstance(text, str) else "".join(span.text for span in text) for text in texts)


def test_screens_and_papers_say_one_rate(planned: Diary) -> None:
    kind = kind_named("progress-table")
    assert kind is not None
    read = planned.ask(kind.load, PrintOrder(2026, LAST))
    (picture,) = planned.ask(read_tasks, LAST).pictures
    key = begin(planned)
    assert whole(read).rate == "20,8%"
    assert picture.words == "5/24 nhiệm vụ hoàn thành (20,8%)"
    assert picture.left_out == "không kể 2 nhiệm vụ không thực hiện"
    assert figure(planned, key, "tasks-rate")[0] == "20,8%"
    table = next(block for block in progress.build(read).blocks if isinstance(block, Table))
    assert table.rows[-1].cells[-1] == "20,8%"
    assert "hoàn thành 5 (20,8% của 24 nhiệm vụ phải thực hiện" in words_of(briefing.build(read))


def test_the_rule_is_said_where_the_rate_is_shown(planned: Diary) -> None:
    kind = kind_named("progress-table")
    assert kind is not None
    rule = "tính trên số nhiệm vụ phải thực hiện, không kể nhiệm vụ “Không thực hiện”"
    assert rule in words_of(progress.build(planned.ask(kind.load, PrintOrder(2026, LAST))))
    key = begin(planned)
    content = content_of(planned, key)
    rate = next(row for row in content.rows if row.id == "tasks-rate")
    assert "tính trên 24 nhiệm vụ phải thực hiện, không kể 2 nhiệm vụ" in rate.figure.remark
    held = planned.ask(reports.report, key)
    look = planned.ask(kind.load, PrintOrder(2026, LAST)).directory
    assert rate.figure.remark in words_of(period_report.build_figures(ReportRequest(held, content, look)))


def test_the_table_adds_up_to_the_rate(planned: Diary) -> None:
    key = begin(planned)
    shown = [figure(planned, key, name)[0] for name in ("tasks", "tasks-dropped", "tasks-done")]
    assert shown == ["26", "2", "5"]


def test_what_adds_up_since_january_says_so(planned: Diary) -> None:
    names = {row.id: row.name for row in content_of(planned, begin(planned)).rows}
    assert names["tasks-done"] == "Nhiệm vụ đã hoàn thành (lũy kế từ đầu năm)"
    assert names["tasks-rate"] == "Tỷ lệ hoàn thành (lũy kế từ đầu năm)"
    assert names["conferences"] == "Hội nghị"


def test_a_groups_task_was_done_on_the_day_of_its_last_unit() -> None:
    def done(unit: str, day: int) -> Line:
        return Line(unit, "t", unit, state=StateEntry(TaskState.DONE, date(2026, 6, day)))

    due = Schedule(date(2026, 6, 19))
    whole = Task("t", 2026, "Tuyên truyền", schedule=due, lines=(done("a", 8), done("b", 12)))
    begun = replace(whole, id="o", lines=(done("a", 8), Line("b", "o", "b")))
    every = Indicator("tasks", "", "Nhiệm vụ", "", Rule(Of.TASKS))
    tasks = tuple((each, Standing(Timing.ON_TRACK)) for each in (whole, begun))
    [figure_of_all] = figures([every], Material(LAST, LAST, tasks=tasks)).values()
    assert [trace.day for trace in figure_of_all.traces] == [date(2026, 6, 12), date(2026, 6, 19)]
