# SPDX-License-Identifier: MIT
"""What a report says: of a frozen one what it said then, of a draft what it would say if frozen now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.store.lists import lists
from dvcq_desktop.nominations.store.fields import model_fields
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import followups, plans, tasks
from dvcq_desktop.reports import rules
from dvcq_desktop.reports.figures import figures, known
from dvcq_desktop.reports.narrative import Basis, assembled, lines
from dvcq_desktop.reports.one_set import figures_from, one_set, telling
from dvcq_desktop.reports.pictures import pictures
from dvcq_desktop.reports.rules import Beside, Content, Report, in_text
from dvcq_desktop.reports.store.indicators import indicators
from dvcq_desktop.reports.store.material import read_material
from dvcq_desktop.reports.store.reading import added_lines, reports, sections_of
from dvcq_desktop.reports.store.returns import told_of_tasks
from dvcq_desktop.reports.store.templates import template

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Plan, Progress
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.templates import Template


def content(connection: sqlite3.Connection, held: Report, today: date | None = None) -> Content:
    """Return what a report says: of a frozen one what it said then, of a draft what it would say if frozen.

    Of a period that goes on everything stands as it does `today`.
    """
    if held.is_frozen:
        return rules.content_from(held.figures)
    look = directory(connection)
    basis = read_basis(connection, look, held.period, held.starts_on, by_today(held.ends_on, today))
    wanted = indicators(connection)
    now = figures(wanted, basis.material)
    sections = tuple(sections_of(connection, held.id)) if held.id else tuple(assembled(basis))
    own = tuple(added_lines(connection, held.id)) if held.id else ()
    said = Content(
        rules.rows_of(
            wanted, now, _last_year(connection, look, held).texts, _before(connection, look, held).texts
        ),
        sections,
        (*lines(basis), *own),
        {**_frame(look, held), **around(held, template(connection, held.outline))},
        pictures(basis, {each.id: each.label for each in model_fields(connection)}),
    )
    return one_set(said, figures_from(held, reports(connection, held.period.year)))


def read_basis(
    connection: sqlite3.Connection, look: Directory, period: Period, first: date, last: date
) -> Basis:
    """Return what the words of a report are made from."""
    year = period.year
    return Basis(
        period,
        read_material(connection, look, period, first, last),
        in_text(Frame(look, last).office_name),
        look,
        lists(connection),
        _plans(connection, year),
        _progress(connection, year, first, last),
        tuple(followups.difficulties(connection, year)),
        told_of_tasks(connection, period),
    )


def around(held: Report, outline: Template) -> dict[str, str]:
    """Return whom a draft is addressed to and who gets it, a line each: as she wrote, else by its outline."""
    to = outline.addressed if held.to_text is None else held.to_text
    return {"to": to, "recipients": outline.recipients_of(to) if held.recipients is None else held.recipients}


def beside(connection: sqlite3.Connection, held: Report, column: str) -> Beside:
    """Return what the records say of the period of a column: "last_year" or "before"."""
    of = _last_year if column == "last_year" else _before
    return of(connection, directory(connection), held)


def _last_year(connection: sqlite3.Connection, look: Directory, held: Report) -> Beside:
    """Return the figures of the same period of last year."""
    days = _year_before(held.starts_on), _year_before(held.ends_on)
    return _beside(connection, look, held.period.last_year, *days)


def _before(connection: sqlite3.Connection, look: Directory, held: Report) -> Beside:
    """Return the figures of the period before; of a year there is none but that of last year."""
    before = held.period.before
    if before == held.period.last_year:
        return Beside(before, {})
    cut_day = template(connection, held.outline).cut_day
    return _beside(connection, look, before, *before.days(cut_day))


def _beside(
    connection: sqlite3.Connection, look: Directory, period: Period, first: date, last: date
) -> Beside:
    """Return the figures of another period: as frozen for it, best of these days, else counted."""
    held = [each for each in reports(connection, period.year) if each.period == period]
    old = telling([each for each in held if (each.starts_on, each.ends_on) == (first, last)]) or telling(held)
    if old is not None:
        return Beside(period, {row.id: row.figure for row in rules.content_from(old.figures).rows})
    found = read_material(connection, look, period, first, last)
    return Beside(period, known(indicators(connection), found))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _frame(look: Directory, held: Report) -> dict[str, Any]:
    """Return what stands around a report on its day, as plain values that can be frozen."""
    frame = Frame(look, held.issued_on or held.ends_on)
    letterhead = frame.office_letterhead(held.symbol or rules.USUAL_SYMBOL)
    signed = frame.office_signature()
    return {
        "office": frame.office_name,
        "governing": letterhead.governing,
        "issuer": letterhead.issuer,
        "place": letterhead.place,
        "authority": held.signer_authority.split("\n") if held.signer_authority else list(signed.authority),
        "signer_title": held.signer_title.upper() or signed.title,
        "signer_name": held.signer_name or signed.name,
        "filing": frame.filing(),
    }


def _plans(connection: sqlite3.Connection, year: int) -> tuple[Plan, ...]:
    found = [plans.plan(connection, plan.id) for plan in reversed(plans.plans(connection, year))]
    return tuple(sorted((plan for plan in found if plan), key=lambda plan: plan.state is PlanState.DRAFT))


def _progress(
    connection: sqlite3.Connection, year: int, first: date, last: date
) -> dict[str, list[Progress]]:
    rows = connection.execute(
        "select entry.*, line.unit from progress_entry entry join task on task.id = entry.task"
        " left join task_line line on line.id = entry.line"
        " where task.year = ? and entry.deleted_at is null and entry.entered_on between ? and ?"
        " order by entry.entered_on, entry.id",
        (year, first.isoformat(), last.isoformat()),
    ).fetchall()
    found: dict[str, list[Progress]] = {}
    for row in rows:
        found.setdefault(row["task"], []).append(tasks.progress_of(row))
    return found


def by_today(last: date, today: date | None) -> date:
    """Return the last day that anything can be known of."""
    return min(last, today) if today else last
