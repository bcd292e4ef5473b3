# SPDX-License-Identifier: MIT
"""What the page of activities shows of a year, read at once, and an activity as its table shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dvcq_desktop.activities.rules import Activity, Opinion, activity_remarks
from dvcq_desktop.activities.store import activities as store
from dvcq_desktop.activities.store import opinions
from dvcq_desktop.activities.store.lists import Lists, lists
from dvcq_desktop.activities.terms import counts_in_words
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3

TasksOfYear = Callable[["sqlite3.Connection", int, str], Sequence[tuple[str, str]]]
"""What lists the plan's tasks of a year that hold what is searched, as key and title."""


@dataclass(frozen=True)
class DiaryYear:
    """The activities of a year, with what their fields offer to choose from."""

    year: int
    years: tuple[int, ...] = ()
    activities: tuple[Activity, ...] = ()
    opinions: Mapping[str, Sequence[Opinion]] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    tasks: tuple[tuple[str, str], ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)

    def remarks(self) -> dict[str, list[str]]:
        """Return what is worth a second look, by activity."""
        found = {each.id: activity_remarks(each, self.opinions.get(each.id, ())) for each in self.activities}
        return {key: remarks for key, remarks in found.items() if remarks}


@dataclass(frozen=True)
class ActivityRow:
    """One activity with the year it is looked up in."""

    kept: Activity
    known: DiaryYear

    @property
    def id(self) -> str:
        """Return the activity's key."""
        return self.kept.id

    @property
    def kind(self) -> str:
        """Return what its kind is called."""
        return self.known.lists.kind_label(self.kept.kind)

    @property
    def unit(self) -> str:
        """Return the unit as it is called."""
        return self.known.directory.unit_called(self.kept.unit)

    @cached_property
    def counted(self) -> str:
        """Return the counts in words: "Người dự 120 · Ý kiến 8"."""
        return counts_in_words(self.kept.counts, self.known.lists.measures, " · ")

    @cached_property
    def tasks(self) -> str:
        """Return the titles of the tasks that it belongs to."""
        return "; ".join(self.known.titles.get(task, "") for task in self.kept.tasks)

    @cached_property
    def folded(self) -> str:
        """Return everything that is written, as the search reads it."""
        kept = self.kept
        words = (kept.title, kept.text, kept.place, kept.channel, kept.document, kept.note)
        return fold(" ".join((*words, self.kind, self.unit, self.tasks)))


def read_year(tasks: TasksOfYear | None, year: int, connection: sqlite3.Connection) -> DiaryYear:
    """Read everything that the page shows of a year."""
    found = tuple(store.activities(connection, year))
    offered = tuple(tasks(connection, year, "")) if tasks else ()
    return DiaryYear(
        year=year,
        years=tuple(store.years(connection)),
        activities=found,
        opinions=opinions.by_activity(opinions.opinions(connection, year)),
        lists=lists(connection),
        tasks=offered,
        titles={**store.task_titles(connection), **dict(offered)},
        directory=directory(connection),
    )
