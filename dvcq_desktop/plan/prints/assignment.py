# SPDX-License-Identifier: MIT
"""The assignment table: who does what by when, as the appendix of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Appendix, Column, Document, Row, Table
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.prints import frame, words
from dvcq_desktop.plan.prints.sections import new_headings, sections

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Line, Task

TITLE = "Bảng phân công nhiệm vụ"
_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Nhiệm vụ", 27, "left"),
    Column("Đơn vị chủ trì", 14, "left"),
    Column("Đơn vị phối hợp", 17, "left"),
    Column("Người phụ trách", 13, "left"),
    Column("Thời hạn", 11, "center"),
    Column("Sản phẩm", 15, "left"),
)


def build(request: PrintRequest) -> Document:
    """Build the landscape appendix; a unit of the request narrows it to what that unit leads or owes.

    Raise UserError where there is no such task.
    """
    concerned = [task for task in request.tasks if _concerns(request, task)]
    if not concerned:
        raise UserError(words.NO_TASKS)
    rows: list[Row] = []
    headings: tuple[str, ...] = ()
    number = 0
    for section in sections(request.plans, concerned):
        rows += [Row((heading,), "group") for heading in new_headings(headings, section.headings)]
        headings = section.headings
        for task in section.tasks:
            for cells in _rows(request, task):
                number += 1
                rows.append(Row((str(number), *cells), "normal"))
    title = f"{TITLE} thực hiện {frame.plan_name(request)}"
    appendix = Appendix(
        label="",
        title=title.upper(),
        attached_to=f"Kèm theo {frame.cited_plan(request)}",
        blocks=(Table(_COLUMNS, tuple(rows)), frame.plan_signature(request)),
        landscape=True,
    )
    return frame.document(request, title, (appendix,), landscape=True)


def _concerns(request: PrintRequest, task: Task) -> bool:
    return request.unit is None or request.unit == task.lead_unit or bool(_lines(request, task))


def _lines(request: PrintRequest, task: Task) -> list[Line]:
    return [line for line in task.lines if request.unit in {None, line.unit}]


def _rows(request: PrintRequest, task: Task) -> list[tuple[str, ...]]:
    lines = _lines(request, task)
    if lines and (request.per_unit or request.unit is not None):
        return [_line_cells(request, task, line) for line in lines]
    return [
        (
            words.title(task),
            words.leads(request, task),
            words.unit_names(request, task.coordinating),
            words.owner(request, task),
            words.deadline(request, task),
            words.filled(task.product),
        )
    ]


def _line_cells(request: PrintRequest, task: Task, line: Line) -> tuple[str, ...]:
    return (
        words.title(task),
        request.directory.unit_name(line.unit),
        words.unit_names(request, task.coordinating),
        words.line_owner(request, line),
        words.deadline(request, task, line),
        words.filled(task.product),
    )
