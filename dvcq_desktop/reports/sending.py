# SPDX-License-Identifier: MIT
"""The files of each unit in one folder: blank sheets, task sheets and reminders, named by unit."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.returns import blank_sheet
from dvcq_desktop.text.file_names import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.office.printing import Made as Paper
    from dvcq_desktop.reports.store.returns import PeriodOfReturns

_PAPERS = (("unit-sheet", "Phiếu giao nhiệm vụ"), ("reminder-letter", "Công văn đôn đốc"))
BLANK = "Mẫu báo cáo"
NAMED = "Tên tệp: đơn vị trước, loại tệp sau, như “Thôn Đông - Phiếu giao nhiệm vụ năm 2026”."


class Made(NamedTuple):
    """The files of the units, by name."""

    files: tuple[tuple[str, bytes], ...]


def make_files(
    database: Database,
    known: PeriodOfReturns,
    units: Sequence[str],
    today: date,
    tell: Callable[[int, int], object],
) -> Made:
    """Make the files of the units, of all where none are named; what `tell` raises ends it.

    A file is named by its unit, so that a unit's stand together: "Thôn Đông - Mẫu báo cáo quý II năm 2026".
    """
    from dvcq_desktop.documents.form_sheet import render_form  # noqa: PLC0415 - when files are made
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415 - when files are made
    from dvcq_desktop.office.printing import PrintOrder, make_paper, mark_of  # noqa: PLC0415 - when files are made
    from dvcq_desktop.reports.prints.kinds import kind_named as reports_kind  # noqa: PLC0415 - when files are made
    from dvcq_desktop.reports.prints.returns_reminder import NAME, Owing  # noqa: PLC0415 - when files are made
    from dvcq_desktop.reports.store.returns import read_period  # noqa: PLC0415 - when files are made

    wanted = [asked for key, asked in known.asked.items() if not units or key in units]
    if not wanted:
        raise UserError("Chưa đơn vị nào có nhiệm vụ hay chỉ tiêu phải báo cáo để xuất tệp.")
    office = Frame(known.directory, today).short_office_name
    mark, reminder = database.read(mark_of), reports_kind(NAME)
    # What is shown may lack what was just written.
    owed = database.read(partial(read_period, period=known.period))
    files: list[tuple[str, bytes]] = []
    for place, asked in enumerate(wanted):
        tell(place, len(wanted))
        sheet = render_form(replace(blank_sheet(asked, known.period, office), mark=mark))
        files.append((safe_file_name(f"{asked.name} - {BLANK} {known.period.label}", ".xlsx"), sheet))
        for name, title in _PAPERS:
            data = _paper(database, name, known.period.year, today, asked.unit)
            if data:
                files.append((safe_file_name(f"{asked.name} - {title} năm {known.period.year}"), data))
        order = PrintOrder(known.period.year, today, asked.unit, is_sample=bool(mark))
        data = _or_nothing(partial(make_paper, reminder, Owing(owed, today, unit=asked.unit), order))
        if data:
            files.append((safe_file_name(f"{asked.name} - {reminder.title} {known.period.label}"), data))
    return Made(tuple(files))


def _paper(database: Database, name: str, year: int, today: date, unit: str) -> bytes:
    """Return a unit's own paper of the plan, nothing where there is none to send."""
    from dvcq_desktop.office.printing import PrintOrder, load_ordered, make_paper  # noqa: PLC0415 - when files are made
    from dvcq_desktop.plan.prints.kinds import kind_named  # noqa: PLC0415 - when files are made

    kind = kind_named(name)
    assert kind is not None
    order = PrintOrder(year, today, unit)
    return _or_nothing(lambda: make_paper(kind, *database.read(partial(load_ordered, kind, order=order))))


def _or_nothing(make: Callable[[], Paper]) -> bytes:
    try:
        return make().data
    except UserError:
        return b""
