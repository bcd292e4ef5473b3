# SPDX-License-Identifier: MIT
"""What units send back: typed rows, files told apart by name, all of it kept in one action."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.plan.returns import (
    ISSUED,
    NUMBER,
    RECEIVED,
    SIGNER,
    Row,
    all_returned,
    match_files,
    returned_of,
    rows_of,
    texts_by_unit,
)
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes, returns, tasks
from dvcq_desktop.plan.store.returns import Kept
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

TODAY = date(2026, 6, 15)
NAMES = ("Thôn Đông Lĩnh", "Thôn Tân Lập 1", "Thôn Tân Lập 2", "Thôn Tân Lập 10", "Thôn Ao Dài", "Thôn 2")
UNITS = (
    *(Unit(name, name, UnitKind.VILLAGE) for name in NAMES),
    Unit("ban", "Ban công tác Mặt trận thôn Đông Lĩnh", UnitKind.FRONT_COMMITTEE),
    Unit("vhxh", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, "Phòng VH-XH", "VHXH"),
    Unit("vp", "Văn phòng HĐND&UBND", UnitKind.DIVISION, symbol="VP"),
)
OLD = Unit("old", "Thôn Cũ", UnitKind.VILLAGE, valid_to=date(2026, 4, 30), successor="Thôn 2")
OFFICE = Directory(units=(*UNITS, OLD))


def test_a_list_that_names_the_units_goes_by_them() -> None:
    rows = [Row(Line("", "", unit.id), unit, {}) for unit in UNITS]
    vhxh, lap_2 = 7, 2
    titled = [
        ["TT", "Đơn vị", "Người ký", "Ghi chú", "Số, ký hiệu"],
        ["1", "Phòng VH-XH", "Lê Văn Ba", "muộn", "05/KH"],
        ["2", "thôn tân lập 2", "", "", "06/KH"],
        ["", "", "", "", ""],
    ]
    assert texts_by_unit(titled, rows) == [
        (vhxh, SIGNER, "Lê Văn Ba"),
        (vhxh, NUMBER, "05/KH"),
        (lap_2, NUMBER, "06/KH"),
    ]
    plain = [["Thôn Tân Lập 2", "06/KH", "9/3/2026"]]
    assert texts_by_unit(plain, rows) == [(lap_2, NUMBER, "06/KH"), (lap_2, ISSUED, "9/3/2026")]
    copied = [["Thôn Tân Lập 2", "Còn 5 ngày", "06/KH", "", "", "9/3/2026", ""]]
    assert texts_by_unit(copied, rows) == [(lap_2, NUMBER, "06/KH"), (lap_2, RECEIVED, "9/3/2026")]


def test_a_list_that_names_none_of_the_units_goes_by_its_place() -> None:
    rows = [Row(Line("", "", unit.id), unit, {}) for unit in UNITS]
    assert texts_by_unit([["05/KH", "9/3/2026"]], rows) is None
    assert texts_by_unit([[""]], rows) is None
    strange = [["Thôn 2", "05/KH"], ["Thôn Tân Lập 1", "06/KH"], ["Thôn Lạ", "07/KH"]]
    with pytest.raises(UserError, match=r"Dòng 3 .*“Thôn Lạ” không phải đơn vị được giao"):
        texts_by_unit(strange, rows)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kế hoạch Thôn Đông Lĩnh.pdf", "Thôn Đông Lĩnh"),
        ("ke-hoach_thon-dong-linh_2026.pdf", "Thôn Đông Lĩnh"),
        ("KH THON DONG LINH (ky so).docx", "Thôn Đông Lĩnh"),
        ("KHThonDongLinh.pdf", "Thôn Đông Lĩnh"),
        ("dong linh.pdf", "Thôn Đông Lĩnh"),
        ("Ban công tác Mặt trận thôn Đông Lĩnh.pdf", "ban"),
        ("thôn tân lập 1.pdf", "Thôn Tân Lập 1"),
        ("thôn tân lập 10.pdf", "Thôn Tân Lập 10"),
        ("ThonTanLap10.pdf", "Thôn Tân Lập 10"),
        ("ThonTanLap12.pdf", None),
        ("thôn tân lập.pdf", None),
        ("Thôn 2.pdf", "Thôn 2"),
        ("thon 20.pdf", None),
        ("2.pdf", None),
        ("05-KH-VHXH.pdf", "vhxh"),
        ("P. VH-XH xã.pdf", None),
        ("Phòng VHXH.pdf", "vhxh"),
        ("kế hoạch phòng văn hóa xã hội.pdf", "vhxh"),
        ("Văn phòng HĐND và UBND.pdf", "vp"),
        ("KH VP 03.pdf", "vp"),
        ("scan0001.pdf", None),
        (".pdf", None),
    ],
)
def test_a_file_is_of_the_unit_that_its_name_names(name: str, unit: str | None) -> None:
    assert match_files([name], UNITS) == {name: unit}


@given(
    st.sampled_from(UNITS),
    st.sampled_from(["", "Kế hoạch ", "05-KH_", "(bản ký) "]),
    st.sampled_from(["", " 2026-06", " - ký số", "_v3"]),
    st.booleans(),
)
def test_whatever_stands_around_a_units_name_the_file_is_its(
    unit: Unit, before: str, after: str, plain: bool
) -> None:
    name = f"{before}{unit.name}{after}.pdf"
    name = fold(name) if plain else name
    assert match_files([name], UNITS)[name] == unit.id


@given(st.text(max_size=30))
def test_any_name_of_a_file_can_be_asked_for(name: str) -> None:
    assert set(match_files([name], UNITS)) == {name}


def row(typed: dict[str, str], unit: Unit = UNITS[0], line: Line | None = None) -> Row:
    held = line or Line(f"line-{unit.id}", "task", unit.id)
    [known] = rows_of(Task("task", 2026, "Việc", lines=(held,)), OFFICE, TODAY)
    return replace(known, typed={**known.typed, **typed})


def read(given: Row) -> object:
    return returned_of(given, OFFICE, year=2026, today=TODAY)


def test_a_typed_row_is_the_units_own_plan_done_on_the_day_it_was_received() -> None:
    found = returned_of(
        row({NUMBER: "05/KH", ISSUED: "9/3", SIGNER: " Bùi  Văn Tư", RECEIVED: "12/3"}),
        OFFICE,
        year=2026,
        today=TODAY,
    )
    assert found is not None
    assert (found.line.own_plan_number, found.line.own_plan_on) == ("05/KH", date(2026, 3, 9))
    assert found.line.own_plan_signer == "Bùi Văn Tư"
    assert found.state == StateEntry(TaskState.DONE, date(2026, 3, 12))


def test_what_is_not_received_yet_changes_no_state() -> None:
    found = returned_of(row({NUMBER: "05/KH"}), OFFICE, year=2026, today=TODAY)
    assert found is not None
    assert found.state is None


def test_a_row_that_says_nothing_new_is_left_alone() -> None:
    done = StateEntry(TaskState.DONE, date(2026, 3, 12))
    line = Line("line", "task", UNITS[0].id, state=done, own_plan_number="05/KH")
    assert read(row({}, line=line)) is None
    assert read(row({RECEIVED: "12/3"}, line=line)) is None
    assert read(row({})) is None


def test_a_cleared_day_of_receipt_is_taken_back_and_x_is_today() -> None:
    done = StateEntry(TaskState.DONE, date(2026, 3, 12))
    line = Line("line", "task", UNITS[0].id, state=done)
    cleared = returned_of(row({RECEIVED: ""}, line=line), OFFICE, year=2026, today=TODAY)
    assert cleared is not None
    assert cleared.state == StateEntry()
    today = returned_of(row({RECEIVED: "x"}), OFFICE, year=2026, today=TODAY)
    assert today is not None
    assert today.state == StateEntry(TaskState.DONE, TODAY)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({ISSUED: "31/2"}, "Ngày ban hành: Ngày 31/2/2026 không có thật"),
        ({RECEIVED: "mai"}, "Ngày nhận: Ngày 16/06/2026 chưa tới"),
        ({ISSUED: "12/3", RECEIVED: "9/3"}, "Ngày nhận 09/03/2026 ở trước ngày ban hành 12/03/2026"),
    ],
)
def test_days_that_cannot_be_are_refused(typed: dict[str, str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read(row(typed))


def test_a_unit_that_was_merged_sends_nothing_any_more() -> None:
    with pytest.raises(
        UserError, match="Thôn Cũ đã sáp nhập vào Thôn 2 từ ngày 01/05/2026; hãy ghi cho Thôn 2"
    ):
        read(row({NUMBER: "1"}, OLD))
    assert read(row({}, OLD)) is None


def test_every_row_that_cannot_be_read_is_named() -> None:
    rows = [row({RECEIVED: "x"}), row({ISSUED: "31/2"}, UNITS[4]), row({NUMBER: "1"}, OLD)]
    with pytest.raises(UserError) as refused:
        all_returned(rows, OFFICE, year=2026, today=TODAY)
    first, second = refused.value.sentence.split("\n")
    assert first.startswith("Dòng 2, Thôn Ao Dài: Ngày ban hành: Ngày 31/2")
    assert second.startswith("Dòng 3, Thôn Cũ: Thôn Cũ đã sáp nhập")


def test_units_that_still_owe_stand_first_and_ended_ones_last() -> None:
    done = StateEntry(TaskState.DONE, TODAY)
    lines = (
        Line("1", "task", "old"),
        Line("2", "task", UNITS[0].id, state=done),
        Line("3", "task", UNITS[1].id),
        Line("4", "task", UNITS[2].id, own_plan_number="1"),
    )
    rows = rows_of(Task("task", 2026, "Việc", lines=lines), OFFICE, TODAY)
    assert [each.line.id for each in rows] == ["3", "2", "4", "1"]


# In the file


def kept(database: Database, keys: dict[str, str], schedule: Schedule = Schedule(date(2026, 6, 12))) -> str:
    lines = (Line("", "", keys["t2"]), Line("", "", keys["t10"], owner=keys["hue"]))
    task = Task("", 2026, "Ban hành kế hoạch", schedule=schedule, lines=lines)
    return database.write("Giao", lambda action: changes.add_task(action, task))


def lines_of(database: Database, task: str) -> tuple[Line, Line]:
    with closing(database.connect()) as connection:
        [found] = tasks.whole_tasks(connection, [task])
    first, second = found.lines
    return first, second


def keep(database: Database, task: str, *returned: Kept) -> int:
    return database.write("Nhập", lambda action: returns.keep_returns(action, task, returned, TODAY))


def test_all_returns_are_kept_in_one_action_and_the_same_file_once(
    database: Database, keys: dict[str, str]
) -> None:
    task = kept(database, keys)
    first, second = lines_of(database, task)
    plan = {"own_plan_number": "05/KH", "own_plan_on": date(2026, 3, 9), "own_plan_signer": "Bùi Văn Tư"}
    done = StateEntry(TaskState.DONE, TODAY)
    file = ("KH.pdf", b"%PDF one")
    assert (
        keep(
            database,
            task,
            Kept(first._replace(**plan), done, file),  # type: ignore[arg-type]  # three fields of their own types
            Kept(second, None, file),
        )
        == 2
    )
    first, second = lines_of(database, task)
    assert (first.own_plan_number, first.state, first.own_plan_file_name) == ("05/KH", done, "KH.pdf")
    assert first.own_plan_file == second.own_plan_file
    assert second.owner == keys["hue"]
    assert second.state == StateEntry()
    with closing(database.connect()) as connection:
        assert connection.execute("select count(*) from blob").fetchone()[0] == 1
    database.undo()
    assert not any(line.has_own_plan for line in lines_of(database, task))


def test_one_unit_that_is_no_more_leaves_all_as_it_was(database: Database, keys: dict[str, str]) -> None:
    task = kept(database, keys)
    first, second = lines_of(database, task)

    def end(action: Action) -> None:
        old = office_store.directory(action.connection).units_by_id[keys["t10"]]
        office_store.save_unit(action, old._replace(valid_to=date(2026, 4, 30), successor=keys["t2"]))

    database.write("Sáp nhập", end)
    with pytest.raises(UserError, match="đã sáp nhập vào Thôn 2"):
        keep(
            database,
            task,
            Kept(first._replace(own_plan_number="1")),
            Kept(second._replace(own_plan_number="2"), None, ("a", b"a")),
        )
    assert not any(line.has_own_plan for line in lines_of(database, task))
    with pytest.raises(UserError, match="đã sáp nhập vào Thôn 2"):
        database.write("Sửa", lambda action: returns.keep_line(action, second, None, TODAY))


def test_a_unit_taken_off_meanwhile_is_told(database: Database, keys: dict[str, str]) -> None:
    task = kept(database, keys)
    first, _second = lines_of(database, task)
    database.write("Bỏ", lambda action: action.trash("task_line", first.id))
    with pytest.raises(UserError, match="vừa được bỏ khỏi danh sách"):
        keep(database, task, Kept(first))


def test_a_return_of_a_recurring_duty_meets_its_period(database: Database, keys: dict[str, str]) -> None:
    task = kept(database, keys, Schedule(None, Recurrence.QUARTERLY))
    first, _second = lines_of(database, task)
    keep(database, task, Kept(first, StateEntry(TaskState.DONE, date(2026, 3, 30))))
    with closing(database.connect()) as connection:
        [found] = tasks.whole_tasks(connection, [task])
    assert [(met.due_on, met.line) for met in found.completions] == [(date(2026, 3, 31), first.id)]
