# SPDX-License-Identifier: MIT
"""The files of each unit in one folder: blank sheets, task sheets and reminders, named by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.returns import blank_sheet
from dvcq_desktop.text.file_names import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.reports.store.returns import PeriodOfReturns

_PAPERS = (("unit-sheet", "Phiếu giao nhiệm vụ"), ("reminder-letter", "Công văn đôn đốc"))
BLANK = "Mẫu báo cáo"


def send_files(
    database: Database,
    known: PeriodOfReturns,
    units: Sequence[str],
    today: date,
    folder: Path,
    *,
    tell: Callable[[int, int], object],
    cancelled: Callable[[], bool],
) -> str:
    """Write the files of the units, of all where none are named; return what was done, in a sentence.

    A file is named by its unit, so that a unit's stand together: "Thôn Đông - Mẫu báo cáo quý II năm 2026".
    """
    from dvcq_desktop.documents.form_sheet import render_form  # noqa: PLC0415 - when files are made
    from dvcq_desktop.documents.saving import save  # noqa: PLC0415 - when files are made
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415 - when files are made

    wanted = [asked for key, asked in known.asked.items() if not units or key in units]
    if not wanted:
        raise UserError("Chưa đơn vị nào có nhiệm vụ hay chỉ tiêu phải báo cáo để xuất tệp.")
    office = Frame(known.directory, today).short_office_name
    count = 0
    for place, asked in enumerate(wanted):
        if cancelled():
            return f"Đã dừng: đã xuất {count} tệp của {place} đơn vị vào {folder}."
        tell(place, len(wanted))
        sheet = render_form(blank_sheet(asked, known.period, office))
        save(sheet, folder / safe_file_name(f"{asked.name} - {BLANK} {known.period.label}", ".xlsx"))
        count += 1
        for name, title in _PAPERS:
            data = _paper(database, name, known.period.year, today, asked.unit)
            if data:
                save(data, folder / safe_file_name(f"{asked.name} - {title} năm {known.period.year}", ".pdf"))
                count += 1
    return f"Đã xuất {count} tệp của {len(wanted)} đơn vị vào {folder}, mỗi tệp bắt đầu bằng tên đơn vị."


def _paper(database: Database, name: str, year: int, today: date, unit: str) -> bytes:
    """Return a unit's own paper, nothing where there is none to send."""
    from dvcq_desktop.office.printing import PrintOrder, answer_day  # noqa: PLC0415 - when files are made
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - when files are made
    from dvcq_desktop.plan.prints.kinds import kind_named  # noqa: PLC0415 - when files are made

    kind = kind_named(name)
    assert kind is not None
    look = database.read(directory)
    order = PrintOrder(year, today, unit, reply_by=answer_day(look.calendar, today))
    try:
        return kind.make(database.read(lambda connection: kind.load(connection, order))).data
    except UserError:
        return b""
