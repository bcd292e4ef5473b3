# SPDX-License-Identifier: MIT
"""The page of today on a file that is filled by each test, seen on one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.today.screen import TodayScreen
from tests.windows import show_active, workbench_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.widgets.workbench import Workbench
    from tests.samples import EmptyFile

TODAY = date(2026, 11, 26)


@pytest.fixture
def database(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Database]:
    with Database.open(empty_file.copy(tmp_path / "today.dvcq")) as made:
        yield made


@pytest.fixture
def workbench(database: Database, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with workbench_of(database, tmp_path, TODAY, qtbot) as made:
        yield made


@pytest.fixture
def open_today(workbench: Workbench, qtbot: QtBot) -> Callable[..., TodayScreen]:
    """Return what opens the page on the file as it then is, read to the end."""

    def opened(*, is_sample: bool = False) -> TodayScreen:
        made = TodayScreen(workbench, is_sample=is_sample)
        made.resize(1366, 740)
        show_active(made, qtbot)
        qtbot.waitUntil(lambda: made.is_read)
        return made

    return opened
