# SPDX-License-Identifier: MIT
"""The room's window on the small office of the tests, seen on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reports.conftest import TODAY
from tests.windows import workbench_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.reports.screen import ReportsScreen
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.activities.conftest import Diary


@pytest.fixture
def workbench(worked: Diary, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with workbench_of(worked.database, tmp_path, TODAY, qtbot) as made:
        yield made


@pytest.fixture
def room(workbench: Workbench, qtbot: QtBot) -> ReportsScreen:
    from dvcq_desktop.reports.screen import ReportsScreen

    made = ReportsScreen(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.reports.known.directory.units))
    return made
