# SPDX-License-Identifier: MIT
"""A new task: named at once by quick fingers, taken back by Esc; nothing is lost on a full disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from dvcq_desktop.database.errors import DiskFullError
from tests.plan.screen.keys import choose, press

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.plan.screen.task_page import TaskPage
    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.plan.screen.conftest import Small

    Shown = Callable[[RecordTable, str], list[str]]

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_new_task_is_there_by_one_key_and_gone_by_another(
    window: MainWindow, small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    """The cursor stands in the title of the new task, whose field must not swallow the undo."""
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(lambda: "Nhiệm vụ mới" in shown(page.table, "title"))
    qtbot.waitUntil(page.detail.info.title.hasFocus)
    press(KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Nhiệm vụ mới" not in shown(page.table, "title"))
    press(KEY.Key_Y, CTRL)
    qtbot.waitUntil(lambda: "Nhiệm vụ mới" in shown(page.table, "title"))


def test_esc_takes_a_new_task_back_while_nothing_is_typed_in_it(
    window: MainWindow, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    before = len(page.table.records.ids)
    page.table.select_ids(page.table.records.ids[:1])
    chosen = page.table.selected_ids()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.detail.task is not None and page.detail.task.title == "Nhiệm vụ mới")
    qtbot.waitUntil(lambda: page.detail.has_keyboard)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(page.table.records.ids) == before)
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.waitUntil(lambda: page.table.selected_ids() == chosen)


def test_an_answer_about_the_task_before_does_not_take_the_cursor_of_the_new_one(
    small: Small, window: MainWindow, page: TaskPage, workbench: Workbench, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    page.detail.focus_title(small.keys["later"])
    page.refresh()
    qtbot.waitUntil(lambda: not workbench.reader.busy)
    assert not page.detail.has_keyboard
    choose(page, small, "later", qtbot=qtbot)
    qtbot.waitUntil(page.detail.info.title.hasFocus)


def test_a_title_asked_for_before_she_went_on_is_not_given_the_cursor_later(
    small: Small, window: MainWindow, page: TaskPage, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    page.table.setFocus()
    page.detail.focus_title(small.keys["later"])
    choose(page, small, "open", qtbot=qtbot)
    choose(page, small, "later", qtbot=qtbot)
    assert not page.detail.has_keyboard


def test_a_new_task_is_named_at_once(window: MainWindow, page: TaskPage, shown: Shown, qtbot: QtBot) -> None:
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.detail.info.title.hasFocus)
    QTest.keyClicks(page.detail.info.title, "Lap to dan van")
    press(KEY.Key_Tab)
    qtbot.waitUntil(lambda: "Lap to dan van" in shown(page.table, "title"))


def test_quick_fingers_name_the_new_task_and_not_the_one_before(
    small: Small, window: MainWindow, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    page.detail.info.content.setFocus()
    press(KEY.Key_N, CTRL)
    for letter in "Lap to dan van":
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)
    press(KEY.Key_N, CTRL)
    press(KEY.Key_Tab)
    qtbot.waitUntil(lambda: "Lap to dan van" in shown(page.table, "title"))
    assert shown(page.table, "title").count("Nhiệm vụ mới") == 0
    assert small.task("late").content == ""


def test_what_a_full_disk_did_not_take_is_kept_asked_about_and_written_later(
    small: Small, window: MainWindow, page: TaskPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_action: Action) -> None:
        raise DiskFullError(small.database.path)

    submit = small.database.submit
    choose(page, small, "late", qtbot=qtbot)
    with monkeypatch.context() as full:
        full.setattr(small.database, "submit", lambda name, _work, **_: submit(name, refuse))
        page.detail.info.content.setFocus()
        QTest.keyClicks(page.detail.info.content, "Moi dai bieu")
        choose(page, small, "later", qtbot=qtbot)
        qtbot.waitUntil(lambda: "1 chỗ vừa sửa chưa lưu được vẫn được giữ" in window.message.text)
        window.close()
        qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
        box = window.findChild(QMessageBox)
        assert box is not None
        assert "đã đầy" in box.text()
        QTest.keyClick(box, KEY.Key_Escape)
        qtbot.waitUntil(lambda: not box.isVisible())
        assert window.isVisible()
    page.detail.info.title.setFocus()
    page.detail.info.title.selectAll()
    QTest.keyClicks(page.detail.info.title, "Ky cam ket lan hai")
    choose(page, small, "late", qtbot=qtbot)
    qtbot.waitUntil(lambda: small.task("later").title == "Ky cam ket lan hai")
    assert small.task("late").content == "Moi dai bieu"
    qtbot.waitUntil(lambda: "Đã lưu" in window.message.text)


def test_ctrl_s_saves_what_is_typed_and_the_menu_says_so(
    small: Small, window: MainWindow, page: TaskPage, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    content = page.detail.info.content
    content.setFocus()
    QTest.keyClicks(content, "Moi dai bieu")
    press(KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: small.task("late").content == "Moi dai bieu")
    assert content.hasFocus()
    QTest.keyClicks(content, " hai thon")
    [save] = [each for each in window.findChildren(QAction) if each.shortcut().toString() == "Ctrl+S"]
    save.trigger()
    qtbot.waitUntil(lambda: small.task("late").content == "Moi dai bieu hai thon")


def test_the_keys_of_the_page_work_from_the_bar_of_rooms_too(
    window: MainWindow, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    window._nav.findChildren(QAbstractButton)[0].setFocus()
    press(KEY.Key_N, CTRL)
    qtbot.waitUntil(page.detail.info.title.hasFocus)
    assert shown(page.table, "title").count("Nhiệm vụ mới") == 1


def test_a_double_click_on_the_button_makes_one_task(
    window: MainWindow, page: TaskPage, shown: Shown, workbench: Workbench, qtbot: QtBot
) -> None:
    button = page.page.primary
    assert button is not None
    for click in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        click(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.detail.info.title.hasFocus)
    qtbot.waitUntil(lambda: not workbench.writer.busy and not workbench.reader.busy)
    assert shown(page.table, "title").count("Nhiệm vụ mới") == 1
