# SPDX-License-Identifier: MIT
"""The journal carries a merge: a tiny one, written here only, unites entries and shows what heads say."""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.differences import differences
from dvcq_desktop.database.errors import UndoError
from dvcq_desktop.database.heads import rebuild_heads
from dvcq_desktop.database.journal import WHOLE_ROW
from dvcq_desktop.database.values import as_columns, heads, shown
from dvcq_desktop.database.wholeness import renew_mark

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dvcq_desktop.database import Database

    Pair = tuple[Database, Database]


def merge(here: Database, there: Database) -> None:
    """Take the other copy's entries into this one, by one transaction and without an entry of its own."""
    with closing(there.connect()) as source:
        actions = source.execute("select * from action order by seq").fetchall()
        entries = source.execute("select * from entry order by seq").fetchall()
        values = source.execute("select * from entry_value").fetchall()
        parents = source.execute("select * from entry_parent").fetchall()
        names = {entry["seq"]: entry["id"] for entry in entries}

    def work(connection: sqlite3.Connection) -> None:
        known = {entry for (entry,) in connection.execute("select id from entry")}
        fresh = [entry for entry in entries if entry["id"] not in known]
        numbers = {}
        for action in actions:
            if any(entry["action"] == action["seq"] for entry in fresh):
                cursor = connection.execute(
                    "insert into action(id, name, at, replica, pc, entries, digest)"
                    " values (?, ?, ?, ?, ?, ?, ?)",
                    tuple(action)[1:],
                )
                numbers[action["seq"]] = cursor.lastrowid
        for entry in fresh:
            connection.execute(
                "insert into entry(id, action, tbl, row, op, version) values (?, ?, ?, ?, ?, ?)",
                (entry["id"], numbers[entry["action"]], *tuple(entry)[3:]),
            )
        local = dict(connection.execute("select id, seq from entry").fetchall())
        taken = {entry["seq"] for entry in fresh}
        connection.executemany(
            "insert into entry_value(entry, field, value) values (?, ?, ?)",
            [(local[names[number]], field, value) for number, field, value in values if number in taken],
        )
        connection.executemany(
            "insert into entry_parent(entry, field, old) values (?, ?, ?)",
            [(local[names[n]], field, local[names[old]]) for n, field, old in parents if n in taken],
        )
        rebuild_heads(connection, here.fields)
        with _unrecorded(connection):
            for table, row in dict.fromkeys((entry["tbl"], entry["row"]) for entry in fresh):
                _show(connection, here, table, row)
        renew_mark(connection, here._opened.header)

    writer = here._opened.writer
    assert writer is not None
    writer.run(work)


@contextmanager
def _unrecorded(connection: sqlite3.Connection) -> Iterator[None]:
    """Write shared rows without entries, which come from the other copy."""
    triggers = connection.execute(
        "select name, sql from sqlite_temp_master where type = 'trigger'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f"drop trigger temp.{name}")
    yield
    for _name, sql in triggers:
        connection.execute(sql.replace("CREATE TRIGGER", "CREATE TEMP TRIGGER", 1))


def _show(connection: sqlite3.Connection, database: Database, table: str, row: str) -> None:
    columns: dict[str, object] = {"id": row}
    for field in database.fields.tables[table].all_fields:
        entry = shown(connection, heads(connection, row, field.id))
        assert entry is not None
        columns |= as_columns(field, database.fields.of_entry(connection, entry, field.id))
    if derive := database.fields.tables[table].derive:
        columns |= derive(columns)  # type: ignore[arg-type]
    connection.execute(
        f"insert into {table}({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
        f" on conflict (id) do update set {', '.join(f'{name} = excluded.{name}' for name in columns)}",
        tuple(columns.values()),
    )


def entry_count(database: Database) -> int:
    return database.verify().counts["entry"]


def same(one: Database, other: Database) -> bool:
    first, second = one.verify(), other.verify()
    assert first.is_sound, first.findings
    assert second.is_sound, second.findings
    return (first.digest, first.content_digest) == (second.digest, second.content_digest)


@pytest.fixture
def pair(tmp_path: Path, open_database: Callable[..., Database]) -> Pair:
    """Return two copies of one file with a task in it, on two PCs."""
    with open_database() as database:
        database.write(
            "Thêm", lambda action: action.insert("task", {"id": "t", "title": "A", "state": "new"})
        )
    shutil.copy(tmp_path / "a.sqlite3", tmp_path / "b.sqlite3")
    return open_database(), open_database(tmp_path / "b.sqlite3", pc="PC-2")


def edit(database: Database, **values: object) -> None:
    database.write("Sửa", lambda action: action.update("task", "t", values))


def merge_both(pair: Pair) -> None:
    merge(*pair)
    merge(*reversed(pair))


def test_rows_added_apart_are_in_both(pair: Pair) -> None:
    for number, database in enumerate(pair):
        database.write("Thêm", lambda action, n=number: action.insert("task", {"title": f"Việc {n}"}))  # type: ignore[misc]
    merge_both(pair)
    assert same(*pair)
    assert pair[0].verify().counts["task"] == 3
    assert pair[0].conflicts() == []


def test_edits_of_different_fields_are_both_kept(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], cost=5)
    merge_both(pair)
    assert same(*pair)
    assert pair[0].conflicts() == []


