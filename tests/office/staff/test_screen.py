# SPDX-License-Identifier: MIT
"""A staff list through the real window: file, drop or paste, decisions, one action, undone."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from dvcq_desktop.office import changes
from dvcq_desktop.office.person_kinds.changes import save_kind
from dvcq_desktop.office.rules import BUILT_IN_KINDS, Tenure, UnitKind
from dvcq_desktop.office.screen.staff_people import KIND, NAME, STATE, TICK
from dvcq_desktop.office.staff.columns import Part
from dvcq_desktop.office.staff.lists import UnitSource
from dvcq_desktop.office.staff.proposals import State, propose
from dvcq_desktop.office.staff.reading import ALL_SHEETS
from dvcq_desktop.text.legacy import Encoding
from tests.office.staff.conftest import fill, messy_list, old_list, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen import OfficeScreen
    from dvcq_desktop.office.screen.staff_dialog import StaffDialog

    Read = Callable[[], Directory]

CSV = (
    "Họ và tên;Ngày sinh;Chức vụ;Đơn vị\n"
    "Nguyễn Văn Thử;05/03/1980;Phó Trưởng phòng;Phòng VH-XH\n"
    "Trần Thị Mẫu;1985;Chuyên viên;Ban Quản lý chợ\n"
)


@pytest.fixture
def office(screen: OfficeScreen, database: Database, qtbot: QtBot) -> Iterator[OfficeScreen]:
    """Open the tab of people with two in office, Thử and Ví."""

    def work(action: Action) -> None:
        unit = changes.save_unit(action, "", {"name": "Phòng Văn hóa - Xã hội", "kind": UnitKind.DIVISION})
        for name, birth in (("Nguyễn Văn Thử", "1980-03-05"), ("Lê Văn Ví", "1990")):
            tenure = Tenure("", "", unit, "Chuyên viên", starts_on=date(2025, 7, 1))
            changes.save_person(action, "", {"full_name": name, "birth": birth, "tenures": (tenure,)})

    database.write("Thêm người", work)
    screen.tabs.setCurrentWidget(screen.people)
    screen.refresh()
    qtbot.waitUntil(lambda: len(screen.people.table.records.ids) == 2)
    yield screen
    if screen.people.staff.dialog is not None:
        screen.people.staff.dialog.done(0)


@pytest.fixture
def open_file(office: OfficeScreen, tmp_path: Path, qtbot: QtBot) -> Callable[[bytes, str], StaffDialog]:
    """Read a file and return the dialog that opens."""

    def opened(data: bytes, name: str = "danh-sach.csv") -> StaffDialog:
        path = tmp_path / name
        path.write_bytes(data)
        office.people.staff.read_file(path)
        return _dialog(office, qtbot)

    return opened


def _dialog(office: OfficeScreen, qtbot: QtBot) -> StaffDialog:
    qtbot.waitUntil(lambda: office.people.staff.dialog is not None)
    dialog = office.people.staff.dialog
    assert dialog is not None
    return dialog


def _rows(dialog: StaffDialog) -> list[tuple[str, str]]:
    model = dialog.people
    return [
        (str(model.index(row, NAME).data()), str(model.index(row, STATE).data()))
        for row in range(model.rowCount())
    ]


def _ticks(dialog: StaffDialog) -> list[bool | None]:
    marks = [
        dialog.people.index(row, TICK).data(Qt.ItemDataRole.CheckStateRole)
        for row in range(dialog.people.rowCount())
    ]
    return [None if mark is None else Qt.CheckState(mark) == Qt.CheckState.Checked for mark in marks]


def _take(dialog: StaffDialog, office: OfficeScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.ui.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: office.people.staff.dialog is None)


def test_a_file_is_shown_and_taken_in_one_action(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    before = read()
    dialog = open_file(CSV.encode())
    assert _rows(dialog) == [
        ("Nguyễn Văn Thử", "Thay đổi"),
        ("Trần Thị Mẫu", "Thêm mới"),
        ("Lê Văn Ví", "Không còn"),
    ]
    assert _ticks(dialog) == [True, True, False]
    assert dialog.ui.importButton.text() == "Nhập 2 người"
    assert "Ban Quản lý chợ" in dialog.ui.told.text()
    _take(dialog, office, qtbot)
    assert office.people.page.messages.text == "Đã thêm 1 người, sửa 1 người, thêm 1 đơn vị."
    after = {person.full_name: person for person in read().people}
    assert [tenure.position for tenure in after["Nguyễn Văn Thử"].tenures] == [
        "Chuyên viên",
        "Phó Trưởng phòng",
    ]
    assert after["Nguyễn Văn Thử"].tenures[0].ends_on == date(2026, 11, 23)
    qtbot.waitUntil(lambda: len(office.people.table.records.ids) == 3)
    database.undo()
    assert read() == before


def test_space_ticks_all_selected_rows_and_who_left_asks_for_a_last_day(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    dialog = open_file(CSV.encode())
    assert dialog.ui.lastDay.isHidden()
    dialog.ui.people.selectAll()
    QTest.keyClick(dialog.ui.people, Qt.Key.Key_Space)
    assert _ticks(dialog) == [True, True, True]
    QTest.keyClick(dialog.ui.people, Qt.Key.Key_Space)
    assert _ticks(dialog) == [False, False, False]
    assert not dialog.ui.importButton.isEnabled()
    dialog.ui.people.selectRow(2)
    QTest.keyClick(dialog.ui.people, Qt.Key.Key_Space)
    assert dialog.ui.lastDay.isVisible()
    dialog.ui.lastDay.line.setText("20/11/2026")
    _take(dialog, office, qtbot)
    ended = {person.full_name: person.tenures[0].ends_on for person in read().people}
    assert ended == {"Nguyễn Văn Thử": None, "Lê Văn Ví": date(2026, 11, 20)}


def test_another_position_may_be_a_correction_or_have_a_day_of_its_own(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    dialog = open_file(CSV.encode())
    dialog.ui.people.selectRow(1)
    assert dialog.ui.moveBar.isHidden()
    dialog.ui.people.selectRow(0)
    assert dialog.ui.moveBar.isVisible()
    assert dialog.ui.since.isVisible()
    dialog.ui.way.setCurrentIndex(1)
    dialog.ui.way.activated.emit(1)
    assert dialog.ui.day.isHidden()
    assert dialog.ui.since.isHidden()
    dialog.ui.way.setCurrentIndex(0)
    dialog.ui.way.activated.emit(0)
    dialog.ui.day.line.setText("01/10/2026")
    dialog.ui.day.flush()
    _take(dialog, office, qtbot)
    person = next(each for each in read().people if each.full_name == "Nguyễn Văn Thử")
    assert [tenure.starts_on for tenure in person.tenures] == [date(2025, 7, 1), date(2026, 10, 1)]
    assert person.tenures[0].ends_on == date(2026, 9, 30)


def test_a_day_that_cannot_be_is_said_and_nothing_is_lost(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    before = read()
    dialog = open_file(CSV.encode())
    dialog.ui.since.line.setText("31/02/2026")
    QTest.mouseClick(dialog.ui.importButton, Qt.MouseButton.LeftButton)
    assert "không có thật" in dialog.ui.messages.text
    dialog.ui.since.line.setText("01/01/2020")
    QTest.mouseClick(dialog.ui.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "phải sau ngày bắt đầu" in dialog.ui.messages.text)
    assert dialog.ui.importButton.isEnabled()
    assert read() == before


def test_rows_of_one_state_and_all_of_them_at_once(open_file: Callable[..., StaffDialog]) -> None:
    dialog = open_file(CSV.encode())
    place = dialog.ui.shown.findData(State.LEFT.value)
    dialog.ui.shown.setCurrentIndex(place)
    dialog.ui.shown.activated.emit(place)
    assert _rows(dialog) == [("Lê Văn Ví", "Không còn")]
    dialog.ui.allButton.click()
    assert _ticks(dialog) == [True]
    assert dialog.ui.importButton.text() == "Nhập 3 người"
    dialog.ui.noneButton.click()
    assert dialog.ui.importButton.text() == "Nhập 2 người"


def test_columns_encodings_units_and_header_are_chosen_and_the_preview_follows(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, read: Read, qtbot: QtBot
) -> None:
    dialog = open_file(save(old_list()), "cu.xlsx")
    assert ("Trần Thị Mẫu Hương", "Thêm mới") in _rows(dialog)
    assert "TCVN3" in dialog.ui.told.text()
    dialog.columns.box(1, 5).edited.emit(Encoding.UNICODE)
    assert ("TrÇn ThÞ MÉu Hëng", "Thêm mới") not in _rows(dialog)
    assert any("ThÞ" in name for name, _state in _rows(dialog))
    dialog.columns.box(1, 5).edited.emit(Encoding.TCVN3)
    dialog.columns.box(3, 4).edited.emit(None)
    dialog.columns.box(3, 4).set_value(None)
    assert dialog.people.rows[0].listed is not None
    assert dialog.people.rows[0].listed.position == ""
    dialog.columns.box(3, 4).edited.emit(Part.NOTE)
    assert dialog.people.rows[0].listed.note == "Trưởng phòng"
    dialog.units.box(1).edited.emit("")
    assert not dialog.units.line(1).isEnabled()
    dialog.units.box(1).edited.emit("+")
    dialog.units.line(1).setText("Phòng Kinh tế, Hạ tầng")
    dialog.units.line(1).editingFinished.emit()
    dialog.ui.source.activated.emit(list(UnitSource).index(UnitSource.COLUMN))
    _take(dialog, office, qtbot)
    assert "Phòng Kinh tế, Hạ tầng" in [unit.name for unit in read().units]


def test_another_header_row_and_none(open_file: Callable[..., StaffDialog]) -> None:
    dialog = open_file("A;B\nDanh sách\nHọ và tên;Chức vụ\nTrần Thị Mẫu;Chuyên viên\n".encode())
    assert (dialog.ui.first.value(), dialog.ui.last.value()) == (3, 3)
    dialog.ui.first.setValue(1)
    assert "Chưa thấy cột họ và tên" in dialog.ui.messages.text
    assert not dialog.ui.importButton.isEnabled()
    dialog.ui.first.setValue(0)
    assert not dialog.ui.last.isEnabled()
    dialog.columns.box(0, 4).edited.emit(Part.NAME)
    assert ("Trần Thị Mẫu", "Thêm mới") in _rows(dialog)
    dialog.ui.first.setValue(3)
    assert ("Trần Thị Mẫu", "Thêm mới") in _rows(dialog)


def test_another_sheet(open_file: Callable[..., StaffDialog]) -> None:
    book = messy_list()
    fill(book.create_sheet("KCT"), [["Họ và tên"], ["Trần Thị Mẫu"]])
    dialog = open_file(save(book), "hai-trang.xlsx")
    assert dialog.ui.sheet.currentText() == "DS (7 người)"
    for index, count in ((1, 1), (ALL_SHEETS, 8)):
        place = dialog.ui.sheet.findData(index)
        dialog.ui.sheet.setCurrentIndex(place)
        dialog.ui.sheet.activated.emit(place)
        listed = [row for row in dialog.people.rows if row.listed]
        assert len(listed) == count
        assert dialog.ui.sheet.currentData() == index


def test_personal_data_is_neither_taken_nor_shown(open_file: Callable[..., StaffDialog]) -> None:
    dialog = open_file(save(messy_list()), "lon-xon.xlsx")
    assert "Không lấy thông tin cá nhân không cần đến: Số CCCD, Điện thoại." in dialog.ui.told.text()
    shown = [
        item.text()
        for row in range(dialog.ui.columns.rowCount())
        for column in range(4)
        if (item := dialog.ui.columns.item(row, column))
    ]
    assert not any("00107" in text for text in shown)


def test_the_file_is_read_again_after_it_was_mended(
    open_file: Callable[..., StaffDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_file(CSV.replace("1985", "31/02/1985").encode())
    assert ("Trần Thị Mẫu", "Dòng sai") in _rows(dialog)
    dialog.ui.people.selectRow(1)
    assert dialog.ui.what.text() == "Ô B3: ngày sinh '31/02/1985' không có trong lịch"
    assert "1 dòng sai" in dialog.ui.counts.text()
    (tmp_path / "danh-sach.csv").write_text(CSV, encoding="utf-8")
    dialog.ui.againButton.click()
    qtbot.waitUntil(lambda: ("Trần Thị Mẫu", "Thêm mới") in _rows(dialog))
    (tmp_path / "danh-sach.csv").unlink()
    dialog.ui.againButton.click()
    qtbot.waitUntil(lambda: "Không tìm thấy" in dialog.ui.messages.text)


def test_ctrl_enter_takes_the_list_from_the_tab_of_the_units_too(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, qtbot: QtBot
) -> None:
    dialog = open_file(CSV.encode())
    dialog.ui.tabs.setCurrentIndex(2)
    dialog.ui.units.setFocus()
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog.ui.units, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_cannot_be_read_is_said_on_the_page(office: OfficeScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"PK\x03\x04 ...")
    office.people.staff.read_file(path)
    qtbot.waitUntil(lambda: "bị hỏng" in office.people.page.messages.text)
    assert office.people.staff.dialog is None


def test_a_file_dropped_on_the_page_is_read(office: OfficeScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text(CSV, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for moment in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
        event = QDropEvent(QPointF(99, 99), Qt.DropAction.CopyAction, data, buttons, keys, moment)
        QApplication.sendEvent(office.people, event)
        assert event.isAccepted()
    assert _rows(_dialog(office, qtbot))[0] == ("Nguyễn Văn Thử", "Thay đổi")


def test_a_pasted_table_with_a_header_is_read_in_the_same_way(office: OfficeScreen, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(CSV.replace(";", "\t"))
    office.people.paste()
    dialog = _dialog(office, qtbot)
    assert _rows(dialog)[0] == ("Nguyễn Văn Thử", "Thay đổi")
    assert dialog.ui.againButton.isHidden()


def test_the_button_asks_for_a_file(
    office: OfficeScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text(CSV, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(path)))
    QTest.mouseClick(office.people.import_button, Qt.MouseButton.LeftButton)
    assert _dialog(office, qtbot).windowTitle() == "Nhập danh sách cán bộ từ danh-sach.csv"
    office.people.staff.read_file(path)
    assert "Đang nhập một danh sách" in office.people.page.messages.text


def test_leaving_asks_first_only_where_something_was_decided(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, qtbot: QtBot
) -> None:
    dialog = open_file(CSV.encode())
    dialog.reject()
    assert office.people.staff.dialog is None
    dialog = open_file(CSV.encode())
    dialog.ui.noneButton.click()
    dialog.reject()
    assert dialog.isVisible()
    question = dialog.findChild(QMessageBox)
    assert question is not None
    question.close()
    assert office.actions_of_room()[0] is office.people.import_action


def test_a_list_is_held_against_the_office_off_the_gui_thread(
    open_file: Callable[..., StaffDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []

    def told(*given: object) -> object:
        threads.append(threading.current_thread() is threading.main_thread())
        return propose(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr("dvcq_desktop.office.staff.session.propose", told)
    open_file(CSV.encode())
    assert threads == [False]


WITH_KINDS = (
    "Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Đối tượng\n"
    "Trần Thị Mẫu;1985;Cộng tác viên dân số;Phòng VH-XH;cộng tác viên\n"
    "Phạm Thị Giả;1991;Cộng tác viên dân số;Phòng VH-XH;Cộng tác viên\n"
    "Vũ Văn Mới;1992;Chuyên viên;Phòng VH-XH;Biên chế\n"
)


def _kinds(dialog: StaffDialog) -> dict[str, str]:
    model = dialog.people
    rows = range(model.rowCount())
    return {str(model.index(row, NAME).data()): str(model.index(row, KIND).data()) for row in rows}


def test_unknown_kinds_are_made_or_mapped(
    open_file: Callable[..., StaffDialog], office: OfficeScreen, database: Database, read: Read, qtbot: QtBot
) -> None:
    dialog = open_file(WITH_KINDS.encode())
    tabs = dialog.ui.tabs
    assert tabs.tabText(tabs.indexOf(dialog.ui.kindsTab)) == "Đối tượng (2)"
    assert "cộng tác viên, Biên chế" in dialog.ui.told.text()
    assert _kinds(dialog)["Trần Thị Mẫu"] == "Công chức"
    tabs.setCurrentWidget(dialog.ui.kindsTab)
    for row, choice in ((0, "+ Thêm đối tượng mới"), (1, "Viên chức")):
        box = dialog.kinds.box(row)
        box.setCurrentText(choice)
        box.activated.emit(box.currentIndex())
    assert dialog.kinds.line(0).text() == "Cộng tác viên"
    assert _kinds(dialog)["Phạm Thị Giả"] == "Cộng tác viên"
    line = dialog.kinds.line(0)
    line.setText("")
    line.editingFinished.emit()
    QTest.mouseClick(dialog.ui.importButton, Qt.MouseButton.LeftButton)
    assert "chưa có tên mới" in dialog.ui.messages.text
    assert tabs.currentWidget() is dialog.ui.kindsTab
    line.setText("Cộng tác viên dân số")
    line.editingFinished.emit()
    _take(dialog, office, qtbot)
    assert office.people.page.messages.text == "Đã thêm 3 người, thêm 1 đối tượng."
    people = {person.full_name: person.kind.label for person in read().people}
    assert people["Trần Thị Mẫu"] == people["Phạm Thị Giả"] == "Cộng tác viên dân số"
    assert people["Vũ Văn Mới"] == "Viên chức"
    database.undo()
    assert len(read().kinds) == len(BUILT_IN_KINDS)


def test_what_the_office_calls_its_kinds_is_known_in_a_list(
    open_file: Callable[..., StaffDialog], database: Database, office: OfficeScreen, qtbot: QtBot
) -> None:
    def work(action: Action) -> None:
        save_kind(action, "", {"label": "Cộng tác viên"})
        save_kind(action, "contract-worker", {"label": "Biên chế tạm thời"})

    database.write("Thêm đối tượng", work)
    office.refresh()
    qtbot.waitUntil(lambda: len(office.people.directory.kinds) == len(BUILT_IN_KINDS) + 1)
    dialog = open_file(WITH_KINDS.replace("Biên chế", "HĐLĐ").encode())
    assert not dialog.ui.tabs.isTabVisible(dialog.ui.tabs.indexOf(dialog.ui.kindsTab))
    found = _kinds(dialog)
    assert (found["Trần Thị Mẫu"], found["Vũ Văn Mới"]) == ("Cộng tác viên", "Biên chế tạm thời")
