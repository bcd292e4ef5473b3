# SPDX-License-Identifier: MIT
"""A small office for the tests of the database: tasks of units, with every kind of field and table."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.actions import perform
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.merging import MergeResult, prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.schema import Column, Field, Table, TableKind, Value
from dvcq_desktop.database.schemas import Schema
from dvcq_desktop.database.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dvcq_desktop.database.rooms import MergingRoom


def _fold(row: Mapping[str, Value]) -> dict[str, Value]:
    return {"title_folded": str(row["title"]).casefold()}


UNIT = Table("unit", TableKind.SHARED, (Column("name", null=False),))
TASK = Table(
    "task",
    TableKind.SHARED,
    (
        Column("title", null=False),
        Column("unit", references="unit"),
        Column("state"),
        Column("state_on"),
        Column("cost", "integer"),
        Column("scan", blob=True),
        Column("title_folded", derived=True),
    ),
    fields=(Field("task.progress", ("state", "state_on")),),
    derive=_fold,
)
COUNT = Table("count", TableKind.DERIVED, (Column("what"), Column("number", "integer")), key=("what",))
WINDOW = Table("window", TableKind.LOCAL, (Column("name"), Column("width", "integer")), key=("name",))
SCHEMA = Schema((UNIT, TASK, COUNT, WINDOW))

OFFICE_NAME = Setting("office_name", "", shared=True)
LAST_YEAR = Setting("last_year", 2026)


@pytest.fixture
def open_database(tmp_path: Path) -> Iterator[Callable[..., Database]]:
    """Open `tmp_path/a.sqlite3`, or another file, as this PC; what is still open at the end is closed."""
    opened = []

    def opener(path: Path | None = None, *, pc: str = "PC-1", **options: object) -> Database:
        options = {"schema": SCHEMA, "settings": (OFFICE_NAME, LAST_YEAR), "create": True, **options}
        database = Database.open(
            path or tmp_path / "a.sqlite3",
            replica=Replica(f"replica of {pc}", pc),
            **options,  # type: ignore[arg-type]  # each test gives what it needs
        )
        opened.append(database)
        return database

    yield opener
    for database in opened:
        database.close()


@pytest.fixture
def database(open_database: Callable[..., Database]) -> Database:
    return open_database()


@pytest.fixture
def change_unseen() -> Callable[[Database, str], None]:
    """Return a way to change rows in an action that is not on the undo stack, as a merge will bring them."""

    def change(database: Database, sql: str) -> None:
        writer = database._opened.writer
        assert writer is not None
        writer.run(
            lambda connection: perform(
                connection,
                database.fields.tables,
                Replica("elsewhere", "PC-2"),
                "Ở máy khác",
                lambda action: action.execute(sql).fetchall(),
            )
        )
        database.rebuild_heads()

    return change


@pytest.fixture
def pair(tmp_path: Path, open_database: Callable[..., Database]) -> tuple[Database, Database]:
    """Return two copies of one file with a task in it, on two PCs."""
    with open_database() as database:
        database.write(
            "Thêm", lambda action: action.insert("task", {"id": "t", "title": "A", "state": "new"})
        )
    shutil.copy(tmp_path / "a.sqlite3", tmp_path / "b.sqlite3")
    return open_database(), open_database(tmp_path / "b.sqlite3", pc="PC-2")


@pytest.fixture
def merge() -> Callable[..., MergeResult]:
    """Return the merge of another file, as it lies there though a program has it open, into this one."""

    def merge(here: Database, there: Database, rooms: tuple[MergingRoom, ...] = ()) -> MergeResult:
        with prepare_merge(here, there.path, rooms) as prepared:
            return prepared.apply()

    return merge
