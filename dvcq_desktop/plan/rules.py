# SPDX-License-Identifier: MIT
"""Plans, tasks and their lines; who owes what by when, and what is still unclear about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.schedule import Completion, Schedule
from dvcq_desktop.text.normal import in_sentence, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


class Clarity(StrEnum):
    """What must be clear about a task: the plan's own four, and what later practice adds."""

    OWNER = "owner"
    WORK = "work"
    RESPONSIBILITY = "responsibility"
    DEADLINE = "deadline"
    PRODUCT = "product"

    @property
    def label(self) -> str:
        """Return what is to be clear, as it is called."""
        return {
            "owner": "người",
            "work": "việc",
            "responsibility": "trách nhiệm",
            "deadline": "thời hạn",
            "product": "sản phẩm",
        }[self.value]


def unclear_words(missing: Iterable[Clarity]) -> str:
    """Return what is not clear: "chưa rõ người, thời hạn"; empty where all is."""
    named = ", ".join(clarity.label for clarity in missing)
    return f"chưa rõ {named}" if named else ""


class Clause(NamedTuple):
    """One numbered place of a plan; `path` is how it is cited ("II.5")."""

    id: str
    parent: str | None
    label: str
    path: str
    title: str
    text: str = ""
    position: int = 0


class Basis(NamedTuple):
    """One legal basis as the plan cites it, with what could be read out of it."""

    text: str
    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    body: str = ""


class PlanRemark(NamedTuple):
    """A doubtful place of a plan: where it is, the words, a sentence, and whether she has looked at it."""

    id: str
    place: str
    quote: str
    sentence: str
    settled: bool = False


class Plan(NamedTuple):
    """A plan as it is kept; `clauses` are in the order of the text, parents before children.

    `file` is the key of the kept file that it was read from.
    """

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
    file: str | None = None
    file_name: str = ""
    note: str = ""
    preamble: str = ""
    closing: str = ""
    drafted_from: str | None = None
    clauses: tuple[Clause, ...] = ()
    bases: tuple[Basis, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def cited(self) -> str:
        """Return how the plan is cited ("Kế hoạch số 12/KH-UBND ngày 05/01/2026")."""
        number = f" số {self.number}/{self.symbol}" if self.number else ""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.kind.capitalize()}{number}{day}"

    @property
    def title(self) -> str:
        """Return what its text is headed with, in one line ("Kế hoạch công tác dân vận năm 2026")."""
        abstract = tidy(self.abstract)
        return f"{(self.kind or 'KẾ HOẠCH').capitalize()} {in_sentence(abstract)}".strip()

    @property
    def short(self) -> str:
        """Return what tells it from the year's other plans in little room ("15/KH-UBND")."""
        if self.number:
            return f"{self.number}/{self.symbol}".strip("/")
        return f"{self.state.label}: {self.abstract or self.kind.capitalize()}"

    @property
    def heading(self) -> str:
        """Return what tells it from others as a heading; one without a number by what it is about."""
        return self.cited if self.number else f"{self.cited} {self.abstract}".strip()


class StateEntry(NamedTuple):
    """A state with the day it was reached, its reason and the document it rests on; they change as one."""

    state: TaskState = TaskState.NOT_STARTED
    on: date | None = None
    reason: str = ""
    basis: str = ""


class Line(NamedTuple):
    """What one unit owes of a task that is given to a group.

    `own_plan_file` is the key of a kept file, `begun_on` the day of the unit's first progress entry.
    """

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
    own_plan_file: str | None = None
    own_plan_file_name: str = ""
    late_cause: str = ""
    proposal: str = ""
    begun_on: date | None = None

    @property
    def has_own_plan(self) -> bool:
        """Tell whether anything is known of a plan that the unit issued itself."""
        return bool(self.own_plan_number or self.own_plan_on or self.own_plan_file)

    @property
    def own_plan_cited(self) -> str:
        """Return how the unit's own plan is cited ("số 05/KH-VP ngày 12/03/2026")."""
        number = f"số {self.own_plan_number}" if self.own_plan_number else ""
        day = f"ngày {self.own_plan_on:%d/%m/%Y}" if self.own_plan_on else ""
        return " ".join(part for part in (number, day) if part)


class LineGroup(NamedTuple):
    """Units' parts of one task that stand alike on every day: one of them, and whose all of them are."""

    line: Line
    units: tuple[str, ...]
    owners: tuple[str, ...] = ()


class Progress(NamedTuple):
    """One entry of progress: what was done by a day, by the whole or by one unit's `line`."""

    id: str
    task: str
    line: str | None
    unit: str | None
    entered_on: date | None
    percent: int | None = None
    content: str = ""


class Extension(NamedTuple):
    """A deadline moved by a decision; the first one's `old_deadline` stays the first deadline.

    Of a recurring task the old deadline is the period's due day, and only that period is moved.
    """

    id: str
    task: str
    line: str | None
    old_deadline: date | None
    new_deadline: date | None
    document: str = ""
    reason: str = ""
    granted_on: date | None = None


class LineTally(NamedTuple):
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


class Source(NamedTuple):
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

    `extensions` are those of the whole and of its lines, the earliest decision first.
    `previous` is the same duty of the year before, `carried` where that was not finished. `own_plans` says
    whether each unit must issue a plan of its own, None where that is told by `plan.own_plans`.
    `percent` is the last one recorded of the whole by the day it was read for, `begun_on` the day of the
    first progress entry.
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
    extensions: tuple[Extension, ...] = ()
    previous: str | None = None
    carried: bool = False
    own_plans: bool | None = None
    percent: int | None = None
    begun_on: date | None = None

    @property
    def source_labels(self) -> str:
        """Return all sources in one text ("II.5, III.2")."""
        return ", ".join(source.cited for source in self.sources if source.cited)

    @cached_property
    def tally(self) -> LineTally:
        """Return how the lines of a group's task stand as of now."""
        return tally_of([line.state.state for line in self.lines], self.lines)


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


def tally_of(states: Sequence[TaskState], lines: Sequence[Line]) -> LineTally:
    """Count lines by the states they are in."""
    count = Counter(states)
    return LineTally(
        total=len(lines),
        done=count[TaskState.DONE],
        dropped=count[TaskState.DROPPED],
        in_progress=count[TaskState.IN_PROGRESS],
        owned=sum(line.owner is not None for line in lines),
    )
