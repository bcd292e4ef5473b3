# SPDX-License-Identifier: MIT
"""Is this file all of one moment? A copy taken in the middle of a write passes SQLite's own check.

Three things tell. The header's change counter, on page 1, goes up with every transaction; `file_mark`, on
page 2, holds what it is after our last one, and the number of the last action. The last row of each action
holds the count and the digest of its entries. And the rows must be what the journal says. All of it is
looked at unless the file is just as this PC left it.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from dvcq_desktop.database.digests import broken_actions
from dvcq_desktop.database.errors import DamagedFileError, HalfCopyError
from dvcq_desktop.database.locks import LeftState

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database.header import HeaderReader
    from dvcq_desktop.database.values import Fields


def check_whole(
    connection: sqlite3.Connection,
    path: Path,
    reader: HeaderReader,
    fields: Fields | None,
    left: LeftState | None,
) -> None:
    """Raise DamagedFileError or HalfCopyError unless the file is whole.

    `left` is the state in which this PC closed it; without `fields`, in a file of another version, rows are
    not compared with the journal. Rows that another program changed in whole transactions of its own are no
    reason to refuse: `verify` names them.
    """
    connection.execute("begin")
    try:
        _check(connection, path, reader, fields, left)
    except sqlite3.DatabaseError as error:
        # The disk or another program: whoever opens the file has the words for it. A question that SQLite
        # cannot ask is one that damage put into the declaration of a table.
        code = getattr(error, "sqlite_errorcode", 0)
        if isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR:
            raise
        raise DamagedFileError(path) from error
    finally:
        connection.execute("rollback")


def renew_mark(connection: sqlite3.Connection, reader: HeaderReader) -> None:
    """Note, as the last thing in a writing transaction, what the header will say once it is committed.

    Transactions of other programs since our last one are counted.
    """
    header = reader.read()
    assert header is not None
    connection.execute(
        "update file_mark set counter = ?1 + 1, outside = outside + max(0, ?1 - counter),"
        " action = (select coalesce(max(seq), 0) from action)",
        (header.counter,),
    )


def settle_mark(connection: sqlite3.Connection, reader: HeaderReader) -> None:
    """Make the mark agree with the header after a backup into the file, in a transaction of its own."""
    connection.execute("begin immediate")
    header = reader.read()
    assert header is not None
    # A mark that happens to be right already would leave nothing to commit, and the header one behind.
    connection.execute("update file_mark set counter = -1")
    connection.execute("update file_mark set counter = ?", (header.counter + 1,))
    connection.execute("commit")


def is_sealed(connection: sqlite3.Connection) -> bool:
    """Tell whether the last action is the marked one, and complete with all its entries."""
    (marked,) = connection.execute("select max(action) from file_mark").fetchone()
    (recorded,) = connection.execute("select max(action) from entry").fetchone()
    (number,) = connection.execute("select max(seq) from action").fetchone()
    if number is None:
        return marked == 0 and recorded is None
    return number == marked == recorded and not list(broken_actions(connection, str(number)))


def _check(
    connection: sqlite3.Connection,
    path: Path,
    reader: HeaderReader,
    fields: Fields | None,
    left: LeftState | None,
) -> None:
    mark = connection.execute("select counter, outside from file_mark").fetchone()
    if mark is None:
        raise DamagedFileError(path)
    marked, outside = mark
    if not isinstance(marked, int) or not isinstance(outside, int):
        raise DamagedFileError(path)
    # Read within the transaction, for only then can no writer be in the middle of a commit.
    header = reader.read()
    if header is None:
        raise DamagedFileError(path)
    if LeftState(header.counter, *reader.size_and_time()) == left and header.counter == marked:
        return
    if header.counter < marked or not is_sealed(connection):
        raise HalfCopyError(path)
    if connection.execute("pragma integrity_check(1)").fetchone()[0] != "ok":
        raise DamagedFileError(path)
    # Rows that another program has changed differ from the journal without being half of anything.
    comparable = fields if header.counter == marked and not outside else None
    if not comparable:
        return
    from dvcq_desktop.database.differences import differences  # noqa: PLC0415 - start-up time

    orphan = connection.execute("pragma foreign_key_check").fetchone()
    if orphan is not None or next(differences(connection, comparable), None) is not None:
        raise HalfCopyError(path)
