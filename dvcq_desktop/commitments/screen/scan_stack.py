# SPDX-License-Identifier: MIT
"""A stack of scans taken in: read on a thread of its own, each page saved as soon as it is read."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.commitments.store import scanning
from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dvcq_desktop.commitments.scans.filing import NewPage
    from dvcq_desktop.commitments.scans.sources import Source
    from dvcq_desktop.commitments.store.scanning import Kept
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench

_NAMED = 3
KEEP = "Nhận bản quét: 1 trang"


class Taken(NamedTuple):
    """Say what became of a stack: new pages, those that were there, and files that could not be read."""

    new: tuple[str, ...]
    known: int
    to_check: int
    refused: tuple[str, ...]
    stopped: bool

    @property
    def words(self) -> str:
        """Say so in a sentence or two."""
        count = len(self.new)
        parts = [f"Đã nhận {count} trang" if count else "Không có trang nào mới"]
        if self.to_check and count:
            parts.append(f"{self.to_check} trang cần kiểm tra")
        if self.known:
            parts.append(f"{self.known} trang đã có từ trước")
        said = ", ".join(parts) + "."
        if self.stopped:
            said = f"Đã dừng. {said} Các trang đã nhận được giữ lại."
        refused = list(self.refused[:_NAMED])
        if len(self.refused) > _NAMED:
            refused.append(f"Và {len(self.refused) - _NAMED} tệp khác không đọc được.")
        return " ".join([said, *refused])


class ScanStack(QObject):
    """Take in one stack at a time; made on the GUI thread, where its signals arrive."""

    page_kept = Signal(object)  # Kept
    finished = Signal(object)  # Taken

    _read = Signal(object)  # NewPage, from the job's thread

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._job: Job | None = None
        self._forget()
        self._read.connect(self._on_read)
        workbench.jobs.job_cancelled.connect(self._on_job_cancelled)

    @property
    def is_running(self) -> bool:
        """Tell whether a stack is being taken in."""
        return self._job is not None

    def take(self, paths: Sequence[Path], campaign: str) -> None:
        """Read files for a campaign; does nothing while another stack is read."""
        if self._job is not None:
            return
        self._forget()
        work = partial(_read_all, self._workbench.database, tuple(paths), campaign, self)
        self._job = Job("Đang đọc bản quét", work)
        self._workbench.jobs.run(self._job, self._on_job_done, self._on_job_failed)

    def tell(self, page: NewPage) -> None:
        """Hand a page over to be saved; from the job's thread."""
        self._read.emit(page)

    def _forget(self) -> None:
        self._new: list[str] = []
        self._known = self._to_check = self._waiting = 0
        self._refused: tuple[str, ...] = ()
        self._is_over = self._stopped = False

    def _on_read(self, page: NewPage) -> None:
        self._waiting += 1
        work = partial(scanning.keep_page, page=page)
        self._workbench.writer.write(KEEP, work, self._on_kept, self._on_refused)

    def _on_kept(self, kept: Kept) -> None:
        self._waiting -= 1
        if kept.is_new:
            self._new.append(kept.id)
            self._to_check += kept.to_check
        else:
            self._known += 1
        self.page_kept.emit(kept)
        self._end()

    def _on_refused(self, error: UserError) -> None:
        self._waiting -= 1
        self._refused = (*self._refused, error.sentence)
        self._end()

    def _on_job_done(self, refused: tuple[str, ...]) -> None:
        self._refused = (*self._refused, *refused)
        self._is_over = True
        self._end()

    def _on_job_failed(self, error: UserError) -> None:
        self._refused = (*self._refused, error.sentence)
        self._is_over = True
        self._end()

    def _on_job_cancelled(self, job: Job) -> None:
        if job is self._job:
            self._is_over = self._stopped = True
            self._end()

    def _end(self) -> None:
        """Tell the end once, when the last page is saved too."""
        if self._is_over and not self._waiting and self._job is not None:
            self._job = None
            refused = tuple(dict.fromkeys(self._refused))
            self.finished.emit(Taken(tuple(self._new), self._known, self._to_check, refused, self._stopped))


def _read_all(
    database: Database, paths: Sequence[Path], campaign: str, stack: ScanStack, progress: Progress
) -> tuple[str, ...]:
    """Read all pages of all files; return why some files gave none."""
    from dvcq_desktop.commitments.scans import filing  # noqa: PLC0415 - the readers of pictures, at first use

    progress.report(0, 0, "đang mở tệp")
    forms = database.read(partial(scanning.known_forms, chosen=campaign))
    refused: list[str] = []
    sources: list[Source] = []
    with ExitStack() as opened:
        for path in paths:
            try:
                sources.append(opened.enter_context(filing.open_file(path)))
            except UserError as error:
                refused.append(error.sentence)
        total = sum(source.pages for source in sources)
        done = 0
        for source in sources:
            report = partial(_report, progress, done, total)
            for page in filing.read_source(source, forms, report):
                stack.tell(page)
            done += source.pages
    return tuple(refused)


def _report(progress: Progress, before: int, total: int, number: int) -> None:
    progress.report(before + number - 1, total, f"trang {before + number}/{total}")
