# SPDX-License-Identifier: MIT
"""One Qt application for all tests, Vietnamese and without a screen; what a test leaves behind fails it."""

from __future__ import annotations

import gc
import os
import sys
import threading
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.widgets.table import RecordTable
    from tests.samples import EmptyFile, Samples

# Qt reads these when it is first imported.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
if sys.platform == "win32":
    # Without a screen Qt asks Windows for no faces: without any, no word would have a width.
    os.environ["QT_QPA_FONTDIR"] = str(Path(__file__).parents[1] / "resources" / "fonts")

_LAST_MOMENTS_S = 2
_LONGEST_WAIT_MS = 30_000

# Tests between two looks for garbage: among what is young, and in all there is (which takes long).
_YOUNG_EVERY, _ALL_EVERY = 25, 500
_ended = count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what Qt says about the screen that is not there; every other warning fails its test."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")
    # A busy machine is no fault of what is tested.
    settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any-machine")
    # As long as it takes on a busy machine; what comes at once is not waited for.
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
        wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": _LONGEST_WAIT_MS}
    # As in the program: a window that a worker thread frees takes everything along.
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect now and then on this thread what the tests left; the program's front door froze some of it."""
    ended = next(_ended)
    if ended % _ALL_EVERY == 0:
        gc.unfreeze()
        gc.collect()
    elif ended % _YOUNG_EVERY == 0:
        gc.collect(1)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: Qt without a screen puts away what Python made only after Python is gone."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Dress pytest-qt's application as the program's own: our theme, Vietnamese."""
    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.widgets.application import speak_vietnamese
    from dvcq_desktop.widgets.theme import STYLE, apply_theme

    app = QApplication(["dvcq-tests", *STYLE])
    app.setApplicationName("dvcq-tests")
    apply_theme(app)
    speak_vietnamese(app)
    return app


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Return what copies the demonstration to where a test wants it."""
    from tests.samples import Samples

    return Samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> EmptyFile:
    """Return what copies an empty file to where a test wants it."""
    from tests.samples import EmptyFile

    return EmptyFile(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def sample_is_ready(samples: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the front door find its demonstration already made."""
    from datetime import date

    from dvcq_desktop import app

    def made(folder: Path) -> Path:
        return samples.copy(date.today(), folder / "du-lieu-mau.dvcq")  # noqa: DTZ011 - as the program makes it

    monkeypatch.setattr(app, "_make_demo", made)


@pytest.fixture
def shown() -> Callable[[RecordTable, str], list[str]]:
    """Return what a table shows in a column, from top to bottom."""

    def column_of(table: RecordTable, name: str) -> list[str]:
        place = table.records.column_of(name)
        assert place is not None
        return [str(table.records.index(row, place).data()) for row in range(table.records.rowCount())]

    return column_of


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a window open or a thread running."""
    threads = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in started:
        thread.join(_LAST_MOMENTS_S)
    alive = [thread.name for thread in started if thread.is_alive()]
    assert not alive, f"threads still running: {alive}"
    assert not _open_windows(), f"windows still open: {_open_windows()}"


def _open_windows() -> list[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [repr(window) for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
