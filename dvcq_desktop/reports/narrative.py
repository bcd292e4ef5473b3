# SPDX-License-Identifier: MIT
"""The words of a report, put together from what was written down in the period; nothing is made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.activities.store.lists import Lists
from dvcq_desktop.activities.terms import counts_in_words
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.followups import Difficulty
from dvcq_desktop.plan.prints.sections import OTHER_DOCUMENTS, UNPLANNED, sections
from dvcq_desktop.plan.rules import Plan, Progress, TaskState
from dvcq_desktop.plan.standings import OPEN, Timing, due_on
from dvcq_desktop.reports.figures import Material
from dvcq_desktop.reports.periods import Period
from dvcq_desktop.reports.telling import Said, Told, bare, ended, sources, told_once, unique
from dvcq_desktop.reports.templates import USUAL, OutlineSection, Part, heading_in
from dvcq_desktop.reports.unit_words import UnitWords, said_by_units
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.activities.rules import Activity
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.standings import Standing

NO_RESULT = "Chưa có kết quả"
NEW_TASK = "Việc khác"
"""What a line that she adds says until she writes over it."""
_LED = ("briefing", "issued")
_FEW = 3


@dataclass(frozen=True)
class Basis:
    """What the words are made from: the material of the period, its entries of progress, the plans.

    `progress` are the entries of the period by task, the first one first; `told` what units returned of a
    task, of the period or of shorter ones in it.
    """

    period: Period
    material: Material
    office_name: str
    directory: Directory = field(default_factory=Directory)
    lists: Lists = field(default_factory=Lists)
    plans: tuple[Plan, ...] = ()
    progress: Mapping[str, Sequence[Progress]] = field(default_factory=dict)
    difficulties: tuple[Difficulty, ...] = ()
    told: Mapping[str, Sequence[UnitWords]] = field(default_factory=dict)

    @cached_property
    def tasks(self) -> Sequence[tuple[Task, Standing]]:
        """Return the tasks with their standings in the order of the plans."""
        stands = {task.id: stand for task, stand in self.material.tasks}
        listed = sections(self.plans, [task for task, _stand in self.material.tasks])
        return [(task, stands[task.id]) for section in listed for task in section.tasks]

    @cached_property
    def places(self) -> Mapping[str | None, int]:
        """Return the places of the tasks in that order."""
        return {task.id: place for place, (task, _stand) in enumerate(self.tasks)}

    @cached_property
    def linked(self) -> Mapping[str, Sequence[Activity]]:
        """Return the activities of the period by the tasks that they belong to."""
        found: dict[str, list[Activity]] = {}
        for each in self.material.activities:
            for task in each.tasks:
                found.setdefault(task, []).append(each)
        return found


class Section(NamedTuple):
    """A section of a report; `sources` are the records (table, id) that its text was put together from."""

    level: int
    label: str
    heading: str
    text: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    id: str = ""
    position: int = 0
    edited: bool = False

    @property
    def called(self) -> str:
        """Return the heading with its label; what stands before the first one has neither."""
        return f"{self.label} {self.heading}".strip() or "Mở đầu"


class Line(NamedTuple):
    """A line of the appendix of tasks."""

    group: str
    task: str
    result: str
    assessment: str
    id: str = ""


def assembled(basis: Basis, outline: Sequence[OutlineSection] = USUAL) -> list[Section]:
    """Return the sections of a report, in the order of an outline."""
    found: list[Section] = []
    for each in outline:
        heading = heading_in(each.heading, basis.period)
        match each.part:
            case Part.OPENING:
                found.append(Section(1, each.label, heading, _opening(basis)))
            case Part.RESULTS:
                found += [Section(1, each.label, heading), *_results(basis)]
            case Part.TEXT:
                found.append(Section(1, each.label, heading, heading_in(each.text, basis.period)))
            case _:
                found.append(_section(1, each.label, heading, _SAID[each.part](basis)))
    return found


def lines(basis: Basis) -> list[Line]:
    """Return the lines of the appendix of tasks, by the plan's own headings."""
    found = []
    stands = {task.id: stand for task, stand in basis.material.tasks}
    for group, listed in _by_heading(basis):
        for task in listed:
            said = _of_task(basis, task, few=True)
            result = " ".join(each.text for each in said) or _bare_result(task, stands[task.id])
            found.append(Line(group, task.title, result, assessed(stands[task.id])))
    return found


def assessed(stand: Standing) -> str:
    """Return a standing in the words of a report: how many days are left is no word of it."""
    if stand.timing is Timing.SOON:
        return "Trong hạn" if stand.days else "Đến hạn"
    return stand.label


def _bare_result(task: Task, stand: Standing) -> str:
    """Return what is said of a task of which nothing was written down."""
    if stand.timing in OPEN:
        return f"{NO_RESULT}."
    if stand.timing is Timing.DROPPED:
        reason = task.state.reason.strip()
        return f"Không thực hiện: {ended(reason)}" if reason else "Không thực hiện."
    on = task.state.on if task.state.state is TaskState.DONE else None
    return f"Đã hoàn thành ngày {on:%d/%m/%Y}." if on else "Đã hoàn thành."


