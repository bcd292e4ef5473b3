# SPDX-License-Identifier: MIT
"""Which deadline held on which day, of a whole task and of one unit's part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.calendar import Calendar
from dvcq_desktop.plan.deadlines import Against, deadline_on, first_deadline, moves
from dvcq_desktop.plan.rules import Extension, Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule
from dvcq_desktop.plan.standings import Standing, Timing, due_on, line_standing, standing

CALENDAR = Calendar()
MAY, JUNE, AUGUST, OCTOBER = date(2026, 5, 29), date(2026, 6, 30), date(2026, 8, 31), date(2026, 10, 15)
GRANTED, AGAIN = date(2026, 6, 15), date(2026, 8, 20)

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def moved(old: date | None, new: date, granted: date | None, line: str | None = None) -> Extension:
    return Extension(f"{old}{new}{line}", "task", line, old, new, "12/UBND", "Chờ số liệu", granted)


EXTENDED = Task("task", 2026, "Việc", schedule=Schedule(AUGUST), extensions=(moved(MAY, AUGUST, GRANTED),))


@st.composite
def chains(draw: st.DrawFn) -> Task:
    """Return a task that was given more time again and again, each time before the next decision."""
    deadlines = sorted(draw(st.lists(days, min_size=1, max_size=5, unique=True)))
    granted = sorted(
        draw(st.lists(days, min_size=len(deadlines) - 1, max_size=len(deadlines) - 1, unique=True))
    )
    extensions = tuple(
        moved(old, new, on) for old, new, on in zip(deadlines, deadlines[1:], granted, strict=False)
    )
    return Task("task", 2026, "Việc", schedule=Schedule(deadlines[-1]), extensions=extensions)


def test_a_task_is_late_by_the_deadline_that_held_on_the_day() -> None:
    assert standing(EXTENDED, date(2026, 6, 10), CALENDAR) == Standing(Timing.OVERDUE, 12)
    assert due_on(EXTENDED, date(2026, 6, 10)) == MAY
    assert standing(EXTENDED, GRANTED, CALENDAR) == Standing(Timing.ON_TRACK, 77)
    assert due_on(EXTENDED, GRANTED) == AUGUST


@given(chains(), days)
def test_on_each_day_the_last_decision_by_then_holds(task: Task, as_of: date) -> None:
    known = [each.new_deadline for each in task.extensions if each.granted_on and each.granted_on <= as_of]
    assert deadline_on(task, as_of) == (known[-1] if known else first_deadline(task))


@given(chains())
def test_the_first_deadline_stays_known(task: Task) -> None:
    first = task.extensions[0].old_deadline if task.extensions else task.schedule.deadline
    assert first_deadline(task) == first
    assert deadline_on(task, date(2025, 12, 31)) == first
    assert deadline_on(task, date(2026, 12, 31)) == task.schedule.deadline


def test_a_decision_without_a_day_holds_on_every_day() -> None:
    task = replace(EXTENDED, extensions=(moved(MAY, AUGUST, None),))
    assert deadline_on(task, date(2026, 1, 1)) == AUGUST
    assert first_deadline(task) == MAY


def test_what_had_no_deadline_before_was_not_late() -> None:
    task = replace(EXTENDED, extensions=(moved(None, AUGUST, GRANTED),))
    assert standing(task, date(2026, 6, 10), CALENDAR).timing is Timing.NO_DEADLINE
    assert first_deadline(task) == AUGUST


def test_a_part_moves_with_its_task() -> None:
    line = Line("l", "task", "u")
    task = replace(EXTENDED, lines=(line,))
    assert line_standing(line, task, date(2026, 6, 10), CALENDAR) == Standing(Timing.OVERDUE, 12)
    assert (deadline_on(task, GRANTED, line), first_deadline(task, line)) == (AUGUST, MAY)


def test_a_part_with_a_deadline_of_its_own_does_not_move_with_its_task() -> None:
    line = Line("l", "task", "u", deadline=JUNE)
    task = replace(EXTENDED, lines=(line,))
    assert moves(task, line) == ()
    assert deadline_on(task, date(2026, 6, 10), line) == first_deadline(task, line) == JUNE


def test_one_unit_is_given_more_time_and_the_others_are_not() -> None:
    late, other = Line("l", "task", "u", deadline=OCTOBER), Line("m", "task", "v")
    task = replace(
        EXTENDED,
        lines=(late, other),
        extensions=(*EXTENDED.extensions, moved(AUGUST, OCTOBER, AGAIN, "l")),
    )
    september = date(2026, 9, 10)
    assert line_standing(late, task, september, CALENDAR) == Standing(Timing.ON_TRACK, 35)
    assert line_standing(other, task, september, CALENDAR) == Standing(Timing.OVERDUE, 10)
    assert [deadline_on(task, day, late) for day in (GRANTED - timedelta(1), GRANTED, AGAIN)] == [
        *(MAY, AUGUST, OCTOBER),
    ]
    assert first_deadline(task, late) == MAY
    assert due_on(task, september) == AUGUST


def test_one_period_of_a_recurring_task_is_given_more_time() -> None:
    period, later = date(2026, 6, 30), date(2026, 7, 20)
    task = Task(
        "task",
        2026,
        "Báo cáo",
        schedule=Schedule(None, Recurrence.QUARTERLY),
        extensions=(moved(period, later, GRANTED),),
        completions=(Completion(date(2026, 3, 31), date(2026, 3, 30)),),
    )
    assert due_on(task, date(2026, 6, 10)) == period
    assert due_on(task, GRANTED) == later
    assert standing(task, date(2026, 7, 10), CALENDAR).timing is Timing.ON_TRACK
    met = replace(task, completions=(*task.completions, Completion(period, date(2026, 7, 15))))
    assert due_on(met, date(2026, 7, 15)) == date(2026, 9, 30)


def test_done_after_the_first_deadline_is_early_against_the_one_that_was_granted() -> None:
    task = replace(EXTENDED, state=StateEntry(TaskState.DONE, date(2026, 8, 3)))
    assert standing(task, AUGUST, CALENDAR) == Standing(Timing.DONE_EARLY, 28)


def test_late_is_counted_against_the_first_deadline_where_she_asks_for_it() -> None:
    done = replace(EXTENDED, state=StateEntry(TaskState.DONE, date(2026, 8, 3)))
    first = Against.FIRST
    assert standing(done, AUGUST, CALENDAR, first) == Standing(Timing.DONE_LATE, 66)
    assert standing(EXTENDED, date(2026, 8, 3), CALENDAR, first) == Standing(Timing.OVERDUE, 66)
    assert due_on(EXTENDED, date(2026, 8, 3), None, first) == MAY


@given(chains(), days)
def test_before_any_extension_both_ways_of_counting_agree(task: Task, as_of: date) -> None:
    if all(each.granted_on and each.granted_on > as_of for each in task.extensions):
        assert standing(task, as_of, CALENDAR) == standing(task, as_of, CALENDAR, Against.FIRST)


@given(chains(), days)
def test_more_time_never_makes_a_task_later(task: Task, as_of: date) -> None:
    first, last = (standing(task, as_of, CALENDAR, against) for against in (Against.FIRST, Against.LAST))
    if last.timing is Timing.OVERDUE:
        assert first.timing is Timing.OVERDUE
        assert first.days >= last.days


def test_a_units_own_extension_and_a_moved_period_count_by_their_first_days_too() -> None:
    line = Line("l", "task", "u", deadline=OCTOBER)
    parts = replace(EXTENDED, lines=(line,), extensions=(moved(MAY, OCTOBER, GRANTED, "l"),))
    assert line_standing(line, parts, AUGUST, CALENDAR, Against.FIRST) == Standing(Timing.OVERDUE, 94)
    period = moved(date(2026, 3, 31), date(2026, 4, 20), date(2026, 3, 25))
    quarterly = Task("t", 2026, "B", schedule=Schedule(None, Recurrence.QUARTERLY), extensions=(period,))
    assert due_on(quarterly, GRANTED) == date(2026, 4, 20)
    assert due_on(quarterly, GRANTED, None, Against.FIRST) == date(2026, 3, 31)
