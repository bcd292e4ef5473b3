# SPDX-License-Identifier: MIT
"""Plans, tasks and their lines; who owes what by when, and what is still unclear about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.calendar import Calendar

SOON_DAYS = 7


class PlanState(StrEnum):
    """How far a plan's text has come; the value is what is stored."""

    DRAFT = "draft"
    SIGNED = "signed"
    AMENDED = "amended"

    @property
    def label(self) -> str:
        """Return the state as it is shown."""
        return {"draft": "Dự thảo", "signed": "Đã ký", "amended": "Đã sửa đổi"}[self.value]


class TaskState(StrEnum):
    """What was said of a task or a line; whether it is late is a fact of dates, not a state."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """Return the state as it is shown."""
        return {
            "not-started": "Chưa thực hiện",
            "in-progress": "Đang thực hiện",
            "done": "Hoàn thành",
            "dropped": "Không thực hiện",
        }[self.value]

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self in {TaskState.NOT_STARTED, TaskState.IN_PROGRESS}


class Timing(StrEnum):
    """Where a task or a line stands against its deadline on a chosen day."""

    NO_DEADLINE = "no-deadline"
    CONTINUOUS = "continuous"
    ON_TRACK = "on-track"
    SOON = "soon"
    OVERDUE = "overdue"
    DONE_EARLY = "done-early"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    DONE = "done"
    DROPPED = "dropped"


class Clarity(StrEnum):
    """What must be clear about a task: the plan's own four, and what later practice adds."""

    OWNER = "owner"
    WORK = "work"
    RESPONSIBILITY = "responsibility"
    DEADLINE = "deadline"
    PRODUCT = "product"

    @property
    def label(self) -> str:
        """Return what is missing as it is shown."""
        return {
            "owner": "rõ người",
            "work": "rõ việc",
            "responsibility": "rõ trách nhiệm",
            "deadline": "rõ thời hạn",
            "product": "rõ sản phẩm",
        }[self.value]


@dataclass(frozen=True)
class Clause:
    """One numbered place of a plan; `path` is how it is cited ("II.5")."""

    id: str
    parent: str | None
    label: str
    path: str
    title: str
    text: str = ""
    position: int = 0


@dataclass(frozen=True)
class Basis:
    """One legal basis as the plan cites it, with what could be read out of it."""

    text: str
    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    body: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan as it is kept; `clauses` are in the order of the text, parents before children."""

    id: str
    year: int
    kind: str = "KẾ HOẠCH"
    state: PlanState = PlanState.DRAFT
    abstract: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    date_text: str = ""
    place: str = ""
    signer_authority: tuple[str, ...] = ()
    signer_title: str = ""
    signer_name: str = ""
    full_text: str = ""
    file_name: str = ""
    clauses: tuple[Clause, ...] = ()
    bases: tuple[Basis, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def cited(self) -> str:
        """Return how the plan is cited ("Kế hoạch số 12/KH-UBND ngày 05/01/2026")."""
        number = f" số {self.number}/{self.symbol}" if self.number else ""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.kind.capitalize()}{number}{day}"


@dataclass(frozen=True)
class StateEntry:
    """A state with the day it was reached and its reason or basis; the three change as one."""

    state: TaskState = TaskState.NOT_STARTED
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Standing:
    """Where something stands on a day: `days` late where overdue or done late, else days left or early."""

    timing: Timing
    days: int = 0

    @property
    def label(self) -> str:
        """Return the standing in the words of the screen and the paper."""
        match self.timing:
            case Timing.OVERDUE:
                return f"Quá hạn {self.days} ngày"
            case Timing.SOON:
                return "Đến hạn hôm nay" if self.days == 0 else f"Còn {self.days} ngày"
            case Timing.DONE_LATE:
                return f"Hoàn thành, quá hạn {self.days} ngày"
        return _TIMING_LABELS[self.timing]


@dataclass(frozen=True)
class Line:
    """What one unit owes of a task that is given to a group."""

    id: str
    task: str
    unit: str
    owner: str | None = None
    state: StateEntry = StateEntry()
    deadline: date | None = None
    result: str = ""
    own_plan_number: str = ""
    own_plan_on: date | None = None
    own_plan_signer: str = ""


@dataclass(frozen=True)
class Progress:
    """One entry of progress: what was done by a day, by the whole or by one unit's `line`."""

    id: str
    task: str
    line: str | None
    unit: str | None
    entered_on: date | None
    percent: int | None = None
    content: str = ""


@dataclass(frozen=True)
class Extension:
    """A deadline moved by a decision; the first one's `old_deadline` stays the first deadline."""

    id: str
    task: str
    line: str | None
    old_deadline: date | None
    new_deadline: date | None
    document: str = ""
    reason: str = ""
    granted_on: date | None = None


