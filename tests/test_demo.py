# SPDX-License-Identifier: MIT
from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.demo import fill
from dvcq_desktop.demo.days import Days
from dvcq_desktop.office.calendar import Calendar
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.register.rules import Numbering, latest_numbered, remarks
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.plan.followups import Mending, mending_on, open_difficulties
from dvcq_desktop.plan.own_plans import asks_for_plans, has_issued
from dvcq_desktop.plan.prints.counts import whole
from dvcq_desktop.plan.prints.reminders import reminders
from dvcq_desktop.plan.prints.words import task_standing
from dvcq_desktop.plan.rules import Clarity, PlanState, TaskState, missing_clarity
from dvcq_desktop.plan.standings import Timing, state_on
from dvcq_desktop.plan.store import followups, versions
from dvcq_desktop.plan.store.printing import load_request
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store.reading import reports
from dvcq_desktop.reports.store.returns import due_day, read_period
from dvcq_desktop.text.order import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.plan.prints.request import PrintRequest
    from tests.samples import Samples

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Database]:
    with Database.open(samples.copy(TODAY, tmp_path_factory.mktemp("demo") / "demo.dvcq")) as database:
        yield database


@pytest.fixture(scope="module")
def year(filled: Database) -> PrintRequest:
    with closing(filled.connect()) as connection:
        return load_request(connection, 2026, TODAY)


def filled_on(today: date, path: Path) -> PrintRequest:
    with Database.open(path, create=True) as database:
        fill(database, today)
        with closing(database.connect()) as connection:
            return load_request(connection, 2026, today)


def test_sixty_people_with_names_of_their_own_hold_a_position(year: PrintRequest) -> None:
    people = year.directory.people
    assert len(people) == 60
    assert len({person.full_name for person in people}) == 60
    assert len(year.directory.people_on(TODAY)) == 60
    assert [person.full_name for person in people] == sorted(
        (person.full_name for person in people), key=name_key
    )


def test_twelve_villages_have_their_front_committees(year: PrintRequest) -> None:
    kinds = [unit.kind for unit in year.directory.units]
    assert kinds.count(UnitKind.VILLAGE) == kinds.count(UnitKind.FRONT_COMMITTEE) == 12


def test_every_unit_has_a_head(year: PrintRequest) -> None:
    assert all(year.directory.head(unit.id, TODAY) for unit in year.directory.units)


@pytest.mark.parametrize("today", [date(2026, 3, 12), date(2026, 7, 1), TODAY], ids=str)
def test_tasks_stand_in_every_way_on_any_day_of_the_working_year(today: date, tmp_path: Path) -> None:
    request = filled_on(today, tmp_path / "demo.dvcq")
    timings = {task_standing(request, task).timing for task in request.tasks}
    assert timings >= {
        Timing.DONE_EARLY,
        Timing.DONE_ON_TIME,
        Timing.DONE_LATE,
        Timing.DROPPED,
        Timing.OVERDUE,
        Timing.SOON,
        Timing.ON_TRACK,
        Timing.CONTINUOUS,
        Timing.NO_DEADLINE,
    }
    assert {state_on(task, today) for task in request.tasks} == set(TaskState)


def test_nothing_was_done_after_the_day_it_is_shown(tmp_path: Path) -> None:
    today = date(2026, 7, 1)
    request = filled_on(today, tmp_path / "demo.dvcq")
    days = [task.state.on for task in request.tasks]
    days += [line.state.on for task in request.tasks for line in task.lines]
    days += [met.done_on for task in request.tasks for met in task.completions]
    days += [entry.entered_on for entry in request.progress.values()]
    assert all(day <= today for day in days if day)


def test_a_groups_task_is_done_in_part(year: PrintRequest) -> None:
    parts = [task.tally for task in year.tasks if task.tally.total]
    assert len(parts) >= 4
    assert any(0 < part.done < part.total for part in parts)


