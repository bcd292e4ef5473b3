# SPDX-License-Identifier: MIT
"""The room's window on the small office of the tests, seen on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.activities.conftest import TODAY
from tests.windows import workbench_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.activities.screen import ActivitiesScreen
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.activities.conftest import Diary


@pytest.fixture
def workbench(diary: Diary, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with workbench_of(diary.database, tmp_path, TODAY, qtbot) as made:
        yield made


@pytest.fixture
def room(workbench: Workbench, qtbot: QtBot) -> ActivitiesScreen:
    from dvcq_desktop.activities.screen import ActivitiesScreen
    from dvcq_desktop.rooms import tasks_of_year

    made = ActivitiesScreen(workbench, tasks=tasks_of_year)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.activities.directory.units))
    return made
