# SPDX-License-Identifier: MIT
"""The plan room's window on a small year, seen on one day."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.main_window import MainWindow
from dvcq_desktop.plan.rules import Line, Task
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.widgets.room_bar import Room
from tests.windows import workbench_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.plan.screen.task_page import TaskPage
    from dvcq_desktop.widgets.workbench import Workbench

TODAY = date(2026, 6, 15)


@dataclass
class Small:
    """The keys of a small year's office and tasks, and a look at a task past the window."""

    database: Database
    office: dict[str, str]
    keys: dict[str, str] = field(default_factory=dict)

    def task(self, name: str) -> Task:
        with closing(self.database.connect()) as connection:
            [found] = tasks.whole_tasks(connection, [self.keys[name]])
        return found


@pytest.fixture
def small(database: Database, keys: dict[str, str]) -> Small:
    """Keep a task that is late, one that is not, and one that two villages owe."""

    def keep(action: Action) -> dict[str, str]:
        plain = Task("", 2026, "Tổ chức đối thoại", lead_unit=keys["vhxh"], owner=keys["hue"])
        villages = (Line("", "", keys["t2"]), Line("", "", keys["t10"]))
        made = {
            "late": replace(plain, schedule=Schedule(date(2026, 5, 29))),
            "later": replace(plain, title="Ký cam kết", schedule=Schedule(date(2026, 8, 31))),
            "group": replace(
                plain, title="Ra mắt mô hình", schedule=Schedule(date(2026, 6, 30)), lines=villages
            ),
            "open": replace(plain, title="Việc chưa có thời hạn"),
        }
        return {name: changes.add_task(action, task) for name, task in made.items()}

    made = Small(database, keys)
    made.keys = database.write("Giao việc", keep)
    return made


@pytest.fixture
def workbench(database: Database, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with workbench_of(database, tmp_path, TODAY, qtbot) as made:
        yield made


@pytest.fixture
def room(small: Small, workbench: Workbench, qtbot: QtBot) -> PlanScreen:
    from dvcq_desktop.plan.screen import PlanScreen

    made = PlanScreen(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: len(made.tasks.table.records.ids) == len(small.keys))
    return made


@pytest.fixture
def page(room: PlanScreen) -> TaskPage:
    return room.tasks


@pytest.fixture
def window(room: PlanScreen, workbench: Workbench, qtbot: QtBot) -> Iterator[MainWindow]:
    """Frame the room, for the keys that the frame takes."""
    made = MainWindow(
        workbench, [Room("Kế hoạch", "clipboard-list", lambda _parent: room)], "a.dvcq", demo=False
    )
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
