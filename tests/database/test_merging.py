# SPDX-License-Identifier: MIT
"""A merge loses nothing and writes nothing of its own; what was said apart waits for a decision."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import actions
from dvcq_desktop.database.common_past import value_before
from dvcq_desktop.database.comparing import Relation, TableCount
from dvcq_desktop.database.conflicts import ConflictKind
from dvcq_desktop.database.deciding import FrozenError, decide
from dvcq_desktop.database.differences import differences
from dvcq_desktop.database.errors import ReadOnlyError, UndoError
from dvcq_desktop.database.journal import WHOLE_ROW
from dvcq_desktop.database.labels import Labels
from dvcq_desktop.database.merging import MergeResult, OutdatedPreviewError, compare_with, prepare_merge
from dvcq_desktop.database.previews import PreviewKind
from dvcq_desktop.database.rooms import Frozen, MergingRoom
from dvcq_desktop.database.unmerging import undo_merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database import Database

    Pair = tuple[Database, Database]
    Merge = Callable[..., MergeResult]


def entry_count(database: Database) -> int:
    return database.verify().counts["entry"]


def same(one: Database, other: Database) -> bool:
    first, second = one.verify(), other.verify()
    assert first.is_sound, first.findings
    assert second.is_sound, second.findings
    return (first.digest, first.content_digest) == (second.digest, second.content_digest)


def edit(database: Database, **values: object) -> None:
    database.write("Sửa", lambda action: action.update("task", "t", values))


def title(database: Database) -> str:
    with closing(database.connect()) as connection:
        return str(connection.execute("select title from task where id = 't'").fetchone()[0])


def merge_both(pair: Pair, merge: Merge) -> None:
    merge(*pair)
    merge(*reversed(pair))


def test_rows_added_apart_are_in_both(pair: Pair, merge: Merge) -> None:
    for number, database in enumerate(pair):
        database.write("Thêm", lambda action, n=number: action.insert("task", {"title": f"Việc {n}"}))  # type: ignore[misc]  # mypy infers no lambda with a default
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].verify().counts["task"] == 3
    assert pair[0].conflicts() == []


def test_edits_of_different_fields_are_both_kept(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], cost=5)
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].conflicts() == []


def test_merging_again_changes_nothing(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    before = pair[0].verify()
    merge_both(pair, merge)
    assert pair[0].verify() == before


def test_one_field_edited_apart_is_a_conflict_and_both_show_the_later_value(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    assert same(*pair)
    (conflict,) = pair[0].conflicts()
    assert conflict == pair[1].conflicts()[0]
    assert (conflict.table, conflict.row, conflict.field) == ("task", "t", "task.title")
    assert {(value.value, value.pc) for value in conflict.values} == {("B", "PC-1"), ("C", "PC-2")}
    with closing(pair[0].connect()) as connection:
        assert connection.execute("select title from task").fetchone()[0] == conflict.values[0].value


def test_null_against_a_value_is_a_conflict(pair: Pair, merge: Merge) -> None:
    edit(pair[0], state=None)
    edit(pair[1], state="done")
    merge_both(pair, merge)
    assert {value.value for value in pair[0].conflicts()[0].values} == {(None, None), ("done", None)}


def test_the_same_edit_on_both_sides_is_settled(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="B")
    merge_both(pair, merge)
    assert pair[0].conflicts() == []
    assert same(*pair)


def test_columns_of_one_field_conflict_as_one(pair: Pair, merge: Merge) -> None:
    edit(pair[0], state="done")
    edit(pair[1], state_on="2026-01-05")
    merge_both(pair, merge)
    (conflict,) = pair[0].conflicts()
    assert conflict.field == "task.progress"


def test_a_decided_conflict_stays_decided_in_the_other_copy(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    edit(pair[0], title="D")
    assert pair[0].conflicts() == []
    merge_both(pair, merge)
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[1].conflicts() == []
    with closing(pair[1].connect()) as connection:
        assert connection.execute("select title from task").fetchone()[0] == "D"


def test_undoing_a_decision_shows_what_was_shown_before_it(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    edit(pair[0], title="D")
    pair[0].undo()
    with closing(pair[0].connect()) as connection:
        assert connection.execute("select title from task").fetchone()[0] == "C"


def test_an_edit_against_a_deletion_loses_neither(pair: Pair, merge: Merge) -> None:
    pair[0].write("Xóa", lambda action: action.trash("task", "t"))
    edit(pair[1], title="C")
    merge_both(pair, merge)
    assert same(*pair)
    assert [row.id for row in pair[1].trash_list()] == ["t"]
    assert pair[0].history("task", "t")[0].changes[0].new == "C"


def test_one_natural_key_inserted_on_both_sides_is_one_row(pair: Pair, merge: Merge) -> None:
    for database, name in zip(pair, ("Thôn 1", "Thôn Một"), strict=True):
        database.write("Thêm", lambda action, n=name: action.insert("unit", {"id": "u", "name": n}))  # type: ignore[misc]  # mypy infers no lambda with a default
    merge_both(pair, merge)
    assert same(*pair)
    (conflict,) = pair[0].conflicts()
    assert (conflict.row, conflict.field) == ("u", "unit.name")
    pair[1].write("Chọn", lambda action: action.update("unit", "u", {"name": "Thôn I"}))
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].conflicts() == []


def test_two_inserts_of_one_row_of_which_one_was_edited_further(pair: Pair, merge: Merge) -> None:
    for database in pair:
        database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    pair[0].write("Sửa", lambda action: action.update("unit", "u", {"name": "Thôn 2"}))
    merge_both(pair, merge)
    assert same(*pair)
    (conflict,) = pair[0].conflicts()
    assert {value.value for value in conflict.values} == {"Thôn 1", "Thôn 2"}


def test_a_task_of_a_unit_that_was_trashed_elsewhere_comes_over(pair: Pair, merge: Merge) -> None:
    pair[0].write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    merge_both(pair, merge)
    pair[0].write("Xóa", lambda action: action.trash("unit", "u"))
    pair[1].write("Thêm", lambda action: action.insert("task", {"id": "x", "title": "X", "unit": "u"}))
    merge_both(pair, merge)
    assert same(*pair)


def test_a_merge_writes_no_entry_of_its_own(pair: Pair, merge: Merge) -> None:
    edit(pair[1], title="C")
    before = entry_count(pair[0])
    merge(*pair)
    assert entry_count(pair[0]) == before + 1
    merge(*reversed(pair))
    assert entry_count(pair[1]) == entry_count(pair[0])


def test_undo_is_refused_after_the_field_was_merged(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    with pytest.raises(UndoError):
        pair[0].undo()


def test_history_reads_the_same_on_both_pcs_and_follows_what_superseded_what(
    pair: Pair, merge: Merge
) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    edit(pair[1], title="D")
    merge_both(pair, merge)
    assert pair[0].history("task", "t") == pair[1].history("task", "t")
    titles = [entry.changes[0].new for entry in pair[0].history("task", "t")[:3]]
    assert titles == ["D", "C", "B"]


def test_heads_thrown_away_are_made_again(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
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


def test_local_tables_stay_at_home(pair: Pair, merge: Merge) -> None:
    pair[1].write("x", lambda action: action.execute("insert into window values ('main', 800)").fetchall())
    merge(*pair)
    assert pair[0].verify().counts["window"] == 0


def test_the_preview_tells_by_table_record_and_field_and_writes_nothing(pair: Pair) -> None:
    edit(pair[0], title="B", cost=1)
    edit(pair[1], title="C", state="done")
    pair[1].write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    before = [database.path.read_bytes() for database in pair]
    with prepare_merge(pair[0], pair[1].path) as prepared:
        assert prepared.comparison.relation is Relation.FORKED
        assert (prepared.comparison.here.actions, prepared.comparison.there.actions) == (1, 2)
        assert prepared.comparison.here.tables == {"task": TableCount(0, 1, 2)}
        assert prepared.comparison.there.tables == {"task": TableCount(0, 1, 2), "unit": TableCount(1, 0, 0)}
        assert re.fullmatch(
            r"Hai bản đã được sửa riêng từ ngày [0-9/]{10}: máy này 1 thay đổi, bản kia 2;"
            " có 1 chỗ hai bên ghi khác nhau, cần chọn.",
            prepared.sentence,
        )
        preview = prepared.preview
        assert preview is not None
        assert [conflict.field for conflict in preview.conflicts] == ["task.title"]
        assert preview.tables() == {
            "task": {PreviewKind.TAKEN: 1, PreviewKind.KEPT: 1, PreviewKind.CONFLICT: 1},
            "unit": {PreviewKind.NEW: 1},
        }
        assert [record.row for record in preview.records("task")] == ["t"]
        assert preview.records("task", (PreviewKind.NEW,)) == []
        said = {field.field: (field.kind, field.here, field.there) for field in preview.fields("task", "t")}
        assert said == {
            "task.progress": (PreviewKind.TAKEN, ("new", None), ("done", None)),
            "task.title": (PreviewKind.CONFLICT, "B", "C"),
            "task.cost": (PreviewKind.KEPT, 1, None),
        }
    assert [database.path.read_bytes() for database in pair] == before
    assert not [path for path in pair[0].path.parent.iterdir() if "merge-" in path.name]


def test_same_older_and_newer_copies_are_told_apart(pair: Pair, merge: Merge) -> None:
    assert compare_with(pair[0], pair[1].path).relation is Relation.SAME
    assert merge(*pair).actions == 0
    edit(pair[1], title="C")
    assert compare_with(pair[0], pair[1].path).relation is Relation.NEWER
    assert compare_with(pair[1], pair[0].path).relation is Relation.OLDER
    assert compare_with(pair[1], pair[0].path).sentence == "Bản kia cũ hơn: máy này có thêm 1 thay đổi."
    assert merge(*pair) == MergeResult(1, 0, 1, 0)
    assert compare_with(pair[0], pair[1].path).relation is Relation.SAME


def test_files_of_two_beginnings_say_so(tmp_path: Path, open_database: Callable[..., Database]) -> None:
    for name in ("a", "b"):
        with open_database(tmp_path / f"{name}.sqlite3") as database:
            database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1"}))
    with open_database() as here:
        found = compare_with(here, tmp_path / "b.sqlite3")
    assert (found.relation, found.since) == (Relation.FORKED, None)
    assert found.sentence.startswith("Hai tệp được lập riêng")


def test_a_preview_that_is_no_longer_true_is_not_merged(pair: Pair) -> None:
    edit(pair[1], title="C")
    with prepare_merge(pair[0], pair[1].path) as prepared:
        edit(pair[0], cost=7)
        before = pair[0].verify()
        with pytest.raises(OutdatedPreviewError, match="so sánh lại"):
            prepared.apply()
    assert pair[0].verify() == before
    with prepare_merge(pair[0], pair[1].path) as again:
        assert again.apply().actions


def test_a_file_open_for_reading_only_is_compared_and_not_merged(
    pair: Pair, open_database: Callable[..., Database]
) -> None:
    edit(pair[1], title="C")
    with open_database(pair[0].path, exclusive=False) as reader:
        assert compare_with(reader, pair[1].path).relation is Relation.NEWER
        with pytest.raises(ReadOnlyError):
            prepare_merge(reader, pair[1].path)


def test_a_merge_can_be_stopped(pair: Pair) -> None:
    edit(pair[1], title="C")

    def stop(_done: int, _total: int, _sentence: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        prepare_merge(pair[0], pair[1].path, progress=stop)
    assert not [path for path in pair[0].path.parent.iterdir() if "merge-" in path.name]


@pytest.mark.parametrize("chosen", ["B", "C", "D"])
def test_deciding_for_any_value_ends_the_conflict_everywhere(pair: Pair, merge: Merge, chosen: str) -> None:
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    pair[1].write("Chọn", lambda action: decide(action, pair[1].fields, "task", "t", "task.title", chosen))
    assert pair[1].conflicts() == []
    edit(pair[0], cost=9)
    merge_both(pair, merge)
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].conflicts() == []
    assert title(pair[0]) == chosen


def test_an_edit_against_a_deletion_is_a_conflict_until_decided(pair: Pair, merge: Merge) -> None:
    pair[0].write("Xóa", lambda action: action.trash("task", "t"))
    edit(pair[1], title="C")
    merge_both(pair, merge)
    for database in pair:
        (conflict,) = database.conflicts()
        assert (conflict.kind, conflict.table, conflict.row) == (ConflictKind.CHANGED, "task", "t")
        assert [value.field for value in conflict.values] == ["task.deleted_at", "task.title"]
        assert conflict.values[1].value == "C"
        assert [value.pc for value in conflict.values] == ["PC-1", "PC-2"]
    pair[1].write("Chọn", lambda action: decide(action, pair[1].fields, "task", "t", "task.deleted_at", "bỏ"))
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].conflicts() == pair[1].conflicts() == []
    assert [row.id for row in pair[0].trash_list()] == ["t"]


def test_taking_the_row_out_of_the_trash_decides_too(pair: Pair, merge: Merge) -> None:
    pair[0].write("Xóa", lambda action: action.trash("task", "t"))
    edit(pair[1], title="C")
    merge_both(pair, merge)
    pair[0].write("Chọn", lambda action: decide(action, pair[0].fields, "task", "t", "task.deleted_at", None))
    merge_both(pair, merge)
    assert pair[0].conflicts() == pair[1].conflicts() == []
    assert pair[1].trash_list() == []


def test_what_was_deleted_with_knowledge_of_an_edit_is_no_conflict(pair: Pair, merge: Merge) -> None:
    edit(pair[0], title="B")
    merge_both(pair, merge)
    pair[1].write("Xóa", lambda action: action.trash("task", "t"))
    pair[1].write("Sửa", lambda action: action.update("task", "t", {"cost": 3}))
    merge_both(pair, merge)
    assert pair[0].conflicts() == []


def test_deleted_on_both_sides_is_no_conflict(pair: Pair, merge: Merge) -> None:
    for database in pair:
        database.write("Xóa", lambda action: action.trash("task", "t"))
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].conflicts() == []


def test_a_child_of_a_row_deleted_elsewhere_is_a_conflict_until_decided(pair: Pair, merge: Merge) -> None:
    pair[0].write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    pair[0].write("Thêm", lambda action: action.insert("task", {"id": "y", "title": "Y", "unit": "u"}))
    merge_both(pair, merge)
    pair[0].write("Xóa", lambda action: action.trash("unit", "u"))
    pair[1].write("Thêm", lambda action: action.insert("task", {"id": "x", "title": "X", "unit": "u"}))
    edit(pair[1], unit="u")
    merge_both(pair, merge)
    for database in pair:
        found = database.conflicts()
        assert {(conflict.kind, conflict.row, conflict.child) for conflict in found} == {
            (ConflictKind.REFERRED, "u", ("task", "t")),
            (ConflictKind.REFERRED, "u", ("task", "x")),
        }
    pair[1].write("Chọn", lambda action: decide(action, pair[1].fields, "unit", "u", "unit.deleted_at", "bỏ"))
    merge_both(pair, merge)
    assert same(*pair)
    assert pair[0].conflicts() == []


def test_a_merge_empties_redo_and_leaves_undo(pair: Pair, merge: Merge) -> None:
    edit(pair[0], cost=1)
    edit(pair[0], cost=2)
    pair[0].undo()
    edit(pair[1], title="C")
    merge(*pair)
    assert pair[0].redo_name() is None
    assert pair[0].undo() == "Sửa"
    assert pair[0].verify().is_sound


def test_only_missing_files_that_something_refers_to_are_copied(pair: Pair, merge: Merge) -> None:
    def attach(database: Database, data: bytes) -> None:
        database.write("Quét", lambda action: action.update("task", "t", {"scan": action.attach(data)}))

    attach(pair[1], b"replaced since")
    attach(pair[1], b"scan")
    pair[1].write("Dư", lambda action: action.attach(b"nobody refers to me"))
    merge(*pair)
    assert pair[0].verify().counts["blob"] == 1
    attach(pair[0], b"one")
    attach(pair[1], b"other")
    merge_both(pair, merge)
    for value in pair[0].conflicts()[0].values:
        assert pair[0].blob(str(value.value)) in (b"one", b"other")
    assert same(*pair)


def test_the_same_file_copied_twice_on_one_pc_and_written_in_both(
    tmp_path: Path, open_database: Callable[..., Database], merge: Merge
) -> None:
    with open_database() as database:
        database.write("Thêm", lambda action: action.insert("task", {"id": "t", "title": "A"}))
    shutil.copy(tmp_path / "a.sqlite3", tmp_path / "b.sqlite3")
    pair = open_database(), open_database(tmp_path / "b.sqlite3")
    edit(pair[0], title="B")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    assert same(*pair)
    assert len(pair[0].conflicts()) == 1


FROZEN_DONE = MergingRoom(
    Labels({}, {}),
    frozen=lambda connection: [
        Frozen("task", row) for (row,) in connection.execute("select id from task where state = 'signed'")
    ],
    check=lambda connection: [
        f"Việc {title} không có đơn vị"
        for (title,) in connection.execute("select title from task where unit is null and cost = 13")
    ],
)


def test_a_frozen_row_stays_as_it_is_and_lists_what_the_other_says(pair: Pair, merge: Merge) -> None:
    edit(pair[0], state="signed")
    edit(pair[1], title="C", cost=5)
    with prepare_merge(pair[0], pair[1].path, (FROZEN_DONE,)) as prepared:
        assert prepared.preview is not None
        said = {
            field.field: (field.kind, field.here, field.there, field.after)
            for field in prepared.preview.fields("task", "t")
        }
        assert said["task.title"] == (PreviewKind.FROZEN, "A", "C", "A")
        prepared.apply()
    assert title(pair[0]) == "A"
    found = {conflict.field: conflict for conflict in pair[0].conflicts()}
    assert found.keys() == {"task.title", "task.cost"}
    assert all(conflict.is_frozen for conflict in found.values())
    assert [value.value for value in found["task.title"].values] == ["A", "C"]
    with pytest.raises(FrozenError, match="chốt"):
        pair[0].write(
            "Chọn",
            lambda action: decide(action, pair[0].fields, "task", "t", "task.title", "C", is_frozen=True),
        )
    assert pair[0].verify().is_sound, pair[0].verify().findings
    # Who did not know that it was frozen takes what was frozen.
    merge(pair[1], pair[0], (FROZEN_DONE,))
    assert title(pair[1]) == "A"
    assert same(*pair)
    merge(pair[0], pair[1], (FROZEN_DONE,))
    assert same(*pair)


SEALED = MergingRoom(
    Labels({}, {}),
    frozen=lambda connection: [
        Frozen("task", "t") for _ in connection.execute("select 1 from task where id = 'seal'").fetchall()
    ],
)


def test_what_was_changed_gives_way_where_another_record_of_the_other_copy_freezes_it(
    pair: Pair, merge: Merge
) -> None:
    here, there = pair
    here.write("Chốt", lambda action: action.insert("task", {"id": "seal", "title": "Quyết định"}))
    edit(there, title="C")
    merge(there, here, (SEALED,))
    assert title(there) == "A"
    with pytest.raises(UndoError):
        there.undo()
    merge(here, there, (SEALED,))
    assert title(here) == "A"
    assert same(*pair)
    assert here.verify().is_sound, here.verify().findings


def test_undoing_such_a_merge_shows_again_what_gave_way(pair: Pair, merge: Merge) -> None:
    here, there = pair
    here.write("Chốt", lambda action: action.insert("task", {"id": "seal", "title": "Quyết định"}))
    edit(there, title="C")
    before = there.verify().content_digest
    merge(there, here, (SEALED,))
    undo_merge(there)
    assert title(there) == "C"
    assert there.verify().content_digest == before
    there.undo()
    assert title(there) == "A"


def test_a_row_that_is_no_longer_frozen_can_be_decided(
    pair: Pair, merge: Merge, open_database: Callable[..., Database]
) -> None:
    edit(pair[0], state="signed")
    edit(pair[1], title="C")
    merge(pair[0], pair[1], (FROZEN_DONE,))
    edit(pair[0], state="new")
    pair[0].write("Chọn", lambda action: decide(action, pair[0].fields, "task", "t", "task.title", "C"))
    assert pair[0].conflicts() == []
    assert title(pair[0]) == "C"
    pair[0].close()
    with open_database() as again:
        assert again.verify().is_sound


def test_the_rooms_own_rules_remark_on_what_a_merge_would_make(pair: Pair) -> None:
    edit(pair[1], cost=13)
    with prepare_merge(pair[0], pair[1].path, (FROZEN_DONE,)) as prepared:
        assert prepared.preview is not None
        assert prepared.preview.remarks == ("Việc A không có đơn vị",)


def test_clocks_that_are_wrong_by_years_lose_nothing(
    pair: Pair, merge: Merge, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(pair[0], title="B")
    merge_both(pair, merge)
    monkeypatch.setattr(actions, "utc_now", lambda: "1999-01-01T00:00:00.000Z")
    edit(pair[1], title="C")
    merge_both(pair, merge)
    assert pair[0].conflicts() == []
    assert title(pair[0]) == title(pair[1]) == "C"


def test_what_a_conflict_began_from_is_known(pair: Pair, merge: Merge) -> None:
    one, other = pair
    edit(one, title="Chung 1")
    edit(one, title="Chung 2")
    merge(other, one)
    edit(one, title="A 1")
    edit(one, title="A 2")
    edit(other, title="B")
    merge(one, other)
    (conflict,) = one.conflicts()
    before = one.read(lambda connection: value_before(connection, one.fields, conflict))
    assert before is not None
    assert before.value == "Chung 2"
    assert before.action == "Sửa"


def test_rows_that_each_side_made_began_from_nothing(pair: Pair, merge: Merge) -> None:
    for number, database in enumerate(pair):
        database.write("Thêm", lambda action, n=number: action.insert("task", {"id": "new", "title": f"{n}"}))  # type: ignore[misc]  # mypy infers no lambda with a default
    merge(*pair)
    (conflict,) = pair[0].conflicts()
    assert pair[0].read(lambda connection: value_before(connection, pair[0].fields, conflict)) is None
