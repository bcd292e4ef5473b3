# SPDX-License-Identifier: MIT
"""SQLite connections to the one file: one that writes, any number that only read."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

BUSY_MILLISECONDS = 10_000


def connect_writing(path: Path, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Open the file for writing, in autocommit; a transaction cut off by a crash is rolled back here.

    The journal stays in mode DELETE, for officers copy the file in Explorer and a copy of a WAL file can be
    empty. The connection belongs to the calling thread.
    """
    connection = sqlite3.connect(_uri(path, "rw"), uri=True, isolation_level=None)
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
