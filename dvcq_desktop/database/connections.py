# SPDX-License-Identifier: MIT
"""SQLite connections to the one file: one that writes, any number that only read."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")

BUSY_MILLISECONDS = 10_000


class Guard(Protocol):
    """Decide which statements may run, as SQLite's authorizer, and what comes of one that was refused."""

    def retry(self, run: Callable[[], T]) -> T:
        """Run a refused statement, which has done nothing yet, once it may be done."""

    @contextmanager
    def lowered(self) -> Iterator[None]:
        """Let everything be done for a while."""


class WritingConnection(sqlite3.Connection):
    """Let a guard, where there is one, answer for each statement that it refused."""

    guard: Guard | None = None

    def cursor(self, *_: object) -> sqlite3.Cursor:  # type: ignore[override] # one kind of cursor only
        """Return a cursor whose statements are guarded too."""
        return super().cursor(_WritingCursor)

    def execute(self, sql: str, params: Any = (), /) -> sqlite3.Cursor:
        """Run one statement; one that fails lets go of the file, whoever keeps its traceback.

        Windows neither deletes nor replaces a file that a statement still has open.
        """
        cursor = self.cursor()
        try:
            return cursor.execute(sql, params)
        except sqlite3.Error:
            cursor.close()
            raise

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        """Run one statement for each row."""
        return self.cursor().executemany(sql, rows)


class _WritingCursor(sqlite3.Cursor):
    connection: WritingConnection

    def execute(self, sql: str, params: Any = (), /) -> Self:
        return self._guarded(partial(super().execute, sql, params))

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Self:
        # A refused statement may have taken the first row from an iterator.
        return self._guarded(partial(super().executemany, sql, list(rows)))

    def _guarded(self, run: Callable[[], T]) -> T:
        try:
            return run()
        except sqlite3.DatabaseError as error:
            guard = self.connection.guard
            # What Python itself finds wrong has no code.
            if guard is None or getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_AUTH:
                raise
        return guard.retry(run)


def connect_writing(path: Path, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> WritingConnection:
    """Open the file for writing, in autocommit; a transaction cut off by a crash is rolled back here.

    The journal stays in mode DELETE, for officers copy the file in Explorer and a copy of a WAL file can be
    empty. The connection belongs to the calling thread.
    """
    connection = sqlite3.connect(_uri(path, "rw"), uri=True, isolation_level=None, factory=WritingConnection)
    try:
        _prepare(connection, busy_milliseconds)
        for pragma in (
            "recursive_triggers=on",
            "secure_delete=on",
            "cache_spill=off",
            "cache_size=-32000",
            "journal_mode=delete",
            "synchronous=extra",
        ):
            connection.execute(f"pragma {pragma}").fetchall()
        connection.execute("select count(*) from sqlite_schema").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reading(path: Path, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Open the file for reading only, in autocommit; the connection belongs to the calling thread."""
    connection = sqlite3.connect(_uri(path, "ro"), uri=True, isolation_level=None)
    try:
        _prepare(connection, busy_milliseconds)
        connection.execute("pragma query_only=on")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, busy_milliseconds: int) -> None:
    connection.row_factory = sqlite3.Row
    for pragma in (
        f"busy_timeout={busy_milliseconds}",
        "foreign_keys=on",
        "trusted_schema=off",
        "cell_size_check=on",
        "temp_store=memory",
    ):
        connection.execute(f"pragma {pragma}").fetchall()


def _uri(path: Path, mode: str) -> str:
    # Three slashes before a drive, four before a network share: SQLite knows no host in a file's address.
    name = path.absolute().as_posix()
    return f"file://{quote(name if name.startswith('/') else '/' + name)}?mode={mode}"
