# SPDX-License-Identifier: MIT
"""Typing record after record by the keyboard alone, and what several selected rows can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dvcq_desktop.office import store
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.widgets.cell_typing import open_line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Database
    from dvcq_desktop.office.screen import OfficeScreen

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def has_focus(field: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is field or field.isAncestorOf(focused))


@pytest.fixture
def units(screen: OfficeScreen, database: Database, qtbot: QtBot) -> OfficeScreen:
    made = (
        Unit("", "Phòng Kinh tế", UnitKind.DIVISION, position=1),
        Unit("", "Thôn 1", UnitKind.VILLAGE, position=2),
        Unit("", "Thôn 2", UnitKind.VILLAGE, position=3),
    )
    database.write("Thêm đơn vị", lambda action: [store.save_unit(action, unit) for unit in made])
    screen.tabs.setCurrentWidget(screen.units)
    screen.refresh()
    qtbot.waitUntil(lambda: len(screen.units.table.records.ids) == 3)
    screen.activateWindow()
    return screen


def test_the_name_of_a_new_unit_says_its_kind(units: OfficeScreen) -> None:
    section = units.units
    section.add_record()
    assert section.form.field("kind").value is UnitKind.DIVISION
    QTest.keyClicks(section.form.field("name"), "Thon 7")
    assert section.form.field("kind").value is UnitKind.VILLAGE
    section.form.field("name").clear()
    QTest.keyClicks(section.form.field("name"), "Phong Noi vu")
    assert section.form.field("kind").value is UnitKind.DIVISION


def test_a_kind_that_was_picked_stays(units: OfficeScreen) -> None:
    section = units.units
    section.add_record()
    kind = section.form.field("kind")
    kind.setFocus()
    QTest.keyClick(kind, KEY.Key_End)
    QTest.keyClicks(section.form.field("name"), "Thon 7")
    assert kind.value is UnitKind.OTHER


def test_a_new_unit_begins_with_the_kind_that_is_filtered_for(units: OfficeScreen, qtbot: QtBot) -> None:
    section = units.units
    section.page.filters.set_values({"kind": frozenset({UnitKind.VILLAGE.value})})
    section.add_record()
    assert section.form.field("kind").value is UnitKind.VILLAGE


def test_enter_goes_on_and_ctrl_s_saves(units: OfficeScreen, qtbot: QtBot) -> None:
    section = units.units
    section.add_record()
    QTest.keyClicks(section.form.field("name"), "Thon 7")
    press(KEY.Key_Return)
    assert has_focus(section.form.field("short_name"))
    assert section.form.is_new
    assert "Ctrl+S" in section.detail.save.toolTip()
    press(KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(section.table.records.ids) == 4)


def test_a_new_record_that_is_being_saved_is_not_asked_about(units: OfficeScreen, qtbot: QtBot) -> None:
    section = units.units
    section.add_record()
    QTest.keyClicks(section.form.field("name"), "Thon 7")
    assert "chưa được lưu" in section.leave()
    section.submit()
    assert section.leave() == ""
    qtbot.waitUntil(lambda: len(section.table.records.ids) == 4)
    section.add_record()
    section.submit()
    qtbot.waitUntil(lambda: not section.workbench.writer.busy)
    assert section.is_entering
    QTest.keyClicks(section.form.field("short_name"), "T8")
    assert "chưa được lưu" in section.leave()


def test_a_record_can_be_saved_once_more_after_a_bug(
    units: OfficeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_action: object) -> str:
        raise ZeroDivisionError

    section = units.units
    section.add_record()
    QTest.keyClicks(section.form.field("name"), "Thon 7")
    with monkeypatch.context() as broken, qtbot.capture_exceptions() as caught:
        broken.setattr(section, "save_work", lambda _record, _values: fail)
        section.add_record()
        qtbot.waitUntil(lambda: bool(caught))
    assert not section.ahead.is_holding
    assert section.form.field("name").value == "Thon 7"
    section.submit()
    qtbot.waitUntil(lambda: len(section.table.records.ids) == 4)


def test_tab_goes_from_a_new_person_to_the_position(units: OfficeScreen, qtbot: QtBot) -> None:
    section = units.people
    units.tabs.setCurrentWidget(section)
    section.add_record()
    section.form.field("note").setFocus()
    press(KEY.Key_Tab)
    assert has_focus(section.tenures.form.field("unit"))
    for name in ("position", "is_head", "starts_on", "ends_on"):
        press(KEY.Key_Tab)
        assert has_focus(section.tenures.form.field(name)), name
    press(KEY.Key_Tab)
    assert has_focus(section.detail.cancel)
    press(KEY.Key_Tab)
    assert has_focus(section.detail.save)


def test_several_rows_say_how_many_and_what_can_be_done(units: OfficeScreen, qtbot: QtBot) -> None:
    section = units.units
    ids = section.table.records.ids
    section.table.select_ids(ids[1:])
    several = section.detail.several
    assert several.isVisible()
    assert several.heading.text() == "2 đơn vị đang chọn"
    assert [button.text() for button in several.buttons] == [
        "Ghi chung một cột (F2)", "Kết thúc hoạt động…", "Chuyển lên", "Chuyển xuống",
        "Sao chép các dòng", "Xóa đơn vị",
    ]  # fmt: skip
    QTest.mouseClick(several.buttons[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(section.table.records.ids) == 1)
    assert not several.isVisible()
    assert section.form.field("name").value == "Phòng Kinh tế"


def test_a_cell_that_cannot_be_read_is_told_when_the_room_is_left(units: OfficeScreen) -> None:
    table = units.section.table
    column = table.records.column_of("valid_from")
    assert column is not None
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, column))
    press(KEY.Key_F2)
    line = open_line(table)
    assert line is not None
    QTest.keyClicks(line, "31/2/2026")
    assert "Ngày 31/2/2026 không có thật" in units.leave()
    assert units.leave() == ""


def test_what_was_wrong_with_a_new_record_goes_when_it_is_given_up(units: OfficeScreen, qtbot: QtBot) -> None:
    section = units.units
    section.add_record()
    QTest.mouseClick(section.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(section.page.messages.text))
    QTest.mouseClick(section.detail.cancel, Qt.MouseButton.LeftButton)
    assert section.page.messages.text == ""
    assert not section.form.is_new


def test_esc_leaves_a_new_record_in_which_nothing_was_typed(units: OfficeScreen, qtbot: QtBot) -> None:
    units.units.add_record()
    assert units.units.is_entering
    press(Qt.Key.Key_Escape)
    assert not units.units.is_entering
    qtbot.waitUntil(lambda: has_focus(units.units.table))


def test_esc_keeps_a_new_record_in_which_something_stands(units: OfficeScreen) -> None:
    units.units.add_record()
    QTest.keyClicks(units.units.form.field("valid_from").line, "5/")
    units.units.form.field("name").setFocus()
    press(Qt.Key.Key_Escape)
    assert units.units.is_entering
