# SPDX-License-Identifier: MIT
"""Read and write inspections of duties and violations, with their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.commitments.followups import (
    Inspection,
    Violation,
    examined_inspection,
    examined_violation,
)
from dvcq_desktop.database.filed import files_of, held_row, save_with_files
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles

Values = Mapping[str, Any]
"""What became of some attributes of a record."""

INSPECTIONS, VIOLATIONS = "duty_inspection", "violation"


def inspections(connection: sqlite3.Connection, year: int) -> list[Inspection]:
    """Return the inspections of a year with their files, the latest first."""
    found = connection.execute(
        f"select * from {INSPECTIONS} where year = ? and deleted_at is null order by inspected_on desc, id",
        (year,),
    ).fetchall()
    files = files_of(connection, INSPECTIONS)
    return [replace(_inspection(row), files=files.get(row["id"], ())) for row in found]


def violations(connection: sqlite3.Connection, year: int) -> list[Violation]:
    """Return the violations of a year with their files, the latest first."""
    found = connection.execute(
        f"select * from {VIOLATIONS} where year = ? and deleted_at is null order by found_on desc, id",
        (year,),
    ).fetchall()
    files = files_of(connection, VIOLATIONS)
    return [replace(_violation(row), files=files.get(row["id"], ())) for row in found]


def violations_of(connection: sqlite3.Connection, person: str) -> list[Violation]:
    """Return what was found against one person in all years, the earliest first."""
    rows = connection.execute(
        f"select * from {VIOLATIONS} where person = ? and deleted_at is null order by found_on, id", (person,)
    )
    return [_violation(row) for row in rows.fetchall()]


def followed_years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have an inspection or a violation, the latest first."""
    rows = connection.execute(
        f"select year from {INSPECTIONS} where deleted_at is null"
        f" union select year from {VIOLATIONS} where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def save_inspection(
    action: Action, inspection_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change an inspection, and keep files with it; raises UserError where a part lacks."""
    row = held_row(action, INSPECTIONS, inspection_id) if inspection_id else None
    known = _inspection(row) if row else Inspection("", values["year"])
    inspection = examined_inspection(replace(known, **values), today)
    columns = {
        "year": inspection.year,
        "unit": inspection.unit,
        "inspected_on": stored_day(inspection.inspected_on),
        "team": inspection.team or None,
        "content": inspection.content,
        "conclusion": inspection.conclusion or None,
        "document": inspection.document or None,
        "note": inspection.note or None,
    }
    return save_with_files(action, INSPECTIONS, inspection_id, columns, files)


def save_violation(
    action: Action, violation_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change a violation as `save_inspection` does an inspection."""
    row = held_row(action, VIOLATIONS, violation_id) if violation_id else None
    known = _violation(row) if row else Violation("", values["year"])
    violation = examined_violation(replace(known, **values), today)
    columns = {
        "year": violation.year,
        "person": violation.person,
        "inspection": violation.inspection,
        "text": violation.text,
        "promise": violation.promise,
        "found_on": stored_day(violation.found_on),
        "found_by": violation.found_by or None,
        "finding": violation.finding,
        "measure": violation.measure or None,
        "document": violation.document or None,
        "note": violation.note or None,
    }
    return save_with_files(action, VIOLATIONS, violation_id, columns, files)


def _inspection(row: sqlite3.Row) -> Inspection:
    return Inspection(
        id=row["id"],
        year=row["year"],
        unit=row["unit"],
        inspected_on=day_of(row["inspected_on"]),
        team=row["team"] or "",
        content=row["content"] or "",
        conclusion=row["conclusion"] or "",
        document=row["document"] or "",
        note=row["note"] or "",
    )


def _violation(row: sqlite3.Row) -> Violation:
    return Violation(
        id=row["id"],
        year=row["year"],
        person=row["person"],
        inspection=row["inspection"],
        text=row["text"],
        promise=row["promise"],
        found_on=day_of(row["found_on"]),
        found_by=row["found_by"] or "",
        finding=row["finding"],
        measure=row["measure"] or "",
        document=row["document"] or "",
        note=row["note"] or "",
    )
