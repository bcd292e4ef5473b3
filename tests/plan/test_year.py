# SPDX-License-Identifier: MIT
"""One small year of a commune: a plan is read, given out, followed, and looked at on many days."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Progress
from dvcq_desktop.office import store as office
from dvcq_desktop.office.calendar import Holiday
from dvcq_desktop.office.rules import Person, Unit, UnitGroup, UnitKind
from dvcq_desktop.plan.index import Due, Show, TaskFilter, TaskIndex
from dvcq_desktop.plan.loading import load_year
from dvcq_desktop.plan.plantext import PlanText, Section, TaskText
from dvcq_desktop.plan.prints import counts, words
from dvcq_desktop.plan.proposals import joined_proposals
from dvcq_desktop.plan.rules import Extension, StateEntry, TaskState
from dvcq_desktop.plan.rules import Progress as Entry
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.store import changes, importing, tasks
from dvcq_desktop.plan.store.printing import load_request

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.prints.request import PrintRequest

PLEDGE, OUTREACH, REPORT, MODEL = "Ký cam kết", "Tuyên truyền", "Báo cáo kết quả", "Xây dựng mô hình"
TEXT = PlanText(
    kind="KẾ HOẠCH",
    abstract="Công tác dân vận chính quyền năm 2026",
    sections=(
        Section("II", "NHIỆM VỤ", "", "II", children=(Section("5", "Đạo đức công vụ", "", "II.5"),)),
        Section("III", "TỔ CHỨC THỰC HIỆN", "", "III", children=(Section("2", "Văn phòng", "", "III.2"),)),
    ),
    tasks=(
        TaskText(PLEDGE, "Không gây phiền hà", ("II.5",)),
        TaskText(PLEDGE, "Tổ chức ký", ("III.2",), lead="Văn phòng HĐND&UBND xã"),
        TaskText(OUTREACH, "Về chuyển đổi số", ("II.5",), lead="Phòng Văn hóa - Xã hội"),
        TaskText(REPORT, "Hằng quý báo cáo", ("III.2",), lead="Phòng Văn hóa - Xã hội"),
        TaskText(MODEL, "Mỗi thôn một mô hình", ("II.5",), units=("Các thôn",)),
    ),
    join_proposals=(frozenset({0, 1}),),
)
VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 3")


def day(month: int, number: int) -> date:
    return date(2026, month, number)


class Year:
    """The officer's hands: each method is one thing she does."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people = database.write("Lập cơ quan", _save_office)
        made = database.write(
            "Nhập kế hoạch",
            lambda action: importing.import_plan(action, TEXT, joined_proposals(TEXT), year=2026),
        )
        with closing(database.connect()) as connection:
            found = tasks.whole_tasks(connection, made.tasks)
            self.directory = office.directory(connection)
        self.keys = {task.title: task.id for task in found}
        self.lines = {self.directory.unit_name(line.unit): line.id for task in found for line in task.lines}

    def give_out(self) -> None:
        def assign(action: Action) -> None:
            changes.set_owner(action, self.keys.values(), self.people)
            changes.set_product(action, self.keys.values(), "Báo cáo")
            changes.set_schedule(action, [self.keys[PLEDGE]], Schedule(day(3, 31)))
            changes.set_schedule(action, [self.keys[OUTREACH]], Schedule(day(6, 30)))
            changes.set_schedule(action, [self.keys[REPORT]], Schedule(None, Recurrence.QUARTERLY))
            changes.set_schedule(action, [self.keys[MODEL]], Schedule(day(9, 2)))
            third = next(
                line
                for line in tasks.tasks(action.connection, [self.keys[MODEL]])[self.keys[MODEL]].lines
                if line.id == self.lines["Thôn 3"]
            )
            changes.save_line(action, third._replace(deadline=day(7, 15)))

        self.database.write("Giao việc: 4 nhiệm vụ", assign)

    def note(self, title: str, on: date, percent: int) -> None:
        entry = Entry("", self.keys[title], None, None, on, percent, "Đã làm một phần")
        self.database.write("Ghi tiến độ", lambda action: changes.record_progress(action, entry))

    def finish(self, title: str, on: date) -> None:
        done = StateEntry(TaskState.DONE, on)
        self.database.write("Hoàn thành", lambda action: changes.set_state(action, [self.keys[title]], done))

    def finish_village(self, name: str, on: date) -> None:
        done = StateEntry(TaskState.DONE, on)
        self.database.write(
            "Hoàn thành", lambda action: changes.set_line_state(action, [self.lines[name]], done)
        )

    def report(self, due: date, on: date) -> None:
        self.database.write(
            "Hoàn thành kỳ", lambda action: changes.complete_period(action, self.keys[REPORT], due, on)
        )

    def extend(self, title: str, old: date, new: date, on: date) -> None:
        granted = Extension("", self.keys[title], None, old, new, "Công văn 15", "Chờ tài liệu", on)
        self.database.write("Gia hạn", lambda action: changes.extend(action, granted))

    def index(self, as_of: date) -> TaskIndex:
        with closing(self.database.connect()) as connection:
            return load_year(connection, 2026, as_of).tasks

    def seen(self, as_of: date) -> dict[str, str]:
        return {entry.task.title: entry.standing.label for entry in self.index(as_of).entries.values()}

    def paper(self, as_of: date) -> PrintRequest:
        with closing(self.database.connect()) as connection:
            return load_request(connection, 2026, as_of)


