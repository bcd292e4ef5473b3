# SPDX-License-Identifier: MIT
"""Who owes the figures of a period, who returned them on time and who late."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Column, Document, Paragraph, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.office.printing import PrintKind
from dvcq_desktop.reports.periods import period_ended, period_typed
from dvcq_desktop.reports.returns import Standing
from dvcq_desktop.reports.store.returns import PeriodOfReturns, read_period
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.office.printing import PrintOrder

TITLE = "Danh sách đơn vị nộp báo cáo, số liệu"
_COLUMNS = (
    Column("STT", 7, "center"),
    Column("Đơn vị", 37, "left"),
    Column("Hạn nộp", 15, "center"),
    Column("Ngày nhận", 15, "center"),
    Column("Tình trạng", 26, "left"),
)
_ORDER = (
    Standing.OVERDUE,
    Standing.WAITING,
    Standing.INCOMPLETE,
    Standing.LATE,
    Standing.ON_TIME,
    Standing.NOT_ASKED,
)


class OwedKind(PrintKind[tuple[PeriodOfReturns, "date"]]):
    """The list of who owes what of a period."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> tuple[PeriodOfReturns, date]:
        """Read the period ordered."""
        return read_ordered(connection, order), order.as_of


def read_ordered(connection: sqlite3.Connection, order: PrintOrder) -> PeriodOfReturns:
    """Return what units owe of the period ordered, else of the half year that ended last."""
    ended = period_ended(order.as_of)
    year = order.year or ended.year
    period = period_typed(year, order.period) if order.period else ended._replace(year=year)
    return read_period(connection, period)


def build(read: tuple[PeriodOfReturns, date]) -> Document:
    """Build the list, those who owe first; raise UserError where nobody is asked for anything."""
    known, as_of = read
    if not known.returns:
        raise UserError(f"Không đơn vị nào phải nộp báo cáo, số liệu {known.period.label}.")
    frame = Frame(known.directory, as_of)
    title = f"{TITLE} {known.period.label}"
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), frame.as_of_words()),
        Paragraph(_summary(known, as_of)),
        Table(_COLUMNS, tuple(_rows(known, as_of))),
        frame.list_signatures(),
    )
    return Document(title, frame.office_name, blocks)


def _summary(known: PeriodOfReturns, as_of: date) -> str:
    found = Counter(each.standing(as_of) for each in known.returns)
    said = ", ".join(f"{each.label.lower()} {found[each]}" for each in reversed(_ORDER) if found[each])
    return f"Tổng số {len(known.returns)} đơn vị: {said}."


def _rows(known: PeriodOfReturns, as_of: date) -> Iterator[Row]:
    number = 0
    for standing in _ORDER:
        same = [each for each in known.returns if each.standing(as_of) is standing]
        if same:
            yield Row((f"{standing.label} ({len(same)})",), "group")
        for each in same:
            number += 1
            received = short_date(each.received_on) if each.received_on else ""
            name = known.directory.unit_name(each.unit)
            said = each.standing_words(as_of)
            if standing is Standing.INCOMPLETE:
                said = f"{said}: {each.lacking_words.removeprefix('thiếu ')}"
            yield Row((str(number), name, short_date(each.due_on), received, said))
