# SPDX-License-Identifier: MIT
"""People and their positions in the real window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dvcq_desktop.office import changes
from dvcq_desktop.office.rules import PersonKind, Tenure, UnitKind
from dvcq_desktop.office.screen.joining import JoinDialog
from dvcq_desktop.office.screen.paste_dialog import PasteDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen import OfficeScreen
    from dvcq_desktop.office.screen.people import PeopleSection

    Read = Callable[[], Directory]


def _click_box(tick: QWidget) -> None:
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))


def _shown(screen: OfficeScreen, column: str = "full_name") -> list[str]:
    records = screen.people.table.records
    place = records.column_of(column)
    assert place is not None
    return [str(records.index(row, place).data()) for row in range(records.rowCount())]


@pytest.fixture
def unit(database: Database) -> str:
    def work(action: Action) -> str:
        return changes.save_unit(action, "", {"name": "Văn phòng", "kind": UnitKind.DIVISION})

    return database.write("Thêm đơn vị", work)


@pytest.fixture
def people(screen: OfficeScreen, database: Database, unit: str, qtbot: QtBot) -> OfficeScreen:
    """Open the tab with two people: An since 2025, Bình only until the middle of 2026."""

    def work(action: Action) -> None:
        for name, ends in (("Trần Thị Bình", date(2026, 6, 30)), ("Lê Văn An", None)):
            tenure = Tenure("", "", unit, "Chuyên viên", False, date(2025, 7, 1), ends)
            values = {"full_name": name, "birth": "1985", "tenures": (tenure,)}
            changes.save_person(action, "", values)

    database.write("Thêm người", work)
    screen.tabs.setCurrentWidget(screen.people)
    screen.refresh()
    qtbot.waitUntil(lambda: _shown(screen) == ["Lê Văn An", "Trần Thị Bình"])
    return screen


def test_a_person_is_typed_with_a_first_position(
    people: OfficeScreen, unit: str, read: Read, qtbot: QtBot
) -> None:
    QTest.mouseClick(people.people.primary, Qt.MouseButton.LeftButton)
    form, tenure = people.people.form, people.people.tenures.form
    QTest.keyClicks(form.field("full_name"), "Nguyen Van Chi")
    QTest.keyClicks(form.field("birth"), "5/3/1990")
    tenure.field("unit").set_value(unit)
    QTest.keyClicks(tenure.field("position"), "Van thu")
    _click_box(tenure.field("is_head"))
    QTest.keyClicks(tenure.field("starts_on").line, "1/1/2026")
    QTest.mouseClick(people.people.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_shown(people)) == 3)
    (chi,) = [person for person in read().people if person.full_name == "Nguyen Van Chi"]
    held = chi.tenures[0]
    assert (chi.birth, chi.kind) == ("1990-03-05", PersonKind.CIVIL_SERVANT)
    assert (held.unit, held.position, held.is_head, held.starts_on) == (
        unit,
        "Van thu",
        True,
        date(2026, 1, 1),
    )


def test_a_position_without_a_unit_is_refused(people: OfficeScreen, read: Read, qtbot: QtBot) -> None:
    people.people.add_record()
    QTest.keyClicks(people.people.form.field("full_name"), "Nguyen Van Chi")
    QTest.keyClicks(people.people.tenures.form.field("position"), "Van thu")
    QTest.mouseClick(people.people.detail.save, Qt.MouseButton.LeftButton)
    assert "chọn đơn vị" in people.people.page.messages.text
    assert len(read().people) == 2


def test_a_birth_date_that_cannot_be_is_refused_and_the_old_one_shown(
    people: OfficeScreen, qtbot: QtBot
) -> None:
    field = people.people.form.field("birth")
    field.selectAll()
    QTest.keyClicks(field, "2030")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Năm sinh 2030 không hợp lý" in people.people.page.messages.text
    assert field.text() == "1985"


@pytest.mark.parametrize(
    ("name", "why"),
    [("An " * 200, "dài quá 7 tiếng"), ("A" * 300, "dài quá 81 chữ"), ("Nguyễn Văn An 0912", "có chữ số")],
)
def test_a_text_that_is_no_name_is_told_in_a_sentence(
    people: OfficeScreen, read: Read, name: str, why: str, qtbot: QtBot
) -> None:
    before = [person.full_name for person in read().people]
    people.people.add_record()
    field = people.people.form.field("full_name")
    field.setText(name)
    people.people.submit()
    assert people.people.page.messages.text.startswith(f"Họ và tên {why}: hãy ghi")
    assert field.text() == name
    assert [person.full_name for person in read().people] == before
    people.people._on_cancel_requested()


def test_work_that_would_end_before_it_began_is_refused_in_a_sentence(
    people: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    line = people.people.tenures.form.field("ends_on").line
    QTest.keyClicks(line, "1/1/2025")
    QTest.keyClick(line, Qt.Key.Key_Return)
    sentence = "Ngày kết thúc công tác (01/01/2025) không được trước ngày bắt đầu (01/07/2025)."
    qtbot.waitUntil(lambda: people.people.page.messages.text == sentence)
    qtbot.waitUntil(lambda: line.text() == "")
    assert read().people[0].tenures[0].ends_on is None


def test_work_ends_on_a_day(people: OfficeScreen, read: Read, qtbot: QtBot) -> None:
    people.people.end_selected()
    qtbot.waitUntil(lambda: people.people.turnover.dialog is not None)
    dialog = people.people.turnover.dialog
    assert dialog is not None
    dialog.ui.day.line.setText("31/10/2026")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(people, "ends_on")[0] == "31/10/2026")
    assert read().people_on(date(2026, 11, 1)) == ()


def test_a_second_position_is_added_and_the_first_kept(
    people: OfficeScreen, unit: str, read: Read, qtbot: QtBot
) -> None:
    QTest.mouseClick(people.people.tenures.add, Qt.MouseButton.LeftButton)
    form = people.people.tenures.form
    form.field("unit").set_value(unit)
    QTest.keyClicks(form.field("position"), "Thu quy")
    QTest.keyClicks(form.field("starts_on").line, "1/1/2026")
    QTest.mouseClick(people.people.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(people.people.tenures.table.records.ids) == 2)
    assert [tenure.position for tenure in read().people[0].tenures] == ["Chuyên viên", "Thu quy"]
    assert form.field("position").text() == "Thu quy"


def test_who_moves_to_another_unit_leaves_the_old_position_the_day_before(
    people: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    values = {"name": "Phòng Kinh tế", "kind": UnitKind.DIVISION}
    other = database.write("Thêm đơn vị", lambda action: changes.save_unit(action, "", values))
    people.refresh()
    qtbot.waitUntil(lambda: len(people.people.directory.units) > 1)
    section = people.people
    assert [one.text().replace("&", "") for one in section.actions_of_section()].count("Chuyển đơn vị…") == 1
    section.move_action.trigger()
    pane = section.tenures
    assert pane.ends_old.isVisible()
    assert pane.ends_old.value
    assert "Chuyên viên" in pane._old_words.text()
    pane.form.field("unit").set_value(other)
    pane.form.field("unit").edited.emit(other)
    QTest.mouseClick(section.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Chưa có ngày bắt đầu vị trí mới" in section.page.messages.text)
    QTest.keyClicks(pane.form.field("starts_on").line, "26/11/2026")
    QTest.mouseClick(section.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "vị trí cũ kết thúc vào hôm trước" in section.page.messages.text)
    assert [tenure.ends_on for tenure in read().people[0].tenures] == [date(2026, 11, 25), None]
    assert not pane.ends_old.isVisible()
    section.page.messages._links[0].click()
    qtbot.waitUntil(lambda: len(read().people[0].tenures) == 1)
    assert read().people[0].tenures[0].ends_on is None


def test_a_second_position_in_the_same_unit_ends_nothing_unless_she_says_so(
    people: OfficeScreen, unit: str
) -> None:
    people.people.positions.begin()
    pane = people.people.tenures
    pane.form.field("unit").edited.emit(unit)
    assert not pane.ends_old.value
    pane.ends_old.click()
    pane.form.field("unit").edited.emit(unit)
    assert pane.ends_old.value
    people.people._on_cancel_requested()
    assert not pane.ends_old.isVisible()


def _type_position(section: PeopleSection) -> None:
    section.positions.begin()
    form = section.tenures.form
    form.field("unit").set_value(section.directory.units[0].id)
    form.field("position").setFocus()
    QTest.keyClicks(form.field("position"), "Thu quy")


def test_what_is_typed_while_a_position_is_saved_goes_into_the_person_asked_for(
    people: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    section = people.people
    _type_position(section)
    section.add_record()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Mai")
    qtbot.waitUntil(lambda: section.form.is_new)
    assert not section.ahead.is_holding
    assert section.form.field("full_name").value == "Mai"
    assert sorted(tenure.position for tenure in read().people[0].tenures) == ["Chuyên viên", "Thu quy"]


def test_a_position_that_cannot_be_read_gives_the_keyboard_back(people: OfficeScreen) -> None:
    section = people.people
    _type_position(section)
    QTest.keyClicks(section.tenures.form.field("starts_on").line, "31/2")
    section.add_record()
    assert not section.ahead.is_holding
    assert section.tenures.form.is_new
    assert section.page.messages.text


def test_a_double_click_on_save_adds_one_position(people: OfficeScreen, read: Read, qtbot: QtBot) -> None:
    section = people.people
    _type_position(section)
    section.submit()
    section.submit()
    qtbot.waitUntil(lambda: not section.is_entering and not section.workbench.writer.busy)
    assert sorted(tenure.position for tenure in read().people[0].tenures) == ["Chuyên viên", "Thu quy"]


def test_a_position_is_deleted_and_comes_back(people: OfficeScreen, read: Read, qtbot: QtBot) -> None:
    table = people.people.tenures.table
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records.ids == [])
    assert read().people[0].tenures == ()
    people.people.page.messages._links[0].click()
    qtbot.waitUntil(lambda: len(table.records.ids) == 1)


def test_search_and_filter_work_together(people: OfficeScreen, qtbot: QtBot) -> None:
    people.people.page.filters.set_values({"state": frozenset({"gone"})})
    assert _shown(people) == ["Trần Thị Bình"]
    people.people.page.filters.clear()
    QTest.keyClicks(people.people.page.search, "le van")
    qtbot.waitUntil(lambda: _shown(people) == ["Lê Văn An"])


def test_names_sort_by_the_given_name_either_way(people: OfficeScreen) -> None:
    people.people.table.horizontalHeader().sectionClicked.emit(0)
    assert _shown(people) == ["Lê Văn An", "Trần Thị Bình"]
    people.people.table.horizontalHeader().sectionClicked.emit(0)
    assert _shown(people) == ["Trần Thị Bình", "Lê Văn An"]


def test_two_heads_are_a_remark_in_the_detail(
    people: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    def work(action: Action) -> None:
        for person in read().people:
            changes.save_tenure(action, person.id, person.tenures[0].id, {"is_head": True})

    database.write("Sửa", work)
    people.refresh()
    qtbot.waitUntil(lambda: "có hai người đứng đầu" in people.people.detail.remarks.text())


def test_history_tells_the_positions_too(people: OfficeScreen, qtbot: QtBot) -> None:
    people.people.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Chức vụ: Chuyên viên" in people.people.detail.history_text)
    assert "Họ và tên: Lê Văn An" in people.people.detail.history_text


def test_enter_goes_through_a_person_and_saves_in_the_last_field_of_the_position(
    screen: OfficeScreen, read: Callable[[], Directory], qtbot: QtBot
) -> None:
    screen.tabs.setCurrentWidget(screen.people)
    people = screen.people
    people.add_record()
    QTest.keyClicks(people.form.field("full_name"), "Nguyen Van A")
    QTest.keyClick(people.form.field("note"), Qt.Key.Key_Return)
    assert read().people == ()
    QTest.keyClick(people.tenures.form.field("ends_on").line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [person.full_name for person in read().people] == ["Nguyen Van A"])


def test_two_chosen_people_become_one_and_ctrl_z_parts_them(
    people: OfficeScreen, read: Read, database: Database, qtbot: QtBot
) -> None:
    section = people.people
    section.table.select_ids([section.table.records.ids[0]])
    assert not section.join_action.isEnabled()
    assert "đúng hai người" in section.join_action.toolTip()
    section.table.select_ids(list(section.table.records.ids))
    section.join_action.trigger()
    (dialog,) = section.findChildren(JoinDialog)
    names = dialog.choices["full_name"]
    assert [button.text() for button in names.buttons()] == ["Trần Thị Bình", "Lê Văn An"]
    QTest.mouseClick(names.button(1), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.mouseClick(dialog.join, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(people) == ["Lê Văn An"])
    (person,) = read().people
    assert len(person.tenures) == 2
    database.undo()
    people.refresh()
    qtbot.waitUntil(lambda: _shown(people) == ["Lê Văn An", "Trần Thị Bình"])


def test_what_needs_people_says_so_while_there_are_none(screen: OfficeScreen) -> None:
    screen.open_page("Cán bộ, công chức")
    shut = {action.text(): action.toolTip() for action in screen.actions_of_room() if not action.isEnabled()}
    assert shut["Xóa người"] == "Hãy chọn người trong bảng trước."
    assert shut["Kết thúc công tác…"] == "Hãy chọn người trong bảng trước."
    assert "đúng hai người" in shut["Gộp hai người…"]
    assert "một người" in shut["Xóa vĩnh viễn…"]


def test_what_needs_people_is_offered_for_those_that_are_chosen(people: OfficeScreen, qtbot: QtBot) -> None:
    section = people.people
    section.table.select_ids(section.table.records.ids[:1])
    can = {action.text(): action.isEnabled() for action in people.actions_of_room()}
    assert can["Xóa người"]
    assert can["Xóa vĩnh viễn…"]
    assert not can["Gộp hai người…"]
    section.table.selectAll()
    can = {action.text(): action.isEnabled() for action in people.actions_of_room()}
    assert can["Gộp hai người…"]
    section.trash_selected()
    qtbot.waitUntil(lambda: not section.table.records.ids)
    trash = next(action for action in people.actions_of_room() if action.text() == "Xóa người")
    qtbot.waitUntil(lambda: not trash.isEnabled())


def _half_typed(people: OfficeScreen) -> None:
    section = people.people
    section.add_record()
    QTest.keyClicks(section.form.field("full_name"), "Nguyen Thi Moi")
    QTest.keyClicks(section.form.field("birth"), "3/4/1")
    QTest.keyClicks(section.tenures.form.field("position"), "Van thu")
    QTest.keyClicks(section.tenures.form.field("starts_on").line, "1/2")


def _is_half_typed(people: OfficeScreen) -> bool:
    person, tenure = people.people.form, people.people.tenures.form
    return person.is_new and [
        person.field("full_name").value,
        person.field("birth").value,
        tenure.field("position").value,
    ] == ["Nguyen Thi Moi", "3/4/1", "Van thu"]


def test_an_undo_that_takes_the_chosen_row_leaves_a_new_person_being_typed(
    people: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    _half_typed(people)

    def work(action: Action) -> str:
        return changes.save_person(action, "", {"full_name": "Mai Văn Phúc", "birth": "1984"})

    added = database.write("Nhập danh sách cán bộ: 1 người", work)
    people.people.go_to(added)
    people.refresh()
    qtbot.waitUntil(lambda: people.people.table.current_id() == added)
    people.tabs.setCurrentIndex(0)
    database.undo()
    people.refresh()
    qtbot.waitUntil(lambda: len(_shown(people)) == 2)
    assert _is_half_typed(people)
    people.people.page.search.setText("khong co ai")
    people.people.show_rows()
    assert _is_half_typed(people)
    assert people.people.leave() == "Phần người đang nhập chưa được lưu."


def test_a_person_left_half_typed_for_another_row_is_asked_for_and_comes_back(people: OfficeScreen) -> None:
    section = people.people
    _half_typed(people)
    section.table.select_ids([section.table.records.ids[1]])
    assert not section.is_entering
    section.page.messages.clear()
    assert section.leave() == "Phần người đang nhập chưa được lưu."
    assert _is_half_typed(people)
    assert section.tenures.form.field("starts_on").line.text().startswith("01/02")


def test_esc_leaves_a_half_typed_person_for_the_rows_and_keeps_him(people: OfficeScreen) -> None:
    section = people.people
    _half_typed(people)
    for field in (section.tenures.form.field("position"), section.form.field("full_name")):
        section.form.flush()
        section.tenures.form.flush()
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not section.is_entering
        assert section.table.hasFocus()
        assert section.page.messages.text == "Phần người đang nhập chưa được lưu."
        section.page.messages._links[0].click()
        assert _is_half_typed(people)


def test_adding_goes_on_with_what_was_left_half_typed_unless_a_blank_one_is_asked_for(
    people: OfficeScreen,
) -> None:
    section = people.people
    _half_typed(people)
    section.table.select_ids([section.table.records.ids[1]])
    section.add_record()
    assert _is_half_typed(people)
    section.page.messages._links[0].click()
    assert section.form.is_new
    assert not section.has_typed
    section._on_cancel_requested()
    assert section.leave() != ""
    assert _is_half_typed(people)


def test_a_position_left_half_typed_goes_back_to_its_person(people: OfficeScreen) -> None:
    section = people.people
    first, second = section.table.records.ids
    section.table.select_ids([first])
    section.positions.begin()
    QTest.keyClicks(section.tenures.form.field("position"), "Van thu")
    section.table.select_ids([second])
    assert not section.is_entering
    assert section.leave() != ""
    assert section.table.current_id() == first
    assert section.tenures.form.is_new
    assert section.tenures.form.field("position").value == "Van thu"


def _paste(screen: OfficeScreen, text: str) -> PasteDialog | None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(screen.people.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return next(iter(screen.people.findChildren(PasteDialog)), None)


def test_a_copied_path_or_sentence_makes_no_person(people: OfficeScreen) -> None:
    assert _paste(people, "/home/lan/Tài liệu/ke-hoach.docx") is None
    told = "Nội dung đã sao chép là “/home/lan/Tài liệu/ke-hoach.docx”: không phải là họ và tên (có dấu “/”)"
    assert people.people.page.messages.text.startswith(told)
    assert _paste(people, "Đề nghị các thôn gửi danh sách trước thứ sáu") is None
    assert "dài quá 7 tiếng" in people.people.page.messages.text


def test_a_lone_text_that_may_be_a_name_is_added_only_where_she_says_so(
    people: OfficeScreen, qtbot: QtBot
) -> None:
    dialog = _paste(people, "Báo cáo tuần")
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(_shown(people)) == 2
    qtbot.waitUntil(lambda: not people.people.findChildren(PasteDialog))
    dialog = _paste(people, "Lê Thị Bảy")
    assert dialog is not None
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Lê Thị Bảy" in _shown(people))


def test_a_list_with_no_name_in_it_offers_nothing_and_enter_leaves_it(people: OfficeScreen) -> None:
    dialog = _paste(people, "12/KH-UBND\t5/1/2026\n13/KH-UBND\t6/1/2026")
    assert dialog is not None
    assert not dialog.add.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_on_a_low_page_the_rows_make_room_for_a_new_person(
    people: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    people.resize(900, 400)
    page, table = people.people.page, people.people.table
    qtbot.waitUntil(page.enlarge.isVisible)
    QTest.mouseClick(people.people.primary, Qt.MouseButton.LeftButton)
    assert not table.isVisible()
    QTest.keyClick(people.people.form.field("full_name"), Qt.Key.Key_Escape)
    assert table.isVisible()
    assert not people.people.form.is_new
    QTest.mouseClick(people.people.primary, Qt.MouseButton.LeftButton)
    QTest.keyClicks(people.people.form.field("full_name"), "Nguyen Van Chi")
    QTest.mouseClick(people.people.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(read().people) == 3)
    qtbot.waitUntil(table.isVisible)
