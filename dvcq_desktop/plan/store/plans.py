# SPDX-License-Identifier: MIT
"""Read plans: their text with its clauses, bases and recipients."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import Basis, Clause, Plan, PlanRemark, PlanState
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3


def plans(connection: sqlite3.Connection, year: int | None = None) -> list[Plan]:
    """Return the plans of a year, or all of them, latest first, without clauses and text."""
    where = "" if year is None else " and year = ?"
    rows = connection.execute(
        f"select * from plan where deleted_at is null{where} order by year desc, id desc",
        () if year is None else (year,),
    )
    return [_plan(row) for row in rows.fetchall()]


def plan(connection: sqlite3.Connection, plan_id: str) -> Plan | None:
    """Return a plan with its clauses, bases and recipients, None where there is none."""
    row = connection.execute("select * from plan where id = ? and deleted_at is null", (plan_id,)).fetchone()
    if row is None:
        return None
    return _plan(
        row,
        clauses=tuple(_clauses(connection, plan_id)),
        bases=tuple(_bases(connection, plan_id)),
        recipients=tuple(_recipients(connection, plan_id)),
    )


def clauses(connection: sqlite3.Connection, plan_id: str) -> list[Clause]:
    """Return a plan's clauses in the order of the text."""
    return _clauses(connection, plan_id)


def remarks(connection: sqlite3.Connection, plan_id: str) -> list[PlanRemark]:
    """Return a plan's doubtful places in the order of the text."""
    rows = connection.execute(
        "select * from plan_remark where plan = ? and deleted_at is null order by position, id", (plan_id,)
    )
    return [
        PlanRemark(
            id=row["id"],
            place=row["place"] or "",
            quote=row["quote"] or "",
            sentence=row["sentence"] or "",
            settled=bool(row["settled"]),
        )
        for row in rows.fetchall()
    ]


def cited_by(connection: sqlite3.Connection, plan_id: str) -> dict[str, list[str]]:
    """Return the titles of the tasks that cite each clause of a plan, in the tasks' order."""
    rows = connection.execute(
        "select distinct source.clause, task.title, task.year, task.position, task.id from task_source source"
        " join task on task.id = source.task join plan_clause clause on clause.id = source.clause"
        " where clause.plan = ? and source.deleted_at is null and task.deleted_at is null"
        " order by task.year, task.position, task.id",
        (plan_id,),
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows.fetchall():
        found[row["clause"]].append(row["title"])
    return dict(found)


def tasks_of_plan(connection: sqlite3.Connection, plan_id: str) -> list[str]:
    """Return the tasks that belong to a plan, in their order."""
    rows = connection.execute(
        "select id from task where plan = ? and deleted_at is null order by position, id", (plan_id,)
    )
    return [row["id"] for row in rows.fetchall()]


def drafted_after(connection: sqlite3.Connection, plan_id: str, year: int) -> str | None:
    """Return the plan of a year that was drafted from another one, None where there is none."""
    row = connection.execute(
        "select id from plan where drafted_from = ? and year = ? and deleted_at is null order by id",
        (plan_id, year),
    ).fetchone()
    return row["id"] if row else None


def next_draft(connection: sqlite3.Connection, year: int) -> str | None:
    """Return the draft to print in a year: of the year after, else of the year itself, else the newest."""
    row = connection.execute(
        "select id from plan where state = ? and deleted_at is null"
        " order by year = ? desc, year = ? desc, year desc, id desc limit 1",
        (PlanState.DRAFT.value, year + 1, year),
    ).fetchone()
    return row["id"] if row else None


def _plan(
    row: sqlite3.Row,
    clauses: tuple[Clause, ...] = (),
    bases: tuple[Basis, ...] = (),
    recipients: tuple[str, ...] = (),
) -> Plan:
    return Plan(
        id=row["id"],
        year=row["year"],
        kind=row["kind"] or "",
        state=PlanState(row["state"]),
        abstract=row["abstract"] or "",
        number=row["number"] or "",
        symbol=row["symbol"] or "",
        issued_on=day_of(row["issued_on"]),
        date_text=row["date_text"] or "",
        place=row["place"] or "",
        signer_authority=tuple((row["signer_authority"] or "").splitlines()),
        signer_title=row["signer_title"] or "",
        signer_name=row["signer_name"] or "",
        full_text=row["full_text"] or "",
        file=row["file"],
        file_name=row["file_name"] or "",
        note=row["note"] or "",
        preamble=row["preamble"] or "",
        closing=row["closing"] or "",
        drafted_from=row["drafted_from"],
        clauses=clauses,
        bases=bases,
        recipients=recipients,
    )


def _clauses(connection: sqlite3.Connection, plan_id: str) -> list[Clause]:
    from dvcq_desktop.plan.clauses import in_order  # noqa: PLC0415 - start-up time

    rows = connection.execute("select * from plan_clause where plan = ? and deleted_at is null", (plan_id,))
    return in_order(
        Clause(
            id=row["id"],
            parent=row["parent"],
            label=row["label"] or "",
            path=row["path"] or "",
            title=row["title"] or "",
            text=row["text"] or "",
            position=row["position"] or 0,
        )
        for row in rows.fetchall()
    )


def _bases(connection: sqlite3.Connection, plan_id: str) -> list[Basis]:
    rows = connection.execute(
        "select * from plan_basis where plan = ? and deleted_at is null order by position, id", (plan_id,)
    )
    return [
        Basis(
            text=row["text"] or "",
            kind=row["kind"] or "",
            number=row["number"] or "",
            issued_on=day_of(row["issued_on"]),
            body=row["body"] or "",
        )
        for row in rows.fetchall()
    ]


def _recipients(connection: sqlite3.Connection, plan_id: str) -> list[str]:
    rows = connection.execute(
        "select text from plan_recipient where plan = ? and deleted_at is null order by position, id",
        (plan_id,),
    )
    return [row["text"] for row in rows.fetchall()]