def _save_office(action: Action) -> str:
    villages = [
        office.save_unit(action, Unit("", name, UnitKind.VILLAGE, position=n))
        for n, name in enumerate(VILLAGES)
    ]
    office.save_unit(action, Unit("", "Thôn 4", UnitKind.VILLAGE, valid_to=date(2025, 6, 30)))
    office.save_group(action, UnitGroup("", "Các thôn", tuple(villages)))
    office.save_holiday(action, Holiday("", day(9, 2), "Quốc khánh"))
    return office.save_person(action, Person("", "Nguyễn Thị Huệ"))


@pytest.fixture
def year(database: Database) -> Year:
    return Year(database)


@pytest.fixture
def lived(year: Year) -> Year:
    """Live through the year to its last day."""
    year.give_out()
    year.note(PLEDGE, day(2, 10), 40)
    year.finish(PLEDGE, day(3, 27))
    year.report(day(3, 31), day(3, 30))
    year.extend(OUTREACH, day(6, 30), day(9, 15), day(6, 25))
    year.report(day(6, 30), day(7, 6))
    year.finish_village("Thôn 1", day(7, 20))
    year.finish_village("Thôn 3", day(7, 20))
    year.finish_village("Thôn 2", day(9, 3))
    year.finish(OUTREACH, day(9, 14))
    year.report(day(9, 30), day(9, 30))
    year.report(day(12, 31), day(12, 30))
    return year


def test_what_was_just_read_in_waits_to_be_given_out(year: Year) -> None:
    index = year.index(day(1, 5))
    assert index.counts(index.ids(TaskFilter())) == {Show.NOT_STARTED: 4, Show.UNCLEAR: 4}
    assert index.ids(TaskFilter(due=frozenset({Due.NONE}))) == list(year.keys.values())
    assert next(entry.task.source_labels for entry in index.entries.values()) == "II.5, III.2"
    assert set(year.lines) == set(VILLAGES)


def test_what_is_given_out_is_clear_and_on_its_way(year: Year) -> None:
    year.give_out()
    index = year.index(day(1, 15))
    assert index.counts(index.ids(TaskFilter())) == {Show.NOT_STARTED: 4}
    assert set(year.seen(day(1, 15)).values()) == {"Trong hạn"}
    assert index.ids(TaskFilter(), "deadline")[:2] == [year.keys[PLEDGE], year.keys[REPORT]]


def test_the_first_progress_and_the_last_week_are_seen(year: Year) -> None:
    year.give_out()
    year.note(PLEDGE, day(2, 10), 40)
    index = year.index(day(3, 25))
    assert year.seen(day(3, 25))[PLEDGE] == year.seen(day(3, 25))[REPORT] == "Còn 6 ngày"
    assert index.ids(TaskFilter(show=frozenset({Show.IN_PROGRESS}))) == [year.keys[PLEDGE]]
    assert index.entries[year.keys[PLEDGE]].percent == 40


