# SPDX-License-Identifier: MIT
"""What belongs to one record alone, and where its name was typed elsewhere: asked before it is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.redirecting import REPLACED_BY
from dvcq_desktop.database.schema import TableKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.database.erasing import Row
    from dvcq_desktop.database.schema import Table
    from dvcq_desktop.database.values import Fields

_ATTACHMENT = "attachment"


def owned_rows(connection: sqlite3.Connection, fields: Fields, table: str, row: str) -> list[Row]:
    """Return a record, the rows that belong to it (`Table.belongs_to`) and the files kept with any of them.

    Those in the trash are among them, and the records that it was joined with. Tables are named as the file
    has them now.
    """
    records: list[Row] = [(table, one) for one in joined_with(connection, fields, table, row)]
    found = records.copy()
    for other in _shared(fields):
        if other.belongs_to and other.column(other.belongs_to).references == table:
            for _, owner in records:
                found += _ids(connection, other.name, f"{other.belongs_to} = ?", owner)
    found = list(dict.fromkeys(found))
    for _, owner in found.copy():
        if _ATTACHMENT in fields.tables:
            found += _ids(connection, _ATTACHMENT, "owner_id = ?", owner)
    return found


def joined_with(connection: sqlite3.Connection, fields: Fields, table: str, row: str) -> list[str]:
    """Return a record and all that it stands for, those that another one of these stood for before too."""
    found = [row]
    if any(column.name == REPLACED_BY for column in fields.tables[table].columns):
        for kept in found:
            query = f"select id from {table} where {REPLACED_BY} = ? and deleted_at is not null order by id"
            found += [one for (one,) in connection.execute(query, (kept,)) if one not in found]
    return found


def shared_files(connection: sqlite3.Connection, fields: Fields, rows: Iterable[Row]) -> int:
    """Return how many files of these rows are kept for other rows too, and therefore stay."""
    chosen = set(rows)
    theirs = {file for table, row, file in _files(connection, fields) if (table, row) in chosen}
    return len(
        theirs & {file for table, row, file in _files(connection, fields) if (table, row) not in chosen}
    )


def mentions(
    connection: sqlite3.Connection, fields: Fields, text: str, besides: Iterable[Row]
) -> dict[str, int]:
    """Return how many rows of each table hold a text word for word in what was typed, besides some rows."""
    left_out = set(besides)
    found: dict[str, int] = {}
    for table in _shared(fields):
        names = [column.name for column in table.columns if _is_typed(table, column.name)]
        if not names:
            continue
        where = " or ".join(f"instr({name}, ?)" for name in names)
        rows = connection.execute(
            f"select id from {table.name} where deleted_at is null and ({where})", [text] * len(names)
        ).fetchall()
        if count := sum((table.name, row) not in left_out for (row,) in rows):
            found[table.name] = count
    return found


def _shared(fields: Fields) -> list[Table]:
    return [table for table in fields.tables.values() if table.kind is TableKind.SHARED]


def _is_typed(table: Table, name: str) -> bool:
    column = table.column(name)
    return column.type == "text" and not (column.references or column.derived or column.blob)


def _ids(connection: sqlite3.Connection, table: str, where: str, value: str) -> list[Row]:
    return [(table, row) for (row,) in connection.execute(f"select id from {table} where {where}", (value,))]


def _files(connection: sqlite3.Connection, fields: Fields) -> list[tuple[str, str, str]]:
    return [
        (table.name, row, file)
        for table in _shared(fields)
        for column in table.columns
        if column.blob
        for row, file in connection.execute(
            f"select id, {column.name} from {table.name} where {column.name} is not null"
        )
    ]
