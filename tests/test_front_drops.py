# SPDX-License-Identifier: MIT
"""Files dropped where no page takes them: a plan is read, a picture attached, of others it is said where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.main_window import MainWindow

PLAN = """KẾ HOẠCH
Công tác dân vận chính quyền năm 2026
I. NHIỆM VỤ
1. Phòng Văn hóa - Xã hội tổ chức đối thoại với Nhân dân, hoàn thành trước ngày 30/6/2026.
"""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with open_database(default_database_path(), create=True) as database:
        database.write("Thêm", lambda action: changes.add_task(action, Task("", 2026, "Đối thoại")))
    door = FrontDoor(qapp)
    assert door.start()
    assert door.window is not None
    door.services.settle()
    yield door.window
    shut(door)


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for moment in (QEvent.Type.DragEnter, QEvent.Type.Drop):
        event = QDropEvent(QPointF(99, 99), Qt.DropAction.CopyAction, data, buttons, keys, moment)
        QApplication.sendEvent(window, event)
        assert event.isAccepted()


@pytest.mark.parametrize("room", ["Hôm nay", "Kế hoạch"])
def test_the_text_of_a_plan_is_led_to_its_import(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, room: str
) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    window.open_room(room)
    drop(window, path)
    screen: Any = window.current_screen
    flow = screen.tasks.work.texts.importing
    qtbot.waitUntil(lambda: flow.dialog is not None)
    assert window.room_title == "Kế hoạch"
    flow.dialog.reject()


def test_a_picture_is_attached_to_the_chosen_task(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    screen: Any = window.open_room("Kế hoạch")
    qtbot.waitUntil(lambda: len(screen.tasks.table.records.ids) == 1)
    screen.tasks.table.select_ids(screen.tasks.table.records.ids)
    qtbot.waitUntil(lambda: screen.tasks.detail.task is not None)
    path = tmp_path / "anh.png"
    path.touch()
    drop(window, path)
    assert "anh.png" in screen.tasks.detail.progress.files.text()
    assert "nhiệm vụ “Đối thoại”" in window.message.text


@pytest.mark.parametrize(
    ("room", "name"), [("Hôm nay", "anh.png"), ("Báo cáo", "so.xlsx"), ("Nhật ký", "a.txt")]
)
def test_of_any_other_file_it_is_said_where_it_may_be_dropped(
    window: MainWindow, tmp_path: Path, room: str, name: str
) -> None:
    window.open_room(room)
    (tmp_path / name).touch()
    drop(window, tmp_path / name)
    assert f"Trang này không nhận “{name}”." in window.message.text
    assert "Cơ quan › Cán bộ, công chức" in window.message.text
