# SPDX-License-Identifier: MIT
"""The rows of a table of tasks: which belong in it, under which headings, by task or by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Row
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.prints import words
from dvcq_desktop.plan.prints.sections import new_headings, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvcq_desktop.documents.blocks import Cell
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Line, Task


def concerned_tasks(request: PrintRequest) -> list[Task]:
    """Return the tasks of the request, or those its unit leads or owes; raise UserError without any."""
    found = [
        task
        for task in request.tasks
        if request.unit in {None, task.lead_unit, *(line.unit for line in task.lines)}
    ]
    if not found:
        raise UserError(words.NO_TASKS)
    return found


def numbered_rows(
    request: PrintRequest,
    tasks: Iterable[Task],
    of_task: Callable[[PrintRequest, Task], tuple[Cell, ...]],
    of_line: Callable[[PrintRequest, Task, Line], tuple[Cell, ...]],
) -> tuple[Row, ...]:
    """Return the rows of tasks under the plan's headings, numbered through; the cells come without a number.

    A group's task has a row for each of its units where the request asks for units or is of one.
    """
    rows: list[Row] = []
    headings: tuple[str, ...] = ()
    number = 0
    for section in sections(request.plans, tasks):
        rows += [Row((heading,), "group") for heading in new_headings(headings, section.headings)]
        headings = section.headings
        for task in section.tasks:
            for cells in _cells(request, task, of_task, of_line):
                number += 1
                rows.append(Row((str(number), *cells)))
    return tuple(rows)


def _cells(
    request: PrintRequest,
    task: Task,
    of_task: Callable[[PrintRequest, Task], tuple[Cell, ...]],
    of_line: Callable[[PrintRequest, Task, Line], tuple[Cell, ...]],
) -> list[tuple[Cell, ...]]:
    lines = [line for line in task.lines if request.unit in {None, line.unit}]
    if lines and (request.per_unit or request.unit is not None):
        return [of_line(request, task, line) for line in lines]
    return [of_task(request, task)]
