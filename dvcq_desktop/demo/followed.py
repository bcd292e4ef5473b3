# SPDX-License-Identifier: MIT
"""What became of the demonstration's duties: owners, progress, results, extensions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.database import filed
from dvcq_desktop.demo.days import earlier_weekday
from dvcq_desktop.plan.extending import Grant
from dvcq_desktop.plan.rules import Extension, Progress, StateEntry, Task, TaskState
from dvcq_desktop.plan.store import changes, extensions
from dvcq_desktop.plan.store.tasks import whole_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days
    from dvcq_desktop.demo.duties import Duty
    from dvcq_desktop.demo.office import Keys
    from dvcq_desktop.plan.rules import Line

# Units of a group finish apart; the days are counted from the day their file gives.
_APART = (-4, 0, -9, 2, -1)
_DAYS_TO_MEET_A_PERIOD = -2
_DAYS_ON_THE_WAY = -3
_SENT_WITH_FILE = 3


def follow(action: Action, duties: Sequence[Duty], tasks: Sequence[str], keys: Keys, days: Days) -> None:
    """Write owners, progress and results onto the tasks of one year."""
    for duty, task in zip(duties, whole_tasks(action.connection, tasks), strict=True):
        entries = _record_progress(action, duty, task.id, days)
        changed = replace(
            task,
            owner=keys.people[duty.owner] if duty.owner else None,
            director=keys.people[duty.director] if duty.director else None,
            late_cause=duty.cause,
            proposal=duty.proposal,
            result=duty.result,
            state=_state(duty, task, days, begun=bool(entries)),
        )
        changes.save_task(action, changed)
        _extend(action, duty, task, days)
        _meet_periods(action, duty, task, days)
        _follow_lines(action, duty, task, keys, days)
        if duty.file and entries:
            text = f"{duty.file.removesuffix('.txt')}\n\n{duty.result}\n"
            filed.attach(action, "progress_entry", entries[-1], duty.file, text.encode(), "text/plain")


def _state(duty: Duty, task: Task, days: Days, *, begun: bool) -> StateEntry:
    if duty.done is not None and task.schedule.deadline is not None:
        return StateEntry(TaskState.DONE, _moved(task.schedule.deadline, duty.done))
    if duty.dropped:
        return StateEntry(TaskState.DROPPED, days.day(duty.dropped), duty.reason, duty.basis)
    working = begun or duty.state == TaskState.IN_PROGRESS
    return StateEntry(TaskState.IN_PROGRESS) if working and not task.lines else StateEntry()


def _record_progress(action: Action, duty: Duty, task: str, days: Days) -> list[str]:
    return [
        changes.record_progress(
            action, Progress("", task, None, None, days.day(written), percent, content), starts=False
        )
        for written, percent, content in duty.progress
    ]


def _extend(action: Action, duty: Duty, task: Task, days: Days) -> None:
    if duty.extended_from:
        extension = Extension(
            id="",
            task=task.id,
            line=None,
            old_deadline=days.day(duty.extended_from),
            new_deadline=days.day(duty.deadline),
            document=duty.extension,
            reason=duty.extension_reason,
            granted_on=earlier_weekday(days.day(duty.extended_from) - timedelta(days=1)),
        )
        changes.extend(action, extension)


def _meet_periods(action: Action, duty: Duty, task: Task, days: Days) -> None:
    if duty.missed is None:
        return
    past = [day for day in task.schedule.occurrences(task.year) if day < days.today]
    for due in past[: len(past) - duty.missed]:
        changes.complete_period(action, task.id, due, _moved(due, _DAYS_TO_MEET_A_PERIOD))


def _follow_lines(action: Action, duty: Duty, task: Task, keys: Keys, days: Days) -> None:
    for place, line in enumerate(task.lines):
        owner = keys.heads.get(line.unit) if place < duty.lines_owned else None
        entry = _line_state(duty, task, place, days)
        changed = line._replace(owner=owner, state=entry)
        if entry.state is TaskState.DONE:
            changed = changed._replace(result=duty.line_result)
        elif entry.state is TaskState.IN_PROGRESS:
            changed = changed._replace(late_cause=duty.line_cause, proposal=duty.line_proposal)
        if duty.own_plans and entry.on is not None:
            changed = _with_own_plan(action, changed, place, keys)
        changes.save_line(action, changed)
    if duty.line_extended_to:
        line = task.lines[duty.lines_done + duty.lines_doing]
        decision = Grant(
            days.day(duty.line_extended_to), duty.line_extension, duty.line_extension_reason, days.today
        )
        extensions.grant(action, [(task.id, line.id)], decision)


def _line_state(duty: Duty, task: Task, place: int, days: Days) -> StateEntry:
    if place < duty.lines_done:
        return StateEntry(TaskState.DONE, _moved(days.day(duty.lines_done_at), _APART[place % len(_APART)]))
    if place < duty.lines_done + duty.lines_doing:
        return StateEntry(TaskState.IN_PROGRESS)
    if duty.line_dropped and place == len(task.lines) - 1:
        return StateEntry(TaskState.DROPPED, days.day(duty.line_dropped), duty.line_reason, duty.line_basis)
    return StateEntry()


def _with_own_plan(action: Action, line: Line, place: int, keys: Keys) -> Line:
    """Let a unit have issued its plan a few days before it was received; some sent the file too."""
    assert line.state.on is not None
    symbol = f"-{keys.symbols[line.unit]}" if keys.symbols[line.unit] else ""
    issued = line._replace(
        own_plan_number=f"{place + 3:02d}/KH{symbol}",
        own_plan_on=_moved(line.state.on, _DAYS_ON_THE_WAY),
        own_plan_signer=keys.head_names[line.unit],
    )
    if place % _SENT_WITH_FILE:
        return issued
    name = f"Kế hoạch {issued.own_plan_number.replace('/', '-')}.txt"
    text = f"KẾ HOẠCH số {issued.own_plan_number}\n\n{issued.own_plan_signer}\n"
    return issued._replace(own_plan_file=action.attach(text.encode()), own_plan_file_name=name)


def _moved(day: date, days: int) -> date:
    return earlier_weekday(day + timedelta(days=days)) if days else day
