# SPDX-License-Identifier: MIT
"""Qt's own texts are Vietnamese."""

import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dvcq_desktop.resources import resource

ButtonOf = QDialogButtonBox.StandardButton


@pytest.mark.parametrize(
    ("button", "text"),
    [
        (ButtonOf.Ok, "Đồng ý"),
        (ButtonOf.Cancel, "Hủy"),
        (ButtonOf.Save, "Lưu"),
        (ButtonOf.Close, "Đóng"),
        (ButtonOf.Yes, "Có"),
        (ButtonOf.No, "Không"),
        (ButtonOf.Discard, "Không lưu"),
        (ButtonOf.Apply, "Áp dụng"),
        (ButtonOf.RestoreDefaults, "Về mặc định"),
    ],
)
def test_standard_buttons_speak_vietnamese(qtbot: QtBot, button: ButtonOf, text: str) -> None:
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    assert box.button(button).text().replace("&", "") == text


def test_message_boxes_speak_vietnamese(qtbot: QtBot) -> None:
    box = QMessageBox(
        QMessageBox.Icon.Question, "", "Xóa?", QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    )
    qtbot.addWidget(box)
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Có", "Không"]


def test_edit_menus_speak_vietnamese(qtbot: QtBot) -> None:
    line, area = QLineEdit(), QPlainTextEdit()
    for widget in (line, area):
        qtbot.addWidget(widget)
        menu = widget.createStandardContextMenu()
        words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
        assert words[:6] == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa"]
        assert words[6] == "Chọn tất cả"
        menu.deleteLater()


def test_dates_and_numbers_are_written_the_vietnamese_way(qapp: object) -> None:
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().toString(QDate(2026, 3, 2), "MMMM") == "tháng 3"


def test_the_compiled_texts_are_those_of_the_source(tmp_path: Path) -> None:
    compiler = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    made = tmp_path / "made.qm"
    subprocess.run([compiler, "-silent", resource("qt", "qtbase_vi.ts"), "-qm", made], check=True)
    assert made.read_bytes() == resource("qt", "qtbase_vi.qm").read_bytes()
