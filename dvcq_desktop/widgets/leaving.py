# SPDX-License-Identifier: MIT
"""Leave a file only when all that was typed is in it, or she said that the rest may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMessageBox, QWidget

    from dvcq_desktop.widgets.jobs import JobRunner
    from dvcq_desktop.widgets.writes import Writer

_GIVE_UP, _STAY = "Bỏ phần vừa ghi", "Ghi tiếp"


class Leaving(QObject):
    """Wait for what is being saved, and ask where something cannot be.

    `flush` saves what is typed and returns what is to be said of the rest, empty where nothing is left.
    """

    waiting = Signal()  # something is still being saved before the file is left
    asked = Signal(object)  # QMessageBox

    def __init__(self, writer: Writer, jobs: JobRunner, flush: Callable[[], str], window: QWidget) -> None:
        super().__init__(window)
        self._writer = writer
        self._jobs = jobs
        self._flush = flush
        self._window = window
        self._then: Callable[[], object] | None = None
        self._told: Callable[[str], object] | None = None
        self._refusal = ""
        self._box: QMessageBox | None = None
        self._given_up = False
        writer.not_saved.connect(self._on_not_saved)
        writer.busy_changed.connect(self._on_something_ended)
        jobs.not_saved.connect(self._on_not_saved)
        for ended in (jobs.job_finished, jobs.job_failed, jobs.job_cancelled):
            ended.connect(self._on_something_ended)

    def leave(self, then: Callable[[], object], told: Callable[[str], object] | None = None) -> bool:
        """Return True where nothing is left to save; else `then` is called once that is so.

        Where something cannot be saved she is asked whether it may go; or, where what is to come can wait,
        `told` hears of it and all stays as it is.
        """
        if self._box is not None:
            return False
        self._then, self._told, self._refusal = then, told, ""
        self._writer.try_again()
        if self._is_done():
            self._then = None
            return True
        if self._box is None and self._then is not None and told is None:
            self.waiting.emit()
        return False

    def _is_done(self) -> bool:
        if sentence := self._flush():
            self._ask(sentence)
            return False
        return not self._is_saving

    @property
    def _is_saving(self) -> bool:
        return self._writer.busy or self._jobs.saving

    def _ask(self, sentence: str) -> None:
        if self._told is not None:
            self._then = None
            self._told(sentence)
            return
        from dvcq_desktop.widgets.questions import ask_first  # noqa: PLC0415 - start-up time

        self._given_up = False
        question = f"{sentence}\n\nĐóng mà bỏ phần chưa lưu này?"
        self._box = ask_first(self._window, question, _GIVE_UP, self._on_give_up_clicked, stay=_STAY)
        self._box.finished.connect(self._on_box_finished)
        self.asked.emit(self._box)

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_not_saved(self, sentence: str) -> None:
        self._refusal = sentence

    def _on_something_ended(self) -> None:
        # What a refused write has to say is said after its end is told.
        QTimer.singleShot(0, self, self._on_quiet)

    def _on_quiet(self) -> None:
        if self._then is None or self._box is not None or self._is_saving:
            return
        if self._refusal:
            self._ask(f"Chưa lưu được: {self._refusal}")
        elif self._is_done():
            self._go()

    def _on_give_up_clicked(self) -> None:
        self._given_up = True

    def _on_box_finished(self) -> None:
        # The box tells its end before its button tells the click.
        QTimer.singleShot(0, self, self._on_decided)

    def _on_decided(self) -> None:
        self._box = None
        if self._given_up:
            self._go()
        else:
            self._then = None
