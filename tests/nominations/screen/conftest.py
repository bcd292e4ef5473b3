# SPDX-License-Identifier: MIT
"""The room's window on a small file of the tests, seen on one day."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from tests.nominations.register import TODAY, Register, make_register
from tests.windows import workbench_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.samples import EmptyFile


@pytest.fixture
def open_bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Database], Workbench]]:
    """Return what makes the workbench of a file, whichever fixture filled it."""
    with ExitStack() as open_ones:
        yield lambda database: open_ones.enter_context(workbench_of(database, tmp_path, TODAY, qtbot))


@pytest.fixture
def a_register(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Register]:
    with Database.open(empty_file.copy(tmp_path / "so.dvcq")) as database:
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