@dataclass(frozen=True)
class LineTally:
    """How many lines of a group's task are in each state, and how many have an owner."""

    total: int = 0
    done: int = 0
    dropped: int = 0
    in_progress: int = 0
    owned: int = 0

    @property
    def state(self) -> TaskState:
        """Return the state of the whole: done when all that count are, dropped when none counts."""
        counted = self.total - self.dropped
        if self.total and not counted:
            return TaskState.DROPPED
        if counted and self.done == counted:
            return TaskState.DONE
        begun = self.done or self.in_progress
        return TaskState.IN_PROGRESS if begun else TaskState.NOT_STARTED


@dataclass(frozen=True)
class Source:
    """Where a task comes from: a clause of a plan, or another document, which may set a `deadline`."""

    id: str = ""
    clause: str | None = None
    label: str = ""
    document_kind: str = ""
    number: str = ""
    issued_on: date | None = None
    body: str = ""
    abstract: str = ""
    deadline: date | None = None

    @property
    def cited(self) -> str:
        """Return the source as it is cited in a table."""
        if self.clause is not None or not self.number:
            return self.label or self.abstract
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.document_kind} số {self.number}{day}".strip()


@dataclass(frozen=True)
class Task:
    """One duty: one owner, one lead unit, one deadline, one product; or a line per unit of a group.

    `percent` is the last one recorded of the whole, `begun_on` the day of the first progress entry.
    """

    id: str
    year: int
    title: str
    plan: str | None = None
    content: str = ""
    product: str = ""
    lead_unit: str | None = None
    owner: str | None = None
    director: str | None = None
    schedule: Schedule = Schedule()
    state: StateEntry = StateEntry()
    result: str = ""
    late_cause: str = ""
    proposal: str = ""
    note: str = ""
    position: int = 0
    group: str | None = None
    coordinating: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    lines: tuple[Line, ...] = ()
    completions: tuple[Completion, ...] = ()
    percent: int | None = None
    begun_on: date | None = None

    @property
    def source_labels(self) -> str:
        """Return all sources in one text ("II.5, III.2")."""
        return ", ".join(source.cited for source in self.sources if source.cited)

    @cached_property
    def tally(self) -> LineTally:
        """Return how the lines of a group's task stand as of now."""
        return _tally([line.state.state for line in self.lines], self.lines)


def check_state(entry: StateEntry) -> None:
    """Raise UserError unless a state carries what it must: a dropped task its reason, a done one its day."""
    if entry.state is TaskState.DROPPED and not entry.reason.strip():
        raise UserError("Nhiệm vụ không thực hiện phải có lý do; hãy ghi lý do rồi lưu lại.")
    if entry.state is TaskState.DONE and entry.on is None:
        raise UserError("Nhiệm vụ hoàn thành phải có ngày hoàn thành; hãy ghi ngày rồi lưu lại.")


def missing_clarity(task: Task) -> tuple[Clarity, ...]:
    """Return what is still unclear about a task ("rõ người, rõ việc, rõ trách nhiệm, rõ thời hạn").

    A group's task is clear about its people when each of its units has one, or it has an owner itself; so it
    is about its deadline. A unit that drops out need not be clear.
    """
    found = []
    counted = [line for line in task.lines if line.state.state is not TaskState.DROPPED]
    if not task.owner and not (counted and all(line.owner for line in counted)):
        found.append(Clarity.OWNER)
    if not task.title.strip():
        found.append(Clarity.WORK)
    if not task.lead_unit and not task.lines:
        found.append(Clarity.RESPONSIBILITY)
    if not task.schedule.is_set and not (counted and all(line.deadline for line in counted)):
        found.append(Clarity.DEADLINE)
    if not task.product.strip():
        found.append(Clarity.PRODUCT)
    return tuple(found)


def state_on(task: Task, as_of: date) -> TaskState:
    """Return a task's state on a day: her own word, or for a group what its lines add up to.

    What was finished later was still open; it had begun where something was recorded by then.
    """
    own = task.state.state if _has_happened(task.state, as_of) else TaskState.NOT_STARTED
    if not own.is_open:
        return own
    units = _tally([line_state_on(line, as_of) for line in task.lines], task.lines).state
    if units is not TaskState.NOT_STARTED:
        return units
    recorded = task.begun_on is not None and task.begun_on <= as_of
    begun = recorded or any(met.done_on <= as_of for met in task.completions)
    return TaskState.IN_PROGRESS if begun else own


def line_state_on(line: Line, as_of: date) -> TaskState:
    """Return the state of one unit's part on a day: what was finished later was still going on."""
    return line.state.state if _has_happened(line.state, as_of) else TaskState.IN_PROGRESS


def due_on(task: Task, as_of: date, line: Line | None = None) -> date | None:
    """Return the due day that counts on `as_of`: of a recurring task the first that was not met by then.

    For a group's whole task it is the first that one of its units still owes.
    """
    if line is not None:
        return line.deadline or task.schedule.next_due(task.year, _met(task, as_of, line.id))
    owed = [due_on(task, as_of, line) for line in task.lines if line_state_on(line, as_of).is_open]
    first = min((day for day in owed if day), default=None)
    return first or task.schedule.next_due(task.year, _met(task, as_of))


