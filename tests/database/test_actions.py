# SPDX-License-Identifier: MIT
"""What a store may do within an action, and what is left when it fails."""

from __future__ import annotations

import sqlite3
import unicodedata
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.keys import derived_id

if TYPE_CHECKING:
    from dvcq_desktop.database import Action, Database


def rows(database: Database, sql: str) -> list[tuple[object, ...]]:
    connection = database.connect()
    try:
        return [tuple(row) for row in connection.execute(sql)]
    finally:
        connection.close()


def test_an_insert_makes_its_own_key_and_computes_derived_columns(database: Database) -> None:
    key = database.write("Thêm nhiệm vụ", lambda action: action.insert("task", {"title": "Đối Thoại"}))
    assert rows(database, "select id, title, title_folded from task") == [(key, "Đối Thoại", "đối thoại")]


def test_an_update_renews_derived_columns(database: Database) -> None:
    key = database.write("Thêm", lambda action: action.insert("task", {"title": "A"}))
    database.write("Sửa", lambda action: action.update("task", key, {"title": "B"}))
    assert rows(database, "select title_folded from task") == [("b",)]


def test_texts_become_nfc(database: Database) -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Huệ")
    database.write("Thêm", lambda action: action.insert("unit", {"name": decomposed}))
    assert rows(database, "select name from unit") == [("Nguyễn Thị Huệ",)]


def test_an_action_says_which_rows_it_changed_even_by_plain_sql(database: Database) -> None:
    def work(action: Action) -> tuple[str, frozenset[tuple[str, str]]]:
        key = action.insert("unit", {"name": "Thôn 1"})
        action.execute("insert into task(id, title) values ('t', 'x')")
        return key, action.changed

    key, changed = database.write("Thêm", work)
    assert changed == {("unit", key), ("task", "t")}


def test_what_changes_nothing_is_no_action(database: Database) -> None:
    key = database.write("Thêm", lambda action: action.insert("task", {"title": "A", "cost": 3}))
    database.write("Sửa", lambda action: action.update("task", key, {"title": "A", "cost": 3}))
    assert rows(database, "select name from action") == [("Thêm",)]


def test_an_exception_leaves_nothing_behind(database: Database) -> None:
    def work(action: Action) -> None:
        action.insert("unit", {"name": "Thôn 1"})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write("Thêm", work)
    assert rows(database, "select (select count(*) from unit), (select count(*) from entry)") == [(0, 0)]
    database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 2"}))
    assert database.verify().is_sound


def test_inserting_a_key_that_is_in_the_trash_revives_the_row(database: Database) -> None:
    key = derived_id("unit", "thôn 1")
    database.write("Thêm", lambda action: action.insert("unit", {"id": key, "name": "Thôn 1"}))
    database.write("Xóa", lambda action: action.trash("unit", key))
    database.write("Thêm", lambda action: action.insert("unit", {"id": key, "name": "Thôn Một"}))
    assert rows(database, "select id, name, deleted_at from unit") == [(key, "Thôn Một", None)]


def test_inserting_a_key_that_is_there_is_refused(database: Database) -> None:
    database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    with pytest.raises(sqlite3.IntegrityError):
        database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))


def test_a_trashed_row_is_listed_and_can_be_restored(database: Database) -> None:
    key = database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1"}))
    database.write("Xóa đơn vị", lambda action: action.trash("unit", key))
    (trashed,) = database.trash_list()
    assert (trashed.table, trashed.id, trashed.action, trashed.pc) == ("unit", key, "Xóa đơn vị", "PC-1")
    database.write("Khôi phục", lambda action: action.restore("unit", key))
    assert database.trash_list() == []


def test_trashing_twice_keeps_the_first_time(database: Database) -> None:
    key = database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1"}))
    database.write("Xóa", lambda action: action.trash("unit", key))
    database.write("Xóa lần nữa", lambda action: action.trash("unit", key))
    assert rows(database, "select name from action") == [("Thêm",), ("Xóa",)]


def test_a_misspelt_column_is_an_error(database: Database) -> None:
    with pytest.raises(KeyError, match="nmae"):
        database.write("Thêm", lambda action: action.insert("unit", {"nmae": "Thôn 1"}))


def test_a_row_that_is_not_there_cannot_be_updated(database: Database) -> None:
    with pytest.raises(KeyError):
        database.write("Sửa", lambda action: action.update("unit", "none", {"name": "Thôn 1"}))


def test_local_tables_are_not_written_through_shared_methods(database: Database) -> None:
    with pytest.raises(ValueError, match="not shared"):
        database.write("Thêm", lambda action: action.insert("window", {"name": "main"}))


def test_writing_only_local_rows_is_no_action(database: Database) -> None:
    database.write(
        "Cửa sổ", lambda action: action.execute("insert into window values ('main', 800)").rowcount
    )
    assert rows(database, "select count(*), (select count(*) from action) from window") == [(1, 0)]


def test_a_text_with_a_nul_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="NUL"):
        database.write("Thêm", lambda action: action.insert("unit", {"name": "a\0b"}))


def test_an_action_within_an_action_is_refused_rather_than_waiting_for_ever(database: Database) -> None:
    def work(_action: Action) -> None:
        database.write("Trong", lambda action: action.insert("unit", {"name": "x"}))

    with pytest.raises(RuntimeError):
        database.write("Ngoài", work)


def test_a_future_is_done_when_the_row_is_on_disk(database: Database) -> None:
    future = database.submit("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1"}))
    key = future.result()
    assert rows(database, "select id from unit") == [(key,)]
