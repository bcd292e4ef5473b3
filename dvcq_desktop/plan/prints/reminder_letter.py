# SPDX-License-Identifier: MIT
"""The reminder letter: a công văn to the units that owe something, with the list as its appendix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from dvcq_desktop.office.printing import answer_day
from dvcq_desktop.office.register.rules import latest_numbered
from dvcq_desktop.office.rules import Unit
from dvcq_desktop.plan.amounts import amount
from dvcq_desktop.plan.own_plans import asks_for_plans, has_issued, must_issue
from dvcq_desktop.plan.prints import frame, reminders, words
from dvcq_desktop.plan.prints.reminders import Reminder
from dvcq_desktop.plan.standings import SOON_DAYS, urgency
from dvcq_desktop.text.dates import decree_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Line

NAME = "reminder-letter"
_NUMBER = Column("STT", 7, "center")
_ENDS = (Column("Người phụ trách", 19, "left"), Column("Thời hạn", 14, "center"))
_LATE = Column("Số ngày quá hạn", 14, "center")
_IS_OVERDUE = "đã quá hạn nhưng chưa hoàn thành"
_IS_SOON = f"đến hạn trong {SOON_DAYS} ngày tới"
_IS_OPEN = "chưa hoàn thành"
_STANDING = Column("Tình hình", 14, "left")


@dataclass(frozen=True)
class Debt:
    """What one unit, or who succeeded it, still owes."""

    unit: Unit
    reminder: Reminder


@dataclass(frozen=True)
class _Matter:
    """What a letter is about: its subject, the title of its list, what it asks for and what comes back."""

    subject: str
    listed: str
    asked: str
    answered: str
    plans: bool = False


def build(request: PrintRequest) -> Document:
    """Build the letter and its list.

    Raise UserError where no unit owes anything.
    """
    owed = debts(request)
    if not owed:
        raise UserError(_nothing(request))
    matter = _matter(request)
    units = tuple(dict.fromkeys(debt.unit for debt in owed))
    symbol = frame.letter_symbol(request, _earlier(request))
    title = f"Công văn {matter.subject}"
    blocks: list[Block] = [
        frame.office_letterhead(request, symbol, subject=f"V/v {matter.subject}"),
        Addressees(tuple(unit.name for unit in units)),
        Paragraph(_found(request, owed, matter)),
        *(Paragraph(text) for text in _asked(request, units, matter)),
        frame.office_signature(request, _recipients(request)),
        Appendix(
            label="",
            title=matter.listed.upper(),
            attached_to=f"Kèm theo {_own_number(request, symbol)}",
            blocks=(Table(*_table(request, owed, matter)),),
        ),
    ]
    named = f": {units[0].name}" if request.unit and len(units) == 1 else ""
    return frame.document(request, f"{title}{named}", tuple(blocks), landscape=False)


def debts(request: PrintRequest) -> list[Debt]:
    """Return what units owe, by the office's order of units, the longest overdue first.

    What nobody was given is left out; of a unit that is no more its successor is reminded.
    """
    found = []
    for reminder in reminders.parts(request):
        unit = request.directory.units_by_id.get(request.directory.heir(reminder.unit, request.as_of) or "")
        if unit and _is_meant(request, reminder) and request.unit in {None, unit.id, reminder.unit}:
            found.append(Debt(unit, reminder))
    places = {unit.id: place for place, unit in enumerate(request.directory.units)}
    return sorted(
        found,
        key=lambda debt: (
            places[debt.unit.id],
            urgency(debt.reminder.standing),
            debt.reminder.task.position,
        ),
    )


def _is_meant(request: PrintRequest, reminder: Reminder) -> bool:
    task, line = reminder.task, reminder.line
    if request.record:
        return task.id == request.record and reminder.is_open
    if request.own_plans:
        return line is not None and asks_for_plans(task) and _owes_plan(line, request.as_of)
    return reminder.is_overdue or (request.with_soon and reminder.is_soon)


def _owes_plan(line: Line, as_of: date) -> bool:
    return must_issue(line, as_of) and not has_issued(line, as_of)


def _nothing(request: PrintRequest) -> str:
    day = f"Tính đến ngày {request.as_of:%d/%m/%Y}"
    of_unit = f" của {request.directory.unit_name(request.unit)}" if request.unit else ""
    if request.own_plans:
        return f"{day} không còn đơn vị nào chưa ban hành kế hoạch nên không có gì để đôn đốc."
    if request.with_soon:
        what = f"nào{of_unit} quá hạn hoặc đến hạn trong {SOON_DAYS} ngày tới"
    elif request.record:
        what = "này còn đơn vị chưa hoàn thành"
    else:
        what = f"nào{of_unit} quá hạn"
    return f"{day} không có nhiệm vụ {what} nên không có gì để đôn đốc."


def _matter(request: PrintRequest) -> _Matter:
    about = frame.plan_subject(request)
    if _is_about_plans(request):
        return _Matter(
            subject=f"đôn đốc ban hành kế hoạch thực hiện {about}",
            listed="Danh sách đơn vị chưa ban hành kế hoạch",
            asked="ban hành kế hoạch thực hiện của đơn vị mình",
            answered="gửi kế hoạch đã ban hành",
            plans=True,
        )
    late = "quá hạn, sắp đến hạn" if request.with_soon else "quá hạn"
    listed = "chưa hoàn thành" if request.record else f"{late} chưa hoàn thành"
    return _Matter(
        subject=f"đôn đốc thực hiện {about if about[0].isupper() else f'nhiệm vụ {about}'}",
        listed=f"Danh sách nhiệm vụ {listed}",
        asked="hoàn thành các nhiệm vụ nêu trong danh sách kèm theo",
        answered="báo cáo kết quả bằng văn bản",
    )


def _is_about_plans(request: PrintRequest) -> bool:
    chosen = next((task for task in request.tasks if task.id == request.record), None)
    return request.own_plans or (chosen is not None and asks_for_plans(chosen))


def _found(request: PrintRequest, owed: Sequence[Debt], matter: _Matter) -> str:
    """Return what the letter rests on, and what is still owed."""
    earlier = _earlier(request)
    plan = frame.cited_plan(request)
    if earlier is not None:
        opening = f"Tiếp theo {frame.cited_issued(request, earlier)}, qua theo dõi việc thực hiện {plan}"
    else:
        opening = f"Qua theo dõi việc thực hiện {plan}"
    day = decree_date(request.as_of)
    return f"{opening}, tính đến {day} còn {_owed_words(owed, matter)} (có danh sách kèm theo)."


def _earlier(request: PrintRequest) -> Issued | None:
    return latest_numbered(request.issued, NAME, request.as_of)


def _owed_words(owed: Sequence[Debt], matter: _Matter) -> str:
    units = {debt.unit for debt in owed}
    if matter.plans:
        return f"{_count(len(units), 'đơn vị')} chưa ban hành kế hoạch của đơn vị mình theo yêu cầu"
    tasks: dict[str, list[str]] = {}
    for debt in owed:
        tasks.setdefault(_how_owed(debt.reminder), []).append(debt.reminder.task.id)
    said = ", ".join(
        f"{amount(len(set(tasks[how])), len(tasks[how]), padded=True)} {how}"
        for how in (_IS_OVERDUE, _IS_SOON, _IS_OPEN)
        if how in tasks
    )
    whose = next(iter(units)).name if len(units) == 1 else _count(len(units), "đơn vị")
    return f"{said} của {whose}"


def _how_owed(reminder: Reminder) -> str:
    return _IS_OVERDUE if reminder.is_overdue else _IS_SOON if reminder.is_soon else _IS_OPEN


def _asked(request: PrintRequest, units: Sequence[Unit], matter: _Matter) -> list[str]:
    """Return what is asked of the committee's own units, of the others, and of who keeps the plan."""
    own = [unit for unit in units if unit.is_subordinate]
    others = [unit for unit in units if not unit.is_subordinate]
    keeper = request.unit_in_charge
    committee = frame.office_name(request)
    by = f"trước {decree_date(_answer_by(request))}"
    asked = []
    if own:
        asked.append(
            f"Yêu cầu {named_in_text(own, 'các đơn vị, thôn')} khẩn trương {matter.asked};"
            f" làm rõ nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan; {matter.answered} về"
            f" {committee}{through(keeper, own)} {by}"
        )
    if others:
        asked.append(
            f"Đề nghị {named_in_text(others, 'các cơ quan, tổ chức')} quan tâm chỉ đạo, {matter.asked};"
            f" {matter.answered} về {committee}{through(keeper, others)} {by}"
        )
    if keeper is not None and keeper not in units:
        asked.append(
            f"Giao {keeper.name} theo dõi, đôn đốc, tổng hợp kết quả, báo cáo {committee} xem xét, chỉ đạo"
        )
    return said_in_turn(f"Để bảo đảm tiến độ thực hiện Kế hoạch, {committee}", asked)


