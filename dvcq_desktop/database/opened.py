# SPDX-License-Identifier: MIT
"""Open the file in the right order, and close it in the reverse one.

First the lock, so that a refused program touches nothing; then the header; then the writing connection,
which rolls back what a crash cut off (a reading one cannot); only then the readers.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.connections import WritingConnection, connect_reading, connect_writing
from dvcq_desktop.database.errors import CutOffFileError, FileInUseError, OlderFileError, in_words
from dvcq_desktop.database.journal import install
from dvcq_desktop.database.locks import FileLock, LeftState, left_state
from dvcq_desktop.database.opening import check_path, check_schema, check_writable, create_file, open_header
from dvcq_desktop.database.values import Fields
from dvcq_desktop.database.wholeness import check_whole, settle_mark
from dvcq_desktop.database.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database.header import HeaderReader
    from dvcq_desktop.database.schemas import Schema


class OpenedFile(NamedTuple):
    """Hold what is open of a file; without `writer` it is open for reading only."""

    header: HeaderReader
    lock: FileLock | None = None
    writer: Writer | None = None
    backup: Path | None = None

    def close(self) -> None:
        """Close the connection, then the header; give back the lock with the state the file is left in."""
        if self.header.is_closed:
            return
        if self.writer is not None:
            self.writer.close()
        last = self.header.read()
        left = LeftState(last.counter, *self.header.size_and_time()) if last else None
        self.header.close()
        if self.lock is not None:
            self.lock.release(left)


def open_file(
    path: Path, schema: Schema, pc: str, *, create: bool, exclusive: bool, unchecked: bool
) -> OpenedFile:
    """Open the file for writing, or for reading only; raises the fitting DatabaseError."""
    check_path(path, create=create)
    if not exclusive and path.exists():
        return _open_reading(path, schema, pc, unchecked=unchecked)
    with ExitStack() as undone:
        if path.exists():
            check_writable(path)
        lock = FileLock(path, pc)
        undone.callback(lambda: lock.release(lock.left))
        if not path.exists():
            create_file(path, schema)
        header, said = open_header(path)
        undone.callback(header.close)
        if said.user_version > schema.version:
            return _open_reading(path, schema, pc, unchecked=unchecked)
        opened = _open_writing(path, schema, OpenedFile(header, lock))
        undone.pop_all()
        return opened


def _open_writing(path: Path, schema: Schema, opened: OpenedFile) -> OpenedFile:
    backups: list[Path] = []

    def start() -> sqlite3.Connection:
        assert opened.lock is not None
        connection = connect_writing(path)
        try:
            version = check_schema(connection, path, schema)
            left = opened.lock.left
            if version < schema.version:
                check_whole(connection, path, opened.header, None, left)
                from dvcq_desktop.database.migrations import migrate  # noqa: PLC0415 - start-up time

                backups.append(migrate(connection, path, schema, version))
                settle_mark(connection, opened.header)
                left = None
            check_whole(connection, path, opened.header, Fields(schema.tables), left)
        except BaseException:
            connection.close()
            raise
        return connection

    def prepare(connection: sqlite3.Connection) -> None:
        assert isinstance(connection, WritingConnection)
        install(connection, schema.tables, schema.version)

    try:
        writer = Writer(path, start, prepare)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise in_words(error, path) or error from error
    return opened._replace(writer=writer, backup=backups[0] if backups else None)


def _open_reading(path: Path, schema: Schema, pc: str, *, unchecked: bool) -> OpenedFile:
    header, _ = open_header(path)
    try:
        try:
            _check_by_reading(path, schema, header, unchecked=unchecked)
        except CutOffFileError:
            _recover(path, pc)
            _check_by_reading(path, schema, header, unchecked=unchecked)
    except BaseException:
        header.close()
        raise
    return OpenedFile(header)


def _check_by_reading(path: Path, schema: Schema, header: HeaderReader, *, unchecked: bool) -> None:
    try:
        with closing(connect_reading(path)) as connection:
            version = check_schema(connection, path, schema)
            if version < schema.version:
                raise OlderFileError(path)
            if not unchecked:
                fields = Fields(schema.tables) if version == schema.version else None
                check_whole(connection, path, header, fields, left_state(path))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise in_words(error, path) or error from error


def _recover(path: Path, pc: str) -> None:
    """Roll back what a crash cut off, where no other program has the file open for writing."""
    try:
        lock = FileLock(path, pc)
    except FileInUseError as error:
        raise CutOffFileError(path) from error
    try:
        connect_writing(path).close()
    finally:
        lock.release(None)
