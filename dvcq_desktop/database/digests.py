# SPDX-License-Identifier: MIT
"""Digests by which a copy is known to be whole and two copies to be the same, whatever their order inside."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.errors import UnreadableValueError
from dvcq_desktop.database.schema import TableKind

if TYPE_CHECKING:
    import hashlib
    import sqlite3
    from collections.abc import Iterable, Iterator

    from dvcq_desktop.database.schema import Table

_SECOND = "2:"
"""How digests begin that cover what an action says of itself too; those of the first versions did not."""

_BY_ACTION = itemgetter(0)


def action_digest(connection: sqlite3.Connection, action: int, said: tuple[str, ...]) -> tuple[int, str]:
    """Return how many entries an action has, and the SHA-256 of all that they and it say.

    `said` are the action's id, name, time, replica and PC.
    """
    for _, count, digest in _recorded(connection, str(action)):
        _add(digest, said)
        return count, _SECOND + digest.hexdigest()
    return 0, ""


def broken_actions(connection: sqlite3.Connection, only: str = "") -> Iterator[tuple[int, str]]:
    """Yield number and name of each action whose entries are not those that it was sealed with.

    `only` is a query for the numbers of the actions to be looked at.
    """
    where = f"where seq in ({only})" if only else ""
    sealed = connection.execute(
        f"select seq, id, name, at, replica, pc, entries, digest from action {where} order by seq"
    )
    recorded = _recorded(connection, only)
    found = next(recorded, None)
    for number, *said, count, expected in sealed:
        while found is not None and found[0] < number:
            found = next(recorded, None)
        if found is None or found[0] != number:
            yield number, str(said[1])
            continue
        _, entries, digest = found
        if not isinstance(expected, str):
            yield number, str(said[1])
            continue
        if expected.startswith(_SECOND):
            _add(digest, said)
        if (entries, digest.hexdigest()) != (count, expected.removeprefix(_SECOND)):
            yield number, said[1]


def renew_digest(connection: sqlite3.Connection, action: int) -> None:
    """Seal an action anew whose entries were blanked."""
    said = connection.execute(
        "select id, name, at, replica, pc from action where seq = ?", (action,)
    ).fetchone()
    connection.execute(
        "update action set (entries, digest) = (?, ?) where seq = ?",
        (*action_digest(connection, action, tuple(said)), action),
    )


def set_digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of the sorted ids of all entries: equal for copies that hold the same changes."""
    digest = _sha256()
    for (entry,) in connection.execute("select id from entry order by id"):
        digest.update(str(entry).encode() + b"\n")
    return digest.hexdigest()


def content_digest(connection: sqlite3.Connection, tables: Iterable[Table]) -> str:
    """Return the SHA-256 of all journalled columns of all shared rows, in a canonical order."""
    digest = _sha256()
    shared = (table for table in tables if table.kind is TableKind.SHARED)
    for table in sorted(shared, key=lambda table: table.name):
        names = ["id", *sorted(name for field in table.all_fields for name in field.columns)]
        _add(digest, [table.name, names])
        for row in connection.execute(f"select {', '.join(names)} from {table.name} order by id"):
            _add(digest, list(row))
    return digest.hexdigest()


def _recorded(connection: sqlite3.Connection, only: str) -> Iterator[tuple[int, int, hashlib._Hash]]:
    """Yield number, count of entries and digest of what the entries say, of some or of all actions."""
    where = f"where e.action in ({only})" if only else ""
    entries = _tuples(
        connection,
        f"select e.action, e.seq, e.id, e.tbl, e.row, e.op, e.version from entry e {where}"
        " order by e.action, e.id",
    )
    values = _Said(
        _tuples(
            connection,
            "select e.action, v.entry, v.field, v.value from entry e join entry_value v on v.entry = e.seq"
            f" {where} order by e.action, v.entry, v.field",
        )
    )
    parents = _Said(
        _tuples(
            connection,
            "select e.action, p.entry, p.field, o.id from entry e join entry_parent p on p.entry = e.seq"
            f" join entry o on o.seq = p.old {where} order by e.action, p.entry, p.field, o.id",
        )
    )
    for action, group in groupby(entries, key=_BY_ACTION):
        set_to, superseded = values.of(action), parents.of(action)
        digest = _sha256()
        count = 0
        for record in group:
            count += 1
            number = record[1]
            _add(digest, (record[2:], set_to.get(number, ()), superseded.get(number, ())))
        yield action, count, digest


def _tuples(connection: sqlite3.Connection, query: str) -> sqlite3.Cursor:
    """Ask without the names of columns, which whoever reads every row pays for."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query)


class _Said:
    """Hand out, action after action, what a query says of each entry: one row of it is read ahead."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._groups = groupby(rows, key=_BY_ACTION)
        self._next = self._advance()

    def of(self, action: int) -> dict[int, list[tuple[Any, ...]]]:
        while self._next is not None and self._next[0] < action:
            self._next = self._advance()
        if self._next is None or self._next[0] != action:
            return {}
        return self._next[1]

    def _advance(self) -> tuple[int, dict[int, list[tuple[Any, ...]]]] | None:
        for action, group in self._groups:
            found: dict[int, list[tuple[Any, ...]]] = {}
            for record in group:
                found.setdefault(record[1], []).append(record[2:])
            return action, found
        return None


def _sha256() -> hashlib._Hash:
    import hashlib  # noqa: PLC0415 - brings OpenSSL, which the first window does without

    return hashlib.sha256()


def _add(digest: hashlib._Hash, said: object) -> None:
    digest.update(_ENCODE(said).encode() + b"\n")


def _refuse(value: object) -> object:
    raise UnreadableValueError(f"the journal holds no {type(value).__name__}")


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_refuse).encode
