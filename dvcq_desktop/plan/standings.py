# SPDX-License-Identifier: MIT
"""Where tasks and units' parts stand on a chosen day; what happened after that day does not count yet.

Late is counted against the first deadline, or against the last one that was granted by that day.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.plan.deadlines import Against, comes_back, deadline_on, period_due
from dvcq_desktop.plan.rules import LineGroup, TaskState, tally_of
from dvcq_desktop.plan.schedule import Recurrence
from dvcq_desktop.text.numbers import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.office.calendar import Calendar
    from dvcq_desktop.plan.rules import Line, StateEntry, Task

SOON_DAYS = 7


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


DONE = frozenset({Timing.DONE, Timing.DONE_EARLY, Timing.DONE_ON_TIME, Timing.DONE_LATE})
OPEN = frozenset({Timing.OVERDUE, Timing.SOON, Timing.ON_TRACK, Timing.CONTINUOUS, Timing.NO_DEADLINE})


class Completion(NamedTuple):
    """How many tasks, or parts of them, are done of those that are owed.

    What is "không thực hiện", which takes a reason, is owed no more: every screen and paper leaves it out.
    """

    done: int = 0
    dropped: int = 0
    total: int = 0

    @property
    def owed(self) -> int:
        """Return how many are to be done."""
        return self.total - self.dropped

    @property
    def rate(self) -> str:
        """Return the share of the done ("66,7%")."""
        return percent(self.done, self.owed)


RATE_RULE = (
    "tỷ lệ hoàn thành tính trên số nhiệm vụ phải thực hiện, không kể nhiệm vụ “Không thực hiện” (có lý do)"
)
"""The rule of `Completion` in words, as the papers say it."""


def completion(timings: Iterable[Timing]) -> Completion:
    """Count what is done of what is owed: the one rule of the completion rate."""
    count = Counter(timings)
    return Completion(sum(count[each] for each in DONE), count[Timing.DROPPED], count.total())


class Standing(NamedTuple):
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


def state_on(task: Task, as_of: date) -> TaskState:
    """Return a task's state on a day: her own word, or for a group what its lines add up to.

    What was finished later was still open; it had begun where something was recorded by then.
    """
    own = task.state.state if _has_happened(task.state, as_of) else TaskState.NOT_STARTED
    if not own.is_open:
        return own
    units = tally_of([line_state_on(line, task, as_of) for line in task.lines], task.lines).state
    if units is not TaskState.NOT_STARTED:
        return units
    begun = _is_recorded(task.begun_on, as_of) or any(met.done_on <= as_of for met in task.completions)
    return TaskState.IN_PROGRESS if begun else own


def line_state_on(line: Line, task: Task, as_of: date) -> TaskState:
    """Return the state of one unit's part on a day, by the same rule as that of a whole task."""
    own = line.state.state if _has_happened(line.state, as_of) else TaskState.NOT_STARTED
    if own is not TaskState.NOT_STARTED:
        return own
    met = any(met.line == line.id and met.done_on <= as_of for met in task.completions)
    return TaskState.IN_PROGRESS if met or _is_recorded(line.begun_on, as_of) else own


def due_on(task: Task, as_of: date, line: Line | None = None, against: Against = Against.LAST) -> date | None:
    """Return the due day that counts on `as_of`: of a recurring task the first that was not met by then.

    It is the one that held on that day: more time granted later does not count yet. For a group's whole task
    it is the first that one of its units still owes.
    """
    if line is not None:
        return own_due(task, as_of, line, against)
    owing = [line for line in task.lines if line_state_on(line, task, as_of).is_open]
    owed = [own_due(task, as_of, line, against) for line in owing]
    first = min((day for day in owed if day), default=None)
    return first or own_due(task, as_of, None, against)


def own_due(
    task: Task, as_of: date, line: Line | None = None, against: Against = Against.LAST
) -> date | None:
    """Return the due day of the whole or of one unit's part, whatever other units still owe."""
    if not comes_back(task, line):
        return deadline_on(task, as_of, line, against)
    period = task.schedule.next_due(task.year, _met(task, as_of, line.id if line else None))
    return period and period_due(task, period, as_of, line, against)


def standing(task: Task, as_of: date, calendar: Calendar, against: Against = Against.LAST) -> Standing:
    """Return where a whole task stands on a day; what happened after that day does not count yet.

    A group's task stands where its most urgent unit does: overdue as soon as one is, done when all are.
    """
    if owes_parts(task, as_of):
        parts = (line_standing(line, task, as_of, calendar, against) for line in task.lines)
        return min(parts, key=urgency)
    return _standing(task, task.state, as_of, calendar, own_due(task, as_of, None, against))


def owes_parts(task: Task, as_of: date) -> bool:
    """Tell whether a task stands where its units do: it is a group's, and she has not closed it by then."""
    return bool(task.lines) and not _is_settled(task.state, as_of)


def line_standing(
    line: Line, task: Task, as_of: date, calendar: Calendar, against: Against = Against.LAST
) -> Standing:
    """Return where one unit's part stands, by its own deadline or else the task's.

    Where she closed the whole task, nothing is owed of it any more.
    """
    closed = not _is_settled(line.state, as_of) and _is_settled(task.state, as_of)
    entry = task.state if closed else line.state
    return _standing(task, entry, as_of, calendar, own_due(task, as_of, line, against))


def line_groups(task: Task) -> list[LineGroup]:
    """Put the parts of a group's task together that stand alike on every day.

    Forty villages have three or four kinds of parts; asking each kind once is what makes a year of many
    groups quick. A part that was given more time or met a period by itself is a kind of its own.
    """
    apart = {each.line for each in task.extensions} | {met.line for met in task.completions}
    found: dict[tuple[object, ...], list[Line]] = {}
    for line in task.lines:
        alone = line.id if line.id in apart else None
        key = (line.state, line.deadline, line.begun_on, line.owner is None, alone)
        found.setdefault(key, []).append(line)
    return [_group(lines) for lines in found.values()]


def urgency(found: Standing) -> tuple[int, int]:
    """Return the place of a standing among others, the most urgent first."""
    worse_with_days = found.timing in {Timing.OVERDUE, Timing.DONE_LATE}
    return _URGENCY.index(found.timing), -found.days if worse_with_days else found.days


def share_done(task: Task, as_of: date, groups: Sequence[LineGroup] | None = None) -> tuple[int, int] | None:
    """Return how many of how many units of a group, or due days of a recurring task, are done by a day.

    `groups` are the task's `line_groups` where the caller has them.
    """
    if task.lines:
        count: Counter[TaskState] = Counter()
        for group in line_groups(task) if groups is None else groups:
            count[line_state_on(group.line, task, as_of)] += len(group.units)
        return count[TaskState.DONE], count.total() - count[TaskState.DROPPED]
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


def _group(lines: Sequence[Line]) -> LineGroup:
    owners = tuple(line.owner for line in lines if line.owner)
    return LineGroup(lines[0], tuple(line.unit for line in lines), owners)


def _has_happened(entry: StateEntry, as_of: date) -> bool:
    return entry.on is None or entry.on <= as_of


def _is_recorded(begun_on: date | None, as_of: date) -> bool:
    return begun_on is not None and begun_on <= as_of


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
