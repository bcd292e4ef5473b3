# SPDX-License-Identifier: MIT
"""What the file as a whole must know of all rooms: names of records, and what a merge asks of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.activities import merging as activities_merging
from dvcq_desktop.activities.store import lists as activity_lists
from dvcq_desktop.commitments import merging as commitments_merging
from dvcq_desktop.database.rooms import MergingRoom
from dvcq_desktop.nominations import merging as nominations_merging
from dvcq_desktop.nominations.store import parts, steps, twins
from dvcq_desktop.office import merging as office_merging
from dvcq_desktop.plan import merging as plan_merging
from dvcq_desktop.plan.store import extensions, plan_changes
from dvcq_desktop.reports import merging as reports_merging

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.trash import Name, Restore
    from dvcq_desktop.handover.prints.minutes import OpenTask

# In the order in which the window shows them.
ROOMS: dict[str, MergingRoom] = {
    "Kế hoạch": MergingRoom(plan_merging.LABELS, check=plan_merging.check),
    "Cam kết": MergingRoom(commitments_merging.LABELS, check=commitments_merging.check),
    "Dân vận khéo": MergingRoom(
        nominations_merging.LABELS,
        nominations_merging.frozen,
        nominations_merging.check,
        nominations_merging.FREEZING,
    ),
    "Nhật ký": MergingRoom(activities_merging.LABELS),
    "Báo cáo": MergingRoom(
        reports_merging.LABELS, reports_merging.frozen, reports_merging.check, reports_merging.FREEZING
    ),
    "Cơ quan": MergingRoom(office_merging.LABELS, check=office_merging.check),
}
# The records that she knows by a name, and what names them.
NAMES: dict[str, Name] = {
    "plan": "abstract",
    "plan_clause": ("title", "text"),
    "task": "title",
    "task_extension": extensions.name_of,
    "progress_entry": "content",
    "plan_check": "content",
    "difficulty": "content",
    "attachment": "name",
    "unit": "name",
    "unit_group": "name",
    "person": "full_name",
    "person_kind": "name",
    "signer": "name",
    "holiday": "name",
    "issued_document": "title",
    "campaign": "name",
    "commitment_text": "title",
    "duty_inspection": "content",
    "violation": "finding",
    "activity_kind": "name",
    "measure": "name",
    "activity": "title",
    "briefing": "title",
    "opinion": "content",
    "indicator": "name",
    "report_template": "name",
    "report_template_section": "heading",
    "report": "title",
    "report_section": "heading",
    "model": "name",
    "model_field": "name",
    "model_milestone": "content",
    "model_result": "name",
    "model_step": steps.name_of,
    "model_replication": parts.name_of,
    "scorecard": "name",
    "scorecard_criterion": "text",
    "scorecard_grade": "name",
    "scorecard_cap": "name",
    "appraisal": "name",
    "appraisal_reviewer": "name",
}
# Beside these, parts of records that only a comparison names: the trash has no use for a single count.
EVERY_NAME: dict[str, Name] = {
    **NAMES,
    "activity_count": activity_lists.count_name,
    "kind_measure": activity_lists.asked_name,
    "model_distinct": twins.name_of,
}
# Those with which more comes back out of the trash.
WAYS: dict[str, Restore] = {
    "plan_clause": plan_changes.restore_clause,
    "task_extension": extensions.restore_extension,
}


def open_tasks(connection: sqlite3.Connection, as_of: date) -> list[OpenTask]:
    """Return the tasks of all years that are not finished on a day, those of the latest year first."""
    from dvcq_desktop.handover.prints.minutes import OpenTask  # noqa: PLC0415 - when minutes are made
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - when minutes are made
    from dvcq_desktop.plan.standings import OPEN, due_on, standing  # noqa: PLC0415 - when minutes are made
    from dvcq_desktop.plan.store import tasks  # noqa: PLC0415 - when minutes are made

    office = directory(connection)
    found = []
    for year in tasks.years(connection):
        for task in tasks.tasks_of_year(connection, year, as_of):
            stands = standing(task, as_of, office.calendar)
            if stands.timing not in OPEN:
                continue
            due = due_on(task, as_of)
            units = (office.unit_name(task.lead_unit), office.group_name(task.group))
            found.append(
                OpenTask(
                    task.title,
                    "; ".join(name for name in units if name),
                    f"{due:%d/%m/%Y}" if due else "",
                    stands.label,
                )
            )
    return found


def tasks_of_year(connection: sqlite3.Connection, year: int, search: str = "") -> list[tuple[str, str]]:
    """Return the keys and titles of a year's tasks that hold every word searched for, in the plan's order."""
    from dvcq_desktop.plan.store import tasks  # noqa: PLC0415 - when a room links to tasks

    return tasks.titles_of_year(connection, year, search)


def named_tables() -> dict[str, tuple[str, str]]:
    """Return the room and the name of each table, in the rooms' order; a table is counted once."""
    found: dict[str, tuple[str, str]] = {}
    for title, room in ROOMS.items():
        for table, name in room.labels.tables.items():
            found.setdefault(table, (title, name))
    return found
