# SPDX-License-Identifier: MIT
"""Forms: filling them tells nothing, leaving them tells once, nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, MoneyEdit, PickBox, TextArea

TODAY = date(2026, 3, 10)
PEOPLE = [("p1", "Nguyễn Thị Huệ"), ("p2", "Trần Văn Đông"), ("p3", "Trần Văn Đồng")]


def date_edit(qtbot: QtBot) -> tuple[DateEdit, list[object]]:
    edit = DateEdit(today=lambda: TODAY)
    qtbot.addWidget(edit)
    edit.show()
    told: list[object] = []
    edit.edited.connect(told.append)
    return edit, told


def pick_box(qtbot: QtBot) -> tuple[PickBox, list[object]]:
    box = PickBox()
    qtbot.addWidget(box)
    box.set_choices(PEOPLE)
    told: list[object] = []
    box.edited.connect(told.append)
    return box, told


def type_into(line: QLineEdit, text: str) -> None:
    line.selectAll()
    line.insert(text)
    line.textEdited.emit(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_labels_stand_right_aligned_and_name_their_fields(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form = FormLayout(page)
    field = LineEdit()
    label = form.add_field("Sản phẩm", field, hint="Văn bản hoặc kết quả phải có")
    assert label.text() == "Sản phẩm:"
    assert label.buddy() is field
    assert field.accessibleName() == "Sản phẩm"
    assert form.labelAlignment() & Qt.AlignmentFlag.AlignRight


def test_a_line_is_told_once_tidied_and_only_when_it_changed(qtbot: QtBot) -> None:
    line, told = LineEdit(), list[object]()
    qtbot.addWidget(line)
    line.edited.connect(told.append)
    line.set_value("Ký cam kết")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.setText("  Đối   thoại ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.flush()
    assert told == ["Đối thoại"]


def test_esc_takes_the_typing_in_a_line_back(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    line.set_value("Ký cam kết")
    line.setText("x")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.value == "Ký cam kết"


def test_lines_pasted_into_one_line_are_joined_by_blanks(qtbot: QtBot) -> None:
    line, told = LineEdit(), list[object]()
    qtbot.addWidget(line)
    line.edited.connect(told.append)
    typed: list[str] = []
    line.textEdited.connect(typed.append)
    QApplication.clipboard().setText("Nguyễn Văn\r\n\tAn\n")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Nguyễn Văn An"
    assert typed == ["Nguyễn Văn An"]
    line.flush()
    assert told == ["Nguyễn Văn An"]


@pytest.mark.parametrize("kind", ["line", "date", "pick"])
def test_ctrl_z_brings_the_typing_that_esc_took_again(qtbot: QtBot, kind: str) -> None:
    line: QLineEdit
    if kind == "line":
        field: QWidget = (line := LineEdit())
    elif kind == "date":
        field = (edit := date_edit(qtbot)[0])
        line = edit.line
    else:
        field = (box := pick_box(qtbot)[0])
        line = box._line
    qtbot.addWidget(field)
    QTest.keyClicks(line, "ghi chu dai dong")
    QTest.keyClick(field if kind != "date" else line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert not line.isModified()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "ghi chu dai dong"


def test_a_text_saves_itself_when_the_focus_leaves(qtbot: QtBot) -> None:
    area, told = TextArea(), list[object]()
    qtbot.addWidget(area)
    area.edited.connect(told.append)
    area.set_value("Kết quả quý I")
    leave = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(area, leave)
    assert told == []
    area.setPlainText("Kết quả quý I\nvà quý II")
    QApplication.sendEvent(area, leave)
    QApplication.sendEvent(area, leave)
    assert told == ["Kết quả quý I\nvà quý II"]


def test_a_context_menu_is_no_leaving(qtbot: QtBot) -> None:
    area, told = TextArea(), list[object]()
    qtbot.addWidget(area)
    area.edited.connect(told.append)
    area.setPlainText("đang gõ")
    QApplication.sendEvent(area, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert told == []


def test_an_amount_is_grouped_and_may_pass_the_32_bits(qtbot: QtBot) -> None:
    money, told = MoneyEdit(), list[object]()
    qtbot.addWidget(money)
    money.edited.connect(told.append)
    money.set_value(1500000)
    assert money.text() == "1.500.000"
    money.setText("5 000.000000")
    QTest.keyClick(money, Qt.Key.Key_Return)
    assert told == [5_000_000_000]
    assert money.text() == "5.000.000.000"
    money.setText("")
    money.flush()
    assert told[-1] is None


def test_what_is_pasted_and_is_no_number_is_told(qtbot: QtBot) -> None:
    money = MoneyEdit()
    qtbot.addWidget(money)
    money.show()
    money.setFocus()
    QApplication.clipboard().setText("12 triệu")
    QTest.keyClick(money, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert money.text() == ""
    assert QToolTip.text() == "Ô này chỉ ghi số nguyên, ví dụ 1.500: không dán được “12 triệu”."
    QToolTip.hideText()
    QApplication.clipboard().setText(" 1.500\n")
    QTest.keyClick(money, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert money.value == 1500


def test_letters_cannot_be_typed_into_an_amount(qtbot: QtBot) -> None:
    money = MoneyEdit()
    qtbot.addWidget(money)
    QTest.keyClicks(money, "12abc3")
    assert money.value == 123


def test_an_amount_takes_no_more_digits_than_the_file_holds(qtbot: QtBot) -> None:
    money = MoneyEdit()
    qtbot.addWidget(money)
    QTest.keyClicks(money, "12345678901234567890")
    assert money.value == 123_456_789_012_345


def test_a_date_is_read_as_it_is_usually_typed(qtbot: QtBot) -> None:
    edit, told = date_edit(qtbot)
    type_into(edit.line, "5/3")
    assert told == [date(2026, 3, 5)]
    assert edit.line.text() == "05/03/2026"
    type_into(edit.line, "05/03/2026")
    assert len(told) == 1


def test_what_is_no_date_stays_as_typed_with_a_sentence_below(qtbot: QtBot) -> None:
    edit, told = date_edit(qtbot)
    edit.set_value(TODAY)
    type_into(edit.line, "31/02")
    assert edit.line.text() == "31/02"
    assert not edit.is_valid
    assert edit.complaint
    assert edit.value == TODAY
    assert told == []
    type_into(edit.line, "28/02")
    assert edit.is_valid
    assert told == [date(2026, 2, 28)]


def test_an_emptied_date_is_no_date(qtbot: QtBot) -> None:
    edit, told = date_edit(qtbot)
    edit.set_value(TODAY)
    type_into(edit.line, "")
    assert told == [None]


def test_esc_brings_the_last_date_back(qtbot: QtBot) -> None:
    edit, _told = date_edit(qtbot)
    edit.set_value(TODAY)
    type_into(edit.line, "xyz")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.line.text() == "10/03/2026"
    assert edit.is_valid


def test_a_day_picked_from_the_calendar_is_told(qtbot: QtBot) -> None:
    edit, told = date_edit(qtbot)
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert edit._calendar is not None
    assert edit._calendar.selectedDate() == QDate(2026, 3, 10)
    edit._calendar.activated.emit(QDate(2026, 6, 30))
    assert told == [date(2026, 6, 30)]
    assert not edit._calendar.isVisible()


def test_a_calendar_stays_inside_the_screen(qtbot: QtBot) -> None:
    edit, _told = date_edit(qtbot)
    room = edit.screen().availableGeometry()
    edit.move(room.bottomRight() - QPoint(60, 20))
    edit.open_calendar()
    assert edit._calendar is not None
    assert room.contains(edit._calendar.geometry())
    # It covers not the field that it is for.
    assert edit._calendar.geometry().bottom() < edit.mapToGlobal(QPoint(0, 0)).y()
    edit._calendar.hide()


def test_a_choice_is_found_by_any_part_without_tones(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    type_into(box._line, "hue")
    assert told == ["p1"]
    assert box.currentText() == "Nguyễn Thị Huệ"


def test_the_beginning_of_one_name_means_more_than_a_part_of_another(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_choices([("front", "Ban công tác Mặt trận thôn Ao Dài"), ("village", "Thôn Ao Dài")])
    box.setEditText("thon ao")
    box.flush()
    assert told == ["village"]


def test_the_matches_below_the_box_follow_the_typing(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.show()
    box._line.setText("dong")
    box._line.textEdited.emit("dong")
    assert box._matches.stringList() == ["Trần Văn Đông", "Trần Văn Đồng"]
    box._on_match_activated(box._matches.index(1))
    assert told == ["p3"]
    popup = box._completer.popup()
    assert popup is not None
    popup.hide()


def test_two_people_of_one_name_can_both_be_picked(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_choices([("a", "Lê Văn An"), ("b", "Lê Văn An")])
    box.activated.emit(2)
    box.flush()
    assert told == ["b"]
    assert box.value == "b"


def test_an_emptied_box_picks_none(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_value("p1")
    type_into(box._line, "")
    assert told == [None]


def test_filling_a_box_tells_nothing_and_keeps_the_pick(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_value("p2")
    box.set_choices(PEOPLE[1:])
    assert box.value == "p2"
    box.set_choices(PEOPLE[:1])
    assert box.value is None
    assert told == []


def test_a_text_grows_with_what_is_typed_up_to_three_times(qtbot: QtBot) -> None:
    area = TextArea(lines=2)
    qtbot.addWidget(area)
    empty = area.sizeHint().height()
    area.setPlainText("\n".join(["dòng"] * 4))
    grown = area.sizeHint().height()
    area.setPlainText("\n".join(["dòng"] * 40))
    assert empty < grown < area.sizeHint().height() < 4 * empty


def test_the_wheel_over_a_choice_scrolls_the_page_and_changes_nothing(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.set_value("p1")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert not turn.isAccepted()
    assert box.value == "p1"
    assert told == []


def test_the_arrows_open_the_list_and_pick_nothing_yet(qtbot: QtBot) -> None:
    box, told = pick_box(qtbot)
    box.show()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert told == []
    box.hidePopup()


def test_a_text_that_is_left_has_no_words_marked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    area, below = TextArea(window), LineEdit(window)
    with qtbot.waitActive(window):
        window.show()
    area.set_value("Nhiệm vụ mới")
    area.setFocus()
    area.selectAll()
    below.setFocus()
    assert not area.textCursor().hasSelection()


@pytest.mark.parametrize("kind", [LineEdit, TextArea])
def test_a_text_that_is_kept_untidy_is_not_changed_by_being_looked_at(
    kind: type[LineEdit | TextArea], qtbot: QtBot
) -> None:
    field = kind()
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    field.set_value("Đường  hoa ")
    field.flush()
    assert told == []
    field.set_value("Đường  hoa ")
    (field.setText if isinstance(field, LineEdit) else field.setPlainText)("Đường hoa thôn Đoài ")
    field.flush()
    assert told == ["Đường hoa thôn Đoài"]
