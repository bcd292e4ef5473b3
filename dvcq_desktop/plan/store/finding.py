# SPDX-License-Identifier: MIT
"""What of the plan room can be found: tasks, the clauses of plans, checks and difficulties."""

from __future__ import annotations

from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Kế hoạch"

FINDERS = (
    Finder(
        "task",
        "Nhiệm vụ",
        "clipboard-list",
        _ROOM,
        "Nhiệm vụ",
        "select task.id, task.year, task.title,"
        " coalesce(unit.name, unit_group.name, '') || ' · ' || task.year, task.search, ''"
        " from task left join unit on unit.id = task.lead_unit"
        " left join unit_group on unit_group.id = task.unit_group where task.deleted_at is null",
        "task.year desc, task.position",
        frozenset({"unit", "unit_group"}),
    ),
    Finder(
        "plan_clause",
        "Văn bản kế hoạch",
        "list-ordered",
        _ROOM,
        "Văn bản kế hoạch",
        "select plan_clause.id, plan.year,"
        " coalesce(nullif(plan_clause.title, ''), plan_clause.text, plan_clause.label, ''),"
        " 'Mục ' || coalesce(nullif(plan_clause.path, ''), plan_clause.label, '')"
        " || coalesce(' · Kế hoạch ' || nullif(plan.number, ''), '') || ' · ' || plan.year,"
        " coalesce(plan_clause.text, ''), plan.id"
        " from plan_clause join plan on plan.id = plan_clause.plan"
        " where plan_clause.deleted_at is null and plan.deleted_at is null",
        "plan.year desc, plan.id, plan_clause.position",
        frozenset({"plan"}),
    ),
    Finder(
        "plan_check",
        "Kiểm tra việc thực hiện kế hoạch",
        "list-checks",
        _ROOM,
        "Kiểm tra",
        "select plan_check.id, plan_check.year, coalesce(plan_check.content, plan_check.conclusion, ''),"
        " coalesce(unit.name, '') || ' · ' || plan_check.year, plan_check.search, ''"
        " from plan_check left join unit on unit.id = plan_check.unit where plan_check.deleted_at is null",
        "plan_check.year desc, plan_check.checked_on desc",
        frozenset({"unit"}),
    ),
    Finder(
        "difficulty",
        "Vướng mắc",
        "triangle-alert",
        _ROOM,
        "Vướng mắc",
        "select difficulty.id, difficulty.year, difficulty.content,"
        " coalesce(unit.name, '') || ' · ' || difficulty.year, difficulty.search, ''"
        " from difficulty left join unit on unit.id = difficulty.unit where difficulty.deleted_at is null",
        "difficulty.year desc, difficulty.raised_on desc",
        frozenset({"unit"}),
    ),
)
