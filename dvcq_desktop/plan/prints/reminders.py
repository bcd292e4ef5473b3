# SPDX-License-Identifier: MIT
"""The reminder list: what is overdue or due soon, by unit and person, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Column, Document, Paragraph, Row, Span, Table, Title
from dvcq_desktop.plan.amounts import amount
from dvcq_desktop.plan.prints import frame, words
from dvcq_desktop.plan.rules import Line, Task
from dvcq_desktop.plan.standings import OPEN, SOON_DAYS, Standing, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.documents.blocks import Block, Text
    from dvcq_desktop.plan.prints.request import PrintRequest

TITLE = "Danh sách nhiệm vụ quá hạn, sắp đến hạn"
OVERDUE = "QUÁ HẠN"
SOON = f"ĐẾN HẠN TRONG {SOON_DAYS} NGÀY TỚI"
NOTHING = "Không có nhiệm vụ nào quá hạn hoặc đến hạn trong {days} ngày tới."
WITHOUT_UNIT = "Chưa giao đơn vị nào"
_ROMAN = ("I", "II")
_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Đơn vị", 16, "left"),
    Column("Người phụ trách", 13, "left"),
    Column("Nhiệm vụ", 26, "left"),
    Column("Thời hạn", 9, "center"),
    Column("Đánh giá", 9, "left"),
    Column("Kết quả gần nhất, nguyên nhân, đề xuất", 22, "left"),
)


@dataclass(frozen=True)
class Reminder:
    """One thing that one unit, or nobody yet, must be reminded of."""

    task: Task
    line: Line | None
    unit: str
    owner: str
    due: date | None
    standing: Standing

    @property
    def is_overdue(self) -> bool:
        """Tell whether its day has passed."""
        return self.standing.timing is Timing.OVERDUE

    @property
    def is_soon(self) -> bool:
        """Tell whether its day comes within `SOON_DAYS`."""
        return self.standing.timing is Timing.SOON

    @property
    def is_open(self) -> bool:
        """Tell whether something is still owed."""
        return self.standing.timing in OPEN


def reminders(request: PrintRequest) -> list[Reminder]:
    """Return what is overdue, then what is due within `SOON_DAYS`, by unit, person and urgency.

    Of a group's task each unit that still owes its part is reminded by itself.
    """
    units = {unit.id: place for place, unit in enumerate(request.directory.units)}
    people = {person.id: place for place, person in enumerate(request.directory.people)}
    found = [
        reminder
        for task in request.tasks
        for reminder in _of_task(request, task)
        if reminder.standing.timing in {Timing.OVERDUE, Timing.SOON} and request.unit in {None, reminder.unit}
    ]
    found.sort(
        key=lambda reminder: (
            not reminder.is_overdue,
            units.get(reminder.unit, len(units)),
            people.get(reminder.owner, len(people)),
            _urgency(reminder.standing),
            reminder.task.position,
        )
    )
    return found


def parts(request: PrintRequest) -> list[Reminder]:
    """Return every part of every task, of single units as of groups, as it stands on the day of the print."""
    return [reminder for task in request.tasks for reminder in _of_task(request, task)]


def counted(found: Iterable[Reminder]) -> str:
    """Count things by tasks, as the screen does, and by units' parts where one task is owed by several."""
    listed = list(found)
    return amount(len({reminder.task.id for reminder in listed}), len(listed))


def build(request: PrintRequest) -> Document:
    """Build the list, signed by who made it and by the head of the unit in charge."""
    found = reminders(request)
    blocks: list[Block] = [
        frame.unit_letterhead(request),
        Title(TITLE.upper(), frame.as_of_words(request)),
    ]
    blocks.append(
        Table(_COLUMNS, tuple(_rows(request, found))) if found else Paragraph(NOTHING.format(days=SOON_DAYS))
    )
    blocks.append(frame.list_signatures(request))
    return frame.document(request, TITLE, tuple(blocks), landscape=True)


def _of_task(request: PrintRequest, task: Task) -> list[Reminder]:
    if not task.lines:
        found = words.task_standing(request, task)
        due = words.due(request, task)
        return [Reminder(task, None, task.lead_unit or "", task.owner or "", due, found)]
    return [
        Reminder(
            task,
            line,
            line.unit,
            line.owner or "",
            words.due(request, task, line),
            words.task_standing(request, task, line),
        )
        for line in task.lines
    ]


def _rows(request: PrintRequest, found: list[Reminder]) -> list[Row]:
    groups = {
        OVERDUE: [reminder for reminder in found if reminder.is_overdue],
        SOON: [reminder for reminder in found if not reminder.is_overdue],
    }
    there = [(heading, group) for heading, group in groups.items() if group]
    rows: list[Row] = []
    for place, (heading, group) in enumerate(there):
        rows.append(Row((f"{_ROMAN[place]}. {heading}: {counted(group)}",), "group"))
        for reminder in group:
            number = len(rows) - place
            rows.append(Row((str(number), *_cells(request, reminder)), "normal"))
    return rows


def _cells(request: PrintRequest, reminder: Reminder) -> tuple[Text, ...]:
    return (
        request.directory.unit_name(reminder.unit) or WITHOUT_UNIT,
        words.filled(request.directory.person_name(reminder.owner)),
        words.title(reminder.task),
        _due(reminder),
        (Span(reminder.standing.label, bold=reminder.is_overdue),),
        _remarks(request, reminder),
    )


def _due(reminder: Reminder) -> str:
    if reminder.due is None:
        return words.BLANK
    moved = words.moved_from(reminder.task, reminder.line, reminder.due)
    return "\n".join(part for part in (f"{reminder.due:%d/%m/%Y}", moved) if part)


def _remarks(request: PrintRequest, reminder: Reminder) -> str:
    """Return what was last done, why it is late (room for a pen where nobody said) and what is proposed."""
    task, line = reminder.task, reminder.line
    entry = request.progress.get(line.id if line else task.id)
    done = (line.result if line else "") or (entry.content if entry else "")
    late = words.cause(task, line) or (words.BLANK if reminder.is_overdue else "")
    cause = f"Nguyên nhân: {late}" if late else ""
    wanted = words.proposal(task, line)
    proposal = f"Đề xuất: {wanted}" if wanted else ""
    return "\n".join(part for part in (done, cause, proposal) if part)


def _urgency(found: Standing) -> int:
    return -found.days if found.timing is Timing.OVERDUE else found.days
