# SPDX-License-Identifier: MIT
"""Every page of the plan room is what the room asks of a page, and all show one year."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.screen import PlanScreen
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
