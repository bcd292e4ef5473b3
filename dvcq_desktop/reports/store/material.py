# SPDX-License-Identifier: MIT
"""Read what happened in a period from the stores of all rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.activities.store import activities, opinions
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.commitments.members import members
from dvcq_desktop.commitments.store import campaigns, followups, signing
from dvcq_desktop.nominations.store import models
from dvcq_desktop.nominations.terms import Movement
from dvcq_desktop.plan.standings import standing
from dvcq_desktop.plan.store import tasks
from dvcq_desktop.reports.figures import NO_DOCUMENT, TYPED, Material, Told, Trace
from dvcq_desktop.reports.store.returns import sources, typed_values
from dvcq_desktop.reports.sums import Returned, periods_within
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.periods import Period


def read_material(
    connection: sqlite3.Connection, look: Directory, period: Period, first: date, last: date
) -> Material:
    """Return what happened from a day to a day, and where the year's tasks and models stood on the last."""
    year = period.year
    done = activities.between(connection, first, last)
    years = sorted({first.year, last.year})
    said = [each for held in years for each in opinions.opinions(connection, held)]
    here = {each.id for each in done}
    listed = opinions.by_activity(said)
    # An opinion counts in the period of the activity that brought it; else in that of its own day.
    of_period = [
        each
        for each in said
        if (each.activity in here)
        or (not each.activity and each.raised_on is not None and first <= each.raised_on <= last)
    ]
    inspected = [each for held in years for each in followups.inspections(connection, held)]
    broken = [each for held in years for each in followups.violations(connection, held)]
    listed_tasks = tasks.tasks_of_year(connection, year, last)
    held_models = models.models(connection, year)
    return Material(
        first,
        last,
        activities=tuple(reversed(done)),
        opinions=tuple(reversed(of_period)),
        told=_told(connection, first, last),
        tasks=tuple((task, standing(task, last, look.calendar)) for task in listed_tasks),
        members=tuple(
            member
            for campaign in campaigns.campaigns(connection, year)
            for member in members(campaign, look.people, signing.entries(connection, campaign.id), last)
        ),
        models=tuple(model for model in held_models if model.movement is Movement.SKILFUL),
        inspections=tuple(each for each in inspected if _within(each.inspected_on, first, last)),
        violations=tuple(each for each in broken if _within(each.found_on, first, last)),
        listed=listed,
        stated=sources(connection),
        returned=_returned(connection, period),
        typed={
            key: Trace(
                TYPED,
                key[0],
                None,
                each.document or NO_DOCUMENT,
                key[1] or None,
                each.amount,
            )
            for key, each in typed_values(connection, period).items()
        },
        period=period,
        directory=look,
    )


def _returned(connection: sqlite3.Connection, period: Period) -> tuple[Returned, ...]:
    """Return what units returned of a period and of those within it."""
    within = {each.code: each for each in periods_within(period)}
    rows = connection.execute(
        "select held.id, held.unit, held.period, held.received_on, value.indicator, value.amount"
        " from return_value value join unit_return held on held.id = value.unit_return"
        " where held.year = ? and value.amount is not null"
        " and held.deleted_at is null and value.deleted_at is null order by held.unit, value.id",
        (period.year,),
    )
    return tuple(
        Returned(
            row["id"],
            row["unit"],
            row["indicator"],
            row["amount"],
            day_of(row["received_on"]),
            within[row["period"]],
        )
        for row in rows.fetchall()
        if row["period"] in within
    )


def _told(connection: sqlite3.Connection, first: date, last: date) -> tuple[Told, ...]:
    rows = connection.execute(
        "select line.briefing, briefing.title, line.unit, line.held_on from briefing_line line"
        " join briefing on briefing.id = line.briefing"
        " where line.state = ? and line.held_on between ? and ?"
        " and line.deleted_at is null and briefing.deleted_at is null"
        " order by line.held_on, line.id",
        (LineState.HELD.value, first.isoformat(), last.isoformat()),
    )
    found = []
    for row in rows.fetchall():
        day = day_of(row["held_on"])
        assert day is not None
        found.append(Told(row["briefing"], row["title"], row["unit"], day))
    return tuple(found)


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last
