# SPDX-License-Identifier: MIT
"""Copies that leave the attached files out: kept beside them once, scans do not cost their size each time."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_reading, connect_writing
from dvcq_desktop.database.errors import DamagedFileError, ReadOnlyPlaceError, in_words
from dvcq_desktop.database.header import HeaderReader
from dvcq_desktop.database.wholeness import check_whole, settle_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Blob = tuple[str, int]
"""SHA-256 and size in bytes of an attached file."""


def slim_copy(
    source: Path, target: Path, has: Callable[[str, int], bool], keep: Callable[[str, bytes], None]
) -> list[Blob]:
    """Write everything but the content of attached files to `target`, and give to `keep` what it lacks.

    All of it is of one moment; for as long as that takes, and no longer, the writer waits. `target` must not
    exist; whatever happens, the caller removes it when it is not wanted. Return the attached files. Raises
    the fitting DatabaseError, or what `keep` raises.
    """
    reader = HeaderReader(_touched(target))
    try:
        with closing(connect_reading(source)) as here, closing(connect_writing(target)) as copy:
            # The long part first, while the writer may write: an attached file never changes.
            _keep_files(here, has, keep)
            here.execute("begin")
            _fill(here, copy)
            blobs = _keep_files(here, has, keep)
            here.execute("rollback")
            settle_mark(copy, reader)
            if copy.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
                raise DamagedFileError(source)
            check_whole(copy, target, reader, None, None)
        return blobs
    except sqlite3.Error as error:
        raise in_words(error, target) or error from error
    finally:
        reader.close()


def refill(path: Path, content: Callable[[str], bytes]) -> None:
    """Put the attached files back into a slim copy, each from `content`; raises DamagedFileError.

    Each is checked by its SHA-256.
    """
    reader = HeaderReader(path)
    try:
        with closing(connect_writing(path)) as copy:
            copy.execute("begin immediate")
            for sha256, _ in list_of_blobs(copy):
                data = content(sha256)
                if hashlib.sha256(data).hexdigest() != sha256:
                    raise DamagedFileError(path)
                copy.execute("update blob set data = ? where sha256 = ?", (data, sha256))
            copy.execute("commit")
            settle_mark(copy, reader)
            check_whole(copy, path, reader, None, None)
    except sqlite3.Error as error:
        raise in_words(error, path) or error from error
    finally:
        reader.close()


def list_of_blobs(connection: sqlite3.Connection) -> list[Blob]:
    """Return the attached files that a file knows, whether it holds their content or not."""
    return [
        (str(sha256), int(size))
        for sha256, size in connection.execute("select sha256, size from blob order by sha256").fetchall()
    ]


def last_action(connection: sqlite3.Connection) -> str:
    """Return the number of actions and the id of the last: by them a copy is known to hold all that was done.

    One that was gone back to may end with the same action as the state before: an erasure is carried along.
    """
    found = connection.execute(
        "select id, (select count(*) from action) from action order by seq desc limit 1"
    ).fetchone()
    return f"{found[1]} {found[0]}" if found else ""


def _touched(target: Path) -> Path:
    try:
        target.touch(exist_ok=False)
    except OSError as error:
        raise ReadOnlyPlaceError(target) from error
    return target


def _keep_files(
    here: sqlite3.Connection, has: Callable[[str, int], bool], keep: Callable[[str, bytes], None]
) -> list[Blob]:
    blobs = list_of_blobs(here)
    for sha256, size in blobs:
        if not has(sha256, size):
            found = here.execute("select data from blob where sha256 = ?", (sha256,)).fetchone()
            # What was cleaned away since is not in what is copied after this.
            if found is not None:
                keep(sha256, bytes(found[0]))
    return blobs


def _fill(here: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    # In the order of the source, so that the mark lands on the page where it is looked for.
    statements = list(
        here.execute("select sql from sqlite_schema where sql is not null order by type desc, rootpage")
    )
    copy.execute("pragma foreign_keys=off")
    copy.execute("begin immediate")
    for name in ("application_id", "user_version"):
        (value,) = here.execute(f"pragma {name}").fetchone()
        copy.execute(f"pragma {name}={value}")
    for (statement,) in statements:
        copy.execute(statement)
    for table, columns in _tables(here):
        _copy_rows(here, copy, table, columns)
    copy.execute("commit")


def _copy_rows(here: sqlite3.Connection, copy: sqlite3.Connection, table: str, columns: list[str]) -> None:
    values = ["x''" if (table, name) == ("blob", "data") else name for name in columns]
    places = ", ".join("?" * len(columns))
    rows = here.execute(f"select {', '.join(values)} from {table}")
    copy.executemany(f"insert into {table}({', '.join(columns)}) values ({places})", map(tuple, rows))


def _tables(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    for (name,) in connection.execute(
        "select name from sqlite_schema where type = 'table' and name not glob 'sqlite_*' order by rootpage"
    ).fetchall():
        yield name, [row[1] for row in connection.execute(f"pragma table_info({name})").fetchall()]
