# SPDX-License-Identifier: MIT
"""Every line of today on the made-up year opens its place, and made-up data is never taken for hers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.settings import mark_sample
from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog
from dvcq_desktop.handover.dialogs.taking_dialog import TakeOverDialog
from dvcq_desktop.office.screen import OfficeScreen
from dvcq_desktop.opening import usual_file
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.main_window import MainWindow


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FrontDoor]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    made = FrontDoor(qapp)
    yield made
    shut(made)


def opened(door: FrontDoor) -> MainWindow:
    assert door.start()
    assert door.window is not None
    return door.window


def sampled(door: FrontDoor, qtbot: QtBot) -> MainWindow:
    """Return the window on the made-up year, asked for by the button of the guide."""
    first: Any = opened(door).current_screen
    qtbot.waitUntil(lambda: "guide" in first.__dict__ and first.guide.isVisible())
    QTest.mouseClick(first.guide.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: door.window is not None and door.window.strip is not None, timeout=30_000)
    assert door.window is not None
    screen: Any = door.window.current_screen
    qtbot.waitUntil(lambda: screen.is_read, timeout=30_000)
    return door.window


def shown_title(screen: Any) -> str:
    page = screen.section if isinstance(screen, OfficeScreen) else screen.page
    return str(getattr(page, "TITLE", screen.tabs.tabText(screen.tabs.currentIndex())))


def test_every_line_opens_its_place(door: FrontDoor, qtbot: QtBot) -> None:
    window = sampled(door, qtbot)
    today: Any = window.current_screen
    assert len(today.reading.groups) >= 6
    for group in today.reading.groups:
        for place in (group.place, *(line.place for line in group.lines)):
            today.place_requested.emit(place)
            qtbot.waitUntil(lambda: not window.is_busy, timeout=30_000)
            screen: Any = window.current_screen
            assert window.room_title == place.room
            assert screen.tabs.tabText(screen.tabs.currentIndex()) == place.page
            page = screen.section if isinstance(screen, OfficeScreen) else screen.page
            if place.key:
                qtbot.waitUntil(lambda p=page, key=place.key: p.table.current_id() == key)  # type: ignore[misc]
            if place.show:
                name, value = place.show.split("=")
                assert page.page.filters.values()[name] == {value}


def test_made_up_data_says_so_and_leads_back(door: FrontDoor, qtbot: QtBot) -> None:
    window = sampled(door, qtbot)
    assert "DỮ LIỆU MẪU" in window.windowTitle()
    assert window.strip is not None
    assert window.strip.isVisible()
    assert "DỮ LIỆU MẪU" in window.strip.words.text()
    assert not window.menus.stick["hand-over"].isEnabled()
    today: Any = window.current_screen
    assert not any(group.title == "Sao lưu" for group in today.reading.groups)
    QTest.mouseClick(window.strip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: door.window is not None and door.window.strip is None)
    assert door._workbench is not None
    assert door._workbench.database.path == default_database_path()
    # The next start opens her own file.
    assert usual_file(door._settings.value("file/last")) == default_database_path()


def test_the_steps_of_the_guide_begin_what_they_say(door: FrontDoor, qtbot: QtBot) -> None:
    window = opened(door)
    today: Any = window.current_screen
    qtbot.waitUntil(lambda: today.is_read)
    assert today.guide.isVisible()
    QTest.mouseClick(today.guide.rows[3].button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.is_busy)
    campaigns: Any = window.current_screen
    assert (window.room_title, shown_title(campaigns)) == ("Cam kết", "Đợt ký")
    assert campaigns.page.is_entering
    window.open_room("Hôm nay")
    QTest.mouseClick(today.guide.rows[4].button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(BackupDialog)))
    window.findChildren(BackupDialog)[0].close()
    QTest.mouseClick(today.guide.rows[1].button, Qt.MouseButton.LeftButton)
    assert (window.room_title, shown_title(window.current_screen)) == ("Cơ quan", "Cơ quan")


def test_a_new_pc_takes_what_another_one_holds(door: FrontDoor, qtbot: QtBot) -> None:
    today: Any = opened(door).current_screen
    qtbot.waitUntil(lambda: today.is_read)
    with qtbot.waitSignal(door.handover.shown) as shown:
        QTest.mouseClick(today.guide.copy, Qt.MouseButton.LeftButton)
    assert isinstance(shown.args[0], TakeOverDialog)
    shown.args[0].close()


def test_a_file_of_made_up_data_says_so_however_it_is_opened(door: FrontDoor, tmp_path: Path) -> None:
    path = tmp_path / "của tôi.dvcq"
    with Database.open(path, create=True) as database:
        database.maintain(mark_sample)
    assert door.start(path)
    assert door.window is not None
    assert "DỮ LIỆU MẪU" in door.window.windowTitle()
    assert door.window.strip is not None
    assert door.window.strip.isVisible()
    assert not door.window.strip.button.isVisible()
