# SPDX-License-Identifier: MIT
"""Who is erased for good stays erased, whatever any copy brings, and copies still compare."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.database.erasing import erase
from dvcq_desktop.database.errors import ErasedError
from dvcq_desktop.database.journal import ERASED_AT
from dvcq_desktop.database.merging import MergeResult, compare_with, prepare_merge
from dvcq_desktop.database.previews import PreviewKind
from dvcq_desktop.database.restoring import prepare_restore
from dvcq_desktop.database.unmerging import undo_merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Database

    Pair = tuple[Database, Database]
    Merge = Callable[..., MergeResult]

NAME = "Nguyễn Thị Huệ"


def edit(database: Database, **values: object) -> None:
    database.write("Sửa", lambda action: action.update("task", "t", values))


def erase_task(database: Database) -> None:
    database.write(
        "Xóa vĩnh viễn", lambda action: erase(action, database.fields, [("task", "t")]), undoable=False
    )


def is_erased(database: Database) -> bool:
    with closing(database.connect()) as connection:
        row = connection.execute(
            "select title, title_folded, cost, deleted_at from task where id = 't'"
        ).fetchone()
        found = "\n".join(connection.iterdump())
    database.close()
    assert tuple(row) == ("", "", None, ERASED_AT)
    assert NAME not in found
    data = database.path.read_bytes()
    assert NAME.encode() not in data
    assert NAME.casefold().encode() not in data
    return True


def test_the_row_its_entries_and_its_files_go(pair: Pair, open_database: Callable[..., Database]) -> None:
    here = pair[0]
    edit(here, title=NAME, scan=here.write("Quét", lambda action: action.attach(b"own scan")), cost=7)
    edit(here, title=f"{NAME} 2")
    edit(here, title="khác")
    erase_task(here)
    assert here.verify().is_sound, here.verify().findings
    assert here.verify().counts["blob"] == 0
    assert here.trash_list() == []
    assert len(here.history("task", "t")) == 4
    assert here.undo_name() is None
    assert is_erased(here)
    with open_database() as again:
        assert again.verify().is_sound


def test_a_file_that_others_share_stays(pair: Pair) -> None:
    here = pair[0]
    sha = here.write("Quét", lambda action: action.attach(b"shared scan"))
    edit(here, scan=sha)
    here.write("Thêm", lambda action: action.insert("task", {"title": "khác", "scan": sha}))
    erase_task(here)
    assert here.blob(sha) == b"shared scan"


def test_it_stays_erased_when_a_copy_brings_it_again(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title=NAME)
    merge(pair[1], pair[0])
    erase_task(pair[0])
    edit(pair[1], title=f"{NAME} sửa", cost=5)
    assert compare_with(*(pair[0], pair[1].path)).relation is Relation.FORKED
    merge(*pair)
    assert pair[0].conflicts() == []
    with prepare_merge(pair[1], pair[0].path) as prepared:
        assert prepared.preview is not None
        assert prepared.preview.counts()[PreviewKind.ERASED] == 1
        prepared.apply()
    for database in pair:
        assert database.verify().is_sound, database.verify().findings
    assert pair[0].verify().content_digest == pair[1].verify().content_digest
    assert compare_with(pair[0], pair[1].path).relation is Relation.SAME
    assert is_erased(pair[0])
    assert is_erased(pair[1])


def test_undoing_the_merge_that_brought_the_erasure_brings_nobody_back(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title=NAME)
    merge(pair[1], pair[0])
    erase_task(pair[0])
    pair[0].write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1"}))
    merge(pair[1], pair[0])
    undo_merge(pair[1])
    assert pair[1].verify().is_sound, pair[1].verify().findings
    assert pair[1].verify().counts["unit"] == 0
    assert is_erased(pair[1])


def test_an_old_copy_from_before_brings_nobody_back(
    pair: Pair, merge: Merge, tmp_path: Path, open_database: Callable[..., Database]
) -> None:
    edit(pair[0], title=NAME)
    shutil.copy(pair[0].path, tmp_path / "old.sqlite3")
    erase_task(pair[0])
    with open_database(tmp_path / "old.sqlite3", pc="PC-3") as old:
        edit(old, cost=3)
        merge(pair[0], old)
    assert pair[0].verify().is_sound
    assert is_erased(pair[0])


def test_an_erased_row_never_changes_again(pair: Pair) -> None:
    erase_task(pair[0])
    before = pair[0].verify()
    for work in (
        lambda action: action.update("task", "t", {"title": NAME}),
        lambda action: action.restore("task", "t"),
        lambda action: action.insert("task", {"id": "t", "title": NAME}),
    ):
        with pytest.raises(ErasedError, match="vĩnh viễn"):
            pair[0].write("Sửa", work)
    with pytest.raises(sqlite3.IntegrityError, match="erased"):
        pair[0].write("SQL", lambda action: action.execute("update task set title = 'x'").fetchall())
    assert pair[0].verify() == before


def test_nobody_unknown_is_erased(database: Database) -> None:
    with pytest.raises(KeyError):
        erase_task(database)
    assert database.verify().counts["erasure"] == 0


def test_going_back_to_a_copy_from_before_brings_nobody_back(
    pair: Pair, tmp_path: Path, open_database: Callable[..., Database]
) -> None:
    here = pair[0]
    scan = here.write("Quét", lambda action: action.attach(b"own scan"))
    edit(here, title=NAME, scan=scan)
    edit(here, title=f"{NAME} 2")
    here.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1"}))
    old = tmp_path / "old.sqlite3"
    shutil.copy(here.path, old)
    erase_task(here)
    here.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 2"}))
    with prepare_restore(here, old) as prepared:
        assert prepared.preview.comparison.relation is Relation.OLDER
        assert [lost.name for lost in prepared.preview.lost] == ["Thêm"]
        prepared.apply()
    here.close()
    with open_database(here.path) as again:
        report = again.verify()
        assert report.is_sound, report.findings
        assert (report.counts["unit"], report.counts["erasure"], report.counts["blob"]) == (1, 1, 0)
        with pytest.raises(ErasedError):
            edit(again, title=NAME)
        assert is_erased(again)


def test_a_copy_that_knows_of_the_erasure_is_gone_back_to_as_it_is(pair: Pair, tmp_path: Path) -> None:
    erase_task(pair[0])
    shutil.copy(pair[0].path, tmp_path / "same.sqlite3")
    with prepare_restore(pair[0], tmp_path / "same.sqlite3") as prepared:
        assert prepared.preview.comparison.relation is Relation.SAME


def test_own_notes_of_this_pc_that_hold_the_name_go(pair: Pair) -> None:
    here = pair[0]
    edit(here, title=NAME)

    def note(connection: sqlite3.Connection) -> None:
        said = [("handover/merged", f'{{"at": "Người “{NAME}”"}}'), ("other", '"2"')]
        connection.executemany("insert into local_setting(name, value) values (?, ?)", said)

    here.maintain(note)
    rows = [("task", "t")]
    here.write("Xóa", lambda action: erase(action, here.fields, rows, [NAME, ""]), undoable=False)
    kept = here.read(lambda connection: connection.execute("select name from local_setting").fetchall())
    assert [tuple(row) for row in kept] == [("other",)]
    assert is_erased(here)
