# SPDX-License-Identifier: MIT
"""One Esc takes nothing away that was typed in a dialog; the second does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.messages import MessageBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ESC = Qt.Key.Key_Escape


class Asked(QDialog):
    def __init__(self) -> None:
        super().__init__()
        DialogLeaving(self)
        self.name, self.reason, self.leave = QLineEdit(self), QPlainTextEdit(self), QPushButton("Thôi", self)
        self.day = DateEdit(self)
        self.day.set_value(date(2026, 5, 1))
        column = QVBoxLayout(self)
        for widget in (self.name, self.reason, self.day, self.leave):
            column.addWidget(widget)
        self.leave.clicked.connect(self.reject)


@pytest.fixture
def dialog(qtbot: QtBot) -> Asked:
    made = Asked()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def said(dialog: QDialog) -> str:
    bar = dialog.findChild(MessageBar)
    return bar.text if bar is not None else ""


def test_a_dialog_in_which_nothing_was_typed_is_left_by_one_esc(dialog: Asked) -> None:
    dialog.name.setText("được đề xuất")
    QTest.keyClick(dialog.name, ESC)
    assert not dialog.isVisible()


@pytest.mark.parametrize("field", ["name", "reason"])
def test_what_was_typed_stays_at_the_first_esc_and_goes_with_the_second(dialog: Asked, field: str) -> None:
    typed = getattr(dialog, field)
    QTest.keyClicks(typed, "mua bao")
    QTest.keyClick(typed, ESC)
    assert dialog.isVisible()
    assert "Bấm Esc lần nữa" in said(dialog)
    QTest.keyClick(typed, ESC)
    assert not dialog.isVisible()


def test_typing_on_is_asked_about_anew(dialog: Asked) -> None:
    QTest.keyClicks(dialog.name, "mua")
    QTest.keyClick(dialog.name, ESC)
    QTest.keyClicks(dialog.name, " bao")
    QTest.keyClick(dialog.name, ESC)
    assert dialog.isVisible()


def test_a_day_that_was_typed_and_left_is_kept_too(dialog: Asked) -> None:
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, "15/6/2026")
    dialog.day.flush()
    assert dialog.day.value == date(2026, 6, 15)
    QTest.keyClick(dialog, ESC)
    assert dialog.isVisible()
    QTest.keyClick(dialog, ESC)
    assert not dialog.isVisible()


def test_its_own_button_leaves_at_once(dialog: Asked) -> None:
    QTest.keyClicks(dialog.name, "mua")
    QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_work_that_stands_in_no_field_is_kept_too(dialog: Asked) -> None:
    dialog.setProperty("work_done", "5 chỗ gộp")
    QTest.keyClick(dialog.name, ESC)
    assert dialog.isVisible()
    QTest.keyClick(dialog.name, ESC)
    assert not dialog.isVisible()


class Cross(QCloseEvent):
    """A click on the cross of a window's frame, which only a system's own frame makes."""

    def spontaneous(self) -> bool:
        return True


def test_a_click_on_the_cross_is_asked_about_like_esc(dialog: Asked) -> None:
    QTest.keyClicks(dialog.name, "mua")
    click = Cross()
    QApplication.sendEvent(dialog, click)
    assert dialog.isVisible()
    assert not click.isAccepted()
    assert "chưa được lưu" in said(dialog)
    QApplication.sendEvent(dialog, Cross())
    assert not dialog.isVisible()
