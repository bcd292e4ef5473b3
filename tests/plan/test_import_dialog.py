# SPDX-License-Identifier: MIT
"""Accepting, editing, joining and splitting proposals with keys and mouse, in a real dialog."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.plan_import import Ui_PlanImport
from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog
from dvcq_desktop.plan.office_draft import OfficeDraft
from dvcq_desktop.plan.plantext import PlanText, Remark, Section, TaskText

SOURCE = (
    "KẾ HOẠCH",
    "II. NHIỆM VỤ",
    "5. Thực hiện cam kết không gây phiền hà.",
    "III. TỔ CHỨC THỰC HIỆN",
    "2. Văn phòng: ký cam kết; tiếp công dân.",
    "5. Các thôn: vận động Nhân dân.",
)
TEXT = PlanText(
    kind="KẾ HOẠCH",
    abstract="Công tác dân vận năm 2026",
    sections=(Section("II", "NHIỆM VỤ", "", "II", (2, 3)),),
    tasks=(
        TaskText("Thực hiện cam kết", "Thực hiện cam kết không gây phiền hà", ("II.5",), lines=(3, 3)),
        TaskText("Ký cam kết", "ký cam kết; tiếp công dân", ("III.2",), lead="Văn phòng", lines=(5, 5)),
        TaskText("Vận động Nhân dân", "vận động Nhân dân", ("III.5",), units=("Các thôn",), lines=(6, 6)),
    ),
    remarks=(Remark("Dòng 1", "KẾ HOẠCH", "Số còn để trống.", 1),),
    unplaced=("12",),
    join_proposals=(frozenset({0, 1}),),
    join_words=("cam kết",),
    source=SOURCE,
)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ImportDialog]:
    made = ImportDialog(TEXT, year=2026, office=OfficeDraft(), today=lambda: date(2026, 1, 5))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def ui(dialog: ImportDialog) -> Ui_PlanImport:
    return dialog._ui


def table(dialog: ImportDialog) -> QTableView:
    return ui(dialog).table


def marked(dialog: ImportDialog) -> list[str]:
    return [mark.cursor.selectedText() for mark in ui(dialog).text.extraSelections()]


def test_every_duty_is_proposed_and_accepted_at_first(dialog: ImportDialog) -> None:
    assert ui(dialog).importButton.text() == "Nhập 3 nhiệm vụ"


def test_ctrl_enter_takes_them_from_every_field(dialog: ImportDialog, qtbot: QtBot) -> None:
    for field in (table(dialog), ui(dialog).text, ui(dialog).year):
        field.setFocus()
        ui(dialog).importButton.setEnabled(True)
        with qtbot.waitSignal(dialog.import_requested):
            QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_space_refuses_a_proposal(dialog: ImportDialog, qtbot: QtBot) -> None:
    table(dialog).setFocus()
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    assert [part.accepted for part in dialog.parts] == [False, True, True]
    assert ui(dialog).importButton.text() == "Nhập 2 nhiệm vụ"


def test_the_lines_of_the_current_proposal_are_marked_in_the_text(dialog: ImportDialog) -> None:
    table(dialog).selectRow(2)
    [mark] = ui(dialog).text.extraSelections()
    assert mark.cursor.selectedText() == SOURCE[5]


def test_a_typed_deadline_and_product_are_kept_when_another_row_is_chosen(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    editor = dialog._editor
    QTest.keyClicks(editor.deadline.line, "15/10")
    QTest.keyClicks(editor.product, "Bao cao")
    table(dialog).selectRow(1)
    first = dialog.parts[0]
    assert first.schedule.deadline == date(2026, 10, 15)
    assert first.product == "Bao cao"


def test_duties_stated_twice_are_offered_to_be_joined(dialog: ImportDialog) -> None:
    assert "II.5 + III.2" in ui(dialog).joinsText.text()
    QTest.mouseClick(ui(dialog).joinAllButton, Qt.MouseButton.LeftButton)
    assert [part.clauses for part in dialog.parts] == [("II.5", "III.2"), ("III.5",)]


def test_joining_can_be_taken_back(dialog: ImportDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(ui(dialog).joinAllButton, Qt.MouseButton.LeftButton)
    assert not ui(dialog).joinAllButton.isEnabled()
    QTest.mouseClick(ui(dialog).undoButton, Qt.MouseButton.LeftButton)
    assert len(dialog.parts) == 3
    assert not ui(dialog).undoButton.isEnabled()
    assert dialog._selected_rows() == [0, 1]


def test_the_offer_to_join_stays_whatever_is_done_meanwhile(dialog: ImportDialog, qtbot: QtBot) -> None:
    """A warning took the place of the offer, and it never came back."""
    QTest.mouseClick(ui(dialog).joinButton, Qt.MouseButton.LeftButton)
    table(dialog).setFocus()
    table(dialog).selectRow(2)
    QTest.keyClick(table(dialog), Qt.Key.Key_Space)
    QTest.mouseClick(ui(dialog).nextJoinButton, Qt.MouseButton.LeftButton)
    assert dialog._selected_rows() == [0, 1]
    assert marked(dialog) == [SOURCE[2], SOURCE[4]]
    QTest.mouseClick(ui(dialog).joinButton, Qt.MouseButton.LeftButton)
    assert "đã được gộp" in ui(dialog).joinsText.text()
    assert marked(dialog) == [SOURCE[2], SOURCE[4]]


def test_a_message_moves_no_row_of_the_table(dialog: ImportDialog, qtbot: QtBot) -> None:
    before = table(dialog).mapTo(dialog, table(dialog).rect().topLeft()), table(dialog).height()
    QTest.mouseClick(ui(dialog).joinButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(ui(dialog).messages.isVisible)
    assert (table(dialog).mapTo(dialog, table(dialog).rect().topLeft()), table(dialog).height()) == before


def test_a_remark_leads_to_its_place(dialog: ImportDialog) -> None:
    assert 'href="line:1"' in ui(dialog).remarks.toHtml()
    ui(dialog).remarks.anchorClicked.emit(QUrl("line:1"))
    assert marked(dialog) == [SOURCE[0]]


def test_a_duty_of_two_joins_goes_into_both_all_at_once_or_one_after_the_other(qtbot: QtBot) -> None:
    text = replace(TEXT, join_proposals=(frozenset({0, 1}), frozenset({0, 2})), join_words=("a", "b"))
    apart = [
        ImportDialog(text, year=2026, office=OfficeDraft(), today=lambda: date(2026, 1, 5)) for _ in "12"
    ]
    for made in apart:
        qtbot.addWidget(made)
    QTest.mouseClick(ui(apart[0]).joinAllButton, Qt.MouseButton.LeftButton)
    for _ in range(2):
        QTest.mouseClick(ui(apart[1]).nextJoinButton, Qt.MouseButton.LeftButton)
        QTest.mouseClick(ui(apart[1]).joinButton, Qt.MouseButton.LeftButton)
    for made in apart:
        assert [part.clauses for part in made.parts] == [("II.5", "III.2"), ("II.5", "III.5")]
        assert [part.title for part in made.parts] == ["Ký cam kết", "Vận động Nhân dân"]
        assert not ui(made).joinAllButton.isEnabled()


def test_chosen_rows_are_joined(dialog: ImportDialog, qtbot: QtBot) -> None:
    table(dialog).selectAll()
    QTest.mouseClick(ui(dialog).joinButton, Qt.MouseButton.LeftButton)
    [joined] = dialog.parts
    assert joined.clauses == ("II.5", "III.2", "III.5")


def test_one_row_alone_is_not_joined(dialog: ImportDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(ui(dialog).joinButton, Qt.MouseButton.LeftButton)
    assert "từ hai nhiệm vụ" in ui(dialog).messages.text


def test_a_duty_is_split_at_the_cursor(dialog: ImportDialog, qtbot: QtBot) -> None:
    table(dialog).selectRow(1)
    cursor = dialog._editor.content.textCursor()
    cursor.setPosition(len("ký cam kết;"))
    dialog._editor.content.setTextCursor(cursor)
    QTest.mouseClick(ui(dialog).splitButton, Qt.MouseButton.LeftButton)
    assert [part.title for part in dialog.parts] == [
        "Thực hiện cam kết",
        "Ký cam kết",
        "Tiếp công dân",
        "Vận động Nhân dân",
    ]


def test_words_chosen_in_the_text_become_a_task(dialog: ImportDialog, qtbot: QtBot) -> None:
    text = ui(dialog).text
    cursor = QTextCursor(text.document().findBlockByNumber(5))
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    text.setTextCursor(cursor)
    QTest.mouseClick(ui(dialog).addButton, Qt.MouseButton.LeftButton)
    assert any(part.content == SOURCE[5] for part in dialog.parts)


def test_doubtful_and_unplaced_lines_are_shown(dialog: ImportDialog) -> None:
    tabs = ui(dialog).tabs
    assert tabs.tabText(tabs.indexOf(ui(dialog).remarksTab)) == "Cần kiểm tra (2)"
    shown = ui(dialog).remarks.toPlainText()
    assert "Số còn để trống." in shown
    assert "12" in shown


def test_a_refusal_is_shown_and_nothing_typed_is_lost(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.import_requested):
        QTest.mouseClick(ui(dialog).importButton, Qt.MouseButton.LeftButton)
    dialog.show_refusal(UserError("Ổ đĩa đã đầy."))
    assert ui(dialog).messages.text == "Ổ đĩa đã đầy."
    assert ui(dialog).importButton.isEnabled()
    assert len(dialog.parts) == 3


def test_a_double_click_on_import_asks_once(dialog: ImportDialog, qtbot: QtBot) -> None:
    asked = []
    dialog.import_requested.connect(lambda: asked.append(1))
    QTest.mouseClick(ui(dialog).importButton, Qt.MouseButton.LeftButton)
    QTest.mouseClick(ui(dialog).importButton, Qt.MouseButton.LeftButton)
    assert asked == [1]
