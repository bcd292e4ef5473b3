# SPDX-License-Identifier: MIT
"""More time by a decision: what it must carry, whom it may be given to, what is worth a second look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.deadlines import comes_back, first_deadline, moves
from dvcq_desktop.plan.rules import Extension, Line, Task, TaskState
from dvcq_desktop.plan.standings import own_due

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.calendar import Calendar


@dataclass(frozen=True)
class Subject:
    """What is given more time: a whole task, or one unit's part of it; `unit` is what the unit is called."""

    task: Task
    line: Line | None = None
    unit: str = ""

    @property
    def name(self) -> str:
        """Return how a sentence names it."""
        return f"{self.task.title} ({self.unit})" if self.unit else self.task.title

    @property
    def deadline(self) -> date | None:
        """Return the deadline that would move: of a recurring task that of the first period not met."""
        return own_due(self.task, date.max, self.line)

    @property
    def why_not(self) -> str:
        """Return why it can't be given more time, empty where it can."""
        states = (self.task.state.state, self.line.state.state if self.line else TaskState.NOT_STARTED)
        settled = next((state for state in states if not state.is_open), None)
        if settled is not None:
            return f"“{self.name}” đã ghi {settled.label.lower()}; muốn gia hạn thì đổi trạng thái trước."
        if self.deadline is None:
            return f"“{self.name}” chưa có thời hạn để gia hạn; hãy ghi thời hạn trước."
        return ""


@dataclass(frozen=True)
class Grant:
    """What a decision says: until when, by which document, why, and from which day it holds."""

    new_deadline: date | None
    document: str = ""
    reason: str = ""
    granted_on: date | None = None


def check_extension(extension: Extension, year: int) -> None:
    """Raise UserError unless an extension has all it must carry and moves a deadline of its year forward."""
    new, old = extension.new_deadline, extension.old_deadline
    if new is None:
        raise UserError("Gia hạn phải có thời hạn mới; hãy ghi ngày rồi lưu lại.")
    if new.year < year:
        raise UserError(f"Thời hạn mới {new:%d/%m/%Y} ở trước năm {year} của nhiệm vụ; hãy ghi lại ngày.")
    if old is not None and new <= old:
        raise UserError(
            f"Thời hạn mới {new:%d/%m/%Y} phải sau thời hạn hiện nay {old:%d/%m/%Y}; hãy ghi lại ngày."
        )
    if not extension.document.strip():
        raise UserError("Gia hạn phải có văn bản cho phép; hãy ghi số, ngày của văn bản rồi lưu lại.")
    if not extension.reason.strip():
        raise UserError("Gia hạn phải có lý do; hãy ghi lý do rồi lưu lại.")
    if extension.granted_on is None:
        raise UserError("Gia hạn phải có ngày cho phép; hãy ghi ngày rồi lưu lại.")


def extension_of(subject: Subject, grant: Grant) -> Extension:
    """Return what a decision does to one task or part; raise UserError where it may not."""
    if subject.why_not:
        raise UserError(subject.why_not)
    extension = Extension(
        id="",
        task=subject.task.id,
        line=subject.line.id if subject.line else None,
        old_deadline=subject.deadline,
        new_deadline=grant.new_deadline,
        document=grant.document.strip(),
        reason=grant.reason.strip(),
        granted_on=grant.granted_on,
    )
    check_extension(extension, subject.task.year)
    days = [each.granted_on for each in moves(subject.task, subject.line) if each.granted_on]
    if days and grant.granted_on and grant.granted_on < max(days):
        raise UserError(
            f"Ngày cho phép {grant.granted_on:%d/%m/%Y} ở trước lần gia hạn gần nhất ({max(days):%d/%m/%Y});"
            " hãy ghi lại ngày, hoặc bỏ lần gia hạn đó."
        )
    return extension


def described(subject: Subject) -> str:
    """Return where one task or part stands before it is given more time."""
    deadline = subject.deadline
    if deadline is None:
        return ""
    period = "Kỳ hạn" if comes_back(subject.task, subject.line) else "Thời hạn"
    granted = len(moves(subject.task, subject.line))
    first = first_deadline(subject.task, subject.line)
    more = f" (đã gia hạn {granted} lần, thời hạn đầu {first:%d/%m/%Y})" if granted and first else ""
    return f"{period} hiện nay: {deadline:%d/%m/%Y}{more}."


def remarks_on(subjects: Sequence[Subject], grant: Grant, calendar: Calendar, today: date) -> tuple[str, ...]:
    """Return sentences about what is allowed but worth a second look."""
    found = []
    new, granted = grant.new_deadline, grant.granted_on
    if new and (rest := calendar.name_of(new)):
        found.append(
            f"{new:%d/%m/%Y} là ngày nghỉ ({rest}); tính đến hết ngày {calendar.due_day(new):%d/%m/%Y}."
        )
    if new and any(new.year > subject.task.year for subject in subjects):
        found.append(f"Thời hạn mới sang năm {new.year}, sau năm của kế hoạch.")
    late = [subject for subject in subjects if granted and _is_late(subject, granted, calendar)]
    if late:
        found.append("Cho phép khi đã quá hạn: những ngày trước ngày cho phép vẫn tính là quá hạn.")
    if granted and granted > today:
        found.append(f"Thời hạn mới chỉ được tính từ ngày {granted:%d/%m/%Y}.")
    own = sum(line.deadline is not None for each in subjects if each.line is None for line in each.task.lines)
    if own:
        found.append(f"{own} đơn vị có thời hạn riêng giữ nguyên thời hạn đó.")
    return tuple(found)


def _is_late(subject: Subject, day: date, calendar: Calendar) -> bool:
    return subject.deadline is not None and calendar.due_day(subject.deadline) < day
