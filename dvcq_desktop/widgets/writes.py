# SPDX-License-Identifier: MIT
"""Writes as the screens see them: asked on the GUI thread, done on the database's, told back on the GUI's."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.callbacks import Callback
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

# Begin the names under which `saved` tells of what was undone and done again.
UNDONE, REDONE = "Hoàn tác: ", "Làm lại: "
_TRIED_AGAIN_AFTER_MS = 20_000
_BUG = "chương trình gặp lỗi ngoài dự kiến."


class WritingDatabase(Protocol):
    """Say what a Writer needs of the database; `Action` is the database's own."""

    def submit(self, name: str, work: Callable[[Any], T], *, undoable: bool = True) -> Future[T]:
        """Run one action on the write thread."""

    def undo(self) -> str | None:
        """Undo the last action and return its name."""

    def redo(self) -> str | None:
        """Do again what was undone last and return its name."""

    def undo_name(self) -> str | None:
        """Return the name of what `undo` would undo."""

    def redo_name(self) -> str | None:
        """Return the name of what `redo` would do again."""


class _Asked(NamedTuple):
    """One write as it was asked; `edit` where the screen does not keep what was typed."""

    name: str
    work: Callable[[Any], Any]
    undoable: bool
    edit: bool
    done: Callback | None
    failed: Callback | None
    again: bool = False
    round: int = 0


class _Outcome(NamedTuple):
    name: str
    result: Any
    changed: frozenset[tuple[str, str]] | None
    error: BaseException | None
    asked: _Asked | None = None


class _Stuck(NamedTuple):
    """Remember the last edit that the disk did not take."""

    round: int
    error: UserError


