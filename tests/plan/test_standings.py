# SPDX-License-Identifier: MIT
"""Where tasks stand on any day: never late too soon, never done before they were, a group by its units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.calendar import Calendar, Holiday
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule
from dvcq_desktop.plan.standings import (
    SOON_DAYS,
    Standing,
    Timing,
    due_on,
    line_standing,
    line_state_on,
    share_done,
    standing,
    state_on,
    urgency,
)

CALENDAR = Calendar(tuple(Holiday(f"h{n}", date(2026, 4, 27) + timedelta(days=n), "Nghỉ") for n in range(5)))
MONDAY = date(2026, 6, 15)
DONE = {Timing.DONE, Timing.DONE_EARLY, Timing.DONE_ON_TIME, Timing.DONE_LATE}
UNITS = ("u0", "u1", "u2")

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
entries = st.builds(StateEntry, st.sampled_from(TaskState), st.none() | days, st.just("lý do"))
schedules = st.builds(Schedule, st.none() | days, st.sampled_from(Recurrence))


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    schedule = draw(schedules)
    units = draw(st.lists(st.sampled_from(UNITS), unique=True))
    lines = tuple(
        Line(unit, "task", unit, state=draw(entries), deadline=draw(st.none() | days)) for unit in units
    )
    periods = schedule.occurrences(2026) if schedule.comes_back else ()
    met = tuple(
        Completion(day, draw(days), draw(st.sampled_from([None, *units])))
        for day in periods
        if draw(st.booleans())
    )
    begun = draw(st.none() | days)
    return Task(
        "task",
        2026,
        "Việc",
        schedule=schedule,
        state=draw(entries),
        lines=lines,
        completions=met,
        begun_on=begun,
    )


def once(deadline: date | None, state: TaskState = TaskState.NOT_STARTED, on: date | None = None) -> Task:
    return Task("task", 2026, "Việc", schedule=Schedule(deadline), state=StateEntry(state, on, "lý do"))


def settled_before(entry: StateEntry, as_of: date) -> StateEntry:
    """Return what was known of a state by a day."""
    return entry if entry.on is None or entry.on <= as_of else StateEntry()


@given(tasks(), days)
def test_nothing_is_overdue_before_one_of_its_due_days_has_passed(task: Task, as_of: date) -> None:
    if standing(task, as_of, CALENDAR).timing is Timing.OVERDUE:
        due = due_on(task, as_of)
        assert due is not None
        assert CALENDAR.due_day(due) < as_of


@given(days, days)
def test_an_open_task_is_overdue_exactly_from_the_day_after_its_due_day(deadline: date, as_of: date) -> None:
    found = standing(once(deadline), as_of, CALENDAR)
    late = (as_of - CALENDAR.due_day(deadline)).days
    assert (found.timing is Timing.OVERDUE) == (late > 0)
    assert found.days == abs(late)


@given(tasks(), days)
def test_what_was_done_later_does_not_count_yet(task: Task, as_of: date) -> None:
    known = replace(
        task,
        state=settled_before(task.state, as_of),
        lines=tuple(line._replace(state=settled_before(line.state, as_of)) for line in task.lines),
        completions=tuple(met for met in task.completions if met.done_on <= as_of),
    )
    assert standing(task, as_of, CALENDAR) == standing(known, as_of, CALENDAR)
    assert due_on(task, as_of) == due_on(known, as_of)
    assert share_done(task, as_of) == share_done(known, as_of)


@given(tasks(), days)
def test_state_and_standing_do_not_contradict_each_other(task: Task, as_of: date) -> None:
    state, found = state_on(task, as_of), standing(task, as_of, CALENDAR)
    if state is TaskState.DONE:
        assert found.timing in DONE
    elif state is TaskState.DROPPED:
        assert found.timing is Timing.DROPPED
    else:
        assert found.timing is not Timing.DROPPED
        assert found.timing not in DONE or task.schedule.comes_back


@given(tasks(), days)
def test_a_group_is_overdue_when_and_only_when_one_of_its_units_is(task: Task, as_of: date) -> None:
    if task.lines:
        parts = [line_standing(line, task, as_of, CALENDAR) for line in task.lines]
        late = [part.days for part in parts if part.timing is Timing.OVERDUE]
        found = standing(task, as_of, CALENDAR)
        assert (found.timing is Timing.OVERDUE) == bool(late)
        assert not late or found.days == max(late)


@given(st.lists(st.builds(Standing, st.sampled_from(Timing), st.integers(0, 99)), unique=True))
def test_two_standings_are_never_equally_urgent(found: list[Standing]) -> None:
    assert len({urgency(each) for each in found}) == len(found)


@given(tasks(), days)
def test_the_share_that_is_done_is_a_part_of_the_whole(task: Task, as_of: date) -> None:
    share = share_done(task, as_of)
    assert (share is not None) == bool(task.lines or task.schedule.comes_back)
    assert share is None or 0 <= share[0] <= share[1]


@given(tasks(), days, days)
def test_what_is_done_never_becomes_less_with_the_days(task: Task, one: date, other: date) -> None:
    earlier, later = share_done(task, min(one, other)), share_done(task, max(one, other))
    assert earlier is None or (later is not None and earlier[0] <= later[0])


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (date(2026, 6, 12), "Hoàn thành trước hạn"),
        (date(2026, 6, 13), "Hoàn thành đúng hạn"),
        (date(2026, 6, 15), "Hoàn thành đúng hạn"),
        (date(2026, 6, 17), "Hoàn thành, quá hạn 2 ngày"),
    ],
)
def test_a_deadline_on_a_saturday_is_met_until_monday(on: date, label: str) -> None:
    task = once(date(2026, 6, 13), TaskState.DONE, on)
    assert standing(task, date(2026, 12, 31), CALENDAR).label == label


@pytest.mark.parametrize(
    ("left", "label"),
    [(8, "Trong hạn"), (SOON_DAYS, "Còn 7 ngày"), (0, "Đến hạn hôm nay"), (-1, "Quá hạn 1 ngày")],
)
def test_the_last_week_counts_its_days(left: int, label: str) -> None:
    assert standing(once(MONDAY), MONDAY - timedelta(days=left), CALENDAR).label == label


def test_a_deadline_in_the_holidays_ends_on_the_first_working_day_after_them() -> None:
    task = once(date(2026, 4, 28))
    assert standing(task, date(2026, 5, 4), CALENDAR).label == "Đến hạn hôm nay"


def test_without_a_deadline_nothing_is_late() -> None:
    continuous = replace(once(None), schedule=Schedule(None, Recurrence.CONTINUOUS))
    assert standing(once(None), MONDAY, CALENDAR).label == "Chưa có thời hạn"
    assert standing(continuous, MONDAY, CALENDAR).label == "Thường xuyên"


def test_a_quarterly_task_waits_for_its_first_day_that_was_not_met() -> None:
    task = replace(
        once(None),
        schedule=Schedule(None, Recurrence.QUARTERLY),
        completions=(Completion(date(2026, 3, 31), date(2026, 4, 10)),),
    )
    assert due_on(task, date(2026, 4, 9)) == date(2026, 3, 31)
    assert due_on(task, date(2026, 4, 10)) == date(2026, 6, 30)
    assert state_on(task, date(2026, 4, 9)) is TaskState.NOT_STARTED
    assert state_on(task, date(2026, 4, 10)) is TaskState.IN_PROGRESS


def test_a_recurring_task_is_done_when_every_day_of_its_year_was_met() -> None:
    schedule = Schedule(None, Recurrence.HALF_YEARLY)
    met = tuple(Completion(day, day) for day in schedule.occurrences(2026))
    task = replace(once(None), schedule=schedule, completions=met)
    assert standing(task, date(2026, 12, 30), CALENDAR).timing is Timing.SOON
    assert standing(task, date(2026, 12, 31), CALENDAR).timing is Timing.DONE


def test_a_recurring_task_that_first_falls_due_next_year_is_not_done() -> None:
    task = replace(once(None), schedule=Schedule(date(2027, 1, 15), Recurrence.MONTHLY))
    assert standing(task, MONDAY, CALENDAR).timing is Timing.ON_TRACK


def group_of_two(first: Line, second: Line) -> Task:
    return replace(once(date(2026, 7, 1)), lines=(first, second))


def test_a_unit_with_an_earlier_deadline_makes_the_whole_overdue() -> None:
    early = Line("l0", "task", "u0", deadline=date(2026, 6, 1))
    task = group_of_two(early, Line("l1", "task", "u1"))
    assert standing(task, MONDAY, CALENDAR) == Standing(Timing.OVERDUE, 14)
    assert due_on(task, MONDAY) == date(2026, 6, 1)


def test_a_unit_that_did_its_part_holds_the_whole_back_no_longer() -> None:
    done = StateEntry(TaskState.DONE, date(2026, 6, 8))
    early = Line("l0", "task", "u0", deadline=date(2026, 6, 1), state=done)
    task = group_of_two(early, Line("l1", "task", "u1"))
    assert standing(task, MONDAY, CALENDAR) == Standing(Timing.ON_TRACK, 16)
    assert standing(task, date(2026, 6, 5), CALENDAR) == Standing(Timing.OVERDUE, 4)
    assert due_on(task, MONDAY) == date(2026, 7, 1)


def test_units_that_got_more_time_are_not_overdue_by_the_tasks_own_deadline() -> None:
    later = date(2026, 8, 3)
    task = group_of_two(Line("l0", "task", "u0", deadline=later), Line("l1", "task", "u1", deadline=later))
    assert standing(task, date(2026, 7, 27), CALENDAR) == Standing(Timing.SOON, 7)


def test_a_group_is_late_when_one_unit_was() -> None:
    entry = StateEntry(TaskState.DONE, date(2026, 6, 8))
    early = Line("l0", "task", "u0", deadline=date(2026, 6, 1), state=entry)
    task = group_of_two(early, Line("l1", "task", "u1", state=entry))
    assert standing(task, MONDAY, CALENDAR) == Standing(Timing.DONE_LATE, 7)


def test_her_own_word_over_the_whole_settles_what_units_still_owed() -> None:
    line = Line("l0", "task", "u0", deadline=date(2026, 6, 1))
    dropped = replace(once(date(2026, 7, 1), TaskState.DROPPED, date(2026, 6, 10)), lines=(line,))
    assert line_standing(line, dropped, MONDAY, CALENDAR).timing is Timing.DROPPED
    assert line_standing(line, dropped, date(2026, 6, 9), CALENDAR).timing is Timing.OVERDUE


def test_a_period_met_by_the_whole_is_met_for_each_unit() -> None:
    lines = (Line("l0", "task", "u0"), Line("l1", "task", "u1"))
    quarterly = Schedule(None, Recurrence.QUARTERLY)
    whole = Completion(date(2026, 3, 31), date(2026, 3, 30))
    own = Completion(date(2026, 6, 30), date(2026, 6, 10), "l0")
    task = replace(once(None), schedule=quarterly, lines=lines, completions=(whole, own))
    assert due_on(task, MONDAY, lines[0]) == date(2026, 9, 30)
    assert due_on(task, MONDAY, lines[1]) == due_on(task, MONDAY) == date(2026, 6, 30)


def test_what_was_recorded_by_a_day_had_begun_by_then() -> None:
    task = replace(once(MONDAY, TaskState.DONE, date(2026, 6, 12)), begun_on=date(2026, 5, 4))
    assert state_on(task, date(2026, 5, 3)) is TaskState.NOT_STARTED
    assert state_on(task, date(2026, 5, 4)) is TaskState.IN_PROGRESS
    assert state_on(task, date(2026, 6, 12)) is TaskState.DONE


def test_a_group_she_began_herself_is_in_progress_before_its_units_are() -> None:
    task = group_of_two(Line("l0", "task", "u0"), Line("l1", "task", "u1"))
    begun = replace(task, state=StateEntry(TaskState.IN_PROGRESS))
    assert state_on(task, MONDAY) is TaskState.NOT_STARTED
    assert state_on(begun, MONDAY) is TaskState.IN_PROGRESS


def test_a_unit_that_finished_later_had_not_begun_before_anything_was_recorded_of_it() -> None:
    finished = Line("l0", "task", "u0", state=StateEntry(TaskState.DONE, date(2026, 9, 1)))
    task = group_of_two(finished, Line("l1", "task", "u1"))
    january = date(2026, 1, 5)
    assert line_state_on(finished, task, january) is state_on(task, january) is TaskState.NOT_STARTED
    assert line_state_on(finished, task, date(2026, 9, 1)) is TaskState.DONE
    recorded = finished._replace(begun_on=date(2026, 5, 4))
    assert line_state_on(recorded, task, date(2026, 5, 3)) is TaskState.NOT_STARTED
    assert line_state_on(recorded, task, date(2026, 5, 4)) is TaskState.IN_PROGRESS


def test_a_unit_that_met_one_of_its_periods_has_begun() -> None:
    line = Line("l0", "task", "u0")
    met = Completion(date(2026, 3, 31), date(2026, 3, 30), "l0")
    quarterly = Schedule(None, Recurrence.QUARTERLY)
    task = replace(once(None), schedule=quarterly, lines=(line,), completions=(met,))
    assert line_state_on(line, task, date(2026, 3, 29)) is TaskState.NOT_STARTED
    assert line_state_on(line, task, date(2026, 3, 30)) is TaskState.IN_PROGRESS
