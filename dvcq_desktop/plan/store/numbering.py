# SPDX-License-Identifier: MIT
"""A plan takes over the number and the day that its printed text was given in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import plan_changes, plans
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.plan.rules import Plan


def take_number(action: Action, before: Issued, paper: Issued) -> str:
    """Write a paper's number and day on the plan that it is the text of, and return what was done.

    With both a draft is signed: a number is given to what was signed. A plan that has another number than
    the paper had `before` keeps it.
    """
    plan = _plan_of(action.connection, before)
    if plan is None or not paper.number:
        return ""
    if plan.number and not any(_is_of(plan, each) for each in (before, paper)):
        return f"Kế hoạch năm {plan.year} đã có số {plan.short}, không đổi theo Sổ văn bản."
    values = {
        "number": paper.number,
        "symbol": paper.symbol or plan.symbol,
        "issued_on": paper.issued_on or plan.issued_on,
    }
    signs = plan.state is PlanState.DRAFT and values["issued_on"] is not None
    held = {name: getattr(plan, name) for name in values}
    if values == held and not signs:
        return ""
    plan_changes.save_plan(action, plan.id, {**values, **({"state": PlanState.SIGNED} if signs else {})})
    day = f" ngày {short_date(paper.issued_on)}" if paper.issued_on else ""
    signed = " và chuyển sang đã ký" if signs else ""
    return f"Kế hoạch năm {plan.year} cũng được ghi số {paper.full_number}{day}{signed}."


def _plan_of(connection: sqlite3.Connection, paper: Issued) -> Plan | None:
    """Return the plan that a paper is the text of: by its number, its title, or as the year's only one."""
    held = plans.plans(connection, paper.year)
    for found in (
        [plan for plan in held if _is_of(plan, paper)],
        [plan for plan in held if plan.title == paper.title],
        held,
    ):
        if len(found) == 1:
            return found[0]
    return None


def _is_of(plan: Plan, paper: Issued) -> bool:
    same = plan.number.lstrip("0") == paper.number.lstrip("0")
    return bool(plan.number) and same and plan.symbol in {paper.symbol, ""}
