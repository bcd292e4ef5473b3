# SPDX-License-Identifier: MIT
"""Next year's plan out of this one's: its text moved on, its duties copied, what was not finished carried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan import standings
from dvcq_desktop.plan.clauses import depths
from dvcq_desktop.plan.deadlines import comes_back, first_deadline
from dvcq_desktop.plan.plantext import Remark
from dvcq_desktop.plan.reading.remarks import cited_remarks, period_remarks
from dvcq_desktop.plan.rules import Clause, Line, Plan, PlanState, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.year_moving import mentions, move_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dvcq_desktop.plan.rules import Source

SYMBOL = "KH-UBND"


class Way(StrEnum):
    """What becomes of a task in the new year."""

    COPY = "copy"
    CARRY = "carry"
    BOTH = "both"
    LEAVE = "leave"

    @property
    def label(self) -> str:
        """Return the way as it is chosen."""
        return _WAYS[self.value]


@dataclass(frozen=True)
class Choice:
    """One task of the old year and what becomes of it; `reason` says why it was not finished.

    `share` is how many of how many units of a group finished it; a unit that was let off, or merged away,
    is in neither.
    """

    task: Task
    unfinished: bool
    way: Way
    reason: str = ""
    share: tuple[int, int] | None = None

    @property
    def parts(self) -> tuple[Choice, ...]:
        """Return the tasks that come of it: the duty anew, what is still owed of the old one, or both."""
        if self.way is Way.BOTH:
            # In front, for the end of a long title is cut off in a table.
            named = f"Chuyển tiếp từ năm {self.task.year}: {self.task.title}"
            carried = replace(self, way=Way.CARRY, task=replace(self.task, title=named))
            return (replace(self, way=Way.COPY), carried)
        return () if self.way is Way.LEAVE else (self,)


@dataclass(frozen=True)
class Turn:
    """The year to draft for, its first day, and what is kept of the tasks."""

    year: int
    first_day: date
    directory: Directory
    keep_owners: bool = True
    keep_deadlines: bool = False


@dataclass(frozen=True)
class DraftText:
    """The text of the new plan, and the places to look at again; its clauses keep the old ids."""

    plan: Plan
    clauses: tuple[Clause, ...]
    remarks: tuple[Remark, ...]


def choices(tasks: Iterable[Task], as_of: date, *, carry: bool = True) -> list[Choice]:
    """Return what is proposed for each task, those that were not finished first.

    Duties of the plan, of groups, and those that come back are copied, for their clauses stand again; what
    was not finished is carried over, beside the duty itself where some units of a group finished it.
    What came from elsewhere and is finished, or was dropped, is left.
    """
    found = [_choice(task, as_of, carry=carry) for task in tasks]
    return sorted(found, key=lambda choice: not choice.unfinished)


def is_unfinished(task: Task, as_of: date) -> bool:
    """Tell whether something of a task is still owed; what comes back every year is never finished."""
    return task.schedule.recurrence is Recurrence.ONCE and standings.state_on(task, as_of).is_open


def in_office(directory: Directory, person: str | None, day: date) -> str | None:
    """Return the person unless the office knows that nobody of that key is in office on a day."""
    found = directory.people_by_id.get(person or "")
    if found is None:
        return None
    held = not found.tenures or any(tenure.holds_on(day) for tenure in found.tenures)
    return found.id if held else None


def next_task(choice: Choice, turn: Turn, plan: Plan, new_plan: str, clauses: Mapping[str, str]) -> Task:
    """Return the task of the new year; `clauses` turns the old clauses into the new ones."""
    old, carried = choice.task, choice.way is Way.CARRY
    lead = turn.directory.heir(old.lead_unit, turn.first_day)
    coordinating = _heirs(turn, old.coordinating)
    return Task(
        id="",
        year=turn.year,
        plan=new_plan if old.plan == plan.id else None,
        title=old.title if carried else move_year(old.title, old.year, turn.year).text,
        content=old.content,
        product=old.product,
        lead_unit=lead,
        owner=_owner(turn, old.owner),
        director=_owner(turn, old.director),
        schedule=Schedule(_deadline(turn, old), old.schedule.recurrence),
        state=_state(old.state) if carried else StateEntry(),
        note=_note(choice) if carried else "",
        group=old.group,
        coordinating=tuple(unit for unit in coordinating if unit != lead),
        sources=tuple(_sources(old.sources, clauses, carried=carried)),
        lines=tuple(_lines(choice, turn)),
        previous=old.id,
        carried=carried,
        own_plans=old.own_plans,
    )


def draft_text(plan: Plan, turn: Turn) -> DraftText:
    """Return the plan's text moved on to the new year, without number and day, to be looked through."""
    remarks: list[Remark] = []
    abstract, preamble, closing = (
        _moved(text, place, plan.year, turn.year, remarks)
        for text, place in (
            (plan.abstract, "Trích yếu"),
            (plan.preamble, "Phần mở đầu"),
            (plan.closing, "Phần kết"),
        )
    )
    for basis in plan.bases:
        remarks += period_remarks(basis.text, basis.kind, "Căn cứ", 0, turn.year)
    clauses = tuple(_clauses(plan, turn.year, remarks))
    draft = plan._replace(
        id="",
        year=turn.year,
        state=PlanState.DRAFT,
        number="",
        symbol=_symbol(plan, remarks),
        issued_on=None,
        date_text="",
        full_text="",
        file=None,
        file_name="",
        note="",
        drafted_from=plan.id,
        clauses=(),
        abstract=abstract,
        preamble=preamble,
        closing=closing,
    )
    return DraftText(_signed_by(draft, turn, remarks), clauses, tuple(remarks))


