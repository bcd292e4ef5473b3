# SPDX-License-Identifier: MIT
"""Somebody leaves, a village is merged: what is open moves in one action, what was done keeps its names."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes as office_changes
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Signer, Tenure, UnitGroup, UnitKind
from dvcq_desktop.office.signing_turnover import TURNOVER as SIGNING
from dvcq_desktop.office.turnover import leave, leave_position, succeed
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.standings import line_state_on, own_due
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.plan.store.turnover import TURNOVER, of_person, of_unit

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.turnover import Holding

LAST = date(2026, 6, 30)
DUE = Schedule(date(2026, 9, 1))
DONE = StateEntry(TaskState.DONE, date(2026, 5, 2))


def _fill(keys: dict[str, str], action: Action) -> None:
    """Give Huệ an open task, a finished one, one that she directs and a village's part."""
    hue, t2, t10 = keys["hue"], keys["t2"], keys["t10"]
    person = next(one for one in office.people(action.connection) if one.id == hue)
    office.save_tenure(
        action, Tenure("", hue, keys["vp"], "Công chức", starts_on=date(2025, 7, 1)), person.id
    )
    office.save_group(action, UnitGroup("", "Các thôn", (t2, t10)))
    changes.add_task(
        action,
        Task("", 2026, "Việc đang mở", lead_unit=t2, owner=hue, coordinating=(keys["vp"],), schedule=DUE),
    )
    changes.add_task(action, Task("", 2026, "Việc đã xong", lead_unit=t2, owner=hue, state=DONE))
    changes.add_task(action, Task("", 2026, "Việc chỉ đạo", director=hue, coordinating=(t2,)))
    changes.add_task(
        action,
        Task(
            "",
            2026,
            "Việc của các thôn",
            lines=(Line("", "", t2, hue, deadline=LAST), Line("", "", t10, hue, DONE)),
        ),
    )


@pytest.fixture
def filled(database: Database, keys: dict[str, str]) -> dict[str, str]:
    database.write("Giao việc", partial(_fill, keys))
    return keys


def _tasks(database: Database) -> dict[str, Task]:
    with closing(database.connect()) as connection:
        return {task.title: task for task in tasks.tasks_of_year(connection, 2026)}


def _directory(database: Database) -> Directory:
    with closing(database.connect()) as connection:
        return office.directory(connection)


def _held(database: Database, person: str) -> list[Holding]:
    with closing(database.connect()) as connection:
        return of_person(connection, person)


def test_what_is_open_in_a_name_is_listed_with_its_role(database: Database, filled: dict[str, str]) -> None:
    assert [(held.role, held.title, held.due) for held in _held(database, filled["hue"])] == [
        ("Người phụ trách", "Việc đang mở", date(2026, 9, 1)),
        ("Lãnh đạo chỉ đạo", "Việc chỉ đạo", None),
        ("Phụ trách phần việc của đơn vị", "Việc của các thôn (Thôn 2)", LAST),
    ]


def test_everything_open_moves_in_one_action_and_comes_back_in_one(
    database: Database, filled: dict[str, str]
) -> None:
    hue, dat = filled["hue"], filled["dat"]
    given = {held.id: dat for held in _held(database, hue)}
    name = "Kết thúc công tác, bàn giao 3 việc"
    handed = database.write(name, lambda action: leave(action, [hue], LAST, given, [TURNOVER]))
    assert handed == 3
    found = _tasks(database)
    assert found["Việc đang mở"].owner == dat
    assert found["Việc chỉ đạo"].director == dat
    assert {line.unit: line.owner for line in found["Việc của các thôn"].lines} == {
        filled["t2"]: dat,
        filled["t10"]: hue,
    }
    assert found["Việc đã xong"].owner == hue
    assert _directory(database).people_by_id[hue].tenures[0].ends_on == LAST
    assert database.undo() == name
    assert len(_held(database, hue)) == 3
    assert _directory(database).people_by_id[hue].tenures[0].ends_on is None


def test_what_nobody_takes_is_without_an_owner(database: Database, filled: dict[str, str]) -> None:
    database.write("Kết thúc", lambda action: leave(action, [filled["hue"]], LAST, {}, [TURNOVER]))
    assert _tasks(database)["Việc đang mở"].owner is None


