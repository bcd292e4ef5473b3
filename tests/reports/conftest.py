# SPDX-License-Identifier: MIT
"""A file with half a year of work in a small office, for the tests of the reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store import reports
from tests.activities.conftest import Diary, diary

if TYPE_CHECKING:
    from dvcq_desktop.reports.rules import Content

__all__ = ["diary"]

HALF = Period(2026, PeriodKind.HALF)
TODAY = date(2026, 6, 20)


@pytest.fixture
def worked(diary: Diary) -> Diary:
    """Return the file with a few activities, one of them after the half year."""
    diary.add("Hội nghị một", happened_on=date(2025, 12, 15), counts={"people": 40})
    diary.add("Hội nghị hai", happened_on=date(2026, 6, 14), counts={"people": 60})
    diary.add("Hội nghị ba", happened_on=date(2026, 6, 15), counts={"people": 1000})
    diary.add("Hội nghị xưa", happened_on=date(2025, 3, 1), counts={"people": 7})
    told = diary.add(
        "Đối thoại với Nhân dân",
        kind="dialogue",
        happened_on=date(2026, 5, 8),
        counts={"people": 118, "opinions": 5},
        text="Trả lời trực tiếp",
    )
    diary.say("Đường ngập", activity=told, raised_on=date(2026, 5, 8), answered_on=date(2026, 6, 1))
    diary.say("Rác thải", activity=told, raised_on=date(2026, 5, 8), answered_on=date(2026, 6, 18))
    return diary


def content_of(diary: Diary, key: str) -> Content:
    """Return what a report says."""
    held = diary.ask(reports.report, key)
    said: Content = diary.ask(reports.content, held)
    return said


def figure(diary: Diary, key: str, name: str) -> tuple[str, str]:
    """Return a figure of a report and that of last year, as they are shown."""
    row = next(row for row in content_of(diary, key).rows if row.id == name)
    return row.figure.text, row.last_year


def begin(diary: Diary, period: Period = HALF) -> str:
    """Draft the report of a period."""
    return str(diary.write(lambda action: reports.begin_report(action, period)))
