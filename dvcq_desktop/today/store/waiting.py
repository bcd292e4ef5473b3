# SPDX-License-Identifier: MIT
"""What waits beside the tasks: reports due, opinions, returns of units, scans, papers without a number."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.activities.store import opinions
from dvcq_desktop.commitments.store import scanning
from dvcq_desktop.database.conflicts import conflicts
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.followups import (
    Answering,
    Mending,
    answering_label,
    checks_in_order,
    mending_on,
    open_difficulties,
)
from dvcq_desktop.plan.store import followups
from dvcq_desktop.reports.periods import periods_of
from dvcq_desktop.reports.returns import Standing
from dvcq_desktop.reports.store import reports, returns
from dvcq_desktop.reports.store.templates import templates
from dvcq_desktop.reports.templates import Template, proposals
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.today.rules import (
    FEW,
    Group,
    Line,
    Place,
    Urgency,
    Waiting,
    grouped,
    left_words,
    worst,
)
from dvcq_desktop.today.store.progress import models_picture, read_campaign_today

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.rules import Report

# How many days ahead, and how many back, a due day is worth a line.
AHEAD = timedelta(days=7)
_REPORT_AHEAD, _BACK = timedelta(days=14), timedelta(days=92)


def read_waiting(connection: sqlite3.Connection, today: date) -> Waiting:
    """Read what waits on a day, of this year and the last."""
    office = directory(connection)
    unsigned, signing = read_campaign_today(connection, office, today)
    groups = (
        *_reports(connection, today),
        *_returns(connection, today),
        *_opinions(connection, office, today),
        *unsigned,
        *_scans(connection),
        *_papers(connection, today),
        *_difficulties(connection, office, today),
        *_checks(connection, office, today),
    )
    return Waiting(groups, (*signing, *models_picture(connection, today)))


def read_conflicts(connection: sqlite3.Connection, naming: Naming) -> tuple[Group, ...]:
    """Read what waits for a choice after a merge; the journal of a large file takes a moment."""
    found = conflicts(connection, naming.fields)
    place = Place(step="conflicts")
    lines = [Line(naming.place(connection, each), "Hai bản ghi khác nhau", place) for each in found[:FEW]]
    title = "Chỗ cần chọn sau hợp nhất"
    return (Group(title, len(found), tuple(lines), place, Urgency.SOON),) if found else ()


def _reports(connection: sqlite3.Connection, today: date) -> tuple[Group, ...]:
    held = [each for year in (today.year - 1, today.year) for each in reports.reports(connection, year)]
    lines = [line for _due, line in sorted(_due_reports(connection, held, today))]
    return grouped("Báo cáo đến hạn gửi", lines, Place("Báo cáo", "Báo cáo", year=today.year), Urgency.SOON)


def _due_reports(
    connection: sqlite3.Connection, held: list[Report], today: date
) -> Iterator[tuple[date, Line]]:
    """Yield the reports that are due soon or were due lately, with their due days; frozen ones are sent."""
    outlines = [each for each in templates(connection) if each.enabled]
    for outline in outlines or [Template()]:
        frozen = {each.period for each in held if each.is_frozen and each.outline == (outline.id or None)}
        for period in _periods(outline, today):
            due = outline.due_on(period)
            if period in frozen or not today - _BACK <= due <= today + _REPORT_AHEAD:
                continue
            draft = next(
                (each for each in held if (each.period, each.outline) == (period, outline.id or None)), None
            )
            words, urgency = left_words(due, today)
            begun = "đã có dự thảo" if draft else "chưa lập"
            name = f"{outline.name}: {period.label}" if outline.name else f"Báo cáo {period.label}"
            place = Place("Báo cáo", "Báo cáo", draft.id if draft else "", period.year)
            yield due, Line(name, f"{begun} · {words}", place, urgency)


def _periods(outline: Template, today: date) -> list[Period]:
    """Return the periods that an outline is for; without any outline the long one that is due next."""
    if not outline.id:
        return proposals(today)[:1]
    near = [
        each
        for year in (today.year - 1, today.year)
        for each in periods_of(year)
        if each.kind is outline.kind
    ]
    # Of a kind that comes back often only the one that was due last and the next are worth a line.
    past = [each for each in near if outline.due_on(each) < today]
    return [*past[-1:], *(each for each in near if outline.due_on(each) >= today)]


def _returns(connection: sqlite3.Connection, today: date) -> tuple[Group, ...]:
    """Return what units owe, of the periods in which anything was returned: of others none is asked."""
    lines = []
    page = "Số liệu đơn vị nộp"
    for period in returns.asked_periods(connection, today.year - 1):
        if not today - _BACK <= returns.due_day(period) <= today + AHEAD:
            continue
        known = returns.read_period(connection, period)
        for each in known.returns:
            standing = each.standing(today)
            owed = {Standing.OVERDUE, Standing.WAITING, Standing.INCOMPLETE}
            if standing not in owed or each.due_on > today + AHEAD:
                continue
            urgency = Urgency.OVERDUE if standing is Standing.OVERDUE else Urgency.SOON
            name = f"{known.directory.unit_called(each.unit)}: số liệu {period.label}"
            place = Place("Báo cáo", page, each.id, period.year)
            lines.append(Line(name, each.standing_words(today), place, urgency))
    where = Place("Báo cáo", page, lines[0].place.key if lines else "", today.year)
    return grouped("Đơn vị chưa nộp số liệu", lines, where, worst(lines))


def _opinions(connection: sqlite3.Connection, office: Directory, today: date) -> tuple[Group, ...]:
    found = opinions.unanswered(connection, today.year - 1, today)
    page = "Ý kiến của dân"
    lines = []
    for each in found[:FEW]:
        words = each.standing_words(today)
        unit = office.unit_called(each.unit)
        urgency = _toned(each.due_on, today)
        place = Place("Nhật ký", page, each.id, each.year)
        lines.append(Line(each.content, words, place, urgency, unit))
    if not found:
        return ()
    where = Place("Nhật ký", page, year=found[0].year, show="state=owed")
    return (Group("Ý kiến chờ trả lời", len(found), tuple(lines), where, _toned(found[0].due_on, today)),)


def _scans(connection: sqlite3.Connection) -> tuple[Group, ...]:
    found = scanning.pages_needing_her(connection)
    place = Place("Cam kết", "Bản quét")
    lines = [
        Line(
            f"{each.source_name or 'Bản quét'}{f', trang {each.source_page}' if each.source_page else ''}",
            each.reason.label if each.reason else "Chờ xác nhận chữ ký",
            place._replace(key=each.id),
        )
        for each in found[:FEW]
    ]
    return (Group("Bản quét cần xem", len(found), tuple(lines), place),) if found else ()


def _papers(connection: sqlite3.Connection, today: date) -> tuple[Group, ...]:
    found = register.awaited(connection, today.year - 1)
    page = "Sổ văn bản"
    lines = [
        Line(
            each.title or each.document_type,
            f"in {short_date(each.made_on)}" if each.made_on else "",
            Place("Cơ quan", page, each.id, each.year),
        )
        for each in found[:FEW]
    ]
    if not found:
        return ()
    where = Place("Cơ quan", page, year=found[0].year, show="number=awaited")
    return (Group("Văn bản chưa có số", len(found), tuple(lines), where),)


def _difficulties(connection: sqlite3.Connection, office: Directory, today: date) -> tuple[Group, ...]:
    known = followups.difficulties(connection, today.year - 1) + followups.difficulties(
        connection, today.year
    )
    lines = []
    for each in open_difficulties(known, today):
        unit = office.unit_called(each.unit)
        words = answering_label(each, today)
        place = Place("Kế hoạch", "Vướng mắc", each.id, each.year)
        lines.append(Line(each.content, words, place, who=unit))
    where = _all_of(lines, Answering.WAITING)
    return grouped("Vướng mắc chờ trả lời", lines, where)


def _checks(connection: sqlite3.Connection, office: Directory, today: date) -> tuple[Group, ...]:
    known = followups.checks(connection, today.year - 1) + followups.checks(connection, today.year)
    lines: list[Line] = []
    states: list[Mending] = []
    for each in checks_in_order(known, today, office.calendar):
        mending = mending_on(each, today, office.calendar)
        is_late = mending.state is Mending.OVERDUE
        if not is_late and not (mending.state is Mending.WAITING and mending.days <= AHEAD.days):
            continue
        words = mending.label if is_late else f"Còn {mending.days} ngày"
        unit = office.unit_called(each.unit)
        place = Place("Kế hoạch", "Kiểm tra", each.id, each.year)
        urgency = Urgency.OVERDUE if is_late else Urgency.SOON
        lines.append(Line(each.content, words, place, urgency, unit))
        states.append(mending.state)
    where = _all_of(lines, *dict.fromkeys(states))
    return grouped("Kiểm tra chờ khắc phục", lines, where, worst(lines))


def _all_of(lines: list[Line], *states: str) -> Place:
    """Return the page of the first of some lines, with the records in these states."""
    return lines[0].place._replace(key="", show=f"state={','.join(states)}") if lines else Place()


def _toned(due: date | None, today: date) -> Urgency:
    if due is None or due > today + AHEAD:
        return Urgency.WAITING
    return left_words(due, today)[1]