# The parts


def _opening(basis: Basis) -> str:
    plan = basis.plans[0] if basis.plans else None
    done = f"Thực hiện {plan.cited} về {_small(plan.abstract)}, " if plan and plan.number else ""
    told = f"{basis.office_name} báo cáo kết quả công tác dân vận {basis.period.label} như sau:"
    return f"{done}{told}"


def _led(basis: Basis) -> list[Said]:
    own = [each for each in basis.material.activities if each.kind in _LED and not each.tasks]
    told: dict[str, list[str]] = {}
    for each in basis.material.told:
        told.setdefault(each.briefing, []).append(each.unit)
    titles = {each.briefing: each.title for each in basis.material.told}
    briefed = [
        Said(f"Quán triệt “{bare(titles[key])}” tại {len(set(units))} đơn vị.", (("briefing", key),))
        for key, units in told.items()
    ]
    return [*_activities(basis, own), *briefed]


def _results(basis: Basis) -> list[Section]:
    titled: list[tuple[str, list[Said]]] = []
    told = Told()
    for heading, listed in _by_heading(basis):
        said = []
        for task in listed:
            found = told.rest(task.title, _of_task(basis, task))
            if found:
                words = " ".join(each.text for each in found)
                said.append(Said(f"{ended(task.title)} {words}", sources(found)))
        if said or heading not in {OTHER_DOCUMENTS, UNPLANNED}:
            titled.append((heading, said))
    known = {task.id for task, _stand in basis.material.tasks}
    rest = [
        each
        for each in basis.material.activities
        if each.kind not in _LED and not any(task in known for task in each.tasks)
    ]
    if other := _activities(basis, rest):
        titled.append(("Các hoạt động khác", other))
    return [
        _section(2, f"{number}.", heading, said, empty=f"{NO_RESULT} trong kỳ.")
        for number, (heading, said) in enumerate(titled, 1)
    ]


def _shortcomings(basis: Basis) -> list[Said]:
    said = []
    without = {task.id for task in open_points(basis)}
    late = [each for each in basis.tasks if each[1].timing in {Timing.OVERDUE, Timing.DONE_LATE}]
    for task, stand in late:
        nothing_yet = f", {_small(NO_RESULT)} trong kỳ" if task.id in without else ""
        cause = f" Nguyên nhân: {ended(task.late_cause)}" if task.late_cause else ""
        told = f"{bare(task.title)}: {_small(stand.label)}{nothing_yet}.{cause}"
        said.append(Said(told, (("task", task.id),)))
    waiting = _waiting(basis)
    said += [Said(f"Vướng mắc: {ended(each.content)}", (("difficulty", each.id),)) for each in waiting]
    named = {task.id for task, _stand in late}
    nothing = [task for task in open_points(basis) if task.id not in named]
    if nothing:
        titles = "; ".join(bare(task.title) for task in nothing)
        sources = tuple(("task", task.id) for task in nothing)
        said.append(Said(f"{NO_RESULT} trong kỳ ({len(nothing)} nhiệm vụ): {titles}.", sources))
    return said


def open_points(basis: Basis) -> list[Task]:
    """Return the tasks that are due by the end of the period and have nothing written down in it."""
    return [
        task
        for task, stand in basis.tasks
        if stand.timing in OPEN
        and (due := due_on(task, basis.material.last)) is not None
        and due <= basis.material.last
        and task.id not in basis.linked
        and not basis.progress.get(task.id)
        and not basis.told.get(task.id)
    ]


def _ahead(basis: Basis) -> list[Said]:
    last = basis.period.next.days()[1]
    said = []
    for task, stand in basis.tasks:
        due = due_on(task, basis.material.last)
        if stand.timing in OPEN and due is not None and due <= last:
            when = f"{'quá hạn từ' if due < basis.material.last else 'hạn'} {short_date(due)}"
            said.append(Said(f"{bare(task.title)} ({when}).", (("task", task.id),)))
    return said


def _proposed(basis: Basis) -> list[Said]:
    said = []
    for task, stand in basis.tasks:
        if task.proposal and stand.timing in OPEN:
            said.append(Said(ended(task.proposal), (("task", task.id),)))
    waiting = [each for each in _waiting(basis) if each.proposal]
    return [*said, *(Said(ended(each.proposal), (("difficulty", each.id),)) for each in waiting)]


# What was written of a task


