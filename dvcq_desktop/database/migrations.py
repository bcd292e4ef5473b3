# SPDX-License-Identifier: MIT
"""Bring a file of an older version to this one, by sqlite-utils, on a copy whose content then replaces it."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.copies import copy_file
from dvcq_desktop.database.ddl import add_own_tables, is_as_declared
from dvcq_desktop.database.heads import rebuild_heads
from dvcq_desktop.database.values import Fields

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    import sqlite_utils

    from dvcq_desktop.database.schemas import Schema


def migrate(connection: sqlite3.Connection, path: Path, schema: Schema, version: int) -> Path:
    """Migrate the open file from `version` to the schema's, and return the backup made of it beside it first.

    Foreign keys and journal are off meanwhile and no entry is written: two PCs that migrate apart stay
    equal. What fails leaves the file as it was, for its content changes in one transaction at the end.
    """
    backup = _backup_place(path, version)
    copy_file(connection, backup)
    working = path.with_name(f"{path.name}.migrating")
    try:
        copy_file(connection, working)
        migrate_copy(working, schema, version)
        with contextlib.closing(connect_writing(working)) as done:
            done.backup(connection)
    finally:
        working.unlink(missing_ok=True)
    return backup


def migrate_copy(path: Path, schema: Schema, version: int) -> None:
    """Migrate a copy that is closed, in place; raises RuntimeError where that leads to other tables."""
    import sqlite_utils  # noqa: PLC0415  # start-up time
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - only a file that is made or migrated needs it

    pending = Migrations("dvcq")
    for number, migration in enumerate(schema.migrations, start=2):
        if number > version:
            pending(name=f"{number} {migration.name}")(_named(migration.change))
    with contextlib.closing(connect_writing(path)) as connection:
        connection.execute("pragma foreign_keys=off")
        connection.row_factory = None
        pending.apply(sqlite_utils.Database(connection))
        connection.execute("begin immediate")
        # The version says what was done; a list of its own would tell two equal files apart by their clocks.
        connection.execute("drop table if exists _sqlite_migrations")
        # The stack's steps could only be taken back in the version that made them.
        connection.execute("delete from undo_step")
        connection.execute("delete from undo_alias")
        add_own_tables(connection)
        rebuild_heads(connection, Fields(schema.tables))
        connection.execute("update file_mark set min_reader = ?", (schema.min_reader,))
        connection.execute(f"pragma user_version={schema.version}")
        connection.execute("commit")
        broken = connection.execute("pragma foreign_key_check").fetchone()
        if broken is not None or not is_as_declared(connection, schema.tables, exactly=True):
            raise RuntimeError("the migrations do not lead to the declared tables")


def _named(change: Callable[[sqlite_utils.Database], None]) -> Callable[[sqlite_utils.Database], None]:
    def run(db: sqlite_utils.Database, /) -> None:
        change(db)

    return run


def is_backup_of(path: Path, database: Path) -> bool:
    """Tell from its name whether a file was put beside a database before this was migrated."""
    name = rf"{re.escape(database.stem)}\.v\d+\.\d{{4}}-\d\d-\d\d(-\d+)?{re.escape(database.suffix)}"
    return re.fullmatch(name, path.name) is not None


def _backup_place(path: Path, version: int) -> Path:
    stem = f"{path.stem}.v{version}.{datetime.now().astimezone():%Y-%m-%d}"
    place = path.with_name(f"{stem}{path.suffix}")
    number = 2
    while place.exists():
        place = path.with_name(f"{stem}-{number}{path.suffix}")
        number += 1
    return place
