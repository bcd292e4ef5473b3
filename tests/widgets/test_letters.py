# SPDX-License-Identifier: MIT
"""In dialogs each button and tab has a letter of its own for Alt, and keeps its other key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog
from dvcq_desktop.plan.office_draft import OfficeDraft
from dvcq_desktop.widgets.letters import _texts_in
from dvcq_desktop.widgets.menus import letter_of
from dvcq_desktop.widgets.opened_dialogs import OpenedDialogs
from tests.plan.test_import_dialog import TEXT
from tests.windows import show_active, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def letters_in(dialog: QDialog) -> list[str]:
    return [letter_of(text) for text, _put in _texts_in(dialog)]


class Asked(QDialog):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.tabs = QLineEdit(self), QTabWidget(self)
        self.save, self.join = QPushButton("Lưu", self), QPushButton("&Gộp", self)
        self.join.setShortcut("Ctrl+J")
        for title in ("Gửi", "Lịch sử"):
            self.tabs.addTab(QWidget(), title)
        column = QVBoxLayout(self)
        for widget in (self.line, self.save, self.join, self.tabs):
            column.addWidget(widget)


@pytest.fixture
def letters(qapp: QApplication) -> Iterator[OpenedDialogs]:
    with watching(qapp, OpenedDialogs(qapp, qapp)) as made:
        yield made


@pytest.fixture
def dialog(letters: OpenedDialogs, qtbot: QtBot) -> Asked:
    made = Asked()
    show_active(made, qtbot)
    made.line.setFocus()
    return made


def test_each_gets_a_free_letter_that_works(dialog: Asked, qtbot: QtBot) -> None:
    assert [text for text, _put in _texts_in(dialog)] == ["&Lưu", "&Gộp", "Gử&i", "Lịch &sử"]
    with qtbot.waitSignal(dialog.save.clicked):
        QTest.keyClick(dialog.line, Qt.Key.Key_L, ALT)
    QTest.keyClick(dialog.line, Qt.Key.Key_S, ALT)
    assert dialog.tabs.currentIndex() == 1


def test_tab_comes_to_the_buttons_at_the_bottom_last(dialog: Asked) -> None:
    late, end = QLineEdit(), QPushButton("Kết thúc", dialog)
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(end)
    column.insertWidget(column.count() - 1, late)
    late.show()
    end.show()
    dialog.join.setFocus()
    assert late.nextInFocusChain() is end


@pytest.mark.usefixtures("letters")
def test_no_dialog_is_larger_than_its_screen(qtbot: QtBot) -> None:
    made = Asked()
    made.resize(made.screen().size() * 2)
    show_active(made, qtbot)
    made.line.setFocus()
    assert made.screen().availableGeometry().contains(made.geometry())


def test_a_button_keeps_its_other_key(dialog: Asked, qtbot: QtBot) -> None:
    for key, held in ((Qt.Key.Key_G, ALT), (Qt.Key.Key_J, CTRL)):
        with qtbot.waitSignal(dialog.join.clicked):
            QTest.keyClick(dialog.line, key, held)


def test_words_that_change_get_their_letter_back_with_alt(dialog: Asked) -> None:
    dialog.save.setText("Lưu 3 người")
    QTest.keyPress(dialog.line, Qt.Key.Key_Alt)
    assert dialog.save.text() == "&Lưu 3 người"


def test_words_that_change_have_a_letter_before_alt_is_pressed(dialog: Asked, qtbot: QtBot) -> None:
    dialog.save.setText("Lưu cả 3 người đang chọn")
    qtbot.waitUntil(lambda: dialog.save.text() == "&Lưu cả 3 người đang chọn")


def test_what_comes_later_takes_no_letter_that_another_has_or_had(dialog: Asked, qtbot: QtBot) -> None:
    dialog.save.hide()
    dialog.join.setText("Gộp lại")
    late = QPushButton("Lập lại", dialog)
    column = dialog.layout()
    assert column is not None
    column.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: letter_of(late.text()) != "")
    assert dialog.join.text() == "&Gộp lại"
    assert letter_of(late.text()) not in {"l", "g"}
    dialog.save.show()
    QTest.keyPress(dialog.line, Qt.Key.Key_Alt)
    assert dialog.save.text() == "&Lưu"


def test_a_label_gives_what_was_left_back_to_a_button_that_comes_later(dialog: Asked, qtbot: QtBot) -> None:
    label, late = QLabel("Mm", dialog), QPushButton("M", dialog)
    label.setBuddy(dialog.line)
    late.hide()
    dialog.layout().addWidget(label)  # type: ignore[union-attr]  # it has one
    label.show()
    QTest.keyPress(dialog.line, Qt.Key.Key_Alt)
    assert (label.text(), late.text()) == ("&Mm", "M")
    late.show()
    QTest.keyPress(dialog.line, Qt.Key.Key_Alt)
    assert (label.text(), late.text()) == ("Mm", "&M")


@pytest.mark.usefixtures("letters")
def test_the_systems_question_for_a_file_keeps_its_own_letters(qtbot: QtBot) -> None:
    asked = QFileDialog()
    asked.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(asked)
    before = [button.text() for button in asked.findChildren(QPushButton)]
    with qtbot.waitActive(asked):
        asked.show()
    asked.findChildren(QLineEdit)[0].setFocus()
    QTest.keyPress(asked, Qt.Key.Key_Alt)
    assert [button.text() for button in asked.findChildren(QPushButton)] == before


@pytest.mark.usefixtures("letters")
def test_the_import_of_a_plan_has_letters_for_all(qtbot: QtBot) -> None:
    made = ImportDialog(TEXT, year=2026, office=OfficeDraft(), today=lambda: date(2026, 1, 5))
    show_active(made, qtbot)
    made._ui.text.setFocus()
    found = letters_in(made)
    assert len(found) > 10
    assert all(found)
    assert len(set(found)) == len(found)