def test_merging_again_changes_nothing(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    before = pair[0].verify()
    merge_both(pair)
    assert pair[0].verify() == before


def test_one_field_edited_apart_is_a_conflict_and_both_show_the_later_value(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    assert same(*pair)
    (conflict,) = pair[0].conflicts()
    assert conflict == pair[1].conflicts()[0]
    assert (conflict.table, conflict.row, conflict.field) == ("task", "t", "task.title")
    assert {(value.value, value.pc) for value in conflict.values} == {("B", "PC-1"), ("C", "PC-2")}
    with closing(pair[0].connect()) as connection:
        assert connection.execute("select title from task").fetchone()[0] == conflict.values[0].value


def test_null_against_a_value_is_a_conflict(pair: Pair) -> None:
    edit(pair[0], state=None)
    edit(pair[1], state="done")
    merge_both(pair)
    assert {value.value for value in pair[0].conflicts()[0].values} == {(None, None), ("done", None)}


def test_the_same_edit_on_both_sides_is_settled(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="B")
    merge_both(pair)
    assert pair[0].conflicts() == []
    assert same(*pair)


def test_columns_of_one_field_conflict_as_one(pair: Pair) -> None:
    edit(pair[0], state="done")
    edit(pair[1], state_on="2026-01-05")
    merge_both(pair)
    (conflict,) = pair[0].conflicts()
    assert conflict.field == "task.progress"


def test_a_decided_conflict_stays_decided_in_the_other_copy(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    edit(pair[0], title="D")
    assert pair[0].conflicts() == []
    merge_both(pair)
    merge_both(pair)
    assert same(*pair)
    assert pair[1].conflicts() == []
    with closing(pair[1].connect()) as connection:
        assert connection.execute("select title from task").fetchone()[0] == "D"


def test_undoing_a_decision_shows_what_was_shown_before_it(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    edit(pair[0], title="D")
    pair[0].undo()
    with closing(pair[0].connect()) as connection:
        assert connection.execute("select title from task").fetchone()[0] == "C"


def test_an_edit_against_a_deletion_loses_neither(pair: Pair) -> None:
    pair[0].write("Xóa", lambda action: action.trash("task", "t"))
    edit(pair[1], title="C")
    merge_both(pair)
    assert same(*pair)
    assert [row.id for row in pair[1].trash_list()] == ["t"]
    assert pair[0].history("task", "t")[0].changes[0].new == "C"


def test_one_natural_key_inserted_on_both_sides_is_one_row(pair: Pair) -> None:
    for database, name in zip(pair, ("Thôn 1", "Thôn Một"), strict=True):
        database.write("Thêm", lambda action, n=name: action.insert("unit", {"id": "u", "name": n}))  # type: ignore[misc]
    merge_both(pair)
    assert same(*pair)
    (conflict,) = pair[0].conflicts()
    assert (conflict.row, conflict.field) == ("u", "unit.name")
    pair[1].write("Chọn", lambda action: action.update("unit", "u", {"name": "Thôn I"}))
    merge_both(pair)
    assert same(*pair)
    assert pair[0].conflicts() == []


def test_two_inserts_of_one_row_of_which_one_was_edited_further(pair: Pair) -> None:
    for database in pair:
        database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    pair[0].write("Sửa", lambda action: action.update("unit", "u", {"name": "Thôn 2"}))
    merge_both(pair)
    assert same(*pair)
    (conflict,) = pair[0].conflicts()
    assert {value.value for value in conflict.values} == {"Thôn 1", "Thôn 2"}


def test_a_task_of_a_unit_that_was_trashed_elsewhere_comes_over(pair: Pair) -> None:
    pair[0].write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    merge_both(pair)
    pair[0].write("Xóa", lambda action: action.trash("unit", "u"))
    pair[1].write("Thêm", lambda action: action.insert("task", {"id": "x", "title": "X", "unit": "u"}))
    merge_both(pair)
    assert same(*pair)


def test_a_merge_writes_no_entry_of_its_own(pair: Pair) -> None:
    edit(pair[1], title="C")
    before = entry_count(pair[0])
    merge(*pair)
    assert entry_count(pair[0]) == before + 1
    merge(*reversed(pair))
    assert entry_count(pair[1]) == entry_count(pair[0])


def test_undo_is_refused_after_the_field_was_merged(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    with pytest.raises(UndoError):
        pair[0].undo()


def test_history_reads_the_same_on_both_pcs_and_follows_what_superseded_what(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    edit(pair[1], title="D")
    merge_both(pair)
    assert pair[0].history("task", "t") == pair[1].history("task", "t")
    titles = [entry.changes[0].new for entry in pair[0].history("task", "t")[:3]]
    assert titles == ["D", "C", "B"]


def test_heads_thrown_away_are_made_again(pair: Pair) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair)
    with closing(pair[0].connect()) as connection:
        before = connection.execute("select * from head order by 1, 2, 3").fetchall()
    writer = pair[0]._opened.writer
    assert writer is not None
    writer.run(lambda connection: connection.execute("delete from head").fetchall())
    pair[0].rebuild_heads()
    with closing(pair[0].connect()) as connection:
        assert connection.execute("select * from head order by 1, 2, 3").fetchall() == before
        assert list(differences(connection, pair[0].fields)) == []
        assert WHOLE_ROW in {field for (field,) in connection.execute("select field from head")}


def test_local_tables_stay_at_home(pair: Pair) -> None:
    pair[1].write("x", lambda action: action.execute("insert into window values ('main', 800)").fetchall())
    merge(*pair)
    assert pair[0].verify().counts["window"] == 0
