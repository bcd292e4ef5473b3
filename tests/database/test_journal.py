# SPDX-License-Identifier: MIT
"""Every way in which SQL can change a shared row, and what the journal makes of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Database


@pytest.fixture
def task(database: Database) -> str:
    return database.write(
        "Thêm", lambda action: action.insert("task", {"id": "t", "title": "A", "cost": 1, "state": "new"})
    )


def run(database: Database, sql: str) -> None:
    database.write("SQL", lambda action: action.execute(sql).fetchall())


def changes(database: Database) -> list[tuple[str, object, object]]:
    """Return field, old and new value of the latest entry of the task."""
    return [(change.field, change.old, change.new) for change in database.history("task", "t")[0].changes]


def entries(database: Database) -> int:
    with closing(database.connect()) as connection:
        return int(connection.execute("select count(*) from entry").fetchone()[0])


def test_an_insert_is_one_entry_with_what_was_filled_in(database: Database, task: str) -> None:
    assert database.history("task", task)[0].is_insert
    assert changes(database) == [
        ("task.progress", None, ("new", None)),
        ("task.title", None, "A"),
        ("task.cost", None, 1),
    ]


def test_a_plain_update_is_recorded(database: Database, task: str) -> None:
    run(database, "update task set title = 'B', cost = 2")
    assert changes(database) == [("task.cost", 1, 2), ("task.title", "A", "B")]


def test_columns_of_one_field_change_as_one(database: Database, task: str) -> None:
    run(database, "update task set state_on = '2026-01-05'")
    assert changes(database) == [("task.progress", ("new", None), ("new", "2026-01-05"))]


def test_null_is_a_value_like_any_other(database: Database, task: str) -> None:
    run(database, "update task set cost = null")
    assert changes(database) == [("task.cost", 1, None)]
    run(database, "update task set cost = 0")
    assert changes(database) == [("task.cost", None, 0)]


def test_setting_the_same_value_records_nothing(database: Database, task: str) -> None:
    run(database, "update task set title = 'A', cost = 1, deleted_at = null")
    assert entries(database) == 1


def test_a_derived_column_records_nothing(database: Database, task: str) -> None:
    run(database, "update task set title_folded = 'x'")
    assert entries(database) == 1


def test_an_upsert_of_a_known_key_is_an_update(database: Database, task: str) -> None:
    run(
        database,
        "insert into task(id, title, cost) values ('t', 'B', 7)"
        " on conflict (id) do update set title = excluded.title, cost = excluded.cost",
    )
    assert changes(database) == [("task.cost", 1, 7), ("task.title", "A", "B")]
    assert database.verify().is_sound


def test_an_upsert_of_a_new_key_is_an_insert(database: Database, task: str) -> None:
    run(database, "insert into task(id, title) values ('u', 'B') on conflict do update set title = 'C'")
    assert database.history("task", "u")[0].is_insert
    assert database.verify().is_sound


def test_an_upsert_twice_in_one_action_leaves_one_head(database: Database, task: str) -> None:
    def work(connection: sqlite3.Connection) -> None:
        for title in "BCD":
            connection.execute(
                "insert into task(id, title) values ('t', ?)"
                " on conflict do update set title = excluded.title",
                (title,),
            )

    database.write("SQL", lambda action: work(action.connection))
    assert database.verify().is_sound
    assert [entry.changes[0].new for entry in database.history("task", "t")[:3]] == ["D", "C", "B"]


def test_or_ignore_of_a_known_key_records_nothing(database: Database, task: str) -> None:
    run(database, "insert or ignore into task(id, title) values ('t', 'B')")
    assert entries(database) == 1
    assert database.verify().is_sound


def test_or_ignore_of_a_new_key_is_an_insert(database: Database, task: str) -> None:
    run(database, "insert or ignore into task(id, title) values ('u', 'B')")
    assert entries(database) == 2
    assert database.verify().is_sound


def test_replacing_a_row_is_refused_for_it_would_delete_it(database: Database, task: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        run(database, "insert or replace into task(id, title) values ('t', 'B')")
    assert entries(database) == 1
    assert database.verify().is_sound


def test_or_replace_of_a_new_key_is_an_insert(database: Database, task: str) -> None:
    run(database, "insert or replace into task(id, title) values ('u', 'B')")
    assert entries(database) == 2
    assert database.verify().is_sound


def test_update_or_replace_is_recorded(database: Database, task: str) -> None:
    run(database, "update or replace task set title = 'B'")
    assert changes(database) == [("task.title", "A", "B")]
    assert database.verify().is_sound


def test_deleting_a_row_is_refused(database: Database, task: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        run(database, "delete from task")
    assert database.verify().counts["task"] == 1


def test_the_key_of_a_row_never_changes(database: Database, task: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        run(database, "update task set id = 'u'")


def test_a_tombstone_and_its_end_are_entries(database: Database, task: str) -> None:
    database.write("Xóa", lambda action: action.trash("task", task))
    database.write("Khôi phục", lambda action: action.restore("task", task))
    restored, trashed, _ = database.history("task", task)
    assert [change.field for change in trashed.changes] == ["task.deleted_at"]
    assert restored.changes[0].new is None
    assert restored.changes[0].old == trashed.changes[0].new
    assert database.verify().is_sound


def test_many_rows_in_one_statement_are_all_recorded(database: Database, task: str) -> None:
    run(
        database,
        "insert into task(id, title)"
        " with recursive n(i) as (select 1 union all select i + 1 from n where i < 50)"
        " select 'm' || i, 'Việc ' || i from n",
    )
    run(database, "update task set cost = 5")
    assert entries(database) == 1 + 50 + 51
    assert database.verify().is_sound


def test_a_shared_row_changes_only_within_an_action(database: Database, task: str) -> None:
    writer = database._opened.writer
    assert writer is not None
    with pytest.raises(sqlite3.IntegrityError, match="within an action"):
        writer.run(lambda connection: connection.execute("update task set title = 'B'"))
    with pytest.raises(sqlite3.IntegrityError, match="within an action"):
        writer.run(lambda connection: connection.execute("insert into unit(id, name) values ('u', 'x')"))


def test_the_file_itself_holds_no_trigger(database: Database, task: str) -> None:
    with closing(database.connect()) as connection:
        kinds = connection.execute("select distinct type from sqlite_schema order by type").fetchall()
    assert [tuple(kind) for kind in kinds] == [("index",), ("table",)]


def test_entries_have_uuids_of_version_7(database: Database, task: str) -> None:
    with closing(database.connect()) as connection:
        (shape,) = connection.execute(
            "select id glob '????????-????-7???-[89ab]???-????????????' from entry"
        ).fetchone()
    assert shape == 1


def test_the_last_row_of_an_action_holds_its_count_of_entries(database: Database, task: str) -> None:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute("update task set title = 'B'")
        connection.execute("update task set title = 'C', cost = 3")

    database.write("Hai lần", lambda action: work(action.connection))
    with closing(database.connect()) as connection:
        sealed = connection.execute("select name, pc, entries from action order by seq desc").fetchone()
    assert tuple(sealed) == ("Hai lần", "PC-1", 2)


def test_quotes_and_line_breaks_pass_through_fields_of_several_columns(
    database: Database, open_database: Callable[..., Database], tmp_path: Path
) -> None:
    strange = 'a"b\\c\n\t</script>\x01\x7f 🙂 đ'
    database.write(
        "Thêm", lambda action: action.insert("task", {"id": "t", "title": strange, "state": strange})
    )
    database.write("Sửa", lambda action: action.update("task", "t", {"state_on": strange}))
    assert changes(database) == [("task.progress", (strange, None), (strange, strange))]
    assert database.verify().is_sound
