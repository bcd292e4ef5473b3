# SPDX-License-Identifier: MIT
"""Digests by which a copy is known to be whole and two copies to be the same, whatever their order inside."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

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
_BY_ENTRY = itemgetter(1)


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
            yield number, said[1]
            continue
        _, entries, digest = found
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
    entries = connection.execute(
        f"select e.action, e.seq, e.id, e.tbl, e.row, e.op, e.version from entry e {where}"
        " order by e.action, e.id"
    )
    values = _Said(
        connection.execute(
            "select e.action, v.entry, v.field, v.value from entry e join entry_value v on v.entry = e.seq"
            f" {where} order by e.action, v.entry, v.field"
        )
    )
    parents = _Said(
        connection.execute(
            "select e.action, p.entry, p.field, o.id from entry e join entry_parent p on p.entry = e.seq"
            f" join entry o on o.seq = p.old {where} order by e.action, p.entry, p.field, o.id"
        )
    )
    for action, group in groupby(entries, key=_BY_ACTION):
        set_to, superseded = values.of(action), parents.of(action)
        digest = _sha256()
        count = 0
        for _, number, *said in group:
            count += 1
            _add(digest, [said, set_to.get(number, []), superseded.get(number, [])])
        yield action, count, digest


class _Said:
    """Hand out, action after action, what a query says of each entry: one row of it is read ahead."""

    def __init__(self, rows: Iterable[tuple[int, int, str, object]]) -> None:
        self._groups = groupby(rows, key=_BY_ACTION)
        self._next = self._advance()

    def of(self, action: int) -> dict[int, list[tuple[str, object]]]:
        while self._next is not None and self._next[0] < action:
            self._next = self._advance()
        if self._next is None or self._next[0] != action:
            return {}
        return self._next[1]

    def _advance(self) -> tuple[int, dict[int, list[tuple[str, object]]]] | None:
        for action, group in self._groups:
            return action, {
                entry: [(field, said) for _, _, field, said in rows]
                for entry, rows in groupby(group, key=_BY_ENTRY)
            }
        return None


def _sha256() -> hashlib._Hash:
    import hashlib  # noqa: PLC0415 - brings OpenSSL, which the first window does without

    return hashlib.sha256()


def _add(digest: hashlib._Hash, said: object) -> None:
    digest.update(_ENCODE(said).encode() + b"\n")


def _refuse(value: object) -> object:
    raise UnreadableValueError(f"the journal holds no {type(value).__name__}")


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_refuse).encode
