# SPDX-License-Identifier: MIT
"""A list of lines edited in place with keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from dvcq_desktop.widgets.text_list import TextList

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


@pytest.fixture
def told() -> list[tuple[str, ...]]:
    return []


@pytest.fixture
def lines(qtbot: QtBot, told: list[tuple[str, ...]]) -> TextList:
    made = TextList("nơi nhận")
    qtbot.addWidget(made)
    made.edited.connect(told.append)
    made.set_value(("Một", "Hai", "Ba"))
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    made.list.setCurrentIndex(made.model.index(1))
    return made


def editor_of(lines: TextList) -> QPlainTextEdit:
    found = lines.list.viewport().findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def type_line(lines: TextList, text: str) -> None:
    editor = editor_of(lines)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_the_model_keeps_qts_rules(lines: TextList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(lines.model)  # type: ignore[no-untyped-call]  # pytest-qt does not type it


def test_showing_lines_tells_nothing(lines: TextList, told: list[tuple[str, ...]]) -> None:
    lines.set_value(("Khác",))
    assert (lines.value, told) == (("Khác",), [])


def test_enter_edits_the_current_line(lines: TextList, told: list[tuple[str, ...]]) -> None:
    QTest.keyClick(lines.list, Qt.Key.Key_Return)
    type_line(lines, "Hai  moi ")
    assert told == [("Một", "Hai moi", "Ba")]


def test_insert_begins_a_line_below(lines: TextList, told: list[tuple[str, ...]]) -> None:
    QTest.keyClick(lines.list, Qt.Key.Key_Insert)
    type_line(lines, "Moi")
    assert told == [("Một", "Hai", "Moi", "Ba")]


def test_a_line_left_empty_goes_away(lines: TextList, told: list[tuple[str, ...]]) -> None:
    lines.add_line()
    QTest.keyClick(editor_of(lines), Qt.Key.Key_Escape)
    assert lines.model.lines == ["Một", "Hai", "Ba"]
    assert told == []


def test_delete_removes_the_current_line(lines: TextList, told: list[tuple[str, ...]]) -> None:
    QTest.keyClick(lines.list, Qt.Key.Key_Delete)
    assert told == [("Một", "Ba")]


def test_lines_are_moved_and_stay_current(lines: TextList, told: list[tuple[str, ...]]) -> None:
    QTest.mouseClick(lines.up, Qt.MouseButton.LeftButton)
    QTest.mouseClick(lines.up, Qt.MouseButton.LeftButton)
    assert told == [("Hai", "Một", "Ba")]
    lines.move_down()
    lines.move_down()
    assert told[-1] == ("Một", "Ba", "Hai")
    assert lines.list.currentIndex().data() == "Hai"


def test_what_is_being_typed_is_taken_when_the_page_is_left(
    lines: TextList, told: list[tuple[str, ...]]
) -> None:
    lines.list.edit(lines.model.index(0))
    QTest.keyClicks(editor_of(lines), " them")
    lines.flush()
    assert told == [("Một them", "Hai", "Ba")]


def test_lines_are_typed_one_after_another(
    lines: TextList, told: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    QTest.keyClick(lines.list, Qt.Key.Key_Insert)
    type_line(lines, "Moi")
    qtbot.waitUntil(lambda: lines.model.lines == ["Một", "Hai", "Moi", "", "Ba"])
    # What was saved comes back to the page meanwhile.
    lines.set_value(told[-1])
    type_line(lines, "Nua")
    qtbot.waitUntil(lambda: lines.model.lines.count("") == 1)
    QTest.keyClick(editor_of(lines), Qt.Key.Key_Return)
    assert lines.value == ("Một", "Hai", "Moi", "Nua", "Ba")
    assert "" not in lines.model.lines


def test_enter_in_an_old_line_begins_no_other(lines: TextList, qtbot: QtBot) -> None:
    QTest.keyClick(lines.list, Qt.Key.Key_Return)
    type_line(lines, "Hai moi")
    qtbot.wait(0)
    assert lines.model.lines == ["Một", "Hai moi", "Ba"]


def test_a_letter_begins_a_line_below_all_others(lines: TextList, told: list[tuple[str, ...]]) -> None:
    QTest.keyClicks(lines.list, "B")
    assert editor_of(lines).toPlainText() == "B"
    QTest.keyClicks(editor_of(lines), "on")
    QTest.keyClick(editor_of(lines), Qt.Key.Key_Return)
    assert told == [("Một", "Hai", "Ba", "Bon")]


def test_a_click_in_the_empty_list_begins_its_first_line(lines: TextList) -> None:
    lines.set_value(())
    QTest.mouseClick(lines.list.viewport(), Qt.MouseButton.LeftButton)
    type_line(lines, "Mot")
    assert lines.value == ("Mot",)


def test_pasted_lines_stand_below_the_current_one(lines: TextList, told: list[tuple[str, ...]]) -> None:
    QApplication.clipboard().setText("Vũ Đình Khang\r\n\n  Đỗ Văn Đức \n")
    QTest.keySequence(lines.list, QKeySequence(QKeySequence.StandardKey.Paste))
    assert told == [("Một", "Hai", "Vũ Đình Khang", "Đỗ Văn Đức", "Ba")]
    QTest.keySequence(lines.list, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == "Đỗ Văn Đức"
