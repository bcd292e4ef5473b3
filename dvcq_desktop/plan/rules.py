# SPDX-License-Identifier: MIT
"""Plans, tasks and their lines; who owes what by when, and what is still unclear about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

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
    """How the lines of a group's task stand: counts by state, and the day of the last change of state."""

    total: int = 0
    done: int = 0
    dropped: int = 0
    in_progress: int = 0
    owned: int = 0
    last_on: date | None = None

    @property
    def state(self) -> StateEntry:
        """Return the state of the whole: done when all that count are, on the day the last one was."""
        counted = self.total - self.dropped
        if self.total and not counted:
            return StateEntry(TaskState.DROPPED, self.last_on)
        if counted and self.done == counted:
            return StateEntry(TaskState.DONE, self.last_on)
        if self.done or self.in_progress:
            return StateEntry(TaskState.IN_PROGRESS)
        return StateEntry()


@dataclass(frozen=True)
class Source:
    """Where a task comes from: a clause of a plan, or another document (kind, number, date, body)."""

    id: str = ""
    clause: str | None = None
    label: str = ""
    document_kind: str = ""
    number: str = ""
    issued_on: date | None = None
    body: str = ""
    abstract: str = ""

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

    `lines` are only there where the whole task was read; `tally` always says how they stand.
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
    tally: LineTally = LineTally()
    lines: tuple[Line, ...] = ()
    completions: tuple[Completion, ...] = ()
    percent: int | None = None

    @property
    def source_labels(self) -> str:
        """Return all sources in one text ("II.5, III.2")."""
        return ", ".join(source.cited for source in self.sources if source.cited)

    @property
    def current(self) -> StateEntry:
        """Return the state: her own word, or for a group what its lines add up to."""
        if not self.tally.total or not self.state.state.is_open:
            return self.state
        return self.tally.state


def tally(lines: Sequence[Line]) -> LineTally:
    """Count lines by their states."""
    states = [line.state for line in lines]
    count = Counter(entry.state for entry in states)
    return LineTally(
        total=len(states),
        done=count[TaskState.DONE],
        dropped=count[TaskState.DROPPED],
        in_progress=count[TaskState.IN_PROGRESS],
        owned=sum(line.owner is not None for line in lines),
        last_on=max((entry.on for entry in states if entry.on), default=None),
    )


def missing_clarity(task: Task) -> tuple[Clarity, ...]:
    """Return what is still unclear about a task ("rõ người, rõ việc, rõ trách nhiệm, rõ thời hạn").

    A group's task is clear about its people when each of its units has one, or it has an owner itself.
    """
    found = []
    units = task.tally
    if not task.owner and not (units.total and units.owned == units.total):
        found.append(Clarity.OWNER)
    if not task.title.strip():
        found.append(Clarity.WORK)
    if not task.lead_unit and not units.total:
        found.append(Clarity.RESPONSIBILITY)
    if not task.schedule.is_set:
        found.append(Clarity.DEADLINE)
    if not task.product.strip():
        found.append(Clarity.PRODUCT)
    return tuple(found)


def due_on(task: Task, as_of: date, line: Line | None = None) -> date | None:
    """Return the due day that counts on `as_of`: of a recurring task the first that was not met by then."""
    if line is not None and line.deadline is not None:
        return line.deadline
    key = line.id if line else None
    met = frozenset(c.due_on for c in task.completions if c.line == key and c.done_on <= as_of)
    return task.schedule.next_due(task.year, met)


def standing(task: Task, as_of: date, calendar: Calendar) -> Standing:
    """Return where a whole task stands on a day; what happened after that day does not count yet."""
    return _standing(task, task.current, as_of, calendar, due_on(task, as_of))


def line_standing(line: Line, task: Task, as_of: date, calendar: Calendar) -> Standing:
    """Return where one unit's part stands, by its own deadline or else the task's."""
    return _standing(task, line.state, as_of, calendar, due_on(task, as_of, line))


def standing_of(entry: StateEntry, deadline: date | None, as_of: date, calendar: Calendar) -> Standing:
    """Compare a state with a deadline on a day.

    A deadline on a day off ends on the next working day (`Calendar.due_day`); a completion dated after
    `as_of` has not happened yet.
    """
    happened = entry.on is None or entry.on <= as_of
    if entry.state is TaskState.DROPPED and happened:
        return Standing(Timing.DROPPED)
    due = calendar.due_day(deadline) if deadline else None
    if entry.state is TaskState.DONE and happened:
        return _completed(entry.on, deadline, due)
    if due is None:
        return Standing(Timing.NO_DEADLINE)
    left = (due - as_of).days
    if left < 0:
        return Standing(Timing.OVERDUE, -left)
    return Standing(Timing.SOON if left <= SOON_DAYS else Timing.ON_TRACK, left)


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


_TIMING_LABELS = {
    Timing.NO_DEADLINE: "Chưa có thời hạn",
    Timing.CONTINUOUS: "Thường xuyên",
    Timing.ON_TRACK: "Trong hạn",
    Timing.DONE_EARLY: "Hoàn thành trước hạn",
    Timing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Timing.DONE: "Hoàn thành",
    Timing.DROPPED: "Không thực hiện",
}
