# SPDX-License-Identifier: MIT
"""Read and write documents that are made known to units, and what became of each in each unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.activities.briefings import Briefing, Line, examined_briefing
from dvcq_desktop.activities.store.lists import put
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.database.filed import files_of, held_row, save_with_files
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.activities.store.activities import Values
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles

BRIEFINGS, LINES = "briefing", "briefing_line"


def briefings(connection: sqlite3.Connection, year: int) -> list[Briefing]:
    """Return the documents of a year with their lines and files, in her order."""
    rows = connection.execute(
        f"select * from {BRIEFINGS} where year = ? and deleted_at is null order by position, id", (year,)
    ).fetchall()
    lines: dict[str, dict[str, Line]] = defaultdict(dict)
    for row in connection.execute(
        f"select line.* from {LINES} line join {BRIEFINGS} on {BRIEFINGS}.id = line.briefing"
        " where year = ? and line.deleted_at is null",
        (year,),
    ).fetchall():
        lines[row["briefing"]][row["unit"]] = _line(row)
    files = files_of(connection, BRIEFINGS)
    return [
        replace(_briefing(row), lines=lines.get(row["id"], {}), files=files.get(row["id"], ()))
        for row in rows
    ]


def save_briefing(
    action: Action, briefing_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) a document at the end of its year, or change one; may raise UserError."""
    del today
    if briefing_id:
        known = _briefing(held_row(action, BRIEFINGS, briefing_id))
    else:
        (last,) = action.execute(
            f"select coalesce(max(position), 0) from {BRIEFINGS} where year = ? and deleted_at is null",
            (values["year"],),
        ).fetchone()
        known = Briefing("", values["year"], last + 1)
    briefing = examined_briefing(replace(known, **values))
    columns = {
        "year": briefing.year,
        "position": briefing.position,
        "title": briefing.title,
        "number": briefing.number or None,
        "issued_on": stored_day(briefing.issued_on),
        "body": briefing.body or None,
        "unit_group": briefing.unit_group,
        "due_on": stored_day(briefing.due_on),
        "note": briefing.note or None,
    }
    return save_with_files(action, BRIEFINGS, briefing_id, columns, files)


def put_lines(action: Action, cells: Sequence[tuple[str, str, Line | None]]) -> int:
    """Write what became of documents in units (briefing, unit, line); None empties. Return how many."""
    for briefing, unit, line in cells:
        key = derived_id(LINES, briefing, unit)
        if line is None:
            if action.execute(f"select 1 from {LINES} where id = ?", (key,)).fetchone():
                action.trash(LINES, key)
            continue
        held_row(action, BRIEFINGS, briefing)
        values = {
            "briefing": briefing,
            "unit": unit,
            "state": line.state.value,
            "held_on": stored_day(line.held_on),
            "people": line.people,
            "form": line.form or None,
            "note": line.note or None,
        }
        put(action, LINES, key, values)
    return len(cells)


def line_keys(briefing: Briefing) -> list[tuple[str, str]]:
    """Return table and id of the lines of a document, whose history is the document's too."""
    return [(LINES, derived_id(LINES, briefing.id, unit)) for unit in briefing.lines]


def _line(row: sqlite3.Row) -> Line:
    return Line(
        LineState(row["state"]), day_of(row["held_on"]), row["people"], row["form"] or "", row["note"] or ""
    )


def _briefing(row: sqlite3.Row) -> Briefing:
    return Briefing(
        id=row["id"],
        year=row["year"],
        position=row["position"] or 0,
        title=row["title"],
        number=row["number"] or "",
        issued_on=day_of(row["issued_on"]),
        body=row["body"] or "",
        unit_group=row["unit_group"],
        due_on=day_of(row["due_on"]),
        note=row["note"] or "",
    )
