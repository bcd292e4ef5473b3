# SPDX-License-Identifier: MIT
"""The groups that SQLite makes of units' parts are those that the rule makes of them one by one."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.index import TaskIndex
from dvcq_desktop.plan.rules import Extension, Line, LineGroup, Progress, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.standings import line_groups
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.plan.store.line_groups import line_groups_of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

DAY = date(2026, 6, 15)
STATES = (
    StateEntry(),
    StateEntry(TaskState.IN_PROGRESS),
    StateEntry(TaskState.DONE, DAY),
    StateEntry(TaskState.DROPPED, DAY, "Không còn phù hợp", "Công văn số 5"),
)
Part = tuple[int, bool, bool, bool, bool]
PART = st.tuples(st.integers(0, len(STATES) - 1), st.booleans(), st.booleans(), st.booleans(), st.booleans())


def _add(keys: dict[str, str], parts: Sequence[Part], action: Action) -> str:
    units = (keys["vp"], keys["vhxh"], keys["t2"], keys["t10"])
    lines = tuple(
        Line("", "", unit, keys["hue"] if owned else None, STATES[state], DAY if own_deadline else None)
        for unit, (state, owned, own_deadline, _begun, _more_time) in zip(units, parts, strict=False)
    )
    task = changes.add_task(
        action, Task("", 2026, "Việc của các đơn vị", lines=lines, schedule=Schedule(date(2026, 9, 1)))
    )
    (made,) = tasks.whole_tasks(action.connection, [task])
    for line, (_state, _owned, _own, begun, more_time) in zip(made.lines, parts, strict=False):
        if begun:
            entry = Progress("", task, line.id, None, date(2026, 3, 1), None, "Đã họp")
            changes.record_progress(action, entry, starts=False)
        if more_time:
            action.insert(
                "task_extension",
                {"task": task, "line": line.id, "old_deadline": "2026-05-01", "new_deadline": "2026-06-15"},
            )
    return task


def _told(groups: Sequence[LineGroup]) -> set[object]:
    return {
        (
            group.line.state,
            group.line.deadline,
            group.line.begun_on,
            frozenset(group.units),
            tuple(sorted(group.owners)),
        )
        for group in groups
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PART, min_size=1, max_size=4))
def test_both_ways_find_the_same_groups_and_the_same_year(
    database: Database, keys: dict[str, str], parts: list[Part]
) -> None:
    key = database.write("Thêm nhiệm vụ", partial(_add, keys, parts))
    with closing(database.connect()) as connection:
        (whole,) = tasks.whole_tasks(connection, [key])
        groups = line_groups_of_year(connection, 2026)
        light = next(task for task in tasks.tasks_of_year(connection, 2026, lines=False) if task.id == key)
    assert _told(groups[key]) == _told(line_groups(whole))
    slow, quick = TaskIndex(DAY, Directory()), TaskIndex(DAY, Directory())
    slow.put([whole], {})
    quick.put([light], {}, groups)
    one, other = slow.entries[key], quick.entries[key]
    assert (one.state, one.standing, one.due, one.percent, one.missing, one.shows, one.owned) == (
        other.state,
        other.standing,
        other.due,
        other.percent,
        other.missing,
        other.shows,
        other.owned,
    )
    assert sorted(one.parts) == sorted(other.parts)
    assert (one.units, one.owners) == (other.units, other.owners)


def test_a_part_with_more_time_is_a_group_of_its_own() -> None:
    lines = tuple(Line(f"l{n}", "t", f"u{n}") for n in range(3))
    more = Extension("e", "t", "l1", DAY, date(2026, 9, 1))
    groups = line_groups(Task("t", 2026, "Việc", lines=lines, extensions=(more,)))
    assert [group.units for group in groups] == [("u0", "u2"), ("u1",)]