def test_more_time_takes_a_task_off_the_list_of_what_is_due(year: Year) -> None:
    year.give_out()
    assert year.seen(day(6, 24))[OUTREACH] == "Còn 6 ngày"
    year.extend(OUTREACH, day(6, 30), day(9, 15), day(6, 25))
    assert year.seen(day(6, 25))[OUTREACH] == "Trong hạn"
    year.database.undo()
    assert year.seen(day(7, 1))[OUTREACH] == "Quá hạn 1 ngày"


@pytest.mark.parametrize(
    ("as_of", "title", "label"),
    [
        (day(3, 26), PLEDGE, "Còn 5 ngày"),
        (day(3, 27), PLEDGE, "Hoàn thành trước hạn"),
        (day(3, 30), REPORT, "Trong hạn"),
        (day(7, 3), REPORT, "Quá hạn 3 ngày"),
        (day(7, 6), REPORT, "Trong hạn"),
        (day(12, 31), REPORT, "Hoàn thành"),
        (day(7, 15), MODEL, "Đến hạn hôm nay"),
        (day(7, 16), MODEL, "Quá hạn 1 ngày"),
        (day(7, 20), MODEL, "Trong hạn"),
        (day(9, 2), MODEL, "Còn 1 ngày"),
        (day(9, 3), MODEL, "Hoàn thành, quá hạn 5 ngày"),
        (day(6, 24), OUTREACH, "Còn 6 ngày"),
        (day(6, 25), OUTREACH, "Trong hạn"),
        (day(9, 14), OUTREACH, "Hoàn thành trước hạn"),
    ],
)
def test_looking_back_shows_what_was_so_on_that_day(lived: Year, as_of: date, title: str, label: str) -> None:
    assert lived.seen(as_of)[title] == label


def test_each_village_is_drawn_by_its_own_part(lived: Year) -> None:
    index = lived.index(day(7, 18))
    picture = index.by_unit([lived.keys[MODEL]])
    named = {lived.directory.unit_name(unit): dict(parts) for unit, parts in picture.items()}
    assert named == {"Thôn 1": {"not-started": 1}, "Thôn 2": {"not-started": 1}, "Thôn 3": {"overdue": 1}}
    assert lived.index(day(7, 20)).entries[lived.keys[MODEL]].percent == 66


@pytest.mark.parametrize("week", range(0, 53, 4))
def test_the_screen_and_the_paper_count_the_same_on_every_day(lived: Year, week: int) -> None:
    as_of = day(1, 2) + timedelta(weeks=week)
    index, request = lived.index(as_of), lived.paper(as_of)
    screen, paper = index.counts(index.ids(TaskFilter())), counts.whole(request)
    assert (screen[Show.DONE], screen[Show.DONE_LATE], screen[Show.OVERDUE], screen[Show.DROPPED]) == (
        *(paper.done, paper.late, paper.overdue, paper.dropped),
    )
    assert (screen[Show.IN_PROGRESS], screen[Show.NOT_STARTED]) == (paper.in_progress, paper.not_started)
    drawn = {
        lived.directory.unit_name(unit): parts for unit, parts in index.by_unit(list(index.entries)).items()
    }
    printed = counts.by_unit(request)
    assert {name: (parts["done"], parts["overdue"]) for name, parts in drawn.items()} == {
        name: (row.done, row.overdue) for name, row in printed.items()
    }


@pytest.mark.parametrize(
    ("as_of", "percent"), [(day(2, 9), -1), (day(2, 10), 40), (day(3, 1), 40), (day(3, 15), 70)]
)
def test_the_percentage_is_the_one_that_was_known_on_the_day(year: Year, as_of: date, percent: int) -> None:
    year.give_out()
    year.note(PLEDGE, day(2, 10), 40)
    year.note(PLEDGE, day(3, 15), 70)
    assert year.index(as_of).entries[year.keys[PLEDGE]].percent == percent
    request = year.paper(as_of)
    task = next(task for task in request.tasks if task.title == PLEDGE)
    assert words.rate(request, task) == (Progress(percent) if percent >= 0 else "")


def test_the_year_ends_with_everything_done_and_is_found_again(lived: Year) -> None:
    index = lived.index(day(12, 31))
    assert index.counts(index.ids(TaskFilter())) == {Show.DONE: 4, Show.DONE_LATE: 1}
    assert index.ids(TaskFilter("ky cam ket nguyen thi hue II.5")) == [lived.keys[PLEDGE]]
    assert lived.database.verify().is_sound
