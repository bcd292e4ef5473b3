# SPDX-License-Identifier: MIT
"""A file in which nobody has done anything yet: it may become the copy of another PC's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import unrecorded
from dvcq_desktop.database.schema import TableKind

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.database import Database

CREATED = "Tạo tệp dữ liệu"
"""The name of the action with which the program itself begins a new file."""


def is_fresh(connection: sqlite3.Connection) -> bool:
    """Tell whether a file holds nothing but what the program began it with."""
    names = [name for (name,) in connection.execute("select name from action limit 2").fetchall()]
    return names in ([], [CREATED])


def make_empty(database: Database) -> None:
    """Take out what a fresh file began with, in one transaction; raises ValueError where it is not fresh."""

    def work(connection: sqlite3.Connection) -> None:
        if not is_fresh(connection):
            raise ValueError("the file holds more than it began with")
        shared = [table for table in database.fields.tables.values() if table.kind is TableKind.SHARED]
        connection.execute("pragma defer_foreign_keys=on")
        with unrecorded(connection):
            own = ("head", "held", "merge_note", "undo_step", "undo_alias")
            journal = ("entry_parent", "entry_value", "entry", "action")
            for name in (*own, *(table.name for table in shared), *journal):
                connection.execute(f"delete from {name}")

    database.maintain(work)
