# SPDX-License-Identifier: MIT
"""Draft next year's plan from one that is there, in one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan import year_turn
from dvcq_desktop.plan.rules import Plan, PlanState
from dvcq_desktop.plan.store import changes, plan_changes, plans, tasks
from dvcq_desktop.plan.year_turn import Choice, Turn, Way

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.rules import Clause, Task


@dataclass(frozen=True)
class Drafted:
    """What drafting made: the plan, and how many clauses, tasks, carried tasks and places to look at."""

    plan: str
    year: int
    clauses: int
    tasks: int
    carried: int
    remarks: int
    unowned: int


@dataclass(frozen=True)
class TurnYear:
    """What is asked before a year turns: the plans, one of them with its tasks, and its drafts by year."""

    plans: tuple[Plan, ...]
    plan: Plan
    choices: tuple[Choice, ...]
    directory: Directory
    drafted: Mapping[int, str]


def read_turn(connection: sqlite3.Connection, plan_id: str, as_of: date) -> TurnYear:
    """Return what is proposed for a plan's tasks; raise UserError where there is no such plan."""
    held = plans.plan(connection, plan_id)
    if held is None:
        raise UserError(plan_changes.GONE)
    rows = connection.execute(
        "select year, id from plan where drafted_from = ? and deleted_at is null order by id desc", (plan_id,)
    ).fetchall()
    return TurnYear(
        plans=tuple(plans.plans(connection)),
        plan=held,
        choices=tuple(year_turn.choices(tasks_to_turn(connection, held), as_of)),
        directory=directory(connection),
        drafted={row["year"]: row["id"] for row in rows},
    )


def tasks_to_turn(connection: sqlite3.Connection, plan: Plan) -> list[Task]:
    """Return the tasks of a plan, and those of its year that belong to no plan."""
    return [task for task in tasks.tasks_of_year(connection, plan.year) if task.plan in {plan.id, None}]


def plan_to_turn(connection: sqlite3.Connection, year: int | None = None) -> str:
    """Return the plan that next year's is drafted from: of a year, or of the newest that has one.

    Drafts that were made so themselves are passed over, signed plans come before drafts. Raise UserError
    where there is none.
    """
    found = [plan for plan in plans.plans(connection, year) if year is not None or not _is_drafted(plan)]
    if not found:
        named = f"Năm {year}" if year else "Tệp này"
        raise UserError(f"{named} chưa có kế hoạch nào để lập kế hoạch năm sau; hãy nhập kế hoạch trước.")
    newest = [plan for plan in reversed(found) if plan.year == max(plan.year for plan in found)]
    return min(newest, key=lambda plan: plan.state is PlanState.DRAFT).id


def check_turn(connection: sqlite3.Connection, plan_id: str, year: int) -> None:
    """Raise UserError where a year's plan cannot be drafted from this one, or was already."""
    held = plans.plan(connection, plan_id)
    if held is None:
        raise UserError(plan_changes.GONE)
    if year <= held.year:
        raise UserError(f"Năm mới phải sau năm {held.year} của kế hoạch; hãy chọn năm {held.year + 1}.")
    if plans.drafted_after(connection, plan_id, year):
        raise UserError(
            f"Đã có dự thảo năm {year} lập từ kế hoạch này; hãy mở dự thảo đó, hoặc bỏ nó rồi lập lại."
        )


def year_after(connection: sqlite3.Connection, plan_id: str) -> int:
    """Return the year after a plan's own."""
    held = plans.plan(connection, plan_id)
    if held is None:
        raise UserError(plan_changes.GONE)
    return held.year + 1


def draft_usual(action: Action, plan_id: str, year: int, as_of: date, *, carry: bool) -> Drafted:
    """Make a year's draft from a plan with what is proposed for each task."""
    held = plans.plan(action.connection, plan_id)
    if held is None:
        raise UserError(plan_changes.GONE)
    chosen = year_turn.choices(tasks_to_turn(action.connection, held), as_of, carry=carry)
    return draft_next(action, plan_id, year, chosen)


def draft_next(
    action: Action,
    plan_id: str,
    year: int,
    chosen: Sequence[Choice],
    *,
    keep_owners: bool = True,
    keep_deadlines: bool = False,
) -> Drafted:
    """Make a year's draft from a plan with the tasks chosen; raise UserError where it is there already."""
    check_turn(action.connection, plan_id, year)
    held = plans.plan(action.connection, plan_id)
    assert held is not None
    turn = Turn(
        year,
        date(year, 1, 1),
        directory(action.connection),
        keep_owners=keep_owners,
        keep_deadlines=keep_deadlines,
    )
    ordered = sorted(chosen, key=lambda choice: choice.task.position)
    wanted = [part for choice in ordered for part in choice.parts]
    text = year_turn.draft_text(held, turn)
    key = plan_changes.new_plan(action, text.plan, headings=False)
    clauses = _save_clauses(action, key, text.clauses)
    remarks = [*text.remarks, *year_turn.task_remarks(wanted, turn)]
    plan_changes.add_remarks(action, key, remarks)
    unowned = 0
    for choice in wanted:
        task = year_turn.next_task(choice, turn, held, key, clauses)
        unowned += int(keep_owners and choice.task.owner is not None and task.owner is None)
        changes.add_task(action, task)
    carried = sum(choice.way is Way.CARRY for choice in wanted)
    return Drafted(key, year, len(clauses), len(wanted), carried, len(remarks), unowned)


def _is_drafted(plan: Plan) -> bool:
    return plan.drafted_from is not None and plan.state is PlanState.DRAFT


def _save_clauses(action: Action, plan_id: str, clauses: Sequence[Clause]) -> dict[str, str]:
    """Write the clauses of the draft; return the new key of each by its old one."""
    found: dict[str, str] = {}
    for clause in clauses:
        found[clause.id] = action.insert(
            "plan_clause",
            {
                "plan": plan_id,
                "parent": found.get(clause.parent or ""),
                "position": clause.position,
                "label": clause.label or None,
                "path": clause.path or None,
                "title": clause.title or None,
                "text": clause.text or None,
            },
        )
    return found
