# SPDX-License-Identifier: MIT
"""Ctrl+K on the demonstration's window: what is typed is found, Enter opens it where it is kept."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.front_finding import FINDERS, FrontFinding
from dvcq_desktop.places import HOME_VARIABLE
from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog
from dvcq_desktop.search.catalogue import COMMANDS, PAGES, RECENT
from dvcq_desktop.widgets.settings_dialog import SettingsDialog
from dvcq_desktop.widgets.table import RecordTable
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.search.rules import Group
    from dvcq_desktop.search.screen.finder_window import FinderWindow


@pytest.fixture
def door(qtbot: QtBot, tmp_path: Path, sample_is_ready: None) -> Iterator[FrontDoor]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    door = FrontDoor(application, demo_folder=tmp_path / "demo")
    assert door.start()
    assert door.window is not None
    qtbot.waitUntil(lambda: not door.window.is_busy, timeout=20_000)  # type: ignore[union-attr]  # it is open
    yield door
    shut(door)


@pytest.fixture
def window(door: FrontDoor) -> MainWindow:
    assert door.window is not None
    return door.window


def opened(qtbot: QtBot, window: MainWindow) -> FinderWindow:
    window.find_requested.emit()
    finding = window.findChild(FrontFinding)
    assert finding is not None
    qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)
    return finding.finder


def finding_of(qtbot: QtBot, window: MainWindow, words: str) -> list[Group]:
    opened(qtbot, window)
    finding = window.findChild(FrontFinding)
    assert finding is not None
    return finding._catalogue.find(words, "", None)


def typed(qtbot: QtBot, window: MainWindow, words: str) -> FinderWindow:
    finder = opened(qtbot, window)
    QTest.keyClicks(finder.box, words)
    qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)
    return finder


def enter(qtbot: QtBot, window: MainWindow, finder: FinderWindow) -> None:
    QTest.keyClick(finder.box, Qt.Key.Key_Return)
    assert not finder.isVisible()
    qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)


def page_of(window: MainWindow) -> str:
    screen: Any = window.current_screen
    return f"{window.room_title} / {screen.tabs.tabText(screen.tabs.currentIndex())}"


def test_every_kind_of_record_is_read_and_opens_where_it_is_kept(
    qtbot: QtBot, door: FrontDoor, window: MainWindow
) -> None:
    finding = FrontFinding(window, door._workbench)  # type: ignore[arg-type]  # it is open
    empty = []
    with closing(door._workbench.database.connect()) as connection:  # type: ignore[union-attr]  # as above
        read = {finder: finder.read(connection) for finder in FINDERS}
        for finder, records in read.items():
            if records:
                assert finder.read(connection, [records[-1].id]) == [records[-1]]
    for finder, records in read.items():
        if not records:
            empty.append(finder.table)
            continue
        # The last one, for the first would be chosen by itself.
        finding._on_chosen(finder.group, records[-1])
        qtbot.waitUntil(lambda: not window.is_busy, timeout=20_000)
        assert page_of(window) == f"{finder.room} / {finder.page}"
        assert records[-1].id in shown(window), finder.table
    assert empty == []


def shown(window: MainWindow) -> set[str]:
    """Return the keys that are chosen on the open page: in its tables, its tree, its choosers."""
    screen: Any = window.current_screen
    page: Any = getattr(screen, "page", None) or screen.section
    found = {key for table in page.findChildren(RecordTable) for key in table.selected_ids()}
    for name in ("tree",):
        if hasattr(page, name):
            found.add(getattr(page, name).current_id())
    for name in ("appraised", "card"):
        kept = getattr(page, name, None)
        found.add(getattr(getattr(kept, "appraisal", kept), "id", None))
    return found


def test_a_name_without_tones_opens_the_person(qtbot: QtBot, window: MainWindow) -> None:
    finder = typed(qtbot, window, "hoang minh truc")
    first = finder.rows[1].record
    assert first is not None
    assert first.title == "Hoàng Minh Trực"
    enter(qtbot, window, finder)
    assert page_of(window) == "Cơ quan / Cán bộ, công chức"
    assert first.id in shown(window)
    screen: Any = window.current_screen
    assert screen.people.focusWidget() is screen.people.table


def test_arrows_walk_over_the_names_of_groups_and_round(qtbot: QtBot, window: MainWindow) -> None:
    finder = typed(qtbot, window, "ban giao")
    places = [place for place, row in enumerate(finder.rows) if not row.is_head]
    seen = []
    for _ in range(len(places) + 1):
        seen.append(finder.list.currentIndex().row())
        QTest.keyClick(finder.box, Qt.Key.Key_Down)
    assert seen == [*places, places[0]]


def test_one_esc_closes_it_and_it_comes_again_with_the_words_selected(
    qtbot: QtBot, window: MainWindow
) -> None:
    finder = typed(qtbot, window, "ban giao")
    rows = finder.rows
    QTest.keyClick(finder.box, Qt.Key.Key_Escape)
    assert not finder.isVisible()
    opened(qtbot, window)
    assert (finder.box.text(), finder.box.selectedText()) == ("ban giao", "ban giao")
    qtbot.waitUntil(lambda: [row.record for row in finder.rows] == [row.record for row in rows])
    QTest.keyClicks(finder.box, "truc")
    assert finder.box.text() == "truc"
    QTest.keyClick(finder.box, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert (finder.isVisible(), finder.box.selectedText()) == (True, "truc")


def test_a_key_of_the_menus_does_its_work_once_it_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    finder = typed(qtbot, window, "ban giao")
    QTest.keyClick(finder.box, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert finder.isVisible()
    QTest.keyClick(finder.box, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert not finder.isVisible()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    dialog.reject()
    finder = opened(qtbot, window)
    QTest.keyClick(finder.box, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (finder.isVisible(), window.room_title) == (False, "Kế hoạch")


def test_a_command_of_a_page_that_is_not_open_runs_there(qtbot: QtBot, window: MainWindow) -> None:
    finder = typed(qtbot, window, "them mo hinh")
    assert finder.rows[0].group == COMMANDS
    enter(qtbot, window, finder)
    assert page_of(window) == "Dân vận khéo / Mô hình"
    screen: Any = window.current_screen
    qtbot.waitUntil(lambda: screen.page.is_entering)


def test_a_command_of_a_page_that_is_not_open_waits_for_its_first_row(
    qtbot: QtBot, window: MainWindow
) -> None:
    finder = typed(qtbot, window, "gia han")
    enter(qtbot, window, finder)
    # Without a screen no row is chosen by itself.
    screen: Any = window.current_screen
    screen.tasks.table.select_ids(screen.tasks.table.records.ids[:1])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExtendDialog), timeout=10_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExtendDialog)
    assert window.message.text == ""
    dialog.reject()


def test_a_command_that_changes_the_chosen_rows_waits_until_they_are_seen(
    qtbot: QtBot, window: MainWindow
) -> None:
    bench = window._workbench
    before = bench.writer.undo_name()
    finder = typed(qtbot, window, "bo vao thung rac")
    enter(qtbot, window, finder)
    assert page_of(window) == "Kế hoạch / Nhiệm vụ"
    assert "Hãy chọn dòng" in window.message.text
    assert bench.writer.undo_name() == before
    screen: Any = window.current_screen
    screen.tasks.table.select_ids(screen.tasks.table.records.ids[:1])
    finder = typed(qtbot, window, "bo vao thung rac")
    with qtbot.waitSignal(bench.writer.saved):
        QTest.keyClick(finder.box, Qt.Key.Key_Return)


def test_what_another_version_kept_of_recent_ones_is_no_obstacle(qtbot: QtBot, window: MainWindow) -> None:
    for kept in ("[1, 2]", "{", '{"a": 1}', "null"):
        window._workbench.settings.setValue("find/recent", kept)
        assert opened(qtbot, window).rows == ()


def test_a_command_of_the_window_runs(qtbot: QtBot, window: MainWindow) -> None:
    finder = typed(qtbot, window, "luu ban sao")
    window.copy_requested.disconnect()
    with qtbot.waitSignal(window.copy_requested):
        enter(qtbot, window, finder)


@pytest.mark.parametrize(
    ("words", "title", "detail"),
    [
        ("nen toi", "Nền tối, nền sáng…", "Cài đặt"),
        ("co chu", "Cỡ chữ…", "Cài đặt"),
        ("mo ban ban giao", "Mở bản bàn giao từ USB…", "Nhận bản từ USB"),
    ],
)
def test_a_command_is_found_by_what_else_it_is_called(
    qtbot: QtBot, window: MainWindow, words: str, title: str, detail: str
) -> None:
    (group,) = [group for group in finding_of(qtbot, window, words) if group.name == COMMANDS]
    assert group.hits[0].title == title
    assert detail in group.hits[0].detail


def test_what_was_opened_is_offered_before_anything_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    assert opened(qtbot, window).rows == ()
    finder = typed(qtbot, window, "hoang minh truc")
    enter(qtbot, window, finder)
    rows = opened(qtbot, window).rows
    assert rows[0].group == RECENT
    assert [row.record.title for row in rows[1:] if row.record] == ["Hoàng Minh Trực"]
    finder.hide()


def test_what_is_written_is_found_at_once(qtbot: QtBot, door: FrontDoor, window: MainWindow) -> None:
    finder = typed(qtbot, window, "viec chua ai biet")
    assert finder.rows == ()
    finder.hide()
    bench = door._workbench
    assert bench is not None
    with qtbot.waitSignal(bench.writer.saved):
        bench.writer.write("Thử", lambda action: action.insert("unit_group", {"name": "Việc chưa ai biết"}))
    rows = typed(qtbot, window, "viec chua ai biet").rows
    assert [row.text for row in rows] == ["Nhóm đơn vị", "Việc chưa ai biết"]
    finder.hide()


def test_all_of_a_group_are_shown_when_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    finder = typed(qtbot, window, "in")
    place = next(place for place, row in enumerate(finder.rows) if row.more and row.group == COMMANDS)
    finder._open(finder.list.model().index(place, 0))
    qtbot.waitUntil(lambda: {row.group for row in finder.rows} == {COMMANDS})
    assert len(finder.rows) > finder.list.model().index(place, 0).row()
    finder.hide()


@pytest.mark.parametrize(
    ("words", "title", "place"),
    [
        ("can bo cong chuc", "Cán bộ, công chức", "Cơ quan / Cán bộ, công chức"),
        ("danh sach ky", "Danh sách ký", "Cam kết / Danh sách ký"),
    ],
)
def test_a_page_is_found_first_by_its_name_and_opens(
    qtbot: QtBot, window: MainWindow, words: str, title: str, place: str
) -> None:
    finder = typed(qtbot, window, words)
    assert finder.rows[0].group == PAGES
    record = finder.rows[1].record
    assert record is not None
    assert (record.title, record.detail) == (title, f"Mở trang · {place.replace(' / ', ' › ')}")
    enter(qtbot, window, finder)
    assert page_of(window) == place


def test_a_room_is_found_by_its_name(qtbot: QtBot, window: MainWindow) -> None:
    enter(qtbot, window, typed(qtbot, window, "nhat ky"))
    assert window.room_title == "Nhật ký"


def test_sample_data_are_found_while_they_are_not_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.menus.sample.isVisible()
    assert COMMANDS not in [group.name for group in finding_of(qtbot, window, "du lieu mau")]
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    door = FrontDoor(QApplication.instance())  # type: ignore[arg-type]  # it is there
    assert door.start()
    assert door.window is not None
    groups = finding_of(qtbot, door.window, "du lieu mau")
    assert "Xem thử với dữ liệu mẫu" in [hit.title for group in groups for hit in group.hits]
    shut(door)
