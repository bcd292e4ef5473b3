# SPDX-License-Identifier: MIT
"""A schema as a whole: the tables, and how files of older versions become files of this one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.schema import Column, Table, TableKind, check_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

SETTING = Table("setting", TableKind.SHARED, (Column("name", null=False), Column("value")))
LOCAL_SETTING = Table(
    "local_setting", TableKind.LOCAL, (Column("name", null=False), Column("value")), key=("name",)
)
ERASURE = Table("erasure", TableKind.SHARED, (Column("table_name", null=False), Column("row_id", null=False)))
"""The rows that were erased for good: whatever a merge brings of them is blanked (see `erasing`)."""

OWN_DECLARED = (SETTING, LOCAL_SETTING, ERASURE)


class Migration(NamedTuple):
    """Bring a file from the version before to the next one.

    `change` may `transform` tables and change data, the same way on every PC: no clock, no chance, no new
    ids. It runs without foreign keys and journal, on a copy; what it does to rows is told to the journal by
    the `initial` and `upgrade` of the fields concerned.
    """

    name: str
    change: Callable[[sqlite_utils.Database], None]


@dataclass(frozen=True)
class Schema:
    """Hold the declared tables and the append-only list of migrations that lead to them.

    `min_reader` is the oldest version whose program may still read, not write, a file of this version.
    """

    declared: tuple[Table, ...]
    migrations: tuple[Migration, ...] = ()
    min_reader: int = 1

    def __post_init__(self) -> None:
        check_tables(self.tables)

    @property
    def version(self) -> int:
        """Return the version of the files that this program writes; the first one is 1."""
        return 1 + len(self.migrations)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Return the declared tables and those that every database has."""
        return (*OWN_DECLARED, *self.declared)


def current_schema() -> Schema:
    """Return the schema of this program."""
    from dvcq_desktop.database import tables  # noqa: PLC0415  # the declarations import this package

    return Schema(tables.ALL, tables.MIGRATIONS, min_reader=tables.MIN_READER)
