# SPDX-License-Identifier: MIT
"""Read the units' parts of a year's tasks as groups that stand alike.

A year of 300 tasks with 40 units each has 12,000 parts and some 1,000 groups: SQLite puts them together
four times as fast as Python makes the parts (measured).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import Line, LineGroup, StateEntry
from dvcq_desktop.plan.store.tasks import state_of
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3

_GROUPS = """
select line.task, min(line.id) id, line.state, line.state_on, line.state_reason, line.state_basis,
  line.deadline, begun.begun_on, group_concat(line.unit) units, group_concat(line.owner) owners
from task_line line
left join (
  select line, min(entered_on) begun_on from progress_entry
  where deleted_at is null and line is not null group by line
) begun on begun.line = line.id
left join (
  select line from task_extension where deleted_at is null and line is not null
  union select line from task_completion where deleted_at is null and line is not null
) apart on apart.line = line.id
where line.deleted_at is null and line.task in (select id from task where year = ?)
group by line.task, line.state, line.state_on, line.state_reason, line.state_basis, line.deadline,
  begun.begun_on, apart.line, line.owner is null
"""


def line_groups_of_year(connection: sqlite3.Connection, year: int) -> dict[str, list[LineGroup]]:
    """Return by task the groups that `standings.line_groups` would make of its parts."""
    found: dict[str, list[LineGroup]] = defaultdict(list)
    states: dict[tuple[str | None, ...], StateEntry] = {}
    for row in connection.execute(_GROUPS, (year,)).fetchall():
        said = (row["state"], row["state_on"], row["state_reason"], row["state_basis"])
        state = states.get(said) or states.setdefault(said, state_of(row))
        units, owners = _keys(row["units"]), _keys(row["owners"])
        line = Line(
            row["id"],
            row["task"],
            units[0],
            owners[0] if owners else None,
            state,
            day_of(row["deadline"]),
            begun_on=day_of(row["begun_on"]),
        )
        found[row["task"]].append(LineGroup(line, units, owners))
    return found


def _keys(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
