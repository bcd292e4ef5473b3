# SPDX-License-Identifier: MIT
"""How records read on paper: names, units, deadlines, percentages; what is missing stays a dotted space."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Progress
from dvcq_desktop.office import frame
from dvcq_desktop.plan import deadlines, standings
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.groups import addressed
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.standings import Standing, Timing

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.documents.blocks import Cell
    from dvcq_desktop.plan.prints.request import PrintRequest

BLANK = frame.BLANK
NO_TASKS = "Chưa có nhiệm vụ nào để in; hãy giao nhiệm vụ cho đơn vị rồi in lại."
_FEW = 3


def filled(text: str) -> str:
    """Return a text, or the dotted space that a pen fills."""
    return text.strip() or BLANK


def unit_names(request: PrintRequest, units: tuple[str, ...]) -> str:
    """Return the names of several units in one line."""
    return "; ".join(name for unit in units if (name := request.directory.unit_called(unit)))


def leads(request: PrintRequest, task: Task) -> str:
    """Return who is in charge: the lead unit, and each group by its name with the count of its units."""
    parts = [request.directory.unit_name(task.lead_unit), _groups(request, task)]
    return filled("; ".join(part for part in parts if part))


def counted_lines(request: PrintRequest, task: Task) -> tuple[Line, ...]:
    """Return the units' parts that count on the day: not one that ended with its unit, for its heir owes it.

    What the unit did while it was there still counts.
    """
    return tuple(line for line in task.lines if not _is_passed_on(request, task, line))


def owner(request: PrintRequest, task: Task) -> str:
    """Return the owner; of a group's task without one, how many of its units have one."""
    name = request.directory.person_name(task.owner)
    if not name and task.tally.owned:
        return f"{task.tally.owned}/{task.tally.total} đơn vị đã phân công"
    return filled(name)


def line_owner(request: PrintRequest, line: Line) -> str:
    """Return the owner of one unit's part."""
    return filled(request.directory.person_name(line.owner))


def deadline(request: PrintRequest, task: Task, line: Line | None = None) -> str:
    """Return the deadline that counts on the day of the print, with the other one where it was moved."""
    if deadlines.comes_back(task, line):
        return filled("\n".join((task.schedule.label, *_moved_periods(request, task, line))))
    last, first = deadlines.deadline_on(task, request.as_of, line), deadlines.first_deadline(task, line)
    by_first = request.against is Against.FIRST
    day, other = (first, last) if by_first else (last, first)
    own = line is not None and line.deadline is not None
    shown = f"{day:%d/%m/%Y}" if day and own else task.schedule._replace(deadline=day).label
    if day is None or other is None or other == day:
        return filled(shown)
    return f"{shown}\n(gia hạn {'đến' if by_first else 'từ'} {other:%d/%m/%Y})"


def moved_from(task: Task, line: Line | None, due: date | None) -> str:
    """Return from when a due day was moved, empty where it was not."""
    first = deadlines.first_deadline(task, line)
    if due is None or first is None or first == due or deadlines.comes_back(task, line):
        return ""
    return f"(gia hạn từ {first:%d/%m/%Y})" if first < due else ""


def cause(task: Task, line: Line | None = None) -> str:
    """Return why a task or one unit's part is late; of a part without its own cause the task's."""
    own = line.late_cause if line else ""
    return own or task.late_cause


def proposal(task: Task, line: Line | None = None) -> str:
    """Return what is proposed about a task or one unit's part, the unit's own proposal first."""
    own = line.proposal if line else ""
    return own or task.proposal


def why_dropped(entry: StateEntry) -> str:
    """Return why something is not done and what that rests on; room for a pen where nobody said."""
    if entry.state is not TaskState.DROPPED:
        return f"Lý do: {entry.reason}" if entry.reason else ""
    return f"Lý do: {filled(entry.reason)}\nCăn cứ: {filled(entry.basis)}"


def title(task: Task) -> str:
    """Return what is to be done, with the clauses it comes from."""
    cited = task.source_labels
    places = f" ({cited})" if cited else ""
    return f"{filled(task.title)}{places}"


def state_on(request: PrintRequest, task: Task) -> TaskState:
    """Return a task's state on the day of the print: what was finished later was still going on then."""
    found = standings.state_on(task, request.as_of)
    begun = task.id in request.progress
    return TaskState.IN_PROGRESS if begun and found is TaskState.NOT_STARTED else found


def line_state_on(request: PrintRequest, task: Task, line: Line) -> TaskState:
    """Return the state of one unit's part on the day of the print."""
    return standings.line_state_on(line, task, request.as_of)


def task_standing(request: PrintRequest, task: Task, line: Line | None = None) -> Standing:
    """Return where a task, or one unit's part of it, stands on the day of the print."""
    calendar = request.directory.calendar
    if line is not None:
        return standings.line_standing(line, task, request.as_of, calendar, request.against)
    return standings.standing(task, request.as_of, calendar, request.against)


def assessment(found: Standing) -> str:
    """Return a standing in the words of a report."""
    if found.timing is Timing.SOON:
        return "Đến hạn hôm nay" if found.days == 0 else f"Trong hạn (còn {found.days} ngày)"
    return found.label


def rate(request: PrintRequest, task: Task) -> Cell:
    """Return how much is done: units of a group, periods of a recurring task, else the last percentage."""
    share = standings.share_done(task, request.as_of)
    if share is not None:
        return _part(*share, "đơn vị" if task.lines else "kỳ")
    if state_on(request, task) is TaskState.DONE:
        return Progress(100)
    return _percent(request, task.id)


def line_rate(request: PrintRequest, task: Task, line: Line) -> Cell:
    """Return how much of one unit's part is done."""
    if line_state_on(request, task, line) is TaskState.DONE:
        return Progress(100)
    return _percent(request, line.id)


def due(request: PrintRequest, task: Task, line: Line | None = None) -> date | None:
    """Return the due day that counts on the day of the print."""
    return standings.due_on(task, request.as_of, line, request.against)


def _moved_periods(request: PrintRequest, task: Task, line: Line | None) -> list[str]:
    return [
        f"(kỳ {moved.old_deadline:%d/%m/%Y} gia hạn đến {moved.new_deadline:%d/%m/%Y})"
        for moved in deadlines.moves(task, line)
        if moved.old_deadline and moved.new_deadline
        if moved.granted_on is None or moved.granted_on <= request.as_of
    ]


def _part(done: int, total: int, what: str) -> Cell:
    return Progress(100 * done // total, f"{done}/{total} {what}") if total else ""


def _percent(request: PrintRequest, key: str) -> Cell:
    percent = request.percents.get(key)
    return "" if percent is None else Progress(percent)


def _groups(request: PrintRequest, task: Task) -> str:
    lines = counted_lines(request, task) or task.lines
    named = addressed(replace(task, lines=lines), request.directory)
    alone = [each for each in named if not each.count]
    if len(alone) <= _FEW:
        return "; ".join(each.label for each in named)
    others = f"{len(alone)} đơn vị khác" if len(named) > len(alone) else f"{len(alone)} đơn vị"
    return "; ".join([*(each.label for each in named if each.count), others])


def _is_passed_on(request: PrintRequest, task: Task, line: Line) -> bool:
    unit = request.directory.units_by_id.get(line.unit)
    if unit is None or unit.valid_to is None or unit.valid_to >= request.as_of:
        return False
    return line_state_on(request, task, line) is TaskState.DROPPED
