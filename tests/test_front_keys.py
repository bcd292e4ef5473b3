# SPDX-License-Identifier: MIT
"""Keys that mean the same on every page of every room: Esc goes back to the rows, Ctrl+N begins anew."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from dvcq_desktop import app
from dvcq_desktop.app import FrontDoor
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.section import Section
from dvcq_desktop.widgets.workbench import Workbench
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.main_window import MainWindow
    from tests.samples import Samples

TODAY = date(2026, 11, 26)


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Samples, qtbot: QtBot
) -> Iterator[MainWindow]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(app, "Workbench", partial(Workbench, today=lambda: TODAY))
    samples.copy(TODAY, default_database_path())
    with open_database(default_database_path(), create=False) as database:
        database.maintain(lambda connection: connection.execute("delete from local_setting"))
    door = FrontDoor(qapp)
    assert door.start()
    assert door.window is not None
    door.services.settle()
    qtbot.waitActive(door.window)
    yield door.window
    shut(door)


def pages(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, Any, Page]]:
    """Open every page of every room but the first; give what it is called, its screen, and the page in it."""
    for title in window.room_titles[1:]:
        room: Any = window.open_room(title)
        for place in range(room.tabs.count()):
            room.tabs.setCurrentIndex(place)
            qtbot.waitUntil(lambda: not window.is_busy, timeout=30_000)
            shown = [page for page in room.findChildren(Page) if page.isVisible()]
            screen = getattr(room, "section", None) or room.page
            yield f"{title} › {room.tabs.tabText(place)}", screen, shown[0]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_esc_leads_from_the_search_box_to_the_rows(window: MainWindow, qtbot: QtBot) -> None:
    wrong, seen = [], 0
    for called, _screen, page in pages(window, qtbot):
        if page.search.isHidden() or not page.splitter.isVisible():
            continue
        for words in ("", "khong co gi nhu vay"):
            window.find_in_page()
            assert page.search.hasFocus(), called
            QTest.keyClicks(page.search, words)
            press(Qt.Key.Key_Escape)
            focused = QApplication.focusWidget()
            if page.search.text() or focused is None or not page.has_in_rows(focused):
                wrong.append((called, words, focused))
        seen += 1
    assert wrong == []
    assert seen >= 12


def test_esc_leads_from_the_detail_to_the_rows(window: MainWindow, qtbot: QtBot) -> None:
    wrong, seen = [], 0
    for called, screen, page in pages(window, qtbot):
        if not isinstance(screen, Section) or screen.current() is None:
            continue
        before = screen.table.current_id()
        fields = [screen.form.field(name) for name in screen.form.names]
        field = next((each for each in fields if each.isVisible() and each.isEnabled()), None)
        if field is None:
            continue
        field.setFocus()
        press(Qt.Key.Key_Escape)
        focused = QApplication.focusWidget()
        if focused is None or not page.has_in_rows(focused) or screen.table.current_id() != before:
            wrong.append((called, focused))
        seen += 1
    assert wrong == []
    assert seen >= 10


def test_esc_leads_from_a_task_and_a_clause_to_the_rows(window: MainWindow, qtbot: QtBot) -> None:
    room: Any = window.open_room("Kế hoạch")
    qtbot.waitUntil(lambda: not window.is_busy, timeout=30_000)
    room.tasks.detail.info.title.setFocus()
    press(Qt.Key.Key_Escape)
    assert room.tasks.table.hasFocus()
    texts = room.open_page("Văn bản kế hoạch")
    qtbot.waitUntil(lambda: not window.is_busy, timeout=30_000)
    texts.detail.focus_form()
    assert not texts.tree.hasFocus()
    press(Qt.Key.Key_Escape)
    assert texts.tree.hasFocus()


def test_the_ready_text_of_a_new_record_gives_way_to_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    wrong, seen = [], 0
    for called, screen, _page in pages(window, qtbot):
        if not isinstance(screen, Section) or not screen.ADDS:
            continue
        screen.add_record()
        if not screen.is_entering:
            continue
        focused = QApplication.focusWidget()
        chosen, text = "", ""
        if isinstance(focused, QLineEdit):
            chosen, text = focused.selectedText(), focused.text()
        elif isinstance(focused, QPlainTextEdit):
            chosen, text = focused.textCursor().selectedText(), focused.toPlainText()
        first = screen.form.field(screen.form.names[0])
        # The words of a commitment are gone on with where they are: these are no ready text.
        if chosen != text and (first is focused or first.isAncestorOf(focused)):
            wrong.append((called, text, chosen))
        seen += bool(text)
        screen._on_cancel_requested()
    assert wrong == []
    assert seen >= 2
