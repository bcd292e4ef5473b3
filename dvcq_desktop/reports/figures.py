# SPDX-License-Identifier: MIT
"""The figures of a report, each with its records: one rule for screen, paper and comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.activities.rules import Activity, Opinion, is_meeting
from dvcq_desktop.activities.terms import INSPECTION
from dvcq_desktop.commitments.followups import Inspection, Violation
from dvcq_desktop.commitments.members import Member
from dvcq_desktop.nominations.rules import Model
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.standings import DONE, Standing, Timing, completion
from dvcq_desktop.reports.indicators import Indicator, Of, Rule, Source
from dvcq_desktop.reports.periods import Period
from dvcq_desktop.reports.returns import is_asked_for, source_of
from dvcq_desktop.reports.sums import Returned, Share, said_of_shares, share_of
from dvcq_desktop.text.listing import few
from dvcq_desktop.text.numbers import group_digits, percent

if TYPE_CHECKING:
    from collections.abc import Iterable


_TIMINGS = {
    Of.DROPPED: frozenset({Timing.DROPPED}),
    Of.DONE: DONE,
    Of.ON_TIME: frozenset({Timing.DONE_EARLY, Timing.DONE_ON_TIME}),
    Of.LATE: frozenset({Timing.DONE_LATE}),
    Of.OVERDUE: frozenset({Timing.OVERDUE}),
}


NO_DOCUMENT = "Số nhập, chưa ghi văn bản nguồn"
"""What the record behind a figure is called that was typed without its document."""
_FEW_DOCUMENTS = 3
_FEW_UNITS = 4
TYPED = "indicator_value"


class Trace(NamedTuple):
    """One record that a figure is made of, and how much of the figure it is."""

    table: str
    id: str
    day: date | None
    title: str
    unit: str | None = None
    amount: int = 1


@dataclass(frozen=True)
class Figure:
    """A figure; `whole` where it is so many of so many, None as amount where nothing is known of it.

    `remark` says what units' figures are made of, where they come from them.
    """

    amount: int | None = None
    whole: int | None = None
    traces: tuple[Trace, ...] = ()
    is_rate: bool = False
    remark: str = ""

    @property
    def lacks_document(self) -> bool:
        """Tell whether any of it was typed without the document that it stands in."""
        return any(each.table == TYPED and each.title == NO_DOCUMENT for each in self.traces)

    @property
    def text(self) -> str:
        """Return the figure as screen and paper show it: "1.250", "38/45", "66,7%", "-" where none is."""
        if self.amount is None:
            return "-"
        if self.is_rate:
            return percent(self.amount, self.whole or 0)
        if self.whole is not None:
            if not self.whole and not self.amount:
                return "-"
            return f"{group_digits(self.amount)}/{group_digits(self.whole)}"
        return group_digits(self.amount)


@dataclass(frozen=True)
class Told:
    """What became of a document in a unit."""

    briefing: str
    title: str
    unit: str
    held_on: date


@dataclass(frozen=True)
class Material:
    """What happened from a day to a day, and how tasks, signatures and models stood on the last one."""

    first: date
    last: date
    activities: tuple[Activity, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    told: tuple[Told, ...] = ()
    tasks: tuple[tuple[Task, Standing], ...] = ()
    members: tuple[Member, ...] = ()
    models: tuple[Model, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    violations: tuple[Violation, ...] = ()
    listed: Mapping[str, Sequence[Opinion]] = field(default_factory=dict)
    stated: Mapping[tuple[str, str], Source] = field(default_factory=dict)
    returned: tuple[Returned, ...] = ()
    typed: Mapping[tuple[str, str], Trace] = field(default_factory=dict)
    period: Period | None = None
    directory: Directory | None = None


def figures(indicators: Iterable[Indicator], found: Material) -> dict[str, Figure]:
    """Return the figures of all indicators by their keys."""
    wanted = list(indicators)
    made = {each.id: _figure(each, found) for each in wanted if each.rule.of is not Of.RATIO}
    for each in wanted:
        if each.rule.of is Of.RATIO:
            part, whole = made.get(each.rule.part), made.get(each.rule.whole)
            made[each.id] = _rate(part, whole, found) if part and whole else Figure()
    return made


def _rate(part: Figure, whole: Figure, found: Material) -> Figure:
    """Return a share; of tasks it is that of the plan's screens and papers, by `standings.completion`."""
    stands = {task.id: stand.timing for task, stand in found.tasks}
    counted = completion(stands[each.id] for each in whole.traces if each.table == "task")
    if whole.amount is None or not counted.dropped or counted.dropped == counted.total:
        return Figure(part.amount, whole.amount, part.traces, is_rate=True)
    owed = whole.amount - counted.dropped
    remark = (
        f"tính trên {owed} nhiệm vụ phải thực hiện, không kể {counted.dropped} nhiệm vụ"
        " “Không thực hiện” (có lý do)"
    )
    return Figure(part.amount, owed, part.traces, is_rate=True, remark=remark)


