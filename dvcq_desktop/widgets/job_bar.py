# SPDX-License-Identifier: MIT
"""What runs just now, in the status bar: its title, a thin progress, and a button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import SPACE, icon

if TYPE_CHECKING:
    from dvcq_desktop.widgets.jobs import Job, JobRunner, Step


class JobBar(QWidget):
    """Follow a JobRunner: the newest job is shown, with how many others run beside it.

    What the bar holds is made with the first job.
    """

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._steps: dict[Job, Step | None] = {}
        self._is_built = False
        self.hide()
        # Signals
        runner.job_started.connect(self._on_job_started)
        runner.job_progressed.connect(self._on_job_progressed)
        runner.job_finished.connect(self._on_job_ended)
        runner.job_failed.connect(self._on_job_ended)
        runner.job_cancelled.connect(self._on_job_ended)

    def _build(self) -> None:
        self._is_built = True
        # Widgets
        self._title = plain_label(self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(8)
        self._progress.setMinimumWidth(120)
        self._progress.setAccessibleName("Tiến độ của việc đang chạy")
        self._stop = QToolButton(self)
        self._stop.setText("Dừng")
        self._stop.setIcon(icon("x"))
        self._stop.setAutoRaise(True)
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._stop.setAccessibleName("Dừng việc đang chạy")
        # Assemble
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._title)
        row.addWidget(self._progress)
        row.addWidget(self._stop)
        # Signals
        self._stop.clicked.connect(self._on_stop_clicked)

    def _on_job_started(self, job: Job) -> None:
        if job.silent:
            return
        if not self._is_built:
            self._build()
        self._steps[job] = None
        self._show_newest()

    def _on_job_progressed(self, job: Job, step: Step) -> None:
        if job in self._steps:
            self._steps[job] = step
            self._show_newest()

    def _on_job_ended(self, job: Job, _outcome: object = None) -> None:
        if job.silent:
            return
        self._steps.pop(job, None)
        if self._is_built:
            self._stop.setEnabled(True)
        self._show_newest()

    def _on_stop_clicked(self) -> None:
        if self._steps:
            job = next(reversed(self._steps))
            self._stop.setEnabled(False)
            self._runner.cancel(job)

    def _show_newest(self) -> None:
        self.setVisible(bool(self._steps))
        if not self._steps:
            return
        job, step = next(reversed(self._steps.items()))
        others = f" (và {len(self._steps) - 1} việc khác)" if len(self._steps) > 1 else ""
        said = step.sentence if step else ""
        self._title.setText(f"{job.title}: {said}{others}" if said else job.title + others)
        # A QProgressBar counts in 32 bits, and bytes of a backup may be more: show thousandths.
        total = step.total if step else 0
        self._progress.setRange(0, 1000 if total else 0)
        if step and total:
            self._progress.setValue(step.done * 1000 // total)
