# SPDX-License-Identifier: MIT
"""What to do with a text that was read: refuse it, read it over the plan that is there, or take it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.other_document import Outside, outside_of
from dvcq_desktop.plan.read_over import ReadOver
from dvcq_desktop.plan.store import importing, plans, reading_over

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.plan.plantext import PlanText


@dataclass(frozen=True)
class Looked:
    """The office, what a text is where it comes from outside, why it is refused, or what it changes.

    `cited` are the titles of the tasks that cite the clauses of the plan that it changes.
    """

    directory: Directory
    outside: Outside
    refusal: UserError | None = None
    seen: ReadOver | None = None
    cited: dict[str, list[str]] = field(default_factory=dict)


def look_up(
    connection: sqlite3.Connection,
    text: PlanText,
    today: date,
    *,
    is_later: bool = False,
    plan: str | None = None,
) -> Looked:
    """Find the plan that a text is a later text of; `is_later` says that it must be one, `plan` of which.

    Where it is refused, all editing of its proposals would have been for nothing.
    """
    directory = office_store.directory(connection)
    outside = outside_of(text, directory)
    if outside.is_likely and not is_later:
        return Looked(directory, outside)
    year = importing.year_of(text, today)
    try:
        importing.check_new(connection, text, year)
        if is_later:
            found: str | None = reading_over.plan_to_read_over(connection, text, year, plan)
        else:
            found = reading_over.earlier_plan(connection, text, year)
        seen = reading_over.look(connection, found, text) if found else None
    except UserError as error:
        return Looked(directory, outside, error)
    return Looked(directory, outside, None, seen, plans.cited_by(connection, found) if found else {})