class Writer(QObject):
    """Hand writes to the database thread; made on the GUI thread, where its signals and callbacks arrive."""

    saved = Signal(str, object)  # action's name; frozenset[(table, id)], None = anything may have
    refused = Signal(str)  # a sentence to show, of a write that had no `failed` of its own
    not_saved = Signal(str)  # a sentence, of every write that failed, whoever shows it
    busy_changed = Signal(bool)
    owed_changed = Signal(int)  # how many edits the disk did not take, and are tried again
    owed_saved = Signal()  # the last of them was written

    _ended = Signal(object)

    def __init__(self, database: WritingDatabase, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._waiting = 0
        self._closed = False
        self._owed: list[_Asked] = []
        self._trying = self._told_owed = 0
        # Edits of one round keep their order: past one that failed, none of them is written before it.
        self._round = 0
        self._stuck: _Stuck | None = None
        self._retrying = QTimer(self)
        self._retrying.setSingleShot(True)
        self._retrying.setInterval(_TRIED_AGAIN_AFTER_MS)
        self._retrying.timeout.connect(self.try_again)
        # Undoing blocks until the write thread is free, so it waits on a thread of its own.
        self._undoing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="undo")
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether a write has not been committed yet."""
        return self._waiting > 0

    def write(
        self,
        name: str,
        work: Callable[[Any], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        *,
        undoable: bool = True,
        edit: bool = False,
    ) -> None:
        """Run `work(action)` as one action of this Vietnamese name, in one transaction.

        An `edit` is of a field whose screen shows again what the file holds: where the disk is what refuses,
        it is owed with the edits that were typed after it, and tried again before whatever is written next.

        After the commit `saved` is emitted, then `done` gets the result. A UserError goes to `failed`, or is
        emitted as `refused`; any other exception is told to `failed` too, and then raised on the GUI thread,
        for the bug hook. Bound methods are held weakly. After `shutdown` nothing is written any more.
        """
        if self._closed:
            return
        self.try_again()
        told = Callback(done) if done else None
        told_failed = Callback(failed) if failed else None
        self._submit(_Asked(name, work, undoable, edit, told, told_failed))

    def try_again(self) -> None:
        """Write what the disk did not take, in the order in which it was typed; while it writes, later."""
        if self._closed or not self._owed:
            return
        if self.busy:
            # Among what it writes may be edits that were typed after these.
            self._retrying.start()
            return
        owed, self._owed = self._owed, []
        self._retrying.stop()
        self._round += 1
        self._trying += len(owed)
        for asked in owed:
            self._submit(asked._replace(again=True))

    def _submit(self, asked: _Asked) -> None:
        self._wait()
        asked = asked._replace(round=self._round)
        try:
            work = partial(self._work, asked)
            future = self._database.submit(asked.name, work, undoable=asked.undoable)
        except UserError as error:
            # A file that is only read refuses at once.
            self._ended.emit(_Outcome(asked.name, None, None, error, asked))
        else:
            future.add_done_callback(partial(self._tell, asked))

    def undo(self) -> None:
        """Undo the last action; `saved` then carries "Hoàn tác: <its name>" and None."""
        self._step(UNDONE, self._database.undo)

    def redo(self) -> None:
        """Do again what was undone last; `saved` then carries "Làm lại: <its name>" and None."""
        self._step(REDONE, self._database.redo)

    def undo_link(self) -> Link:
        """Return the offer to take back what was just saved; what is saved next takes the offer away."""
        return Link("Hoàn tác", self._undo_just_saved, self.saved)

    def redo_link(self) -> Link:
        """Return the offer to do again what was just undone; what is saved next takes the offer away."""
        return Link("Làm lại", self._redo_just_undone, self.saved)

    def undo_name(self) -> str | None:
        """Return the name of what `undo` would undo, None when there is nothing."""
        return self._database.undo_name()

    def redo_name(self) -> str | None:
        """Return the name of what `redo` would do again, None when there is nothing."""
        return self._database.redo_name()

    def shutdown(self) -> None:
        """Wait for an undo that still runs; the writes themselves are the database's to finish."""
        self._closed = True
        self._retrying.stop()
        self._undoing.shutdown(wait=True)

    def _undo_just_saved(self) -> None:
        # A write that waits would be the one taken back; the offer goes when it is saved.
        if not self.busy:
            self.undo()

    def _redo_just_undone(self) -> None:
        if not self.busy:
            self.redo()

    def _step(self, verb: str, step: Callable[[], str | None]) -> None:
        if self._closed:
            return
        self._wait()
        self._undoing.submit(step).add_done_callback(partial(self._tell_step, verb))

    def _wait(self) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)

    def _work(self, asked: _Asked, action: Any) -> tuple[Any, frozenset[tuple[str, str]]]:
        """Do a write on the database thread; an edit waits behind one that is stuck, lest the older wins."""
        if asked.edit and self._stuck is not None and asked.round <= self._stuck.round:
            raise self._stuck.error
        result = asked.work(action)
        return result, frozenset(action.changed)

    def _tell(self, asked: _Asked, future: Future[Any]) -> None:
        """Carry the end of a write to the GUI thread; runs on whichever thread ended it."""
        error = future.exception()
        if asked.edit and isinstance(error, UserError) and error.may_pass:
            self._stuck = _Stuck(asked.round, error)
        result, changed = (None, None) if error else future.result()
        self._ended.emit(_Outcome(asked.name, result, changed, error, asked))

    def _tell_step(self, verb: str, future: Future[str | None]) -> None:
        error = future.exception()
        name = None if error else future.result()
        self._ended.emit(_Outcome(f"{verb}{name}" if name else "", None, None, error))

    def _on_ended(self, outcome: _Outcome) -> None:
        asked = outcome.asked
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        if outcome.error is None:
            if outcome.name and outcome.changed != frozenset():
                self.saved.emit(outcome.name, outcome.changed)
            if asked and asked.done:
                asked.done(outcome.result)
            if asked and asked.again and self._tell_owed(asked) == 0:
                self.owed_saved.emit()
            return
        if not isinstance(outcome.error, UserError):
            self.not_saved.emit(_BUG)
            if asked and asked.failed:
                # A screen that waits for the end would take nothing new for ever.
                asked.failed(UserError(f"Chưa lưu được: {_BUG}"))
            raise outcome.error
        self.not_saved.emit(outcome.error.sentence)
        if asked and asked.edit and outcome.error.may_pass:
            self._owed.append(asked)
            self._retrying.start()
        # Of one that was tried again she was told when it was typed.
        if not (asked and asked.again and outcome.error.may_pass):
            if asked and asked.failed:
                asked.failed(outcome.error)
            else:
                self.refused.emit(outcome.error.sentence)
        if asked:
            self._tell_owed(asked)

    def _tell_owed(self, ended: _Asked) -> int:
        """Tell how many edits are owed, where that changed; those being tried again still are."""
        self._trying -= ended.again
        count = len(self._owed) + self._trying
        if count != self._told_owed:
            self._told_owed = count
            self.owed_changed.emit(count)
        return count