def standing(task: Task, as_of: date, calendar: Calendar) -> Standing:
    """Return where a whole task stands on a day; what happened after that day does not count yet.

    A group's task stands where its most urgent unit does: overdue as soon as one is, done when all are.
    """
    if task.lines and not _is_settled(task.state, as_of):
        return min((line_standing(line, task, as_of, calendar) for line in task.lines), key=urgency)
    due = task.schedule.next_due(task.year, _met(task, as_of))
    return _standing(task, task.state, as_of, calendar, due)


def line_standing(line: Line, task: Task, as_of: date, calendar: Calendar) -> Standing:
    """Return where one unit's part stands, by its own deadline or else the task's.

    Where she closed the whole task, nothing is owed of it any more.
    """
    closed = not _is_settled(line.state, as_of) and _is_settled(task.state, as_of)
    entry = task.state if closed else line.state
    return _standing(task, entry, as_of, calendar, due_on(task, as_of, line))


def urgency(found: Standing) -> tuple[int, int]:
    """Return the place of a standing among others, the most urgent first."""
    worse_with_days = found.timing in {Timing.OVERDUE, Timing.DONE_LATE}
    return _URGENCY.index(found.timing), -found.days if worse_with_days else found.days


def share_done(task: Task, as_of: date) -> tuple[int, int] | None:
    """Return how many of how many units of a group, or due days of a recurring task, are done by a day."""
    if task.lines:
        states = [line_state_on(line, as_of) for line in task.lines]
        return states.count(TaskState.DONE), len(states) - states.count(TaskState.DROPPED)
    if task.schedule.comes_back:
        days = task.schedule.occurrences(task.year)
        return len(_met(task, as_of).intersection(days)), len(days)
    return None


def standing_of(entry: StateEntry, deadline: date | None, as_of: date, calendar: Calendar) -> Standing:
    """Compare a state with a deadline on a day.

    A deadline on a day off ends on the next working day (`Calendar.due_day`); a completion dated after
    `as_of` has not happened yet.
    """
    due = calendar.due_day(deadline) if deadline else None
    if _is_settled(entry, as_of):
        dropped = entry.state is TaskState.DROPPED
        return Standing(Timing.DROPPED) if dropped else _completed(entry.on, deadline, due)
    if due is None:
        return Standing(Timing.NO_DEADLINE)
    left = (due - as_of).days
    if left < 0:
        return Standing(Timing.OVERDUE, -left)
    return Standing(Timing.SOON if left <= SOON_DAYS else Timing.ON_TRACK, left)


def _tally(states: Sequence[TaskState], lines: Sequence[Line]) -> LineTally:
    count = Counter(states)
    return LineTally(
        total=len(lines),
        done=count[TaskState.DONE],
        dropped=count[TaskState.DROPPED],
        in_progress=count[TaskState.IN_PROGRESS],
        owned=sum(line.owner is not None for line in lines),
    )


def _has_happened(entry: StateEntry, as_of: date) -> bool:
    return entry.on is None or entry.on <= as_of


def _is_settled(entry: StateEntry, as_of: date) -> bool:
    return not entry.state.is_open and _has_happened(entry, as_of)


def _met(task: Task, as_of: date, line: str | None = None) -> frozenset[date]:
    """Return the due days met by `as_of`: by the whole, which counts for each unit, or by one unit itself."""
    return frozenset(
        met.due_on for met in task.completions if met.line in {None, line} and met.done_on <= as_of
    )


def _standing(task: Task, entry: StateEntry, as_of: date, calendar: Calendar, due: date | None) -> Standing:
    found = standing_of(entry, due, as_of, calendar)
    if due is None and found.timing is Timing.NO_DEADLINE:
        if task.schedule.comes_back:
            return Standing(Timing.DONE)
        if task.schedule.recurrence is Recurrence.CONTINUOUS:
            return Standing(Timing.CONTINUOUS)
    return found


def _completed(on: date | None, deadline: date | None, due: date | None) -> Standing:
    if on is None or deadline is None or due is None:
        return Standing(Timing.DONE)
    if on > due:
        return Standing(Timing.DONE_LATE, (on - due).days)
    if on < deadline:
        return Standing(Timing.DONE_EARLY, (deadline - on).days)
    return Standing(Timing.DONE_ON_TIME)


_URGENCY = (
    Timing.OVERDUE,
    Timing.SOON,
    Timing.ON_TRACK,
    Timing.CONTINUOUS,
    Timing.NO_DEADLINE,
    Timing.DONE_LATE,
    Timing.DONE_ON_TIME,
    Timing.DONE_EARLY,
    Timing.DONE,
    Timing.DROPPED,
)
_TIMING_LABELS = {
    Timing.NO_DEADLINE: "Chưa có thời hạn",
    Timing.CONTINUOUS: "Thường xuyên",
    Timing.ON_TRACK: "Trong hạn",
    Timing.DONE_EARLY: "Hoàn thành trước hạn",
    Timing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Timing.DONE: "Hoàn thành",
    Timing.DROPPED: "Không thực hiện",
}
