# SPDX-License-Identifier: MIT
"""Undo and redo: by new entries, after a restart too, and only while nothing came in between."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

import pytest

from dvcq_desktop.database import records
from dvcq_desktop.database.errors import UndoError
from dvcq_desktop.database.undo import MOST_STEPS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Action, Database


def task(database: Database, key: str = "t") -> tuple[object, ...] | None:
    """Return title, state, cost and folded title of a task that is not in the trash."""
    with closing(database.connect()) as connection:
        row = connection.execute(
            "select title, state, cost, title_folded from task where id = ? and deleted_at is null", (key,)
        ).fetchone()
    return tuple(row) if row else None


def add(database: Database) -> None:
    database.write("Thêm nhiệm vụ", lambda action: action.insert("task", {"id": "t", "title": "A"}))


def retitle(database: Database, title: str) -> None:
    database.write(f"Đổi tên {title}", lambda action: action.update("task", "t", {"title": title}))


def test_undoing_an_edit_sets_the_old_values_back(database: Database) -> None:
    add(database)
    database.write("Sửa", lambda action: action.update("task", "t", {"title": "B", "state": "x", "cost": 1}))
    assert database.undo() == "Sửa"
    assert task(database) == ("A", None, None, "a")


def test_undoing_an_insert_puts_the_row_into_the_trash_and_redo_takes_it_out(database: Database) -> None:
    add(database)
    assert database.undo() == "Thêm nhiệm vụ"
    assert task(database) is None
    assert [row.id for row in database.trash_list()] == ["t"]
    assert database.redo() == "Thêm nhiệm vụ"
    assert task(database) == ("A", None, None, "a")
    assert database.undo() == "Thêm nhiệm vụ"
    assert task(database) is None


def test_undoing_a_deletion_revives_the_row(database: Database) -> None:
    add(database)
    database.write("Xóa nhiệm vụ", lambda action: action.trash("task", "t"))
    assert database.undo() == "Xóa nhiệm vụ"
    assert task(database) == ("A", None, None, "a")


def test_steps_are_undone_and_redone_one_after_another(database: Database) -> None:
    add(database)
    retitle(database, "B")
    retitle(database, "C")
    assert [database.undo() for _ in range(4)] == ["Đổi tên C", "Đổi tên B", "Thêm nhiệm vụ", None]
    assert [database.redo() for _ in range(4)] == ["Thêm nhiệm vụ", "Đổi tên B", "Đổi tên C", None]
    assert task(database) == ("C", None, None, "c")
    assert [database.undo() for _ in range(3)] == ["Đổi tên C", "Đổi tên B", "Thêm nhiệm vụ"]
    assert database.verify().is_sound


def test_an_action_over_many_rows_is_undone_as_one(database: Database) -> None:
    def work(action: Action) -> None:
        unit = action.insert("unit", {"name": "Thôn 1"})
        for number in range(5):
            action.insert("task", {"id": f"t{number}", "title": "A", "unit": unit})
            action.update("task", f"t{number}", {"title": "B"})
        action.trash("task", "t0")

    database.write("Nhập kế hoạch", work)
    assert database.undo() == "Nhập kế hoạch"
    assert all(task(database, f"t{number}") is None for number in range(5))
    assert database.redo() == "Nhập kế hoạch"
    assert [task(database, f"t{number}") is None for number in range(5)] == [True, False, False, False, False]


def test_the_stack_outlives_a_restart(open_database: Callable[..., Database]) -> None:
    with open_database() as database:
        add(database)
        retitle(database, "B")
        retitle(database, "C")
        database.undo()
    with open_database() as database:
        assert (database.undo_name(), database.redo_name()) == ("Đổi tên B", "Đổi tên C")
        assert database.undo() == "Đổi tên B"
        assert task(database) == ("A", None, None, "a")


def test_a_new_action_empties_redo(database: Database) -> None:
    add(database)
    retitle(database, "B")
    database.undo()
    retitle(database, "C")
    assert database.redo_name() is None
    assert database.redo() is None
    assert database.undo() == "Đổi tên C"


def test_an_action_without_changes_leaves_redo_alone(database: Database) -> None:
    add(database)
    retitle(database, "B")
    database.undo()
    retitle(database, "A")
    assert database.redo_name() == "Đổi tên B"


def test_history_tells_of_undoing_too(database: Database) -> None:
    add(database)
    retitle(database, "B")
    database.undo()
    database.redo()
    assert [entry.action for entry in database.history("task", "t")] == [
        "Làm lại: Đổi tên B",
        "Hoàn tác: Đổi tên B",
        "Đổi tên B",
        "Thêm nhiệm vụ",
    ]


def test_a_history_that_is_read_while_something_is_written_lacks_only_that(database: Database) -> None:
    add(database)
    retitle(database, "B")

    class Interrupted:
        """Ask as a connection does; between two questions something is written."""

        def __init__(self, connection: sqlite3.Connection) -> None:
            self._connection = connection
            self._asked = 0

        def execute(self, sql: str, values: tuple[object, ...]) -> sqlite3.Cursor:
            self._asked += 1
            if self._asked == 2:
                retitle(database, "C")
            return self._connection.execute(sql, values)

    with closing(database.connect()) as connection:
        found = records.history(cast("Any", Interrupted(connection)), database.fields, "task", "t")
    assert [entry.action for entry in found] == ["Đổi tên B", "Thêm nhiệm vụ"]
    assert database.history("task", "t")[0].action == "Đổi tên C"


def test_undo_is_refused_in_a_sentence_once_the_field_was_changed_elsewhere(
    database: Database, change_unseen: Callable[[Database, str], None]
) -> None:
    add(database)
    retitle(database, "B")
    change_unseen(database, "update task set title = 'C'")
    with pytest.raises(UndoError, match="Đổi tên B"):
        database.undo()
    assert task(database) is not None
    assert database.undo_name() == "Đổi tên B"


def test_an_insert_is_not_undone_once_the_row_was_edited_elsewhere(
    database: Database, change_unseen: Callable[[Database, str], None]
) -> None:
    add(database)
    change_unseen(database, "update task set cost = 3")
    with pytest.raises(UndoError):
        database.undo()
    assert task(database) == ("A", None, 3, "a")


def test_other_fields_of_the_row_do_not_stand_in_the_way(
    database: Database, change_unseen: Callable[[Database, str], None]
) -> None:
    add(database)
    retitle(database, "B")
    change_unseen(database, "update task set cost = 3")
    assert database.undo() == "Đổi tên B"
    assert task(database) == ("A", None, 3, "a")


def test_only_so_many_steps_are_kept(database: Database) -> None:
    add(database)
    for number in range(MOST_STEPS + 5):
        retitle(database, f"B{number}")
    undone = 0
    while database.undo() is not None:
        undone += 1
    assert undone == MOST_STEPS
    assert task(database) == ("B4", None, None, "b4")


def test_a_copy_undoes_what_the_original_did(open_database: Callable[..., Database], tmp_path: Path) -> None:
    with open_database() as database:
        add(database)
        retitle(database, "B")
        database.copy_to(tmp_path / "b.sqlite3")
    with open_database(tmp_path / "b.sqlite3", pc="PC-2") as copy:
        assert copy.undo() == "Đổi tên B"
        assert [entry.pc for entry in copy.history("task", "t")] == ["PC-2", "PC-1", "PC-1"]
