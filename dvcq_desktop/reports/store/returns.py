# SPDX-License-Identifier: MIT
"""Read and write what units return of a period, what is typed, and where each unit's share comes from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.activities.store.lists import put
from dvcq_desktop.database.filed import files_of, keep_files
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.store import tasks
from dvcq_desktop.reports.indicators import Indicator, Source
from dvcq_desktop.reports.periods import CUT_DAY, Period, periods_of
from dvcq_desktop.reports.returns import (
    TABLE,
    Asked,
    ReadReturn,
    Told,
    UnitReturn,
    is_asked_for,
    return_key,
    source_of,
)
from dvcq_desktop.reports.store.indicators import indicators
from dvcq_desktop.reports.store.reading import report_of
from dvcq_desktop.reports.sums import periods_within
from dvcq_desktop.reports.unit_words import UnitWords
from dvcq_desktop.text.dates import check_done, check_meant, day_of, short_date, stored_day
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles

VALUES, TASKS, SOURCES, TYPED = "return_value", "return_task", "indicator_source", "indicator_value"


class Typed(NamedTuple):
    """A figure that she typed, with the document that it stands in."""

    amount: int
    document: str = ""


class PeriodOfReturns(NamedTuple):
    """What units owe of a period, in the office's order, with what they are asked for."""

    period: Period
    returns: Sequence[UnitReturn] = ()
    asked: Mapping[str, Asked] = {}
    indicators: Sequence[Indicator] = ()
    directory: Directory = Directory()
    is_asked: bool = True

    @property
    def has_figures(self) -> bool:
        """Tell whether any unit is asked for a figure: without one, blank sheets hold tasks only."""
        return any(each.indicators for each in self.asked.values())


def sources(connection: sqlite3.Connection) -> dict[tuple[str, str], Source]:
    """Return where single units' shares come from, by indicator and unit, where that is stated apart."""
    rows = connection.execute(f"select * from {SOURCES} where deleted_at is null").fetchall()
    known = set(Source)
    return {(row["indicator"], row["unit"]): Source(row["source"]) for row in rows if row["source"] in known}


def state_source(action: Action, indicator: str, unit: str, source: Source | None) -> None:
    """State where a unit's share of an indicator comes from; None leaves it to the indicator."""
    key = derived_id(SOURCES, indicator, unit)
    if source is None:
        if action.execute(f"select 1 from {SOURCES} where id = ?", (key,)).fetchone():
            action.trash(SOURCES, key)
        return
    put(action, SOURCES, key, {"indicator": indicator, "unit": unit, "source": source.value})


def typed_values(connection: sqlite3.Connection, period: Period) -> dict[tuple[str, str], Typed]:
    """Return what was typed of a period by indicator and unit, "" for the whole commune."""
    rows = connection.execute(
        f"select * from {TYPED} where year = ? and period = ? and deleted_at is null",
        (period.year, period.code),
    ).fetchall()
    return {
        (row["indicator"], row["unit"] or ""): Typed(row["amount"], row["source_document"] or "")
        for row in rows
        if row["amount"] is not None
    }


def type_value(
    action: Action, indicator: str, period: Period, amount: int | None, document: str, unit: str = ""
) -> None:
    """Keep what is typed of a period, of the commune or a unit, with its document; None takes it away."""
    key = derived_id(TYPED, indicator, unit, str(period.year), period.code)
    if amount is None and not document:
        if action.execute(f"select 1 from {TYPED} where id = ?", (key,)).fetchone():
            action.trash(TYPED, key)
        return
    row = {
        "indicator": indicator,
        "unit": unit or None,
        "year": period.year,
        "period": period.code,
        "amount": amount,
        "source_document": document or None,
    }
    put(action, TYPED, key, row)