def test_each_unit_of_a_group_has_its_own_plan_where_it_made_one(year: PrintRequest) -> None:
    lines = [line for task in year.tasks for line in task.lines if line.own_plan_number]
    assert len(lines) == 13
    assert all(line.own_plan_on and line.own_plan_signer for line in lines)
    assert 2 <= sum(line.own_plan_file is not None for line in lines) < len(lines)


def test_ten_of_twelve_villages_and_three_of_five_divisions_returned_their_plans(year: PrintRequest) -> None:
    asking = [task for task in year.tasks if asks_for_plans(task)]
    counts = [(sum(has_issued(line, TODAY) for line in task.lines), len(task.lines)) for task in asking]
    assert counts == [(3, 5), (10, 12)]


def test_every_clause_that_a_task_names_is_in_the_plan(year: PrintRequest) -> None:
    assert year.plan is not None
    known = {clause.path for clause in year.plan.clauses}
    cited = {source.label for task in year.tasks for source in task.sources if source.clause}
    assert cited <= known
    assert {f"II.{number}" for number in range(1, 8)} <= cited
    assert {f"III.{number}" for number in range(1, 7)} <= cited


def test_the_plan_was_a_draft_and_was_read_over_by_the_signed_text(
    filled: Database, year: PrintRequest
) -> None:
    assert year.plan is not None
    assert (year.plan.state, year.plan.cited) == (
        PlanState.SIGNED,
        "Kế hoạch số 15/KH-UBND ngày 20/01/2026",
    )
    with filled.reading() as connection:
        [draft] = versions.versions(connection, year.plan.id)
    assert (draft.state, draft.replaced_on) == (PlanState.DRAFT, date(2026, 1, 21))
    [fresh] = [task for task in year.tasks if task.source_labels == "III.4"]
    assert fresh.state.state is TaskState.DONE


def test_some_tasks_still_lack_clarity(year: PrintRequest) -> None:
    missing = {clarity for task in year.tasks for clarity in missing_clarity(task)}
    assert missing >= {Clarity.OWNER, Clarity.DEADLINE, Clarity.PRODUCT}


def test_there_is_something_to_remind_of(year: PrintRequest) -> None:
    assert whole(year).overdue >= 3
    assert {each.standing.timing for each in reminders(year)} == {Timing.OVERDUE, Timing.SOON}


def test_the_year_before_is_finished(filled: Database) -> None:
    with closing(filled.connect()) as connection:
        request = load_request(connection, 2025, TODAY)
    counts = whole(request)
    assert counts.total == counts.done == 5
    assert counts.late == 1
    assert request.plan is not None
    assert request.plan.cited == "Kế hoạch số 21/KH-UBND ngày 15/08/2025"


def test_a_deadline_was_extended_and_a_file_attached(filled: Database, year: PrintRequest) -> None:
    granted = [each for task in year.tasks for each in task.extensions]
    assert sorted(each.line is None for each in granted) == [False, True]
    assert all(each.document and each.reason for each in granted)
    with closing(filled.connect()) as connection:
        row = connection.execute(
            "select name, file from attachment where owner_table = 'progress_entry'"
        ).fetchone()
    assert "142 người dự" in filled.blob(row["file"]).decode()


def test_what_was_dropped_says_why_and_on_what_basis(year: PrintRequest) -> None:
    entries = [task.state for task in year.tasks]
    entries += [line.state for task in year.tasks for line in task.lines]
    dropped = [entry for entry in entries if entry.state is TaskState.DROPPED]
    assert len(dropped) == 2
    assert all(entry.reason and entry.basis for entry in dropped)


@pytest.mark.parametrize("today", [date(2026, 3, 12), date(2026, 7, 1), TODAY], ids=str)
def test_units_were_checked_and_brought_things_up(today: date, tmp_path: Path) -> None:
    with Database.open(tmp_path / "demo.dvcq", create=True) as database:
        fill(database, today)
        with closing(database.connect()) as connection:
            checks = followups.checks(connection, 2026)
            difficulties = followups.difficulties(connection, 2026)
    states = {mending_on(check, today, Calendar()).state for check in checks}
    assert states == {Mending.MENDED, Mending.OVERDUE, Mending.WAITING}
    assert len(difficulties) == 4
    assert len(open_difficulties(difficulties, today)) == 3
    assert all(each.task_title and each.decider for each in difficulties)
    assert sum(len(check.files) for check in checks) == 1


