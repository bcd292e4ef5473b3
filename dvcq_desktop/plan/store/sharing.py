# SPDX-License-Identifier: MIT
"""Give the units of a group their parts of what was given to the group before they belonged to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.group_names import units_meant
from dvcq_desktop.office.widening import Widening
from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory


class Lack(NamedTuple):
    """A task of a group, and the units that the group means and that never had a part of it."""

    task: str
    group: str
    units: tuple[str, ...]


# Open tasks of groups; with parts only those that something is still owed of, and none of a year gone by.
_OPEN = """
select id, year, unit_group from task
where deleted_at is null and unit_group is not null and state in ('not-started', 'in-progress')
  and (not exists (select 1 from task_line line where line.task = task.id) or year >= ? and exists (
    select 1 from task_line line where line.task = task.id and line.deleted_at is null
      and line.state in ('not-started', 'in-progress')))
order by year, position, id
"""


def lacking(
    connection: sqlite3.Connection,
    directory: Directory,
    today: date,
    *,
    year: int | None = None,
    groups: Collection[str] | None = None,
) -> list[Lack]:
    """Return the open tasks whose group has units that never had a part of them, in the plan's order.

    A unit that she took off again is left alone.
    """
    meant = {group.id: units_meant(group, directory, today) for group in directory.groups}
    found = []
    for row in connection.execute(_OPEN, (today.year,)).fetchall():
        group = row["unit_group"]
        if year not in {None, row["year"]} or (groups is not None and group not in groups):
            continue
        known = connection.execute("select unit from task_line where task = ?", (row["id"],)).fetchall()
        had = {each["unit"] for each in known}
        if units := tuple(unit for unit in meant.get(group, ()) if unit not in had):
            found.append(Lack(row["id"], group, units))
    return found


def share_out(action: Action, year: int, today: date, tasks: Collection[str] | None = None) -> int:
    """Give each unit of a group its part of a year's open tasks of the group, or of some; return how many.

    A group that never had members takes the units of the kinds it speaks of.
    """
    directory = office_store.directory(action.connection)
    found = lacking(action.connection, directory, today, year=year)
    return _give(action, directory, [each for each in found if tasks is None or each.task in tasks], today)


def _count_open(
    connection: sqlite3.Connection, groups: Collection[str], directory: Directory, today: date
) -> int:
    return len(lacking(connection, directory, today, groups=groups))


def _give_open(action: Action, groups: Collection[str], today: date) -> int:
    directory = office_store.directory(action.connection)
    found = lacking(action.connection, directory, today, groups=groups)
    return _give(action, directory, found, today)


WIDENING = Widening(_count_open, _give_open)


def _give(action: Action, directory: Directory, found: Sequence[Lack], today: date) -> int:
    for each in found:
        changes.add_lines(action, each.task, each.units)
    concerned = {each.group for each in found}
    for group in directory.groups:
        if group.id in concerned and not group.members:
            office_store.save_group(action, group._replace(members=units_meant(group, directory, today)))
    return len(found)
