# SPDX-License-Identifier: MIT
"""A line that suggests what was written before, tones aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dvcq_desktop.widgets.suggest import SuggestEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView
    from pytestqt.qtbot import QtBot

TEXTS = ["Chủ tịch UBND xã", "Phó Chủ tịch UBND xã", "Sở Nội vụ"]


def made(qtbot: QtBot) -> SuggestEdit:
    edit = SuggestEdit()
    qtbot.addWidget(edit)
    edit.set_suggestions(TEXTS)
    edit.show()
    return edit


def popup_of(edit: SuggestEdit) -> QAbstractItemView:
    popup = edit.completer().popup()
    assert popup is not None
    return popup


def test_what_holds_the_typed_words_is_suggested(qtbot: QtBot) -> None:
    edit = made(qtbot)
    assert edit.suggestions == TEXTS
    QTest.keyClicks(edit, "pho chu")
    assert edit.suggestions == ["Phó Chủ tịch UBND xã"]
    popup_of(edit).hide()


def test_the_arrow_drops_all_suggestions_whatever_stands_there(qtbot: QtBot) -> None:
    edit = made(qtbot)
    edit.set_value("Sở Nội vụ")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert popup_of(edit).isVisible()
    assert edit.suggestions == TEXTS
    popup_of(edit).hide()


def test_anything_else_may_be_typed(qtbot: QtBot) -> None:
    edit = made(qtbot)
    edit.setText("Ban Chỉ đạo")
    edit.flush()
    assert edit.value == "Ban Chỉ đạo"


def test_enter_in_the_list_is_no_enter_in_the_line(qtbot: QtBot) -> None:
    edit = made(qtbot)
    pressed: list[bool] = []
    edit.returnPressed.connect(lambda: pressed.append(True))
    QTest.keyClicks(edit, "so noi")
    assert popup_of(edit).isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert pressed == []
    popup_of(edit).hide()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert pressed == [True]


def test_enter_behind_a_whole_suggestion_is_the_dialogs(qtbot: QtBot) -> None:
    edit = made(qtbot)
    pressed: list[bool] = []
    edit.returnPressed.connect(lambda: pressed.append(True))
    edit.set_suggestions(["Thai san"])
    QTest.keyClicks(edit, "Thai san")
    assert popup_of(edit).isVisible()
    QTest.keyClick(popup_of(edit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pressed == [True])
    assert not popup_of(edit).isVisible()
    assert edit.value == "Thai san"


def test_a_list_that_dropped_goes_when_another_record_is_shown(qtbot: QtBot) -> None:
    edit = made(qtbot)
    edit.setFocus()
    QTest.keyClicks(edit, "pho")
    qtbot.waitUntil(popup_of(edit).isVisible)
    edit.set_value("")
    assert not popup_of(edit).isVisible()


def test_a_click_beside_the_list_goes_where_it_was_meant_to(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    edit, other = SuggestEdit(window), QLineEdit(window)
    edit.set_suggestions(TEXTS)
    column.addWidget(edit)
    column.addStretch(1)
    column.addWidget(other)
    window.resize(400, 600)
    window.show()
    qtbot.waitActive(window)
    edit.setFocus()
    QTest.keyClicks(edit, "pho")
    popup = popup_of(edit)
    qtbot.waitUntil(popup.isVisible)
    beside = popup.mapFromGlobal(other.mapToGlobal(other.rect().center()))
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=beside)
    assert not popup.isVisible()
    assert window.focusWidget() is other
    QTest.keyClicks(other, "15")
    assert (edit.text(), other.text()) == ("pho", "15")
