# SPDX-License-Identifier: MIT
"""One action: what a person does in one step, in one transaction, under one Vietnamese name.

Names of actions say what was done ("Ký cam kết: 12 người") and never hold the name of a person: a person
can be erased for good, the names of actions stay.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.database.digests import action_digest
from dvcq_desktop.database.errors import ErasedError
from dvcq_desktop.database.journal import ERASED_AT, end_action, start_action, utc_now
from dvcq_desktop.database.keys import new_id
from dvcq_desktop.database.schema import Table, TableKind, Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dvcq_desktop.database.replica import Replica

T = TypeVar("T")


class Action:
    """Write within one transaction, on the write thread; changes of shared rows journal themselves.

    Texts become NFC. An action is used only inside the `work` it was given to.
    """

    def __init__(self, connection: sqlite3.Connection, tables: Mapping[str, Table]) -> None:
        self.connection = connection
        self.now = utc_now()
        self._tables = tables
        self._started = start_action(connection)
        self._changes_before = connection.total_changes
        self.number: int | None = None
        self.has_written = False

    @property
    def changed(self) -> frozenset[tuple[str, str]]:
        """Return (table, id) of every shared row changed so far, also by plain SQL."""
        rows = self.connection.execute(
            "select distinct tbl, row from entry where action = ?", (self._started,)
        )
        return frozenset((table, row) for table, row in rows)

    def execute(self, sql: str, params: Sequence[object] | Mapping[str, object] = ()) -> sqlite3.Cursor:
        """Run one statement; a DELETE or REPLACE of a shared row raises sqlite3.IntegrityError."""
        return self.connection.execute(sql, params)

    def insert(self, table: str, values: Mapping[str, object]) -> str:
        """Add a shared row and return its id, made here unless given; a trashed row of that id is revived.

        Raises sqlite3.IntegrityError where a row of that id is there and not in the trash.
        """
        declared = self._declared(table)
        row: dict[str, object] = {"id": new_id(), **self._clean(declared, values)}
        key = str(row["id"])
        if "id" in values and self._is_trashed(table, key):
            self.update(table, key, {**values, "deleted_at": None})
            return key
        if declared.derive is not None:
            complete = {column.name: row.get(column.name) for column in declared.all_columns}
            row |= declared.derive(complete)  # type: ignore[arg-type]  # cleaned values are of the kinds a column holds
        marks = ", ".join("?" * len(row))
        self.connection.execute(
            f"insert into {table}({', '.join(row)}) values ({marks})",
            tuple(row.values()),
        )
        return key

    def update(self, table: str, row_id: str, values: Mapping[str, object]) -> None:
        """Change a shared row; only columns that differ are written, and none means no entry.

        Raises KeyError where there is no such row, ErasedError where it was erased for good.
        """
        declared = self._declared(table)
        wanted = self._clean(declared, values)
        held = self._row(table, row_id)
        if held["deleted_at"] == ERASED_AT:
            raise ErasedError
        different = {name: value for name, value in wanted.items() if not _same(held[name], value)}
        if declared.derive is not None and different:
            derived = declared.derive({**held, **different})  # type: ignore[dict-item]  # as above
            different |= {name: value for name, value in derived.items() if not _same(held[name], value)}
        write_columns(self.connection, table, row_id, different)

    def trash(self, table: str, row_id: str) -> None:
        """Put a shared row into the trash; one that is there already stays as it is."""
        if self._row(table, row_id)["deleted_at"] is None:
            self.update(table, row_id, {"deleted_at": self.now})

    def restore(self, table: str, row_id: str) -> None:
        """Take a shared row out of the trash."""
        self.update(table, row_id, {"deleted_at": None})

    def attach(self, data: bytes) -> str:
        """Keep a file's content in the database, the same content once, and return its SHA-256 in hex."""
        import hashlib  # noqa: PLC0415 - start-up time

        sha256 = hashlib.sha256(data).hexdigest()
        self.connection.execute(
            "insert into blob(sha256, size, data) values (?, ?, ?) on conflict do nothing",
            (sha256, len(data), data),
        )
        return sha256

    def close(self, name: str, replica: Replica) -> None:
        """Seal the action: as its last row goes its name, its count of entries and their digest.

        `number` then is its number in this file, or None when it changed no shared row and so is not
        recorded; `has_written` tells whether it wrote anything at all.
        """
        self.has_written = self.connection.total_changes != self._changes_before
        end_action(self.connection)
        said = (new_id(), str(_nfc(name)), self.now, replica.id, replica.pc)
        count, digest = action_digest(self.connection, self._started, said)
        if not count:
            return
        self.connection.execute(
            "insert into action(seq, id, name, at, replica, pc, entries, digest)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._started, *said, count, digest),
        )
        self.number = self._started

    def _declared(self, table: str) -> Table:
        declared = self._tables[table]
        if declared.kind is not TableKind.SHARED:
            raise ValueError(f"{table} is not shared: write it by execute()")
        return declared

    def _clean(self, table: Table, values: Mapping[str, object]) -> dict[str, object]:
        known = {column.name for column in table.all_columns}
        if unknown := values.keys() - known:
            raise KeyError(f"{table.name} has no column {', '.join(sorted(unknown))}")
        return {name: _nfc(value) for name, value in values.items()}

    def _row(self, table: str, row_id: str) -> dict[str, object]:
        cursor = self.connection.execute(f"select * from {table} where id = ?", (row_id,))
        held = cursor.fetchone()
        if held is None:
            raise KeyError(f"{table} has no row {row_id}")
        return dict(zip((column[0] for column in cursor.description), tuple(held), strict=True))

    def _is_trashed(self, table: str, row_id: str) -> bool:
        found = self.connection.execute(
            f"select deleted_at is not null from {table} where id = ?",
            (row_id,),
        ).fetchone()
        return bool(found and found[0])


def perform(
    connection: sqlite3.Connection,
    tables: Mapping[str, Table],
    replica: Replica,
    name: str,
    work: Callable[[Action], T],
) -> tuple[T, Action]:
    """Run one action within the open transaction; return what `work` returns, and the action, sealed.

    An exception in `work` is passed on; the caller rolls back.
    """
    action = Action(connection, tables)
    result = work(action)
    action.close(name, replica)
    return result, action


def write_columns(
    connection: sqlite3.Connection, table: str, row_id: str, values: Mapping[str, object]
) -> None:
    """Set columns of one shared row, none when there are none."""
    if values:
        assignments = ", ".join(f"{name} = ?" for name in values)
        connection.execute(
            f"update {table} set {assignments} where id = ?",
            (*values.values(), row_id),
        )


def rederive(connection: sqlite3.Connection, table: Table, row_ids: Iterable[str]) -> None:
    """Compute the derived columns of some rows anew from what they hold."""
    if table.derive is None:
        return
    for row_id in row_ids:
        cursor = connection.execute(f"select * from {table.name} where id = ?", (row_id,))
        held: dict[str, Value] = dict(
            zip((column[0] for column in cursor.description), tuple(cursor.fetchone()), strict=True)
        )
        derived = table.derive(held)
        write_columns(
            connection,
            table.name,
            row_id,
            {name: value for name, value in derived.items() if not _same(held[name], value)},
        )


def _nfc(value: object) -> object:
    if not isinstance(value, str):
        return value
    if "\0" in value:
        raise ValueError("a text with a NUL would be cut off in the journal")
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def _same(held: object, wanted: object) -> bool:
    # True and 1 are the same in the file.
    return held == wanted and isinstance(held, str) == isinstance(wanted, str)
