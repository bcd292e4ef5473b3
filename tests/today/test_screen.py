# SPDX-License-Identifier: MIT
"""The page of today in a window: walked by the keyboard, read anew after a write, calm with nothing due."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dvcq_desktop.database.database import Database
from dvcq_desktop.handover.dialogs.keeping import Memory
from dvcq_desktop.plan.rules import Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes
from dvcq_desktop.today.rules import Begun, Place, first_steps
from dvcq_desktop.today.screen import TodayScreen
from dvcq_desktop.today.screen.guide import Guide
from dvcq_desktop.widgets.reads import Reader
from tests.today.test_tasks import give

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.widgets.workbench import Workbench

    Open = Callable[..., TodayScreen]

LATE = date(2026, 11, 3)


def rows(screen: TodayScreen) -> list[str]:
    return [row.said for row in screen.list.rows]


def test_arrows_and_enter_open_what_a_line_is_about(
    database: Database, open_today: Open, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED), ("Ký", LATE, TaskState.IN_PROGRESS))
    screen = open_today()
    qtmodeltester.check(screen.list.model())  # type: ignore[no-untyped-call]  # pytest-qt's own
    assert rows(screen)[:3] == [
        "Nhiệm vụ quá hạn (2)",
        "Đối thoại · VP · Quá hạn 23 ngày",
        "Ký · VP · Quá hạn 23 ngày",
    ]
    with qtbot.waitSignal(screen.place_requested) as asked:
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked.args == [Place("Kế hoạch", "Nhiệm vụ", year=2026, show="show=overdue")]
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.place_requested) as asked:
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
    (place,) = asked.args
    assert (place.room, place.page, place.year) == ("Kế hoạch", "Nhiệm vụ", 2026)
    assert place.key


def test_one_click_opens_too(database: Database, open_today: Open, qtbot: QtBot) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED))
    screen = open_today()
    box = screen.list.visualRect(screen.list.model().index(1, 0))
    with qtbot.waitSignal(screen.place_requested) as asked:
        QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert asked.args[0].key


def test_a_write_is_seen_and_the_row_stays_where_it_was(
    database: Database, open_today: Open, workbench: Workbench, qtbot: QtBot
) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED))
    screen = open_today()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    task = Task("", 2026, "Tuyên truyền", schedule=Schedule(date(2026, 11, 1)))
    workbench.writer.write("Thêm", lambda action: changes.add_task(action, task))
    qtbot.waitUntil(lambda: "Nhiệm vụ quá hạn (2)" in rows(screen))
    assert screen.list.rows[screen.list.currentIndex().row()].text == "Đối thoại"


def test_what_was_written_while_it_was_hidden_is_read_when_it_is_seen_again(
    database: Database, open_today: Open, workbench: Workbench, qtbot: QtBot
) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED))
    screen = open_today()
    screen.hide()
    task = Task("", 2026, "Tuyên truyền", schedule=Schedule(LATE))
    workbench.writer.write("Thêm", lambda action: changes.add_task(action, task))
    qtbot.waitUntil(lambda: not workbench.writer.busy)
    assert rows(screen)[0] == "Nhiệm vụ quá hạn (1)"
    screen.show()
    qtbot.waitUntil(lambda: rows(screen)[0] == "Nhiệm vụ quá hạn (2)")


def test_a_calm_day_says_so(database: Database, open_today: Open) -> None:
    give(database, ("Sau này", date(2026, 12, 20), TaskState.NOT_STARTED))
    screen = open_today(is_sample=True)
    assert screen.calm.isVisible()
    assert screen.calm.text().startswith("Hôm nay không có việc nào")
    assert "Sau này, hạn 20/12/2026" in screen.calm.text()


def test_the_guide_of_a_new_file_can_be_hidden_and_comes_back_from_the_menu(
    open_today: Open, workbench: Workbench
) -> None:
    screen = open_today()
    assert screen.guide.isVisible()
    assert not screen.guide.back.isVisible()
    # From step to step, then to the other ways to begin.
    for button in (*(row.button for row in screen.guide.rows), screen.guide.copy, screen.guide.sample):
        assert button.hasFocus()
        QTest.keyClick(button, Qt.Key.Key_Down)
    assert screen.guide.hide_link.hasFocus()
    QTest.mouseClick(screen.guide.hide_link, Qt.MouseButton.LeftButton)
    assert not screen.guide.isVisible()
    assert "chưa có kế hoạch" in screen.calm.text()
    again = open_today()
    assert "guide" not in again.__dict__
    again.actions_of_room()[1].trigger()
    assert again.guide.isVisible()


def test_the_keyboard_comes_back_to_the_next_step_where_one_was_done_elsewhere(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    guide = Guide(holder)
    first, *others = first_steps(Begun())
    guide.show_steps([first, *others], has_list=False)
    with qtbot.waitActive(holder):
        holder.show()
    guide.copy.setFocus()
    guide.show_steps([first._replace(is_done=True), *others], has_list=False)
    assert guide.copy.hasFocus()
    # As the window does that opens the room again.
    guide.rows[0].button.setFocus()
    qtbot.waitUntil(guide.rows[1].button.hasFocus)


def test_the_guide_ticks_what_the_file_holds_and_makes_room_for_what_waits(
    database: Database, open_today: Open, workbench: Workbench, qtbot: QtBot
) -> None:
    screen = open_today()
    assert screen.guide.rows[0].button.hasFocus()
    with qtbot.waitSignal(screen.place_requested) as asked:
        QTest.keyClick(screen.guide.rows[0].button, Qt.Key.Key_Return)
    assert asked.args[0].act == "import_action"
    # Who follows the steps finds the next one when she comes back.
    changed = Task("", 2026, "Ký", schedule=Schedule(LATE))
    workbench.writer.write("Thêm", lambda action: changes.add_task(action, changed))
    qtbot.waitUntil(lambda: screen.guide.steps[0].is_done)
    assert screen.guide.isVisible()
    assert screen.guide.rows[1].button.hasFocus()
    screen.close_guide()
    task = Task("", 2026, "Đối thoại", schedule=Schedule(LATE))
    workbench.writer.write("Thêm", lambda action: changes.add_task(action, task))
    qtbot.waitUntil(screen.list.isVisible)
    qtbot.waitUntil(screen.note.isVisible)
    assert screen.note.words.text() == "Bắt đầu: xong 1/5 bước. Tiếp theo: xem lại tên cơ quan."
    QTest.keyClick(screen.note.open_link, Qt.Key.Key_Return)
    assert screen.guide.isVisible()
    assert [step.is_done for step in screen.guide.steps] == [True, False, False, False, False]
    assert screen.guide.rows[0].title.text().endswith("(đã xong)")
    QTest.mouseClick(screen.guide.back, Qt.MouseButton.LeftButton)
    assert screen.list.isVisible()
    QTest.mouseClick(screen.note.hide_link, Qt.MouseButton.LeftButton)
    assert not screen.note.isVisible()


def test_the_pictures_say_their_figures_and_open_their_room(
    database: Database, open_today: Open, qtbot: QtBot
) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED), ("Xong", None, TaskState.DONE))
    screen = open_today()
    (picture,) = screen.pictures.buttons
    assert picture.said == "Kế hoạch năm 2026: 1/2 nhiệm vụ hoàn thành (50%); 1 hoàn thành, 1 quá hạn"
    picture.setFocus()
    with qtbot.waitSignal(screen.place_requested) as asked:
        QTest.keyClick(picture, Qt.Key.Key_Return)
    assert asked.args[0].room == "Kế hoạch"


def test_a_second_place_that_was_chosen_is_seen_when_she_comes_back(
    database: Database, open_today: Open, workbench: Workbench, qapp: QApplication, qtbot: QtBot
) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED))
    screen = open_today()
    assert "Sao lưu (1)" in rows(screen)
    memory = Memory(workbench.settings, database.path)
    memory.choose_second(Path("E:/"), datetime.now().astimezone())
    qapp.focusWindowChanged.emit(screen.window().windowHandle())
    qtbot.waitUntil(lambda: "Sao lưu (1)" not in rows(screen))
    assert screen.reading.begun.second


def test_a_file_that_is_only_looked_at_has_no_steps_and_no_backups(
    database: Database, workbench: Workbench, qtbot: QtBot
) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED))
    with Database.open(database.path, exclusive=False) as seen:
        reader = Reader(seen.connect)
        screen = TodayScreen(workbench._replace(database=seen, reader=reader))
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitUntil(lambda: screen.is_read)
        assert rows(screen) == ["Nhiệm vụ quá hạn (1)", "Đối thoại · VP · Quá hạn 23 ngày"]
        assert "note" not in screen.__dict__
        assert len(screen.actions_of_room()) == 1
        reader.shutdown()
