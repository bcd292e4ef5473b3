# SPDX-License-Identifier: MIT
"""Every way in which SQL can change a shared row, and what the journal makes of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.journal import unrecorded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Action, Database


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


def triggers(action: Action) -> set[str]:
    """Return the triggers that are there."""
    return {name for (name,) in action.execute("select name from sqlite_temp_schema where type = 'trigger'")}


def test_only_what_is_done_gets_triggers(database: Database) -> None:
    def work(action: Action) -> list[set[str]]:
        seen = [triggers(action)]
        action.insert("unit", {"id": "u", "name": "A"})
        seen.append(triggers(action))
        action.execute("insert into task(id, title) values ('t', 'A')")
        seen.append(triggers(action))
        action.update("unit", "u", {"name": "B"})
        return [*seen, triggers(action)]

    unit, task = {"unit_inserted", "unit_deleted"}, {"task_inserted", "task_deleted"}
    found = database.write("Thêm", work)
    assert found == [set(), unit, unit | task, unit | task | {"unit_updated"}]
    assert entries(database) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "insert or replace into unit(id, name) values ('u', 'B')",
        "insert into unit(id, name) values ('v', 'A') on conflict do update set id = 'x'",
        "update or replace unit set id = 'u' where id = 'w'",
        "delete from unit",
    ],
)
def test_what_may_not_be_done_is_refused_though_the_file_was_just_opened(
    database: Database, open_database: Callable[..., Database], statement: str
) -> None:
    run(database, "insert into unit(id, name) values ('u', 'A'), ('w', 'C')")
    run(database, "insert into unit(id, name) values ('v', 'V')")
    database.close()
    again = open_database()
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        run(again, statement)
    assert entries(again) == 3


def test_an_upsert_records_what_it_changes_though_the_file_was_just_opened(
    database: Database, open_database: Callable[..., Database]
) -> None:
    run(database, "insert into unit(id, name) values ('u', 'A')")
    database.close()
    again = open_database()
    run(again, "insert into unit(id, name) values ('u', 'B') on conflict do update set name = 'B'")
    assert [change.new for change in again.history("unit", "u")[0].changes] == ["B"]
    assert again.verify().is_sound


@pytest.mark.parametrize(
    "statement",
    [
        "insert into unit(id, name) values ('v', 'B')",
        "insert into unit(id, name) values ('u', 'B') on conflict(id) do update set name = excluded.name",
        "insert or ignore into unit(id, name) values ('v', 'B')",
        "update unit set name = 'B'",
        "update or replace unit set name = 'B'",
        "with x as (select 'B' as b) update main.unit set name = b from x returning id",
    ],
)
def test_what_a_rollback_took_away_comes_back(database: Database, statement: str) -> None:
    def add(action: Action) -> None:
        action.insert("unit", {"id": "u", "name": "A"})

    def fail(action: Action) -> None:
        add(action)
        action.execute(statement)
        raise LookupError

    def take_back(action: Action) -> None:
        action.execute("savepoint s")
        add(action)
        action.execute(statement)
        action.execute("rollback to s")
        add(action)
        action.execute(statement)

    with pytest.raises(LookupError):
        database.write("Thêm", fail)
    database.write("Thêm", take_back)
    assert entries(database) == 2
    assert database.verify().is_sound


def test_a_transaction_that_sqlite_ended_by_itself_lets_nothing_unrecorded_in(database: Database) -> None:
    def work(action: Action) -> None:
        action.insert("unit", {"id": "u", "name": "A"})
        action.execute("insert into window(name) values ('x')")
        with pytest.raises(sqlite3.IntegrityError):
            action.execute("insert or rollback into window(name) values ('x')")
        assert not action.connection.in_transaction
        action.insert("unit", {"id": "u", "name": "A"})

    with pytest.raises(sqlite3.IntegrityError, match="within an action"):
        database.write("Thêm", work)
    assert entries(database) == 0
    assert database.read(lambda connection: connection.execute("select * from unit").fetchall()) == []


@pytest.mark.parametrize("before", [True, False])
def test_a_statement_that_ran_unrecorded_is_recorded_again_afterwards(
    database: Database, task: str, *, before: bool
) -> None:
    statement = "update task set cost = coalesce(cost, 0) + 1 where id = 't'"

    def work(action: Action) -> None:
        if before:
            action.execute(statement)
        with unrecorded(action.connection):
            action.execute(statement)
            action.execute("update task set cost = cost - 1 where id = 't'")
        action.execute(statement)

    database.write("Sửa", work)
    run(database, statement)
    assert entries(database) == 1 + before + 2
    assert database.verify().is_sound


def test_a_failure_while_unrecorded_leaves_nothing_unrecorded(database: Database, task: str) -> None:
    def work(action: Action) -> None:
        with unrecorded(action.connection):
            action.execute("update task set cost = 7")
            raise LookupError

    with pytest.raises(LookupError):
        database.write("Sửa", work)
    run(database, "update task set cost = 7")
    assert changes(database) == [("task.cost", 1, 7)]


def test_rows_may_be_written_while_others_are_read(
    database: Database, open_database: Callable[..., Database]
) -> None:
    run(database, "insert into unit(id, name) values ('1', 'a'), ('2', 'b'), ('3', 'c')")
    database.close()
    again = open_database()

    def work(action: Action) -> None:
        for (name,) in action.execute("select name from unit"):
            action.insert("task", {"title": name})
            action.execute("update unit set name = name || '!' where name = ?", (name,))

    again.write("Thêm", work)
    assert entries(again) == 3 + 6
    assert again.verify().is_sound


def test_each_row_of_many_is_recorded_whatever_gives_them(database: Database) -> None:
    def work(action: Action) -> None:
        rows = ((str(number), "x") for number in range(3))
        action.connection.executemany("insert into unit(id, name) values (?, ?)", rows)
        cursor = action.connection.cursor()
        cursor.executemany("insert into task(id, title) values (?, ?)", iter([("t", "A"), ("s", "B")]))
        cursor.execute("update task set title = 'C' where id = 't'")

    database.write("Thêm", work)
    assert entries(database) == 6
    assert database.verify().is_sound
