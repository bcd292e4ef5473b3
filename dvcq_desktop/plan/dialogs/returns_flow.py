# SPDX-License-Identifier: MIT
"""The whole way of what units send back: read the task, ask, read the files, write all of it at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.store import returns, tasks
from dvcq_desktop.plan.store.returns import Kept
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import read_files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.dialogs.returns_dialog import ReturnsDialog
    from dvcq_desktop.plan.returns import Returned
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.store.returns import Choice
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench

    Read = tuple[Task | None, Directory, list[Choice]]


class ReturnsFlow(QObject):
    """Lead one entry at a time."""

    failed = Signal(str)  # a sentence to show
    shown = Signal(object)  # ReturnsDialog
    kept = Signal(str, object)  # a sentence to show, and its Link

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._as_of: date | None = None
        self.dialog: ReturnsDialog | None = None

    def start(self, task: str, as_of: date | None = None, *, asking: bool = False) -> None:
        """Read a task with its units and ask what they sent; show how they stand on a day, else today.

        `asking` begins with the year's first task that asks for plans where this one asks for none.
        """
        self._as_of = as_of
        self._workbench.reader.ask("plan-returns", partial(_read, task, asking=asking), self._on_read)

    def _on_read(self, read: Read) -> None:
        from dvcq_desktop.plan.dialogs.returns_dialog import ReturnsDialog  # noqa: PLC0415 - start-up time

        task, office, choices = read
        if self.dialog is not None:
            if task is not None and task.lines:
                self.dialog.show_task(task, office)
            return
        if task is None or not task.lines:
            self.failed.emit("Nhiệm vụ này không giao cho nhiều đơn vị; hãy thêm các đơn vị trước.")
            return
        self.dialog = ReturnsDialog(task, office, self._workbench.today, self._window, self._as_of)
        self.dialog.offer(choices)
        self.dialog.task_chosen.connect(self._on_task_chosen)
        self.dialog.save_requested.connect(self._on_save_requested)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()
        self.shown.emit(self.dialog)

    def _on_task_chosen(self, task: str) -> None:
        self._workbench.reader.ask("plan-returns", partial(_read, task, asking=False), self._on_read)

    def _on_save_requested(self, returned: Sequence[Returned]) -> None:
        job = Job("Đang đọc tệp kế hoạch", partial(_with_files, returned))
        self._workbench.jobs.run(job, self._on_files_read, self._on_refused, self._on_stopped)

    def _on_files_read(self, returned: list[Kept]) -> None:
        if self.dialog is None:
            return
        work = partial(
            returns.keep_returns,
            task_id=self.dialog.task.id,
            returned=returned,
            today=self._workbench.today(),
        )
        name = f"Nhập kế hoạch đơn vị gửi về: {len(returned)} đơn vị"
        self._workbench.writer.write(name, work, self._on_kept, self._on_refused)

    def _on_kept(self, count: int) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        undo = self._workbench.writer.undo_link()
        self.kept.emit(f"Đã lưu kế hoạch của {count} đơn vị.", undo)

    def _on_refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self.failed.emit(error.sentence)

    def _on_stopped(self, _job: Job) -> None:
        self._on_refused(UserError("Đã dừng đọc tệp, chưa có gì được lưu. Bấm Lưu để lưu lại."))

    def _on_finished(self) -> None:
        self.dialog = None


def _read(task: str, connection: sqlite3.Connection, *, asking: bool) -> Read:
    found = tasks.whole_tasks(connection, [task])
    choices = returns.choices(connection, found[0].year) if found else []
    asked = [choice.task for choice in choices if choice.asks]
    if asking and asked and task not in asked:
        found = tasks.whole_tasks(connection, asked[:1])
    return (found[0] if found else None), directory(connection), choices


def _with_files(returned: Sequence[Returned], progress: Progress) -> list[Kept]:
    """Read all files before any row is written."""
    paths = [each.file for each in returned if each.file is not None]
    contents = iter(read_files(paths, progress))
    return [
        Kept(each.line, each.state, next(contents)[:2] if each.file is not None else None)
        for each in returned
    ]
