# SPDX-License-Identifier: MIT
"""What is typed while a record is being made goes into its first field, every letter and in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from dvcq_desktop.widgets.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier


class Form(QWidget):
    """Hold the field she is in, and the two of the record to come."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.name, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for field in (self.before, self.name, self.place):
            column.addWidget(field)
        self.ahead = TypedAhead(self)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.before.setFocus()
    return made


def press(words: str) -> None:
    for letter in words:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


def test_every_letter_goes_into_the_field_that_comes(form: Form) -> None:
    form.ahead.hold()
    press("Lap to")
    assert form.before.text() == ""
    form.name.setFocus()
    form.ahead.give()
    press(" dan van")
    assert form.name.text() == "Lap to dan van"
    assert form.before.text() == ""


def test_tab_goes_on_to_the_next_field_and_backspace_takes_back(form: Form) -> None:
    form.ahead.hold()
    press("Lapp")
    QTest.keyClick(form.before, Qt.Key.Key_Backspace)
    QTest.keyClick(form.before, Qt.Key.Key_Tab)
    press("xa")
    form.name.setFocus()
    form.ahead.give()
    assert (form.name.text(), form.place.text()) == ("Lap", "xa")


def test_letters_composed_by_a_vietnamese_keyboard_are_held_too(form: Form) -> None:
    composed = QInputMethodEvent()
    composed.setCommitString("đối")
    form.ahead.hold()
    QApplication.sendEvent(form.before, composed)
    form.name.setFocus()
    form.ahead.give()
    assert (form.before.text(), form.name.text()) == ("", "đối")


def test_a_second_ctrl_n_makes_no_second_record_but_other_shortcuts_work_afterwards(form: Form) -> None:
    made: list[str] = []

    def make() -> None:
        made.append("record")
        form.ahead.hold()

    QShortcut("Ctrl+N", form).activated.connect(make)
    QShortcut("Ctrl+S", form).activated.connect(partial(made.append, "saved"))
    QTest.keyClick(form.before, Qt.Key.Key_N, CTRL)
    QTest.keyClick(form.before, Qt.Key.Key_N, CTRL)
    press("ten")
    QTest.keyClick(form.before, Qt.Key.Key_S, CTRL)
    assert made == ["record"]
    form.name.setFocus()
    form.ahead.give()
    assert made == ["record", "saved"]
    assert form.name.text() == "ten"


def test_a_click_elsewhere_and_a_refusal_give_the_keyboard_back(form: Form) -> None:
    for end in (
        form.ahead.drop,
        form.ahead._timer.timeout.emit,
        lambda: QTest.mouseClick(form.place, Qt.MouseButton.LeftButton),
    ):
        form.ahead.hold()
        press("mat")
        end()
        assert not form.ahead.is_holding
        press("con")
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        assert focused.text() == "con"
        focused.clear()
