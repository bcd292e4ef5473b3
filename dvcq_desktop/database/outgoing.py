# SPDX-License-Identifier: MIT
"""A copy that leaves this PC: compact, without what belongs to this PC, and read again before it is trusted.

VACUUM INTO writes only rows that are there: of what was deleted or erased no byte goes along.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_reading, connect_writing
from dvcq_desktop.database.digests import content_digest, set_digest
from dvcq_desktop.database.errors import DamagedFileError, ReadOnlyPlaceError, in_words
from dvcq_desktop.database.header import HeaderReader
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.database.settings import is_sample, mark_sample, mark_view_only
from dvcq_desktop.database.wholeness import check_whole, settle_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dvcq_desktop.database.schema import Table
    from dvcq_desktop.database.values import Fields

_STEPS_BETWEEN_REPORTS = 50_000
"""Of SQLite's virtual machine: some hundredths of a second."""


@dataclass(frozen=True)
class CopyReport:
    """Say what a copy holds: `counts` of rows that are not in the trash, by table, and both digests.

    `digest` is that of the set of entries, `content_digest` that of all shared rows; `last_at` is when
    (UTC, ISO) the last action was done.
    """

    size: int
    counts: dict[str, int]
    actions: int
    entries: int
    digest: str
    content_digest: str
    last_at: str


def copy_for_another(
    source: sqlite3.Connection,
    target: Path,
    fields: Fields,
    tick: Callable[[], None],
    *,
    view_only: bool = False,
    write: Callable[[Path], None] | None = None,
) -> CopyReport:
    """Write a copy without local tables to `target`, which must not exist, and say what it holds.

    One that is `view_only` says so in itself (`settings.is_view_only`). `write` adds to the copy what only
    it is to hold for now (`carrying.write_into`).

    `tick` is called every moment and may raise to give up. Raises the fitting DatabaseError; whatever
    happens, the caller removes `target`.
    """
    try:
        # It writes nothing to the source, which stays open for reading only.
        source.execute("pragma query_only=off")
        with _ticking(source, tick):
            source.execute("vacuum into ?", (str(target),))
        source.execute("pragma query_only=on")
        marks = (mark_view_only,) * view_only + (mark_sample,) * is_sample(source)
        _empty_local_tables(target, fields, marks)
        if write is not None:
            write(target)
        return report_of(target, fields, tick)
    except sqlite3.Error as error:
        raise in_words(error, target) or error from error
    except OSError as error:
        raise ReadOnlyPlaceError(target) from error


def report_of(path: Path, fields: Fields, tick: Callable[[], None]) -> CopyReport:
    """Read a copy through and say what it holds; raises DamagedFileError where it is not whole."""
    reader = HeaderReader(path)
    try:
        with closing(connect_reading(path)) as connection, _ticking(connection, tick):
            check_whole(connection, path, reader, None, None)
            return _report(connection, path, fields)
    finally:
        reader.close()


def counts_of(connection: sqlite3.Connection, shared: Iterable[Table]) -> dict[str, int]:
    """Return how many rows are not in the trash, by table."""
    return {
        table.name: connection.execute(
            f"select count(*) from {table.name} where deleted_at is null"
        ).fetchone()[0]
        for table in shared
    }


def _report(connection: sqlite3.Connection, path: Path, fields: Fields) -> CopyReport:
    if connection.execute("pragma foreign_key_check").fetchone() is not None:
        raise DamagedFileError(path)
    shared = [table for table in fields.tables.values() if table.kind is TableKind.SHARED]
    counts = counts_of(connection, shared)
    actions, last_at = connection.execute("select count(*), max(at) from action").fetchone()
    (entries,) = connection.execute("select count(*) from entry").fetchone()
    return CopyReport(
        path.stat().st_size,
        counts,
        actions,
        entries,
        set_digest(connection),
        content_digest(connection, shared),
        last_at or "",
    )


def _empty_local_tables(
    path: Path, fields: Fields, marks: tuple[Callable[[sqlite3.Connection], None], ...]
) -> None:
    local = [table.name for table in fields.tables.values() if table.kind is TableKind.LOCAL]
    reader = HeaderReader(path)
    try:
        with closing(connect_writing(path)) as copy:
            for name in (*local, "undo_step", "undo_alias"):
                copy.execute(f"delete from {name}")
            for mark in marks:
                mark(copy)
            settle_mark(copy, reader)
    finally:
        reader.close()


class _ticking:  # noqa: N801 - read as a phrase: with ticking(...)
    """Call `tick` every moment of SQLite's work; what it raises ends the work and comes out."""

    def __init__(self, connection: sqlite3.Connection, tick: Callable[[], None]) -> None:
        self._connection, self._tick = connection, tick
        self._raised: BaseException | None = None

    def __enter__(self) -> None:
        self._connection.set_progress_handler(self._handle, _STEPS_BETWEEN_REPORTS)

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._connection.set_progress_handler(None, 0)
        if self._raised is not None and isinstance(error, sqlite3.OperationalError):
            raise self._raised from None

    def _handle(self) -> int:
        try:
            self._tick()
        except BaseException as error:  # noqa: BLE001 - SQLite would swallow it; it comes out in __exit__
            self._raised = error
            return 1
        return 0
