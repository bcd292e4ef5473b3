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
