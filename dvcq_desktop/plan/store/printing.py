# SPDX-License-Identifier: MIT
"""Read everything that a print of the plan room shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.register.store import papers
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.prints.request import PrintRequest
from dvcq_desktop.plan.rules import Plan, PlanState, Progress
from dvcq_desktop.plan.store import followups, plans, tasks

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.office.printing import PrintOrder

NO_DRAFT = (
    "Chưa có dự thảo kế hoạch nào để in; hãy lập bằng “Lập kế hoạch năm sau…” ở trang Văn bản kế hoạch."
)


def load_order(connection: sqlite3.Connection, order: PrintOrder) -> PrintRequest:
    """Return what a print shows as it was ordered."""
    request = load_request(connection, order.year, order.as_of, order.unit)
    return replace(
        request,
        per_unit=PrintOption.PER_UNIT in order.options,
        against=Against.FIRST if PrintOption.FIRST_DEADLINE in order.options else Against.LAST,
        with_soon=PrintOption.WITH_SOON in order.options,
        own_plans=PrintOption.OWN_PLANS in order.options,
        record=order.record,
        reply_by=order.reply_by,
    )


def load_text(connection: sqlite3.Connection, order: PrintOrder, *, drafts_first: bool) -> PrintRequest:
    """Return a plan with what its text shows: the one ordered, else the draft to come or the year's plan.

    Its office is that of the day it was issued on. Raise UserError where there is no such plan.
    """
    found = plans.next_draft(connection, order.year) if drafts_first else _first_of(connection, order.year)
    plan = plans.plan(connection, order.record or found or "")
    if plan is None:
        raise UserError(NO_DRAFT if drafts_first else f"Năm {order.year} chưa có văn bản kế hoạch nào để in.")
    with_table = PrintOption.WITH_TABLE in order.options
    listed = tasks.tasks_of_year(connection, plan.year) if with_table else []
    return PrintRequest(
        year=plan.year,
        as_of=plan.issued_on or order.as_of,
        directory=directory(connection),
        plans=(plan,),
        tasks=tuple(task for task in listed if task.plan in {plan.id, None}),
        with_table=with_table,
    )


def load_request(
    connection: sqlite3.Connection, year: int, as_of: date, unit: str | None = None
) -> PrintRequest:
    """Return what the prints of a year show on a day, for one unit where its key is given."""
    ids = [task.id for task in tasks.tasks_of_year(connection, year)]
    progress, percents = _progress(connection, year, as_of)
    return PrintRequest(
        year=year,
        as_of=as_of,
        directory=directory(connection),
        plans=_plans(connection, year),
        tasks=tuple(tasks.whole_tasks(connection, ids)),
        progress=progress,
        percents=percents,
        issued=tuple(papers(connection, year)),
        checks=tuple(followups.checks(connection, year)),
        difficulties=tuple(followups.difficulties(connection, year)),
        unit=unit,
    )


def _first_of(connection: sqlite3.Connection, year: int) -> str | None:
    """Return the year's plan that papers cite: a signed one before drafts, the first kept."""
    held = plans.plans(connection, year)[::-1]
    return next((plan.id for plan in sorted(held, key=lambda plan: plan.state is PlanState.DRAFT)), None)


def _plans(connection: sqlite3.Connection, year: int) -> tuple[Plan, ...]:
    """Return a year's plans with their clauses: signed before drafts, then in the order they were kept."""
    found = [plans.plan(connection, plan.id) for plan in reversed(plans.plans(connection, year))]
    return tuple(sorted((plan for plan in found if plan), key=lambda plan: plan.state is PlanState.DRAFT))


def _progress(
    connection: sqlite3.Connection, year: int, as_of: date
) -> tuple[dict[str, Progress], dict[str, int]]:
    rows = connection.execute(
        "select entry.*, line.unit from progress_entry entry join task on task.id = entry.task"
        " left join task_line line on line.id = entry.line"
        " where task.year = ? and entry.deleted_at is null and entry.entered_on <= ?"
        " order by entry.entered_on, entry.id",
        (year, as_of.isoformat()),
    ).fetchall()
    latest: dict[str, Progress] = {}
    percents: dict[str, int] = {}
    for row in rows:
        entry = tasks.progress_of(row)
        latest[entry.task] = entry
        if entry.line:
            latest[entry.line] = entry
        if entry.percent is not None:
            percents[entry.line or entry.task] = entry.percent
    return latest, percents
