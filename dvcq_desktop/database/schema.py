# SPDX-License-Identifier: MIT
"""What a table is: its columns, and the fields in which a shared table's journal thinks.

A field is what changes and conflicts as one: a single column, or several that only make sense together
(state, date and reason). Ids of fields are written into every entry and are therefore never reused; a renamed
column keeps the id of its field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal, NamedTuple

Value = str | int | None
FieldValue = Value | tuple[Value, ...]
"""The value of a field: of its one column, or the values of its columns in their declared order."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_EXACT_TYPES = ("text", "integer")
_MOST_COLUMNS = 60
"""SQLite passes at most 127 arguments to the function that writes a new row's entry."""


class TableKind(StrEnum):
    """Say what becomes of a table: journalled and merged, rebuilt from others, or this PC's own."""

    SHARED = "shared"
    DERIVED = "derived"
    LOCAL = "local"


class Column(NamedTuple):
    """Declare a column; `references` names the table whose key it holds.

    `derived` marks a search or order column that stores compute: the journal leaves it out. `blob` marks a
    column that holds the SHA-256 of an attachment. REAL and BLOB are for derived and local tables only.
    """

    name: str
    type: Literal["text", "integer", "real", "blob"] = "text"
    null: bool = True
    references: str | None = None
    derived: bool = False
    blob: bool = False


class Field(NamedTuple):
    """Declare columns that change and conflict as one; later versions append columns, never reorder them.

    `initial` is the value of rows whose entries are older than the field. A field that a later version split
    off names the old field in `heir_of` and computes its value from that field's value in `upgrade`.
    """

    id: str
    columns: tuple[str, ...]
    initial: FieldValue = None
    heir_of: str | None = None
    upgrade: Callable[[FieldValue], FieldValue] | None = None


@dataclass(frozen=True)
class Table:
    """Declare a table.

    A shared table gets the key `id` and the tombstone `deleted_at` by itself; each of its columns that is
    neither derived nor in a declared field becomes a field of its own, "table.column". `derive` computes
    the derived columns from the row's journalled ones: it is called at every insert, update, undo and
    merge, so that no store need think of them. Where `derived_from` names all columns that it reads, a merge
    asks it only for rows in which one of these changes. `key` is the primary key of a derived or local table.
    Each column that refers to another table is indexed by itself; `indexes` are further ones. A row that is
    erased for good keeps what refers to other rows and the columns in `erasing_keeps`, such as kinds and
    years, without which it could not be read. `belongs_to` names the column whose row owns these: they are
    erased with it. `natural` names the columns whose values make the key of a row that stands for a fact, in
    the order in which they make it.
    """

    name: str
    kind: TableKind
    columns: tuple[Column, ...]
    fields: tuple[Field, ...] = ()
    key: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    derive: Callable[[Mapping[str, Value]], Mapping[str, Value]] | None = None
    derived_from: tuple[str, ...] = ()
    erasing_keeps: tuple[str, ...] = ()
    belongs_to: str = ""
    natural: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"not a table name: {self.name!r}")
        for column in self.columns:
            _check_column(column)
        for field in self.fields:
            _check_field(field)
        _refuse_duplicates(f"columns of {self.name}", [column.name for column in self.all_columns])
        names = {column.name for column in self.all_columns}
        indexed = (name for index in self.indexes for name in index)
        owners = [self.belongs_to] if self.belongs_to else []
        for name in (*self.key, *self.derived_from, *self.erasing_keeps, *indexed, *owners, *self.natural):
            if name not in names:
                raise ValueError(f"{self.name} has no column {name}")
        if self.kind is TableKind.SHARED:
            self._check_shared()
        elif self.fields or any(column.derived for column in self.columns):
            raise ValueError(f"only a shared table has fields and derived columns: {self.name}")

    @cached_property
    def all_columns(self) -> tuple[Column, ...]:
        """Return the columns as they stand in the file, `id` first and `deleted_at` last."""
        if self.kind is not TableKind.SHARED:
            return self.columns
        return (Column("id", null=False), *self.columns, Column("deleted_at"))

    @cached_property
    def all_fields(self) -> tuple[Field, ...]:
        """Return every journalled field: the declared ones, then one for each column that is in none."""
        if self.kind is not TableKind.SHARED:
            return ()
        taken = {name for field in self.fields for name in field.columns}
        single = (
            Field(f"{self.name}.{column.name}", (column.name,))
            for column in self.all_columns[1:]
            if column.name not in taken and not column.derived
        )
        return (*self.fields, *single)

    @cached_property
    def primary_key(self) -> tuple[str, ...]:
        """Return the columns of the primary key, none for a plain list of rows."""
        return ("id",) if self.kind is TableKind.SHARED else self.key

    def column(self, name: str) -> Column:
        """Return the column of that name, or raise KeyError."""
        for column in self.all_columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def field_of(self, column: str) -> Field:
        """Return the field of a journalled column, or raise KeyError."""
        for field in self.all_fields:
            if column in field.columns:
                return field
        raise KeyError(f"{self.name}.{column}")

    def _check_shared(self) -> None:
        if self.key:
            raise ValueError(f"the key of a shared table is id: {self.name}")
        _refuse_duplicates(f"fields of {self.name}", [field.id for field in self.all_fields])
        _refuse_duplicates(
            f"columns in fields of {self.name}", [name for field in self.fields for name in field.columns]
        )
        for name in (name for field in self.fields for name in field.columns):
            if name in ("id", "deleted_at") or self.column(name).derived:
                raise ValueError(f"{self.name}.{name} cannot be in a declared field")
        if len(self.columns) > _MOST_COLUMNS:
            raise ValueError(f"too many columns: {self.name}")
        for column in self.columns:
            if column.type not in _EXACT_TYPES and not column.derived:
                raise ValueError(f"a journalled column is text or integer: {self.name}.{column.name}")


def check_tables(tables: tuple[Table, ...]) -> None:
    """Raise ValueError unless the tables go together: unique names and field ids, references that lead."""
    _refuse_duplicates("tables", [table.name for table in tables])
    _refuse_duplicates("fields", [field.id for table in tables for field in table.all_fields])
    shared = {table.name for table in tables if table.kind is TableKind.SHARED}
    for table in tables:
        for column in table.columns:
            if column.references is not None and column.references not in shared:
                raise ValueError(f"{table.name}.{column.name} refers to no shared table: {column.references}")


def _check_column(column: Column) -> None:
    if not _NAME.fullmatch(column.name):
        raise ValueError(f"not a column name: {column.name!r}")
    if column.blob and (column.references or column.type != "text"):
        raise ValueError(f"a key of an attachment is a text that refers to nothing else: {column.name}")


def _check_field(field: Field) -> None:
    if not _FIELD_ID.fullmatch(field.id):
        raise ValueError(f"not a field id: {field.id!r}")
    if not field.columns:
        raise ValueError(f"a field without columns: {field.id}")
    if (field.heir_of is None) != (field.upgrade is None):
        raise ValueError(f"an heir needs its rule of upgrading: {field.id}")


def _refuse_duplicates(what: str, names: list[str]) -> None:
    if len(set(names)) < len(names):
        doubles = [name for name, count in Counter(names).items() if count > 1]
        raise ValueError(f"{what} declared twice: {', '.join(doubles)}")
