# SPDX-License-Identifier: MIT
"""Copies of the file that are whole, made while it is open, by SQLite's own backup."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_reading, connect_writing
from dvcq_desktop.database.errors import DamagedFileError, ReadOnlyPlaceError, in_words
from dvcq_desktop.database.header import HeaderReader
from dvcq_desktop.database.wholeness import check_whole, settle_mark

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database.values import Fields


def copy_file(source: sqlite3.Connection, target: Path) -> None:
    """Write a copy to `target`, replacing what is there only once the copy is complete and read again.

    Raises the fitting DatabaseError and leaves no half copy.
    """
    unfinished = target.with_name(f"{target.name}.new")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch()
        _fill(unfinished, source)
        with contextlib.closing(connect_reading(unfinished)) as copy:
            if copy.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
                raise DamagedFileError(target)
        unfinished.replace(target)
    except sqlite3.Error as error:
        raise in_words(error, target) or error from error
    except OSError as error:
        raise ReadOnlyPlaceError(target) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def check_copy(path: Path, fields: Fields) -> None:
    """Raise the fitting DatabaseError unless a copy that lies there is whole."""
    reader = HeaderReader(path)
    try:
        with contextlib.closing(connect_reading(path)) as connection:
            check_whole(connection, path, reader, fields, None)
    finally:
        reader.close()


def _fill(path: Path, source: sqlite3.Connection) -> None:
    reader = HeaderReader(path)
    try:
        with contextlib.closing(connect_writing(path)) as copy:
            source.backup(copy)
            settle_mark(copy, reader)
    finally:
        reader.close()
