# SPDX-License-Identifier: MIT
"""Units and groups, by keyboard and mouse in the real window."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dvcq_desktop.database import Database
from dvcq_desktop.office import changes, store
from dvcq_desktop.office.rules import Tenure, UnitKind
from dvcq_desktop.office.screen.inputs import MemberList
from dvcq_desktop.office.screen.paste_dialog import PasteDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen import OfficeScreen
    from dvcq_desktop.widgets.workbench import Workbench

KEY = Qt.Key


def _add_units(database: Database, *names: str) -> list[str]:
    def work(action: Action) -> list[str]:
        return [changes.save_unit(action, "", {"name": name, "kind": UnitKind.VILLAGE}) for name in names]

    return database.write("Thêm đơn vị", work)


def _shown(screen: OfficeScreen, column: str = "name") -> list[str]:
    records = screen.section.table.records
    place = records.column_of(column)
    assert place is not None
    return [str(records.index(row, place).data()) for row in range(records.rowCount())]


@pytest.fixture
def units(screen: OfficeScreen) -> OfficeScreen:
    screen.tabs.setCurrentWidget(screen.units)
    return screen


def _type_new_unit(screen: OfficeScreen, qtbot: QtBot, name: str) -> None:
    QTest.keyClick(screen.section.table, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    field = screen.units.form.field("name")
    QTest.keyClicks(field, name)
    QTest.keyClick(field, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_unit_is_typed_saved_undone_and_found_in_the_file_again(
    units: OfficeScreen, workbench: Workbench, qtbot: QtBot
) -> None:
    _type_new_unit(units, qtbot, "Phong Van hoa")
    qtbot.waitUntil(lambda: _shown(units) == ["Phong Van hoa"])
    assert units.units.table.current_id() is not None
    workbench.writer.undo()
    qtbot.waitUntil(lambda: _shown(units) == [])
    workbench.writer.redo()
    qtbot.waitUntil(lambda: _shown(units) == ["Phong Van hoa"])
    path = workbench.database.path
    workbench.reader.shutdown()
    workbench.database.close()
    with Database.open(path) as again:
        found = again.write("Đọc", lambda action: store.units(action.connection))
    assert [unit.name for unit in found] == ["Phong Van hoa"]


def test_ctrl_n_saves_what_is_typed_and_begins_the_next(
    units: OfficeScreen, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    field = units.units.form.field("name")
    units.units.add_record()
    for name in ("Thon 1", "Thon 2"):
        QTest.keyClicks(field, name)
        with qtbot.waitSignal(units.units.workbench.writer.saved):
            QTest.keyClick(field, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(field, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: field.text() == "")
        assert units.units.form.is_new
        assert units.units.form.field("kind").value is UnitKind.VILLAGE
    assert [unit.name for unit in read().units] == ["Thon 1", "Thon 2"]
    assert "Ctrl+N: lưu và nhập tiếp" in units.units.detail.hint.text()


def test_ctrl_n_keeps_what_cannot_be_saved_and_says_why(
    units: OfficeScreen, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    units.units.add_record()
    symbol = units.units.form.field("symbol")
    QTest.keyClicks(symbol, "VHXH")
    QTest.keyClick(symbol, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "tên đơn vị" in units.units.page.messages.text)
    assert units.units.form.is_new
    assert symbol.text() == "VHXH"
    QTest.keyClicks(units.units.form.field("name"), "Phong VH")
    QTest.keyClick(symbol, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [unit.symbol for unit in read().units] == ["VHXH"])
    qtbot.waitUntil(lambda: not units.units.form.is_new)


def test_enter_in_the_last_field_of_a_new_record_saves_it(
    units: OfficeScreen, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    units.units.add_record()
    QTest.keyClicks(units.units.form.field("name"), "Thon 1")
    QTest.keyClick(units.units.form.field("note"), KEY.Key_Return)
    qtbot.waitUntil(lambda: [unit.name for unit in read().units] == ["Thon 1"])
    qtbot.waitUntil(lambda: not units.units.form.is_new)
    units.tabs.setCurrentWidget(units.groups)
    units.groups.add_record()
    QTest.keyClicks(units.groups.form.field("name"), "Cac thon")
    QTest.keyClick(units.groups.form.field("note"), KEY.Key_Return)
    qtbot.waitUntil(lambda: [group.name for group in read().groups] == ["Cac thon"])


def test_a_field_saves_itself_when_enter_is_pressed(
    units: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    field = units.units.form.field("short_name")
    QTest.keyClicks(field, "T1")
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: _shown(units, "short_name") == ["T1"])
    assert read().units[0].short_name == "T1"
    assert database.undo_name() == "Sửa đơn vị"


def test_what_is_typed_next_is_not_taken_away_by_the_save_before(
    units: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    form = units.units.form
    form.field("symbol").setFocus()
    QTest.keyClicks(form.field("symbol"), "T1")
    form.field("short_name").setFocus()
    QTest.keyClicks(form.field("short_name"), "Thon")
    qtbot.waitUntil(lambda: _shown(units, "symbol") == ["T1"])
    assert form.field("short_name").text() == "Thon"


def test_an_emptied_name_is_refused_and_comes_back(
    units: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    field = units.units.form.field("name")
    field.selectAll()
    QTest.keyClick(field, KEY.Key_Delete)
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: "tên đơn vị" in units.units.page.messages.text)
    assert field.text() == "Thôn 1"


def test_a_new_unit_without_a_name_keeps_what_was_typed(units: OfficeScreen, qtbot: QtBot) -> None:
    units.units.add_record()
    QTest.keyClicks(units.units.form.field("symbol"), "VHXH")
    QTest.mouseClick(units.units.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "tên đơn vị" in units.units.page.messages.text)
    assert units.units.form.is_new
    assert units.units.form.field("symbol").text() == "VHXH"


def test_a_date_that_cannot_be_read_is_said_before_anything_is_saved(
    units: OfficeScreen, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    units.units.add_record()
    QTest.keyClicks(units.units.form.field("name"), "Thon 1")
    QTest.keyClicks(units.units.form.field("valid_from").line, "khi nao do")
    QTest.keyClick(units.units.form.field("name"), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert units.units.page.messages.text
    assert read().units == ()


def test_choosing_another_row_offers_the_unsaved_unit_again(
    units: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    ids = _add_units(database, "Thôn 1", "Thôn 2")
    units.refresh()
    qtbot.waitUntil(lambda: len(_shown(units)) == 2)
    units.units.add_record()
    QTest.keyClicks(units.units.form.field("name"), "Thon 3")
    units.units.table.select_ids([ids[1]])
    assert "chưa được lưu" in units.units.page.messages.text
    units.units._on_resume_clicked()
    assert units.units.form.field("name").text() == "Thon 3"


def test_a_cell_is_edited_in_place(
    units: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    records = units.units.table.records
    assert records.setData(records.index(0, records.column_of("valid_from") or 0), "1/7/2025")
    qtbot.waitUntil(lambda: _shown(units, "valid_from") == ["01/07/2025"])
    assert not records.setData(records.index(0, records.column_of("valid_to") or 0), "31/31")
    records.setData(records.index(0, records.column_of("valid_to") or 0), "30/6/2025")
    qtbot.waitUntil(lambda: "không được trước ngày bắt đầu" in units.units.page.messages.text)
    assert read().units[0].valid_to is None


def test_a_search_without_tones_finds_the_unit(units: OfficeScreen, database: Database, qtbot: QtBot) -> None:
    _add_units(database, "Văn phòng HĐND&UBND", "Thôn Đông")
    units.refresh()
    qtbot.waitUntil(lambda: len(_shown(units)) == 2)
    QTest.keyClicks(units.units.page.search, "thon dong")
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn Đông"])


def test_units_sort_as_people_count_and_stay_sorted_when_the_window_comes_again(
    units: OfficeScreen, workbench: Workbench, database: Database, qtbot: QtBot
) -> None:
    from dvcq_desktop.office.screen import OfficeScreen

    _add_units(database, "Thôn 10", "Thôn 2", "Ấp Bắc")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 10", "Thôn 2", "Ấp Bắc"])
    header = units.units.table.horizontalHeader()
    header.sectionClicked.emit(1)
    qtbot.waitUntil(lambda: _shown(units) == ["Ấp Bắc", "Thôn 2", "Thôn 10"])
    qtbot.waitUntil(lambda: bool(workbench.settings.allKeys()))
    units.close()
    again = OfficeScreen(workbench)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(again.units.table.records.ids) == 3)
    assert again.tabs.currentWidget() is again.units


def test_units_move_by_alt_and_arrow(units: OfficeScreen, database: Database, qtbot: QtBot) -> None:
    ids = _add_units(database, "A", "B", "C")
    units.refresh()
    qtbot.waitUntil(lambda: len(_shown(units)) == 3)
    units.units.table.select_ids([ids[2]])
    QTest.keyClick(units.units.table, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _shown(units) == ["A", "C", "B"])
    assert units.units.table.current_id() == ids[2]


def test_units_sorted_otherwise_are_not_moved_behind_her_back(
    units: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    ids = _add_units(database, "B", "A")
    units.refresh()
    qtbot.waitUntil(lambda: len(_shown(units)) == 2)
    units.units.table.horizontalHeader().sectionClicked.emit(1)
    units.units.table.select_ids([ids[0]])
    units.units.move_up()
    assert "cột TT" in units.units.page.messages.text
    assert [unit.name for unit in read().units] == ["B", "A"]


def test_deleting_offers_the_way_back(units: OfficeScreen, database: Database, qtbot: QtBot) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    units.units.table.selectRow(0)
    QTest.keyClick(units.units.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: _shown(units) == [])
    told = "Đã chuyển 1 đơn vị vào thùng rác."
    qtbot.waitUntil(lambda: units.units.page.messages.text == told)
    units.units.page.messages._links[0].click()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])


def test_what_an_undo_brings_back_is_chosen_again(
    units: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    ids = _add_units(database, "Thôn 1", "Thôn 2", "Thôn 3")
    units.refresh()
    qtbot.waitUntil(lambda: len(_shown(units)) == 3)
    units.units.table.select_ids(ids[1:])
    QTest.keyClick(units.units.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    qtbot.waitUntil(lambda: bool(units.units.page.messages.text))
    units.units.page.messages._links[0].click()
    qtbot.waitUntil(lambda: units.units.table.selected_ids() == tuple(ids[1:]))
    assert units.units.detail.several.isVisible()


def test_a_unit_with_people_is_not_deleted(units: OfficeScreen, database: Database, qtbot: QtBot) -> None:
    (unit,) = _add_units(database, "Văn phòng")
    values = {"full_name": "Lê An", "tenures": (Tenure("", "", unit),)}
    database.write("Thêm người", lambda action: changes.save_person(action, "", values))
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Văn phòng"])
    units.units.table.selectRow(0)
    units.units.trash_selected()
    qtbot.waitUntil(lambda: "“Văn phòng” đang được dùng ở 1 chỗ" in units.units.page.messages.text)


def test_a_unit_is_ended_on_a_day_with_a_successor(
    units: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    old, new = _add_units(database, "Thôn cũ", "Thôn mới")
    units.refresh()
    qtbot.waitUntil(lambda: len(_shown(units)) == 2)
    units.units.table.select_ids([old])
    units.units.end_selected()
    qtbot.waitUntil(lambda: units.units.turnover.dialog is not None)
    dialog = units.units.turnover.dialog
    assert dialog is not None
    assert "Thôn cũ" in dialog.ui.question.text()
    dialog.ui.day.line.setText("30/6/2026")
    dialog.ui.taker.set_value(new)
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(units, "valid_to")[0] == "30/06/2026")
    ended = read().units_by_id[old]
    assert (ended.valid_to, ended.successor) == (date(2026, 6, 30), new)


def test_an_unreadable_day_keeps_the_dialog_open(
    units: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    units.units.table.selectRow(0)
    units.units.end_selected()
    qtbot.waitUntil(lambda: units.units.turnover.dialog is not None)
    dialog = units.units.turnover.dialog
    assert dialog is not None
    dialog.ui.day.line.setText("hôm nào đó")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    QTest.mouseClick(dialog.ui.cancel, Qt.MouseButton.LeftButton)


def test_the_history_of_a_unit_is_told_in_words(
    units: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    (unit,) = _add_units(database, "Thôn 1")
    database.write("Sửa đơn vị", partial(changes.save_unit, unit_id=unit, values={"name": "Thôn Đông"}))
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn Đông"])
    units.units.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Tên: Thôn 1 → Thôn Đông" in units.units.detail.history_text)
    assert "Loại: Thôn, tổ dân phố" in units.units.detail.history_text


def test_a_group_takes_the_units_that_are_ticked(
    screen: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    first, second = _add_units(database, "Thôn 1", "Thôn 2")
    screen.tabs.setCurrentWidget(screen.groups)
    screen.refresh()
    qtbot.waitUntil(lambda: len(screen.groups.directory.units) == 2)
    screen.groups.add_record()
    members = screen.groups.form.field("members")
    members.model.item(1).setCheckState(Qt.CheckState.Checked)
    members.model.item(0).setCheckState(Qt.CheckState.Checked)
    QTest.keyClicks(screen.groups.form.field("name"), "Cac thon")
    QTest.mouseClick(screen.groups.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(screen, "called") == ["Thôn 2, Thôn 1"])
    assert read().groups[0].members == (second, first)


def _members(screen: OfficeScreen, database: Database, qtbot: QtBot) -> tuple[MemberList, list[str]]:
    ids = _add_units(database, "Thôn 1", "Phòng Kinh tế", "Thôn 2", "Thôn 3", "Văn phòng")
    database.write("Thêm nhóm", lambda action: changes.save_group(action, "", {"name": "Các thôn"}))
    screen.tabs.setCurrentWidget(screen.groups)
    screen.refresh()
    qtbot.waitUntil(lambda: _shown(screen, "name") == ["Các thôn"])
    field = screen.groups.form.field("members")
    assert isinstance(field, MemberList)
    return field, ids


def test_space_ticks_all_selected_units_that_the_search_shows_and_no_other(
    screen: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    members, ids = _members(screen, database, qtbot)
    members.search.setText("thon")
    members.search.search_now()
    members.list.setCurrentIndex(members.model.index(0, 0))
    QTest.keyClick(members.list, KEY.Key_End, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignals([members.edited, screen.groups.workbench.writer.saved]):
        QTest.keyClick(members.list, KEY.Key_Space)
    assert read().groups[0].members == (ids[0], ids[2], ids[3])
    database.undo()
    assert read().groups[0].members == ()


def test_all_units_shown_are_ticked_and_unticked_by_a_button(
    screen: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    members, ids = _members(screen, database, qtbot)
    QTest.mouseClick(members.tick, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(read().groups[0].members) == len(ids))
    members.search.setText("thon")
    members.search.search_now()
    QTest.mouseClick(members.untick, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: read().groups[0].members == (ids[1], ids[4]))


def test_members_of_a_group_change_places(screen: OfficeScreen, database: Database, qtbot: QtBot) -> None:
    units = _add_units(database, "Thôn 1", "Thôn 2")
    values = {"name": "Các thôn", "members": tuple(units)}
    database.write("Thêm nhóm", lambda action: changes.save_group(action, "", values))
    screen.tabs.setCurrentWidget(screen.groups)
    screen.refresh()
    qtbot.waitUntil(lambda: _shown(screen, "called") == ["Thôn 1, Thôn 2"])
    members = screen.groups.form.field("members")
    members.list.setCurrentIndex(members.model.index(1, 0))
    QTest.mouseClick(members.up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(screen, "called") == ["Thôn 2, Thôn 1"])


def test_a_list_from_excel_is_added_in_one_action_after_it_is_shown(
    units: OfficeScreen, database: Database, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    _add_units(database, "Thôn 1")
    units.refresh()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])
    QGuiApplication.clipboard().setText("Thôn 1\t\r\nThôn 2\tT2\r\nCông an xã\tCA\r\n")
    QTest.keyClick(units.units.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    [dialog] = units.units.findChildren(PasteDialog)
    assert "Dòng 1 “Thôn 1”: đã có trong danh sách" in dialog.list.toPlainText()
    assert len(read().units) == 1
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1", "Thôn 2", "Công an xã"])
    assert [unit.kind for unit in read().units][1:] == [UnitKind.VILLAGE, UnitKind.POLICE]
    assert "Đã thêm 2 đơn vị" in units.units.page.messages.text
    units.units.workbench.writer.undo()
    qtbot.waitUntil(lambda: _shown(units) == ["Thôn 1"])


def test_an_empty_clipboard_says_how_to_add_many(units: OfficeScreen) -> None:
    QGuiApplication.clipboard().clear()
    units.units.paste_action.trigger()
    assert "tên đơn vị, tên gọi tắt" in units.units.page.messages.text


def test_an_empty_tab_says_what_belongs_there(units: OfficeScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: units.units.table.records.rowCount() == 0)
    assert units.units.EMPTY.startswith("Các phòng, ban, thôn")
    units.units.table.empty_action_requested.emit()
    assert units.units.form.is_new