def returned(connection: sqlite3.Connection, period: Period) -> dict[str, UnitReturn]:
    """Return what units returned of a period, by unit."""
    rows = connection.execute(
        f"select * from {TABLE} where year = ? and period = ? and deleted_at is null",
        (period.year, period.code),
    ).fetchall()
    amounts: dict[str, dict[str, int]] = defaultdict(dict)
    told: dict[str, dict[str, Told]] = defaultdict(dict)
    chosen = f"select id from {TABLE} where year = ? and period = ?"
    for row in connection.execute(
        f"select * from {VALUES} where unit_return in ({chosen}) and deleted_at is null",
        (period.year, period.code),
    ).fetchall():
        if row["amount"] is not None:
            amounts[row["unit_return"]][row["indicator"]] = row["amount"]
    for row in connection.execute(
        f"select * from {TASKS} where unit_return in ({chosen}) and deleted_at is null",
        (period.year, period.code),
    ).fetchall():
        told[row["unit_return"]][row["task"]] = Told(row["result"] or "", row["state"] or "")
    files = files_of(connection, TABLE)
    due = due_day(period)
    return {
        row["unit"]: UnitReturn(
            period,
            row["unit"],
            day_of(row["due_on"]) or due,
            day_of(row["received_on"]),
            row["note"] or "",
            amounts.get(row["id"], {}),
            {},
            told.get(row["id"], {}),
            files.get(row["id"], ()),
        )
        for row in rows
    }


def told_of_tasks(connection: sqlite3.Connection, period: Period) -> dict[str, list[UnitWords]]:
    """Return what units returned in words of each task, of a period and of the shorter ones in it."""
    within = {each.code: each for each in periods_within(period)}
    rows = connection.execute(
        f"select told.task, told.result, told.unit_return, held.unit, held.period from {TASKS} told"
        f" join {TABLE} held on held.id = told.unit_return left join unit on unit.id = held.unit"
        " where held.year = ? and held.deleted_at is null and told.deleted_at is null and told.result <> ''"
        " order by unit.position, unit.name_order, held.id, told.id",
        (period.year,),
    )
    found: dict[str, list[UnitWords]] = defaultdict(list)
    for row in rows.fetchall():
        if row["period"] in within:
            words = UnitWords(row["unit_return"], row["unit"], row["result"], within[row["period"]])
            found[row["task"]].append(words)
    return dict(found)


def asked_periods(connection: sqlite3.Connection, since: int) -> list[Period]:
    """Return the periods of the years since of which something was returned or noted."""
    rows = connection.execute(
        f"select distinct year, period from {TABLE} where year >= ? and deleted_at is null", (since,)
    )
    noted = {(row["year"], row["period"]) for row in rows.fetchall()}
    return [
        each
        for year in sorted({year for year, _code in noted})
        for each in periods_of(year)
        if (year, each.code) in noted
    ]


def due_day(period: Period, cut_day: int = CUT_DAY) -> date:
    """Return by when units return what is asked of them: the day after the last one that counts."""
    return period.days(cut_day)[1] + timedelta(days=1)


def read_period(connection: sqlite3.Connection, period: Period) -> PeriodOfReturns:
    """Return what units owe of a period: who has tasks of the year, or is asked for an indicator."""
    look = directory(connection)
    wanted = [each for each in indicators(connection) if each.enabled]
    asked = _asked(connection, look, period, wanted)
    held = returned(connection, period)
    due, is_asked = due_day(period), bool(held) or report_of(connection, period) is not None
    listed = [
        replace(
            held.get(unit, UnitReturn(period, unit, due)),
            lacking=tuple(each.name for each in of.indicators if not _came(held.get(unit), each.id)),
            is_asked=is_asked,
        )
        for unit, of in asked.items()
    ]
    listed += [each for unit, each in held.items() if unit not in asked]
    return PeriodOfReturns(period, listed, asked, wanted, look, is_asked)


def ask_returns(action: Action, period: Period) -> int:
    """Note that all units that owe anything are to return a period's figures; count those it is new to."""
    held = returned(action.connection, period)
    meant = [unit for unit in read_period(action.connection, period).asked if unit not in held]
    for unit in meant:
        put(action, TABLE, return_key(period, unit), _row(UnitReturn(period, unit, due_day(period))))
    return len(meant)


