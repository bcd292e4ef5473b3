# SPDX-License-Identifier: MIT
"""Backups by themselves: at work and when the window closes, never in the way, and nothing kept silent."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from dvcq_desktop.handover.backing_up import make_second, own_folder, second_folder
from dvcq_desktop.handover.backups import STORE
from dvcq_desktop.handover.dialogs.keeper import Keeper
from dvcq_desktop.today.backups import newest_backup
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 25, 9, 30).astimezone()

    def __call__(self) -> datetime:
        return self.moment

    def go(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bench(database: Database, qtbot: QtBot, tmp_path: Path) -> Iterator[Workbench]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Workbench(database, Writer(database), Reader(database.connect), JobRunner(), settings)
    yield made
    made.jobs.shutdown()
    made.reader.shutdown()
    made.writer.shutdown()


@pytest.fixture
def message(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def keeper(bench: Workbench, message: MessageBar, clock: Clock, qapp: QObject) -> Iterator[Keeper]:
    made = Keeper(bench, message, qapp, clock)
    yield made
    made.shutdown()
    made.deleteLater()


def change(database: Database) -> None:
    database.write("Thêm thôn", lambda action: action.insert("unit", {"name": "Thôn", "kind": "village"}))


def count(database: Database) -> int:
    return len(own_folder(database.path).backups())


def round_made(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.back_up()
    qtbot.waitUntil(lambda: not keeper._jobs.running)


def press(message: MessageBar, words: str) -> None:
    *_, button = (each for each in message.findChildren(QToolButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_backup_is_told_quietly(
    keeper: Keeper, database: Database, message: MessageBar, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.backed_up) as told:
        keeper.back_up()
    assert told.args == ["Đã sao lưu lúc 09:30"]
    assert message.text == ""
    assert count(database) == 1


def test_every_half_hour_there_is_one_if_something_changed(
    keeper: Keeper, database: Database, clock: Clock, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.backed_up):
        keeper.begin()
    assert keeper._every.isActive()
    assert keeper._every.interval() == 30 * 60 * 1000
    said: list[str] = []
    keeper.backed_up.connect(said.append)
    qtbot.waitUntil(lambda: not keeper._jobs.running)
    said.clear()
    round_made(keeper, qtbot)
    assert count(database) == 1
    assert said == []
    clock.go(minutes=30)
    change(database)
    round_made(keeper, qtbot)
    assert count(database) == 2
    assert said == ["Đã sao lưu lúc 10:00"]


def test_a_backup_of_a_time_to_come_is_not_told_as_the_latest(
    keeper: Keeper, database: Database, clock: Clock, qtbot: QtBot
) -> None:
    clock.go(days=1100)
    round_made(keeper, qtbot)
    clock.go(days=-1100)
    change(database)
    said: list[str] = []
    keeper.backed_up.connect(said.append)
    keeper.begin()
    qtbot.waitUntil(lambda: "Đã sao lưu lúc 09:30" in said)
    assert not [words for words in said if "2029" in words]
    assert newest_backup(database.path, clock()) == clock().replace(second=0, microsecond=0)


def test_the_window_waits_for_the_last_backup(keeper: Keeper, database: Database, qtbot: QtBot) -> None:
    change(database)
    gone: list[int] = []
    assert not keeper.farewell(lambda: gone.append(count(database)))
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [1]


def test_what_was_written_while_a_backup_ran_is_in_the_last_one(
    keeper: Keeper, database: Database, clock: Clock, qtbot: QtBot
) -> None:
    keeper.back_up()
    change(database)
    gone: list[bool] = []
    keeper.farewell(lambda: gone.append(own_folder(database.path).holding(database, clock()) is not None))
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [True]


def test_a_backup_that_fails_holds_no_window_and_is_told_at_the_next_start(
    keeper: Keeper, bench: Workbench, database: Database, message: MessageBar, clock: Clock, qtbot: QtBot
) -> None:
    own_folder(database.path).folder.write_bytes(b"a file in its way")
    gone: list[bool] = []
    keeper.farewell(lambda: gone.append(True))
    qtbot.waitUntil(lambda: bool(gone))
    assert message.text == ""
    keeper.shutdown()
    later = Keeper(bench, message, message, clock)
    later.begin()
    assert message.text.startswith("Lần trước chưa sao lưu được. Không ghi được vào thư mục sao lưu")
    own_folder(database.path).folder.unlink()
    press(message, "Sao lưu ngay")
    qtbot.waitUntil(lambda: count(database) == 1)
    later.shutdown()
    assert later.memory.failed == ""


def test_a_slow_backup_says_so_and_lets_her_go(
    keeper: Keeper, database: Database, message: MessageBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dvcq_desktop.handover.dialogs import keeper as module

    def slowly(_database: object, _second: object, _now: object, tick: object, **_anew: bool) -> None:
        while True:
            tick()  # type: ignore[operator]  # raises once she does not want to wait

    monkeypatch.setattr(module, "back_up", slowly)
    keeper._slow.setInterval(10)
    gone: list[bool] = []
    keeper.farewell(lambda: gone.append(True))
    qtbot.waitUntil(lambda: message.text.startswith("Đang sao lưu"))
    press(message, "Đóng ngay")
    qtbot.waitUntil(lambda: bool(gone))
    assert count(database) == 0


def test_the_second_place_is_used_whenever_it_is_there(
    keeper: Keeper, database: Database, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    folder = make_second(stick, database.path)
    keeper.memory.choose_second(stick, clock())
    round_made(keeper, qtbot)
    assert len(folder.backups()) == 1
    shutil.move(stick, tmp_path / "rút ra")
    change(database)
    clock.go(days=2)
    round_made(keeper, qtbot)
    assert count(database) == 2
    assert not stick.exists()
    assert keeper.memory.second_at(clock()) == clock() - timedelta(days=2)
    shutil.move(tmp_path / "rút ra", stick)
    clock.go(days=1)
    round_made(keeper, qtbot)
    assert len(folder.backups()) == 2
    assert keeper.memory.second_at(clock()) == clock()


def test_another_stick_under_the_same_letter_gets_nothing(
    keeper: Keeper, database: Database, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    keeper.memory.choose_second(stick, clock())
    round_made(keeper, qtbot)
    assert list(stick.iterdir()) == []


def test_she_is_reminded_by_age_and_one_press_is_enough(
    keeper: Keeper, database: Database, message: MessageBar, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    folder = make_second(stick, database.path)
    keeper.memory.choose_second(stick, clock())
    shutil.move(stick, tmp_path / "rút ra")
    clock.go(days=6)
    keeper.remind()
    assert message.text == ""
    clock.go(days=3)
    keeper.remind()
    assert message.text == f"Đã 9 ngày chưa sao lưu ra USB ({stick})."
    press(message, "Sao lưu ra USB")
    qtbot.waitUntil(lambda: message.text == f"Chưa thấy {stick}: hãy cắm USB rồi bấm lại.")
    shutil.move(tmp_path / "rút ra", stick)
    press(message, "Sao lưu ra USB")
    qtbot.waitUntil(lambda: message.text == f"Đã sao lưu ra USB ({stick}).")
    assert len(folder.backups()) == 1
    message.clear()
    keeper.remind()
    assert message.text == ""


def test_a_stick_that_is_there_at_the_start_is_used_and_not_reminded_of(
    keeper: Keeper, database: Database, message: MessageBar, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    folder = make_second(stick, database.path)
    keeper.memory.choose_second(stick, clock())
    own_folder(database.path).make(database, clock())
    clock.go(days=9)
    with qtbot.waitSignal(keeper.backed_up, check_params_cb=lambda said: said.startswith("Đã sao lưu")):
        keeper.begin()
    assert len(folder.backups()) == 1
    qtbot.waitUntil(lambda: not keeper._jobs.running)
    assert message.text == ""


def test_an_absent_one_is_reminded_of_once_a_day(
    keeper: Keeper, database: Database, message: MessageBar, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    keeper.memory.choose_second(tmp_path / "USB", clock())
    own_folder(database.path).make(database, clock())
    clock.go(days=9)
    message.show_success("Đã khôi phục.")
    keeper.begin()
    qtbot.waitUntil(lambda: not keeper._jobs.running)
    assert message.text == "Đã khôi phục."
    message.clear()
    round_made(keeper, qtbot)
    qtbot.waitUntil(lambda: message.text.startswith("Đã 9 ngày"))
    message.clear()
    change(database)
    round_made(keeper, qtbot)
    assert message.text == ""
    clock.go(days=1)
    round_made(keeper, qtbot)
    qtbot.waitUntil(lambda: message.text.startswith("Đã 10 ngày"))


def test_reminders_are_put_off_set_and_silenced(keeper: Keeper, message: MessageBar, clock: Clock) -> None:
    keeper.remind()
    clock.go(days=8)
    keeper.remind()
    assert message.text.startswith("Đã 8 ngày dữ liệu chỉ được sao lưu trên chính máy này")
    press(message, "Nhắc sau")
    keeper.remind()
    assert message.text == ""
    clock.go(days=2)
    keeper.remind()
    assert message.text.startswith("Đã 10 ngày")
    message.clear()
    keeper.memory.remind_after(0)
    keeper.remind()
    assert message.text == ""
    keeper.memory.remind_after(30)
    clock.go(days=-400)
    keeper.remind()
    assert message.text == ""


def test_once_a_month_a_backup_is_proved_in_silence_when_it_is_whole(
    keeper: Keeper, database: Database, message: MessageBar, clock: Clock, qtbot: QtBot
) -> None:
    round_made(keeper, qtbot)
    keeper.prove_if_due()
    clock.go(days=31)
    keeper.prove_if_due()
    qtbot.waitUntil(lambda: not keeper._jobs.running)
    assert message.text == ""
    assert keeper.memory.proved_at(clock()) == clock()
    (stored,) = (own_folder(database.path).folder / STORE).glob("*/*")
    stored.write_bytes(b"x" * stored.stat().st_size)
    clock.go(days=31)
    keeper.prove_if_due()
    qtbot.waitUntil(lambda: "không còn nguyên vẹn" in message.text)
    clock.go(minutes=1)
    press(message, "Sao lưu lại")
    qtbot.waitUntil(lambda: count(database) == 2)
    qtbot.waitUntil(lambda: not keeper._jobs.running)
    own_folder(database.path).prove(own_folder(database.path).backups()[0])


def test_a_stick_under_another_letter_is_found(
    keeper: Keeper, database: Database, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dvcq_desktop.handover import backing_up
    from dvcq_desktop.handover.drives import Drive

    old, new = tmp_path / "E" / "Sao lưu", tmp_path / "F"
    (new / "Sao lưu").mkdir(parents=True)
    make_second(new / "Sao lưu", database.path)
    monkeypatch.setattr(backing_up, "removable_drives", lambda: [Drive(new, 1, 1, "vfat")])
    found = backing_up.find_second(old, database.path)
    assert found
    assert found.folder == second_folder(new / "Sao lưu", database.path)
