# SPDX-License-Identifier: MIT
"""Which units have not issued their own plan yet, and which have, by kind of unit, as of a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Span, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.plan.own_plans import asks_for_plans, has_issued, must_issue
from dvcq_desktop.plan.prints import frame, words
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.standings import Standing, Timing, standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.documents.blocks import Block, Cell
    from dvcq_desktop.plan.prints.request import PrintRequest

TITLE = "Danh sách đơn vị chưa ban hành kế hoạch triển khai"
_BROKEN = "Danh sách đơn vị\nchưa ban hành kế hoạch triển khai"
OWING = "CHƯA BAN HÀNH ({count} đơn vị)"
ISSUED = "ĐÃ BAN HÀNH ({count} đơn vị)"
NO_SUCH_TASK = (
    "Chưa có nhiệm vụ nào yêu cầu từng đơn vị ban hành kế hoạch riêng; hãy chọn “Có” ở “Kế hoạch riêng” trong"
    " phần Đơn vị của nhiệm vụ rồi in lại."
)
_OWING = (
    Column("STT", 7, "center"),
    Column("Đơn vị", 25, "left"),
    Column("Người phụ trách", 17, "left"),
    Column("Thời hạn", 14, "center"),
    Column("Quá hạn (ngày)", 9, "center"),
    Column("Nguyên nhân, đề xuất", 28, "left"),
)
_ISSUED = (
    Column("STT", 7, "center"),
    Column("Đơn vị", 28, "left"),
    Column("Số, ký hiệu", 15, "left"),
    Column("Ngày ban hành", 15, "center"),
    Column("Người ký", 18, "left"),
    Column("Đánh giá", 17, "left"),
)


@dataclass(frozen=True)
class _Part:
    task: Task
    line: Line
    kind: UnitKind
    issued: bool
    standing: Standing

    @property
    def days_late(self) -> int:
        return self.standing.days if self.standing.timing is Timing.OVERDUE else 0


def build(request: PrintRequest) -> Document:
    """Build the list, signed by who made it and by the head of the unit in charge.

    Raise UserError where no task asks for units' own plans, or none of the request's unit.
    """
    parts = [
        _part(request, task, line)
        for task in request.tasks
        if asks_for_plans(task)
        for line in task.lines
        if must_issue(line, request.as_of) and request.unit in {None, line.unit}
    ]
    if not parts:
        unit = request.directory.unit_name(request.unit)
        raise UserError(f"{unit} không phải ban hành kế hoạch riêng nào." if unit else NO_SUCH_TASK)
    owing = [part for part in parts if not part.issued]
    issued = [part for part in parts if part.issued]
    subject = f"Thực hiện {frame.plan_name(request)}\n({frame.as_of_words(request)})"
    blocks: list[Block] = [frame.unit_letterhead(request), Title(_BROKEN.upper(), subject)]
    blocks += [Paragraph(sentence) for sentence in _summary(parts)]
    labels = iter(("I.", "II."))
    if owing:
        blocks.append(Heading(1, next(labels), OWING.format(count=len(owing))))
        blocks.append(Table(_OWING, _rows(request, owing)))
    if issued:
        blocks.append(Heading(1, next(labels), ISSUED.format(count=len(issued))))
        blocks.append(Table(_ISSUED, _rows(request, issued)))
    blocks.append(frame.list_signatures(request))
    return frame.document(request, TITLE, tuple(blocks), landscape=False)


def _part(request: PrintRequest, task: Task, line: Line) -> _Part:
    issued = has_issued(line, request.as_of)
    standing = words.task_standing(request, task, line)
    if issued and line.own_plan_on is not None:
        # The plan's own day counts, not the day on which it was received.
        entry = StateEntry(TaskState.DONE, line.own_plan_on)
        due = words.due(request, task, line)
        standing = standing_of(entry, due, request.as_of, request.directory.calendar)
    return _Part(task, line, request.directory.units_by_id[line.unit].kind, issued, standing)


def _summary(parts: Sequence[_Part]) -> list[str]:
    """Say of each duty how many of its units have issued their plan."""
    by_task: dict[str, list[_Part]] = {}
    for part in parts:
        by_task.setdefault(part.task.id, []).append(part)
    return [_counted(part) for part in by_task.values()]


def _counted(parts: Sequence[_Part]) -> str:
    issued = sum(part.issued for part in parts)
    late = sum(not part.issued and part.days_late > 0 for part in parts)
    overdue = f", trong đó {late} đơn vị quá hạn" if late else ""
    missing = f", còn {len(parts) - issued} đơn vị chưa ban hành{overdue}" if issued < len(parts) else ""
    return f"- {words.title(parts[0].task)}: {issued}/{len(parts)} đơn vị đã ban hành{missing}."


def _rows(request: PrintRequest, parts: Sequence[_Part]) -> tuple[Row, ...]:
    by_kind: dict[UnitKind, list[_Part]] = {}
    for part in parts:
        by_kind.setdefault(part.kind, []).append(part)
    several = {unit for unit, count in Counter(part.line.unit for part in parts).items() if count > 1}
    rows: list[Row] = []
    number = 0
    for kind, same in by_kind.items():
        rows.append(Row((f"{kind.label} ({len(same)})",), "group"))
        for part in same:
            number += 1
            duty = f"\n({words.title(part.task)})" if part.line.unit in several else ""
            name = f"{request.directory.unit_name(part.line.unit)}{duty}"
            cells = _issued_cells(part) if part.issued else _owing_cells(request, part)
            rows.append(Row((str(number), name, *cells)))
    return tuple(rows)


def _owing_cells(request: PrintRequest, part: _Part) -> tuple[Cell, ...]:
    line, late = part.line, part.days_late
    cause = line.late_cause or part.task.late_cause or (words.BLANK if late else "")
    remarks = (f"Nguyên nhân: {cause}" if cause else "", f"Đề xuất: {line.proposal}" if line.proposal else "")
    return (
        words.line_owner(request, line),
        words.deadline(request, part.task, line),
        (Span(str(late), bold=True),) if late else "",
        "\n".join(remark for remark in remarks if remark),
    )


def _issued_cells(part: _Part) -> tuple[Cell, ...]:
    line = part.line
    return (
        words.filled(line.own_plan_number),
        f"{line.own_plan_on:%d/%m/%Y}" if line.own_plan_on else words.BLANK,
        words.filled(line.own_plan_signer),
        part.standing.label.removeprefix("Hoàn thành").lstrip(", ").capitalize(),
    )
