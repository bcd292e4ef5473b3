# SPDX-License-Identifier: MIT
"""Every line of today on the made-up year opens its place, and made-up data is never taken for hers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop import app
from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.settings import mark_sample
from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog
from dvcq_desktop.handover.dialogs.taking_dialog import TakeOverDialog
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.office.screen import OfficeScreen
from dvcq_desktop.office.store import save_unit
from dvcq_desktop.opening import open_database, usual_file
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store import returns
from dvcq_desktop.widgets.single_instance import SingleInstance
from dvcq_desktop.widgets.workbench import Workbench
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.today.rules import Place
    from tests.samples import Samples

_MADE, _LATER = date(2026, 11, 26), date(2026, 12, 20)


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


def calm(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.is_busy, timeout=30_000)


def open_line(window: MainWindow, today: Any, place: Place, qtbot: QtBot) -> Any:
    """Open the place of a line; return the page that it led to."""
    today.place_requested.emit(place)
    calm(window, qtbot)
    screen: Any = window.current_screen
    assert window.room_title == place.room
    assert screen.tabs.tabText(screen.tabs.currentIndex()) == place.page
    return screen.section if isinstance(screen, OfficeScreen) else screen.page


def led_elsewhere(page: Any, key: str, how: str) -> None:
    """Leave a page as it may have been left before: another row chosen, or this one searched away."""
    others = [each for each in page.table.records.ids if each != key]
    if how == "chosen" and others:
        page.table.select_ids([others[-1]])
    if how == "searched":
        page.page.search.setText("không có gì như vậy")
        page.page.search.search_changed.emit(page.page.search.text())
        page.page.search.setFocus()


@pytest.fixture
def waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Samples) -> None:
    """Make a file in which something of every kind waits: the made-up year, scans, a return that is late."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(app, "Workbench", partial(Workbench, today=lambda: _LATER))
    samples.copy(_MADE, default_database_path())
    with open_database(default_database_path(), create=False) as database:
        database.maintain(lambda connection: connection.execute("delete from local_setting"))
        database.write("Chờ", _let_wait)


def _let_wait(action: Action) -> None:
    units = [row["id"] for row in action.connection.execute("select id from unit where deleted_at is null")]
    period = Period(2026, PeriodKind.MONTH, 11)
    returns.save_return(action, period, units[0], {"received_on": date(2026, 11, 14)})
    returns.save_return(action, period, units[1], {"note": "đã nhắc"})
    said = {"image": action.attach(b"anh"), "source_name": "quét.pdf", "scanned_at": "2026-11-25"}
    campaign = action.connection.execute(
        "select id from campaign where year = 2026 and deleted_at is null"
    ).fetchone()["id"]
    for page in (1, 2):
        held = {"state": "check", "reason": "blank", "source_page": page, "campaign": campaign}
        action.insert("scan_page", {**said, **held})


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("left", ["", "chosen", "searched"])
def test_every_line_opens_its_very_record(door: FrontDoor, qtbot: QtBot, left: str) -> None:
    window = opened(door)
    qtbot.waitActive(window)
    today: Any = window.current_screen
    qtbot.waitUntil(lambda: today.is_read, timeout=30_000)
    calm(window, qtbot)
    groups = [group for group in today.reading.groups if group.place.room]
    assert {group.title.partition(" · ")[0] for group in groups} >= {
        "Đơn vị chưa nộp số liệu",
        "Ý kiến chờ trả lời",
        "Chưa ký cam kết",
        "Bản quét cần xem",
        "Văn bản chưa có số",
        "Vướng mắc chờ trả lời",
        "Kiểm tra chờ khắc phục",
        "Báo cáo đến hạn gửi",
        "Nhiệm vụ quá hạn",
    }
    wrong = []
    for group in groups:
        for place in (group.place, *(line.place for line in group.lines)):
            if left:
                led_elsewhere(open_line(window, today, place, qtbot), place.key, left)
                window.open_room("Hôm nay")
            page = open_line(window, today, place, qtbot)
            chosen = [*page.table.selected_ids(), page.table.current_id()]
            if place.key or place.show:
                assert page.table.hasFocus(), (group.title, place)
            if place.key and chosen != [place.key, place.key]:
                wrong.append((group.title, place, chosen))
            if place.show:
                assert page.page.filters.values() == place.choices
                assert page.table.records.ids
    assert wrong == []


def test_every_line_of_the_made_up_year_opens_its_place(door: FrontDoor, qtbot: QtBot) -> None:
    window = sampled(door, qtbot)
    today: Any = window.current_screen
    assert len(today.reading.groups) >= 6
    for group in today.reading.groups:
        for place in (group.place, *(line.place for line in group.lines)):
            page = open_line(window, today, place, qtbot)
            if place.key:
                qtbot.waitUntil(lambda p=page, key=place.key: p.table.current_id() == key)  # type: ignore[misc]  # mypy infers no lambda with a default
            if place.show:
                assert page.page.filters.values() == place.choices


def test_in_made_up_data_too_what_is_undone_is_said(door: FrontDoor, qtbot: QtBot) -> None:
    # The program listens for a second start from when its first window has settled.
    door._instance = SingleInstance("test-made-up", door)
    window = sampled(door, qtbot)
    assert door._workbench is not None
    writer = door._workbench.writer
    unit = Unit("", "Phòng Kinh tế", UnitKind.DIVISION)
    with qtbot.waitSignal(writer.saved):
        writer.write("Thêm đơn vị", lambda action: save_unit(action, unit))
    writer.undo()
    qtbot.waitUntil(lambda: window.message.text == "Đã hoàn tác “Thêm đơn vị”.")
    assert door.services._drafts is None


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