def test_papers_were_printed_and_some_came_back(filled: Database) -> None:
    with closing(filled.connect()) as connection:
        papers = register.papers(connection, 2026)
        request = load_request(connection, 2026, TODAY)
    assert {paper.kind for paper in papers} >= {"assignment-table", "unit-sheet", "reminder-letter"}
    assert {paper.numbering for paper in papers} == set(Numbering)
    assert any(paper.scan for paper in papers)
    assert all(paper.file and filled.blob(paper.file).startswith(b"%PDF") for paper in papers)
    assert not remarks(papers, TODAY)
    assert all(paper.made_on and paper.made_on <= TODAY for paper in papers)
    letter = latest_numbered(request.issued, "reminder-letter", TODAY)
    assert letter is not None
    assert letter.cited().startswith("Công văn số 203/UBND-VHXH ngày ")


def test_the_first_half_of_each_year_is_frozen_and_the_years_report_is_a_draft(filled: Database) -> None:
    with closing(filled.connect()) as connection:
        held = {year: {each.period.code: each for each in reports(connection, year)} for year in (2025, 2026)}
    assert held[2025]["h1"].is_frozen
    assert held[2026]["h1"].is_frozen
    assert not held[2026]["year"].is_frozen


def test_most_units_returned_their_figures_some_late_and_some_not(filled: Database) -> None:
    with closing(filled.connect()) as connection:
        period = read_period(connection, Period(2026, PeriodKind.HALF, 1))
    received = [each.received_on for each in period.returns if each.received_on is not None]
    assert len(period.returns) * 0.8 < len(received) < len(period.returns)
    assert any(day > due_day(period.period) for day in received)


def test_early_in_the_year_nothing_is_reported_yet(tmp_path: Path) -> None:
    with Database.open(tmp_path / "demo.dvcq", create=True) as database:
        fill(database, date(2026, 4, 1))
        with closing(database.connect()) as connection:
            assert [each.period.code for each in reports(connection, 2025)] == ["h1"]
            assert reports(connection, 2026) == []


def test_it_is_written_in_a_handful_of_actions_that_name_no_person(
    filled: Database, year: PrintRequest
) -> None:
    with closing(filled.connect()) as connection:
        names = [row["name"] for row in connection.execute("select name from action").fetchall()]
    assert names[0] == "Tạo tệp dữ liệu"
    assert 3 <= len(names) - 1 <= 13
    assert not any(person.full_name in name for person in year.directory.people for name in names)


def test_the_file_is_whole(filled: Database) -> None:
    assert filled.verify().is_sound


def test_the_same_day_gives_the_same_year(year: PrintRequest, tmp_path: Path) -> None:
    again = filled_on(TODAY, tmp_path / "demo.dvcq")
    assert [shown(year, place) for place in range(len(year.tasks))] == [
        shown(again, place) for place in range(len(again.tasks))
    ]


def shown(request: PrintRequest, place: int) -> tuple[object, ...]:
    task = request.tasks[place]
    return task.title, task.schedule, task.state, task.tally, task_standing(request, task)


def test_days_are_places_of_the_year_and_never_on_a_weekend() -> None:
    days = Days(TODAY, 2026)
    written = ["0%", "33%", "100%", "-12", "+5", ">50%", ">99%"]
    found = [days.day(each) for each in written]
    assert found[0] == date(2026, 1, 15)
    assert found[2] == TODAY
    assert all(day.weekday() < 5 and day.year == 2026 for day in found)
    assert found[0] < found[1] < found[3] < TODAY < found[4] < found[5] < found[6]


def test_a_day_outside_the_working_year_becomes_the_nearest_one_inside() -> None:
    assert Days(date(2026, 1, 2), 2026).today == date(2026, 3, 10)
    assert Days(date(2031, 1, 2), 2026).today == date(2026, 12, 20)
