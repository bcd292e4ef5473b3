# SPDX-License-Identifier: MIT
"""Which deadline held on which day: decisions move it, and the first one stays known."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.plan.rules import Extension, Line, Task


class Against(StrEnum):
    """Which deadline early, on time and late are counted against; the value is what is stored."""

    LAST = "last"
    FIRST = "first"

    @property
    def label(self) -> str:
        """Return the choice as it is shown."""
        return {"last": "So với thời hạn hiện tại", "first": "So với thời hạn đầu"}[self.value]


def comes_back(task: Task, line: Line | None = None) -> bool:
    """Tell whether a task, or one unit's part of it, falls due again and again."""
    return task.schedule.comes_back and (line is None or line.deadline is None)


def moves(task: Task, line: Line | None = None) -> tuple[Extension, ...]:
    """Return the decisions that moved the deadline of a whole task or of one unit's part, earliest first.

    A part that follows the task moved with it, until it was given more time by a decision of its own.
    """
    if not task.extensions:
        return ()
    whole = tuple(each for each in task.extensions if each.line is None)
    if line is None:
        return whole
    own = tuple(each for each in task.extensions if each.line == line.id)
    if not own:
        return whole if line.deadline is None else ()
    left_at = [place for place, each in enumerate(whole, 1) if each.new_deadline == own[0].old_deadline]
    return (*whole[: left_at[0] if left_at else 0], *own)


def deadline_on(
    task: Task, as_of: date, line: Line | None = None, against: Against = Against.LAST
) -> date | None:
    """Return the deadline that counts on a day, of what falls due once.

    Against the last one it is the one that held on that day: an extension counts from its day on.
    """
    if against is Against.FIRST:
        return first_deadline(task, line)
    later = (each for each in moves(task, line) if each.granted_on is not None and each.granted_on > as_of)
    moved = next(later, None)
    return _now(task, line) if moved is None else moved.old_deadline


def first_deadline(task: Task, line: Line | None = None) -> date | None:
    """Return the deadline before any extension."""
    return next((each.old_deadline for each in moves(task, line) if each.old_deadline), _now(task, line))


def period_due(
    task: Task, period: date, as_of: date, line: Line | None = None, against: Against = Against.LAST
) -> date:
    """Return when one period of a recurring task is due, where it was given more time by a day."""
    if against is Against.FIRST:
        return period
    day, concerned = period, {None, line.id if line else None}
    for each in task.extensions:
        granted = each.granted_on is None or each.granted_on <= as_of
        if granted and each.line in concerned and each.old_deadline == day and each.new_deadline:
            day = each.new_deadline
    return day


def _now(task: Task, line: Line | None) -> date | None:
    own = line.deadline if line else None
    return own or task.schedule.deadline
