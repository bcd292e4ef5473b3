# SPDX-License-Identifier: MIT
"""How tests open a file for a screen, and leave a whole window, with nothing left behind."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.app import FrontDoor
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.widgets.workbench import Workbench

# Whatever of ours hears `focusChanged`.
Watcher = TypeVar("Watcher", bound=Any)


@contextmanager
def workbench_of(database: Database, folder: Path, today: date, qtbot: QtBot) -> Iterator[Workbench]:
    """Give what a screen is given by the front door; what waits to be written is written at the end."""
    from PySide6.QtCore import QSettings

    from dvcq_desktop.widgets.jobs import JobRunner
    from dvcq_desktop.widgets.reads import Reader
    from dvcq_desktop.widgets.workbench import Workbench
    from dvcq_desktop.widgets.writes import Writer

    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    made = Workbench(
        database, Writer(database), Reader(database.connect), JobRunner(), settings, lambda: today
    )
    yield made
    qtbot.waitUntil(lambda: not made.writer.busy)
    made.reader.shutdown()
    made.writer.shutdown()
    made.jobs.shutdown()


def show_active(window: QWidget, qtbot: QtBot) -> None:
    """Show a window until the test ends, and wait until it has the keyboard."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()


@contextmanager
def watching(qapp: QApplication, watcher: Watcher) -> Iterator[Watcher]:
    """Let a watcher of the focus do its work in one test; the application goes on without it."""
    yield watcher
    qapp.focusChanged.disconnect(watcher._on_focus_changed)


@contextmanager
def doors_of(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], FrontDoor]]:
    """Give what starts the program as often as it is called, each time until it has settled."""
    from dvcq_desktop.app import FrontDoor

    doors: list[FrontDoor] = []

    def start() -> FrontDoor:
        door = FrontDoor(qapp)
        doors.append(door)
        assert door.start()
        assert door.window is not None
        door.services.settle()
        qtbot.waitActive(door.window)
        return door

    yield start
    for door in doors:
        shut(door)


def shut(door: FrontDoor) -> None:
    """Close the file and its window, whatever state they are in."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    door.stop()
    if door.window:
        door.window.close_at_once()
        door.window.deleteLater()
    door.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
