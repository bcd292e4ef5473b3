# SPDX-License-Identifier: MIT
"""Ctrl+Z belongs to the field that has typing of its own, and else to the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.form import LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.undoing import ENTERING


def shown_with_undo(window: QMainWindow, inside: QWidget, qtbot: QtBot) -> list[str]:
    """Show a window whose menu has Ctrl+Z; return the list that grows each time the menu gets the key."""
    window.setCentralWidget(inside)
    undone: list[str] = []
    action = QAction("Hoàn tác", window)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(lambda: undone.append("window"))
    window.addAction(action)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return undone


def test_undo_in_an_untouched_field_of_a_new_record_reaches_for_nothing_done_before(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    form = QWidget(window)
    form.setProperty(ENTERING, True)
    column = QVBoxLayout(form)
    fields = [LineEdit(form), TextArea(form)]
    for field in fields:
        column.addWidget(field)
    undone = shown_with_undo(window, form, qtbot)
    qtbot.waitActive(window)
    for field in fields:
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not undone
    form.setProperty(ENTERING, False)
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    QTest.keyClick(fields[0], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["window"]


def test_undo_in_an_untouched_field_is_left_to_the_window(qtbot: QtBot) -> None:
    """Qt's fields claim Ctrl+Z before the menu sees it, also where they have nothing to undo."""
    window = QMainWindow()
    qtbot.addWidget(window)
    inside = QWidget(window)
    column = QVBoxLayout(inside)
    fields = [LineEdit(inside), TextArea(inside), SearchBox("Tìm", inside), PickBox(inside)]
    for field in fields:
        column.addWidget(field)
    undone = shown_with_undo(window, inside, qtbot)
    for count, field in enumerate(fields, 1):
        field.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(undone) == count, type(field)
        QTest.keyClicks(focused, "x")
        QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert len(undone) == count, type(field)
    QTest.keyClick(fields[0], Qt.Key.Key_Escape)
