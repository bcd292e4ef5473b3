# SPDX-License-Identifier: MIT
"""Blank forms are saved from the room's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen


def save(room: NominationsScreen, title: str, path: Path) -> None:
    [action] = [each for each in room.actions_of_room() if each.text() == title]
    action.trigger()
    dialog = room.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert "năm 2026" in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_a_spreadsheet_to_send_out_is_saved(room: NominationsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    save(room, "Mẫu đăng ký gửi thôn: bảng Excel…", tmp_path / "mau")
    qtbot.waitUntil(lambda: "Đã lưu mẫu đăng ký" in room.models.page.messages.text)
    page = load_workbook(tmp_path / "mau.xlsx").worksheets[0]
    assert page["B4"].value == "Tên mô hình (1)"


def test_a_form_of_the_ten_points_is_saved(room: NominationsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "phieu.docx"
    save(room, "Mẫu đăng ký gửi thôn: phiếu Word…", path)
    qtbot.waitUntil(lambda: "Đã lưu mẫu đăng ký" in room.models.page.messages.text)
    text = "\n".join(each.text for each in docx.Document(str(path)).paragraphs)
    assert "10. Khả năng duy trì, nhân rộng:" in text


def test_a_folder_that_is_not_there_is_told(room: NominationsScreen, tmp_path: Path, qtbot: QtBot) -> None:
    save(room, "Mẫu đăng ký gửi thôn: bảng Excel…", tmp_path / "khong-co" / "mau.xlsx")
    qtbot.waitUntil(lambda: "Không có thư mục" in room.models.page.messages.text)
