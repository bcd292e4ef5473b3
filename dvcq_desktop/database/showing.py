# SPDX-License-Identifier: MIT
"""Let rows show what their heads say, after a merge has moved the heads; derived columns follow."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.conflicts import differ
from dvcq_desktop.database.journal import WHOLE_ROW
from dvcq_desktop.database.shown import Candidates, candidates, of_field
from dvcq_desktop.database.values import Fields, as_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping, Sequence

    from dvcq_desktop.database.schema import Field, FieldValue, Table, Value

_ROWS = 2000
"""How many rows are read, and then written, together."""


class Shown(NamedTuple):
    """Say what became of a field of a row: what it showed before, what it shows now.

    `values` are those that meet in it, with the numbers of their entries, the shown one first. A row that
    was not there before gets one line with the field "". `is_held` says that a frozen row kept its value.
    """

    table: str
    row: str
    field: str
    before: FieldValue
    after: FieldValue
    values: tuple[tuple[FieldValue, int], ...]
    is_conflict: bool
    is_held: bool


class Showing:
    """Write rows anew by their heads; `flush` after the last.

    Only fields are touched of which an entry numbered `first` or later is a head. `kept` names, by row and
    field, the entries whose values stay shown whatever the heads say; rows `released` keep nothing any more.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        fields: Fields,
        first: int,
        kept: Mapping[tuple[str, str], int],
        tell: Callable[[Shown], None],
        released: Collection[str] = (),
    ) -> None:
        self._connection = connection
        self._fields = fields
        self._first = first
        self._kept = kept
        self._tell = tell
        self._released = released
        self.files: set[str] = set()
        """The attached files that the rows show or might show."""
        self._file_columns = {
            field.id: [place for place, part in enumerate(field.columns) if table.column(part).blob]
            for table in fields.tables.values()
            for field in table.all_fields
        }
        self._columns = {
            name: [column.name for column in table.all_columns] for name, table in fields.tables.items()
        }
        self._queries = {
            name: f"select {', '.join(columns)} from {name} where id in (select value from json_each(?))"
            for name, columns in self._columns.items()
        }
        self._writes: dict[str, list[tuple[Value, ...]]] = {}

    def show(self, rows: str) -> None:
        """Write the rows that a table names."""
        # A row that keeps what its heads do not say is looked at as a whole.
        since = 0 if self._kept or self._released else self._first
        told = candidates(self._connection, self._fields, rows, since)
        while batch := list(islice(told, _ROWS)):
            records = self._records(batch)
            for name, row, found in batch:
                self._row(self._fields.tables[name], row, found, records.get((name, row)))
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for statement, bound in self._writes.items():
            self._connection.executemany(statement, bound)
        self._writes = {}

    def _records(
        self, batch: Sequence[tuple[str, str, Candidates]]
    ) -> dict[tuple[str, str], tuple[Value, ...]]:
        """Return the rows of a batch as they are, by table and id."""
        ids: dict[str, list[str]] = {}
        for name, row, _ in batch:
            ids.setdefault(name, []).append(row)
        return {
            (name, record[0]): tuple(record)
            for name, rows in ids.items()
            for record in self._connection.execute(self._queries[name], (json.dumps(rows),))
        }

    def _row(self, table: Table, row: str, found: Candidates, record: tuple[Value, ...] | None) -> None:
        held: dict[str, Value] = {}
        if record is None:
            held |= {column.name: None for column in table.all_columns}
            held["id"] = row
            self._tell(Shown(table.name, row, "", None, None, (), is_conflict=False, is_held=False))
        else:
            held = dict(zip(self._columns[table.name], record, strict=True))
        wanted: dict[str, Value] = {}
        moved = table.all_fields if WHOLE_ROW in found else map(self._fields.__getitem__, found)
        for field in moved:
            wanted |= self._field(table, row, field, found, held, is_new=record is None)
        if record is not None:
            wanted = {name: value for name, value in wanted.items() if value != held[name]}
        is_asked = not table.derived_from or not wanted.keys().isdisjoint(table.derived_from)
        if wanted and table.derive is not None and (is_asked or record is None):
            wanted |= table.derive({**held, **wanted})
        self._queue(table.name, row, wanted, is_new=record is None)

    def _field(
        self,
        table: Table,
        row: str,
        field: Field,
        found: Candidates,
        held: Mapping[str, Value],
        *,
        is_new: bool,
    ) -> dict[str, Value]:
        chosen = of_field(found, field.id)
        # The held one would be shown, so it comes first.
        natural = chosen
        if chosen and chosen[0].held:
            natural = [candidate for candidate in chosen if not candidate.held]
        if not natural:
            return {}
        first = natural[0].entry
        keep = self._kept.get((row, field.id), first) if self._kept else first
        is_old = keep == first < self._first and max(c.entry for c in natural) < self._first
        if is_old and not is_new and row not in self._released:
            return {}
        values: tuple[tuple[FieldValue, int], ...] = tuple(
            [(self._fields.of_row(candidate.values, field.id), candidate.entry) for candidate in natural]
        )
        after, is_held = values[0][0], False
        is_conflict = len(values) > 1 and differ(field, [value for value, _ in values])
        if keep != first:
            after = self._fields.of_entry(self._connection, keep, field.id)
            is_held = after != values[0][0] or is_conflict
            values = ((after, keep), *(pair for pair in values if pair[1] != keep))
        if is_held:
            self._put(
                "insert or replace into held(row, field, entry) values (?, ?, ?)", (row, field.id, keep)
            )
        elif natural is not chosen:
            self._put("delete from held where row = ? and field = ?", (row, field.id))
        if places := self._file_columns[field.id]:
            parts = [value if isinstance(value, tuple) else (value,) for value, _ in values]
            self.files |= {str(part[place]) for part in parts for place in places if part[place] is not None}
        before = _value(field, held)
        if not is_new and (before != after or is_conflict or is_held):
            self._tell(
                Shown(table.name, row, field.id, before, after, values, is_conflict or is_held, is_held)
            )
        return as_columns(field, after)

    def _queue(self, table: str, row: str, wanted: Mapping[str, Value], *, is_new: bool) -> None:
        if is_new:
            self._put(_insert(table, tuple(wanted)), (row, *wanted.values()))
        elif wanted:
            self._put(_update(table, tuple(wanted)), (*wanted.values(), row))

    def _put(self, statement: str, bound: tuple[Value, ...]) -> None:
        self._writes.setdefault(statement, []).append(bound)


@lru_cache(maxsize=1000)
def _insert(table: str, names: tuple[str, ...]) -> str:
    columns, marks = ", ".join(["id", *names]), ", ".join("?" * (len(names) + 1))
    return f"insert into {table}({columns}) values ({marks})"


@lru_cache(maxsize=1000)
def _update(table: str, names: tuple[str, ...]) -> str:
    return f"update {table} set {', '.join(f'{name} = ?' for name in names)} where id = ?"


def _value(field: Field, held: Mapping[str, Value]) -> FieldValue:
    if len(field.columns) == 1:
        return held[field.columns[0]]
    return tuple(held[name] for name in field.columns)
