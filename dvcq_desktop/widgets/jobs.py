# SPDX-License-Identifier: MIT
"""Long work off the GUI thread: started in one place, followed by a thin bar, cancelled by one button."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.callbacks import Callback

# The shortest time between two reports that reach the window, in seconds.
_REPORT_EVERY = 0.04


class Cancelled(Exception):  # noqa: N818 - it ends a job as asked; nothing went wrong
    """End a job that was asked to stop."""


class Step(NamedTuple):
    """Hold how far a job is: `total` 0 means that nobody can tell."""

    done: int
    total: int
    sentence: str


@dataclass(frozen=True, eq=False)
class Job:
    """Name a piece of work, in Vietnamese, as the window shows it while it runs: "Đang in 60 bản".

    A job that `saves` is waited for before the window is left; any other is stopped. A `silent` one is not
    shown: it looks for something that she did not ask for.
    """

    title: str
    work: Callable[[Progress], Any]
    saves: bool = False
    silent: bool = False


class Progress:
    """Take a running job's reports; used on the job's own thread."""

    def __init__(self, tell: Callable[[Step], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._last = 0.0

    @property
    def cancelled(self) -> bool:
        """Tell whether the job was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; from any thread."""
        self._stop.set()

    def report(self, done: int, total: int, sentence: str = "") -> None:
        """Say how far the work is, as often as one likes; raises `Cancelled` when it was asked to stop."""
        if self.cancelled:
            raise Cancelled
        now = time.monotonic()
        if done >= total > 0 or now - self._last >= _REPORT_EVERY:
            self._last = now
            self._tell(Step(done, total, sentence))


class _Run:
    """One job under way; its future is known once it waits for a thread."""

    def __init__(self, job: Job, progress: Progress, heard: Sequence[Callback | None]) -> None:
        self.job = job
        self.progress = progress
        self.done, self.failed, self.stopped = heard
        self.future: Future[None] | None = None


class JobRunner(QObject):
    """Run jobs on worker threads; made on the GUI thread, where all its signals and callbacks arrive."""

    job_started = Signal(object)  # Job
    job_progressed = Signal(object, object)  # Job, Step
    job_finished = Signal(object, object)  # Job, its result
    job_failed = Signal(object, str)  # Job, the sentence to show
    job_cancelled = Signal(object)  # Job
    not_saved = Signal(str)  # a sentence, of a job that saves and failed, whoever shows it

    _progressed = Signal(object, object)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="job")
        self._runs: list[_Run] = []
        self._closed = False
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """Return the jobs that have not ended, the oldest first."""
        return tuple(run.job for run in self._runs)

    @property
    def saving(self) -> bool:
        """Tell whether a job runs that must not be left."""
        return any(run.job.saves for run in self._runs)

    def run(
        self,
        job: Job,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        stopped: Callable[[Job], object] | None = None,
    ) -> None:
        """Start a job, or let it wait for a free thread.

        `done` gets its result; `failed` gets its UserError, and then `job_failed` is not emitted; `stopped`
        gets the job where it ended with neither. Bound methods are held weakly. Any other exception of the
        job is raised on the GUI thread, for the bug hook.
        """
        if self._closed:
            return
        progress = Progress(partial(self._progressed.emit, job))
        heard = [Callback(each) if each else None for each in (done, failed, stopped)]
        run = _Run(job, progress, heard)
        self._runs.append(run)
        self.job_started.emit(job)
        run.future = self._pool.submit(self._work, run)

    def cancel(self, job: Job) -> None:
        """Ask a job to stop; it ends with `job_cancelled` at its next report, at once where it waits."""
        for run in self._runs:
            if run.job is job:
                run.progress.cancel()
                if run.future is not None and run.future.cancel():
                    self._ended.emit(run, None, Cancelled())

    def shutdown(self) -> None:
        """Stop every job, wait for the threads and take no more; nothing is emitted afterwards."""
        self._closed = True
        for run in self._runs:
            run.progress.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._runs.clear()

    def _work(self, run: _Run) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            if run.progress.cancelled:
                raise Cancelled
            result = run.job.work(run.progress)
        except BaseException as caught:  # noqa: BLE001 - handed over to the GUI thread, none is lost
            error = caught
        self._ended.emit(run, result, error)

    def _on_progressed(self, job: Job, step: Step) -> None:
        if job in self.running:
            self.job_progressed.emit(job, step)

    def _on_ended(self, run: _Run, result: object, error: BaseException | None) -> None:
        if run not in self._runs:
            return
        self._runs.remove(run)
        if error is None:
            self.job_finished.emit(run.job, result)
            if run.done:
                run.done(result)
            return
        if run.job.saves and isinstance(error, UserError):
            self.not_saved.emit(error.sentence)
        if not isinstance(error, UserError):
            self.job_cancelled.emit(run.job)
            if run.stopped:
                run.stopped(run.job)
            if not isinstance(error, Cancelled):
                raise error
        elif run.failed:
            self.job_cancelled.emit(run.job)
            run.failed(error)
        else:
            self.job_failed.emit(run.job, error.sentence)
