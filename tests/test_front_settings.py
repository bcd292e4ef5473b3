# SPDX-License-Identifier: MIT
"""The settings of a PC: letters, colours and frames at once, and the file moved with nothing lost."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database import copies
from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.front_settings import settle_move
from dvcq_desktop.handover.backing_up import own_folder
from dvcq_desktop.handover.dialogs.keeping import Memory
from dvcq_desktop.office.calendar import Holiday
from dvcq_desktop.office.screen.people import PeopleSection
from dvcq_desktop.office.store import save_holiday
from dvcq_desktop.opening import open_database, usual_file
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.bug_dialog import BugDialog
from dvcq_desktop.widgets.calendar_popup import mark_days
from dvcq_desktop.widgets.form import DateEdit
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.settings_dialog import SettingsDialog
from dvcq_desktop.widgets.theme import DARK, LIGHT, apply_palette, apply_style_sheet, colours
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.main_window import MainWindow


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FrontDoor]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with open_database(default_database_path(), create=True) as database:
        database.write("Thêm", lambda action: changes.add_task(action, Task("", 2026, "Đối thoại")))
    font = qapp.font()
    made = FrontDoor(qapp)
    assert made.start()
    yield made
    shut(made)
    qapp.setFont(font)
    apply_palette(qapp)


def window_of(door: FrontDoor) -> MainWindow:
    assert door.window is not None
    return door.window


def settings_of(door: FrontDoor) -> SettingsDialog:
    window_of(door).settings_requested.emit()
    return next(box for box in window_of(door).findChildren(SettingsDialog) if box.isVisible())


def tasks_in(path: Path) -> int:
    with open_database(path, create=False) as database:
        return int(
            database.read(lambda connection: connection.execute("select count(*) from task").fetchone()[0])
        )


def test_larger_letters_are_worn_at_once_and_at_the_next_start(door: FrontDoor, qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    first = window_of(door)
    dialog = settings_of(door)
    dialog.letters.setCurrentIndex(2)
    dialog.letters.flush()
    assert qapp.font().pointSizeF() == before + 2
    assert window_of(door) is not first
    assert settings_of(door).letters.value == 2


def test_letters_are_as_the_systems_own_under_its_name(door: FrontDoor) -> None:
    own = settings_of(door).letters.itemText(0)
    assert own == ("Như Windows" if sys.platform == "win32" else "Như hệ thống")


def test_what_was_chosen_and_said_stays_with_larger_letters(door: FrontDoor, qtbot: QtBot) -> None:
    screen: Any = window_of(door).open_room("Cơ quan")
    page = screen.open_page("Ngày nghỉ")
    qtbot.waitUntil(lambda: len(page.table.records.ids) > 3)
    chosen = tuple(page.table.records.ids[2:4])
    page.table.select_ids(chosen)
    window_of(door).status.say_of_saving("Đã lưu 09:42 · Sửa ngày nghỉ")
    dialog = settings_of(door)
    dialog.letters.setCurrentIndex(2)
    dialog.letters.flush()
    again: Any = window_of(door).current_screen
    assert again is not screen
    assert again.section.TITLE == "Ngày nghỉ"
    qtbot.waitUntil(lambda: set(again.section.table.selected_ids()) == set(chosen))
    assert window_of(door).status.said_of_saving == "Đã lưu 09:42 · Sửa ngày nghỉ"


def test_where_she_was_is_open_again_with_the_settings_before_it(door: FrontDoor) -> None:
    screen: Any = window_of(door).open_room("Cơ quan")
    screen.tabs.setCurrentIndex(3)
    dialog = settings_of(door)
    dialog.letters.setCurrentIndex(3)
    dialog.letters.flush()
    assert window_of(door).room_title == "Cơ quan"
    shown: Any = window_of(door).current_screen
    assert shown.tabs.currentIndex() == 3
    (again,) = window_of(door).findChildren(SettingsDialog)
    assert again.isVisible()
    assert again.letters.value == 4


def test_a_form_is_whole_beside_or_below_its_table_with_larger_letters(door: FrontDoor, qtbot: QtBot) -> None:
    """Nothing is cut at the window's edge: what is too wide moves below or can be scrolled to."""
    dialog = settings_of(door)
    dialog.letters.setCurrentIndex(3)
    dialog.letters.flush()
    window = window_of(door)
    window.resize(1366, 720)
    screen: Any = window.open_room("Cơ quan")
    screen.tabs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: not window.is_busy)
    QApplication.processEvents()
    page = window.findChildren(PeopleSection)[0].page
    assert page.splitter.orientation() == Qt.Orientation.Vertical
    assert page.splitter.width() <= page.width() <= window.width()


