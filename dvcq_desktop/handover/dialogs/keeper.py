# SPDX-License-Identifier: MIT
"""Backups by themselves: every half hour of work and when the window closes, off the window's thread."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dvcq_desktop.handover.backing_up import Made, all_backups, back_up, find_second, prove_newest
from dvcq_desktop.handover.backups import latest_of
from dvcq_desktop.handover.dialogs.keeping import Memory
from dvcq_desktop.widgets.jobs import Job, JobRunner, Progress
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
    from typing import Any

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench

EVERY_MS = 30 * 60 * 1000
_PROVED_AFTER_MS = 2 * 60 * 1000
_PROVED_EVERY = timedelta(days=30)
_SLOW_MS = 700
_AGAIN_AFTER = timedelta(days=1)


class Keeper(QObject):
    """Back up one open file without being asked; the window owns it, and asks it before it closes.

    Jobs run one after the other on a thread of its own, so that none of hers waits for them.
    """

    backed_up = Signal(str)  # a few words for the status bar
    slow = Signal()  # the window is to close and the backup takes long
    second_wanted = Signal()  # she wants to choose a second place

    def __init__(
        self,
        workbench: Workbench,
        message: MessageBar,
        parent: QObject,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self._database = workbench.database
        self._message = message
        self._now = now
        self._jobs = JobRunner(self, threads=1)
        self._then: Callable[[], object] | None = None
        self._is_running = False
        self._is_again = False
        self._reminded_on: date | None = None
        self.memory = Memory(workbench.settings, workbench.database.path)
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._prove_later = QTimer(self)
        self._prove_later.setSingleShot(True)
        self._prove_later.setInterval(_PROVED_AFTER_MS)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        # Signals
        self._every.timeout.connect(self.back_up)
        self._prove_later.timeout.connect(self.prove_if_due)
        self._slow.timeout.connect(self._on_slow)

    def begin(self) -> None:
        """Tell what failed last time, remind of the second place, and begin to keep the time."""
        if self._database.is_read_only:
            return
        self._every.start()
        self._prove_later.start()
        question = partial(_newest, self._database.path, self.memory.second, self._now())
        self._jobs.run(Job("Đang xem các bản sao lưu", question), self._on_newest_read)
        if sentence := self.memory.failed:
            self.memory.note_failed("")
            self._message.show_error(f"Lần trước chưa sao lưu được. {sentence}", self._again_link())
            self._reminded_on = self._now().date()

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[UserError], object] | None = None,
        stopped: Callable[[Job], object] | None = None,
    ) -> None:
        """Do something with backups, after what is under way."""
        self._jobs.run(Job(title, work), done, failed, stopped)

    def back_up(self) -> None:
        """Make a backup now, in every place that is there, where something changed."""
        if self._database.is_read_only:
            return
        if self._is_running:
            self._is_again = True
            return
        self._start(anew=False)

    def back_up_anew(self) -> None:
        """Make one even where nothing changed: the newest is not whole."""
        if not self._is_running:
            self._start(anew=True)

    def farewell(self, then: Callable[[], object]) -> bool:
        """Return True where nothing is left to do before the window closes; else `then` is called soon.

        A backup that fails never holds the window: it is told at the next start.
        """
        if self._database.is_read_only:
            return True
        self._then = then
        self._slow.start()
        self.back_up()
        return False

    def stop(self) -> None:
        """Give up what is under way."""
        self._is_again = False
        for job in self._jobs.running:
            self._jobs.cancel(job)

    def shutdown(self) -> None:
        """Stop all that is under way and take no more."""
        for timer in (self._every, self._prove_later, self._slow):
            timer.stop()
        self._jobs.shutdown()

    def remind(self) -> None:
        """Say how long the second place has had nothing, where that is long."""
        now, memory = self._now(), self.memory
        days = (now - memory.second_at(now)).days
        if not memory.days or days < memory.days or memory.is_quiet(now):
            return
        later = Link("Nhắc sau", self._on_later_clicked)
        if memory.second:
            self._message.show_warning(
                f"Đã {days} ngày chưa sao lưu ra USB ({memory.second}).",
                Link("Sao lưu ra USB", self._on_second_clicked),
                later,
            )
        else:
            self._message.show_warning(
                f"Đã {days} ngày dữ liệu chỉ được sao lưu trên chính máy này: hỏng máy là mất cả.",
                Link("Chọn USB hoặc ổ khác…", self.second_wanted.emit),
                later,
            )

    def prove_if_due(self) -> None:
        """Read the newest backups through, once a month; say something only where one is not whole."""
        now = self._now()
        if now - self.memory.proved_at(now) >= _PROVED_EVERY:
            work = partial(_prove, self._database.path, self.memory.second)
            self._jobs.run(Job("Đang kiểm tra bản sao lưu", work), self._on_proved)

    def note_made(self, made: Made) -> None:
        """Remember and tell what a round of backups did."""
        now = self._now()
        refusals = " ".join(filter(None, (made.own_refusal, made.second_refusal)))
        self.memory.note_failed(refusals)
        if made.second_reached:
            self.memory.note_second(now)
        backup = made.own or made.second
        if backup is not None:
            self.backed_up.emit(f"Đã sao lưu lúc {backup.made_at.astimezone():%H:%M}")

    def _remind_once_a_day(self) -> None:
        today = self._now().date()
        # What is being told is worth more; there will be another round.
        if self._reminded_on != today and not self._message.text:
            self._reminded_on = today
            self.remind()

    def _start(self, *, anew: bool) -> None:
        self._is_running = True
        work = partial(_back_up, self._database, self.memory.second, self._now(), anew=anew)
        self._jobs.run(Job("Đang sao lưu", work), self._on_made, self._on_failed, self._on_stopped)

    def _on_made(self, made: Made) -> None:
        self.note_made(made)
        if self._then is None and self.memory.failed:
            self._message.show_error(self.memory.failed, self._again_link())
            self.memory.note_failed("")
        elif self._then is None:
            self._remind_once_a_day()
        self._end()

    def _on_failed(self, error: UserError) -> None:
        self.memory.note_failed(error.sentence)
        self._end()

    def _on_stopped(self, _job: object) -> None:
        self._end()

    def _end(self) -> None:
        self._is_running = False
        if self._is_again:
            self._is_again = False
            self._start(anew=False)
        elif self._then is not None:
            self._slow.stop()
            then, self._then = self._then, None
            then()

    def _on_slow(self) -> None:
        self.slow.emit()
        self._message.show_info("Đang sao lưu; cửa sổ sẽ tự đóng khi xong.", Link("Đóng ngay", self.stop))

    def _on_newest_read(self, found: tuple[datetime | None, bool]) -> None:
        made_at, is_second_there = found
        now = self._now()
        if made_at is None or (is_second_there and now - self.memory.second_at(now) > _AGAIN_AFTER):
            # Neither the first one of all nor a stick that is plugged in is put off to the end of the day.
            self.back_up()
        else:
            self._remind_once_a_day()
        if made_at is None:
            return
        made_at = made_at.astimezone()
        shown = f"{made_at:%H:%M}" if made_at.date() == self._now().date() else f"{made_at:%d/%m/%Y}"
        self.backed_up.emit(f"Sao lưu gần nhất {shown}")

    def _on_proved(self, found: dict[Path, str]) -> None:
        wrong = [sentence for sentence in found.values() if sentence]
        if wrong:
            self._message.show_error(" ".join(wrong), Link("Sao lưu lại", self.back_up_anew))
        elif found:
            self.memory.note_proved(self._now())

    def _on_later_clicked(self) -> None:
        self.memory.be_quiet_until(self._now() + _AGAIN_AFTER)
        self._message.clear()

    def _on_second_clicked(self) -> None:
        work = partial(_back_up, self._database, self.memory.second, self._now(), anew=False)
        self._jobs.run(Job("Đang sao lưu ra USB", work), self._on_second_tried)

    def _on_second_tried(self, made: Made) -> None:
        self.note_made(made)
        if made.second_reached:
            self._message.show_success(f"Đã sao lưu ra USB ({self.memory.second}).")
        else:
            self._message.show_warning(
                made.second_refusal or f"Chưa thấy {self.memory.second}: hãy cắm USB rồi bấm lại.",
                Link("Sao lưu ra USB", self._on_second_clicked),
            )

    def _again_link(self) -> Link:
        return Link("Sao lưu ngay", self._on_again_clicked)

    def _on_again_clicked(self) -> None:
        self._message.clear()
        self.back_up()


def _newest(
    database: Path, second: Path | None, now: datetime, _progress: Progress
) -> tuple[datetime | None, bool]:
    latest = latest_of((backup for _, backup in all_backups(database, second)), now)
    made_at = latest.made_at if latest else None
    return made_at, second is not None and find_second(second, database) is not None


def _back_up(
    database: Database, second: Path | None, now: datetime, progress: Progress, *, anew: bool
) -> Made:
    return back_up(database, second, now, partial(progress.report, 0, 0), anew=anew)


def _prove(database: Path, second: Path | None, progress: Progress) -> dict[Path, str]:
    return prove_newest(database, second, partial(progress.report, 0, 0))
