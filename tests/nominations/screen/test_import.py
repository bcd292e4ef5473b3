# SPDX-License-Identifier: MIT
"""A list of registrations comes into the register through the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from dvcq_desktop.office.store import directory

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QTableWidgetItem
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.dialogs.import_dialog import ImportDialog
    from dvcq_desktop.nominations.screen import NominationsScreen
    from tests.nominations.register import Register

LIST = """Phụ lục;;
TT;Tên mô hình;Đơn vị;Số người
1;Hũ gạo nghĩa tình;Thôn Đoài;40
2;Đường hoa;Thôn Đoài;25
3;Hũ gạo nghĩa tinh;Thôn Đoài;chục người
"""


def opened(room: NominationsScreen, folder: Path, qtbot: QtBot, text: str = LIST) -> ImportDialog:
    (folder / "thôn.csv").write_text(text, encoding="utf-8")
    flow = room.models.importing
    qtbot.waitUntil(lambda: bool(room.models.known.models))
    flow.read_file(folder / "thôn.csv")
    qtbot.waitUntil(lambda: flow.dialog is not None)
    assert flow.dialog is not None
    return flow.dialog


def cell(dialog: ImportDialog, row: int, column: int) -> QTableWidgetItem:
    found = dialog.rows.item(row, column)
    assert found is not None
    return found


def test_new_rows_come_in_and_known_ones_are_completed(
    room: NominationsScreen, a_register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(room, tmp_path, qtbot)
    assert [cell(dialog, row, 4).text() for row in range(3)] == [
        "Mới",
        "Bổ sung: số người",
        "Gần giống",
    ]
    assert "Ô D5 “chục người” không đọc được là số nguyên" in cell(dialog, 2, 6).text()
    assert dialog.take.text() == "Nhận 2 mô hình"
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert "1 mô hình chưa có ngày đăng ký" in dialog.messages.text
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(a_register.models()) == 3)
    assert a_register.model("hoa").people == 25
    qtbot.waitUntil(lambda: "Đã nhận 1 mô hình mới và bổ sung 1" in room.models.page.messages.text)
    a_register.database.undo()
    assert len(a_register.models()) == 2
    assert a_register.model("hoa").people is None


def test_a_row_can_be_left_out_or_taken_though_it_is_near(
    room: NominationsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(room, tmp_path, qtbot)
    cell(dialog, 0, 0).setCheckState(Qt.CheckState.Unchecked)
    cell(dialog, 2, 0).setCheckState(Qt.CheckState.Checked)
    assert [each.listed.row for each in dialog.taken] == [3, 4]
    dialog.reject()


def test_a_column_without_a_usual_heading_is_pointed_out(
    room: NominationsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(room, tmp_path, qtbot, "Việc hay;Ở đâu\nBếp ăn tình thương;Thôn Đông\n")
    assert "Chưa thấy cột tên mô hình" in dialog.messages.text
    assert not dialog.take.isEnabled()
    box = dialog.columns.cellWidget(0, 2)
    box.setCurrentIndex(box.findData("name"))  # type: ignore[attr-defined]  # a combo box, which Qt gives as QWidget
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]  # the same
    assert dialog.take.text() == "Nhận 1 mô hình"
    dialog.reject()


def test_the_money_is_shown_in_dong_before_it_is_taken(
    room: NominationsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(room, tmp_path, qtbot, "Tên mô hình;Kinh phí (triệu đồng)\nHũ gạo;12,5\nBếp ăn;\n")
    assert not dialog.rows.isColumnHidden(5)
    assert [cell(dialog, row, 5).text() for row in range(2)] == ["12.500.000 đồng", ""]
    assert dialog.taken[0].values["money"] == 12_500_000
    assert "ghi trên bảng" not in dialog.told.text()
    dialog.reject()
    dialog = opened(room, tmp_path, qtbot, ";Đơn vị tính: triệu đồng\nTên mô hình;Kinh phí\nHũ gạo;12,5\n")
    assert cell(dialog, 0, 5).text() == "12.500.000 đồng"
    assert "kinh phí đọc theo “Đơn vị tính: triệu đồng” ghi trên bảng" in dialog.told.text()
    dialog.reject()


def test_a_damaged_file_is_told_in_a_sentence(room: NominationsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "hỏng.xlsx").write_bytes(b"PK\x03\x04" + bytes(200))
    room.models.importing.read_file(tmp_path / "hỏng.xlsx")
    qtbot.waitUntil(lambda: "hỏng.xlsx" in room.models.page.messages.text)
    assert room.models.importing.dialog is None


def test_a_list_of_last_year_is_asked_about_and_filed_there(
    room: NominationsScreen, a_register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = "Tên mô hình;Thôn, đơn vị;Ngày đăng ký\nHũ gạo;Thôn Đoài;12/03/2025\nBếp ăn;Thôn Đoài;13/03/2025\n"
    dialog = opened(room, tmp_path, qtbot, rows)
    assert "2 trên 2 dòng có ngày của năm 2025" in dialog.messages.text
    assert "Ngày đăng ký 12/03/2025 không thuộc năm 2026" in cell(dialog, 0, 6).text()
    way = next(
        each for each in dialog.messages.findChildren(QToolButton) if each.text() == "Nhập vào năm 2025"
    )
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    assert dialog.messages.text == ""
    assert cell(dialog, 0, 6).text() == ""
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.models.known.year == 2025)
    assert room.shown_year == 2025
    assert {"Hũ gạo", "Bếp ăn"} <= {model.name for model in a_register.models(2025)}


def test_a_unit_that_is_not_known_is_chosen_added_or_kept_in_words(
    room: NominationsScreen, a_register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = "Tên mô hình;Đơn vị\nHũ gạo;Thôn Thượng\nBếp ăn;thôn Doài\nLớp học;Tổ chợ\nCa hát;Thượng\n"
    dialog = opened(room, tmp_path, qtbot, rows)
    assert dialog.tabs.tabText(dialog.tabs.indexOf(dialog.unknown)) == "Đơn vị chưa có (3)"
    for row, place in ((0, 1), (1, 2)):
        dialog.unknown.box(row).setCurrentIndex(place)
        dialog.unknown.box(row).activated.emit(place)
    assert dialog.unknown.box(1).currentText() == "Thôn Đoài"
    dialog.day.line.setText("5/3/2026")
    dialog.day.flush()
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(a_register.models()) == 6)
    office = a_register.database.read(directory)
    made = {model.name: model for model in a_register.models()}
    assert [office.unit_name(made[name].unit) for name in ("Hũ gạo", "Ca hát", "Bếp ăn", "Lớp học")] == [
        "Thôn Thượng",
        "Thôn Thượng",
        "Thôn Đoài",
        "",
    ]
    assert made["Lớp học"].place == "Tổ chợ"
    assert made["Hũ gạo"].unit == made["Ca hát"].unit
    assert made["Hũ gạo"].registered_on == date(2026, 3, 5)


def test_a_column_that_is_not_taken_is_named_and_can_be_kept(
    room: NominationsScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = "Tên mô hình;Số điện thoại;Thành tích\nHũ gạo;0912;Bằng khen\n"
    dialog = opened(room, tmp_path, qtbot, rows)
    assert dialog.left_out.text() == "Cột chưa nhận: “Số điện thoại” (B), “Thành tích” (C)."
    QTest.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    assert dialog.tabs.currentWidget() is dialog.columns
    for line in (1, 2):
        box = dialog.columns.cellWidget(line, 2)
        box.setCurrentIndex(box.findData("kept"))  # type: ignore[attr-defined]  # a combo box, given as QWidget
        box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]  # the same
    assert not dialog.left_out.isVisible()
    assert dialog.taken[0].values["note"] == "Số điện thoại: 0912\nThành tích: Bằng khen"
    dialog.reject()


def test_all_units_that_are_not_known_can_be_added_at_once(
    room: NominationsScreen, a_register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(room, tmp_path, qtbot, "Tên mô hình;Đơn vị\nHũ gạo;Thôn Thượng\nBếp ăn;Tổ chợ\n")
    dialog.unknown.all.setCurrentIndex(2)
    dialog.unknown.all.activated.emit(2)
    assert [each.new_unit for each in dialog.taken] == ["Thôn Thượng", "Tổ chợ"]
    dialog.reject()


@pytest.mark.parametrize(
    "copied",
    [
        "TT\tTên mô hình\tĐơn vị\n1\tHũ gạo nghĩa tình\tThôn Đoài\n2\tĐường hoa\tThôn Đoài\n",
        "1\tHũ gạo nghĩa tình\tThôn Đoài\n2\tĐường hoa\tThôn Đoài\n",
        "1.\tHũ gạo nghĩa tình\tThôn Đoài\n2.\tĐường hoa\tThôn Đoài\n",
        "Hũ gạo nghĩa tình\tThôn Đoài\tTập thể\nĐường hoa\tThôn Đoài\tTập thể\n",
    ],
)
def test_rows_pasted_on_the_table_are_shown_as_a_file_with_them_is(
    copied: str, room: NominationsScreen, qtbot: QtBot
) -> None:
    flow = room.models.importing
    qtbot.waitUntil(lambda: bool(room.models.known.models))
    QGuiApplication.clipboard().setText(copied)
    room.models.table.setFocus()
    QTest.keyClick(room.models.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: flow.dialog is not None)
    dialog = flow.dialog
    assert dialog is not None
    assert [cell(dialog, row, 2).text() for row in range(2)] == ["Hũ gạo nghĩa tình", "Đường hoa"]
    assert [cell(dialog, row, 3).text() for row in range(2)] == ["Thôn Đoài", "Thôn Đoài"]
    assert dialog.rows.rowCount() == 2
    dialog.reject()


def test_what_is_no_list_is_said_to_be_none(room: NominationsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(room.models.known.models))
    QGuiApplication.clipboard().setText("một chữ")
    room.models.paste()
    assert "Chưa có danh sách nào để dán" in room.models.page.messages.text
    assert room.models.importing.dialog is None
