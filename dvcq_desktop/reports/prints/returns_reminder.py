# SPDX-License-Identifier: MIT
"""The letter to the units that owe their report or figures of a period, or sent them without all of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Column,
    Document,
    Paragraph,
    Row,
    Table,
    unbroken,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.addressing import named_in_text, said_in_turn, through
from dvcq_desktop.office.frame import BLANK, Frame
from dvcq_desktop.office.printing import PrintKind, answer_day
from dvcq_desktop.reports.prints.returns_owed import read_ordered
from dvcq_desktop.reports.returns import Standing
from dvcq_desktop.text.dates import decree_date, short_date
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.rules import Unit
    from dvcq_desktop.reports.returns import UnitReturn
    from dvcq_desktop.reports.store.returns import PeriodOfReturns

NAME = "returns-reminder"
_COLUMNS = (
    Column("STT", 7, "center"),
    Column("Đơn vị", 38, "left"),
    Column("Hạn nộp", 15, "center"),
    Column("Tình trạng", 40, "left"),
)


class Owing(NamedTuple):
    """What the letter is made of: the period, the day, by when the units answer, the one unit it goes to."""

    known: PeriodOfReturns
    as_of: date
    reply_by: date | None = None
    unit: str | None = None


class ReminderKind(PrintKind[Owing]):
    """The letter, to all units that owe or to one."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> Owing:
        """Read the period ordered."""
        return Owing(read_ordered(connection, order), order.as_of, order.reply_by, order.unit)


def build(read: Owing) -> Document:
    """Build the letter, with the list where it goes to several; raise UserError where nobody owes."""
    label = read.known.period.label
    owed = _owed(read)
    if not owed:
        raise UserError(f"Không còn đơn vị nào nợ báo cáo, số liệu {label} nên không có gì để đôn đốc.")
    frame = Frame(read.known.directory, read.as_of)
    units = [unit for unit, _return in owed]
    subject = f"đôn đốc nộp báo cáo, số liệu công tác dân vận {label}"
    symbol = frame.letter_symbol
    blocks: list[Block] = [
        frame.office_letterhead(symbol, subject=f"V/v {subject}"),
        Addressees(tuple(unit.name for unit in units)),
        Paragraph(_found(read, owed)),
        *(Paragraph(text) for text in _wanted(read, frame, units)),
        frame.office_signature(("Như trên;", f"CT, các PCT {frame.short_office_name};", frame.filing())),
    ]
    if len(units) > 1:
        day = unbroken(f"ngày ... tháng ... năm {read.as_of.year}")
        attached = f"Kèm theo Công văn số {BLANK}/{symbol} {day} của {frame.short_office_name}"
        title = f"Danh sách đơn vị chưa nộp đủ báo cáo, số liệu {label}"
        table = Table(_COLUMNS, tuple(_rows(read, owed)))
        blocks.append(Appendix("", title.upper(), attached, (table,)))
    named = f": {units[0].name}" if len(units) == 1 else ""
    return Document(f"Công văn {subject}{named}", frame.office_name, tuple(blocks))


def _owed(read: Owing) -> list[tuple[Unit, UnitReturn]]:
    units = read.known.directory.units_by_id
    wanted = {Standing.OVERDUE, Standing.INCOMPLETE}
    return [
        (units[each.unit], each)
        for each in read.known.returns
        if each.unit in units and read.unit in {None, each.unit} and each.standing(read.as_of) in wanted
    ]


def _found(read: Owing, owed: Sequence[tuple[Unit, UnitReturn]]) -> str:
    """Return by when it was due, and what is still owed."""
    days = {each.due_on for _unit, each in owed}
    due = f"; thời hạn nộp là {decree_date(*days)}" if len(days) == 1 else ""
    whole = f"Để tổng hợp báo cáo công tác dân vận {read.known.period.label}"
    opening = f"{whole}, các đơn vị phải nộp báo cáo, số liệu{due}."
    until = f"Tính đến {decree_date(read.as_of)}"
    if len(owed) == 1:
        unit, held = owed[0]
        return f"{opening} {until}, {unit.name} {_state(held, read.as_of)}."
    late = sum(each.standing(read.as_of) is Standing.OVERDUE for _unit, each in owed)
    said = [
        f"{late:02d} đơn vị chưa nộp" if late else "",
        f"{len(owed) - late:02d} đơn vị nộp thiếu số liệu" if len(owed) > late else "",
    ]
    return f"{opening} {until} còn {', '.join(filter(None, said))} (có danh sách kèm theo)."


def _state(held: UnitReturn, as_of: date) -> str:
    if held.standing(as_of) is Standing.INCOMPLETE:
        return f"đã nộp nhưng {held.lacking_words}"
    return f"chưa nộp (quá hạn {(as_of - held.due_on).days} ngày)"


def _wanted(read: Owing, frame: Frame, units: Sequence[Unit]) -> list[str]:
    """Return what is asked of the committee's own units, of the others, and of the unit in charge."""
    keeper, committee = frame.unit_in_charge, frame.office_name
    by = decree_date(answer_day(read.known.directory.calendar, read.as_of, read.reply_by))
    what = "nộp đủ báo cáo, số liệu theo mẫu"
    own = [unit for unit in units if unit.is_subordinate]
    others = [unit for unit in units if not unit.is_subordinate]
    asked = []
    if own:
        named = named_in_text(own, "các đơn vị, thôn")
        asked.append(f"Yêu cầu {named} khẩn trương {what} về {committee}{through(keeper, own)} trước {by}")
    if others:
        named = named_in_text(others, "các cơ quan, tổ chức")
        asked.append(f"Đề nghị {named} quan tâm, {what} về {committee}{through(keeper, others)} trước {by}")
    if keeper is not None and keeper not in units:
        asked.append(f"Giao {keeper.name} theo dõi, đôn đốc, tổng hợp")
    return said_in_turn(committee, asked)


def _rows(read: Owing, owed: Sequence[tuple[Unit, UnitReturn]]) -> list[Row]:
    return [
        Row((str(number), unit.name, short_date(each.due_on), capital(_state(each, read.as_of))))
        for number, (unit, each) in enumerate(owed, 1)
    ]