def _answer_by(request: PrintRequest) -> date:
    """Return the working day by which the units answer."""
    return answer_day(request.directory.calendar, request.as_of, request.reply_by)


def _recipients(request: PrintRequest) -> tuple[str, ...]:
    return ("Như trên;", f"CT, các PCT {frame.short_office_name(request)};", frame.filing(request))


def _own_number(request: PrintRequest, symbol: str) -> str:
    day = unbroken(frame.blank_day(request.as_of.year))
    return f"Công văn số {words.BLANK}/{symbol} {day} của {frame.short_office_name(request)}"


def _table(
    request: PrintRequest, owed: Sequence[Debt], matter: _Matter
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the units under each duty where the letter is about few, else the duties under each unit."""
    late = all(debt.reminder.is_overdue for debt in owed)
    by_duty = matter.plans or len({debt.reminder.task.id for debt in owed}) == 1
    groups: dict[str, list[Debt]] = {}
    for debt in owed:
        groups.setdefault(debt.reminder.task.id if by_duty else debt.unit.id, []).append(debt)
    rows: list[Row] = []
    number = 0
    for group in groups.values():
        first = group[0]
        count = _count(len(group), "đơn vị" if by_duty else "nhiệm vụ")
        heading = words.title(first.reminder.task) if by_duty else first.unit.name
        rows.append(Row((f"{heading} - {count}",), "group"))
        for debt in group:
            number += 1
            named = debt.unit.name if by_duty else words.title(debt.reminder.task)
            rows.append(Row((str(number), named, *_end_cells(request, debt, late=late)), "normal"))
    named_by = Column("Đơn vị" if by_duty else "Nhiệm vụ", 46, "left")
    return (_NUMBER, named_by, *_ENDS, _LATE if late else _STANDING), tuple(rows)


def _end_cells(request: PrintRequest, debt: Debt, *, late: bool) -> tuple[str, str, str]:
    reminder = debt.reminder
    return (
        words.filled(request.directory.person_name(reminder.owner)),
        f"{reminder.due:%d/%m/%Y}" if reminder.due else words.BLANK,
        str(reminder.standing.days) if late else reminder.standing.label,
    )


def _count(number: int, what: str) -> str:
    return f"{number:02d} {what}"
