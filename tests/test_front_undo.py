# SPDX-License-Identifier: MIT
"""What is undone is said in a bar, with the way back; so is a great change that no page tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.places import HOME_VARIABLE
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def door(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[FrontDoor]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    made = FrontDoor(qapp)
    assert made.start()
    made.services.settle()
    yield made
    shut(made)


def write(door: FrontDoor, name: str, qtbot: QtBot) -> None:
    assert door._workbench is not None
    with qtbot.waitSignal(door._workbench.writer.saved):
        door._workbench.writer.write(
            name, lambda action: changes.add_task(action, Task("", 2026, "Đối thoại"))
        )


def test_what_is_undone_and_done_again_is_said_with_the_way_back(door: FrontDoor, qtbot: QtBot) -> None:
    write(door, "Thêm nhiệm vụ", qtbot)
    window, bench = door.window, door._workbench
    assert window is not None
    assert bench is not None
    assert window.message.text == ""
    bench.writer.undo()
    qtbot.waitUntil(lambda: window.message.text == "Đã hoàn tác “Thêm nhiệm vụ”.")
    window.message._links[0].click()
    qtbot.waitUntil(lambda: window.message.text == "Đã làm lại “Thêm nhiệm vụ”.")
    window.message._links[0].click()
    qtbot.waitUntil(lambda: window.message.text == "Đã hoàn tác “Thêm nhiệm vụ”.")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Xóa đơn vị", True),
        ("Giao người phụ trách: 5 nhiệm vụ", True),
        ("Sửa nhiệm vụ: tên", False),
        ("Thêm nhiệm vụ", False),
        ("Bỏ vào thùng rác: 1 nhiệm vụ", True),
    ],
)
def test_a_great_change_offers_the_way_back(door: FrontDoor, name: str, told: bool, qtbot: QtBot) -> None:
    write(door, name, qtbot)
    assert door.window is not None
    bar = door.window.message
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bar.text == (f"Đã lưu “{name}”." if told else ""))


def test_what_a_page_tells_itself_stays(door: FrontDoor, qtbot: QtBot) -> None:
    assert door.window is not None
    screen = door.window.open_room("Cơ quan")
    bar = screen.section.page.messages  # type: ignore[attr-defined]  # the room's own
    bar.show_info("Đã chuyển 1 đơn vị vào thùng rác.")
    write(door, "Xóa đơn vị", qtbot)
    QApplication.processEvents()
    assert bar.text == "Đã chuyển 1 đơn vị vào thùng rác."
    assert door.window.message.text == ""


def test_what_is_told_on_a_page_that_is_not_looked_at_leaves_the_bar(door: FrontDoor, qtbot: QtBot) -> None:
    window = door.window
    assert window is not None
    office = window.open_room("Cơ quan")
    window.open_room("Kế hoạch")
    window.message.show_info("Đã hoàn tác “Nhập danh sách cán bộ: 2 người”.")
    office.section.page.messages.show_warning("Phần người đang nhập chưa được lưu.")  # type: ignore[attr-defined]  # the room's own
    assert window.message.text == "Đã hoàn tác “Nhập danh sách cán bộ: 2 người”."
