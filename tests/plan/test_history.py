# SPDX-License-Identifier: MIT
"""A task's history as it is read."""

from datetime import date
from functools import partial

from dvcq_desktop.database.database import Database
from dvcq_desktop.plan.history import record_lines
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes


def test_of_what_changes_together_only_what_changed_is_told(database: Database) -> None:
    """A first deadline read as "Một lần → 31/12/2026, Một lần"."""
    key = database.write("Thêm", partial(changes.add_task, task=Task("", 2026, "Đối thoại")))
    day = date(2026, 12, 31)
    for schedule in (
        Schedule(day),
        Schedule(day, Recurrence.QUARTERLY),
        Schedule(None, Recurrence.QUARTERLY),
    ):
        database.write("Đặt", partial(changes.set_schedule, tasks=[key], schedule=schedule))
    told = [line.changes for line in record_lines(database.history("task", key), lambda _key: "")]
    assert told[:3] == [
        ("Thời hạn: 31/12/2026 → (trống)",),
        ("Thời hạn: Một lần → Hằng quý",),
        ("Thời hạn: (trống) → 31/12/2026",),
    ]


def test_a_duty_of_the_year_before_is_told_in_words(database: Database) -> None:
    """It read as "Nhiệm vụ của năm trước: 01a21411-ed9a-77d1-9c46-a065a857d45d, 1"."""
    before = database.write("Thêm", partial(changes.add_task, task=Task("", 2026, "Đối thoại")))
    told: list[str] = []
    for carried in (False, True):
        task = Task("", 2027, "Đối thoại", previous=before, carried=carried)
        key = database.write("Lập", partial(changes.add_task, task=task))
        told += record_lines(database.history("task", key), lambda _key: "")[0].changes
    assert [text for text in told if "năm trước" in text] == [
        "Chép từ kế hoạch năm trước",
        "Chuyển tiếp từ năm trước",
    ]
