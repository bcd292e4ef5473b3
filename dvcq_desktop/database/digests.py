# SPDX-License-Identifier: MIT
"""Digests by which a copy is known to be whole and two copies to be the same, whatever their order inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import TableKind

if TYPE_CHECKING:
    import hashlib
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.schema import Table


def action_digest(connection: sqlite3.Connection, action: int) -> tuple[int, str]:
    """Return how many entries an action has, and the SHA-256 of all that they say."""
    entries = connection.execute(
        "select seq, id, tbl, row, op, version from entry where action = ? order by id", (action,)
    ).fetchall()
    values: dict[int, list[tuple[str, object]]] = {}
    for number, field, value in connection.execute(
        "select v.entry, v.field, v.value from entry e join entry_value v on v.entry = e.seq"
        " where e.action = ? order by v.field",
        (action,),
    ):
        values.setdefault(number, []).append((field, value))
    parents: dict[int, list[tuple[str, str]]] = {}
    for number, field, parent in connection.execute(
        "select p.entry, p.field, o.id from entry e join entry_parent p on p.entry = e.seq"
        " join entry o on o.seq = p.old where e.action = ? order by p.field, o.id",
        (action,),
    ):
        parents.setdefault(number, []).append((field, parent))
    digest = _sha256()
    for number, *said in entries:
        _add(digest, [said, values.get(number, []), parents.get(number, [])])
    return len(entries), digest.hexdigest()


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


def _sha256() -> hashlib._Hash:
    import hashlib  # noqa: PLC0415 - brings OpenSSL, which the first window does without

    return hashlib.sha256()


def _add(digest: hashlib._Hash, said: object) -> None:
    digest.update(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
