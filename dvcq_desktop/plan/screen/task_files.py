# SPDX-License-Identifier: MIT
"""The files that are kept with a task itself, such as the letter that gave it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dvcq_desktop.database import filed
from dvcq_desktop.widgets.attachments import AttachmentList
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import ReadFile, read_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench


class TaskFiles(AttachmentList):
    """List a task's own files; `wanted` carries a write, `refused` a sentence to show."""

    wanted = Signal(str, object)  # the action's name, work(action)
    refused = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._task = ""
        self.add_requested.connect(self._on_add_requested)
        self.remove_requested.connect(self._on_remove_requested)

    def show_task(self, task: str, files: Sequence[KeptFile]) -> None:
        """List the files of a task."""
        self._task = task
        self.show_files(files)
        self.setEnabled(bool(task))

    def _on_add_requested(self, paths: tuple[Path, ...]) -> None:
        job = Job("Đang đọc tệp đính kèm", partial(_read, self._task, paths))
        self._workbench.jobs.run(job, self._on_read, self._on_read_refused)

    def _on_read(self, read: tuple[str, list[ReadFile]]) -> None:
        task, files = read
        work = partial(filed.keep_files, table="task", row_id=task, files=files)
        self.wanted.emit(f"Đính kèm: {len(files)} tệp", work)

    def _on_read_refused(self, error: UserError) -> None:
        self.refused.emit(error.sentence)

    def _on_remove_requested(self, key: str) -> None:
        self.wanted.emit("Bỏ tệp đính kèm", partial(filed.trash_file, attachment=key))


def _read(task: str, paths: Sequence[Path], progress: Progress) -> tuple[str, list[ReadFile]]:
    """Read files for a task; another one may be shown when they are there."""
    return task, read_files(paths, progress)
