# SPDX-License-Identifier: MIT
"""The grid of tasks and units: what a cell says, what a filter leaves, what typed words mean."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitGroup, UnitKind
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.grid import Axes, Cell, Grid, GridFilter, GridShow, ended_sentence
from dvcq_desktop.plan.grid_words import cell_sentence, cell_text, read_mark
from dvcq_desktop.plan.rules import Extension, Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Completion, Recurrence, Schedule
from dvcq_desktop.plan.standings import Standing, Timing, line_groups
from dvcq_desktop.plan.store import changes, grids, sharing
from dvcq_desktop.plan.store.grids import Mark

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database

TODAY = date(2026, 6, 15)
DONE = StateEntry(TaskState.DONE, date(2026, 3, 12))
BEGUN = StateEntry(TaskState.IN_PROGRESS)
DROPPED = StateEntry(TaskState.DROPPED, date(2026, 4, 1), "Sáp nhập")
UNITS = (
    Unit("vp", "Văn phòng", UnitKind.DIVISION),
    Unit("t1", "Thôn 1", UnitKind.VILLAGE),
    Unit("t2", "Thôn 2", UnitKind.VILLAGE),
    Unit("hội", "Hội Nông dân", UnitKind.UNION),
)
OFFICE = Directory(units=UNITS, groups=(UnitGroup("thôn", "Các thôn", ("t1", "t2")),))


def grid_of(*tasks: Task, as_of: date = TODAY, against: Against = Against.LAST) -> Grid:
    grid = Grid(2026, as_of, OFFICE, against)
    for task in tasks:
        grid.put(task, line_groups(task), f"{task.title.lower()}")
    return grid


def duty(key: str, **states: StateEntry) -> Task:
    lines = tuple(Line(f"{key}-{unit}", key, unit, state=state) for unit, state in states.items())
    return Task(key, 2026, key, schedule=Schedule(date(2026, 6, 12)), lines=lines, position=len(key))


def text(grid: Grid, task: str, unit: str) -> str:
    cell = grid.cell(task, unit)
    return cell_text(cell, grid.year) if cell else ""


def test_a_cell_says_in_a_word_or_a_day_where_the_part_stands() -> None:
    grid = grid_of(
        duty("a", vp=DONE, t1=BEGUN, t2=StateEntry(), hội=DROPPED),
        replace(duty("bb", t1=BEGUN, t2=StateEntry()), schedule=Schedule(date(2026, 9, 1))),
        replace(duty("ccc", t1=StateEntry()), schedule=Schedule(date(2026, 6, 18))),
        replace(duty("dddd", t1=StateEntry()), schedule=Schedule()),
    )
    assert [text(grid, "a", unit) for unit in ("vp", "t1", "t2", "hội")] == [
        "12/03",
        "đang, quá 3 ngày",
        "quá hạn 3 ngày",
        "không",
    ]
    assert [text(grid, "bb", unit) for unit in ("vp", "t1", "t2")] == ["", "đang", "chưa"]
    assert text(grid, "ccc", "t1") == "còn 3 ngày"
    assert text(grid, "dddd", "t1") == "chưa"
    assert grid.rows["a"].share == "1/3 đơn vị"
    assert grid.rows["a"].owed == 2


def test_a_begun_part_says_that_it_is_begun_and_how_its_deadline_stands() -> None:
    """Space on an overdue part began it, and the cell went on saying "quá hạn 3 ngày" alone."""
    grid = grid_of(
        duty("a", t1=BEGUN),
        replace(duty("bb", t1=BEGUN), schedule=Schedule(date(2026, 6, 18))),
        replace(duty("ccc", t1=BEGUN), schedule=Schedule(date(2026, 6, 15))),
    )
    said = [text(grid, name, "t1") for name in ("a", "bb", "ccc")]
    assert said == ["đang, quá 3 ngày", "đang, còn 3 ngày", "đang, hạn hôm nay"]
    late = grid.cell("a", "t1")
    assert late is not None
    assert cell_sentence(late) == "Đang thực hiện, quá hạn 3 ngày, thời hạn 12/06/2026"
    fresh = replace(late, state=TaskState.NOT_STARTED)
    for words in said:
        assert read_mark(words, late, year=2026, today=TODAY) is None
        assert read_mark(words, fresh, year=2026, today=TODAY) == BEGUN


def test_a_day_of_another_year_is_written_out() -> None:
    cell = Cell(TaskState.DONE, Standing(Timing.DONE_LATE, 20), date(2027, 1, 5))
    assert cell_text(cell, 2026) == "05/01/2027"
    assert cell_sentence(cell) == "Hoàn thành, quá hạn 20 ngày, ngày 05/01/2027"


def test_what_was_done_later_is_not_done_on_the_grids_day() -> None:
    grid = grid_of(duty("a", t1=DONE), as_of=date(2026, 3, 1))
    assert text(grid, "a", "t1") == "chưa"


def test_a_part_follows_the_deadline_that_late_is_counted_by() -> None:
    task = duty("a", t1=StateEntry())
    granted = Extension("x", "a", "a-t1", date(2026, 6, 12), date(2026, 7, 31), "1", "1", date(2026, 6, 1))
    line = task.lines[0]._replace(deadline=date(2026, 7, 31))
    task = replace(task, lines=(line,), extensions=(granted,))
    assert text(grid_of(task), "a", "t1") == "chưa"
    assert text(grid_of(task, against=Against.FIRST), "a", "t1") == "quá hạn 3 ngày"


def test_a_task_that_she_closed_owes_nothing_any_more() -> None:
    task = replace(duty("a", t1=StateEntry()), state=DONE)
    grid = grid_of(task)
    assert text(grid, "a", "t1") == "xong chung"
    assert grid.rows["a"].owed == 0


def test_a_recurring_part_tells_its_periods() -> None:
    task = replace(duty("a", t1=BEGUN, t2=StateEntry()), schedule=Schedule(None, Recurrence.QUARTERLY))
    met = Completion(date(2026, 3, 31), date(2026, 3, 30), "a-t1")
    grid = grid_of(replace(task, completions=(met,)), as_of=date(2026, 5, 1))
    assert [text(grid, "a", "t1"), text(grid, "a", "t2")] == ["1/4 kỳ", "quá hạn 31 ngày"]


def test_filters_leave_the_rows_and_columns_that_hold_such_cells() -> None:
    grid = grid_of(duty("a", vp=DONE, t1=BEGUN), duty("bb", t2=DONE, hội=StateEntry()), duty("ccc", vp=DONE))
    assert grid.axes() == Axes(("a", "bb", "ccc"), ("vp", "t1", "t2", "hội"))
    assert grid.axes(GridFilter(groups=frozenset({"thôn"}))) == Axes(("a", "bb"), ("t1", "t2"))
    assert grid.axes(GridFilter(kinds=frozenset({UnitKind.UNION}))) == Axes(("bb",), ("hội",))
    assert grid.axes(GridFilter(show=frozenset({GridShow.OWED}))) == Axes(("a", "bb"), ("t1", "hội"))
    assert grid.axes(GridFilter(show=frozenset({GridShow.DONE}))).units == ("vp", "t2")
    assert grid.axes(GridFilter(text="ccc")) == Axes(("ccc",), ("vp",))
    assert grid.axes(GridFilter(units=frozenset({"t1"}), show=frozenset({GridShow.OVERDUE}))) == Axes(
        ("a",), ("t1",)
    )


def test_what_is_owed_is_counted_by_unit_and_in_all() -> None:
    grid = grid_of(duty("a", vp=DONE, t1=BEGUN), duty("bb", t1=StateEntry(), hội=StateEntry()))
    axes = grid.axes()
    assert grid.owed_by(axes) == {"t1": 2, "hội": 1}
    assert grid.counts(axes) == {GridShow.OWED: 3, GridShow.OVERDUE: 3, GridShow.DONE: 1}


def test_rows_and_columns_stay_while_the_grid_is_filled() -> None:
    grid = grid_of(duty("a", t1=BEGUN), duty("bb", t2=BEGUN))
    axes = grid.axes(GridFilter(show=frozenset({GridShow.OWED})))
    done = duty("a", t1=DONE)
    grid.put(done, line_groups(done))
    assert grid.kept(axes) == axes
    grid.rows.pop("bb")
    assert grid.kept(axes) == Axes(("a",), ("t1",))


CELL = Cell(TaskState.NOT_STARTED, Standing(Timing.ON_TRACK, 9))


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("", None),
        ("x", StateEntry(TaskState.DONE, TODAY)),
        (" X ", StateEntry(TaskState.DONE, TODAY)),
        ("✓", StateEntry(TaskState.DONE, TODAY)),
        ("xong", StateEntry(TaskState.DONE, TODAY)),
        ("12/3", DONE),
        ("12.3.2026", DONE),
        ("12-3", DONE),
        ("2026-03-12", DONE),
        ("x 12/3", DONE),
        ("✓ 12/03", DONE),
        ("hôm nay", StateEntry(TaskState.DONE, TODAY)),
        ("+0", StateEntry(TaskState.DONE, TODAY)),
        ("đang", BEGUN),
        ("Đang thực hiện", BEGUN),
        ("chưa", StateEntry()),
        ("-", StateEntry()),
        ("quá hạn 3 ngày", None),
        ("còn 12 ngày", None),
        ("1/4 kỳ", None),
    ],
)
def test_typed_words_mean_a_state(typed: str, entry: StateEntry | None) -> None:
    assert read_mark(typed, CELL, year=2026, today=TODAY) == entry


def test_a_day_without_a_year_is_one_of_the_plans_year() -> None:
    found = read_mark("12/3", CELL, year=2025, today=TODAY)
    assert found == StateEntry(TaskState.DONE, date(2025, 3, 12))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/2", "Ngày 31/2/2026 không có thật"),
        ("20/12", "chưa tới"),
        ("abc", "Không hiểu “abc”"),
        ("không", "phải có lý do"),
    ],
)
def test_words_that_mean_nothing_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read_mark(typed, CELL, year=2026, today=TODAY)


def test_a_part_that_was_let_off_may_be_pasted_back() -> None:
    cell = Cell(TaskState.DROPPED, Standing(Timing.DROPPED))
    assert read_mark("không", cell, year=2026, today=TODAY) is None


@given(st.dates(date(2026, 1, 1), TODAY))
def test_what_a_done_cell_says_means_the_same_day(day: date) -> None:
    cell = Cell(TaskState.DONE, Standing(Timing.DONE), day)
    for whole in (False, True):
        said = cell_text(cell, 2026, whole_day=whole)
        assert read_mark(said, cell, year=2026, today=TODAY) == StateEntry(TaskState.DONE, day)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_in_a_sentence(typed: str) -> None:
    with suppress(UserError):
        read_mark(typed, CELL, year=2026, today=TODAY)


def test_an_ended_unit_says_for_whom_to_record_it() -> None:
    old = Unit("old", "Thôn Cũ", UnitKind.VILLAGE, valid_to=date(2026, 6, 30), successor="t1")
    office = replace(OFFICE, units=(*UNITS, old))
    assert (
        ended_sentence(old, office)
        == "Thôn Cũ đã sáp nhập vào Thôn 1 từ ngày 01/07/2026; hãy ghi cho Thôn 1."
    )
    alone = old._replace(successor=None)
    assert ended_sentence(alone, office).startswith("Thôn Cũ đã kết thúc hoạt động từ ngày 01/07/2026;")


# In the file


def kept(database: Database, keys: dict[str, str]) -> str:
    lines = (Line("", "", keys["t2"]), Line("", "", keys["t10"]))
    task = Task("", 2026, "Ban hành kế hoạch", schedule=Schedule(date(2026, 6, 12)), lines=lines)
    return database.write("Giao", lambda action: changes.add_task(action, task))


def loaded(database: Database, as_of: date = TODAY) -> Grid:
    with closing(database.connect()) as connection:
        return grids.load_grid(connection, 2026, as_of)


def marked(database: Database, *marks: Mark, today: date = TODAY) -> int:
    return database.write("Ghi", lambda action: grids.mark(action, marks, today))


def test_several_cells_are_written_in_one_action(database: Database, keys: dict[str, str]) -> None:
    task = kept(database, keys)
    database.write("Việc không có nhóm", lambda action: changes.add_task(action, Task("", 2026, "Việc")))
    assert marked(database, Mark(task, keys["t2"], DONE), Mark(task, keys["t10"], DONE)) == 2
    grid = loaded(database)
    assert list(grid.rows) == [task]
    assert grid.rows[task].share == "2/2 đơn vị"
    assert database.undo() == "Ghi"
    assert loaded(database).rows[task].share == "0/2 đơn vị"


def test_a_refused_cell_leaves_all_as_it_was(database: Database, keys: dict[str, str]) -> None:
    task = kept(database, keys)

    def merge(action: Action) -> None:
        directory = office_store.directory(action.connection)
        old = directory.units_by_id[keys["t10"]]
        office_store.save_unit(action, old._replace(valid_to=date(2026, 4, 30), successor=keys["t2"]))

    database.write("Sáp nhập", merge)
    with pytest.raises(
        UserError, match="Thôn 10 đã sáp nhập vào Thôn 2 từ ngày 01/05/2026; hãy ghi cho Thôn 2"
    ):
        marked(database, Mark(task, keys["t2"], DONE), Mark(task, keys["t10"], DONE))
    assert loaded(database).rows[task].done == 0
    with pytest.raises(UserError, match="chưa tới"):
        marked(database, Mark(task, keys["t2"], DONE._replace(on=TODAY + timedelta(days=1))))
    with pytest.raises(UserError, match="vừa được bỏ"):
        marked(database, Mark(task, keys["vp"], DONE))


def test_a_recurring_part_is_done_period_by_period(database: Database, keys: dict[str, str]) -> None:
    lines = (Line("", "", keys["t2"]), Line("", "", keys["t10"]))
    quarterly = Task("", 2026, "Báo cáo", schedule=Schedule(None, Recurrence.QUARTERLY), lines=lines)
    task = database.write("Giao", lambda action: changes.add_task(action, quarterly))
    marked(database, Mark(task, keys["t2"], DONE))
    marked(database, Mark(task, keys["t2"], DONE._replace(on=TODAY)))
    cell = loaded(database).cell(task, keys["t2"])
    assert cell is not None
    assert cell.periods == (2, 4)
    marked(database, Mark(task, keys["t2"], StateEntry()))
    cell = loaded(database).cell(task, keys["t2"])
    assert cell is not None
    assert cell.periods == (1, 4)
    for _ in range(3):
        marked(database, Mark(task, keys["t2"], DONE._replace(on=TODAY)))
    with pytest.raises(UserError, match="Mọi kỳ"):
        marked(database, Mark(task, keys["t2"], DONE))


def test_a_task_given_to_a_group_before_it_had_units_is_shared_out(
    database: Database, keys: dict[str, str]
) -> None:
    def give(action: Action) -> tuple[str, str]:
        group = office_store.save_group(action, UnitGroup("", "Các thôn", (keys["t2"], keys["t10"])))
        first = changes.add_task(action, Task("", 2026, "Chưa chia", group=group))
        second = changes.add_task(action, Task("", 2026, "Đã bỏ", group=group))
        changes.set_lines(action, second, [keys["t2"]])
        changes.set_lines(action, second, [])
        return first, second

    first, _second = database.write("Giao", give)
    with closing(database.connect()) as connection:
        office = office_store.directory(connection)
        assert [
            (each.task, each.units) for each in sharing.lacking(connection, office, TODAY, year=2026)
        ] == [(first, (keys["t2"], keys["t10"]))]
    assert database.write("Chia", lambda action: sharing.share_out(action, 2026, TODAY)) == 1
    assert list(loaded(database).rows) == [first]
    with closing(database.connect()) as connection:
        assert sharing.lacking(connection, office, TODAY, year=2026) == []


def test_units_of_a_widened_group_lack_what_is_open_of_it(database: Database, keys: dict[str, str]) -> None:
    def give(action: Action) -> list[str]:
        group = office_store.save_group(action, UnitGroup("", "Các thôn", (keys["t2"],)))
        made = []
        for place, year in enumerate((2026, 2026, 2025)):
            made.append(changes.add_task(action, Task("", year, f"Việc {place}", group=group)))
            lines = changes.add_lines(action, made[-1], [keys["t2"]])
            if place == 1:
                changes.set_line_state(action, lines, DONE)
        [kept] = office_store.groups(action.connection)
        office_store.save_group(action, kept._replace(members=(keys["t2"], keys["t10"])))
        return made

    first, *_others = database.write("Giao", give)
    with closing(database.connect()) as connection:
        office = office_store.directory(connection)
        assert sharing.lacking(connection, office, TODAY) == [
            sharing.Lack(first, office.groups[0].id, (keys["t10"],))
        ]
    assert database.write("Chia", lambda action: sharing.share_out(action, 2026, TODAY, ["none"])) == 0
    assert database.write("Chia", lambda action: sharing.share_out(action, 2026, TODAY, [first])) == 1
    with closing(database.connect()) as connection:
        assert sharing.lacking(connection, office, TODAY) == []


def test_a_group_that_never_had_members_takes_the_units_of_its_kind(
    database: Database, keys: dict[str, str]
) -> None:
    def give(action: Action) -> str:
        group = office_store.save_group(action, UnitGroup("", "Các thôn, đoàn thể"))
        return changes.add_task(action, Task("", 2026, "Tuyên truyền", group=group))

    task = database.write("Giao", give)
    assert database.write("Chia", lambda action: sharing.share_out(action, 2026, TODAY)) == 1
    assert set(loaded(database).rows[task].cells) == {keys["t2"], keys["t10"]}
    with closing(database.connect()) as connection:
        [group] = office_store.groups(connection)
    assert group.members == (keys["t2"], keys["t10"])


def test_only_what_changed_is_read_anew(database: Database, keys: dict[str, str]) -> None:
    task = kept(database, keys)
    grid = loaded(database)
    marked(database, Mark(task, keys["t2"], DONE))
    with closing(database.connect()) as connection:
        [line] = [
            row["id"]
            for row in connection.execute("select id from task_line where unit = ?", (keys["t2"],)).fetchall()
        ]
        assert grids.refresh_grid(connection, grid, [("task_line", line)])
        assert grid.rows[task].done == 1
        assert not grids.refresh_grid(connection, grid, [("unit", keys["t2"])])
    database.write("Bỏ", lambda action: action.trash("task", task))
    with closing(database.connect()) as connection:
        assert grids.refresh_grid(connection, grid, [("task", task)])
    assert grid.rows == {}
