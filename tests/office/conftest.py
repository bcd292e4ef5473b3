# SPDX-License-Identifier: MIT
"""A new file for the tests of the office, and the room's window on it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.office import store
from tests.windows import workbench_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen import OfficeScreen
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.samples import EmptyFile

TODAY = date(2026, 11, 24)


@pytest.fixture
def database(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Database]:
    with Database.open(empty_file.copy(tmp_path / "co-quan.dvcq")) as opened:
        yield opened


@pytest.fixture
def read(database: Database) -> Callable[[], Directory]:
    """Read the office from the file, past the window."""

    def reader() -> Directory:
        with closing(database.connect()) as connection:
            return store.directory(connection)

    return reader


@pytest.fixture
def workbench(database: Database, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with workbench_of(database, tmp_path, TODAY, qtbot) as made:
        yield made


@pytest.fixture
def screen(workbench: Workbench, qtbot: QtBot) -> OfficeScreen:
    from dvcq_desktop.office.screen import OfficeScreen

    made = OfficeScreen(workbench)
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    return made
