# SPDX-License-Identifier: MIT
"""One unit's task sheet: what it leads, what it owes among others, where it helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Addressees,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.own_plans import has_issued
from dvcq_desktop.plan.prints import frame, words

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.office.rules import Unit
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Line, Task

TITLE = "Phiếu giao nhiệm vụ"
# The decree has no sign for this kind; practice writes it after its own initials.
_SYMBOL = "PGNV-UBND"
_COLUMNS = (
    Column("STT", 8, "center"),
    Column("Nhiệm vụ", 42, "left"),
    Column("Người phụ trách", 17, "left"),
    Column("Thời hạn", 16, "center"),
    Column("Sản phẩm", 17, "left"),
)
_HELPING = (
    Column("STT", 8, "center"),
    Column("Nhiệm vụ", 50, "left"),
    Column("Đơn vị chủ trì", 24, "left"),
    Column("Thời hạn", 18, "center"),
)


def build(request: PrintRequest) -> Document:
    """Build the sheet of the request's unit, or of every unit that has tasks, each on pages of its own.

    Raise UserError where there is nothing to hand out.
    """
    units = units_with_sheets(request)
    if not units:
        raise UserError(words.NO_TASKS)
    named = f": {units[0].name}" if request.unit else ""
    blocks = tuple(block for unit in units for block in _sheet(request, unit))
    return frame.document(request, f"{TITLE}{named}", blocks, landscape=False)


def units_with_sheets(request: PrintRequest) -> list[Unit]:
    """Return the units of the request that have tasks, in the order of the office."""
    units = [unit for unit in request.directory.units if request.unit in {None, unit.id}]
    return [unit for unit in units if _sheet(request, unit)]


def _sheet(request: PrintRequest, unit: Unit) -> list[Block]:
    leading = [task for task in request.tasks if task.lead_unit == unit.id and not task.lines]
    owing = [(task, line) for task in request.tasks for line in task.lines if line.unit == unit.id]
    helping = [task for task in request.tasks if _helps(task, unit)]
    parts = [
        ("Nhiệm vụ chủ trì thực hiện", _leading(request, leading)),
        ("Nhiệm vụ thực hiện theo phần việc của đơn vị", _owing(request, owing)),
        ("Nhiệm vụ phối hợp thực hiện", _helping(request, helping)),
    ]
    given = [(name, table) for name, table in parts if table.rows]
    if not given:
        return []
    blocks: list[Block] = [
        frame.office_letterhead(request, _SYMBOL),
        Title(TITLE.upper(), f"Thực hiện {frame.plan_name(request)}"),
        Addressees((unit.name,)),
        Paragraph(_opening(request, unit)),
    ]
    for number, (name, table) in enumerate(given, 1):
        blocks += [Heading(2, f"{number}.", name), table]
    closing = frame.office_signature(request, ("Như trên;", frame.filing(request)))
    return [*blocks, Paragraph(_closing(request, unit)), closing]


def _helps(task: Task, unit: Unit) -> bool:
    """Tell whether a unit only helps; the lead unit of a group's task watches over the others' parts."""
    if any(line.unit == unit.id for line in task.lines):
        return False
    return unit.id in task.coordinating or (bool(task.lines) and task.lead_unit == unit.id)


def _opening(request: PrintRequest, unit: Unit) -> str:
    verb = "yêu cầu" if unit.is_subordinate else "đề nghị"
    return (
        f"Thực hiện {frame.cited_plan(request)}, Ủy ban nhân dân {_commune(request)} {verb} {unit.name}"
        " thực hiện các nhiệm vụ sau:"
    )


def _closing(request: PrintRequest, unit: Unit) -> str:
    verb = "Yêu cầu" if unit.is_subordinate else "Đề nghị"
    keeper = request.unit_in_charge
    through = f" (qua {keeper.name})" if keeper and keeper.id != unit.id else ""
    return (
        f"{verb} {unit.name} tổ chức thực hiện, báo cáo kết quả đúng thời hạn; nếu có vướng mắc, kịp thời"
        f" phản ánh về Ủy ban nhân dân {_commune(request)}{through} để xem xét, giải quyết./."
    )


def _commune(request: PrintRequest) -> str:
    return frame.short_office_name(request).removeprefix("UBND").strip()


def _leading(request: PrintRequest, tasks: list[Task]) -> Table:
    rows = [
        _row(
            number,
            _with_helpers(request, task),
            words.owner(request, task),
            words.deadline(request, task),
            words.filled(task.product),
        )
        for number, task in enumerate(tasks, 1)
    ]
    return Table(_COLUMNS, tuple(rows))


def _owing(request: PrintRequest, owed: list[tuple[Task, Line]]) -> Table:
    rows = [
        _row(
            number,
            _with_helpers(request, task),
            words.line_owner(request, line),
            words.deadline(request, task, line),
            _product(request, task, line),
        )
        for number, (task, line) in enumerate(owed, 1)
    ]
    return Table(_COLUMNS, tuple(rows))


def _product(request: PrintRequest, task: Task, line: Line) -> str:
    """Return the product, and of a duty that asks for the unit's own plan what is known of that plan."""
    product = words.filled(task.product)
    if not line.has_own_plan or not has_issued(line, request.as_of):
        return product
    signer = f", {line.own_plan_signer} ký" if line.own_plan_signer else ""
    return f"{product}\n(Kế hoạch của đơn vị: {line.own_plan_cited or 'đã ban hành'}{signer})"


def _helping(request: PrintRequest, tasks: list[Task]) -> Table:
    rows = [
        _row(number, words.title(task), words.leads(request, task), words.deadline(request, task))
        for number, task in enumerate(tasks, 1)
    ]
    return Table(_HELPING, tuple(rows))


def _row(number: int, *cells: str) -> Row:
    return Row((str(number), *cells), "normal")


def _with_helpers(request: PrintRequest, task: Task) -> str:
    helpers = words.unit_names(request, task.coordinating)
    return f"{words.title(task)}\nPhối hợp: {helpers}" if helpers else words.title(task)
