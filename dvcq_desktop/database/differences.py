# SPDX-License-Identifier: MIT
"""Where rows and journal disagree: by another program's work, or in a copy taken during a write."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.journal import WHOLE_ROW, field_sql
from dvcq_desktop.database.schema import FieldValue, Table, TableKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.database.values import Fields

_HEADS = """
select e.tbl, h.row, h.field, coalesce(a.at, ''), e.id, v.field, v.value
from head h join entry e on e.seq = h.entry left join action a on a.seq = e.action
join entry_value v on v.entry = e.seq
order by h.row, h.field, e.id"""


class Difference(NamedTuple):
    """Name a row that is not as its heads say; `field` is None when the row itself is missing or unknown."""

    table: str
    row: str
    field: str | None


def differences(connection: sqlite3.Connection, fields: Fields) -> Iterator[Difference]:
    """Compare all shared rows with what their heads say."""
    yield from _compare(connection, fields, connection.execute(_HEADS))
    yield from _unknown_rows(connection, fields)


def _compare(connection: sqlite3.Connection, fields: Fields, found: sqlite3.Cursor) -> Iterator[Difference]:
    queries = {
        name: _row_query(table) for name, table in fields.tables.items() if table.kind is TableKind.SHARED
    }
    for row, group in groupby(found, key=lambda record: str(record[1])):
        records = [tuple(record) for record in group]
        table = str(records[0][0])
        held = connection.execute(queries[table], (row,)).fetchone() if table in queries else None
        if held is None:
            yield Difference(table, row, None)
            continue
        expected = _expected(fields, fields.tables[table], records)
        for field, stored in zip(fields.tables[table].all_fields, tuple(held), strict=True):
            if field.id not in expected or fields.decode(field.id, stored) != expected[field.id]:
                yield Difference(table, row, field.id)


def _expected(fields: Fields, table: Table, records: Sequence[tuple[str, ...]]) -> dict[str, FieldValue]:
    # Of each head of a field: when it was recorded, its id, and all the values that its entry holds.
    heads: dict[str, dict[tuple[str, str], dict[str, FieldValue]]] = {}
    for _, _, field, at, entry, name, value in records:
        held = heads.setdefault(field, {}).setdefault((at, entry), {})
        if name == WHOLE_ROW:
            held |= fields.decode_row(value)
        else:
            held[name] = fields.decode(name, value)
    expected = {}
    for declared in table.all_fields:
        if candidates := heads.get(declared.id) or heads.get(WHOLE_ROW):
            expected[declared.id] = fields.of_row(candidates[max(candidates)], declared.id)
    return expected


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
