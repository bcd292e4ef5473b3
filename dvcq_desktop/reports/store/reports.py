# SPDX-License-Identifier: MIT
"""Read and write reports: made of the records of their period, changed as drafts, frozen for good."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.store.lists import lists
from dvcq_desktop.database.filed import files_of, held_row, keep_files
from dvcq_desktop.database.rooms import Frozen
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.store.fields import model_fields
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import followups, plans, tasks
from dvcq_desktop.reports import rules
from dvcq_desktop.reports.figures import figures, known
from dvcq_desktop.reports.narrative import Basis, Line, Section, assembled, lines
from dvcq_desktop.reports.periods import CUT_DAY, Period, PeriodKind
from dvcq_desktop.reports.pictures import pictures
from dvcq_desktop.reports.rules import Content, Report, ReportState
from dvcq_desktop.reports.store.indicators import indicators
from dvcq_desktop.reports.store.material import read_material
from dvcq_desktop.reports.store.returns import returned
from dvcq_desktop.reports.store.templates import template
from dvcq_desktop.text.dates import day_of, stored_day
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Plan, Progress

REPORTS, SECTIONS, ROWS = "report", "report_section", "report_row"
APPENDIX = "tasks"
_GONE = "Báo cáo này không còn: có thể vừa bị xóa; hãy làm mới (F5)."


def reports(connection: sqlite3.Connection, year: int) -> list[Report]:
    """Return the reports of a year, the latest period first."""
    rows = connection.execute(
        f"select * from {REPORTS} where year = ? and deleted_at is null order by ends_on desc, id", (year,)
    ).fetchall()
    files = files_of(connection, REPORTS)
    return [replace(_report(row), files=files.get(row["id"], ())) for row in rows]


def report(connection: sqlite3.Connection, key: str) -> Report | None:
    """Return a report, None where it is gone."""
    row = connection.execute(
        f"select * from {REPORTS} where id = ? and deleted_at is null", (key,)
    ).fetchone()
    return _report(row) if row else None


def report_of(connection: sqlite3.Connection, period: Period) -> Report | None:
    """Return the report of a period: the frozen one before drafts."""
    found = [each for each in reports(connection, period.year) if each.period == period]
    return next(iter(sorted(found, key=lambda each: not each.is_frozen)), None)


def unsaved(period: Period, cut_day: int = CUT_DAY, outline: str | None = None) -> Report:
    """Return the report of a period that nobody has begun yet."""
    title = f"Kết quả công tác dân vận {period.label}; phương hướng, nhiệm vụ {period.following}"
    return Report("", period, *period.days(cut_day), outline, title=title)


def years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a report or anything to report of, the latest first."""
    rows = connection.execute(
        "select year from report where deleted_at is null union select year from activity"
        " where deleted_at is null union select year from task where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def content(connection: sqlite3.Connection, held: Report, today: date | None = None) -> Content:
    """Return what a report says: of a frozen one what it said then, of a draft what the records say now.

    Of a period that goes on everything stands as it does `today`.
    """
    if held.is_frozen:
        return rules.content_from(held.figures)
    look = directory(connection)
    basis = read_basis(connection, look, held.period, held.starts_on, _by(held.ends_on, today))
    wanted = indicators(connection)
    now = figures(wanted, basis.material)
    sections = tuple(sections_of(connection, held.id)) if held.id else tuple(assembled(basis))
    own = tuple(added_lines(connection, held.id)) if held.id else ()
    return Content(
        rules.rows_of(wanted, now, _last_year(connection, look, held)),
        sections,
        (*lines(basis), *own),
        {**_frame(look, held), "to": template(connection, held.outline).to_text},
        pictures(basis, {each.id: each.label for each in model_fields(connection)}),
    )


def read_basis(
    connection: sqlite3.Connection, look: Directory, period: Period, first: date, last: date
) -> Basis:
    """Return what the words of a report are made from."""
    year = period.year
    return Basis(
        period,
        read_material(connection, look, period, first, last),
        _in_text(Frame(look, last).office_name),
        look,
        lists(connection),
        _plans(connection, year),
        _progress(connection, year, first, last),
        tuple(followups.difficulties(connection, year)),
        _told(connection, period),
    )


def begin_report(
    action: Action, period: Period, outline: str | None = None, *, today: date | None = None
) -> str:
    """Draft the report of a period with the words its records give; raises UserError where there is one."""
    by = template(action.connection, outline)
    first, last = period.days(by.cut_day)
    known_ones = reports(action.connection, period.year)
    held = next((each for each in known_ones if (each.period, each.outline) == (period, outline)), None)
    if held is not None:
        raise UserError(f"Đã có {_in_text(held.called)}: hãy mở báo cáo ấy trong danh sách.")
    look = directory(action.connection)
    basis = read_basis(action.connection, look, period, first, _by(last, today))
    fresh = unsaved(period, by.cut_day, outline)
    key = action.insert(
        REPORTS,
        {
            "year": period.year,
            "period_kind": period.kind.value,
            "period_number": period.number,
            "outline": outline,
            "starts_on": first.isoformat(),
            "ends_on": last.isoformat(),
            "state": fresh.state.value,
            "title": fresh.title,
            "symbol": fresh.symbol,
        },
    )
    for place, section in enumerate(assembled(basis, by.outline), 1):
        action.insert(SECTIONS, {"report": key, "position": place, **_section_row(section)})
    return key


def renew_sections(action: Action, key: str, *, today: date | None = None) -> int:
    """Put together anew the sections that she did not edit; return how many changed.

    A section is known by its heading; one that is new comes where the outline has it.
    """
    held = _draft(action, key)
    look = directory(action.connection)
    basis = read_basis(action.connection, look, held.period, held.starts_on, _by(held.ends_on, today))
    kept = sections_of(action.connection, key)
    left = {(each.level, each.heading): each for each in kept}
    changed = 0
    outline = template(action.connection, held.outline).outline
    for place, fresh in enumerate(assembled(basis, outline), 1):
        old = left.pop((fresh.level, fresh.heading), None)
        if old is None:
            action.insert(SECTIONS, {"report": key, "position": place, **_section_row(fresh)})
            changed += 1
        elif not old.edited:
            row = {"position": place, **_section_row(fresh)}
            changed += old.text != fresh.text
            action.update(SECTIONS, old.id, row)
        else:
            action.update(SECTIONS, old.id, {"position": place, "label": fresh.label})
    for gone in left.values():
        if not gone.edited:
            action.trash(SECTIONS, gone.id)
    return changed


def save_report(
    action: Action, key: str, values: Mapping[str, Any], *, today: date | None = None, files: ReadFiles = ()
) -> str:
    """Change a draft's number, day, signer, title or note; raises UserError where it is frozen."""
    del today
    _draft(action, key)
    row = {
        name: stored_day(value) if name == "issued_on" else (value or None) for name, value in values.items()
    }
    action.update(REPORTS, key, row)
    keep_files(action, REPORTS, key, files)
    return key


def save_section(action: Action, key: str, section: str, text: str) -> None:
    """Change the text of a section; what she writes is put together anew no more."""
    _draft(action, key)
    held_row(action, SECTIONS, section)
    action.update(SECTIONS, section, {"text": text.strip() or None, "edited": 1})


def add_line(action: Action, key: str, line: Line) -> str:
    """Add a row to the appendix of tasks; raises UserError where it says nothing."""
    _draft(action, key)
    if not tidy(line.task):
        raise UserError("Chưa có nhiệm vụ: hãy ghi việc đã làm, rồi thêm dòng.")
    (last,) = action.execute(
        f"select coalesce(max(position), 0) from {ROWS} where report = ? and deleted_at is null", (key,)
    ).fetchone()
    return action.insert(
        ROWS, {"report": key, "appendix": APPENDIX, "position": last + 1, "cells": _cells(line)}
    )


def save_line(action: Action, key: str, line: Line) -> None:
    """Change a row that she added."""
    _draft(action, key)
    held_row(action, ROWS, line.id)
    action.update(ROWS, line.id, {"cells": _cells(line)})


def trash_lines(action: Action, key: str, rows: Sequence[str]) -> int:
    """Put rows that she added into the trash."""
    _draft(action, key)
    for row in rows:
        action.trash(ROWS, row)
    return len(rows)


def trash_reports(action: Action, keys: Sequence[str]) -> int:
    """Put drafts into the trash; raises UserError where one is frozen."""
    for key in keys:
        _draft(action, key)
        action.trash(REPORTS, key)
    return len(keys)


def freeze(action: Action, key: str, today: date) -> str:
    """Keep what a report says now for good; return what was done. Raise UserError where it cannot be yet."""
    held = _draft(action, key)
    rules.check_freezable(held, today)
    if not held.signer_name:
        assert held.issued_on is not None
        signer = directory(action.connection).signer(held.issued_on)
        if signer is not None:
            held = replace(
                held,
                signer_authority="\n".join(signer.authority),
                signer_title=signer.title,
                signer_name=signer.name,
            )
            names = ("signer_authority", "signer_title", "signer_name")
            action.update(REPORTS, key, {name: getattr(held, name) or None for name in names})
    said = content(action.connection, held, today)
    first = _frozen_before(action.connection, held)
    if first is not None:
        # Whoever is told of a period is told the same figures.
        said = replace(said, rows=rules.content_from(first.figures).rows)
    kept = {"state": ReportState.FROZEN.value, "frozen_at": action.now, "figures": rules.frozen_text(said)}
    action.update(REPORTS, key, kept)
    return f"Đã chốt {_in_text(held.called)}: {len(said.rows)} chỉ tiêu, {len(said.lines)} dòng phụ lục."


def sections_of(connection: sqlite3.Connection, key: str) -> list[Section]:
    """Return the sections of a draft in their order."""
    rows = connection.execute(
        f"select * from {SECTIONS} where report = ? and deleted_at is null order by position, id", (key,)
    )
    return [
        Section(
            row["level"] or 1,
            row["label"] or "",
            row["heading"] or "",
            row["text"] or "",
            tuple((table, record) for table, record in json.loads(row["sources"] or "[]")),
            row["id"],
            row["position"] or 0,
            bool(row["edited"]),
        )
        for row in rows.fetchall()
    ]


def added_lines(connection: sqlite3.Connection, key: str) -> list[Line]:
    """Return the rows that she added to the appendix of tasks."""
    rows = connection.execute(
        f"select * from {ROWS} where report = ? and appendix = ? and deleted_at is null"
        " order by position, id",
        (key, APPENDIX),
    )
    return [_line(row) for row in rows.fetchall()]


def frozen_rows(connection: sqlite3.Connection) -> Iterator[Frozen]:
    """Yield the rows of frozen reports: nothing may change them any more."""
    for row in connection.execute(
        f"select id from {REPORTS} where state = ? and deleted_at is null", (ReportState.FROZEN.value,)
    ).fetchall():
        yield Frozen(REPORTS, row["id"])
        for table in (SECTIONS, ROWS):
            parts = connection.execute(
                f"select id from {table} where report = ? and deleted_at is null", (row["id"],)
            )
            yield from (Frozen(table, part["id"]) for part in parts.fetchall())


# Private


def _by(last: date, today: date | None) -> date:
    return min(last, today) if today else last


def _draft(action: Action, key: str) -> Report:
    held = report(action.connection, key)
    if held is None:
        raise UserError(_GONE)
    rules.refuse_frozen(held)
    return held


def _frozen_before(connection: sqlite3.Connection, held: Report) -> Report | None:
    """Return the report of the same days that was frozen first, whose figures serve all recipients."""
    days = (held.period, held.starts_on, held.ends_on)
    same = [
        each
        for each in reports(connection, held.period.year)
        if each.is_frozen and (each.period, each.starts_on, each.ends_on) == days
    ]
    return min(same, key=lambda each: each.frozen_at, default=None)


def _last_year(connection: sqlite3.Connection, look: Directory, held: Report) -> dict[str, str]:
    """Return the figures of the same period of last year: as its frozen report has them, else counted."""
    before = held.period.last_year
    old = report_of(connection, before)
    if old is not None and old.is_frozen:
        return {row.id: row.figure.text for row in rules.content_from(old.figures).rows}
    first = _year_before(held.starts_on)
    last = _year_before(held.ends_on)
    found = read_material(connection, look, before, first, last)
    return {key: figure.text for key, figure in known(indicators(connection), found).items()}


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


def _line(row: sqlite3.Row) -> Line:
    group, task, result, assessment = (str(cell) for cell in json.loads(row["cells"])[:4])
    return Line(group, task, result, assessment, row["id"])


def _told(connection: sqlite3.Connection, period: Period) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for each in returned(connection, period).values():
        for task, told in each.tasks.items():
            if told.result:
                found.setdefault(task, []).append((each.id, each.unit, told.result))
    return found


def _cells(line: Line) -> str:
    return json.dumps(list(line[:4]), ensure_ascii=False, separators=(",", ":"))


def _section_row(section: Section) -> dict[str, object]:
    return {
        "level": section.level,
        "label": section.label or None,
        "heading": section.heading or None,
        "text": section.text or None,
        "sources": json.dumps(section.sources, separators=(",", ":")),
        "edited": 0,
    }


def _in_text(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}" if name.startswith("Báo cáo") else name


def _report(row: sqlite3.Row) -> Report:
    period = Period(row["year"], PeriodKind(row["period_kind"]), row["period_number"] or 1)
    first, last = period.days()
    return Report(
        id=row["id"],
        period=period,
        starts_on=day_of(row["starts_on"]) or first,
        ends_on=day_of(row["ends_on"]) or last,
        outline=row["outline"],
        state=ReportState(row["state"]),
        title=row["title"] or "",
        number=row["number"] or "",
        symbol=row["symbol"] or "",
        issued_on=day_of(row["issued_on"]),
        signer_authority=row["signer_authority"] or "",
        signer_title=row["signer_title"] or "",
        signer_name=row["signer_name"] or "",
        frozen_at=row["frozen_at"] or "",
        figures=row["figures"] or "",
        note=row["note"] or "",
    )
