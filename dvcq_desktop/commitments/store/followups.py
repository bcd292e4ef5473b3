# SPDX-License-Identifier: MIT
"""Read and write inspections of duties and violations, with their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.commitments.followups import (
    Inspection,
    KeptFile,
    Violation,
    examined_inspection,
    examined_violation,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action

Values = Mapping[str, Any]
"""What became of some attributes of a record."""

ReadFiles = Sequence[tuple[str, bytes, str]]
"""Name, content and media type of files that are to be kept."""

INSPECTIONS, VIOLATIONS = "duty_inspection", "violation"
_GONE = "Mục này vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác."


def inspections(connection: sqlite3.Connection, year: int) -> list[Inspection]:
    """Return the inspections of a year with their files, the latest first."""
    found = connection.execute(
        f"select * from {INSPECTIONS} where year = ? and deleted_at is null order by inspected_on desc, id",
        (year,),
    ).fetchall()
    files = _files_of(connection, INSPECTIONS)
    return [replace(_inspection(row), files=files.get(row["id"], ())) for row in found]


def violations(connection: sqlite3.Connection, year: int) -> list[Violation]:
    """Return the violations of a year with their files, the latest first."""
    found = connection.execute(
        f"select * from {VIOLATIONS} where year = ? and deleted_at is null order by found_on desc, id",
        (year,),
    ).fetchall()
    files = _files_of(connection, VIOLATIONS)
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
    row = _row(action, INSPECTIONS, inspection_id) if inspection_id else None
    known = _inspection(row) if row else Inspection("", values["year"])
    inspection = examined_inspection(replace(known, **values), today)
    columns = {
        "year": inspection.year,
        "unit": inspection.unit,
        "inspected_on": _iso(inspection.inspected_on),
        "team": inspection.team or None,
        "content": inspection.content,
        "conclusion": inspection.conclusion or None,
        "document": inspection.document or None,
        "note": inspection.note or None,
    }
    return _write(action, INSPECTIONS, inspection_id, columns, files)


def save_violation(
    action: Action, violation_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change a violation as `save_inspection` does an inspection."""
    row = _row(action, VIOLATIONS, violation_id) if violation_id else None
    known = _violation(row) if row else Violation("", values["year"])
    violation = examined_violation(replace(known, **values), today)
    columns = {
        "year": violation.year,
        "person": violation.person,
        "inspection": violation.inspection,
        "text": violation.text,
        "promise": violation.promise,
        "found_on": _iso(violation.found_on),
        "found_by": violation.found_by or None,
        "finding": violation.finding,
        "measure": violation.measure or None,
        "document": violation.document or None,
        "note": violation.note or None,
    }
    return _write(action, VIOLATIONS, violation_id, columns, files)


def trash_records(action: Action, table: str, ids: Sequence[str]) -> int:
    """Put inspections or violations into the trash and return how many."""
    for row_id in ids:
        action.trash(table, row_id)
    return len(ids)


def keep_files(action: Action, table: str, row_id: str, files: ReadFiles) -> None:
    """Keep files with a record."""
    for name, data, media_type in files:
        values = {"name": name, "media_type": media_type, "size": len(data), "file": action.attach(data)}
        action.insert("attachment", {"owner_table": table, "owner_id": row_id, **values})


def trash_file(action: Action, attachment: str) -> None:
    """Put a file that is kept with a record into the trash."""
    action.trash("attachment", attachment)


def _write(action: Action, table: str, row_id: str, columns: Mapping[str, object], files: ReadFiles) -> str:
    if row_id:
        action.update(table, row_id, columns)
    else:
        row_id = action.insert(table, columns)
    keep_files(action, table, row_id, files)
    return row_id


def _files_of(connection: sqlite3.Connection, table: str) -> dict[str, tuple[KeptFile, ...]]:
    """Return the files of a table's records by the records' ids, in the order they were kept."""
    found: dict[str, list[KeptFile]] = defaultdict(list)
    rows = connection.execute(
        "select id, owner_id, name, file, size from attachment where owner_table = ? and deleted_at is null"
        " order by id",
        (table,),
    )
    for row in rows.fetchall():
        file = KeptFile(row["id"], row["name"] or "", row["file"], row["size"] or 0)
        found[row["owner_id"]].append(file)
    return {owner: tuple(files) for owner, files in found.items()}


def _row(action: Action, table: str, row_id: str) -> sqlite3.Row:
    row: sqlite3.Row | None = action.connection.execute(
        f"select * from {table} where id = ? and deleted_at is null", (row_id,)
    ).fetchone()
    if row is None:
        raise UserError(_GONE)
    return row


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


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
