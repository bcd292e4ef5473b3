# SPDX-License-Identifier: MIT
"""Read and write the people's opinions with their answers and files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.activities.rules import Opinion, examined_opinion
from dvcq_desktop.database.filed import files_of, held_row, save_with_files
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dvcq_desktop.activities.store.activities import Values
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles

OPINIONS = "opinion"


def opinions(connection: sqlite3.Connection, year: int) -> list[Opinion]:
    """Return the opinions of a year with their files, the latest first, those of one day as they came."""
    rows = connection.execute(
        f"select * from {OPINIONS} where year = ? and deleted_at is null"
        " order by raised_on desc, activity, position, id",
        (year,),
    ).fetchall()
    files = files_of(connection, OPINIONS)
    return [replace(_opinion(row), files=files.get(row["id"], ())) for row in rows]


def unanswered(connection: sqlite3.Connection, since: int, as_of: date) -> list[Opinion]:
    """Return, without their files, what was not answered by a day of the years since, what is due first."""
    rows = connection.execute(
        f"select * from {OPINIONS} where year >= ? and deleted_at is null"
        " and (answered_on is null or answered_on > ?)"
        " order by coalesce(due_on, '9999'), raised_on, id",
        (since, as_of.isoformat()),
    )
    return [_opinion(row) for row in rows.fetchall()]


def by_activity(found: Sequence[Opinion]) -> Mapping[str, list[Opinion]]:
    """Return opinions by the activity in which they were raised."""
    kept: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in found:
        if opinion.activity:
            kept[opinion.activity].append(opinion)
    return kept


def save_opinion(
    action: Action, opinion_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change an opinion; raises UserError where a part lacks.

    One without a day was raised on the day of its activity; the year is that of the day.
    """
    row = held_row(action, OPINIONS, opinion_id) if opinion_id else None
    opinion = replace(_opinion(row) if row else Opinion("", values["year"]), **values)
    if opinion.raised_on is None:
        opinion = replace(opinion, raised_on=_day_of_activity(action, opinion.activity))
    opinion = examined_opinion(opinion, today)
    if not opinion_id:
        opinion = replace(opinion, position=_next_position(action, opinion.activity))
    columns = {
        "year": opinion.raised_on.year if opinion.raised_on else opinion.year,
        "activity": opinion.activity,
        "position": opinion.position,
        "raised_on": stored_day(opinion.raised_on),
        "content": opinion.content,
        "field": opinion.field or None,
        "unit": opinion.unit,
        "due_on": stored_day(opinion.due_on),
        "answered_on": stored_day(opinion.answered_on),
        "answer": opinion.answer or None,
        "document": opinion.document or None,
        "note": opinion.note or None,
    }
    return save_with_files(action, OPINIONS, opinion_id, columns, files)


def _day_of_activity(action: Action, activity: str | None) -> date | None:
    row = action.execute("select happened_on from activity where id = ?", (activity,)).fetchone()
    return day_of(row["happened_on"]) if row else None


def _next_position(action: Action, activity: str | None) -> int:
    (last,) = action.execute(
        f"select coalesce(max(position), 0) from {OPINIONS} where activity is ? and deleted_at is null",
        (activity,),
    ).fetchone()
    return int(last) + 1


def _opinion(row: sqlite3.Row) -> Opinion:
    return Opinion(
        id=row["id"],
        year=row["year"],
        activity=row["activity"],
        position=row["position"] or 0,
        raised_on=day_of(row["raised_on"]),
        content=row["content"],
        field=row["field"] or "",
        unit=row["unit"],
        due_on=day_of(row["due_on"]),
        answered_on=day_of(row["answered_on"]),
        answer=row["answer"] or "",
        document=row["document"] or "",
        note=row["note"] or "",
    )
