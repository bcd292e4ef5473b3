# SPDX-License-Identifier: MIT
"""Outlines by kind and recipient: their days, their sections, one set of figures for all recipients."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.documents.blocks import Addressees
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.reports.periods import Period, PeriodKind, periods_of
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.store import reports, templates
from dvcq_desktop.reports.templates import Part, Template
from tests.reports.conftest import HALF, TODAY, content_of, figure

if TYPE_CHECKING:
    from tests.activities.conftest import Diary

PARTY = {"name": "Báo cáo 6 tháng gửi Đảng ủy", "recipient": "Đảng ủy", "to_text": "Đảng ủy xã Đại Sơn"}


def begin(diary: Diary, outline: str | None) -> str:
    return str(diary.write(reports.begin_report, HALF, outline))


def freeze(diary: Diary, key: str, number: str) -> None:
    diary.write(reports.save_report, key, {"number": number, "issued_on": date(2026, 6, 17)})
    diary.write(reports.freeze, key, TODAY)


def test_a_report_is_for_whom_its_outline_says_with_its_own_cut_day(worked: Diary) -> None:
    outline = worked.write(templates.save_template, "", {**PARTY, "cut_day": 1})
    key = begin(worked, outline)
    held = worked.ask(reports.report, key)
    assert (held.starts_on, held.ends_on) == (date(2026, 1, 1), date(2026, 6, 30))
    assert figure(worked, key, "conferences")[0] == "2"
    kind = kind_named("period-report")
    document = kind.build(worked.ask(kind.load, PrintOrder(2026, TODAY, record=key)))
    assert Addressees(("Đảng ủy xã Đại Sơn",)) in document.blocks
    assert begin(worked, None) != key
    with pytest.raises(UserError, match="Đã có báo cáo"):
        begin(worked, outline)


def test_whoever_is_told_of_a_period_is_told_the_same_frozen_figures(worked: Diary) -> None:
    outline = worked.write(templates.save_template, "", PARTY)
    first, second = begin(worked, None), begin(worked, outline)
    freeze(worked, first, "1")
    worked.add("Hội nghị muộn", happened_on=date(2026, 6, 1))
    freeze(worked, second, "2")
    assert figure(worked, second, "conferences") == figure(worked, first, "conferences") == ("2", "1")
    assert content_of(worked, second).frame["to"] == "Đảng ủy xã Đại Sơn"


def test_sections_are_edited_moved_added_and_taken_away(worked: Diary) -> None:
    key = worked.write(templates.save_template, "", PARTY)
    worked.write(templates.save_section, key, 1, {"heading": "Chỉ đạo {kỳ}"})
    worked.write(templates.move_section, key, 5, -1)
    worked.write(templates.add_section, key)
    worked.write(templates.save_section, key, 6, {"text": "Kính báo cáo.", "heading": "Kết luận"})
    worked.write(templates.trash_section, key, 3)
    parts = [each.part for each in worked.ask(templates.template, key).outline]
    assert parts == [Part.OPENING, Part.LED, Part.RESULTS, Part.PROPOSED, Part.AHEAD, Part.TEXT]
    headings = [each.heading for each in content_of(worked, begin(worked, key)).sections]
    assert headings[1] == "Chỉ đạo 6 tháng đầu năm 2026"
    assert headings[-1] == "Kết luận"


def test_the_last_section_of_an_outline_stays(worked: Diary) -> None:
    key = worked.write(templates.save_template, "", PARTY)
    for _again in range(5):
        worked.write(templates.trash_section, key, 0)
    with pytest.raises(UserError, match="ít nhất một mục"):
        worked.write(templates.trash_section, key, 0)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": " "}, "tên đề cương"),
        ({"due_day": 32}, "từ 1 đến 31"),
        ({"cut_day": 29}, "từ 1 đến 28"),
        ({"name": "Khác"}, "cùng loại kỳ, cùng nơi nhận"),
    ],
)
def test_an_outline_that_lacks_something_is_refused(worked: Diary, values: dict[str, Any], said: str) -> None:
    worked.write(templates.save_template, "", PARTY)
    with pytest.raises(UserError, match=said):
        worked.write(templates.save_template, "", {**PARTY, **values})


def test_a_report_is_due_in_the_last_month_of_its_period() -> None:
    template = Template(due_day=31)
    due = {period.code: template.due_on(period) for period in periods_of(2026)}
    assert due["m02"] == date(2026, 2, 28)
    assert due["q2"] == due["h1"] == date(2026, 6, 30)
    assert due["n9"] == date(2026, 9, 30)
    assert Template().due_on(Period(2026, PeriodKind.YEAR)) == date(2026, 12, 17)