def task_remarks(chosen: Iterable[Choice], turn: Turn) -> Iterator[Remark]:
    """Say which names of tasks speak of the old year, and which units are gone without a successor."""
    gone: dict[str, list[str]] = {}
    for choice in chosen:
        task = choice.task
        for unit in dict.fromkeys(
            part for part in (task.lead_unit, *task.coordinating, *_units(task)) if part
        ):
            if turn.directory.heir(unit, turn.first_day) is None:
                gone.setdefault(unit, []).append(task.title)
        if choice.way is Way.COPY:
            yield from _title_remarks(task, turn)
    for unit, titles in gone.items():
        name = turn.directory.unit_name(unit) or "Một đơn vị"
        yield Remark(
            "Đơn vị",
            titles[0],
            f"{name} không còn hoạt động vào ngày {turn.first_day:%d/%m/%Y} và chưa ghi đơn vị kế thừa;"
            f" {len(titles)} nhiệm vụ cần giao lại.",
        )


def _choice(task: Task, as_of: date, *, carry: bool) -> Choice:
    share = standings.share_done(task, as_of) if task.lines else None
    if is_unfinished(task, as_of):
        over = Way.BOTH if share and share[0] else Way.CARRY
        way = over if carry else _usual_way(task)
        return Choice(task, unfinished=True, way=way, reason=_reason(task, share), share=share)
    return Choice(task, unfinished=False, way=_usual_way(task), share=share)


def _usual_way(task: Task) -> Way:
    stands_again = (
        task.schedule.recurrence is not Recurrence.ONCE
        or bool(task.lines)
        or any(source.clause for source in task.sources)
    )
    return Way.COPY if stands_again and task.state.state is not TaskState.DROPPED else Way.LEAVE


def _reason(task: Task, share: tuple[int, int] | None) -> str:
    if task.late_cause or share is None:
        return task.late_cause
    done, counted = share
    return f"Còn {counted - done}/{counted} đơn vị chưa xong" if counted > done else ""


def _moved(text: str, place: str, year: int, new: int, remarks: list[Remark]) -> str:
    moved = move_year(text, year, new)
    for quote in moved.left:
        part = f"năm {year}" if str(year) in quote else f"một phần của năm {new}"
        remarks.append(Remark(place, quote, f"Nêu {part}, cần xem lại."))
    return moved.text


def _clauses(plan: Plan, new: int, remarks: list[Remark]) -> Iterator[Clause]:
    depth = depths(plan.clauses)
    paths: dict[str | None, str] = {}
    for clause in plan.clauses:
        path = clause.path or paths.get(clause.parent, "")
        paths[clause.id] = path
        place = f"Mục {path}" if path else "Nội dung"
        title = _moved(clause.title, place, plan.year, new, remarks)
        if title != clause.title and depth[clause.id]:
            sentence = f"Tên mục đã chuyển từ năm {plan.year} sang năm {new}, cần xem lại."
            remarks.append(Remark(place, title, sentence))
        said = f"Nêu năm {plan.year}, cần xem lại."
        remarks += [Remark(place, quote, said) for quote in mentions(clause.text, plan.year)]
        for line in clause.text.splitlines():
            stale = (each for each in cited_remarks(line, place, 0, new) if str(plan.year) not in each.quote)
            remarks += stale
        yield clause._replace(title=title)


