# SPDX-License-Identifier: MIT
"""Read and write the checks of the plan's execution, and what units bring up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.followups import (
    Check,
    Difficulty,
    KeptFile,
    answered_today,
    examined_check,
    examined_difficulty,
    mended_today,
)
from dvcq_desktop.plan.store import changes
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action

Values = Mapping[str, Any]
"""What became of some attributes of a record."""

ReadFiles = Sequence[tuple[str, bytes, str]]
"""Name, content and media type of files that are to be kept."""

CHECKS, DIFFICULTIES = "plan_check", "difficulty"
_GONE = "Mục này vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác."


def checks(connection: sqlite3.Connection, year: int) -> list[Check]:
    """Return the checks of a year with their files, in the order they were made."""
    rows = connection.execute(
        f"select * from {CHECKS} where year = ? and deleted_at is null order by checked_on, id", (year,)
    )
    found = rows.fetchall()
    files = _files_of(connection, CHECKS)
    return [replace(_check(row), files=files.get(row["id"], ())) for row in found]


def difficulties(connection: sqlite3.Connection, year: int) -> list[Difficulty]:
    """Return what units brought up in a year with the files, in the order it was."""
    rows = connection.execute(
        f"select {DIFFICULTIES}.*, task.title task_title from {DIFFICULTIES}"
        f" left join task on task.id = {DIFFICULTIES}.task"
        f" where {DIFFICULTIES}.year = ? and {DIFFICULTIES}.deleted_at is null order by raised_on, id",
        (year,),
    )
    found = rows.fetchall()
    files = _files_of(connection, DIFFICULTIES)
    return [
        replace(_difficulty(row), task_title=row["task_title"] or "", files=files.get(row["id"], ()))
        for row in found
    ]


def followed_years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a check or a difficulty, latest first."""
    rows = connection.execute(
        f"select year from {CHECKS} where deleted_at is null"
        f" union select year from {DIFFICULTIES} where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def task_choices(connection: sqlite3.Connection, year: int) -> list[tuple[str, str]]:
    """Return the tasks of a year to pick one from (id, clause and title), in the plan's order."""
    rows = connection.execute(
        "select task.id, task.title, group_concat(clause.path, ', ') places from task"
        " left join task_source source on source.task = task.id and source.deleted_at is null"
        " left join plan_clause clause on clause.id = source.clause"
        " where task.year = ? and task.deleted_at is null group by task.id order by task.position, task.id",
        (year,),
    )
    return [
        (row["id"], f"{row['places']} · {row['title']}" if row["places"] else row["title"])
        for row in rows.fetchall()
    ]


def save_check(action: Action, check_id: str, values: Values, *, today: date, files: ReadFiles = ()) -> str:
    """Add (empty id) or change a check, and keep files with it; raise UserError where it contradicts itself.

    A result that comes without its day is taken as today's.
    """
    known = _check(_row(action, CHECKS, check_id)) if check_id else Check("", values["year"])
    check = replace(known, **values)
    if "mended_note" in values:
        check = mended_today(check, today)
    check = examined_check(check, today)
    columns = {
        "year": check.year,
        "plan": check.plan,
        "unit": check.unit,
        "checked_on": _iso(check.checked_on),
        "team": check.team or None,
        "content": check.content or None,
        "conclusion": check.conclusion or None,
        "mend_by": _iso(check.mend_by),
        "mended_on": _iso(check.mended_on),
        "mended_note": check.mended_note or None,
        "note": check.note or None,
    }
    return _write(action, CHECKS, check_id, columns, files)


def save_difficulty(
    action: Action, difficulty_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change a difficulty as `save_check` does a check."""
    row = _row(action, DIFFICULTIES, difficulty_id) if difficulty_id else None
    known = _difficulty(row) if row else Difficulty("", values["year"])
    difficulty = replace(known, **values)
    if {"answer", "answer_document"} & values.keys():
        difficulty = answered_today(difficulty, today)
    difficulty = examined_difficulty(difficulty, today)
    columns = {
        "year": difficulty.year,
        "plan": difficulty.plan,
        "unit": difficulty.unit,
        "task": difficulty.task,
        "raised_on": _iso(difficulty.raised_on),
        "content": difficulty.content,
        "proposal": difficulty.proposal or None,
        "decider": difficulty.decider or None,
        "answer": difficulty.answer or None,
        "answered_on": _iso(difficulty.answered_on),
        "answer_document": difficulty.answer_document or None,
        "note": difficulty.note or None,
    }
    return _write(action, DIFFICULTIES, difficulty_id, columns, files)


def trash_records(action: Action, table: str, ids: Sequence[str]) -> int:
    """Put checks or difficulties into the trash and return how many."""
    for row_id in ids:
        action.trash(table, row_id)
    return len(ids)


def keep_files(action: Action, table: str, row_id: str, files: ReadFiles) -> None:
    """Keep files with a record."""
    for name, data, media_type in files:
        changes.attach(action, table, row_id, name, data, media_type)


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


def _check(row: sqlite3.Row) -> Check:
    return Check(
        id=row["id"],
        year=row["year"],
        plan=row["plan"],
        unit=row["unit"],
        checked_on=day_of(row["checked_on"]),
        team=row["team"] or "",
        content=row["content"] or "",
        conclusion=row["conclusion"] or "",
        mend_by=day_of(row["mend_by"]),
        mended_on=day_of(row["mended_on"]),
        mended_note=row["mended_note"] or "",
        note=row["note"] or "",
    )


def _difficulty(row: sqlite3.Row) -> Difficulty:
    return Difficulty(
        id=row["id"],
        year=row["year"],
        plan=row["plan"],
        unit=row["unit"],
        task=row["task"],
        raised_on=day_of(row["raised_on"]),
        content=row["content"] or "",
        proposal=row["proposal"] or "",
        decider=row["decider"] or "",
        answer=row["answer"] or "",
        answered_on=day_of(row["answered_on"]),
        answer_document=row["answer_document"] or "",
        note=row["note"] or "",
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