def _of_task(basis: Basis, task: Task, *, few: bool = False) -> list[Said]:
    """Return what was written of a task in the period: its result, its entries, its activities."""
    found = basis.material
    said = []
    settled = task.state.on is not None and found.first <= task.state.on <= found.last
    if task.result and settled and not task.state.state.is_open:
        said.append(Said(ended(task.result), (("task", task.id),), task.result, task.state.on))
    entries = [each for each in basis.progress.get(task.id, ()) if each.content]
    units: dict[str, list[str]] = {}
    for each in entries:
        units.setdefault(fold(bare(each.content)), []).append(each.unit or "")
    for each in entries[-1:] if few else entries:
        named = [
            basis.directory.unit_called(unit)
            for unit in dict.fromkeys(units[fold(bare(each.content))])
            if unit
        ]
        by = f"{_units(named)}: " if named else ""
        record = (("progress_entry", each.id),)
        said.append(Said(f"{by}{ended(each.content)}", record, "" if by else each.content, each.entered_on))
    said += said_by_units(basis.period, basis.told.get(task.id, ()), basis.directory)
    return told_once([*said, *_activities(basis, basis.linked.get(task.id, ()))])


def _units(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _FEW else f"{len(names)} đơn vị"


def _activities(basis: Basis, done: Iterable[Activity]) -> list[Said]:
    """Tell of activities by kind: a few one by one, many by their number and sums."""
    by_kind: dict[str, list[Activity]] = {}
    for each in done:
        by_kind.setdefault(each.kind, []).append(each)
    labels = {kind.id: kind.label for kind in basis.lists.kinds}
    said = []
    for kind, same in by_kind.items():
        if len(same) <= _FEW:
            said += [_one(basis, each) for each in same]
            continue
        summed = Counter[str]()
        for each in same:
            summed.update(each.counts)
        counts = counts_in_words(summed, basis.lists.measures)
        times = group_digits(sum(each.times for each in same))
        words = f"{labels.get(kind, kind)}: {times} cuộc{f'; {_counted(counts)}' if counts else ''}."
        results = [ended(each.text) for each in same if each.text]
        told = " ".join(dict.fromkeys((words, *results)))
        said.append(Said(told, tuple(("activity", each.id) for each in same)))
    return unique(said)


def _one(basis: Basis, activity: Activity) -> Said:
    place = activity.place or basis.directory.unit_called(activity.unit)
    where = f", {place}" if place else ""
    counts = counts_in_words(activity.counts, basis.lists.measures)
    counted = f": {_counted(counts)}" if counts else ""
    text = f" {ended(activity.text)}" if activity.text else ""
    told = f"{activity.days}{where}"
    said = f"{bare(activity.title)} ({told}){counted}.{text}"
    return Said(said, (("activity", activity.id),), activity.title, activity.happened_on, told)


# Words


def _section(level: int, label: str, heading: str, said: Sequence[Said], empty: str = "") -> Section:
    text = "\n".join(f"- {each.text}" for each in unique(said))
    return Section(level, label, heading, text or empty or f"{NO_RESULT}.", sources(said))


def _by_heading(basis: Basis) -> list[tuple[str, list[Task]]]:
    """Return the tasks by the plan's own headings, in its order.

    The part of the plan that comes first, its duties, keeps its headings; of the others each is one heading.
    """
    found: dict[str, list[Task]] = {}
    first = ""
    for section in sections(basis.plans, [task for task, _stand in basis.material.tasks]):
        top = section.headings[0] if section.headings else ""
        first = first or (top if len(section.headings) > 1 else "")
        named = section.headings if top == first else section.headings[:1]
        found.setdefault(_heading(named), []).extend(section.tasks)
    return list(found.items())


def _heading(headings: Sequence[str]) -> str:
    """Return the innermost heading as a report numbers it anew."""
    last = headings[-1] if headings else UNPLANNED
    if last in {OTHER_DOCUMENTS, UNPLANNED}:
        return last
    label, dot, title = last.partition(". ")
    said = title if dot and " " not in label else last
    return f"{said[:1]}{said[1:].lower()}" if said.isupper() else said


def _waiting(basis: Basis) -> list[Difficulty]:
    """Return the difficulties without an answer, in the order of the tasks that they are about."""
    found = [each for each in basis.difficulties if _waits(each, basis)]
    return sorted(found, key=lambda each: basis.places.get(each.task, len(basis.places)))


def _waits(difficulty: Difficulty, basis: Basis) -> bool:
    raised, answered = difficulty.raised_on, difficulty.answered_on
    last = basis.material.last
    return (raised is None or raised <= last) and (answered is None or answered > last)


def _counted(counts: str) -> str:
    return "; ".join(_small(part) for part in counts.split("; "))


def _small(text: str) -> str:
    """Return words as they go on in a sentence; what begins with an abbreviation stays."""
    said = " ".join(text.split())
    first = said.split(" ")[0] if said else ""
    return said if len(first) > 1 and first.isupper() else in_sentence(said)


_SAID = {
    Part.LED: _led,
    Part.SHORTCOMINGS: _shortcomings,
    Part.AHEAD: _ahead,
    Part.PROPOSED: _proposed,
}
