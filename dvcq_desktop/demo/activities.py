# SPDX-License-Identifier: MIT
"""The demonstration's diary: what was done month by month, opinions and answers, documents made known."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.briefings import Line
from dvcq_desktop.activities.store import activities, briefings, opinions
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.demo.days import earlier_weekday
from dvcq_desktop.office.store import directory
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.activities.rules import Activity
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days
    from dvcq_desktop.demo.duties import Duty
    from dvcq_desktop.demo.office import Keys

_PLACES = ("place", "channel", "document", "text", "times")


def keep_diary(
    action: Action, year: int, duties: Sequence[Duty], tasks: Sequence[str], keys: Keys, days: Days
) -> int:
    """Write the diary of a year up to the day shown, and return how many activities it has."""
    written = tomllib.loads(resource("demo", "activities.toml").read_text(encoding="utf-8"))
    titles = {duty.title: task for duty, task in zip(duties, tasks, strict=False)}
    entries = [*_monthly(written["monthly"], year, days), *_single(written["activities"], days)]
    made: dict[str, str] = {}
    for day, given in sorted(entries, key=lambda entry: (entry[0], entry[1]["title"])):
        made[given.get("key", "")] = _activity(action, given, day, titles, keys, days)
    told = {each.id: each for each in activities.activities(action.connection, year)}
    for given in written["opinions"]:
        _opinion(action, given, told[made[given["at"]]], keys, days)
    for given in written["briefings"]:
        _briefing(action, given, year, keys, days)
    return len(entries)


def _monthly(written: Sequence[dict[str, Any]], year: int, days: Days) -> list[tuple[date, dict[str, Any]]]:
    """Return what comes back each month, its counts a little more or less from month to month."""
    found = []
    for place, given in enumerate(written):
        for month in range(1, 13):
            day = earlier_weekday(date(year, month, given["day"]))
            if day > days.today:
                continue
            counts = {
                key: max(0, amount + (month * (place + 3) + index) % 3 - 1)
                for index, (key, amount) in enumerate(given["counts"].items())
            }
            # Of what was received no more is settled, and of that no more in time.
            for key in list(counts):
                settled, on_time = f"{key}-settled", f"{key}-on-time"
                if settled in counts:
                    counts[settled] = min(counts[settled], counts[key])
                    counts[on_time] = min(counts[on_time], counts[settled])
            found.append((day, {**given, "title": f"{given['title']} (tháng {month})", "counts": counts}))
    return found


def _single(written: Sequence[dict[str, Any]], days: Days) -> list[tuple[date, dict[str, Any]]]:
    return [(days.day(given["on"]), given) for given in written]


def _activity(
    action: Action, given: dict[str, Any], day: date, titles: dict[str, str], keys: Keys, days: Days
) -> str:
    linked = [task for title, task in titles.items() if "task" in given and given["task"] in title]
    values = {
        "year": day.year,
        "kind": given["kind"],
        "happened_on": day,
        "unit": keys.units[given["unit"]],
        "title": given["title"],
        "counts": given["counts"],
        "tasks": tuple(linked[:1]),
        **{name: given[name] for name in _PLACES if name in given},
    }
    return activities.save_activity(action, "", values, today=days.today)


def _opinion(action: Action, given: dict[str, Any], at: Activity, keys: Keys, days: Days) -> None:
    raised = at.happened_on
    assert raised is not None
    answered = raised + timedelta(days=given["answered"]) if "answered" in given else None
    is_answered = answered is not None and answered <= days.today
    values = {
        "year": raised.year,
        "activity": at.id,
        "raised_on": raised,
        "content": given["content"],
        "field": given["field"],
        "unit": keys.units[given["unit"]],
        "due_on": raised + timedelta(days=given["due"]),
        "answered_on": answered if is_answered else None,
        "answer": given["answer"] if is_answered else "",
        "document": given.get("document", "") if is_answered else "",
    }
    opinions.save_opinion(action, "", values, today=days.today)


def _briefing(action: Action, given: dict[str, Any], year: int, keys: Keys, days: Days) -> None:
    look = directory(action.connection)
    issued = days.day(given["issued"])
    group = keys.groups[given["group"]] if "group" in given else None
    values = {
        "year": year,
        "title": given["title"],
        "number": given["number"],
        "issued_on": issued,
        "body": given["body"],
        "unit_group": group,
        "due_on": days.day(given["due"]),
    }
    key = briefings.save_briefing(action, "", values, today=days.today)
    members = look.members(group, days.today) if group else look.units_on(days.today)
    cells = []
    for place, unit in enumerate(each.id for each in members):
        if (place * 37) % 100 < given["told"]:
            held = min(issued + timedelta(days=3 + place * 5 % 23), days.today)
            line = Line(LineState.HELD, earlier_weekday(held), given["people"] + place * 7 % 19)
            cells.append((key, unit, line))
    briefings.put_lines(action, cells)
