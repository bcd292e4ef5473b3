# SPDX-License-Identifier: MIT
"""Questions to the database off the GUI thread, where only the newest of each kind is worth an answer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.callbacks import Callback

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

# Steps of SQLite's machine between two looks whether the answer is still wanted: about a millisecond.
_CHECKED_EVERY = 20_000


def _nothing_to_say(_error: BaseException) -> None:
    return None


class _Request:
    def __init__(self, key: str, question: Callable[[Any], Any], answer: Callback) -> None:
        self.key = key
        self.question = question
        self.answer = answer
        self.result: Any = None
        self.error: BaseException | None = None


class Reader(QObject):
    """Answer questions on one worker thread with a read-only connection of its own.

    Made on the GUI thread, where callbacks and signals arrive. `connect` (such as `Database.connect`) is
    called once, on the worker thread, at the first question; `explain` (such as `Database.explain`) finds the
    sentence for what the disk or another program did.
    """

    refused = Signal(str)  # a sentence to show

    _answered = Signal(object)

    def __init__(
        self,
        connect: Callable[[], Any],
        parent: QObject | None = None,
        *,
        explain: Callable[[BaseException], UserError | None] = _nothing_to_say,
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._explain = explain
        self._lock = threading.Condition()
        self._pending: dict[str, _Request] = {}
        self._newest: dict[str, _Request] = {}
        self._running: _Request | None = None
        self._connection: Any = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def ask(self, key: str, question: Callable[[Any], T], answer: Callable[[T], object]) -> None:
        """Run `question(connection)` soon and give `answer` its result, unless the key is asked again before.

        A query of the same key that is already running is broken off, and its answer dropped. Fetch
        all rows inside the question: an open cursor blocks writers.
        """
        request = _Request(key, question, Callback(answer))
        with self._lock:
            if self._closed:
                return
            self._newest[key] = request
            self._pending.pop(key, None)
            self._pending[key] = request
            self._lock.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="reader", daemon=True)
            self._thread.start()

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return bool(self._newest)

    def forget(self, key: str) -> None:
        """Drop the answer to what was asked last under this key."""
        with self._lock:
            self._newest.pop(key, None)
            self._pending.pop(key, None)

    def shutdown(self) -> None:
        """End the thread and close its connection; nothing is answered afterwards."""
        with self._lock:
            self._closed = True
            self._pending.clear()
            self._newest.clear()
            self._lock.notify()
        if self._thread:
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while request := self._next():
            try:
                if self._connection is None:
                    self._connection = self._connect()
                    self._let_break_off(self._connection)
                request.result = request.question(self._connection)
            except BaseException as caught:  # noqa: BLE001 - handed over to the GUI thread, none is lost
                request.error = caught
            self._answered.emit(request)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _next(self) -> _Request | None:
        """Wait for a question; None when there will be no more."""
        with self._lock:
            while not self._pending and not self._closed:
                self._lock.wait()
            if self._closed:
                return None
            self._running = self._pending.pop(next(iter(self._pending)))
            return self._running

    def _let_break_off(self, connection: Any) -> None:
        """Let SQLite end a query that nobody waits for; `interrupt()` is lost when it comes too early."""
        if hasattr(connection, "set_progress_handler"):
            connection.set_progress_handler(self._stale, _CHECKED_EVERY)

    def _stale(self) -> bool:
        running = self._running
        return running is None or self._newest.get(running.key) is not running

    def _on_answered(self, request: _Request) -> None:
        if self._newest.get(request.key) is not request:
            return
        del self._newest[request.key]
        if request.error is None:
            request.answer(request.result)
        elif isinstance(told := self._told(request.error), UserError):
            self.refused.emit(told.sentence)
        else:
            raise request.error

    def _told(self, error: BaseException) -> BaseException | None:
        return error if isinstance(error, UserError) else self._explain(error)
