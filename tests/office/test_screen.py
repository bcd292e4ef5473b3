# SPDX-License-Identifier: MIT
"""The office's own name, signers and days off in the real window, and the room as the frame sees it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dvcq_desktop.office import changes
from dvcq_desktop.office.defaults import seed
from dvcq_desktop.office.dialogs import FillDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Database
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen import OfficeScreen

    Read = Callable[[], Directory]


def _click_box(tick: QWidget) -> None:
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))


def _shown(screen: OfficeScreen, column: str) -> list[str]:
    records = screen.section.table.records
    place = records.column_of(column)
    assert place is not None
    return [str(records.index(row, place).data()) for row in range(records.rowCount())]


def test_a_new_period_keeps_the_old_name(
    screen: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    values = {"valid_from": date(2020, 1, 1), "name": "UBND xã Đại Hưng", "place": "Đại Hưng"}
    database.write("Thêm", lambda action: changes.save_profile(action, "", values))
    screen.refresh()
    qtbot.waitUntil(lambda: _shown(screen, "state") == ["Đang áp dụng"])
    screen.profile.add_record()
    form = screen.profile.form
    assert form.field("place").text() == "Đại Hưng"
    form.field("name").selectAll()
    QTest.keyClicks(form.field("name"), "UBND xa Dai Son")
    QTest.keyClicks(form.field("valid_from").line, "1/7/2025")
    QTest.mouseClick(screen.profile.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(screen, "state") == ["Đang áp dụng", "Trước đây"])
    assert _shown(screen, "ends_on") == ["", "30/06/2025"]
    old, new = read().profile(date(2025, 6, 30)), read().profile(date(2025, 7, 1))
    assert old is not None
    assert new is not None
    assert (old.name, new.name) == ("UBND xã Đại Hưng", "UBND xa Dai Son")


def test_a_period_without_its_first_day_is_refused(screen: OfficeScreen, qtbot: QtBot) -> None:
    screen.profile.add_record()
    screen.profile.form.field("valid_from").set_value(None)
    QTest.keyClicks(screen.profile.form.field("name"), "UBND xa")
    QTest.mouseClick(screen.profile.detail.save, Qt.MouseButton.LeftButton)
    assert "Chưa có ngày bắt đầu áp dụng" in screen.profile.page.messages.text


def test_a_signer_has_lines_of_authority(screen: OfficeScreen, read: Read, qtbot: QtBot) -> None:
    screen.tabs.setCurrentWidget(screen.signers)
    screen.signers.add_record()
    form = screen.signers.form
    QTest.keyClicks(form.field("name"), "Le Van An")
    QTest.keyClicks(form.field("title"), "PHO CHU TICH")
    form.field("authority").setPlainText("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH")
    QTest.mouseClick(screen.signers.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(screen, "authority") == ["TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"])
    assert read().signers[0].authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")


def test_the_days_off_of_a_year_are_filled_in_once(
    screen: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    database.write("Tạo tệp", lambda action: seed(action, (2026,)))
    screen.tabs.setCurrentWidget(screen.holidays)
    screen.refresh()
    qtbot.waitUntil(lambda: len(_shown(screen, "day")) == len(read().calendar.holidays) > 0)
    QTest.mouseClick(screen.holidays.fill, Qt.MouseButton.LeftButton)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, FillDialog)]
    assert dialog.ui.year.value() == 2027
    dialog.ui.year.setValue(2026)
    assert not dialog.ui.fill.isEnabled()
    dialog.ui.year.setValue(2027)
    QTest.mouseClick(dialog.ui.fill, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("2027" in day for day in _shown(screen, "day")))
    assert not read().calendar.is_working_day(date(2027, 2, 8))
    assert database.undo_name() == "Điền ngày nghỉ năm 2027"


def test_days_off_are_those_of_the_year_chosen(
    screen: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    database.write("Tạo tệp", lambda action: seed(action, (2026, 2027)))
    screen.tabs.setCurrentWidget(screen.holidays)
    screen.refresh()
    qtbot.waitUntil(lambda: len(_shown(screen, "day")) > 0)
    assert all(day.endswith("/2026") for day in _shown(screen, "day"))
    box = screen.holidays.year
    assert [box.itemData(place) for place in range(box.count())] == [2027, 2026]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert all(day.endswith("/2027") for day in _shown(screen, "day"))
    assert screen.shown_year == 2027
    qtbot.waitUntil(lambda: screen.register.year.year == 2027)


def test_a_day_off_of_another_year_is_followed_there(
    screen: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    database.write("Tạo tệp", lambda action: seed(action, (2026,)))
    screen.tabs.setCurrentWidget(screen.holidays)
    screen.refresh()
    qtbot.waitUntil(lambda: len(_shown(screen, "day")) > 0)
    screen.holidays.add_record()
    screen.holidays.form.field("day").set_value(date(2028, 5, 2))
    QTest.keyClicks(screen.holidays.form.field("name"), "Nghi bu")
    QTest.mouseClick(screen.holidays.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(screen, "day") == ["02/05/2028"])
    assert screen.shown_year == 2028
    current = screen.holidays.current()
    assert current is not None
    screen.holidays.form.edited.emit(current.id, "day", date(2026, 5, 4))
    qtbot.waitUntil(lambda: "04/05/2026" in _shown(screen, "day"))
    assert screen.holidays.table.current_id() == current.id


def test_a_year_past_the_list_says_what_to_type(screen: OfficeScreen, qtbot: QtBot) -> None:
    screen.tabs.setCurrentWidget(screen.holidays)
    screen.holidays.open_fill()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, FillDialog)]
    dialog.ui.year.setValue(2031)
    assert "Tết Nguyên đán, Giỗ Tổ và ngày hoán đổi cần nhập thêm" in dialog.ui.sentence.text()
    dialog.reject()


def test_a_day_off_is_switched_off_by_a_click(
    screen: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    database.write("Tạo tệp", lambda action: seed(action, (2026,)))
    screen.tabs.setCurrentWidget(screen.holidays)
    screen.refresh()
    qtbot.waitUntil(lambda: len(_shown(screen, "state")) > 0)
    assert _shown(screen, "state")[0] == "Nghỉ"
    _click_box(screen.holidays.form.field("enabled"))
    qtbot.waitUntil(lambda: _shown(screen, "state")[0] == "Không áp dụng")
    assert read().calendar.is_working_day(date(2026, 1, 1))


def test_the_menu_names_what_the_tab_holds(screen: OfficeScreen) -> None:
    screen.tabs.setCurrentWidget(screen.people)
    texts = [action.text() for action in screen.actions_of_room()]
    assert texts[0] == "Nhập danh sách từ bảng tính…"
    assert texts[2:5] == ["Chuyển đơn vị…", "Thêm người", "Kết thúc công tác…"]
    assert "Điền ngày nghỉ năm…" not in texts
    screen.tabs.setCurrentWidget(screen.holidays)
    texts = [action.text() for action in screen.actions_of_room()]
    assert texts[:2] == ["Điền ngày nghỉ năm…", "Thêm ngày nghỉ"]
    assert not screen.actions_of_room()[2].isEnabled()


def test_every_tab_offers_its_actions_on_the_rows(screen: OfficeScreen) -> None:
    for section in screen.sections:
        menu = section.table.context_menu()
        texts = [action.text() for action in menu.actions()]
        assert (f"Thêm {section.NOUN}" in texts) is section.ADDS
        assert f"Xóa {section.NOUN}" in texts
        menu.close()


def test_the_city_and_the_state_of_the_office_are_whole(
    screen: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    city = "thành phố Hải Phòng"
    values = {
        "valid_from": date(2025, 7, 1),
        "name": "Ủy ban nhân dân xã Đại Sơn",
        "place": "Đại Sơn",
        "city": city,
    }
    database.write("Thêm", lambda action: changes.save_profile(action, "", values))
    table = screen.profile.table
    screen.refresh()
    qtbot.waitUntil(lambda: table.records.rowCount() == 1)
    for name in ("city", "state"):
        column = table.records.column_of(name)
        assert column is not None
        assert table.sizeHintForColumn(column) <= table.columnWidth(column)
