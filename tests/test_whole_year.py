# SPDX-License-Identifier: MIT
"""One year from the draft in January to the next year's draft in December, with every part on one file.

What each part does is proved beside it; here they meet: nothing doubles, nothing that was done is lost.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.cli import main
from dvcq_desktop.database.database import Database
from dvcq_desktop.office import changes as office_changes
from dvcq_desktop.office import store as office
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.office.turnover import leave, succeed
from dvcq_desktop.plan.extending import Grant
from dvcq_desktop.plan.rules import PlanState, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.standings import line_state_on
from dvcq_desktop.plan.store import changes, extensions, plans, tasks
from dvcq_desktop.plan.store.returns import Kept, keep_returns
from dvcq_desktop.plan.store.turnover import TURNOVER

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action

PLANS = Path(__file__).parent / "data" / "plans"
DRAFT = PLANS / "ke-hoach-dan-van-dai-son-2026.txt"
SIGNED = PLANS / "ke-hoach-dan-van-dai-son-2026-da-ky.txt"
VILLAGES = 14
OWN_PLANS = "Ban hành kế hoạch triển khai của từng thôn"


class Year:
    """The file of one year, read and written as the window and the command line do."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *arguments: str) -> None:
        assert main([*arguments, "--database", str(self.path)]) == 0

    def write(self, work: Callable[[Action], object]) -> None:
        with Database.open(self.path) as database:
            database.write("Việc trong năm", work)

    def tasks(self, year: int = 2026) -> dict[str, Task]:
        with Database.open(self.path) as database, closing(database.connect()) as connection:
            return {task.title: task for task in tasks.tasks_of_year(connection, year)}

    def paper(self, kind: str, folder: Path, *options: str) -> str:
        """Print a paper and return its text, its lines joined."""
        import pypdfium2

        out = folder / f"{kind}-{len(list(folder.glob('*.pdf')))}.pdf"
        self.run("print", kind, "--out", str(out), *options)
        document = pypdfium2.PdfDocument(out.read_bytes())
        try:
            return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
        finally:
            document.close()


@pytest.fixture
def year(tmp_path: Path) -> Year:
    made = Year(tmp_path / "nam.dvcq")
    made.run("import-plan", str(DRAFT))
    made.write(_make_office)
    return made


def _make_office(action: Action) -> None:
    """Name the villages, a person, and a task that each village owes its own plan for."""
    villages = [
        office_changes.save_unit(action, "", {"name": f"Thôn {number}", "kind": UnitKind.VILLAGE})
        for number in range(1, VILLAGES + 1)
    ]
    person = office_changes.save_person(action, "", {"full_name": "Nguyễn Thị Huệ"})
    other = office_changes.save_person(action, "", {"full_name": "Đặng Văn Đạt"})
    units = {unit.name: unit.id for unit in office.units(action.connection)}
    for one in (person, other):
        first = next(iter(units.values()))
        office_changes.save_tenure(action, one, "", {"unit": first, "starts_on": date(2025, 7, 1)})
    for task in tasks.tasks_of_year(action.connection, 2026):
        changes.set_owner(action, [task.id], person)
        changes.set_deadline(action, [task.id], date(2026, 6, 30))
    changes.add_task(
        action, Task("", 2026, OWN_PLANS, product="Kế hoạch triển khai", schedule=Schedule(date(2026, 3, 31)))
    )
    (owed,) = [task for task in tasks.tasks_of_year(action.connection, 2026) if task.title == OWN_PLANS]
    changes.add_lines(action, owed.id, villages)


def _return_plans(action: Action) -> None:
    (owed,) = [task for task in tasks.tasks_of_year(action.connection, 2026) if task.title == OWN_PLANS]
    returned = [
        Kept(
            line._replace(own_plan_number=f"{place:02d}/KH", own_plan_on=date(2026, 3, 2)),
            StateEntry(TaskState.DONE, date(2026, 3, 5)),
            ("ke-hoach.pdf", b"%PDF-1.4 cua thon"),
        )
        for place, line in enumerate(owed.lines[:12], 1)
    ]
    assert keep_returns(action, owed.id, returned, date(2026, 4, 2)) == 12


