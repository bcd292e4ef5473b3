# SPDX-License-Identifier: MIT
"""Ask, before a path becomes an open database: is it there, is it ours, can this program read it.

Nothing here changes an existing file.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.ddl import APPLICATION_ID, create_all, is_as_declared
from dvcq_desktop.database.errors import (
    AlteredFileError,
    DamagedFileError,
    EmptyFileError,
    FolderGivenError,
    ForeignFileError,
    MissingFileError,
    MissingFolderError,
    NewerFileError,
    NoPermissionError,
    ReadOnlyPlaceError,
    UnusablePathError,
    in_words,
)
from dvcq_desktop.database.header import Header, HeaderReader
from dvcq_desktop.errors import reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database.schemas import Schema


def check_path(path: Path, *, create: bool) -> None:
    """Raise the fitting DatabaseError unless a file that is not empty is there, or may be made there."""
    if sys.platform == "win32":
        from dvcq_desktop.text.file_names import windows_refuses  # noqa: PLC0415 - only there

        if why := windows_refuses(path.name):
            raise UnusablePathError(path, why)
    try:
        if path.is_dir():
            raise FolderGivenError(path)
        if not path.exists():
            if not path.parent.is_dir():
                raise MissingFolderError(path)
            if not create:
                raise MissingFileError(path)
        elif path.stat().st_size == 0:
            raise EmptyFileError(path)
    except PermissionError as error:
        raise NoPermissionError(path) from error
    except OSError as error:
        # Too long for the system, a loop of links, a drive that does not answer.
        raise UnusablePathError(path, reason_of(error)) from error


def check_writable(path: Path) -> None:
    """Raise ReadOnlyPlaceError unless the file and its folder may be written."""
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise ReadOnlyPlaceError(path)


def create_file(path: Path, schema: Schema) -> None:
    """Make a new empty database: beside its place first, so that a failure leaves no half of one."""
    unfinished = path.with_name(f"{path.name}.new")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch()
        connection = connect_writing(unfinished)
        try:
            create_all(connection, schema)
        finally:
            connection.close()
        unfinished.replace(path)
    except sqlite3.Error as error:
        unfinished.unlink(missing_ok=True)
        raise in_words(error, path) or error from error
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ReadOnlyPlaceError(path) from error


def open_header(path: Path) -> tuple[HeaderReader, Header]:
    """Return the header of a file that is ours; raises ForeignFileError or NoPermissionError."""
    try:
        reader = HeaderReader(path)
    except OSError as error:
        raise NoPermissionError(path) from error
    header = reader.read()
    if header is None or header.application_id != APPLICATION_ID:
        reader.close()
        raise ForeignFileError(path)
    return reader, header


def check_schema(connection: sqlite3.Connection, path: Path, schema: Schema) -> int:
    """Return the version of the file after making sure that this program understands what it is.

    Raises AlteredFileError where another program added code or changed tables, NewerFileError where only a
    newer program can read it, DamagedFileError where SQLite cannot.
    """
    try:
        (strange,) = connection.execute(
            "select count(*) from sqlite_schema"
            " where type not in ('table', 'index') or sql like 'create virtual%'"
        ).fetchone()
        if strange:
            raise AlteredFileError(path)
        (version,) = connection.execute("pragma user_version").fetchone()
        if version > schema.version:
            (oldest,) = connection.execute("select max(min_reader) from file_mark").fetchone()
            if oldest is None or oldest > schema.version:
                raise NewerFileError(path)
            is_ours = is_as_declared(connection, schema.tables, exactly=False)
        else:
            is_ours = version > 0 and (
                version < schema.version or is_as_declared(connection, schema.tables, exactly=True)
            )
        if not is_ours:
            raise AlteredFileError(path)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        told = in_words(error, path) or DamagedFileError(path)
        raise told from error
    return int(version)
