# SPDX-License-Identifier: MIT
"""A copy from outside, hostile until proven: a stick may bring anything under our file's name.

Its bytes are copied into a folder of ours first, so that nobody changes them while we look, and are read
through a connection that runs no code of theirs, within limits of size and time. A file of an older version
is migrated there. What is proven is only read from: what is taken goes into a fresh file of ours
(see `bundle`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_reading
from dvcq_desktop.database.ddl import APPLICATION_ID
from dvcq_desktop.database.differences import differences
from dvcq_desktop.database.digests import broken_actions
from dvcq_desktop.database.errors import (
    AlteredFileError,
    DamagedFileError,
    DiskError,
    DiskFullError,
    ForeignFileError,
    HalfCopyError,
    NewerFileError,
    NoPermissionError,
    in_words,
)
from dvcq_desktop.database.header import Header, HeaderReader
from dvcq_desktop.database.opening import check_path
from dvcq_desktop.database.shapes import has_shape, holds_code
from dvcq_desktop.database.wholeness import is_sealed

if TYPE_CHECKING:
    from typing import BinaryIO

    from dvcq_desktop.database.schemas import Schema
    from dvcq_desktop.database.values import Fields

Progress = Callable[[int, int, str], None]
"""Told how far the work is: done, total (0: nobody can tell), a sentence; it may raise to stop the work."""

_CHUNK = 1 << 20
_STEPS = 20_000
"""How many steps of SQLite's machine lie between two looks at the budget."""
_LEAST_BUDGET = 200_000_000
_BUDGET_PER_BYTE = 500
_LIMITS = {
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


class Watch:
    """Look at progress and budget while SQLite works, which swallows what a callback raises."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.raised: BaseException | None = None

    def tell(self, done: int, total: int, sentence: str) -> None:
        """Report progress; what that raises is passed on."""
        if self.progress is not None:
            self.progress(done, total, sentence)

    def over(self, connection: sqlite3.Connection, budget: int) -> None:
        """Interrupt the connection's statements when the budget is spent, or when the work is to stop."""
        left = budget // _STEPS

        def look() -> int:
            nonlocal left
            left -= 1
            try:
                self.tell(0, 0, "Đang kiểm tra bản được chọn")
            except BaseException as stop:  # noqa: BLE001 - raised again where SQLite gives up
                self.raised = stop
            return int(left < 0 or self.raised is not None)

        connection.set_progress_handler(look, _STEPS)


@dataclass(frozen=True)
class ForeignCopy:
    """Hold a copy that was found whole: `place` is our copy of it, `path` where it came from.

    `version` is that of the program that wrote it; `altered` says that another program changed rows in it,
    which the journal does not know and no merge takes.
    """

    path: Path
    place: Path
    version: int
    altered: bool
    watch: Watch

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for questions; tables of its own that it makes are temporary.

        Whatever SQLite or a value in the file makes of them, a DatabaseError tells; a question that is
        wrong itself stays the bug that it is.
        """
        with (
            _told(self.path, self.watch, proven=True),
            closing(_connect(self.place, self.watch)) as connection,
        ):
            yield connection


def check_rows(copy: ForeignCopy, connection: sqlite3.Connection, fields: Fields) -> None:
    """Raise the fitting DatabaseError unless all actions are sealed and rows are as the journal says.

    A merge takes no rows, and looks at the actions that it takes; whoever takes the copy as it is cannot do
    without. Rows that another program changed are no reason to refuse.
    """
    if next(broken_actions(connection), None) is not None:
        raise DamagedFileError(copy.path)
    if not copy.altered and next(differences(connection, fields), None) is not None:
        raise HalfCopyError(copy.path)


def examine(path: Path, folder: Path, schema: Schema, progress: Progress | None = None) -> ForeignCopy:
    """Copy a file into `folder` and prove that it is one of ours, whole and of a version we can read.

    The file itself is only read. Raises the fitting DatabaseError.
    """
    check_path(path, create=False)
    place = folder / "foreign.sqlite3"
    watch = Watch(progress)
    _copy_bytes(path, place, watch)
    with _told(path, watch):
        header = _header(path, place, schema)
        with closing(_connect(place, watch)) as connection:
            altered = _check_whole(connection, path, header)
            if header.user_version == schema.version:
                _check_content(connection, path, schema)
        if header.user_version < schema.version:
            _migrate(place, path, schema, header.user_version)
            with closing(_connect(place, watch)) as connection:
                _check_content(connection, path, schema)
    return ForeignCopy(path, place, header.user_version, altered, watch)


@contextmanager
def _told(path: Path, watch: Watch, *, proven: bool = False) -> Iterator[None]:
    """Turn whatever a hostile or damaged file makes SQLite and our readers raise into a sentence."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if watch.raised is not None:
            raise watch.raised from None
        told = in_words(error, path)
        if told is None and proven and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
            raise
        raise told or DamagedFileError(path) from error
    except (RecursionError, OverflowError, UnicodeEncodeError) as error:
        raise DamagedFileError(path) from error


def _copy_bytes(path: Path, place: Path, watch: Watch) -> None:
    if not path.is_file():
        raise ForeignFileError(path)
    try:
        source, total = path.open("rb"), path.stat().st_size
    except OSError as error:
        raise NoPermissionError(path) from error
    with source:
        try:
            # What is left in the buffer is written when it is closed.
            with place.open("wb") as target:
                for done, chunk in _chunks(path, source):
                    target.write(chunk)
                    watch.tell(done, total, "Đang đọc bản được chọn")
        except InterruptedError:
            # Whoever is told of the progress gave up: no fault of the disk.
            raise
        except OSError as error:
            # The folder is a private one in the folder of the file.
            raise DiskFullError(place.parent.parent) from error


def _chunks(path: Path, source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield a file's bytes and how many they are so far; raises DiskError where it cannot be read."""
    done = 0
    try:
        while chunk := source.read(_CHUNK):
            done += len(chunk)
            yield done, chunk
    except OSError as error:
        raise DiskError(path) from error


def _header(path: Path, place: Path, schema: Schema) -> Header:
    reader = HeaderReader(place)
    try:
        header, size = reader.read(), reader.size_and_time()[0]
    finally:
        reader.close()
    if header is None or header.application_id != APPLICATION_ID:
        raise ForeignFileError(path)
    if header.user_version > schema.version:
        raise NewerFileError(path)
    if header.user_version < 1 or header.is_wal:
        raise AlteredFileError(path)
    if size != header.pages * header.page_size:
        raise DamagedFileError(path)
    return header


def _connect(place: Path, watch: Watch) -> sqlite3.Connection:
    connection = connect_reading(place)
    try:
        # The file is open for reading only; tables of our own are made in a temporary file.
        for pragma in ("query_only=off", "temp_store=file", "mmap_size=0", "cache_size=-32000"):
            connection.execute(f"pragma {pragma}").fetchall()
        size = place.stat().st_size
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, size + 1_000_000)
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        watch.over(connection, _LEAST_BUDGET + size * _BUDGET_PER_BYTE)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_whole(connection: sqlite3.Connection, path: Path, header: Header) -> bool:
    """Check all that holds for a file of any version; tell whether another program changed rows in it."""
    if connection.execute("pragma encoding").fetchone()[0] != "UTF-8" or holds_code(connection):
        raise AlteredFileError(path)
    mark = connection.execute("select counter, outside from file_mark").fetchall()
    if len(mark) != 1:
        raise DamagedFileError(path)
    marked, outside = mark[0]
    if not isinstance(marked, int) or not isinstance(outside, int):
        raise DamagedFileError(path)
    if connection.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
        raise DamagedFileError(path)
    if header.counter < marked or not is_sealed(connection):
        raise HalfCopyError(path)
    return bool(outside) or header.counter != marked


def _check_content(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    if not has_shape(connection, schema):
        raise AlteredFileError(path)
    if connection.execute("pragma foreign_key_check").fetchone() is not None:
        raise HalfCopyError(path)


def _migrate(place: Path, path: Path, schema: Schema, version: int) -> None:
    from dvcq_desktop.database.migrations import migrate_copy  # noqa: PLC0415 - start-up time

    try:
        migrate_copy(place, schema, version)
    except (RuntimeError, KeyError, TypeError, ValueError, AssertionError) as error:
        # What sqlite-utils raises when tables are not what that version made.
        raise AlteredFileError(path) from error
