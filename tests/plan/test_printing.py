# SPDX-License-Identifier: MIT
from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.plan.prints import words
from dvcq_desktop.plan.rules import Extension, Line, Progress, Task
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.printing import load_request

if TYPE_CHECKING:
    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.plan.prints.request import PrintRequest

BEFORE, DAY, AFTER = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
SOON, LATER = date(2026, 6, 5), date(2026, 8, 31)


@pytest.fixture
def task(database: Database) -> str:
    """Keep a task of one village, with progress and an extension before and after the day."""
    return database.write("Giao nhiệm vụ", keep)


def keep(action: Action) -> str:
    village = office.save_unit(action, Unit("", "Thôn Hai", UnitKind.VILLAGE))
    deadline = Schedule(date(2026, 5, 20))
    task = changes.add_task(
        action, Task("", 2026, "Ra mắt mô hình", schedule=deadline, lines=(Line("", "", village),))
    )
    (line,) = changes.add_lines(action, task, [village])
    for day, percent in ((BEFORE, 20), (AFTER, 80)):
        changes.record_progress(action, Progress("", task, None, None, day, percent, f"Đạt {percent}%."))
    changes.record_progress(action, Progress("", task, line, None, DAY, None, "Thôn đã họp."))
    changes.extend(action, Extension("", task, None, deadline.deadline, SOON, "15/UBND", "Mưa bão", BEFORE))
    changes.extend(action, Extension("", task, None, SOON, LATER, "21/UBND", "Thiếu số liệu", AFTER))
    return task


def load(database: Database, as_of: date) -> PrintRequest:
    with closing(database.connect()) as connection:
        return load_request(connection, 2026, as_of)


def test_only_what_was_recorded_by_the_day_is_printed(database: Database, task: str) -> None:
    request = load(database, DAY)
    assert request.progress[task].content == "Thôn đã họp."
    assert request.percents == {task: 20}
    assert words.deadline(request, request.tasks[0]) == "05/06/2026\n(gia hạn từ 20/05/2026)"


def test_a_later_day_sees_what_came_after(database: Database, task: str) -> None:
    request = load(database, AFTER)
    assert request.progress[task].content == "Đạt 80%."
    assert request.percents == {task: 80}
    assert words.deadline(request, request.tasks[0]) == "31/08/2026\n(gia hạn từ 20/05/2026)"


def test_a_units_own_entry_is_found_under_its_line(database: Database, task: str) -> None:
    request = load(database, AFTER)
    (line,) = request.tasks[0].lines
    assert request.progress[line.id].content == "Thôn đã họp."
    assert request.progress[line.id].unit == line.unit


def test_what_is_in_the_trash_is_not_printed(database: Database, task: str) -> None:
    database.write("Bỏ nhiệm vụ", lambda action: changes.trash_tasks(action, [task]))
    assert load(database, DAY).tasks == ()


def test_a_year_without_tasks_gives_an_empty_request(database: Database) -> None:
    request = load(database, DAY)
    assert request.tasks == ()
    assert request.plan is None


def test_a_paper_of_an_earlier_day_counts_by_the_deadline_that_held_then(
    database: Database, task: str
) -> None:
    request = load(database, date(2026, 6, 17))
    assert words.task_standing(request, request.tasks[0]).label == "Quá hạn 12 ngày"
    assert words.due(request, request.tasks[0]) == SOON
