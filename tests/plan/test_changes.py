# SPDX-License-Identifier: MIT
"""Every change of a task on a real file: kept, refused with a sentence, undone and done again."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import pytest

from dvcq_desktop.database import filed
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import Extension, Line, Progress, Source, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.plan.store.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

P = ParamSpec("P")
T = TypeVar("T")
DAY, LATER = date(2026, 5, 20), date(2026, 7, 1)
DONE = StateEntry(TaskState.DONE, DAY)


def do(
    database: Database, change: Callable[Concatenate[Action, P], T], *args: P.args, **values: P.kwargs
) -> T:
    return database.write("Sửa nhiệm vụ", lambda action: change(action, *args, **values))


def kept(database: Database, key: str) -> Task:
    with closing(database.connect()) as connection:
        [task] = tasks.whole_tasks(connection, [key])
    return task


def add(database: Database, **values: object) -> str:
    task = replace(Task("", 2026, "Tổ chức đối thoại"), **values)  # type: ignore[arg-type]  # the fields a test names
    return do(database, changes.add_task, task)


def test_a_task_is_found_again_as_it_was_given(database: Database, keys: dict[str, str]) -> None:
    line = Line("", "", keys["t2"], keys["dat"], DONE, LATER, "12 hộ", "03/KH", DAY, "Trưởng thôn")
    source = Source("", None, "", "Công văn", "12/SNV", DAY, "Sở Nội vụ", "Đối thoại quý II", LATER)
    given = Task(
        id="",
        year=2026,
        title="Tổ chức đối thoại",
        content="Với Nhân dân",
        product="Thông báo kết luận",
        lead_unit=keys["vhxh"],
        owner=keys["hue"],
        director=keys["dat"],
        schedule=Schedule(LATER, Recurrence.QUARTERLY),
        state=StateEntry(TaskState.IN_PROGRESS, DAY, "Đã có kế hoạch"),
        result="Đã họp",
        late_cause="Mưa bão",
        proposal="Thêm kinh phí",
        note="Ghi chú",
        position=7,
        coordinating=(keys["t10"], keys["vp"]),
        sources=(source,),
        lines=(line,),
    )
    key = do(database, changes.add_task, given)
    found = kept(database, key)
    lines = (line._replace(id=found.lines[0].id, task=key),)
    assert found == replace(given, id=key, sources=(source._replace(id=found.sources[0].id),), lines=lines)


def test_new_tasks_stand_behind_the_others_of_their_year(database: Database) -> None:
    found = [kept(database, add(database, year=year)).position for year in (2026, 2026, 2025, 2026)]
    assert found == [1, 2, 1, 3]


def test_saving_a_task_leaves_its_sources_lines_and_place_alone(
    database: Database, keys: dict[str, str]
) -> None:
    line, source = Line("", "", keys["t2"]), Source(abstract="Giao tại họp giao ban")
    key = add(database, lines=(line,), sources=(source,), position=4)
    before = kept(database, key)
    do(
        database,
        changes.save_task,
        replace(before, title="Đối thoại quý II", lines=(), sources=(), position=9),
    )
    assert kept(database, key) == replace(before, title="Đối thoại quý II")


def test_several_tasks_are_given_the_same_at_once(database: Database, keys: dict[str, str]) -> None:
    both = [add(database), add(database)]
    schedule = Schedule(LATER, Recurrence.MONTHLY)

    def assign(action: Action) -> None:
        changes.set_owner(action, both, keys["hue"])
        changes.set_lead(action, both, keys["vp"])
        changes.set_director(action, both, keys["dat"])
        changes.set_schedule(action, both, schedule)
        changes.set_product(action, both, "Báo cáo")
        changes.set_state(action, both, DONE)

    database.write("Giao việc: 2 nhiệm vụ", assign)
    for task in (kept(database, key) for key in both):
        assert (task.owner, task.lead_unit, task.director) == (keys["hue"], keys["vp"], keys["dat"])
        assert (task.schedule, task.product, task.state) == (schedule, "Báo cáo", DONE)
    database.undo()
    assert all(kept(database, key).owner is None and kept(database, key).product == "" for key in both)


def test_a_field_that_is_emptied_is_empty(database: Database, keys: dict[str, str]) -> None:
    key = add(database, owner=keys["hue"], product="Báo cáo", note="Ghi chú")
    do(database, changes.set_owner, [key], None)
    do(database, changes.set_product, [key], "")
    do(database, changes.save_task, replace(kept(database, key), note=""))
    task = kept(database, key)
    assert (task.owner, task.product, task.note) == (None, "", "")


def test_a_state_without_its_reason_or_day_changes_nothing(database: Database, keys: dict[str, str]) -> None:
    key = add(database, lines=(Line("", "", keys["t2"]),))
    before = kept(database, key)
    dropped = StateEntry(TaskState.DROPPED, DAY)
    bare = before.lines[0]._replace(state=StateEntry(TaskState.DONE))
    for refused in (
        partial(changes.set_state, tasks=[key], entry=dropped),
        partial(changes.set_line_state, lines=[bare.id], entry=dropped),
        partial(changes.save_line, line=bare),
        partial(changes.save_task, task=replace(before, state=dropped)),
    ):
        with pytest.raises(UserError, match="phải có"):
            database.write("Sửa trạng thái", refused)
    assert kept(database, key) == before


def test_a_further_unit_stands_behind_the_others(database: Database, keys: dict[str, str]) -> None:
    key = add(database, lines=(Line("", "", keys["t10"]), Line("", "", keys["vp"])))
    do(database, changes.add_lines, key, [keys["t10"], keys["t2"]])
    assert [line.unit for line in kept(database, key).lines] == [keys["t10"], keys["vp"], keys["t2"]]


def test_a_task_gets_exactly_the_units_it_is_given_in_their_order(
    database: Database, keys: dict[str, str]
) -> None:
    key = add(database, lines=(Line("", "", keys["t2"]), Line("", "", keys["t10"])))
    do(database, changes.set_lines, key, [keys["vp"], keys["t10"], keys["vp"]])
    assert [line.unit for line in kept(database, key).lines] == [keys["vp"], keys["t10"]]


def test_a_unit_that_comes_back_finds_what_it_had_done(database: Database, keys: dict[str, str]) -> None:
    key = add(database, lines=(Line("", "", keys["t2"], state=DONE),))
    [line] = kept(database, key).lines
    do(database, changes.set_lines, key, [])
    assert kept(database, key).lines == ()
    do(database, changes.set_lines, key, [keys["t10"], keys["t2"]])
    assert kept(database, key).lines[1] == line


def test_several_units_are_done_at_once(database: Database, keys: dict[str, str]) -> None:
    key = add(database, lines=(Line("", "", keys["t2"]), Line("", "", keys["t10"])))
    do(database, changes.set_line_state, [line.id for line in kept(database, key).lines], DONE)
    assert kept(database, key).tally.done == 2


def test_a_unit_that_helps_again_comes_out_of_the_trash(database: Database, keys: dict[str, str]) -> None:
    key = add(database, coordinating=(keys["vp"], keys["t2"]))
    do(database, changes.set_coordinating, key, [keys["t2"]])
    assert kept(database, key).coordinating == (keys["t2"],)
    do(database, changes.set_coordinating, key, [keys["vp"], keys["t2"], keys["vp"]])
    assert kept(database, key).coordinating == (keys["vp"], keys["t2"])


def test_sources_are_changed_added_reordered_and_left_out(database: Database) -> None:
    key = add(database, sources=(Source(abstract="Một"), Source(abstract="Hai")))
    one, two = kept(database, key).sources
    do(database, changes.set_sources, key, [two._replace(abstract="Hai, đã sửa"), Source(abstract="Ba")])
    assert [source.cited for source in kept(database, key).sources] == ["Hai, đã sửa", "Ba"]
    do(database, changes.set_sources, key, [one])
    assert kept(database, key).sources == (one,)


def test_the_first_progress_begins_the_task_and_the_units_part(
    database: Database, keys: dict[str, str]
) -> None:
    key = add(database, lines=(Line("", "", keys["t2"]), Line("", "", keys["t10"])))
    first = kept(database, key).lines[0]
    do(database, changes.record_progress, Progress("", key, first.id, None, DAY, 30, "Đã họp thôn"))
    task = kept(database, key)
    assert task.state.state is task.lines[0].state.state is TaskState.IN_PROGRESS
    assert task.lines[1].state.state is TaskState.NOT_STARTED
    assert task.begun_on == DAY


def test_progress_neither_reopens_nor_begins_where_it_should_not(database: Database) -> None:
    done, waiting = add(database, state=DONE), add(database)
    do(database, changes.record_progress, Progress("", done, None, None, DAY, 100))
    do(database, changes.record_progress, Progress("", waiting, None, None, DAY, 10), starts=False)
    assert kept(database, done).state == DONE
    assert kept(database, waiting).state == StateEntry()


def test_an_entry_of_progress_is_changed_in_its_place(database: Database) -> None:
    key = add(database)
    entry = do(database, changes.record_progress, Progress("", key, None, None, DAY, 30, "Đã họp"))
    changed = Progress(entry, key, None, None, LATER, 60, "Đã có thông báo")
    do(database, changes.record_progress, changed)
    with closing(database.connect()) as connection:
        assert tasks.progress(connection, key) == [changed]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Progress("", "", None, None, DAY, None, "  "), "nội dung đã làm"),
        (Progress("", "", None, None, DAY, 101), "101% không đúng"),
        (Progress("", "", None, None, DAY, -1), "-1% không đúng"),
        (Progress("", "", None, None, None, 50), "ghi ngày"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(database: Database, entry: Progress, words: str) -> None:
    key = add(database)
    with pytest.raises(UserError, match=words):
        do(database, changes.record_progress, entry._replace(task=key))
    assert kept(database, key).state.state is TaskState.NOT_STARTED


def test_a_due_day_is_met_once_and_can_be_corrected(database: Database) -> None:
    key = add(database, schedule=Schedule(None, Recurrence.QUARTERLY))
    due = date(2026, 3, 31)
    do(database, changes.complete_period, key, due, date(2026, 3, 30))
    do(database, changes.complete_period, key, due, date(2026, 4, 2), "Gửi bổ sung")
    assert kept(database, key).completions == (Completion(due, date(2026, 4, 2), None, "Gửi bổ sung"),)
    database.undo()
    assert kept(database, key).completions == (Completion(due, date(2026, 3, 30)),)


def test_each_unit_meets_a_due_day_by_itself(database: Database, keys: dict[str, str]) -> None:
    lines = (Line("", "", keys["t2"]), Line("", "", keys["t10"]))
    key = add(database, schedule=Schedule(None, Recurrence.QUARTERLY), lines=lines)
    due = date(2026, 3, 31)
    units = [line.id for line in kept(database, key).lines]
    for unit in units:
        do(database, changes.complete_period, key, due, DAY, line=unit)
    assert sorted(met.line or "" for met in kept(database, key).completions) == sorted(units)


def test_an_extension_moves_the_deadline_and_keeps_the_first(
    database: Database, keys: dict[str, str]
) -> None:
    lines = (Line("", "", keys["t2"], deadline=DAY),)
    key = add(database, schedule=Schedule(DAY, Recurrence.ONCE), lines=lines)
    granted = Extension("", key, None, DAY, LATER, "Công văn 15", "Mưa bão", date(2026, 5, 18))
    line = kept(database, key).lines[0].id
    own = Extension("", key, line, DAY, date(2026, 6, 1), "Công văn 16", "Thiếu số liệu", date(2026, 5, 19))
    first = do(database, changes.extend, granted)
    second = do(database, changes.extend, own)
    task = kept(database, key)
    assert (task.schedule.deadline, task.lines[0].deadline) == (LATER, date(2026, 6, 1))
    assert task.extensions == (granted._replace(id=first), own._replace(id=second))


def test_an_extension_without_a_new_deadline_is_refused(database: Database) -> None:
    key = add(database, schedule=Schedule(DAY))
    with pytest.raises(UserError, match="thời hạn mới"):
        do(database, changes.extend, Extension("", key, None, DAY, None))
    assert kept(database, key).schedule.deadline == DAY


def test_undoing_an_extension_brings_the_old_deadline_back(database: Database) -> None:
    key = add(database, schedule=Schedule(DAY))
    do(database, changes.extend, Extension("", key, None, DAY, LATER, "Công văn 15", "Mưa bão", DAY))
    database.undo()
    assert kept(database, key).extensions == ()
    assert kept(database, key).schedule == Schedule(DAY)
    database.redo()
    assert kept(database, key).schedule == Schedule(LATER)


def test_a_file_is_kept_with_the_entry_it_proves(database: Database) -> None:
    key = add(database)
    entry = do(database, changes.record_progress, Progress("", key, None, None, DAY, 50))
    for name in ("biên bản.pdf", "bản sao.pdf"):
        do(database, filed.attach, "progress_entry", entry, name, b"%PDF-1.7", "application/pdf")
    with closing(database.connect()) as connection:
        [proof] = evidence(connection, key)
        blobs = connection.execute("select count(*) from blob").fetchone()[0]
    assert {(file.name, file.size) for file in proof.files} == {("biên bản.pdf", 8), ("bản sao.pdf", 8)}
    assert blobs == 1
    assert database.blob(proof.files[0].sha256) == b"%PDF-1.7"


def test_trashed_tasks_come_back_with_all_that_belongs_to_them(
    database: Database, keys: dict[str, str]
) -> None:
    key = add(database, lines=(Line("", "", keys["t2"]),), coordinating=(keys["vp"],))
    do(database, changes.record_progress, Progress("", key, None, None, DAY, 40))
    before = kept(database, key)
    do(database, changes.trash_tasks, [key])
    with closing(database.connect()) as connection:
        assert tasks.tasks_of_year(connection, 2026) == []
        assert tasks.years(connection) == []
    database.write("Lấy lại", lambda action: action.restore("task", key))
    assert kept(database, key) == before


def test_an_entry_in_the_trash_counts_no_more(database: Database) -> None:
    key = add(database)
    do(database, changes.record_progress, Progress("", key, None, None, DAY, 40))
    last = do(database, changes.record_progress, Progress("", key, None, None, LATER, 80))
    do(database, changes.trash_progress, last)
    assert kept(database, key).percent == 40


def test_every_action_on_a_task_is_undone_and_done_again(database: Database, keys: dict[str, str]) -> None:
    key = add(database, lines=(Line("", "", keys["t2"]),))
    steps: list[Callable[[Action], object]] = [
        partial(changes.set_owner, tasks=[key], owner=keys["hue"]),
        partial(changes.set_lines, task=key, units=[keys["t10"]]),
        partial(changes.set_coordinating, task=key, units=[keys["vp"]]),
        partial(changes.set_sources, task=key, sources=[Source(abstract="Họp giao ban")]),
        partial(changes.set_schedule, tasks=[key], schedule=Schedule(LATER)),
        partial(changes.record_progress, entry=Progress("", key, None, None, DAY, 40)),
        partial(changes.set_state, tasks=[key], entry=DONE),
        partial(changes.set_lines, task=key, units=[keys["t2"]]),
    ]
    seen = [kept(database, key)]
    for step in steps:
        database.write("Sửa nhiệm vụ", step)
        seen.append(kept(database, key))
    for before in reversed(seen[:-1]):
        database.undo()
        assert kept(database, key) == before
    for after in seen[1:]:
        database.redo()
        assert kept(database, key) == after


def test_texts_are_kept_composed_whatever_keyboard_wrote_them(database: Database) -> None:
    words = unicodedata.normalize("NFD", "Đối thoại với hộ nghèo ở Thôn Đằng Lễ")
    key = add(database, title=words, content=words, product=words, sources=(Source(abstract=words),))
    do(database, changes.record_progress, Progress("", key, None, None, DAY, None, words))
    with closing(database.connect()) as connection:
        [entry] = tasks.progress(connection, key)
    task = kept(database, key)
    assert {task.title, task.content, task.product, task.sources[0].abstract, entry.content} == {
        unicodedata.normalize("NFC", words)
    }
