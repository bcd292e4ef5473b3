# SPDX-License-Identifier: MIT
"""What the page of a plan's own text reads off the GUI thread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import Plan, PlanRemark
from dvcq_desktop.plan.store import plans, tasks

if TYPE_CHECKING:
    import sqlite3

_PATH = re.compile(r"^Mục\s+([^,]+)")


@dataclass(frozen=True)
class TextYear:
    """The plans of a year and the one that is shown whole, None where the year has none.

    `cited` are the titles of the tasks that cite each clause, `turned` the plan last before this year.
    """

    year: int
    years: tuple[int, ...]
    plans: tuple[Plan, ...]
    plan: Plan | None
    cited: Mapping[str, list[str]]
    remarks: tuple[PlanRemark, ...]
    tasks: int
    turned: Plan | None


def load_text_year(connection: sqlite3.Connection, year: int, wanted: str | None) -> TextYear:
    """Read a year's plans, and one of them whole: the one wanted, else a signed one, else the first."""
    held = plans.plans(connection, year)[::-1]
    chosen = next((plan.id for plan in held if plan.id == wanted), None)
    if chosen is None:
        chosen = next((plan.id for plan in sorted(held, key=lambda plan: plan.state.value != "signed")), None)
    before = [plan for plan in plans.plans(connection) if plan.year < year]
    return TextYear(
        year=year,
        years=tuple(sorted({*tasks.years(connection), year}, reverse=True)),
        plans=tuple(held),
        plan=plans.plan(connection, chosen) if chosen else None,
        cited=plans.cited_by(connection, chosen) if chosen else {},
        remarks=tuple(plans.remarks(connection, chosen)) if chosen else (),
        tasks=len(plans.tasks_of_plan(connection, chosen)) if chosen else 0,
        turned=before[0] if before else None,
    )


def clause_of(remark: PlanRemark, plan: Plan) -> str | None:
    """Return the clause that a doubtful place is in, None where it is in the plan's head or foot.

    The words are looked for first: a clause may have been numbered anew since.
    """
    cited = _PATH.match(remark.place)
    if cited is None:
        return None
    words = remark.quote.strip("… ")
    holding = [
        clause.id for clause in plan.clauses if words and (words in clause.text or words in clause.title)
    ]
    named = [clause.id for clause in plan.clauses if clause.path == cited[1].strip()]
    both = [clause for clause in holding if clause in named]
    return next(iter([*both, *holding, *named]), None)
