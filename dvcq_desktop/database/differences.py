# SPDX-License-Identifier: MIT
"""Where rows and journal disagree: by another program's work, or in a copy taken during a write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.journal import field_sql
from dvcq_desktop.database.schema import Table, TableKind
from dvcq_desktop.database.shown import candidates, expected

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from dvcq_desktop.database.values import Fields


class Difference(NamedTuple):
    """Name a row that is not as its heads say; `field` is None when the row itself is missing or unknown."""

    table: str
    row: str
    field: str | None


def differences(
    connection: sqlite3.Connection, fields: Fields, rows: str | None = None
) -> Iterator[Difference]:
    """Compare all shared rows, or those in the table `rows`, with what their heads say."""
    queries = {
        name: _row_query(table) for name, table in fields.tables.items() if table.kind is TableKind.SHARED
    }
    for name, row, found in candidates(connection, fields, rows):
        held = connection.execute(queries[name], (row,)).fetchone() if name in queries else None
        if held is None:
            yield Difference(name, row, None)
            continue
        table = fields.tables[name]
        shown = expected(fields, table, found)
        for field, stored in zip(table.all_fields, tuple(held), strict=True):
            if field.id not in shown or fields.decode(field.id, stored) != shown[field.id]:
                yield Difference(name, row, field.id)
    if rows is None:
        yield from _unknown_rows(connection, fields)


def _row_query(table: Table) -> str:
    values = ", ".join(field_sql(field, "r") for field in table.all_fields)
    return f"select {values} from {table.name} r where r.id = ?"


def _unknown_rows(connection: sqlite3.Connection, fields: Fields) -> Iterator[Difference]:
    for table in fields.tables.values():
        if table.kind is TableKind.SHARED:
            unknown = connection.execute(
                f"select id from {table.name} where id not in (select row from head)"
            )
            for (row,) in unknown:
                yield Difference(table.name, row, None)
