# SPDX-License-Identifier: MIT
"""Freeze a report: ask first what is odd about it, then keep what it says for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office.store import directory
from dvcq_desktop.reports.narrative import assembled
from dvcq_desktop.reports.questions import Known, questions
from dvcq_desktop.reports.returns import Standing
from dvcq_desktop.reports.signers import proposed_signer
from dvcq_desktop.reports.store.content import by_today, content, read_basis
from dvcq_desktop.reports.store.reading import report, reports
from dvcq_desktop.reports.store.reports import freeze
from dvcq_desktop.reports.store.returns import read_period
from dvcq_desktop.reports.store.templates import template
from dvcq_desktop.reports.sums import periods_within

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.questions import Question
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.rules import Report


def freeze_asked(
    action: Action,
    key: str,
    today: date,
    seen: Mapping[str, str] | None = None,
    agreed: frozenset[str] | None = None,
) -> str | list[Question]:
    """Freeze a report of which nothing is odd but what she saw and `agreed` to; return what was done.

    Else change nothing and return what is to be asked: asked here, it is what her last keys left.
    """
    held = report(action.connection, key)
    if held is not None and not held.is_frozen:
        found = questions(held, _known(action.connection, held, today, seen or {}))
        if any(each.is_serious or each.sentence not in (agreed or ()) for each in found):
            return found
    return freeze(action, key, today)


def _known(connection: sqlite3.Connection, held: Report, today: date, seen: Mapping[str, str]) -> Known:
    look = directory(connection)
    basis = read_basis(connection, look, held.period, held.starts_on, by_today(held.ends_on, today))
    owed, incomplete = _owed(connection, held, today)
    signer = proposed_signer(look, held.issued_on or today)
    return Known(
        today,
        content(connection, held, today),
        assembled(basis, template(connection, held.outline).outline),
        seen,
        owed.get(Standing.OVERDUE, ()),
        owed.get(Standing.WAITING, ()),
        reports(connection, held.period.year),
        signer.name if signer else "",
        _letters(),
        incomplete,
    )


def _owed(
    connection: sqlite3.Connection, held: Report, today: date
) -> tuple[dict[Standing, list[str]], list[str]]:
    """Return the units that owe their return of the period, by whether it is late, and whose lacks figures.

    Who is asked for no figure, only for words of its tasks, owes them where returns are collected at all.
    """
    period = read_period(connection, held.period)
    look = period.directory
    told = _months_told(connection, held.period)
    are_collected = any(each.received_on is not None for each in period.returns)
    found: dict[Standing, list[str]] = {}
    for each in period.returns:
        asked = period.asked.get(each.unit)
        has_told = told.get(each.unit, set()) >= set(held.period.span)
        if asked is not None and (asked.indicators or are_collected) and not has_told:
            found.setdefault(each.standing(today), []).append(asked.name)
    incomplete = [
        f"{look.unit_called(each.unit)} ({each.lacking_words})"
        for each in period.returns
        if each.standing(today) is Standing.INCOMPLETE
    ]
    return found, incomplete


def _months_told(connection: sqlite3.Connection, period: Period) -> dict[str, set[int]]:
    """Return of which months units returned figures, by the period itself or by shorter ones in it."""
    within = {each.code: each for each in periods_within(period)}
    rows = connection.execute(
        "select unit, period from unit_return"
        " where year = ? and received_on is not null and deleted_at is null",
        (period.year,),
    )
    found: dict[str, set[int]] = {}
    for row in rows.fetchall():
        if row["period"] in within:
            found.setdefault(row["unit"], set()).update(within[row["period"]].span)
    return found


def _letters() -> Callable[[str], str]:
    """Return what names the letters of a text that no print can draw."""
    from dvcq_desktop.documents.fonts import faces  # noqa: PLC0415 - brings ReportLab
    from dvcq_desktop.documents.legible import unprintable  # noqa: PLC0415 - see above

    held = faces()
    return lambda text: unprintable(text, held)
