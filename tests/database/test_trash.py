# SPDX-License-Identifier: MIT
"""The trash by names that she knows, and the way out of it."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.trash import NamedRow, named_trash, restore_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dvcq_desktop.database.actions import Action

NAMES = {"unit": "name", "person": "full_name", "progress_entry": "content"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Database]:
    """Open a file with a unit, a person, a task and an entry of progress without words."""
    with Database.open(tmp_path / "office.dvcq", create=True) as database:
        database.write("Lập cơ quan", fill)
        yield database


def fill(action: Action) -> None:
    action.insert("unit", {"id": "unit", "name": "Thôn Đông Xá", "kind": "village"})
    action.insert("person", {"id": "person", "full_name": "Nguyễn Thị Huệ", "kind": "cadre"})
    action.insert(
        "task", {"id": "task", "year": 2026, "title": "Việc", "recurrence": "once", "state": "not-started"}
    )
    action.insert("progress_entry", {"id": "entry", "task": "task", "percent": 10})


def _insert_clause(action: Action, values: Mapping[str, object]) -> None:
    action.insert("plan_clause", values)


def throw(database: Database, table: str, row: str) -> None:
    database.write(f"Bỏ {table}", lambda action: action.trash(table, row))


def trash(database: Database) -> list[NamedRow]:
    with closing(database.connect()) as connection:
        return named_trash(connection, database.fields, NAMES)


def test_an_empty_trash_names_nothing(office: Database) -> None:
    assert trash(office) == []


def test_what_was_thrown_away_last_comes_first_under_its_name(office: Database) -> None:
    throw(office, "person", "person")
    throw(office, "unit", "unit")
    assert [(row.table, row.name, row.action) for row in trash(office)] == [
        ("unit", "Thôn Đông Xá", "Bỏ unit"),
        ("person", "Nguyễn Thị Huệ", "Bỏ person"),
    ]


def test_tables_without_a_name_are_left_to_their_own_room(office: Database) -> None:
    throw(office, "task", "task")
    assert trash(office) == []


def test_a_record_without_words_has_an_empty_name(office: Database) -> None:
    throw(office, "progress_entry", "entry")
    assert [row.name for row in trash(office)] == [""]


def test_a_record_is_named_by_the_first_of_its_columns_that_says_something(office: Database) -> None:
    office.write("Lập", lambda action: action.insert("plan", {"id": "plan", "year": 2026, "state": "draft"}))
    for key, title in (("headed", "Tên mục"), ("bare", None)):
        values = {"id": key, "plan": "plan", "title": title, "text": "Nội dung"}
        office.write("Thêm", partial(_insert_clause, values=values))
        throw(office, "plan_clause", key)
    with closing(office.connect()) as connection:
        thrown = named_trash(connection, office.fields, {"plan_clause": ("title", "text")})
    assert {row.id: row.name for row in thrown} == {"headed": "Tên mục", "bare": "Nội dung"}


def test_several_records_come_back_in_one_action(office: Database) -> None:
    throw(office, "unit", "unit")
    throw(office, "person", "person")
    thrown = trash(office)
    office.write("Lấy lại: 2 mục", lambda action: restore_rows(action, thrown, {}))
    assert trash(office) == []
    office.undo()
    assert [(row.id, row.deleted_at) for row in trash(office)] == [(row.id, row.deleted_at) for row in thrown]


def test_a_column_that_a_table_lacks_is_a_mistake_of_the_program(office: Database) -> None:
    throw(office, "unit", "unit")
    with closing(office.connect()) as connection, pytest.raises(KeyError):
        named_trash(connection, office.fields, {"unit": "title"})
