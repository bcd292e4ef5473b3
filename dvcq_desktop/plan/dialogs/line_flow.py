# SPDX-License-Identifier: MIT
"""The whole way of editing one unit's part in a dialog: read it, show it, read its file, write it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.screen.line_rows import LineRow
from dvcq_desktop.plan.store import returns, tasks
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import ReadFile, read_files

if TYPE_CHECKING:
    import sqlite3
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.deadlines import Against
    from dvcq_desktop.plan.dialogs.line_dialog import LineDialog
    from dvcq_desktop.plan.rules import Line, Task
    from dvcq_desktop.widgets.workbench import Workbench


class LineFlow(QObject):
    """Lead one edit at a time."""

    failed = Signal(str)  # a sentence to show
    shown = Signal(object)  # LineDialog
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._asked: tuple[str, Directory, date, Against] | None = None
        self._line: Line | None = None
        self.dialog: LineDialog | None = None

    def start(self, task: str, unit: str, directory: Directory, as_of: date, against: Against) -> None:
        """Read the part of a unit and show it."""
        self._asked = (unit, directory, as_of, against)
        self._workbench.reader.ask("plan-line", partial(_read, task), self._on_read)

    def _on_read(self, task: Task | None) -> None:
        from dvcq_desktop.plan.dialogs.line_dialog import LineDialog  # noqa: PLC0415 - start-up time

        if self._asked is None or self.dialog is not None:
            return
        unit, directory, as_of, against = self._asked
        line = next((line for line in task.lines if line.unit == unit), None) if task else None
        if task is None or line is None:
            self.failed.emit("Phần việc này vừa được bỏ khỏi nhiệm vụ.")
            return
        row = LineRow(line, task, directory, as_of, against)
        self.dialog = LineDialog(row, self._workbench.today, self._window)
        self.dialog.save_requested.connect(self._on_save_requested)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.form.file.open_requested.connect(self.open_requested)
        self.dialog.form.file.save_requested.connect(self.save_requested)
        self.dialog.open()
        self.shown.emit(self.dialog)

    def _on_save_requested(self, line: Line, path: Path | None) -> None:
        self._line = line
        if path is None:
            self._on_file_read([])
        else:
            job = Job("Đang đọc tệp kế hoạch", partial(read_files, [path]))
            self._workbench.jobs.run(job, self._on_file_read, self._on_refused, self._on_stopped)

    def _on_file_read(self, files: list[ReadFile]) -> None:
        if self._line is None:
            return
        file = files[0][:2] if files else None
        work = partial(returns.keep_line, line=self._line, file=file, today=self._workbench.today())
        self._workbench.writer.write("Sửa phần việc của đơn vị", work, self._on_written, self._on_refused)

    def _on_written(self, _key: str) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self.failed.emit(error.sentence)

    def _on_stopped(self, _job: Job) -> None:
        self._on_refused(UserError("Đã dừng đọc tệp, chưa có gì được lưu. Bấm Lưu để lưu lại."))

    def _on_finished(self) -> None:
        self.dialog = None


def _read(task: str, connection: sqlite3.Connection) -> Task | None:
    return next(iter(tasks.whole_tasks(connection, [task])), None)
