# SPDX-License-Identifier: MIT
"""Read and write the checks of the plan's execution, and what units bring up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.filed import files_of, held_row, save_with_files
from dvcq_desktop.plan.followups import (
    Check,
    Difficulty,
    answered_today,
    examined_check,
    examined_difficulty,
    mended_today,
)
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles

Values = Mapping[str, Any]
"""What became of some attributes of a record."""

CHECKS, DIFFICULTIES = "plan_check", "difficulty"


def checks(connection: sqlite3.Connection, year: int) -> list[Check]:
    """Return the checks of a year with their files, in the order they were made."""
    rows = connection.execute(
        f"select * from {CHECKS} where year = ? and deleted_at is null order by checked_on, id", (year,)
    )
    found = rows.fetchall()
    files = files_of(connection, CHECKS)
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
    files = files_of(connection, DIFFICULTIES)
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
    known = _check(held_row(action, CHECKS, check_id)) if check_id else Check("", values["year"])
    check = replace(known, **values)
    if "mended_note" in values:
        check = mended_today(check, today)
    check = examined_check(check, today)
    columns = {
        "year": check.year,
        "plan": check.plan,
        "unit": check.unit,
        "checked_on": stored_day(check.checked_on),
        "team": check.team or None,
        "content": check.content or None,
        "conclusion": check.conclusion or None,
        "mend_by": stored_day(check.mend_by),
        "mended_on": stored_day(check.mended_on),
        "mended_note": check.mended_note or None,
        "note": check.note or None,
    }
    return save_with_files(action, CHECKS, check_id, columns, files)


def save_difficulty(
    action: Action, difficulty_id: str, values: Values, *, today: date, files: ReadFiles = ()
) -> str:
    """Add (empty id) or change a difficulty as `save_check` does a check."""
    row = held_row(action, DIFFICULTIES, difficulty_id) if difficulty_id else None
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
        "raised_on": stored_day(difficulty.raised_on),
        "content": difficulty.content,
        "proposal": difficulty.proposal or None,
        "decider": difficulty.decider or None,
        "answer": difficulty.answer or None,
        "answered_on": stored_day(difficulty.answered_on),
        "answer_document": difficulty.answer_document or None,
        "note": difficulty.note or None,
    }
    return save_with_files(action, DIFFICULTIES, difficulty_id, columns, files)


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
