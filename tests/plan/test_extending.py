# SPDX-License-Identifier: MIT
"""More time by a decision: what it needs, what it moves, and taking a wrong one back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.calendar import Calendar
from dvcq_desktop.plan.deadlines import deadline_on, first_deadline
from dvcq_desktop.plan.extending import Grant, Subject, described, extension_of, remarks_on
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes, extensions, tasks

if TYPE_CHECKING:
    from dvcq_desktop.database.database import Database

MAY, JUNE, AUGUST, OCTOBER = date(2026, 5, 29), date(2026, 6, 30), date(2026, 8, 31), date(2026, 10, 15)
GRANTED, AGAIN = date(2026, 6, 15), date(2026, 8, 20)
DECISION = Grant(AUGUST, "Công văn số 15/UBND-VHXH", "Chờ số liệu", GRANTED)
DUE_IN_MAY = Task("task", 2026, "Tổ chức đối thoại", schedule=Schedule(MAY))


def kept(database: Database, key: str) -> Task:
    with closing(database.connect()) as connection:
        [task] = tasks.whole_tasks(connection, [key])
    return task


def grant(database: Database, key: str, decision: Grant = DECISION, line: str | None = None) -> str:
    """Give more time and return the key of the extension."""
    work = partial(extensions.grant, chosen=[(key, line)], decision=decision)
    assert database.write("Gia hạn nhiệm vụ", work) == 1
    return kept(database, key).extensions[-1].id


def take_back(database: Database, key: str, extension: str) -> None:
    work = partial(extensions.trash_extension, task_id=key, extension_id=extension)
    database.write("Bỏ một lần gia hạn", work)


@pytest.fixture
def due_in_may(database: Database, keys: dict[str, str]) -> str:
    """Keep a task that two villages owe until the end of May."""
    lines = (Line("", "", keys["t2"]), Line("", "", keys["t10"]))
    task = replace(DUE_IN_MAY, id="", lines=lines)
    return database.write("Giao việc", partial(changes.add_task, task=task))


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"new_deadline": None}, "thời hạn mới"),
        ({"document": "  "}, "văn bản cho phép"),
        ({"reason": ""}, "lý do"),
        ({"granted_on": None}, "ngày cho phép"),
        ({"new_deadline": MAY}, "phải sau thời hạn hiện nay 29/05/2026"),
        ({"new_deadline": date(2026, 5, 1)}, "phải sau"),
        ({"new_deadline": date(2025, 12, 1)}, "trước năm 2026"),
    ],
)
def test_a_decision_that_lacks_something_is_refused_in_a_sentence(
    missing: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        extension_of(Subject(DUE_IN_MAY), replace(DECISION, **missing))  # type: ignore[arg-type]  # the fields a test names


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        (replace(DUE_IN_MAY, schedule=Schedule()), "chưa có thời hạn"),
        (replace(DUE_IN_MAY, state=StateEntry(TaskState.DONE, MAY)), "hoàn thành"),
        (replace(DUE_IN_MAY, state=StateEntry(TaskState.DROPPED, MAY, "Trùng")), "không thực hiện"),
    ],
)
def test_what_has_no_deadline_or_is_settled_is_given_no_more_time(task: Task, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        extension_of(Subject(task), DECISION)


def test_a_decision_before_the_last_one_is_refused(database: Database, due_in_may: str) -> None:
    grant(database, due_in_may)
    with pytest.raises(UserError, match="trước lần gia hạn gần nhất"):
        grant(database, due_in_may, replace(DECISION, new_deadline=OCTOBER, granted_on=date(2026, 6, 14)))
    assert kept(database, due_in_may).schedule.deadline == AUGUST


def test_what_is_worth_a_second_look_is_said_but_allowed() -> None:
    later = replace(DECISION, new_deadline=date(2027, 1, 9), granted_on=date(2026, 7, 1))
    said = remarks_on([Subject(DUE_IN_MAY)], later, Calendar(), GRANTED)
    assert len(said) == 4
    assert "ngày nghỉ" in said[0]
    assert "sang năm 2027" in said[1]
    assert "đã quá hạn" in said[2]
    assert "01/07/2026" in said[3]
    assert remarks_on([Subject(DUE_IN_MAY)], replace(DECISION, granted_on=MAY), Calendar(), GRANTED) == ()


def test_units_with_deadlines_of_their_own_are_told_of() -> None:
    task = replace(DUE_IN_MAY, lines=(Line("l", "task", "u", deadline=JUNE), Line("m", "task", "v")))
    assert "1 đơn vị có thời hạn riêng" in remarks_on([Subject(task)], DECISION, Calendar(), GRANTED)[-1]


def test_the_first_deadline_stands_beside_the_present_one(database: Database, due_in_may: str) -> None:
    assert described(Subject(kept(database, due_in_may))) == "Thời hạn hiện nay: 29/05/2026."
    grant(database, due_in_may)
    said = described(Subject(kept(database, due_in_may)))
    assert said == "Thời hạn hiện nay: 31/08/2026 (đã gia hạn 1 lần, thời hạn đầu 29/05/2026)."


def test_a_wrong_extension_goes_and_the_deadline_comes_back(database: Database, due_in_may: str) -> None:
    first = grant(database, due_in_may)
    take_back(database, due_in_may, first)
    assert kept(database, due_in_may).extensions == ()
    assert kept(database, due_in_may).schedule.deadline == MAY
    database.undo()
    assert kept(database, due_in_may).schedule.deadline == AUGUST
    database.undo()
    assert kept(database, due_in_may).schedule.deadline == MAY


def test_of_two_extensions_the_first_can_go_and_the_last_deadline_stays(
    database: Database, due_in_may: str
) -> None:
    first = grant(database, due_in_may)
    grant(database, due_in_may, replace(DECISION, new_deadline=OCTOBER, granted_on=AGAIN))
    take_back(database, due_in_may, first)
    task = kept(database, due_in_may)
    assert (task.schedule.deadline, first_deadline(task)) == (OCTOBER, MAY)
    assert deadline_on(task, GRANTED) == MAY


def bring_back(database: Database, extension: str) -> None:
    work = partial(extensions.restore_extension, extension_id=extension)
    database.write("Khôi phục: 1 mục", work)


def test_an_extension_out_of_the_trash_moves_its_deadline_again(database: Database, due_in_may: str) -> None:
    first = grant(database, due_in_may)
    take_back(database, due_in_may, first)
    with closing(database.connect()) as connection:
        assert extensions.name_of(connection, first) == f"Đến 31/08/2026: {DUE_IN_MAY.title}"
    bring_back(database, first)
    task = kept(database, due_in_may)
    assert (task.schedule.deadline, first_deadline(task)) == (AUGUST, MAY)


def test_one_that_a_later_one_moved_on_from_comes_back_before_it(database: Database, due_in_may: str) -> None:
    first = grant(database, due_in_may)
    grant(database, due_in_may, replace(DECISION, new_deadline=OCTOBER, granted_on=AGAIN))
    before = kept(database, due_in_may).extensions
    take_back(database, due_in_may, first)
    bring_back(database, first)
    task = kept(database, due_in_may)
    assert (task.schedule.deadline, task.extensions) == (OCTOBER, before)


def test_a_units_extension_comes_back_with_its_deadline(database: Database, due_in_may: str) -> None:
    line = kept(database, due_in_may).lines[0]
    own = grant(database, due_in_may, line=line.id)
    take_back(database, due_in_may, own)
    bring_back(database, own)
    assert [each.deadline for each in kept(database, due_in_may).lines] == [AUGUST, None]


def test_an_extension_of_a_task_in_the_trash_waits_for_it(database: Database, due_in_may: str) -> None:
    first = grant(database, due_in_may)
    take_back(database, due_in_may, first)
    database.write("Bỏ", partial(changes.trash_tasks, tasks=[due_in_may]))
    with pytest.raises(UserError, match="khôi phục nhiệm vụ trước"):
        bring_back(database, first)


def test_a_deadline_typed_over_since_stays(database: Database, due_in_may: str) -> None:
    first = grant(database, due_in_may)
    database.write("Sửa", partial(changes.set_deadline, tasks=[due_in_may], deadline=OCTOBER))
    take_back(database, due_in_may, first)
    assert kept(database, due_in_may).schedule.deadline == OCTOBER


def test_one_units_part_is_given_more_time_and_follows_its_task_again(
    database: Database, due_in_may: str
) -> None:
    line = kept(database, due_in_may).lines[0]
    own = grant(database, due_in_may, line=line.id)
    task = kept(database, due_in_may)
    assert [each.deadline for each in task.lines] == [AUGUST, None]
    assert first_deadline(task, task.lines[0]) == MAY
    take_back(database, due_in_may, own)
    assert [each.deadline for each in kept(database, due_in_may).lines] == [None, None]


def test_a_unit_with_its_own_deadline_gets_it_back(database: Database, due_in_may: str) -> None:
    line = kept(database, due_in_may).lines[0]._replace(deadline=JUNE)
    database.write("Sửa", partial(changes.save_line, line=line))
    own = grant(database, due_in_may, line=line.id)
    take_back(database, due_in_may, own)
    assert kept(database, due_in_may).lines[0].deadline == JUNE


def test_a_unit_moved_on_from_its_tasks_extension_keeps_its_first_deadline_when_that_goes(
    database: Database, due_in_may: str
) -> None:
    whole = grant(database, due_in_may)
    line = kept(database, due_in_may).lines[0].id
    grant(database, due_in_may, replace(DECISION, new_deadline=OCTOBER, granted_on=AGAIN), line)
    take_back(database, due_in_may, whole)
    task = kept(database, due_in_may)
    assert (task.schedule.deadline, task.lines[0].deadline) == (MAY, OCTOBER)
    assert deadline_on(task, GRANTED, task.lines[0]) == first_deadline(task, task.lines[0]) == MAY


def test_only_one_period_of_a_recurring_task_is_moved(database: Database) -> None:
    monthly = replace(DUE_IN_MAY, id="", schedule=Schedule(None, Recurrence.QUARTERLY))
    key = database.write("Giao việc", partial(changes.add_task, task=monthly))
    period = date(2026, 3, 31)
    first = grant(database, key, Grant(date(2026, 4, 20), "15/UBND", "Chờ số liệu", date(2026, 3, 25)))
    task = kept(database, key)
    assert (task.schedule.deadline, task.extensions[0].old_deadline) == (None, period)
    assert Subject(task).deadline == date(2026, 4, 20)
    take_back(database, key, first)
    assert Subject(kept(database, key)).deadline == period


def test_several_are_given_more_time_in_one_action_or_none_is(database: Database, due_in_may: str) -> None:
    other = database.write("Giao việc", partial(changes.add_task, task=replace(DUE_IN_MAY, id="")))
    bare = replace(DUE_IN_MAY, id="", schedule=Schedule())
    open_ended = database.write("Giao việc", partial(changes.add_task, task=bare))
    line = kept(database, due_in_may).lines[1].id
    chosen = [(other, None), (due_in_may, line)]
    with pytest.raises(UserError, match="chưa có thời hạn"):
        database.write("Gia hạn", lambda a: extensions.grant(a, [*chosen, (open_ended, None)], DECISION))
    assert kept(database, other).schedule.deadline == MAY
    database.write("Gia hạn: 2 mục", lambda a: extensions.grant(a, chosen, DECISION))
    assert kept(database, other).schedule.deadline == kept(database, due_in_may).lines[1].deadline == AUGUST
    database.undo()
    assert kept(database, other).schedule.deadline == MAY
    assert kept(database, due_in_may).lines[1].deadline is None


def test_what_is_gone_meanwhile_is_said(database: Database, due_in_may: str) -> None:
    with pytest.raises(UserError, match="vừa được bỏ"):
        database.write("Gia hạn", lambda a: extensions.grant(a, [(due_in_may, "no such line")], DECISION))
    with pytest.raises(UserError, match="vừa được bỏ"):
        take_back(database, due_in_may, "no such extension")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 40), max_size=4), st.data())
def test_taking_extensions_back_in_any_order_ends_where_it_began(
    steps: list[int], data: st.DataObject
) -> None:
    import tempfile
    from datetime import timedelta
    from pathlib import Path

    from dvcq_desktop.database.database import Database

    with tempfile.TemporaryDirectory() as folder, Database.open(Path(folder) / "a.dvcq", create=True) as file:
        key = file.write("Giao việc", partial(changes.add_task, task=replace(DUE_IN_MAY, id="")))
        day = MAY
        for number, step in enumerate(steps):
            day += timedelta(days=step)
            grant(file, key, Grant(day, "15/UBND", "Chờ", date(2026, 2, 1) + timedelta(days=number)))
        assert kept(file, key).schedule.deadline == day
        for extension in data.draw(st.permutations([each.id for each in kept(file, key).extensions])):
            take_back(file, key, extension)
            assert first_deadline(kept(file, key)) == MAY
        assert kept(file, key).schedule.deadline == MAY
