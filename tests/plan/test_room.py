# SPDX-License-Identifier: MIT
"""Every page of the plan room is what the room asks of a page, and all show one year."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.screen import PlanScreen
from dvcq_desktop.plan.screen.grid_page import GridPage
from dvcq_desktop.plan.screen.section import PlanSection
from dvcq_desktop.plan.screen.text_page import TextPage
from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.widgets.workbench import Workbench


@pytest.fixture
def bench(database: Database, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    from PySide6.QtCore import QSettings

    from dvcq_desktop.widgets.jobs import JobRunner
    from dvcq_desktop.widgets.reads import Reader
    from dvcq_desktop.widgets.workbench import Workbench
    from dvcq_desktop.widgets.writes import Writer

    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = Workbench(
        database,
        Writer(database),
        Reader(database.connect),
        JobRunner(),
        settings,
        lambda: date(2026, 11, 24),
    )
    yield made
    qtbot.waitUntil(lambda: not made.writer.busy)
    made.reader.shutdown()
    made.writer.shutdown()
    made.jobs.shutdown()


@pytest.fixture
def room(bench: Workbench, qtbot: QtBot) -> PlanScreen:
    made = PlanScreen(bench)
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    return made


def test_every_page_opens_has_a_menu_can_be_searched_and_left(room: PlanScreen, qtbot: QtBot) -> None:
    for place in range(room.tabs.count()):
        room.tabs.setCurrentIndex(place)
        assert room.actions_of_room()
        room.focus_search()
        room.refresh()
        assert room.page.leave() == ""
    assert room.leave() == ""


def test_another_year_is_chosen_for_all_pages(room: PlanScreen, database: Database, qtbot: QtBot) -> None:
    for year in (2025, 2026):
        task = Task("", year, f"Việc của năm {year}")
        database.write("Thêm nhiệm vụ", partial(changes.add_task, task=task))
    room.show_year(2025)
    qtbot.waitUntil(lambda: room.tasks.table.records.rowCount() == 1)
    for place in range(1, room.tabs.count()):
        room.tabs.setCurrentIndex(place)
        qtbot.waitUntil(lambda: room.shown_year == 2025)
    room.tabs.setCurrentIndex(0)
    assert room.tasks.shown_year == 2025


def test_a_year_chosen_on_a_page_stays_when_the_hidden_tasks_are_read_anew(
    room: PlanScreen, database: Database, qtbot: QtBot
) -> None:
    for year in (2026, 2027):
        task = Task("", year, f"Việc của năm {year}")
        database.write("Thêm nhiệm vụ", partial(changes.add_task, task=task))
    room.refresh()
    qtbot.waitUntil(lambda: room.tasks.table.records.rowCount() == 1)
    page = room.open_page("Văn bản kế hoạch")
    assert isinstance(page, TextPage)
    page.show_plan(2027, "")
    with qtbot.waitSignal(room.tasks.loaded):
        room.tasks.refresh()
    assert room.shown_year == 2027
    room.tabs.setCurrentIndex(0)
    assert room.tasks.shown_year == 2027
    room.tasks.choose_year(2026)
    for place in range(1, room.tabs.count()):
        room.tabs.setCurrentIndex(place)
        assert room.shown_year == 2026
    qtbot.waitUntil(lambda: page.years.year == 2026)


def test_the_day_chosen_on_one_page_counts_on_all(room: PlanScreen, qtbot: QtBot) -> None:
    day = date(2026, 10, 1)
    room.tasks.head.as_of.set_value(day)
    room.tasks.head.as_of.edited.emit(day)
    grid = room.open_page("Theo đơn vị")
    assert isinstance(grid, GridPage)
    assert grid.head.day == day
    for title in ("Kiểm tra", "Vướng mắc"):
        page = room.open_page(title)
        assert isinstance(page, PlanSection)
        assert page.as_of == day

        def says_the_day(shown: PlanSection = page) -> bool:
            return "tính đến ngày 01/10/2026" in shown.page.counts.text()

        qtbot.waitUntil(says_the_day)
    room.open_page("Theo đơn vị")
    grid.filling.today_wanted.emit()
    room.tabs.setCurrentIndex(0)
    assert room.tasks.head.day == date(2026, 11, 24)


def test_checks_and_difficulties_stand_whole_on_a_screen_of_1366(room: PlanScreen, qtbot: QtBot) -> None:
    room.resize(1262, 680)  # what the bar of the rooms leaves
    for title in ("Kiểm tra", "Vướng mắc"):
        page = room.open_page(title)
        assert isinstance(page, PlanSection)
        qtbot.waitUntil(partial(_is_whole, page))


def _is_whole(page: PlanSection) -> bool:
    return page.table.horizontalScrollBar().maximum() == 0
