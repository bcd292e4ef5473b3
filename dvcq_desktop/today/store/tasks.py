# SPDX-License-Identifier: MIT
"""The tasks that are overdue or due this week, how far the year is, and what a new file already holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.index import Show
from dvcq_desktop.plan.loading import load_year
from dvcq_desktop.plan.rules import Clarity, unclear_words
from dvcq_desktop.plan.standings import OPEN, completion
from dvcq_desktop.plan.store import tasks
from dvcq_desktop.today.rules import Begun, Group, Line, Part, Picture, Place, TasksToday, Urgency, grouped

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from dvcq_desktop.plan.index import Entry
    from dvcq_desktop.plan.loading import Year

_FOUR = frozenset(Clarity) - {Clarity.PRODUCT}
# Until the end of this month what the year before left open is worth a line.
_OLD_YEAR_UNTIL = 3
ROOM, PAGE = "Kế hoạch", "Nhiệm vụ"


def read_tasks(connection: sqlite3.Connection, today: date) -> TasksToday:
    """Read what of the plan waits on a day: of its own year, or of the latest one before that has tasks."""
    begun = read_begun(connection)
    years = tasks.years(connection)
    year = next((each for each in years if each <= today.year), today.year)
    if not years:
        return TasksToday(begun)
    loaded = load_year(connection, year, today)
    entries = loaded.tasks.entries.values()
    late = _sorted(entry for entry in entries if Show.OVERDUE in entry.shows)
    soon = _sorted(entry for entry in entries if Show.SOON in entry.shows)
    unclear = [entry for entry in entries if Show.UNCLEAR in entry.shows and entry.standing.timing in OPEN]
    groups: tuple[Group, ...] = (
        *grouped(
            "Nhiệm vụ quá hạn",
            [_line(entry, loaded, Urgency.OVERDUE) for entry in late],
            Place(ROOM, PAGE, year=year, show=f"show={Show.OVERDUE.value}"),
            Urgency.OVERDUE,
        ),
        *grouped(
            "Nhiệm vụ đến hạn trong 7 ngày",
            [_line(entry, loaded, Urgency.SOON) for entry in soon],
            Place(ROOM, PAGE, year=year, show=f"show={Show.SOON.value}"),
            Urgency.SOON,
        ),
        *grouped(
            "Nhiệm vụ chưa đủ 4 rõ",
            [_line(entry, loaded, note=_lacking(entry)) for entry in unclear],
            Place(ROOM, PAGE, year=year, show=f"show={Show.UNCLEAR.value}"),
        ),
    )
    if today.month <= _OLD_YEAR_UNTIL and year == today.year and year - 1 in years:
        groups = (*groups, *_left_over(load_year(connection, year - 1, today), loaded))
    return TasksToday(begun, groups, _pictures(loaded), _ahead(loaded, today))


def _left_over(before: Year, loaded: Year) -> tuple[Group, ...]:
    """Return what is still open of the year before and was not carried over into this one."""
    carried = {entry.task.previous for entry in loaded.tasks.entries.values()}
    entries = before.tasks.entries.values()
    left = _sorted(e for e in entries if Show.OVERDUE in e.shows and e.task.id not in carried)
    return grouped(
        f"Nhiệm vụ năm {before.year} chưa xong",
        [_line(entry, before, Urgency.OVERDUE) for entry in left],
        Place(ROOM, PAGE, year=before.year, show=f"show={Show.OVERDUE.value}"),
        Urgency.OVERDUE,
    )


def read_begun(connection: sqlite3.Connection) -> Begun:
    """Tell which of the first steps a file already holds the fruit of."""
    row = connection.execute(
        "select exists(select 1 from plan where deleted_at is null)"
        " or exists(select 1 from task where deleted_at is null) as plan,"
        " exists(select 1 from office_profile where deleted_at is null and name <> '') as office,"
        " exists(select 1 from person where deleted_at is null) as staff,"
        " exists(select 1 from campaign where deleted_at is null) as campaign"
    ).fetchone()
    return Begun(*(bool(value) for value in tuple(row)))


def _sorted(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda entry: (-_late(entry), entry.task.position, entry.task.id))


def _late(entry: Entry) -> int:
    """Return by how many days a task is late, below 0 where there are days left."""
    return entry.standing.days if Show.OVERDUE in entry.shows else -entry.standing.days


def _line(entry: Entry, loaded: Year, urgency: Urgency = Urgency.WAITING, note: str = "") -> Line:
    task, office = entry.task, loaded.directory
    unit = office.unit_called(task.lead_unit) if task.lead_unit else office.group_name(task.group)
    place = Place(ROOM, PAGE, task.id, loaded.year)
    return Line(task.title, note or entry.standing.label, place, urgency, unit)


def _lacking(entry: Entry) -> str:
    return unclear_words(entry.missing)


def _pictures(loaded: Year) -> tuple[Picture, ...]:
    entries = loaded.tasks.entries
    if not entries:
        return ()
    found = loaded.tasks.counts(list(entries))
    done = completion(entry.standing.timing for entry in entries.values())
    late = found[Show.OVERDUE]
    # What is overdue is open too: each task is drawn once.
    late_begun = sum({Show.OVERDUE, Show.IN_PROGRESS} <= entry.shows for entry in entries.values())
    parts = (
        Part("hoàn thành", done.done, "done"),
        Part("quá hạn", late, "overdue"),
        Part("đang thực hiện", found[Show.IN_PROGRESS] - late_begun, "accent"),
        Part("chưa thực hiện", found[Show.NOT_STARTED] - (late - late_begun), "neutral"),
    )
    left_out = f"không kể {done.dropped} nhiệm vụ không thực hiện" if done.dropped else ""
    words = f"{done.done}/{done.owed} nhiệm vụ hoàn thành ({done.rate})"
    title = f"Kế hoạch năm {loaded.year}"
    return (Picture(title, parts, words, Place(ROOM, PAGE, year=loaded.year), left_out),)


def _ahead(loaded: Year, today: date) -> str:
    ahead = [
        entry
        for entry in loaded.tasks.entries.values()
        if entry.due and entry.due >= today and entry.standing.timing in OPEN
    ]
    if not ahead:
        return ""
    first = min(ahead, key=lambda entry: (entry.due, entry.task.position))
    return f"Việc gần nhất: {first.task.title}, hạn {first.due:%d/%m/%Y}."
