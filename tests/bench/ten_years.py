# SPDX-License-Identifier: MIT
"""Ten years of 300 tasks with 40 units each: opening the room, choosing another year, a filter."""

import gc
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.plan.index import Due, Show, TaskFilter
from dvcq_desktop.plan.loading import Year, find, load_year
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes
from tests.bench.figures import Figure, percentile, seconds

YEARS = range(2017, 2027)
TASKS = 300
UNITS = 40
FRAME_MS = 50
TURNS = 4
TODAY = date(2026, 11, 25)


def measure() -> Iterator[Figure]:
    # As in the program: only the window's thread collects garbage (widgets/collecting.py).
    gc.disable()
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "ten.dvcq") as database:
        with closing(database.connect()) as connection:
            opening = [
                1000 * seconds(partial(load_year, connection, year, TODAY))
                for _ in range(TURNS)
                for year in YEARS
            ]
            loaded = load_year(connection, YEARS[-1], TODAY)
        filtering = [1000 * taken for _ in range(TURNS) for taken in filtered(loaded)]
    yield Figure(
        "a year read when the room is opened or another chosen, p95",
        percentile(opening, 0.95),
        FRAME_MS,
        "ms",
    )
    yield Figure("a filter over 300 tasks of 40 units, p95", percentile(filtering, 0.95), FRAME_MS, "ms")


def filtered(loaded: Year) -> Iterator[float]:
    """Give the seconds of each of the filters that she may choose."""
    unit = loaded.directory.units[3].id
    for chosen in (
        TaskFilter("tuyen truyen"),
        TaskFilter(show=frozenset({Show.OVERDUE})),
        TaskFilter(units=frozenset({unit})),
        TaskFilter(due=frozenset({Due.THIS_MONTH})),
        TaskFilter("van dong 7", frozenset({Show.UNCLEAR}), frozenset({unit})),
    ):
        start = time.perf_counter()
        find(loaded, chosen, "deadline", descending=False)
        yield time.perf_counter() - start


def made(path: Path) -> Database:
    database = Database.open(path, create=True)
    units, people = database.write("Lập cơ quan", make_office)
    for year in YEARS:
        database.write(f"Giao việc năm {year}", partial(give_tasks, year, units, people))
    return database


def make_office(action: Action) -> tuple[list[str], list[str]]:
    units = [
        office.save_unit(action, Unit("", f"Thôn {number}", UnitKind.VILLAGE, position=number))
        for number in range(UNITS)
    ]
    people = [office.save_person(action, Person("", f"Nguyễn Văn {number}")) for number in range(100)]
    return units, people


def give_tasks(year: int, units: list[str], people: list[str], action: Action) -> None:
    for number in range(TASKS):
        done = StateEntry(TaskState.DONE, date(year, 6, 1) + timedelta(number % 60))
        states = (done, StateEntry(TaskState.IN_PROGRESS), StateEntry())
        lines = tuple(
            Line("", "", unit, people[(number + place) % 100], states[(number + place) % 3])
            for place, unit in enumerate(units)
        )
        task = Task(
            "",
            year,
            f"Tuyên truyền, vận động nhân dân lần {number}",
            owner=people[number % 100],
            lead_unit=units[number % UNITS],
            schedule=Schedule(date(year, 1 + number % 12, 15)),
            product="Báo cáo",
            lines=lines,
        )
        changes.add_task(action, task)
