# SPDX-License-Identifier: MIT
"""Picking by typing: what is marked is taken, what is not clear stays and is said."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.form import FormLayout, LineEdit, PickBox
from dvcq_desktop.widgets.record_form import RecordForm

PEOPLE = [("p1", "Nguyễn Thị Huệ"), ("p2", "Trần Văn Đông"), ("p3", "Trần Văn Đồng")]


def pick_box(qtbot: QtBot) -> tuple[PickBox, list[object]]:
    box = PickBox()
    qtbot.addWidget(box)
    box.set_choices(PEOPLE)
    told: list[object] = []
    box.edited.connect(told.append)
    return box, told


def test_enter_takes_the_marked_one_of_several(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.show()
    QTest.keyClicks(box._line, "tran van")
    assert box.currentText() == "tran van"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["p2"]
    assert box.currentText() == "Trần Văn Đông"


def in_a_form(qtbot: QtBot) -> tuple[PickBox, LineEdit, QWidget, list[object]]:
    box, told = pick_box(qtbot)
    window, below = QWidget(), LineEdit()
    form = FormLayout(window)
    form.add_field("Người phụ trách", box)
    form.add_field("Sản phẩm", below)
    qtbot.addWidget(window)
    window.resize(320, 200)
    with qtbot.waitActive(window):
        window.show()
    box.setFocus()
    return box, below, window, told


def test_a_box_that_is_left_shows_how_its_name_begins(qtbot: QtBot) -> None:
    box, below, _window, _told = in_a_form(qtbot)
    box.set_value("p3")
    QTest.keyClick(box, Qt.Key.Key_End)
    below.setFocus()
    assert box._line.cursorPosition() == 0


def test_tab_takes_the_row_that_is_marked_and_goes_on(qtbot: QtBot) -> None:
    box, below, _window, told = in_a_form(qtbot)
    QTest.keyClicks(box, "tran van")
    popup = box._completer.popup()
    assert popup is not None
    qtbot.waitUntil(lambda: popup.currentIndex().row() == 0)
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert (told, box.currentText(), box.complaint) == (["p2"], "Trần Văn Đông", "")
    assert below.hasFocus()


def test_a_click_elsewhere_takes_the_row_that_is_marked_and_goes_there(qtbot: QtBot) -> None:
    box, _below, window, told = in_a_form(qtbot)
    window.resize(320, 400)
    aside = LineEdit(window)
    aside.setGeometry(5, 360, 200, 30)
    aside.show()
    QTest.keyClicks(box, "tran van")
    popup = box._completer.popup()
    assert popup is not None
    qtbot.waitUntil(lambda: popup.currentIndex().row() == 0)
    beside = popup.mapFromGlobal(aside.mapToGlobal(QPoint(9, 9)))
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=beside)
    assert (told, popup.isVisible()) == (["p2"], False)
    qtbot.waitUntil(aside.hasFocus)


def test_what_is_emptied_means_none_though_all_are_listed(qtbot: QtBot) -> None:
    box, _below, _window, told = in_a_form(qtbot)
    box.set_value("p1")
    box._line.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    popup = box._completer.popup()
    assert popup is not None
    QTest.keyClick(popup if popup.isVisible() else box, Qt.Key.Key_Tab)
    assert told == [None]


def test_a_sentence_below_the_box_says_what_is_wrong_until_it_is_typed_again(qtbot: QtBot) -> None:
    box, below, _window, told = in_a_form(qtbot)
    before = below.y()
    box._line.setText("khong ai")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert told == []
    assert box._wrong.isVisible()
    assert box._wrong.text() == box.complaint
    qtbot.waitUntil(lambda: below.y() > before)
    assert box._wrong.geometry().bottom() <= box.height()
    assert box._line.geometry().bottom() <= box._wrong.y()
    box.setFocus()
    with qtbot.waitSignal(box.mended, timeout=500):
        QTest.keyClicks(box, "h")
    assert not box._wrong.isVisible()
    qtbot.waitUntil(lambda: below.y() == before)


def test_enter_takes_a_name_before_a_unit_that_holds_the_same_letters(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_choices(
        [
            ("d", "Phạm Văn Đức · Phòng Văn hóa - Xã hội"),
            ("k", "Khoa Văn Lợi · Văn phòng"),
            ("h", "Lê Thị Hoa · Phòng Văn hóa - Xã hội"),
        ]
    )
    box.show()
    QTest.keyClicks(box._line, "hoa")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["h"]


def test_typing_that_means_several_stays_and_is_complained_of(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_value("p1")
    box._line.setText("tran van")
    box._line.editingFinished.emit()
    assert told == []
    assert box.currentText() == "tran van"
    assert box.complaint == "Có 2 mục khớp với “tran van”: hãy chọn một."
    assert box._line.toolTip() == box.complaint
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.currentText(), box.complaint) == ("Nguyễn Thị Huệ", "")


def test_a_name_that_is_not_there_is_complained_of(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box._line.setText("khong ai")
    box.flush()
    assert told == []
    assert "Không có mục nào khớp với “khong ai”" in box.complaint
    box._line.setText("hue")
    box.flush()
    assert (told, box.complaint) == (["p1"], "")


def test_a_form_refuses_a_choice_that_is_not_clear(qtbot: QtBot) -> None:
    form = RecordForm()
    qtbot.addWidget(form)
    box, _told = pick_box(qtbot)
    form.add("owner", "Người phụ trách", box)
    box._line.setText("tran van")
    with pytest.raises(UserError, match="Có 2 mục khớp"):
        form.values()


@pytest.mark.parametrize("before", ["p1", None])
def test_esc_puts_back_what_was_picked_and_drops_no_list(qtbot: QtBot, before: str | None) -> None:
    box, _below, _window, told = in_a_form(qtbot)
    box.set_value(before)
    was = box.currentText()
    box._line.selectAll()
    QTest.keyClicks(box, "tran")
    popup = box._completer.popup()
    assert popup is not None
    popup.hide()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert (box.currentText(), box.value, told, popup.isVisible()) == (was, before, [], False)
    box._line.undo()
    assert box.currentText() == "tran"
