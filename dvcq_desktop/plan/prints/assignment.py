# SPDX-License-Identifier: MIT
"""The assignment table: who does what by when, as the appendix of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Appendix, Column, Document, Table
from dvcq_desktop.plan.prints import frame, words
from dvcq_desktop.plan.prints.listing import concerned_tasks, numbered_rows

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Cell
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
    rows = numbered_rows(request, concerned_tasks(request), _task_cells, _line_cells)
    title = f"{TITLE} thực hiện {frame.plan_name(request)}"
    appendix = Appendix(
        label="",
        title=title.upper(),
        attached_to=f"Kèm theo {frame.cited_plan(request)}",
        blocks=(Table(_COLUMNS, rows), frame.plan_signature(request)),
        landscape=True,
    )
    return frame.document(request, title, (appendix,), landscape=True)


def _task_cells(request: PrintRequest, task: Task) -> tuple[Cell, ...]:
    return (
        words.title(task),
        words.leads(request, task),
        words.unit_names(request, task.coordinating),
        words.owner(request, task),
        words.deadline(request, task),
        words.filled(task.product),
    )


def _line_cells(request: PrintRequest, task: Task, line: Line) -> tuple[Cell, ...]:
    return (
        words.title(task),
        request.directory.unit_name(line.unit),
        words.unit_names(request, task.coordinating),
        words.line_owner(request, line),
        words.deadline(request, task, line),
        words.filled(task.product),
    )
