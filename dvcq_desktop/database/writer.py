# SPDX-License-Identifier: MIT
"""The one thread that writes: each job is one transaction on it, on disk when its Future is done."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.database.errors import in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

_TRIES = 3
"""How often a statement is tried that another program blocks, each time for the connection's busy timeout."""


class Writer:
    """Own the writing connection, which is opened and closed on this thread too.

    `prepare` runs on it before the first transaction, or earlier where `get_ready` says so; what it raises,
    the first transaction raises.
    """

    def __init__(
        self,
        path: Path,
        open_connection: Callable[[], sqlite3.Connection],
        prepare: Callable[[sqlite3.Connection], None],
    ) -> None:
        self._path = path
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dvcq-write")
        self._thread: threading.Thread | None = None
        try:
            self._connection = self._pool.submit(self._start, open_connection).result()
        except BaseException:
            self._pool.shutdown()
            raise
        self._prepare = prepare
        self._prepared: Future[None] | None = None
        self._preparing = threading.Lock()

    def get_ready(self) -> None:
        """Prepare now what the first transaction would have to wait for; returns at once."""
        with self._preparing:
            if self._prepared is None:
                self._prepared = self._pool.submit(self._prepare, self._connection)

    def submit(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Queue one transaction: commit what `job` did, or roll all of it back when it raises.

        Whatever it raises reaches the caller through the Future; what the disk or another program did to us
        comes as a UserError.
        """
        self.get_ready()
        return self._pool.submit(self._transaction, job)

    def run(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Do the same and wait; raises RuntimeError inside a job, for that would wait for itself."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("an action cannot start another one and wait for it")
        return self.submit(job).result()

    def run_alone(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Let a job that begins and ends a transaction by itself take its turn, and wait for it."""
        return self._pool.submit(job, self._connection).result()

    def close(self) -> None:
        """Finish the queue, close the connection and end the thread."""
        self._pool.submit(self._connection.close).result()
        self._pool.shutdown()

    def _start(self, open_connection: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
        self._thread = threading.current_thread()
        return open_connection()

    def _transaction(self, job: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection
        try:
            # On this same thread the preparation ran before us.
            assert self._prepared is not None
            self._prepared.result()
            _patiently(connection, "begin immediate")
            result = job(connection)
            _patiently(connection, "commit")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            _roll_back(connection)
            if (told := in_words(error, self._path)) is not None:
                raise told from error
            raise
        except BaseException:
            _roll_back(connection)
            raise
        return result


def _patiently(connection: sqlite3.Connection, sql: str) -> None:
    for left in reversed(range(_TRIES)):
        try:
            connection.execute(sql)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not left:
                raise
        else:
            return


def _roll_back(connection: sqlite3.Connection) -> None:
    # A full disk may already have ended the transaction.
    if connection.in_transaction:
        connection.execute("rollback")
