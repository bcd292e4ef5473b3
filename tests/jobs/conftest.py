# SPDX-License-Identifier: MIT
"""A new user's home, the year of the demonstration as her own file, and the window opened on it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from dvcq_desktop import app
from dvcq_desktop.app import FrontDoor
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.widgets.theme import apply_palette
from dvcq_desktop.widgets.workbench import Workbench
from tests.jobs.officer import SIZE, Officer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.errors import UserError
    from tests.samples import Samples

TODAY = date(2026, 11, 26)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a new user, for whom it is always the same day."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(app, "Workbench", partial(Workbench, today=lambda: TODAY))
    monkeypatch.setattr(FrontDoor, "_ask_for_another", _refuse)
    return tmp_path / "home"


@pytest.fixture(scope="session")
def whole_year(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Path:
    """Make the year of the demonstration once for all jobs."""
    path = samples.copy(TODAY, tmp_path_factory.mktemp("year") / "nam.dvcq")
    with open_database(path, create=False) as database:
        # Hers, not for looking around: it is handed over and backed up like any other.
        database.maintain(lambda connection: connection.execute("delete from local_setting"))
    return path


@pytest.fixture
def year(home: Path, whole_year: Path) -> Path:
    """Let the year of the demonstration be her own file."""
    shutil.copy(whole_year, default_database_path())
    return default_database_path()


@pytest.fixture
def begin(
    qapp: QApplication, home: Path, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Officer]]:
    """Open the window as a start of the program does; it may be opened again after it was closed."""
    doors: list[FrontDoor] = []
    font = qapp.font()

    def opened() -> Officer:
        made = FrontDoor(qapp)
        doors.append(made)
        assert made.start()
        officer = Officer(made, qtbot, request.node.name.removeprefix("test_"))
        wide, _, high = os.environ.get(SIZE, "1366x720").partition("x")
        officer.window.showNormal()
        officer.window.resize(int(wide), int(high))
        officer.window.activateWindow()
        qtbot.waitActive(officer.window)
        officer.calm()
        return officer

    yield opened
    for made in doors:
        made.stop()
        if made.window:
            made.window.close_at_once()
            made.window.deleteLater()
        made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setFont(font)
    apply_palette(qapp)


def _refuse(_door: FrontDoor, _path: Path, refusal: UserError) -> None:
    pytest.fail(refusal.sentence)