def test_the_year_goes_from_january_to_january(
    year: Year, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted = year.tasks()

    # The signed text is read over the draft: what was assigned stays assigned, nothing is there twice.
    year.run("import-plan", str(SIGNED))
    with Database.open(year.path) as database, closing(database.connect()) as connection:
        (plan,) = plans.plans(connection, 2026)
    assert (plan.state, plan.number, plan.issued_on) == (PlanState.SIGNED, "15", date(2026, 1, 20))
    signed = year.tasks()
    kept = {task.id for task in drafted.values()} & {task.id for task in signed.values()}
    assert len(kept) >= len(drafted) - 2
    owners = {task.id: task.owner for task in drafted.values()}
    assert all(task.owner == owners[task.id] for task in signed.values() if task.id in kept)

    # Twelve villages send their plans back, two get a letter.
    year.write(_return_plans)
    assert year.tasks()[OWN_PLANS].tally.done == 12
    listed = year.paper("unit-plans", tmp_path, "--as-of", "20/04/2026")
    owing, _, sent = listed.partition("ĐÃ BAN HÀNH")
    assert "Thôn 13" in owing
    assert "Thôn 14" in owing
    assert "Thôn 12 12/KH" in sent
    letter = year.paper("reminder-letter", tmp_path, "--as-of", "20/04/2026", "--own-plans")
    assert "- Thôn 13;" in letter
    assert "- Thôn 14." in letter
    assert "số 15/KH-UBND ngày 20 tháng 01 năm 2026" in letter

    # The letter gets its number; the next one goes on from it.
    def number_it(action: Action) -> None:
        (paper,) = [one for one in register.papers(action.connection, 2026) if one.kind == "reminder-letter"]
        register.mark_issued(action, paper.id, {"number": "41", "issued_on": date(2026, 4, 21)})

    year.write(number_it)
    again = year.paper("reminder-letter", tmp_path, "--as-of", "15/05/2026", "--own-plans")
    assert "Tiếp theo Công văn số 41/" in again

    # A deadline passes and is extended: late by the first deadline, in time by the last.
    late = next(task for task in year.tasks().values() if task.title != OWN_PLANS and not task.lines)
    grant = Grant(date(2026, 9, 30), "Công văn số 88/UBND-VHXH", "Chờ hướng dẫn", date(2026, 7, 6))
    year.write(lambda action: extensions.grant(action, [(late.id, None)], grant))
    first = year.paper("progress-table", tmp_path, "--as-of", "01/08/2026", "--against", "first")
    last = year.paper("progress-table", tmp_path, "--as-of", "01/08/2026", "--against", "last")
    assert first.count("Quá hạn") > last.count("Quá hạn")

    # She leaves and a village is merged, each in one action.
    def hand_on(action: Action) -> None:
        people = {person.full_name: person.id for person in office.people(action.connection)}
        leaving, taker = people["Nguyễn Thị Huệ"], people["Đặng Văn Đạt"]
        held = TURNOVER.of_person(action.connection, leaving)
        assert leave(action, [leaving], date(2026, 8, 31), {one.id: taker for one in held}, [TURNOVER])
        units = {unit.name: unit.id for unit in office.units(action.connection)}
        succeed(action, [units["Thôn 13"]], date(2026, 8, 31), units["Thôn 12"], [TURNOVER])

    year.write(hand_on)
    with Database.open(year.path) as database, closing(database.connect()) as connection:
        people = {person.id: person.full_name for person in office.people(connection)}
    still_open = [task for task in year.tasks().values() if task.state.state.is_open and task.owner]
    assert {people[str(task.owner)] for task in still_open} == {"Đặng Văn Đạt"}
    owed = year.tasks()[OWN_PLANS]
    assert sum(line_state_on(line, owed, date(2026, 9, 1)).is_open for line in owed.lines) == 1

    # The weekly page is one page, and in December next year's plan is drafted with what is left.
    assert "BÁO CÁO NHANH GIAO BAN" in year.paper("briefing", tmp_path, "--as-of", "10/11/2026")
    year.run("draft-next-plan", "--carry-unfinished")
    following = year.tasks(2027)
    assert {task.previous for task in following.values()} <= {task.id for task in year.tasks().values()}
    assert any(task.carried for task in following.values())
    assert all(task.schedule.deadline is None for task in following.values())
    paper = year.paper("next-plan", tmp_path, "--year", "2027")
    assert "năm 2027" in paper
    assert "./." in paper
    capsys.readouterr()
    year.run("verify")
