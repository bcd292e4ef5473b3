# SPDX-License-Identifier: MIT
"""Which tasks wait on a day, in which words, and how far the year is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.plan.rules import StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.today.rules import FEW, Begun, TasksToday, Urgency, day_words, left_words
from dvcq_desktop.today.store.tasks import read_tasks
from tests.today.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database


def give(database: Database, *tasks: tuple[str, date | None, TaskState], year: int = 2026) -> None:
    """Add tasks that are clear in all; without a deadline they go on all year."""

    def work(action: Action) -> None:
        unit = office.save_unit(action, Unit("", "Văn phòng", UnitKind.DIVISION, short_name="VP"))
        person = office.save_person(action, Person("", "Nguyễn Thị Huệ"))
        for title, deadline, state in tasks:
            when = Schedule(deadline) if deadline else Schedule(None, Recurrence.CONTINUOUS)
            entry = StateEntry(state, TODAY if state is TaskState.DONE else None)
            task = Task("", year, title, schedule=when, state=entry, owner=person, lead_unit=unit)
            changes.add_task(action, task)

    database.write("Thêm", work)


def read(database: Database) -> TasksToday:
    return database.read(lambda connection: read_tasks(connection, TODAY))


def said(found: TasksToday) -> Sequence[tuple[str, list[str]]]:
    return [(group.heading, [f"{line.text}: {line.note}" for line in group.lines]) for group in found.groups]


def test_overdue_comes_first_and_the_latest_of_it_first(database: Database) -> None:
    give(
        database,
        ("Đối thoại", date(2026, 11, 20), TaskState.NOT_STARTED),
        ("Tuyên truyền", date(2026, 11, 3), TaskState.IN_PROGRESS),
        ("Ký cam kết", date(2026, 12, 1), TaskState.NOT_STARTED),
        ("Báo cáo", TODAY, TaskState.NOT_STARTED),
        ("Xa", date(2026, 12, 20), TaskState.NOT_STARTED),
        ("Xong", date(2026, 11, 3), TaskState.DONE),
    )
    assert said(read(database)) == [
        ("Nhiệm vụ quá hạn (2)", ["Tuyên truyền: Quá hạn 23 ngày", "Đối thoại: Quá hạn 6 ngày"]),
        ("Nhiệm vụ đến hạn trong 7 ngày (2)", ["Báo cáo: Đến hạn hôm nay", "Ký cam kết: Còn 5 ngày"]),
    ]


def test_a_group_shows_its_first_lines_and_counts_all(database: Database) -> None:
    give(database, *((f"Việc {n}", date(2026, 11, 3), TaskState.NOT_STARTED) for n in range(FEW + 3)))
    (group,) = read(database).groups
    assert (group.total, len(group.lines), group.hidden) == (FEW + 3, FEW, 3)


def test_the_parts_of_the_picture_are_all_tasks_each_once(database: Database) -> None:
    give(
        database,
        ("Quá hạn, đang làm", date(2026, 11, 3), TaskState.IN_PROGRESS),
        ("Quá hạn, chưa làm", date(2026, 11, 3), TaskState.NOT_STARTED),
        ("Đang làm", None, TaskState.IN_PROGRESS),
        ("Chưa làm", None, TaskState.NOT_STARTED),
        ("Xong", None, TaskState.DONE),
    )
    (picture,) = read(database).pictures
    assert [(part.name, part.amount) for part in picture.parts] == [
        ("hoàn thành", 1),
        ("quá hạn", 2),
        ("đang thực hiện", 1),
        ("chưa thực hiện", 1),
    ]
    assert (picture.title, picture.words) == ("Kế hoạch năm 2026", "1/5 nhiệm vụ hoàn thành (20%)")


def test_where_nothing_is_due_it_says_what_is_due_next(database: Database) -> None:
    give(
        database,
        ("Sau nữa", date(2026, 12, 30), TaskState.NOT_STARTED),
        ("Kế tiếp", date(2026, 12, 20), TaskState.NOT_STARTED),
    )
    found = read(database)
    assert (found.groups, found.ahead) == ((), "Việc gần nhất: Kế tiếp, hạn 20/12/2026.")


def test_before_the_year_has_tasks_those_of_the_last_one_are_told(database: Database) -> None:
    give(database, ("Còn lại", date(2025, 12, 1), TaskState.NOT_STARTED), year=2025)
    give(database, ("Năm sau", date(2027, 1, 1), TaskState.NOT_STARTED), year=2027)
    (group,) = read(database).groups
    assert (group.lines[0].text, group.place.year) == ("Còn lại", 2025)


def test_in_january_what_the_old_year_left_open_is_told(database: Database) -> None:
    give(database, ("Còn lại", date(2025, 12, 1), TaskState.NOT_STARTED), year=2025)
    give(database, ("Việc mới", date(2026, 12, 20), TaskState.NOT_STARTED))
    january = database.read(lambda connection: read_tasks(connection, date(2026, 1, 10)))
    april = database.read(lambda connection: read_tasks(connection, date(2026, 4, 10)))
    assert said(january) == [("Nhiệm vụ năm 2025 chưa xong (1)", ["Còn lại: Quá hạn 40 ngày"])]
    assert january.groups[0].place.year == 2025
    assert april.groups == ()


def test_what_was_carried_over_is_told_once(database: Database) -> None:
    give(database, ("Còn lại", date(2025, 12, 1), TaskState.NOT_STARTED), year=2025)
    (old,) = database.read(lambda c: tasks.tasks_of_year(c, 2025))
    again = replace(old, id="", year=2026, previous=old.id, schedule=Schedule(date(2026, 1, 5)))
    database.write("Chuyển", lambda action: changes.add_task(action, again))
    found = database.read(lambda c: read_tasks(c, date(2026, 1, 10)))
    assert [group.heading for group in found.groups] == ["Nhiệm vụ quá hạn (1)"]


def test_an_empty_file_has_nothing_begun(database: Database) -> None:
    found = read(database)
    assert found == TasksToday()
    give(database, ("Việc", None, TaskState.NOT_STARTED))
    assert read(database).begun == Begun(plan=True, staff=True)


def test_what_is_not_clear_yet_is_told_while_it_is_open(database: Database) -> None:
    def work(action: Action) -> None:
        changes.add_task(action, Task("", 2026, "Chưa rõ"))
        changes.add_task(action, Task("", 2026, "Xong", state=StateEntry(TaskState.DONE, TODAY)))

    database.write("Thêm", work)
    assert said(read(database)) == [
        (
            "Nhiệm vụ chưa đủ 4 rõ (1)",
            ["Chưa rõ: chưa rõ người, trách nhiệm, thời hạn, sản phẩm"],
        )
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 25), ("Quá hạn 1 ngày", Urgency.OVERDUE)),
        (TODAY, ("Hạn hôm nay", Urgency.SOON)),
        (date(2026, 11, 28), ("Còn 2 ngày", Urgency.SOON)),
    ],
)
def test_a_due_day_in_words(day: date, words: tuple[str, Urgency]) -> None:
    assert left_words(day, TODAY) == words


def test_the_day_in_words() -> None:
    assert day_words(TODAY) == "Thứ Năm, 26/11/2026"
