# SPDX-License-Identifier: MIT
"""A draft of a period that a frozen report tells of already has that one's figures from the start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.reports.indicators import Of, Rule
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.store import indicators, reports, templates
from dvcq_desktop.reports.store.freezing import freeze_asked
from tests.reports.conftest import HALF, TODAY, content_of, figure

if TYPE_CHECKING:
    from tests.activities.conftest import Diary

PARTY = {"name": "Gửi Đảng ủy", "recipient": "Đảng ủy", "to_text": "Đảng ủy xã Đại Sơn"}
ISSUED = {"issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}


@pytest.fixture
def second(worked: Diary) -> str:
    """Freeze the report for one recipient, change the records, and draft that for another one."""
    first = worked.write(reports.begin_report, HALF)
    worked.write(reports.save_report, first, {**ISSUED, "number": "112"})
    worked.write(reports.freeze, first, TODAY)
    worked.add("Hội nghị muộn", happened_on=date(2026, 6, 1), counts={"people": 30})
    outline = worked.write(templates.save_template, "", PARTY)
    return str(worked.write(reports.begin_report, HALF, outline))


def test_a_draft_says_what_it_will_say_once_it_is_frozen(worked: Diary, second: str) -> None:
    draft = content_of(worked, second)
    assert figure(worked, second, "conferences")[0] == "2"
    assert draft.figures_of == "Báo cáo 6 tháng đầu năm 2026 số 112/BC-UBND ngày 17/06/2026"
    assert ("conferences", "2", "3") in [(each.id, each.then, each.now) for each in draft.changed]
    worked.write(reports.save_report, second, {**ISSUED, "number": "113"})
    worked.write(reports.freeze, second, TODAY)
    frozen = content_of(worked, second)
    assert (frozen.rows, frozen.pictures) == (draft.rows, draft.pictures)
    first = content_of(worked, worked.ask(reports.report_of, HALF).id)
    assert (frozen.rows, frozen.pictures) == (first.rows, first.pictures)


def test_the_paper_of_the_draft_has_these_figures_too(worked: Diary, second: str) -> None:
    kind = kind_named("figures-appendix")
    read = worked.ask(kind.load, PrintOrder(2026, TODAY, record=second))
    assert next(row for row in read.content.rows if row.id == "conferences").figure.text == "2"


def test_before_freezing_each_figure_that_changed_since_is_named(worked: Diary, second: str) -> None:
    worked.write(reports.save_report, second, {**ISSUED, "number": "113"})
    found = worked.write(freeze_asked, second, TODAY)
    (said,) = [each.sentence for each in found if "đã đổi" in each.sentence]
    assert "báo cáo 6 tháng đầu năm 2026 số 112/BC-UBND ngày 17/06/2026 đã chốt" in said
    for each in content_of(worked, second).changed:
        assert f"{each.name} {each.then}, nay {each.now}" in said
    assert "Hội nghị 2, nay 3" in said


def test_an_indicator_that_came_or_went_since_is_named(worked: Diary, second: str) -> None:
    worked.write(indicators.save_indicator, "news", {"enabled": False})
    worked.write(indicators.save_indicator, "", {"name": "Chỉ tiêu mới", "rule": Rule(Of.OPINIONS)})
    told = {each.name: (each.then, each.now) for each in content_of(worked, second).changed}
    assert told["Tin, bài"][1] == "không còn"
    assert told["Chỉ tiêu mới"][0] == "không có"


def test_the_report_of_another_period_or_of_other_days_counts_for_itself(worked: Diary, second: str) -> None:
    del second
    other_days = {**PARTY, "recipient": "Sở Nội vụ", "cut_day": 1}
    outline = worked.write(templates.save_template, "", other_days)
    other = worked.write(reports.begin_report, HALF, outline)
    assert content_of(worked, other).figures_of == ""
    later = worked.write(reports.begin_report, HALF.next)
    assert content_of(worked, later).changed == ()


def test_beside_a_report_stands_the_frozen_one_of_the_same_days(worked: Diary, second: str) -> None:
    del second
    other_days = {**PARTY, "recipient": "Sở Nội vụ", "cut_day": 1}
    outline = worked.write(templates.save_template, "", other_days)
    other = worked.write(reports.begin_report, HALF, outline)
    worked.write(reports.save_report, other, {**ISSUED, "number": "114"})
    worked.write(reports.freeze, other, date(2026, 7, 1))
    next_year = HALF._replace(year=2027)
    assert figure(worked, worked.write(reports.begin_report, next_year, outline), "conferences")[1] == "3"
    assert figure(worked, worked.write(reports.begin_report, next_year), "conferences")[1] == "2"
