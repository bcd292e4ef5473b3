# SPDX-License-Identifier: MIT
"""Undoing a merge gives back the file from before it, until something is done, and reaches no other PC."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.deciding import decide
from dvcq_desktop.database.labels import Labels
from dvcq_desktop.database.merging import MergeResult, prepare_merge
from dvcq_desktop.database.rooms import Frozen, MergingRoom
from dvcq_desktop.database.unmerging import UnmergeError, end_undo_of_merge, last_merge, undo_merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Database

    Pair = tuple[Database, Database]
    Merge = Callable[..., MergeResult]


def edit(database: Database, **values: object) -> None:
    database.write("Sửa", lambda action: action.update("task", "t", values))


def work_apart(pair: Pair) -> None:
    edit(pair[0], title="B", cost=1)
    edit(pair[1], title="C", state="done")
    pair[1].write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    pair[1].write(
        "Thêm",
        lambda action: action.insert(
            "task", {"id": "x", "title": "X", "unit": "u", "scan": action.attach(b"s")}
        ),
    )


def dump(database: Database) -> list[str]:
    with closing(database.connect()) as connection:
        kept = [line for line in connection.iterdump() if "file_mark" not in line]
    return sorted(kept)


def test_it_gives_back_the_file_from_before(pair: Pair, merge: Merge) -> None:
    work_apart(pair)
    before = dump(pair[0])
    result = merge(*pair)
    assert dump(pair[0]) != before
    note = pair[0].read(last_merge)
    assert note is not None
    assert note.result == result == MergeResult(actions=3, added=2, fields=1, conflicts=1)
    undo_merge(pair[0])
    assert dump(pair[0]) == before
    assert pair[0].verify().is_sound
    assert pair[0].read(last_merge) is None


def test_it_is_offered_after_a_restart(
    pair: Pair, merge: Merge, open_database: Callable[..., Database]
) -> None:
    work_apart(pair)
    before = pair[0].verify()
    merge(*pair)
    pair[0].close()
    with open_database() as again:
        undo_merge(again)
        assert again.verify() == before


@pytest.mark.parametrize("what", ["edit", "handed over"])
def test_it_is_offered_only_until_something_is_done(pair: Pair, merge: Merge, what: str) -> None:
    work_apart(pair)
    merge(*pair)
    if what == "edit":
        edit(pair[0], cost=2)
    else:
        end_undo_of_merge(pair[0])
    assert pair[0].read(last_merge) is None
    before = pair[0].verify()
    with pytest.raises(UnmergeError, match="Không hoàn tác được"):
        undo_merge(pair[0])
    assert pair[0].verify() == before


def test_it_never_reaches_the_other_pc(pair: Pair, merge: Merge) -> None:
    work_apart(pair)
    merge(*pair)
    undo_merge(pair[0])
    theirs = pair[1].verify()
    edit(pair[0], cost=3)
    merge(pair[1], pair[0])
    with closing(pair[1].connect()) as connection:
        assert connection.execute("select state, cost from task where id = 't'").fetchone()[:] == ("done", 3)
        assert connection.execute("select title from task where id = 'x'").fetchone()[0] == "X"
    assert pair[1].verify().counts["entry"] == theirs.counts["entry"] + 2
    # And whoever undid it gets everything again by merging again.
    merge(*pair)
    assert pair[0].verify().content_digest == pair[1].verify().content_digest


def test_a_merge_is_done_and_undone_often(pair: Pair, merge: Merge) -> None:
    work_apart(pair)
    before = dump(pair[0])
    for _ in range(3):
        merge(*pair)
        undo_merge(pair[0])
    assert dump(pair[0]) == before


def test_a_decision_after_the_merge_ends_the_offer(pair: Pair, merge: Merge) -> None:
    work_apart(pair)
    merge(*pair)
    pair[0].write("Chọn", lambda action: decide(action, pair[0].fields, "task", "t", "task.title", "C"))
    assert pair[0].read(last_merge) is None


def test_what_was_held_before_is_held_again(pair: Pair, merge: Merge) -> None:
    room = MergingRoom(Labels({}, {}), frozen=lambda _connection: [Frozen("task", "t")])
    edit(pair[1], title="C")
    before = dump(pair[0])
    merge(*pair, (room,))
    first = dump(pair[0])
    edit(pair[1], title="D")
    merge(*pair, (room,))
    undo_merge(pair[0])
    assert dump(pair[0]) == [line for line in first if not line.startswith('INSERT INTO "merge_note"')]
    assert pair[0].verify().is_sound
    assert before != first


def test_a_copy_made_after_the_merge_holds_all_of_it(
    pair: Pair, merge: Merge, tmp_path: Path, open_database: Callable[..., Database]
) -> None:
    work_apart(pair)
    merge(*pair)
    shutil.copy(pair[0].path, tmp_path / "c.sqlite3")
    undo_merge(pair[0])
    with open_database(tmp_path / "c.sqlite3", pc="PC-3") as third:
        assert third.verify().is_sound
        with prepare_merge(pair[0], third.path) as prepared:
            prepared.apply()
        assert third.verify().digest == pair[0].verify().digest
