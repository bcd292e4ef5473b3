# SPDX-License-Identifier: MIT
"""The dialog of backups in a real window: made, proved, gone back to, and shown before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from dvcq_desktop.handover.backing_up import own_folder, second_folder
from dvcq_desktop.handover.backups import STORE
from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog
from dvcq_desktop.handover.dialogs.keeper import Keeper
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.rooms import NAMES, ROOMS
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database

NOW = datetime(2026, 11, 25, 9, 30).astimezone()


@pytest.fixture
def bench(database: Database, qtbot: QtBot, tmp_path: Path) -> Iterator[Workbench]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Workbench(database, Writer(database), Reader(database.connect), JobRunner(), settings)
    yield made
    made.jobs.shutdown()
    made.reader.shutdown()
    made.writer.shutdown()


@pytest.fixture
def restored() -> list[str]:
    return []


@pytest.fixture
def dialog(bench: Workbench, restored: list[str], qtbot: QtBot) -> Iterator[BackupDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar(window)
    keeper = Keeper(bench, bar, window, lambda: NOW)
    naming = Naming(bench.database.fields, ROOMS, NAMES)
    made = BackupDialog(bench, keeper, naming, restored.append, window, lambda: NOW)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.reject()
    keeper.shutdown()


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def add_village(database: Database, name: str) -> None:
    database.write("Thêm thôn", lambda action: action.insert("unit", {"name": name, "kind": "village"}))


def made_one(dialog: BackupDialog, qtbot: QtBot) -> None:
    press(dialog, "backUpButton")
    qtbot.waitUntil(lambda: dialog.message.text.startswith("Đã sao lưu lúc"))
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == 1)


def test_a_backup_is_made_and_listed(dialog: BackupDialog, qtbot: QtBot) -> None:
    made_one(dialog, qtbot)
    shown = [str(dialog.table.records.index(0, column).data()) for column in range(3)]
    assert shown[0] == "25/11/2026 09:30"
    assert shown[1].endswith((" KB", " MB"))
    assert shown[2] == "máy này"
    press(dialog, "backUpButton")
    qtbot.waitUntil(lambda: dialog.message.text == "Bản sao lưu mới nhất đã có đủ mọi thay đổi.")


def test_where_the_second_place_is_chosen_it_is_told_that_it_has_no_passphrase(dialog: BackupDialog) -> None:
    note = dialog._ui.plainNote
    assert note.isVisible()
    assert "ai cầm USB cũng đọc được" in note.text()
    assert note.height() >= note.heightForWidth(note.width())


def test_a_backup_is_proved(dialog: BackupDialog, database: Database, qtbot: QtBot) -> None:
    made_one(dialog, qtbot)
    press(dialog, "proveButton")
    qtbot.waitUntil(lambda: dialog.message.text == "Bản sao lưu nguyên vẹn, kể cả tệp đính kèm.")
    (stored,) = (own_folder(database.path).folder / STORE).glob("*/*")
    stored.unlink()
    press(dialog, "proveButton")
    qtbot.waitUntil(lambda: "thiếu một tệp đính kèm" in dialog.message.text)
    qtbot.waitUntil(lambda: next(iter(dialog._rows.values())).state.text == "Hỏng")


def test_what_would_be_lost_is_seen_and_the_present_is_kept(
    dialog: BackupDialog, database: Database, restored: list[str], qtbot: QtBot
) -> None:
    made_one(dialog, qtbot)
    add_village(database, "Thôn Đông")
    add_village(database, "Thôn Đoài")
    # The newest is chosen from the start.
    press(dialog, "restoreButton")
    qtbot.waitUntil(lambda: hasattr(dialog, "preview"))
    assert dialog.preview.sentence == (
        "Bản sao lưu lúc 25/11/2026 09:30 cũ hơn dữ liệu hiện nay. Khôi phục thì máy này mất 2 thay đổi"
        " (bản ghi: Cơ quan 2) làm sau đó."
    )
    assert [dialog.preview.table.records.index(row, 1).data() for row in range(2)] == ["Thêm thôn"] * 2
    press(dialog.preview, "restoreButton")
    qtbot.waitUntil(lambda: bool(restored))
    assert restored[0].startswith("Đã khôi phục: bản sao lưu lúc 25/11/2026 09:30.")
    count = "select count(*) from unit where kind = 'village'"
    assert database.read(lambda c: c.execute(count).fetchone()[0]) == 0
    assert len(own_folder(database.path).backups()) == 2


def test_she_may_think_better_of_it(
    dialog: BackupDialog, database: Database, restored: list[str], qtbot: QtBot
) -> None:
    made_one(dialog, qtbot)
    add_village(database, "Thôn Đông")
    dialog.table.selectAll()
    press(dialog, "restoreButton")
    qtbot.waitUntil(lambda: hasattr(dialog, "preview"))
    press(dialog.preview, "cancelButton")
    assert restored == []
    assert database.undo_name() == "Thêm thôn"
    assert not [path for path in database.path.parent.iterdir() if "restore" in path.name]


def test_an_equal_backup_offers_nothing(dialog: BackupDialog, qtbot: QtBot) -> None:
    made_one(dialog, qtbot)
    dialog.table.selectAll()
    press(dialog, "restoreButton")
    qtbot.waitUntil(lambda: hasattr(dialog, "preview"))
    assert "giống hệt" in dialog.preview.sentence
    assert not dialog.preview._ui.restoreButton.isEnabled()
    dialog.preview.reject()


def test_any_whole_copy_is_gone_back_to(
    dialog: BackupDialog, database: Database, restored: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    whole = tmp_path / "bản sao.dvcq"
    database.copy_to(whole)
    add_village(database, "Thôn Đông")
    dialog.restore_from(whole)
    qtbot.waitUntil(lambda: hasattr(dialog, "preview"))
    assert dialog.preview.sentence.startswith("Bản bản sao.dvcq cũ hơn")
    press(dialog.preview, "restoreButton")
    qtbot.waitUntil(lambda: bool(restored))


def test_what_is_no_copy_is_said(dialog: BackupDialog, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "ảnh.dvcq").write_bytes(b"no database" * 100)
    dialog.restore_from(tmp_path / "ảnh.dvcq")
    qtbot.waitUntil(lambda: "không phải" in dialog.message.text)
    assert dialog._ui.backUpButton.isEnabled()


def test_a_second_place_is_chosen_used_and_given_up(
    dialog: BackupDialog, database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    dialog.choose_second(stick)
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == 2)
    assert len(list(second_folder(stick, database.path).glob("*.dvcq"))) == 1
    assert "cùng ổ đĩa" in dialog.message.text
    qtbot.waitUntil(lambda: dialog._ui.secondPlace.text() == str(stick))
    dialog._ui.days.setValue(3)
    assert dialog._keeper.memory.days == 3
    press(dialog, "forgetButton")
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == 1)
    assert dialog._keeper.memory.second is None


def test_a_second_place_that_takes_nothing_is_not_chosen(
    dialog: BackupDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.choose_second(tmp_path / "không có")
    qtbot.waitUntil(lambda: dialog.message.text.startswith("Không ghi được vào"))
    assert dialog._keeper.memory.second is None


def test_what_takes_long_is_stopped_and_does_not_hold_the_dialog(
    dialog: BackupDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dvcq_desktop.handover.dialogs import backup_dialog as module

    def slowly(_database: object, _second: object, _now: object, tick: Callable[[], None]) -> None:
        while True:
            tick()

    monkeypatch.setattr(module, "back_up", slowly)
    press(dialog, "backUpButton")
    (stop,) = (each for each in dialog.message.findChildren(QToolButton) if each.text() == "Dừng")
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._is_busy)
    assert dialog.message.text == ""
    press(dialog, "backUpButton")
    press(dialog, "closeButton")
    assert not dialog.isVisible()
