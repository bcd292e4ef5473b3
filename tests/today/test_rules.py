# SPDX-License-Identifier: MIT
"""The first steps, and what is said of backups."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dvcq_desktop.today.backups import Second, backup_groups
from dvcq_desktop.today.rules import Begun, Urgency, first_steps, next_step

NOW = datetime(2026, 11, 26, 8).astimezone()
USB = Path("E:/")


def said(second: Second, newest: datetime | None, changed: datetime) -> list[tuple[str, str, Urgency]]:
    return [
        (line.text, line.note, line.urgency)
        for group in backup_groups(second, newest, changed, NOW)
        for line in group.lines
    ]


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def test_fresh_backups_in_two_places_need_no_word() -> None:
    assert said(Second(USB, ago(2), 7), ago(1), NOW) == []


def test_a_pc_alone_is_told_unless_she_wants_no_reminder() -> None:
    ((text, note, urgency),) = said(Second(None, NOW, 7), ago(1), NOW)
    assert (text.startswith("Dữ liệu chỉ được sao lưu trên chính máy này"), urgency) == (True, Urgency.SOON)
    assert note == "chọn USB hoặc ổ khác"
    assert said(Second(None, NOW, 0), ago(1), NOW) == []


@pytest.mark.parametrize(("days", "told"), [(6, False), (7, True), (20, True)])
def test_a_stick_that_was_long_away_is_told(days: int, told: bool) -> None:
    found = said(Second(USB, ago(days), 7), ago(1), NOW)
    assert found == ([(f"Chưa sao lưu ra {USB}", f"đã {days} ngày", Urgency.OVERDUE)] if told else [])


def test_an_old_backup_is_told_only_where_something_changed_since() -> None:
    fresh = Second(USB, ago(1), 7)
    assert said(fresh, ago(9), ago(1)) == [("Bản sao lưu trên máy này đã cũ", "9 ngày", Urgency.OVERDUE)]
    assert said(fresh, ago(9), ago(30)) == []
    assert said(fresh, None, NOW) == []


def test_five_steps_at_most_and_each_is_ticked_by_what_the_file_holds() -> None:
    steps = first_steps(Begun(plan=True, staff=True))
    assert len(steps) == 5
    assert [step.is_done for step in steps] == [True, False, True, False, False]
    coming = next_step(steps)
    assert coming is not None
    assert coming.title == "Xem lại tên cơ quan"
    assert next_step(first_steps(Begun(*[True] * 5))) is None
