# SPDX-License-Identifier: MIT
"""Which records the words of a report were put together from, as they are called by now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dvcq_desktop.reports.figures import Trace
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.reports.narrative import Section

# Of each table: the record that is opened (a table and the key of it), its day, title and unit.
_ASKED = {
    "task": "select id, 'task' as place, id as opened, deadline as day, title, lead_unit as unit from task",
    "progress_entry": (
        "select entry.id, 'task' as place, entry.task as opened, entry.entered_on as day,"
        " coalesce(entry.content, task.title) as title, coalesce(line.unit, task.lead_unit) as unit"
        " from progress_entry entry join task on task.id = entry.task"
        " left join task_line line on line.id = entry.line"
    ),
    "activity": "select id, 'activity' as place, id as opened, happened_on as day, title, unit from activity",
    "briefing": (
        "select id, 'briefing' as place, id as opened, issued_on as day, title, null as unit from briefing"
    ),
    "difficulty": (
        "select id, 'difficulty' as place, id as opened, raised_on as day, content as title, unit"
        " from difficulty"
    ),
    "unit_return": (
        "select id, 'unit_return' as place, id as opened, received_on as day,"
        " 'Báo cáo của đơn vị' as title, unit from unit_return"
    ),
}
_AT_ONCE = 500


def traces_of(connection: sqlite3.Connection, sections: Iterable[Section]) -> Mapping[tuple[str, str], Trace]:
    """Return what is opened for each source of the sections; one that was deleted is missing."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for table, key in dict.fromkeys(source for each in sections for source in each.sources):
        wanted[table].append(key)
    found = {}
    for table, keys in wanted.items():
        asked = _ASKED.get(table)
        for start in range(0, len(keys), _AT_ONCE) if asked else ():
            some = keys[start : start + _AT_ONCE]
            named = "entry." if table == "progress_entry" else ""
            marks = ", ".join("?" * len(some))
            rows = connection.execute(
                f"{asked} where {named}id in ({marks}) and {named}deleted_at is null", some
            )
            for row in rows.fetchall():
                day = day_of(row["day"])
                found[table, row["id"]] = Trace(row["place"], row["opened"], day, row["title"], row["unit"])
    return found