def test_an_end_before_the_beginning_changes_nothing(database: Database, filled: dict[str, str]) -> None:
    hue = filled["hue"]
    before = database.verify().digest
    with pytest.raises(UserError, match=r"31/05/2025.*không được trước ngày bắt đầu \(01/07/2025\)"):
        database.write("Kết thúc", lambda action: leave(action, [hue], date(2025, 5, 31), {}, [TURNOVER]))
    assert database.verify().digest == before


def test_one_who_leaves_takes_nothing(database: Database, filled: dict[str, str]) -> None:
    hue = filled["hue"]
    given = {held.id: hue for held in _held(database, hue)}
    with pytest.raises(UserError, match="không thể nhận việc bàn giao"):
        database.write("Kết thúc", lambda action: leave(action, [hue], LAST, given, [TURNOVER]))


def test_who_only_changes_the_position_keeps_the_work(database: Database, filled: dict[str, str]) -> None:
    hue = filled["hue"]

    def change(action: Action) -> int:
        old = next(one for one in office.people(action.connection) if one.id == hue).tenures[0]
        office_changes.save_tenure(action, hue, "", {"unit": filled["vhxh"], "starts_on": date(2026, 7, 1)})
        return leave_position(action, hue, old.id, LAST, {}, [TURNOVER])

    assert database.write("Đổi vị trí", change) == 0
    assert len(_held(database, hue)) == 3


def test_a_merged_village_passes_on_what_it_has_not_done(database: Database, filled: dict[str, str]) -> None:
    t2, t10 = filled["t2"], filled["t10"]
    work = partial(succeed, units=[t2], last_day=LAST, successor=t10, rooms=[TURNOVER])
    assert database.write("Sáp nhập", work) == 3
    found = _tasks(database)
    assert found["Việc đang mở"].lead_unit == t10
    assert found["Việc đã xong"].lead_unit == t2
    assert found["Việc chỉ đạo"].coordinating == (t10,)
    lines = {line.unit: line for line in found["Việc của các thôn"].lines}
    assert lines[t2].state.state is TaskState.DROPPED
    assert lines[t2].state.reason == "Đã sáp nhập vào Thôn 10 từ ngày 01/07/2026"
    assert lines[t10].state == DONE, "what the successor has done already is not asked of it again"
    assert found["Việc của các thôn"].tally.state is TaskState.DONE


def test_on_its_last_day_the_merged_village_still_owed_its_part(
    database: Database, filled: dict[str, str]
) -> None:
    work = partial(succeed, units=[filled["t2"]], last_day=LAST, successor=filled["t10"], rooms=[TURNOVER])
    database.write("Sáp nhập", work)
    task = _tasks(database)["Việc của các thôn"]
    line = next(one for one in task.lines if one.unit == filled["t2"])
    assert line_state_on(line, task, LAST).is_open
    assert line_state_on(line, task, date(2026, 7, 1)) is TaskState.DROPPED


def test_a_new_village_owes_what_two_old_ones_owed_once(database: Database, filled: dict[str, str]) -> None:
    def merge(action: Action) -> str:
        values = {"name": "Thôn Đông", "kind": _directory(database).units_by_id[filled["t2"]].kind}
        new = office_changes.save_unit(action, "", {**values, "valid_from": date(2026, 7, 1)})
        task = next(t for t in tasks.tasks_of_year(action.connection, 2026) if t.title == "Việc của các thôn")
        changes.set_line_state(action, [line.id for line in task.lines], StateEntry())
        succeed(action, [filled["t2"], filled["t10"]], LAST, new, [TURNOVER])
        return new

    new = database.write("Sáp nhập hai thôn", merge)
    lines = _tasks(database)["Việc của các thôn"].lines
    assert [line.unit for line in lines if line.state.state.is_open] == [new]
    assert _directory(database).groups[0].members[-1] == new
    assert [
        unit.name
        for unit in _directory(database).members(_directory(database).groups[0].id, date(2026, 8, 1))
    ] == ["Thôn Đông"]


def test_a_village_without_successor_owes_nothing_more(database: Database, filled: dict[str, str]) -> None:
    work = partial(succeed, units=[filled["t2"]], last_day=LAST, successor=None, rooms=[TURNOVER])
    database.write("Giải thể", work)
    found = _tasks(database)
    assert found["Việc đang mở"].lead_unit is None
    assert found["Việc chỉ đạo"].coordinating == ()
    with closing(database.connect()) as connection:
        assert of_unit(connection, filled["t2"]) == []