def save_return(
    action: Action,
    period: Period,
    unit: str,
    values: Mapping[str, Any],
    *,
    today: date | None = None,
    files: ReadFiles = (),
) -> str:
    """Change when a unit's return is due and was received, or the note; keeps files with it.

    Raises UserError for days that cannot be, as of `today`.
    """
    if today is not None:
        check_done(values.get("received_on"), today, "Ngày nhận")
        check_meant(values.get("due_on"), today, "Hạn nộp")
    held = returned(action.connection, period).get(unit) or UnitReturn(period, unit, due_day(period))
    known = replace(held, **{name: value for name, value in values.items() if name != "due_on" or value})
    key = return_key(period, unit)
    put(action, TABLE, key, _row(known))
    keep_files(action, TABLE, key, files)
    return key


def save_amount(action: Action, period: Period, unit: str, indicator: str, amount: int | None) -> None:
    """Keep one figure of a unit; raises UserError where its share does not come from returns."""
    known = next((each for each in indicators(action.connection) if each.id == indicator), None)
    if known is None or source_of(known, unit, sources(action.connection)) is not Source.RETURNED:
        raise UserError("Chỉ tiêu này không lấy từ báo cáo của đơn vị: xem Nguồn ở thẻ Chỉ tiêu.")
    key = save_return(action, period, unit, {})
    value = derived_id(VALUES, key, indicator)
    if amount is None:
        if action.execute(f"select 1 from {VALUES} where id = ?", (value,)).fetchone():
            action.trash(VALUES, value)
        return
    put(action, VALUES, value, {"unit_return": key, "indicator": indicator, "amount": amount})


def take_returns(
    action: Action, period: Period, taken: Sequence[tuple[ReadReturn, ReadFiles]], *, today: date
) -> str:
    """Keep what units sent back with their files; return what was done. What a sheet leaves empty stays."""
    days = set()
    for read, files in taken:
        held = returned(action.connection, period).get(read.unit)
        first = held.received_on if held is not None and held.received_on else today
        days.add(first)
        key = save_return(action, period, read.unit, {"received_on": first}, files=files)
        for indicator, amount in read.amounts.items():
            row = {"unit_return": key, "indicator": indicator, "amount": amount}
            put(action, VALUES, derived_id(VALUES, key, indicator), row)
        for task, told in read.tasks.items():
            row = {
                "unit_return": key,
                "task": task,
                "result": told.result or None,
                "state": told.state or None,
            }
            put(action, TASKS, derived_id(TASKS, key, task), row)
    names = few([read.unit_name for read, _files in taken], "đơn vị")
    # One that came before keeps the day of its first return.
    said = f", ngày nhận {short_date(*days)}" if len(days) == 1 else ""
    odd = sum(bool(line.problem and line.value) for read, _files in taken for line in read.lines)
    left = f" {odd} ô ghi sai không nhận: đề nghị đơn vị gửi lại." if odd else ""
    return f"Đã nhận báo cáo của {names}{said}.{left}"


def _row(known: UnitReturn) -> dict[str, Any]:
    return {
        "year": known.period.year,
        "period": known.period.code,
        "unit": known.unit,
        "due_on": stored_day(known.due_on),
        "received_on": stored_day(known.received_on),
        "note": known.note or None,
    }


def _came(held: UnitReturn | None, indicator: str) -> bool:
    return held is not None and indicator in held.amounts


def _asked(
    connection: sqlite3.Connection, look: Directory, period: Period, wanted: Sequence[Indicator]
) -> dict[str, Asked]:
    stated = sources(connection)
    given: dict[str, list[tuple[str, str]]] = defaultdict(list)
    last = period.days()[1]
    for task in tasks.tasks_of_year(connection, period.year, last):
        for key in dict.fromkeys([*(line.unit for line in task.lines), task.lead_unit or ""]):
            given[key].append((task.id, task.title))
    found = {}
    for unit in look.units_on(last):
        own = tuple(each for each in wanted if is_asked_for(each, unit, stated))
        if own or given.get(unit.id):
            found[unit.id] = Asked(unit.id, unit.name, own, tuple(given.get(unit.id, ())))
    return found
