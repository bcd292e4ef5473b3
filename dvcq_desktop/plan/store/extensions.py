# SPDX-License-Identifier: MIT
"""Give tasks and units' parts more time by one decision, and take a wrong one back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.deadlines import comes_back, deadline_on
from dvcq_desktop.plan.extending import Subject, extension_of
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.tasks import tasks
from dvcq_desktop.text.dates import day_of, short_date, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.extending import Grant
    from dvcq_desktop.plan.rules import Extension, Task

_GONE_TASK = "Nhiệm vụ được gia hạn đang ở thùng rác; hãy khôi phục nhiệm vụ trước, hoặc chọn cả hai."
_GONE = "Có nhiệm vụ hoặc đơn vị vừa được bỏ khỏi danh sách; hãy chọn lại rồi gia hạn."


def grant(action: Action, chosen: Sequence[tuple[str, str | None]], decision: Grant) -> int:
    """Give each chosen (task, line or None) more time and return how many; all of them or none.

    Raise UserError where the decision lacks something, or one of them may not be given more time.
    """
    found = tasks(action.connection, [task for task, _line in chosen])
    for task, line in chosen:
        changes.extend(action, extension_of(_subject(action, found.get(task), line), decision))
    return len(chosen)


def trash_extension(action: Action, task_id: str, extension_id: str) -> None:
    """Put one extension into the trash and its deadline back; a later one then moved what this one did.

    A deadline that was typed over since stays as it is.
    """
    task = tasks(action.connection, [task_id]).get(task_id)
    granted = next((each for each in task.extensions if each.id == extension_id), None) if task else None
    if task is None or granted is None:
        raise UserError(_GONE)
    later = _moved_on(task, granted, granted.new_deadline)
    for each in later:
        action.update("task_extension", each.id, {"old_deadline": stored_day(granted.old_deadline)})
    if not any(each.line == granted.line for each in later):
        _put_back(action, task, granted)
    action.trash("task_extension", extension_id)


def restore_extension(action: Action, extension_id: str) -> None:
    """Take one extension out of the trash, and move its deadline again or what a later one moved on from.

    A deadline that was typed over since stays as it is. Raise UserError where its task is in the trash.
    """
    row = action.connection.execute(
        "select task from task_extension where id = ? and deleted_at is not null", (extension_id,)
    ).fetchone()
    if row is None:
        return
    action.restore("task_extension", extension_id)
    task = tasks(action.connection, [row["task"]]).get(row["task"])
    if task is None:
        raise UserError(_GONE_TASK)
    granted = next(each for each in task.extensions if each.id == extension_id)
    later = _moved_on(task, granted, granted.old_deadline)
    for each in later:
        action.update("task_extension", each.id, {"old_deadline": stored_day(granted.new_deadline)})
    if not any(each.line == granted.line for each in later):
        _move_again(action, task, granted)


def name_of(connection: sqlite3.Connection, extension_id: str) -> str:
    """Return what names an extension: until when more time was given, and to which task."""
    row = connection.execute(
        "select task.title, extension.new_deadline from task_extension extension"
        " join task on task.id = extension.task where extension.id = ?",
        (extension_id,),
    ).fetchone()
    until = day_of(row["new_deadline"])
    return f"Đến {short_date(until)}: {row['title']}" if until else str(row["title"])


def _subject(action: Action, task: Task | None, line_id: str | None) -> Subject:
    line = next((each for each in task.lines if each.id == line_id), None) if task else None
    if task is None or (line_id is not None and line is None):
        raise UserError(_GONE)
    unit = directory(action.connection).unit_called(line.unit) if line else ""
    return Subject(task, line, unit)


def _moved_on(task: Task, granted: Extension, day: date | None) -> list[Extension]:
    """Return the later extensions that moved on from a day what one moved, its units' of a whole task too."""
    after = task.extensions[task.extensions.index(granted) + 1 :]
    found: dict[str | None, Extension] = {}
    for each in after:
        if each.old_deadline == day and granted.line in {None, each.line}:
            found.setdefault(each.line, each)
    return list(found.values())


def _put_back(action: Action, task: Task, granted: Extension) -> None:
    line = next((each for each in task.lines if each.id == granted.line), None)
    if comes_back(task, line):
        return
    if line is None and granted.line is None and task.schedule.deadline == granted.new_deadline:
        action.update("task", task.id, {"deadline": stored_day(granted.old_deadline)})
    elif line is not None and line.deadline == granted.new_deadline:
        followed = granted.old_deadline == deadline_on(task, granted.granted_on or date.max)
        before = None if followed else granted.old_deadline
        action.update("task_line", line.id, {"deadline": stored_day(before)})


def _move_again(action: Action, task: Task, granted: Extension) -> None:
    line = next((each for each in task.lines if each.id == granted.line), None)
    if comes_back(task, line):
        return
    if granted.line is None and task.schedule.deadline == granted.old_deadline:
        action.update("task", task.id, {"deadline": stored_day(granted.new_deadline)})
    elif line is not None and line.deadline in {None, granted.old_deadline}:
        action.update("task_line", line.id, {"deadline": stored_day(granted.new_deadline)})