def test_the_dark_colours_are_worn_and_left_again(door: FrontDoor) -> None:
    dialog = settings_of(door)
    dialog.colours.setCurrentIndex(1)
    dialog.colours.flush()
    assert colours() == DARK
    dialog = settings_of(door)
    dialog.colours.setCurrentIndex(0)
    dialog.colours.flush()
    assert colours() == LIGHT


def test_the_rooms_of_the_window_before_are_not_dressed_again(
    door: FrontDoor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took seven seconds of a black window once she had seen all rooms."""
    window = window_of(door)
    for number in range(len(window.room_titles)):
        window.show_room(number)
        qtbot.waitUntil(lambda: not window.is_busy)
    before: list[QWidget] = []
    dress = apply_style_sheet

    def look(application: QApplication) -> None:
        before.extend(one for one in QApplication.allWidgets() if one.window() is window)
        dress(application)

    monkeypatch.setattr("dvcq_desktop.app.apply_style_sheet", look)
    dialog = settings_of(door)
    try:
        dialog.colours.setCurrentIndex(1)
        dialog.colours.flush()
        assert before
        assert not [one for one in before if isinstance(one, Page)]
    finally:
        dialog = settings_of(door)
        dialog.colours.setCurrentIndex(0)
        dialog.colours.flush()


def test_frames_and_columns_go_back_to_what_they_were(door: FrontDoor) -> None:
    settings = window_of(door)._workbench.settings
    settings.setValue("tables/plan/tasks", "{}")
    settings_of(door).reset.click()
    assert settings.value("tables/plan/tasks") is None


def test_how_far_the_printer_is_off_is_kept(door: FrontDoor) -> None:
    settings_of(door).right.setValue(1.5)
    assert float(str(window_of(door)._workbench.settings.value("print/shift-right"))) == 1.5


def test_the_file_moves_to_another_folder_with_all_that_is_in_it(
    door: FrontDoor, tmp_path: Path, qtbot: QtBot
) -> None:
    old, folder = default_database_path(), tmp_path / "Ổ đĩa D"
    folder.mkdir()
    dialog = settings_of(door)
    dialog.move_requested.emit(folder)
    qtbot.waitUntil(lambda: window_of(door)._workbench.database.path == folder / "dvcq.dvcq")
    assert "Dữ liệu nay nằm ở" in window_of(door).message.text
    assert not old.exists()
    assert len(list(old.parent.glob("dvcq (đã chuyển *).dvcq"))) == 1
    door.stop()
    assert tasks_in(folder / "dvcq.dvcq") == 1


def test_the_moved_file_is_opened_at_the_next_start(
    door: FrontDoor, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    settings_of(door).move_requested.emit(tmp_path)
    qtbot.waitUntil(lambda: window_of(door)._workbench.database.path.parent == tmp_path)
    assert usual_file(door._settings.value("file/last")) == tmp_path / "dvcq.dvcq"


def test_a_file_of_that_name_there_is_never_written_over(door: FrontDoor, tmp_path: Path) -> None:
    (tmp_path / "dvcq.dvcq").write_bytes(b"another")
    dialog = settings_of(door)
    dialog.move_requested.emit(tmp_path)
    assert "đã có tệp dvcq.dvcq" in dialog.messages.text
    assert (tmp_path / "dvcq.dvcq").read_bytes() == b"another"
    dialog.accept()


def test_the_folder_that_it_is_in_is_told(door: FrontDoor) -> None:
    dialog = settings_of(door)
    dialog.move_requested.emit(default_database_path().parent)
    assert "đang ở chính thư mục này" in dialog.messages.text
    dialog.accept()


def test_a_full_disk_leaves_all_where_it_was(
    door: FrontDoor, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: object, target: Path) -> None:
        raise DiskFullError(target)

    monkeypatch.setattr(copies, "copy_file", full)
    settings_of(door).move_requested.emit(tmp_path)
    qtbot.waitUntil(lambda: bool(window_of(door).message.text))
    assert window_of(door)._workbench.database.path == default_database_path()
    assert window_of(door)._stack.isEnabled()
    assert not (tmp_path / "dvcq.dvcq").exists()


def test_the_second_place_of_backups_goes_along(door: FrontDoor, tmp_path: Path, qtbot: QtBot) -> None:
    settings = window_of(door)._workbench.settings
    second = tmp_path / "USB"
    second.mkdir()
    Memory(settings, default_database_path()).choose_second(second, datetime(2026, 11, 1, tzinfo=UTC))
    settings_of(door).move_requested.emit(tmp_path)
    qtbot.waitUntil(lambda: window_of(door)._workbench.database.path.parent == tmp_path)
    assert Memory(settings, tmp_path / "dvcq.dvcq").second == second


def test_a_copy_that_cannot_be_opened_leaves_the_old_file_in_use(tmp_path: Path) -> None:
    old = tmp_path / "cu.dvcq"
    old.touch()
    opened, told = settle_move(old, tmp_path / "moi.dvcq", DiskFullError)
    assert not opened
    assert "vẫn dùng tệp cũ" in told
    assert old.exists()


def test_where_the_earlier_backups_stay_is_told(tmp_path: Path) -> None:
    old = tmp_path / "cu.dvcq"
    old.touch()
    own_folder(old).folder.mkdir()
    opened, told = settle_move(old, tmp_path / "moi.dvcq", lambda _path: None)
    assert opened
    assert f"bản sao lưu trước đó vẫn ở {own_folder(old).folder}" in told


def test_the_facts_of_errors_count_rows_and_name_nobody(door: FrontDoor, qtbot: QtBot) -> None:
    window_of(door).report_requested.emit()
    (dialog,) = [box for box in QApplication.topLevelWidgets() if isinstance(box, BugDialog)]
    qtbot.waitUntil(lambda: "tep-du-lieu.txt" in dialog.texts)
    said = dialog.texts
    assert "\nNhiệm vụ: 1\n" in said["tep-du-lieu.txt"]
    # Every table has a name that she can read.
    counted = said["tep-du-lieu.txt"].partition("từng loại hồ sơ:")[2].split()
    assert not [word for word in counted if "_" in word]
    assert dialog.windowTitle() == "Thông tin lỗi"
    assert "Đối thoại" not in "".join(said.values())
    assert "chưa có lỗi" in said["loi.txt"]
    dialog.close()


def test_the_days_off_of_the_office_are_marked_on_every_calendar(door: FrontDoor, qtbot: QtBot) -> None:
    bench = window_of(door)._workbench
    door.services.settle()
    day = Holiday("", date(2026, 6, 1), "Ngày truyền thống của xã")
    with qtbot.waitSignal(bench.writer.saved):
        bench.writer.write("Thêm ngày nghỉ", lambda action: save_holiday(action, day))
    qtbot.waitUntil(lambda: not window_of(door).is_busy)
    field = DateEdit(window_of(door))
    field.set_value(date(2026, 6, 2))
    field.open_calendar()
    assert field._calendar is not None
    marked = field._calendar.dateTextFormat(QDate(2026, 6, 1))
    assert marked.toolTip() == "Ngày truyền thống của xã"
    assert marked.fontWeight() == QFont.Weight.Bold
    assert field._calendar.dateTextFormat(QDate(2026, 6, 3)).toolTip() == ""
    field._calendar.close()
    mark_days({})


def test_what_is_half_typed_stays_and_the_colours_wait(door: FrontDoor, qtbot: QtBot) -> None:
    window = window_of(door)
    office: Any = window.open_room("Cơ quan")
    people = office.open_page("Cán bộ, công chức")
    qtbot.waitUntil(lambda: not window.is_busy)
    people.add_record()
    people.form.field("full_name").set_value("Nguyễn Thị Mới")
    dialog = settings_of(door)
    dialog.colours.set_value(True)
    dialog._on_look_edited(True)
    assert window_of(door) is window
    assert not [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox)]
    assert dialog.messages.text.startswith("Phần người đang nhập chưa được lưu.")
    assert "khi mở lại chương trình" in dialog.messages.text
    assert dialog.colours.value is True
    dialog.reset.click()
    assert "đặt lại" in dialog.messages.text
    assert window_of(door) is window
    assert people.form.field("full_name").value == "Nguyễn Thị Mới"
    people._on_cancel_requested()
    dialog._on_look_edited(True)
    assert window_of(door) is not window
    assert colours() is DARK
