# SPDX-License-Identifier: MIT
"""The tasks of a year as they are read from a real file."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import pytest

from dvcq_desktop.plan.rules import Extension, Line, LineTally, Progress, Source, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

P = ParamSpec("P")
T = TypeVar("T")
MARCH, JUNE, JULY = date(2026, 3, 2), date(2026, 6, 1), date(2026, 7, 6)


def read(
    database: Database,
    question: Callable[Concatenate[sqlite3.Connection, P], T],
    *args: P.args,
    **values: P.kwargs,
) -> T:
    with closing(database.connect()) as connection:
        return question(connection, *args, **values)


def add(database: Database, task: Task) -> str:
    return database.write("Thêm nhiệm vụ", lambda action: changes.add_task(action, task))


def record(database: Database, task: str, on: date, percent: int | None, line: str | None = None) -> str:
    entry = Progress("", task, line, None, on, percent, "Đã làm")
    return database.write("Ghi tiến độ", lambda action: changes.record_progress(action, entry))


def test_a_year_reads_only_its_own_tasks_in_the_plans_order(database: Database) -> None:
    for year, position, title in ((2026, 2, "hai"), (2025, 1, "năm cũ"), (2026, 1, "một"), (2026, 3, "ba")):
        add(database, Task("", year, title, position=position))
    assert [task.title for task in read(database, tasks.tasks_of_year, 2026)] == ["một", "hai", "ba"]
    assert read(database, tasks.years) == [2026, 2025]


def test_a_year_reads_what_reading_each_task_reads(database: Database, keys: dict[str, str]) -> None:
    lines = (Line("", "", keys["t2"], keys["dat"]), Line("", "", keys["t10"]))
    group = add(
        database,
        Task("", 2026, "Mô hình", lines=lines, coordinating=(keys["vp"],), sources=(Source(abstract="Họp"),)),
    )
    quarterly = add(database, Task("", 2026, "Báo cáo", schedule=Schedule(None, Recurrence.QUARTERLY)))
    record(database, group, MARCH, 20)
    database.write(
        "Hoàn thành kỳ", lambda action: changes.complete_period(action, quarterly, date(2026, 3, 31), MARCH)
    )
    assert read(database, tasks.tasks_of_year, 2026) == read(database, tasks.whole_tasks, [group, quarterly])


def test_tasks_come_in_the_order_asked_for_without_those_that_are_gone(database: Database) -> None:
    one, two, gone = (add(database, Task("", 2026, title)) for title in ("một", "hai", "ba"))
    database.write("Bỏ nhiệm vụ", lambda action: changes.trash_tasks(action, [gone]))
    assert [task.id for task in read(database, tasks.whole_tasks, [two, gone, "none", one])] == [two, one]
    assert read(database, tasks.tasks, []) == {}


def test_units_stand_in_the_order_of_the_plan_then_of_the_office(
    database: Database, keys: dict[str, str]
) -> None:
    key = add(
        database, Task("", 2026, "Mô hình", lines=(Line("", "", keys["t10"]), Line("", "", keys["t2"])))
    )

    def merge(action: Action) -> None:
        for line in changes.add_lines(action, key, [keys["t10"], keys["t2"]]):
            action.update("task_line", line, {"position": None})

    [task] = read(database, tasks.whole_tasks, [key])
    assert [line.unit for line in task.lines] == [keys["t10"], keys["t2"]]
    database.write("Gộp hai bản", merge)
    [task] = read(database, tasks.whole_tasks, [key])
    assert [line.unit for line in task.lines] == [keys["t2"], keys["t10"]]


def test_the_tally_counts_the_units_that_are_there(database: Database, keys: dict[str, str]) -> None:
    lines = (
        Line("", "", keys["t2"], keys["dat"], StateEntry(TaskState.DONE, MARCH)),
        Line("", "", keys["t10"], state=StateEntry(TaskState.IN_PROGRESS)),
        Line("", "", keys["vp"], keys["hue"], StateEntry(TaskState.DROPPED, None, "Không có hộ nào.")),
        Line("", "", keys["vhxh"], keys["hue"], StateEntry(TaskState.DONE, MARCH)),
    )
    key = add(database, Task("", 2026, "Mô hình", lines=lines))
    units = [keys["t2"], keys["t10"], keys["vp"]]
    database.write("Sửa đơn vị", lambda action: changes.set_lines(action, key, units))
    [task] = read(database, tasks.tasks_of_year, 2026)
    assert task.tally == LineTally(total=3, done=1, dropped=1, in_progress=1, owned=2)


def test_the_percentage_is_the_last_one_recorded_of_the_whole(
    database: Database, keys: dict[str, str]
) -> None:
    key = add(database, Task("", 2026, "Mô hình", lines=(Line("", "", keys["t2"]),)))
    [line] = read(database, tasks.tasks, [key])[key].lines
    record(database, key, JUNE, 60)
    record(database, key, MARCH, 20)
    record(database, key, JULY, None)
    record(database, key, JULY, 90, line.id)
    [task] = read(database, tasks.tasks_of_year, 2026)
    assert (task.percent, task.begun_on, task.lines[0].begun_on) == (60, MARCH, JULY)
    [before] = read(database, tasks.tasks_of_year, 2026, date(2026, 5, 31))
    assert before.percent == read(database, tasks.tasks, [key], date(2026, 5, 31))[key].percent == 20


def merge_entries(database: Database, task: str, day: date | None) -> None:
    """Take in entries of one day, or of none, as another copy of the file made them, the later key last."""

    def merge(action: Action) -> None:
        for key, percent in (("f0", 60), ("f1", 50)):
            entered = day.isoformat() if day else None
            action.insert(
                "progress_entry", {"id": key, "task": task, "entered_on": entered, "percent": percent}
            )

    database.write("Gộp hai bản", merge)


def test_of_two_entries_of_one_day_the_later_written_counts(database: Database) -> None:
    key = add(database, Task("", 2026, "Đối thoại"))
    merge_entries(database, key, JUNE)
    assert [task.percent for task in read(database, tasks.tasks_of_year, 2026)] == [50]


def test_entries_without_a_day_do_not_double_a_task(database: Database) -> None:
    key = add(database, Task("", 2026, "Đối thoại"))
    merge_entries(database, key, None)
    assert [task.percent for task in read(database, tasks.tasks_of_year, 2026)] == [50]
    record(database, key, MARCH, 20)
    assert [task.percent for task in read(database, tasks.tasks_of_year, 2026)] == [20]


def test_progress_is_told_from_the_latest_with_the_unit_that_made_it(
    database: Database, keys: dict[str, str]
) -> None:
    key = add(database, Task("", 2026, "Mô hình", lines=(Line("", "", keys["t2"]),)))
    [line] = read(database, tasks.tasks, [key])[key].lines
    record(database, key, JUNE, 60)
    record(database, key, JULY, 70, line.id)
    record(database, key, MARCH, 20)
    found = read(database, tasks.progress, key)
    assert [(entry.entered_on, entry.unit) for entry in found] == [
        (JULY, keys["t2"]),
        (JUNE, None),
        (MARCH, None),
    ]


def test_extensions_are_told_from_the_earliest(database: Database) -> None:
    key = add(database, Task("", 2026, "Đối thoại", schedule=Schedule(MARCH)))

    def extend(action: Action) -> None:
        changes.extend(action, Extension("", key, None, JUNE, JULY, "21/UBND", "Mưa bão", date(2026, 5, 28)))
        changes.extend(action, Extension("", key, None, MARCH, JUNE, "15/UBND", "Mưa bão", date(2026, 2, 27)))

    database.write("Gia hạn", extend)
    [task] = read(database, tasks.tasks_of_year, 2026)
    assert [each.old_deadline for each in task.extensions] == [MARCH, JUNE]


def test_the_search_text_follows_what_is_written(database: Database) -> None:
    key = add(database, Task("", 2026, "Đối thoại", content="với Nhân dân", product="Thông báo"))
    assert read(database, tasks.search_texts, 2026) == {key: fold("Đối thoại với Nhân dân Thông báo")}
    database.write("Sửa sản phẩm", lambda action: changes.set_product(action, [key], "Kết luận"))
    assert read(database, tasks.search_texts, 2026)[key].endswith("ket luan")
    database.undo()
    assert read(database, tasks.search_texts, 2026)[key].endswith("thong bao")


@pytest.mark.parametrize("count", [1, 3])
def test_a_change_of_any_part_concerns_its_task(database: Database, keys: dict[str, str], count: int) -> None:
    wanted = [add(database, Task("", 2026, "Mô hình")) for _ in range(count)]

    def follow(action: Action) -> frozenset[tuple[str, str]]:
        for key in wanted:
            changes.set_lines(action, key, [keys["t2"]])
            changes.set_coordinating(action, key, [keys["vp"]])
            changes.set_sources(action, key, [Source(abstract="Họp")])
            changes.record_progress(action, Progress("", key, None, None, MARCH, 10))
            changes.complete_period(action, key, MARCH, MARCH)
            changes.extend(action, Extension("", key, None, None, JUNE, "15/UBND", "Mưa bão", MARCH))
        return action.changed

    changed = database.write("Theo dõi", follow)
    assert read(database, tasks.concerned, changed) == sorted(wanted)
    assert read(database, tasks.concerned, [*changed, ("unit", keys["vp"])]) is None
