# SPDX-License-Identifier: MIT
"""Values of fields as entries hold them, whatever version wrote them, and the heads of fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar, cast

from dvcq_desktop.database.errors import UnreadableValueError
from dvcq_desktop.database.journal import WHOLE_ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.schema import Field, FieldValue, Table, Value

T = TypeVar("T")


class Fields:
    """Know every journalled field of the declared tables and read its values out of entries."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables: dict[str, Table] = {table.name: table for table in tables}
        self._fields = {field.id: field for table in self.tables.values() for field in table.all_fields}

    def __getitem__(self, field_id: str) -> Field:
        return self._fields[field_id]

    def __contains__(self, field_id: object) -> bool:
        return field_id in self._fields

    def lineage(self) -> list[tuple[str, str]]:
        """Return pairs (older field, the field of today that inherits it), grandchildren too."""
        pairs = []
        for field in self._fields.values():
            ancestor = field.heir_of
            while ancestor is not None:
                pairs.append((ancestor, field.id))
                parent = self._fields.get(ancestor)
                ancestor = parent.heir_of if parent else None
        return pairs

    def decode(self, field_id: str, stored: Value) -> FieldValue:
        """Return the value of a field that an update's entry holds."""
        field = self._fields.get(field_id)
        if field is not None and len(field.columns) == 1:
            return stored
        if isinstance(stored, str) and (field is not None or stored.startswith("[")):
            return _tuple(_loaded(stored, list), field)
        return stored

    def decode_row(self, stored: str) -> dict[str, FieldValue]:
        """Return the fields that an insert's entry holds, by the ids of the version that wrote it."""
        values = {}
        for field_id, value in _loaded(stored, dict).items():
            values[field_id] = _tuple(value, self._fields.get(field_id)) if isinstance(value, list) else value
        return values

    def of_row(self, held: Mapping[str, FieldValue], field_id: str) -> FieldValue:
        """Return a field of today from what an entry holds, by the rule of upgrading where that is older."""
        if field_id in held:
            return held[field_id]
        field = self._fields[field_id]
        if field.heir_of is not None and field.upgrade is not None:
            if field.heir_of in held:
                return field.upgrade(held[field.heir_of])
            if field.heir_of in self._fields:
                return field.upgrade(self.of_row(held, field.heir_of))
        # Of several columns that an older row never had, each is empty.
        several = field.initial is None and len(field.columns) > 1
        return (None,) * len(field.columns) if several else field.initial

    def of_entry(self, connection: sqlite3.Connection, entry: int, field_id: str) -> FieldValue:
        """Return the value that an entry, an insert or an update, gives to a field of today."""
        held: dict[str, FieldValue] = {}
        for name, value in connection.execute(
            "select field, value from entry_value where entry = ?", (entry,)
        ):
            if name == WHOLE_ROW:
                held |= self.decode_row(value)
            else:
                held[name] = self.decode(name, value)
        return self.of_row(held, field_id)


def as_columns(field: Field, value: FieldValue) -> dict[str, Value]:
    """Return what each column of a field holds when the field has this value."""
    if len(field.columns) == 1:
        return {field.columns[0]: cast("Value", value)}
    parts = value if isinstance(value, tuple) else (None,) * len(field.columns)
    return dict(zip(field.columns, parts, strict=True))


def heads(connection: sqlite3.Connection, row: str, field_id: str) -> frozenset[int]:
    """Return the numbers of the entries that nothing supersedes in one field of one row."""
    found = connection.execute(
        "select field, entry from head where row = ? and field in (?, '')", (row, field_id)
    ).fetchall()
    own = frozenset(entry for field, entry in found if field == field_id)
    return own or frozenset(entry for _, entry in found)


def shown(connection: sqlite3.Connection, entries: Iterable[int]) -> int | None:
    """Return which of several entries is shown: the latest by its own recorded time, then by id."""
    numbers = list(entries)
    if len(numbers) == 1:
        return numbers[0]
    found = connection.execute(
        "select e.seq from entry e join action a on a.seq = e.action"
        f" where e.seq in ({','.join('?' * len(numbers))}) order by a.at desc, e.id desc limit 1",
        numbers,
    ).fetchone()
    return int(found[0]) if found else None


def _loaded(stored: object, kind: type[T]) -> T:
    try:
        value = json.loads(stored) if isinstance(stored, str) else None
    except ValueError as error:
        raise UnreadableValueError(str(error)) from error
    if not isinstance(value, kind):
        raise UnreadableValueError(f"a JSON {kind.__name__} was expected")
    return value


def _tuple(values: list[Value], field: Field | None) -> tuple[Value, ...]:
    missing = len(field.columns) - len(values) if field else 0
    return (*values, *(None,) * missing)
