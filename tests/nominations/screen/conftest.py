# SPDX-License-Identifier: MIT
"""The room's window on a small file of the tests, seen on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from tests.nominations.register import TODAY, Register, make_register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench


@pytest.fixture
def open_bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Database], Workbench]]:
    """Return what makes the workbench of a file, whichever fixture filled it."""
    from PySide6.QtCore import QSettings

    from dvcq_desktop.widgets.jobs import JobRunner
    from dvcq_desktop.widgets.reads import Reader
    from dvcq_desktop.widgets.workbench import Workbench
    from dvcq_desktop.widgets.writes import Writer

    made: list[Workbench] = []

    def open_one(database: Database) -> Workbench:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        writer, reader = Writer(database), Reader(database.connect)
        made.append(Workbench(database, writer, reader, JobRunner(), settings, lambda: TODAY))
        return made[-1]

    yield open_one
    for bench in made:
        qtbot.waitUntil(lambda bench=bench: not bench.writer.busy)  # type: ignore[misc]  # the stub takes no default
        bench.reader.shutdown()
        bench.writer.shutdown()
        bench.jobs.shutdown()


@pytest.fixture
def a_register(tmp_path: Path) -> Iterator[Register]:
    with Database.open(tmp_path / "so.dvcq", create=True) as database:
        yield make_register(database)


@pytest.fixture
def room(
    a_register: Register, open_bench: Callable[[Database], Workbench], qtbot: QtBot
) -> NominationsScreen:
    """Return the room on the register of two models."""
    from dvcq_desktop.nominations.screen import NominationsScreen

    made = NominationsScreen(open_bench(a_register.database))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.models.known.models))
    return made


@pytest.fixture
def shown() -> Callable[[RecordTable, str], list[str]]:
    """Return what a table shows in a column, from top to bottom."""

    def column_of(table: RecordTable, name: str) -> list[str]:
        place = table.records.column_of(name)
        assert place is not None
        return [str(table.records.index(row, place).data()) for row in range(table.records.rowCount())]

    return column_of