def _symbol(plan: Plan, remarks: list[Remark]) -> str:
    """Return the symbol of plans; that of a công văn, which a draft may bear by mistake, is not handed on."""
    if not plan.symbol or plan.symbol.startswith("KH"):
        return plan.symbol or SYMBOL
    sentence = f"Kế hoạch năm {plan.year} ghi ký hiệu “/{plan.symbol}”; dự thảo này ghi “/{SYMBOL}”."
    remarks.append(Remark("Số, ký hiệu", plan.symbol, sentence))
    return SYMBOL


def _signed_by(draft: Plan, turn: Turn, remarks: list[Remark]) -> Plan:
    """Let sign who signed, unless the office says that another one does in the new year."""
    known = [signer for signer in turn.directory.signers if signer.name == draft.signer_name]
    if not known or any(signer.signs_on(turn.first_day) for signer in known):
        return draft
    signer = turn.directory.signer(turn.first_day)
    if signer is None:
        remarks.append(Remark("Phần ký", draft.signer_name, "Người ký năm trước không còn ký; hãy ghi lại."))
        return draft._replace(signer_name="")
    sentence = f"Người ký năm trước không còn ký; dự thảo ghi người đang ký: {signer.name}."
    remarks.append(Remark("Phần ký", draft.signer_name, sentence))
    return draft._replace(
        signer_authority=signer.authority, signer_title=signer.title.upper(), signer_name=signer.name
    )


def _title_remarks(task: Task, turn: Turn) -> Iterator[Remark]:
    moved = move_year(task.title, task.year, turn.year)
    if moved.changed:
        sentence = f"Tên nhiệm vụ đã chuyển từ năm {task.year} sang năm {turn.year}, cần xem lại."
        yield Remark("Nhiệm vụ", moved.text, sentence)
    elif moved.left:
        yield Remark("Nhiệm vụ", moved.text, f"Tên nhiệm vụ nêu năm {task.year}, cần xem lại.")


def _units(task: Task) -> list[str]:
    return [line.unit for line in task.lines]


def _heirs(turn: Turn, units: Iterable[str]) -> list[str]:
    """Return who stands in for units in the new year, each once: two merged villages are one."""
    found = (turn.directory.heir(unit, turn.first_day) for unit in units)
    return list(dict.fromkeys(unit for unit in found if unit))


def _lines(choice: Choice, turn: Turn) -> Iterator[Line]:
    """Give each unit that still exists its part; of what is carried over only those that still owe it."""
    carried = choice.way is Way.CARRY
    owed = [line for line in choice.task.lines if not carried or line.state.state.is_open]
    first: dict[str, Line] = {}
    for line in owed:
        unit = turn.directory.heir(line.unit, turn.first_day)
        if unit is not None and (unit not in first or line.unit == unit):
            first[unit] = line
    for unit in dict.fromkeys(_heirs(turn, (line.unit for line in owed))):
        line = first[unit]
        yield Line(
            "",
            "",
            unit,
            owner=_owner(turn, line.owner),
            state=_state(line.state) if carried else StateEntry(),
            deadline=_deadline(turn, choice.task, line),
        )


def _owner(turn: Turn, person: str | None) -> str | None:
    return in_office(turn.directory, person, turn.first_day) if turn.keep_owners else None


def _deadline(turn: Turn, task: Task, line: Line | None = None) -> date | None:
    """Return the day that was first set, so many years on; what was granted later is no rule."""
    own = line.deadline if line else task.schedule.deadline
    if own is None or not turn.keep_deadlines:
        return None
    first = own if comes_back(task, line) else first_deadline(task, line) or own
    return _years_later(first, turn.year - task.year)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _state(entry: StateEntry) -> StateEntry:
    """Return that something was begun, where it was; its end is still to come."""
    begun = entry.state is TaskState.IN_PROGRESS
    return StateEntry(TaskState.IN_PROGRESS) if begun else StateEntry()


def _note(choice: Choice) -> str:
    told = f" Lý do: {choice.reason.rstrip('. ')}." if choice.reason.strip() else ""
    carried = f"Chuyển tiếp từ năm {choice.task.year}.{told}"
    return f"{choice.task.note}\n{carried}" if choice.task.note else carried


def _sources(sources: Sequence[Source], clauses: Mapping[str, str], *, carried: bool) -> Iterator[Source]:
    """Let the task cite the new clauses; a day set from above holds only for what is still owed."""
    for source in sources:
        if source.clause is None:
            yield source._replace(id="", deadline=source.deadline if carried else None)
        elif source.clause in clauses:
            yield source._replace(id="", clause=clauses[source.clause])


_WAYS = {"copy": "Chép", "carry": "Chuyển tiếp", "both": "Chép và chuyển tiếp", "leave": "Không"}
