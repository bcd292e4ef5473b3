# SPDX-License-Identifier: MIT
"""From the first start to the first printed list, by the keyboard where a person would use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dvcq_desktop.database.settings import is_sample
from dvcq_desktop.front_finding import commands_of_menus
from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.office.screen.staff_dialog import StaffDialog
from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog
from dvcq_desktop.widgets.menus import letter_of
from dvcq_desktop.widgets.preview import PreviewDialog
from tests.today.test_places import door, opened, shown_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.app import FrontDoor
    from dvcq_desktop.main_window import MainWindow

__all__ = ["door"]

PLAN = Path(__file__).parents[1] / "data" / "plans" / "ke-hoach-dan-van-dai-son-2026.txt"
STAFF = (
    "Họ và tên,Ngày sinh,Chức vụ,Đơn vị\n"
    "Nguyễn Thị Huệ,01/02/1980,Trưởng phòng,Phòng Văn hóa - Xã hội\n"
    "Trần Văn Bình,05/06/1985,Công chức,Văn phòng HĐND&UBND\n"
)


def press(widget: QWidget | None, key: Qt.Key = Qt.Key.Key_Return) -> None:
    assert widget is not None
    QTest.keyClick(widget, key)


def choose(qtbot: QtBot, path: Path) -> None:
    """Answer the question for a file that is open."""

    def asked() -> list[QFileDialog]:
        top = QApplication.topLevelWidgets()
        return [one for one in top if isinstance(one, QFileDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: len(asked()) == 1)
    (dialog,) = asked()
    dialog.fileSelected.emit(str(path))
    dialog.close()


def dialog_of(window: MainWindow, kind: type[Any], qtbot: QtBot) -> Any:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)), timeout=30_000)
    return next(each for each in window.findChildren(kind) if each.isVisible())


def gone(window: MainWindow, kind: type[Any], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in window.findChildren(kind)), timeout=30_000)


def calm(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.is_busy, timeout=30_000)


def test_from_the_first_start_to_the_first_printed_list(
    door: FrontDoor,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    window = opened(door)
    qtbot.waitActive(window)
    today: Any = window.current_screen
    qtbot.waitUntil(lambda: today.is_read and today.guide.rows[0].button.hasFocus())
    # 1: the plan, by Enter on the first step.
    press(window.focusWidget())
    choose(qtbot, PLAN)
    plan = dialog_of(window, ImportDialog, qtbot)
    plan._ui.importButton.click()
    gone(window, ImportDialog, qtbot)
    calm(window, qtbot)
    assert window.room_title == "Kế hoạch"
    # Back: the plan is ticked; the office that it names is so once she has looked at it.
    window.open_room("Hôm nay")
    qtbot.waitUntil(lambda: [step.is_done for step in today.guide.steps[:2]] == [True, False], timeout=10_000)
    qtbot.waitUntil(lambda: window.focusWidget() is today.guide.rows[1].button)
    press(window.focusWidget())
    assert window.room_title == "Cơ quan"
    calm(window, qtbot)
    window.open_room("Hôm nay")
    qtbot.waitUntil(lambda: [step.is_done for step in today.guide.steps[:2]] == [True, True], timeout=10_000)
    qtbot.waitUntil(lambda: window.focusWidget() is today.guide.rows[2].button)
    # 3: the staff list.
    staff = tmp_path / "cán bộ.csv"
    staff.write_text(STAFF, encoding="utf-8")
    press(window.focusWidget())
    choose(qtbot, staff)
    people = dialog_of(window, StaffDialog, qtbot)
    QTest.keyClick(people, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    gone(window, StaffDialog, qtbot)
    calm(window, qtbot)
    window.open_room("Hôm nay")
    qtbot.waitUntil(lambda: window.focusWidget() is today.guide.rows[3].button, timeout=10_000)
    # 4: a campaign, saved as it is proposed.
    press(window.focusWidget())
    calm(window, qtbot)
    room: Any = window.current_screen
    assert shown_title(room) == "Đợt ký"
    room.page.detail.save.click()
    calm(window, qtbot)
    window.open_room("Hôm nay")
    qtbot.waitUntil(lambda: today.guide.steps[3].is_done, timeout=10_000)
    assert [step.is_done for step in today.guide.steps] == [True, True, True, True, False]
    # The list of those who sign, in print.
    signing: Any = window.open_room("Cam kết")
    page = signing.open_page("Danh sách ký")
    calm(window, qtbot)
    action = next(each for each in page.actions_of_page() if "danh sách" in each.text().lower())
    action.trigger()
    dialog_of(window, PrintDialog, qtbot).accept()
    preview = dialog_of(window, PreviewDialog, qtbot)
    assert preview.windowTitle()
    preview.close()
    gone(window, PreviewDialog, qtbot)
    assert door._workbench is not None
    assert not door._workbench.database.read(is_sample)
    _choose_second_place(door, window, tmp_path, qtbot)


def _choose_second_place(door: FrontDoor, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Do the last step; from then on the page is of today only."""
    today: Any = window.open_room("Hôm nay")
    qtbot.waitUntil(lambda: window.focusWidget() is today.guide.rows[4].button, timeout=10_000)
    press(window.focusWidget())
    backups = dialog_of(window, BackupDialog, qtbot)
    assert backups.focusWidget() is backups._ui.chooseButton
    second = tmp_path / "usb"
    second.mkdir()
    backups.choose_second(second)
    qtbot.waitUntil(lambda: backups._keeper.memory.second == second, timeout=30_000)
    calm(window, qtbot)
    backups.close()
    # What a backup changes is read when the window comes back; here none is ever active.
    today.refresh()
    qtbot.waitUntil(lambda: all(step.is_done for step in today.guide.steps), timeout=10_000)
    assert today.guide.isVisible()
    window.open_room("Cơ quan")
    window.open_room("Hôm nay")
    calm(window, qtbot)
    assert not today.guide.isVisible()


def test_made_up_data_are_opened_and_left_by_the_menu_too(door: FrontDoor, qtbot: QtBot) -> None:
    window = opened(door)
    assert not window.menus.own_data.isVisible()
    window.menus.sample.trigger()
    qtbot.waitUntil(lambda: door.window is not window and door.window is not None, timeout=30_000)
    sample = door.window
    assert sample is not None
    assert not sample.menus.sample.isVisible()
    assert sample.menus.own_data.isVisible()
    assert letter_of(sample.menus.own_data.text()) == "v"
    assert "Về dữ liệu của mình" in [command.text for command, _action in commands_of_menus(sample)]
    sample.menus.own_data.trigger()
    qtbot.waitUntil(lambda: door.window is not sample and door.window is not None, timeout=30_000)
    assert door.window is not None
    assert door.window.strip is None
