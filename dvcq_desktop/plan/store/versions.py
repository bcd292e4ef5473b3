# SPDX-License-Identifier: MIT
"""What a plan said before later texts were read over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.spoken import plain_text
from dvcq_desktop.plan.versions import PlanVersion
from dvcq_desktop.text.dates import day_of, stored_day
from dvcq_desktop.text.wording import forms, holds_words

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.rules import Plan


def versions(connection: sqlite3.Connection, plan_id: str) -> list[PlanVersion]:
    """Return the earlier texts of a plan, the latest first."""
    rows = connection.execute(
        "select * from plan_version where plan = ? and deleted_at is null order by position desc, id desc",
        (plan_id,),
    )
    return [
        PlanVersion(
            id=row["id"],
            plan=row["plan"],
            state=PlanState(row["state"]),
            number=row["number"] or "",
            symbol=row["symbol"] or "",
            issued_on=day_of(row["issued_on"]),
            date_text=row["date_text"] or "",
            abstract=row["abstract"] or "",
            full_text=row["full_text"] or "",
            file=row["file"],
            file_name=row["file_name"] or "",
            replaced_on=day_of(row["replaced_on"]),
        )
        for row in rows.fetchall()
    ]


def keep_version(action: Action, plan: Plan, today: date) -> str:
    """Keep what a plan says now as an earlier text of it; where she changed it, as she left it."""
    row = action.connection.execute(
        "select max(position) last from plan_version where plan = ?", (plan.id,)
    ).fetchone()
    return action.insert(
        "plan_version",
        {
            "plan": plan.id,
            "position": (row["last"] or 0) + 1,
            "state": plan.state.value,
            "number": plan.number or None,
            "symbol": plan.symbol or None,
            "issued_on": stored_day(plan.issued_on),
            "date_text": plan.date_text or None,
            "abstract": plan.abstract or None,
            "full_text": present_text(plan),
            "file": plan.file,
            "file_name": plan.file_name or None,
            "replaced_on": today.isoformat(),
        },
    )


def present_text(plan: Plan) -> str:
    """Return what a plan says now: the text it was read from, or as it would be read since she changed it."""
    return plan.full_text if plan.full_text and _is_as_read(plan) else plain_text(plan)


def _is_as_read(plan: Plan) -> bool:
    """Tell whether the text a plan was read from still holds every clause of it."""
    whole = forms(plan.full_text)
    return all(
        holds_words(whole, forms(words)) for clause in plan.clauses for words in (clause.title, clause.text)
    )
