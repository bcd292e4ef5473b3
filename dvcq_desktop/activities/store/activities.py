# SPDX-License-Identifier: MIT
"""Read and write activities with their counts, linked tasks and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.rules import Activity, examined_activity
from dvcq_desktop.activities.store.lists import put
from dvcq_desktop.database.filed import files_of, held_row, save_with_files
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.text.dates import day_of, stored_day
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import KeptFile, ReadFiles

Values = Mapping[str, Any]
"""What became of some attributes of an activity."""

ACTIVITIES, COUNTS, LINKS = "activity", "activity_count", "activity_task"
_OF_YEAR = "select id from activity where year = :year and deleted_at is null"


def activities(connection: sqlite3.Connection, year: int) -> list[Activity]:
    """Return the activities of a year with all that belongs to them, the latest first."""
    return _read(connection, "year = :year", {"year": year})


def between(connection: sqlite3.Connection, first: date, last: date) -> list[Activity]:
    """Return the activities that began from a day to a day, the latest first: what a period report counts."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return _read(connection, "happened_on between :first and :last", days)


def years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that the diary has anything of, the latest first."""
    rows = connection.execute(
        "select year from activity where deleted_at is null"
        " union select year from briefing where deleted_at is null"
        " union select year from opinion where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def task_titles(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the titles of the tasks that activities are linked to."""
    rows = connection.execute("select id, title from task where id in (select task from activity_task)")
    return {row["id"]: row["title"] for row in rows.fetchall()}


def save_activity(
    action: Action, activity_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change an activity; raises UserError where a part lacks.

    `counts` and `tasks` replace all that were there; the year is that of the day.
    """
    known = _known(action, activity_id) if activity_id else Activity("", values["year"])
    given = {name: value for name, value in values.items() if value is not None or name not in _NEVER_NONE}
    activity = replace(known, **given)
    if activity.happened_on is not None:
        activity = replace(activity, year=activity.happened_on.year)
    activity = examined_activity(activity, today)
    key = save_with_files(action, ACTIVITIES, activity_id, _columns(activity), files)
    if "counts" in given:
        _put_counts(action, key, activity.counts, known.counts)
    if "tasks" in given:
        _link(action, key, activity.tasks, known.tasks)
    return key


def add_all(action: Action, entries: Sequence[Values], *, today: date) -> tuple[list[str], int]:
    """Add activities in one action, leaving out those already there; return their ids and how many were.

    The same day, kind and title is the same activity.
    """
    made, known = [], set[tuple[str, ...]]()
    for year in {entry["happened_on"].year for entry in entries}:
        rows = action.execute(f"select * from {ACTIVITIES} where id in ({_OF_YEAR})", {"year": year})
        known |= {(row["happened_on"] or "", row["kind"], fold(row["title"])) for row in rows.fetchall()}
    for entry in entries:
        named = (entry["happened_on"].isoformat(), entry["kind"], fold(entry["title"]))
        if named not in known:
            known.add(named)
            made.append(save_activity(action, "", {"year": 0, **entry}, today=today))
    return made, len(entries) - len(made)


_NEVER_NONE = frozenset({"times", "kind", "counts", "tasks"})


def _known(action: Action, activity_id: str) -> Activity:
    held_row(action, ACTIVITIES, activity_id)
    return _read(action.connection, "id = :id", {"id": activity_id})[0]


def _read(connection: sqlite3.Connection, where: str, values: Mapping[str, object]) -> list[Activity]:
    chosen = f"select id from {ACTIVITIES} where {where} and deleted_at is null"
    rows = connection.execute(
        f"select * from {ACTIVITIES} where {where} and deleted_at is null order by happened_on desc, id desc",
        values,
    ).fetchall()
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(
        f"select activity, measure, amount from {COUNTS}"
        f" where activity in ({chosen}) and deleted_at is null and amount is not null",
        values,
    ).fetchall():
        activity, measure, amount = row
        counts[activity][measure] = amount
    links: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        f"select activity, task from {LINKS} where activity in ({chosen}) and deleted_at is null"
        " order by task",
        values,
    ).fetchall():
        links[row["activity"]].append(row["task"])
    files = files_of(connection, ACTIVITIES)
    return [
        _activity(row, counts.get(row["id"], {}), tuple(links.get(row["id"], ())), files.get(row["id"], ()))
        for row in rows
    ]


def _put_counts(action: Action, key: str, wanted: Mapping[str, int], before: Mapping[str, int]) -> None:
    for measure in before.keys() - wanted.keys():
        action.trash(COUNTS, derived_id(COUNTS, key, measure))
    for measure, amount in wanted.items():
        if before.get(measure) != amount:
            row = {"activity": key, "measure": measure, "amount": amount}
            put(action, COUNTS, derived_id(COUNTS, key, measure), row)


def _link(action: Action, key: str, wanted: Sequence[str], before: Sequence[str]) -> None:
    for task in before:
        if task not in wanted:
            action.trash(LINKS, derived_id(LINKS, key, task))
    for task in wanted:
        if task not in before:
            put(action, LINKS, derived_id(LINKS, key, task), {"activity": key, "task": task})


def _columns(activity: Activity) -> dict[str, object]:
    return {
        "year": activity.year,
        "kind": activity.kind,
        "happened_on": stored_day(activity.happened_on),
        "ends_on": stored_day(activity.ends_on),
        "place": activity.place or None,
        "unit": activity.unit,
        "title": activity.title,
        "text": activity.text or None,
        "channel": activity.channel or None,
        "document": activity.document or None,
        "times": activity.times,
        "note": activity.note or None,
    }


def _activity(
    row: sqlite3.Row, counts: Mapping[str, int], tasks: tuple[str, ...], files: tuple[KeptFile, ...]
) -> Activity:
    return Activity(
        id=row["id"],
        year=row["year"],
        kind=row["kind"],
        happened_on=day_of(row["happened_on"]),
        ends_on=day_of(row["ends_on"]),
        place=row["place"] or "",
        unit=row["unit"],
        title=row["title"],
        text=row["text"] or "",
        channel=row["channel"] or "",
        document=row["document"] or "",
        times=row["times"] or 1,
        note=row["note"] or "",
        counts=counts,
        tasks=tasks,
        files=files,
    )
