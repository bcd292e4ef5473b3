# SPDX-License-Identifier: MIT
"""What the plan room reads off the GUI thread: a year's tasks as an index, and what a filter finds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.office import store as office_store
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.index import Show, TaskFilter, TaskIndex
from dvcq_desktop.plan.store import plans, tasks
from dvcq_desktop.plan.store.line_groups import line_groups_of_year

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter
    from collections.abc import Iterable
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Plan


class Year(NamedTuple):
    """One year of the plan room as of a day, its plans without their text; `tasks` are the reader's own."""

    year: int
    years: tuple[int, ...]
    plans: tuple[Plan, ...]
    directory: Directory
    tasks: TaskIndex


class Found(NamedTuple):
    """What a filter let through, in order, of how many; for which units it was asked."""

    ids: tuple[str, ...]
    total: int
    units: frozenset[str] = frozenset()


class Counted(NamedTuple):
    """How many of what was found stand where, and the picture of it by unit."""

    found: Found
    counts: Counter[Show]
    by_unit: dict[str, Counter[str]]


def load_year(
    connection: sqlite3.Connection, year: int, as_of: date, against: Against = Against.LAST
) -> Year:
    """Read everything of a year; about 1 ms for ten tasks."""
    directory = office_store.directory(connection)
    index = TaskIndex(as_of, directory, against)
    found = tasks.tasks_of_year(connection, year, as_of, lines=False)
    index.put(found, tasks.search_texts(connection, year), line_groups_of_year(connection, year))
    years = sorted({*tasks.years(connection), year}, reverse=True)
    return Year(year, tuple(years), tuple(plans.plans(connection, year)), directory, index)


def find(loaded: Year, chosen: TaskFilter, column: str, *, descending: bool) -> Found:
    """Filter and sort; on the reader's thread, for the index is its own."""
    index = loaded.tasks
    ids = index.ids(chosen, column, descending=descending)
    return Found(tuple(ids), len(index.entries), chosen.units)


def count(loaded: Year, found: Found) -> Counted:
    """Count what was found, which the rows on the screen need not wait for; as far as it is still there."""
    index = loaded.tasks
    ids = [key for key in found.ids if key in index.entries]
    return Counted(found, index.counts(ids, found.units), index.by_unit(ids))


def refresh_tasks(connection: sqlite3.Connection, loaded: Year, changed: Iterable[tuple[str, str]]) -> bool:
    """Read only the tasks anew that a change concerns; False where everything must be read anew."""
    ids = tasks.concerned(connection, changed)
    if ids is None:
        return False
    fresh = tasks.tasks(connection, ids, loaded.tasks.as_of)
    here = {key: task for key, task in fresh.items() if task.year == loaded.year}
    loaded.tasks.drop([key for key in ids if key not in here])
    loaded.tasks.put(list(here.values()), tasks.search_texts(connection, loaded.year))
    return True
