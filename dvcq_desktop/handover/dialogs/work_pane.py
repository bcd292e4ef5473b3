# SPDX-License-Identifier: MIT
"""Long work inside a dialog: what is being done, how far it is, and a button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import SECTION, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.jobs import Job, JobRunner, Step

_THOUSAND = 1000


class WorkPane(QWidget):
    """Run one job at a time and show it."""

    def __init__(self, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        # Widgets
        self.sentence = plain_label(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.stop = QPushButton("Dừng", self)
        # Assemble
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.setContentsMargins(SECTION, SECTION, SECTION, SECTION)
        column.addStretch(1)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(2)
        # Signals
        self.stop.clicked.connect(self.cancel)
        jobs.job_progressed.connect(self._on_job_progressed)

    def run(
        self,
        job: Job,
        done: Callable[[Any], object],
        failed: Callable[[UserError], object],
        stopped: Callable[[Job], object],
        *,
        can_stop: bool = True,
    ) -> None:
        """Start a job; what it ends with is told as `JobRunner.run` does."""
        self._job = job
        self.sentence.setText(f"{job.title}…")
        self.bar.setRange(0, 0)
        self.stop.setEnabled(can_stop)
        self._jobs.run(job, done, failed, stopped)

    def cancel(self) -> None:
        """Ask the job to stop, where one runs."""
        if self._job is not None:
            self.stop.setEnabled(False)
            self._jobs.cancel(self._job)

    def _on_job_progressed(self, job: Job, step: Step) -> None:
        if job is not self._job:
            return
        if step.sentence:
            self.sentence.setText(f"{step.sentence}…")
        self.bar.setRange(0, _THOUSAND if step.total else 0)
        if step.total:
            self.bar.setValue(step.done * _THOUSAND // step.total)