def known(indicators: Iterable[Indicator], found: Material) -> dict[str, Figure]:
    """Return the figures of what was recorded at all: where no diary was kept there are no zeros."""
    empty = {
        of
        for of, records in (
            (Of.ACTIVITIES, found.activities),
            (Of.MEETINGS, found.activities),
            (Of.MEASURE, found.activities),
            (Of.BRIEFED, found.told),
            (Of.OPINIONS, found.opinions or found.activities),
            (Of.ANSWERED, found.opinions or found.activities),
            (Of.TO_ANSWER, found.opinions or found.activities),
            (Of.INSPECTIONS, found.inspections or found.activities),
            (Of.VIOLATIONS, found.inspections or found.violations or found.activities),
        )
        if not records
    }
    if not found.tasks:
        empty |= {Of.TASKS, *_TIMINGS}
    if not found.models:
        empty.add(Of.MODELS)
    kept = [
        each
        for each in indicators
        if each.source is not Source.COUNTED or each.rule.of not in empty or found.returned
    ]
    return figures(kept, found)


def _figure(indicator: Indicator, found: Material) -> Figure:
    """Return a figure by what is stated of each unit: counted, returned or typed, never two at once."""
    if indicator.source is Source.COUNTED and not any(key == indicator.id for key, _unit in found.stated):
        return _counted(indicator.rule, found)
    counted = _counted(indicator.rule, found)
    traces = [
        trace for trace in counted.traces if source_of(indicator, trace.unit, found.stated) is Source.COUNTED
    ]
    shares = _shares(indicator, found)
    traces += [_returned(part, found) for share in shares.values() for part in share.parts]
    by_hand = _typed(indicator, found)
    waited_for = _said_of_missing(indicator, shares, found)
    traces += by_hand
    remark = said_of_shares(found.period, shares, indicator.rule.of, found.directory) if found.period else ""
    remark = "; ".join(filter(None, (remark, _said_of_typed(by_hand), waited_for)))
    if not traces and indicator.source is not Source.COUNTED:
        return Figure(remark=remark)
    return Figure(sum(trace.amount for trace in traces), counted.whole, tuple(traces), remark=remark)


def _shares(indicator: Indicator, found: Material) -> dict[str, Share]:
    """Return what makes up the figures of the units that return it."""
    by_unit: dict[str, list[Returned]] = {}
    for each in found.returned:
        if (
            each.indicator == indicator.id
            and source_of(indicator, each.unit, found.stated) is Source.RETURNED
        ):
            by_unit.setdefault(each.unit, []).append(each)
    if found.period is None:
        return {}
    return {unit: share_of(found.period, held, indicator.rule.of) for unit, held in by_unit.items()}


def _returned(part: Returned, found: Material) -> Trace:
    title = f"Báo cáo {part.period.label}"
    if part.period != found.period:
        title += " (kỳ ngắn hơn)"
    return Trace("unit_return", part.unit_return, part.received_on, title, part.unit, part.amount)


def _typed(indicator: Indicator, found: Material) -> list[Trace]:
    """Return what was typed: of the whole commune, else of the units that it is typed of; never both."""
    traces = [
        trace
        for (key, unit), trace in found.typed.items()
        if key == indicator.id and unit and source_of(indicator, unit, found.stated) is Source.TYPED
    ]
    whole = found.typed.get((indicator.id, ""))
    return [whole] if indicator.source is Source.TYPED and whole is not None else traces


def _said_of_missing(indicator: Indicator, shares: Mapping[str, Share], found: Material) -> str:
    """Return which of the units that return the figure have not, a few by name."""
    if found.directory is None:
        return ""
    missing = [
        found.directory.unit_called(unit.id)
        for unit in found.directory.units_on(found.last)
        if unit.id not in shares and is_asked_for(indicator, unit, found.stated)
    ]
    return f"chưa có số của {few(missing, 'đơn vị', _FEW_UNITS)}" if missing else ""


def _said_of_typed(traces: Sequence[Trace]) -> str:
    """Return in which documents typed figures stand, and that some stand in none."""
    named = list(dict.fromkeys(each.title for each in traces if each.title != NO_DOCUMENT))
    told = [f"theo {few(named, 'văn bản', _FEW_DOCUMENTS)}"] if named else []
    if any(each.title == NO_DOCUMENT for each in traces):
        told.append("số nhập tay chưa ghi văn bản nguồn")
    return "; ".join(told)


