# SPDX-License-Identifier: MIT
"""F1 on the demonstration's window: each place and dialog has its page, searched and gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.front_guide import FrontGuide, place_of
from dvcq_desktop.guide.pages import CONTENTS, Guide
from dvcq_desktop.widgets.help_key import HelpKey
from dvcq_desktop.widgets.preview import PreviewDialog
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.guide.screen.help_window import HelpWindow
    from dvcq_desktop.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, sample_is_ready: None) -> Iterator[MainWindow]:
    door = FrontDoor(qapp, demo_folder=tmp_path / "demo")
    assert door.start()
    opened = door.window
    assert opened is not None
    qtbot.waitUntil(lambda: not opened.is_busy, timeout=20_000)
    yield opened
    shut(door)


def helped(window: MainWindow) -> HelpWindow:
    window.help_requested.emit()
    guide = window.findChild(FrontGuide)
    assert guide is not None
    return guide.help


def test_every_page_of_every_room_has_its_own_page_of_help(qtbot: QtBot, window: MainWindow) -> None:
    guide = Guide()
    places = []
    for place, title in enumerate(window.room_titles):
        window.show_room(place)
        screen: Any = window.current_screen
        tabs = getattr(screen, "tabs", None)
        places += [f"{title} / {tabs.tabText(tab)}" for tab in range(tabs.count())] if tabs else [title]
    qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)
    without = [place for place in places if not any(place in page.places for page in guide.pages)]
    assert without == []
    known = {name for page in guide.pages for name in page.places}
    # A room's own name stands for its first page until another is known.
    assert known - set(places) <= set(window.room_titles)


def test_f1_shows_the_page_of_the_open_place_and_the_window_closes_with_the_main_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    screen: Any = window.open_room("Kế hoạch")
    screen.open_page("Vướng mắc")
    assert place_of(window) == "Kế hoạch / Vướng mắc"
    shown = helped(window)
    assert shown.isVisible()
    assert shown.slug == "kiem-tra-vuong-mac"
    assert "Kiểm tra và vướng mắc" in shown.page.toPlainText()
    window.open_room("Hôm nay")
    assert helped(window).slug == "hom-nay"
    qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)
    window.close_at_once()
    assert not shown.isVisible()


def test_the_window_goes_through_links_back_and_forth(window: MainWindow) -> None:
    shown = helped(window)
    first = shown.slug
    shown.page.anchorClicked.emit(QUrl("sao-luu.md"))
    assert shown.slug == "sao-luu"
    QTest.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.slug == first
    QTest.mouseClick(shown.forward, Qt.MouseButton.LeftButton)
    assert shown.slug == "sao-luu"
    QTest.mouseClick(shown.contents, Qt.MouseButton.LeftButton)
    assert shown.slug == CONTENTS
    shown.close()


def test_what_is_typed_is_found_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    shown = helped(window)
    QTest.keyClicks(shown.search, "phieu diem thanh vien")
    QTest.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.slug == "cham-diem"
    shown.search.clear()
    QTest.keyClicks(shown.search, "chim canh cut")
    QTest.keyClick(shown.search, Qt.Key.Key_Return)
    assert "Không có trang nào" in shown.told.text()
    shown.close()


def test_a_picture_is_shown_large(window: MainWindow) -> None:
    shown = helped(window)
    shown.page.anchorClicked.emit(QUrl("hom-nay.png"))
    (picture,) = shown.findChildren(QDialog)
    assert picture.isVisible()
    picture.reject()
    shown.close()


def test_f1_is_heard_in_a_dialog_and_shows_its_page(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    key = HelpKey(qapp, window)
    key.pressed.connect(window.help_requested)
    window.trash_requested.emit()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    # Without a screen neither focus nor keys come by themselves.
    key._on_focus_changed(None, dialog)
    (shortcut,) = (each for each in dialog.findChildren(QShortcut) if each.key() == Qt.Key.Key_F1)
    with qtbot.waitSignal(key.pressed):
        shortcut.activated.emit()
    guide = window.findChild(FrontGuide)
    assert guide is not None
    assert guide.help.slug == "hoan-tac"
    guide.help.close()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def test_the_guide_is_made_and_shown_as_it_will_be_printed(qtbot: QtBot, window: MainWindow) -> None:
    window.guide_requested.emit()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=30_000)
    preview = window.findChildren(PreviewDialog)[0]
    qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)
    assert "Word" in preview.pane._save.text()
    preview.close()


def test_ctrl_p_prints_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    shown = helped(window)
    [prints] = [one for one in shown.findChildren(QShortcut) if one.key().toString() == "Ctrl+P"]
    with qtbot.waitSignal(shown.print_requested):
        prints.activated.emit()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=20_000)
    for preview in window.findChildren(PreviewDialog):
        preview.close()


def test_the_words_searched_for_are_marked_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    shown = helped(window)
    qtbot.addWidget(shown)
    shown.search.setText("hoan tac")
    shown.search.search_now()
    marked = {mark.cursor.selectedText().lower() for mark in shown.page.extraSelections()}
    assert marked <= {"hoàn", "tác"}
    assert marked
    shown.search.clear()
    assert shown.page.extraSelections() == []
    shown.close()
