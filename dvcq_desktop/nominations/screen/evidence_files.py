# SPDX-License-Identifier: MIT
"""New files as evidence: chosen, read off the GUI thread, kept with the model and linked in one action."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.nominations.store import scores
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import ReadFile, read_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.nominations.appraisals import Cell
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench


class EvidenceFiles(QObject):
    """Ask for files that prove a score, and link them."""

    failed = Signal(str)  # a sentence

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def ask(self, appraisal: str, cell: Cell) -> None:
        """Ask which files prove a score."""
        dialog = open_dialog(self._window, "Chọn tệp minh chứng", several=True)
        dialog.filesSelected.connect(partial(self.add, appraisal, cell))
        dialog.open()

    def add(self, appraisal: str, cell: Cell, names: Sequence[str]) -> None:
        """Read files and link them as evidence."""
        job = Job("Đang đọc tệp minh chứng", partial(_read, [Path(each) for each in names]))
        self._workbench.jobs.run(job, partial(self._keep, appraisal, cell), self._on_refused)

    def _keep(self, appraisal: str, cell: Cell, files: Sequence[ReadFile]) -> None:
        work = partial(scores.add_files, appraisal_id=appraisal, cell=cell, files=files)
        self._workbench.writer.write(f"Thêm minh chứng: {len(files)} tệp", work, None, self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self.failed.emit(error.sentence)


def _read(paths: Sequence[Path], progress: Progress) -> list[ReadFile]:
    from dvcq_desktop.nominations.photos import fitted  # noqa: PLC0415 - brings Pillow

    return read_files(paths, progress, fitted)