def test_a_successor_must_exist_the_day_after(database: Database, filled: dict[str, str]) -> None:
    t2, t10 = filled["t2"], filled["t10"]
    database.write("Kết thúc", lambda action: office_changes.end_unit(action, [t10], date(2026, 3, 1), None))
    work = partial(succeed, units=[t2], last_day=LAST, successor=t10, rooms=[TURNOVER])
    with pytest.raises(UserError, match="“Thôn 10” không hoạt động vào ngày 01/07/2026"):
        database.write("Sáp nhập", work)
    assert _directory(database).units_by_id[t2].valid_to is None


def test_people_of_a_merged_unit_go_on_in_its_successor(database: Database, filled: dict[str, str]) -> None:
    work = partial(
        succeed,
        units=[filled["vp"]],
        last_day=LAST,
        successor=filled["vhxh"],
        rooms=[TURNOVER],
        move_people=True,
    )
    database.write("Sáp nhập", work)
    old, new = _directory(database).people_by_id[filled["hue"]].tenures
    assert (old.ends_on, new.unit, new.position, new.starts_on) == (
        LAST,
        filled["vhxh"],
        "Công chức",
        date(2026, 7, 1),
    )


def test_what_all_merged_villages_met_of_a_recurring_duty_is_not_owed_again(
    database: Database, filled: dict[str, str]
) -> None:
    first, second = date(2026, 3, 31), date(2026, 6, 30)

    def merge(action: Action) -> str:
        lines = (Line("", "", filled["t2"], filled["dat"]), Line("", "", filled["t10"]))
        quarterly = Task("", 2026, "Báo cáo quý", schedule=Schedule(None, Recurrence.QUARTERLY), lines=lines)
        task = changes.add_task(action, quarterly)
        parts = tasks.tasks(action.connection, [task])[task].lines
        for line in parts:
            changes.complete_period(action, task, first, date(2026, 3, 20), line=line.id)
        changes.complete_period(action, task, second, date(2026, 6, 20), line=parts[0].id)
        values = {"name": "Thôn Đông", "kind": UnitKind.VILLAGE, "valid_from": date(2026, 7, 1)}
        new = office_changes.save_unit(action, "", values)
        succeed(action, [filled["t2"], filled["t10"]], LAST, new, [TURNOVER])
        return new

    new = database.write("Sáp nhập hai thôn", merge)
    task = _tasks(database)["Báo cáo quý"]
    [line] = [line for line in task.lines if line.unit == new]
    assert line.owner == filled["dat"], "who followed the part goes on with it"
    assert own_due(task, date(2026, 7, 2), line) == second, "one of the two still owes the second quarter"
    [met] = [met for met in task.completions if met.line == line.id]
    assert (met.due_on, met.done_on) == (first, date(2026, 3, 20))


def test_a_part_taken_off_the_successor_before_is_owed_again(
    database: Database, filled: dict[str, str]
) -> None:
    t2, t10 = filled["t2"], filled["t10"]

    def merge(action: Action) -> None:
        task = next(t for t in tasks.tasks_of_year(action.connection, 2026) if t.title == "Việc của các thôn")
        changes.set_lines(action, task.id, [t2])
        succeed(action, [t2], LAST, t10, [TURNOVER])

    database.write("Sáp nhập", merge)
    lines = {line.unit: line for line in _tasks(database)["Việc của các thôn"].lines}
    assert lines[t10].state == StateEntry()


def test_who_leads_a_task_after_a_merger_does_not_help_with_it(
    database: Database, filled: dict[str, str]
) -> None:
    work = partial(succeed, units=[filled["t2"]], last_day=LAST, successor=filled["vp"], rooms=[TURNOVER])
    database.write("Sáp nhập", work)
    found = _tasks(database)["Việc đang mở"]
    assert (found.lead_unit, found.coordinating) == (filled["vp"], ())


def test_who_is_called_alike_but_for_the_tones_goes_on_signing(
    database: Database, filled: dict[str, str]
) -> None:
    def fill(action: Action) -> None:
        for name in ("Nguyễn Thị Huệ", "Nguyễn Thị Huế", "NGUYỄN THỊ HUỆ"):
            office.save_signer(action, Signer("", name, "Chủ tịch"))

    database.write("Thêm người ký", fill)
    rooms = [TURNOVER, SIGNING]
    database.write("Kết thúc", lambda action: leave(action, [filled["hue"]], LAST, {}, rooms))
    assert {one.name: one.ends_on for one in _directory(database).signers} == {
        "Nguyễn Thị Huệ": LAST,
        "Nguyễn Thị Huế": None,
        "NGUYỄN THỊ HUỆ": LAST,
    }
