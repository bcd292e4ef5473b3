# SPDX-License-Identifier: MIT
"""Backups through the front door: on closing, going back in the window, and rescuing a damaged file."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from dvcq_desktop import front_files
from dvcq_desktop.app import FrontDoor
from dvcq_desktop.handover.backing_up import own_folder
from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets import front_boxes
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Action
    from dvcq_desktop.main_window import MainWindow

YEAR = date.today().year  # noqa: DTZ011 - the year that the window opens


def add_task(action: Action) -> None:
    changes.add_task(action, Task("", YEAR, "Đối thoại"))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with open_database(default_database_path(), create=True) as database:
        database.write("Thêm nhiệm vụ", add_task)
    return default_database_path()


@pytest.fixture
def door(qapp: QApplication, path: Path) -> Iterator[FrontDoor]:
    made = FrontDoor(qapp)
    yield made
    shut(made)


def window_of(door: FrontDoor) -> MainWindow:
    assert door.window
    return door.window


def test_the_file_is_backed_up_when_the_window_closes(door: FrontDoor, path: Path, qtbot: QtBot) -> None:
    assert door.start()
    with qtbot.waitSignal(window_of(door).closed):
        window_of(door).close()
    assert len(own_folder(path).backups()) == 1


def test_a_backup_that_cannot_be_made_does_not_keep_the_window(
    door: FrontDoor, path: Path, qtbot: QtBot
) -> None:
    own_folder(path).folder.write_bytes(b"a file in its way")
    assert door.start()
    with qtbot.waitSignal(window_of(door).closed):
        window_of(door).close()


def test_going_back_shows_the_older_state_in_the_window(door: FrontDoor, path: Path, qtbot: QtBot) -> None:
    assert door.start()
    bench = door._workbench
    assert bench
    with bench.database.reading() as connection:
        assert connection.execute("select count(*) from task").fetchone()[0] == 1
    own_folder(path).make(bench.database, _now())
    bench.database.write("Thêm nhiệm vụ", add_task)
    before = window_of(door)
    before.backups_requested.emit()
    dialog = before.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == 1)
    dialog.table.selectAll()
    dialog._ui.restoreButton.click()
    qtbot.waitUntil(lambda: hasattr(dialog, "preview"))
    button = dialog.preview.findChild(QPushButton, "restoreButton")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: door.window is not before)
    assert window_of(door).message.text.startswith("Đã khôi phục: bản sao lưu lúc")
    screen = window_of(door).open_room("Kế hoạch")
    qtbot.waitUntil(lambda: len(screen.tasks.table.records.ids) == 1)  # type: ignore[attr-defined]  # the plan's
    assert len(own_folder(path).backups()) == 2


def test_a_damaged_file_is_restored_before_there_is_a_window(
    door: FrontDoor, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(path, create=False) as database:
        own_folder(path).make(database, _now())
    path.write_bytes(path.read_bytes()[:20_000])
    offered: list[str] = []

    def take(_sentence: str, *, viewable: bool, rescue: str) -> front_boxes.Instead:
        assert not viewable
        offered.append(rescue)
        return front_boxes.Instead.RESCUE

    monkeypatch.setattr(front_files, "ask_instead", take)
    assert door.start()
    assert offered[0].startswith("Khôi phục bản sao lưu lúc")
    assert "Tệp cũ không mở được, nay nằm ở" in window_of(door).message.text
    assert len(list(path.parent.glob("*-hong-*"))) == 1


def test_a_file_that_is_gone_is_no_new_one_where_there_are_backups(
    door: FrontDoor, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(path, create=False) as database:
        own_folder(path).make(database, _now())
    path.unlink()
    answer = front_boxes.Instead.RESCUE
    monkeypatch.setattr(front_files, "ask_instead", lambda _sentence, **_offers: answer)
    assert door.start()
    assert window_of(door).message.text.startswith("Đã khôi phục bản sao lưu lúc")
    bench = door._workbench
    assert bench
    assert bench.database.undo_name() == "Thêm nhiệm vụ"


def test_without_a_whole_backup_none_is_offered(
    door: FrontDoor, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(path, create=False) as database:
        made = own_folder(path).make(database, _now())
    assert made
    made.path.write_bytes(b"x" * 9000)
    path.write_bytes(path.read_bytes()[:20_000])
    offered: list[str] = []

    def leave(_sentence: str, *, viewable: bool, rescue: str) -> front_boxes.Instead:
        offered.append(rescue)
        return front_boxes.Instead.LEAVE

    monkeypatch.setattr(front_files, "ask_instead", leave)
    assert not door.start()
    assert offered == [""]


def _now() -> datetime:
    return datetime.now().astimezone()
