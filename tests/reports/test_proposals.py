# SPDX-License-Identifier: MIT
"""Which report is proposed on a day, by the cut-off and due days; whom it is sent to and who signs it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Addressees, Signature
from dvcq_desktop.office.rules import Signer
from dvcq_desktop.office.store import save_signer
from dvcq_desktop.reports.merging import LABELS
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.prints.period_report import build
from dvcq_desktop.reports.prints.request import ReportRequest
from dvcq_desktop.reports.store import reports, templates
from dvcq_desktop.reports.templates import Part, Template, proposals
from tests.reports.conftest import HALF, begin, content_of

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from tests.activities.conftest import Diary

YEAR = Period(2026, PeriodKind.YEAR)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 26), [YEAR, Period(2026, PeriodKind.MONTH, 11)]),
        (date(2026, 12, 15), [YEAR, Period(2026, PeriodKind.QUARTER, 4), Period(2026, PeriodKind.MONTH, 12)]),
        (date(2027, 1, 5), [YEAR, Period(2026, PeriodKind.QUARTER, 4), Period(2026, PeriodKind.MONTH, 12)]),
        (date(2026, 6, 13), [HALF, Period(2026, PeriodKind.MONTH, 5)]),
        (date(2026, 9, 16), [Period(2026, PeriodKind.NINE), Period(2026, PeriodKind.QUARTER, 3)]),
    ],
)
def test_the_report_that_is_due_is_proposed_first(today: date, expected: list[Period]) -> None:
    assert proposals(today)[: len(expected)] == expected


def test_what_is_frozen_is_proposed_no_more_and_outlines_move_the_days() -> None:
    assert proposals(date(2026, 6, 20), frozen={HALF})[0] == Period(2026, PeriodKind.NINE)
    month = Template("x", "Tháng", PeriodKind.MONTH, cut_day=1)
    assert Period(2026, PeriodKind.MONTH, 10) in proposals(date(2026, 11, 26), [month])


def paper(diary: Diary, key: str) -> Document:
    return build(ReportRequest(diary.ask(reports.report, key), content_of(diary, key)))


def around(diary: Diary, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    blocks = paper(diary, key).blocks
    to = next((each.names for each in blocks if isinstance(each, Addressees)), ())
    return to, next(each.recipients for each in blocks if isinstance(each, Signature))


def test_an_outline_gives_both_whom_it_is_addressed_to_and_who_gets_it(worked: Diary) -> None:
    values = {"name": "Gửi Sở", "kind": PeriodKind.HALF, "recipient": "Sở Nội vụ"}
    outline = str(worked.write(templates.save_template, "", values))
    key = str(worked.write(reports.begin_report, HALF, outline))
    to, recipients = around(worked, key)
    assert to == ("Sở Nội vụ",)
    assert recipients[0] == "Như trên;"
    assert recipients[-1].startswith("Lưu: ")
    lines = "Như trên\nĐảng ủy xã"
    worked.write(templates.save_template, outline, {"recipients": lines})
    assert around(worked, key)[1][:2] == ("Như trên;", "Đảng ủy xã;")
    assert len(worked.ask(templates.template, outline).outline) == 6


def test_what_she_writes_of_one_report_stands_and_is_frozen(worked: Diary) -> None:
    key = begin(worked)
    assert around(worked, key)[0] == ()
    assert around(worked, key)[1][0] == "Thường trực Đảng ủy, HĐND, UBND xã;"
    worked.write(reports.save_report, key, {"to_text": "Sở Nội vụ\nĐảng ủy xã", "recipients": "- Như trên;"})
    to, recipients = around(worked, key)
    assert to == ("Sở Nội vụ", "Đảng ủy xã")
    assert recipients[:1] == ("Như trên;",)
    assert len(recipients) == 2
    worked.write(reports.save_report, key, {"to_text": "", "recipients": ""})
    assert around(worked, key)[0] == ()
    assert len(around(worked, key)[1]) == 1


def test_the_signer_is_proposed_by_the_office(worked: Diary) -> None:
    signer = Signer("", "Đoàn Văn Thuấn", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN",))
    worked.write(save_signer, signer)
    held = worked.ask(reports.report, begin(worked))
    assert (held.signer_name, held.signer_title) == ("Đoàn Văn Thuấn", "Chủ tịch")
    assert held.signer_authority == "TM. ỦY BAN NHÂN DÂN"


def test_the_parts_of_outlines_and_reports_have_words_in_a_history() -> None:
    said = LABELS.values["report_template_section.source"]
    assert set(said) == {*(each.value for each in Part), "recipients"}
    assert LABELS.values["report_row.appendix"]["to"] == "Kính gửi"