def _counted(rule: Rule, found: Material) -> Figure:
    traces = tuple(_TRACES[rule.of](rule, found))
    amount = sum(trace.amount for trace in traces)
    if rule.of is Of.SIGNED:
        return Figure(amount, sum(member.is_counted for member in found.members), traces)
    return Figure(amount, None, traces)


def _of_kinds(rule: Rule, found: Material) -> list[Activity]:
    return [each for each in found.activities if not rule.kinds or each.kind in rule.kinds]


def _activities(rule: Rule, found: Material) -> list[Trace]:
    return [_activity(each, each.times) for each in _of_kinds(rule, found)]


def _meetings(rule: Rule, found: Material) -> list[Trace]:
    return [_activity(each, each.times) for each in _of_kinds(rule, found) if is_meeting(each)]


def _measured(rule: Rule, found: Material) -> list[Trace]:
    counted = _of_kinds(rule, found)
    return [_activity(each, each.counts[rule.measure]) for each in counted if each.counts.get(rule.measure)]


def _briefed(_rule: Rule, found: Material) -> list[Trace]:
    return [Trace("briefing", each.briefing, each.held_on, each.title, each.unit) for each in found.told]


def _opinions(rule: Rule, found: Material) -> list[Trace]:
    """Count those written down of an activity, else what was typed of it; those that came otherwise too.

    A count of opinions without one of answers is no promise to answer: a rate of answers leaves it out.
    """
    answered = rule.of is Of.ANSWERED
    measure = "opinions-answered" if answered else "opinions"
    traces = [
        _activity(each, each.counts[measure])
        for each in found.activities
        if not found.listed.get(each.id)
        and each.counts.get(measure)
        and (rule.of is not Of.TO_ANSWER or "opinions-answered" in each.counts)
    ]
    for each in found.opinions:
        is_answered = each.answered_on is not None and each.answered_on <= found.last
        if is_answered or not answered:
            day = each.answered_on if answered else each.raised_on
            traces.append(Trace("opinion", each.id, day, each.content, each.unit))
    return traces


def _day_of(task: Task) -> date | None:
    """Return the day of a task's state, of a group's that of its last unit; while it is open its deadline."""
    done = [line.state.on for line in task.lines if line.state.on is not None]
    is_whole = bool(done) and not any(line.state.state.is_open for line in task.lines)
    return task.state.on or (max(done) if is_whole else task.schedule.deadline)


def _tasks(rule: Rule, found: Material) -> list[Trace]:
    wanted = _TIMINGS.get(rule.of)
    return [
        Trace("task", task.id, _day_of(task), task.title, task.lead_unit)
        for task, stands in found.tasks
        if wanted is None or stands.timing in wanted
    ]


def _signed(_rule: Rule, found: Material) -> list[Trace]:
    return [
        Trace("person", each.person.id, each.entry.signed_on, each.person.full_name, each.unit)
        for each in found.members
        if each.is_counted and each.is_signed
    ]


def _models(rule: Rule, found: Material) -> list[Trace]:
    traces = []
    for model in found.models:
        step = model.step(Stage(rule.stage)) if rule.stage in set(Stage) else None
        if step is not None and (step.reached_on is None or step.reached_on <= found.last):
            traces.append(Trace("model", model.id, step.reached_on, model.name, model.unit))
    return traces


def _inspections(_rule: Rule, found: Material) -> list[Trace]:
    own = [
        Trace("duty_inspection", each.id, each.inspected_on, each.content, each.unit)
        for each in found.inspections
    ]
    return [*own, *(_activity(each, each.times) for each in found.activities if each.kind == INSPECTION)]


def _violations(_rule: Rule, found: Material) -> list[Trace]:
    own = [Trace("violation", each.id, each.found_on, each.finding) for each in found.violations]
    told = [
        _activity(each, each.counts["violations"])
        for each in found.activities
        if each.kind == INSPECTION and each.counts.get("violations")
    ]
    return [*own, *told]


def _activity(activity: Activity, amount: int) -> Trace:
    return Trace("activity", activity.id, activity.happened_on, activity.title, activity.unit, amount)


_TRACES: dict[Of, Callable[[Rule, Material], list[Trace]]] = {
    Of.ACTIVITIES: _activities,
    Of.MEETINGS: _meetings,
    Of.MEASURE: _measured,
    Of.BRIEFED: _briefed,
    Of.OPINIONS: _opinions,
    Of.ANSWERED: _opinions,
    Of.TO_ANSWER: _opinions,
    **dict.fromkeys((Of.TASKS, *_TIMINGS), _tasks),
    Of.SIGNED: _signed,
    Of.MODELS: _models,
    Of.INSPECTIONS: _inspections,
    Of.VIOLATIONS: _violations,
}
