# SPDX-License-Identifier: MIT
"""A paper's whole way in the window: ordered, looked at, saved, entered into the register, numbered."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton

from dvcq_desktop.database.errors import ReadOnlyError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.dialogs.numbering import NumberDialog
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.plan.prints import kind_named
from dvcq_desktop.reports.evidence.prints import KIND as EVIDENCE
from dvcq_desktop.widgets.preview import PreviewDialog

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.widgets.messages import MessageBar
    from tests.plan.screen.conftest import Small


def papers(small: Small) -> list[Issued]:
    with closing(small.database.connect()) as connection:
        return store.papers(connection, 2026)


def previewed(room: PlanScreen, qtbot: QtBot, kind: str = "reminder-letter") -> PreviewDialog:
    next(action for action in room.tasks.actions_.papers if action.data() == kind).trigger()
    [dialog] = room.findChildren(PrintDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(room.findChildren(PreviewDialog)))
    [preview] = room.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: preview.pane.view.page_count > 0)
    return preview


def click_link(bar: QWidget, text: str, qtbot: QtBot) -> None:
    def links() -> list[QToolButton]:
        buttons = bar.findChildren(QToolButton)
        return [button for button in buttons if button.text() == text and button.isVisible()]

    qtbot.waitUntil(lambda: bool(links()))
    QTest.mouseClick(links()[0], Qt.MouseButton.LeftButton)


def test_a_paper_that_is_only_looked_at_is_not_in_the_register(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    preview = previewed(room, qtbot)
    preview.pane.view.zoom_in()
    preview.close()
    qtbot.waitUntil(lambda: not room.findChildren(PreviewDialog))
    assert papers(small) == []
    assert room.tasks.page.messages.text == ""


def test_a_saved_paper_is_entered_once_and_numbered_where_it_was_saved(
    small: Small, room: PlanScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = previewed(room, qtbot)
    pane = preview.pane
    pane.save_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "đã được ghi vào Sổ văn bản" in pane.messages.text)
    pane.save_to(tmp_path / "b.pdf")
    qtbot.waitUntil(lambda: "b.pdf”. Văn bản đã được ghi" in pane.messages.text)
    [paper] = papers(small)
    assert (paper.kind, paper.symbol, paper.number) == ("reminder-letter", "UBND", "")
    assert small.database.blob(paper.file or "") == (tmp_path / "a.pdf").read_bytes()
    click_link(pane.messages, "Ghi số, ngày…", qtbot)
    qtbot.waitUntil(lambda: bool(preview.findChildren(NumberDialog)))
    [dialog] = preview.findChildren(NumberDialog)
    assert dialog.focusWidget() is dialog.number
    QTest.keyClicks(dialog.number, "khong so")
    QTest.mouseClick(dialog._ui.saveButton, Qt.MouseButton.LeftButton)
    assert "Không đọc được số" in dialog._ui.complaint.text()
    dialog.number.selectAll()
    QTest.keyClicks(dialog.number, "12/UBND-VHXH")
    QTest.keyClicks(dialog.day.line, "16/6/2026")
    QTest.mouseClick(dialog._ui.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Đã ghi số 12/UBND-VHXH" in pane.messages.text)
    assert papers(small)[0].full_number == "12/UBND-VHXH"
    preview.close()
    qtbot.waitUntil(lambda: not room.findChildren(PreviewDialog))
    assert room.tasks.page.messages.text == ""


def test_when_the_preview_is_closed_the_page_still_leads_to_the_number(
    small: Small, room: PlanScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = previewed(room, qtbot)
    preview.pane.save_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "đã được ghi vào Sổ văn bản" in preview.pane.messages.text)
    preview.close()
    page = room.tasks.page
    qtbot.waitUntil(lambda: page.messages.text == "“Công văn đôn đốc 2026” đã vào Sổ văn bản.")
    click_link(page.messages, "Ghi số, ngày…", qtbot)
    qtbot.waitUntil(lambda: bool(room.findChildren(NumberDialog)))
    [dialog] = room.findChildren(NumberDialog)
    QTest.keyClicks(dialog.number, "7")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: papers(small)[0].full_number == "07/UBND")


def choose_folder(preview: PreviewDialog, folder: Path, qtbot: QtBot) -> None:
    preview.pane.save_apart()
    qtbot.waitUntil(lambda: bool(preview.findChildren(QFileDialog)))
    question = preview.findChildren(QFileDialog)[-1]
    question.fileSelected.emit(str(folder))
    question.reject()


def test_sheets_of_all_units_are_saved_apart_and_entered_a_row_each(
    small: Small, room: PlanScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = previewed(room, qtbot, "unit-sheet")
    assert preview.pane._apart.isVisible()
    choose_folder(preview, tmp_path, qtbot)
    qtbot.waitUntil(lambda: bool(papers(small)))
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert len(names) > 1
    assert len(papers(small)) == len(names)
    assert sorted(paper.file_name for paper in papers(small)) == names
    assert all(paper.symbol == "PGNV-UBND" and paper.unit for paper in papers(small))
    qtbot.waitUntil(lambda: f"{len(names)} văn bản đã được ghi vào Sổ" in preview.pane.messages.text)
    # What is there already is not replaced unasked.
    (tmp_path / names[0]).write_bytes(b"hers")
    choose_folder(preview, tmp_path, qtbot)
    qtbot.waitUntil(lambda: f"{len(names)} trong {len(names)} tệp đã có" in preview.pane.messages.text)
    assert (tmp_path / names[0]).read_bytes() == b"hers"
    click_link(preview.pane.messages, "Giữ cả hai, đánh số tệp mới", qtbot)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 2 * len(names))
    assert (tmp_path / names[0]).read_bytes() == b"hers"
    preview.close()
    qtbot.waitUntil(lambda: "mỗi đơn vị một dòng" in room.tasks.page.messages.text)


def test_the_evidence_file_becomes_a_folder_where_that_is_chosen(
    small: Small, room: PlanScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    room.tasks.more_kinds = lambda: (EVIDENCE,)
    next(action for action in room.tasks.actions_.papers if action.data() == EVIDENCE.name).trigger()
    [dialog] = room.findChildren(PrintDialog)
    QTest.mouseClick(dialog.options[PrintOption.AS_FOLDER], Qt.MouseButton.LeftButton)
    assert dialog._ui.printButton.text() == "Chọn thư mục…"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    bar = room.tasks.page.messages
    for again in ("", " (2)"):
        if again:
            room.tasks.work.printing._ask_folder()
        qtbot.waitUntil(lambda: bool(room.findChildren(QFileDialog)))
        question = room.findChildren(QFileDialog)[-1]
        question.fileSelected.emit(str(tmp_path))
        question.reject()
        folder = tmp_path / f"Hồ sơ minh chứng thực hiện kế hoạch năm 2026{again}"
        qtbot.waitUntil((folder / "00 Mục lục.pdf").is_file)
        qtbot.waitUntil(partial(_says, bar, f"vào “{folder.name}”"))
    assert not room.findChildren(PreviewDialog)
    assert papers(small) == []


def _says(bar: MessageBar, words: str) -> bool:
    return words in bar.text


def test_a_file_that_is_only_read_prints_and_says_why_it_is_not_entered(
    small: Small, room: PlanScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = previewed(room, qtbot)

    def refuse(*_: object, **_how: object) -> None:
        raise ReadOnlyError(small.database.path)

    monkeypatch.setattr(small.database, "submit", refuse)
    preview.pane.save_to(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "Chưa ghi được vào Sổ văn bản" in preview.pane.messages.text)
    assert preview.pane.messages.text.startswith("Đã lưu “a.pdf”.")
    assert (tmp_path / "a.pdf").exists()
    monkeypatch.undo()
    preview.close()
    assert papers(small) == []


def test_the_day_to_answer_by_is_the_working_day_that_the_paper_says(qtbot: QtBot) -> None:
    """The window proposed a Saturday where the letter then said the Monday after it."""
    kind = kind_named("reminder-letter")
    assert kind is not None
    dialog = PrintDialog(kind, Directory(), date(2026, 12, 5))
    qtbot.addWidget(dialog)
    assert dialog.answer.value == date(2026, 12, 14)
    dialog.day.edited.emit(date(2026, 12, 8))
    assert dialog.answer.value == date(2026, 12, 15)
    dialog.answer.set_value(date(2026, 12, 30))
    dialog.day.edited.emit(date(2026, 12, 9))
    assert dialog.answer.value == date(2026, 12, 30)


def test_a_day_off_to_answer_by_is_said_to_be_moved_while_it_is_typed(qtbot: QtBot) -> None:
    """A Saturday that she typed herself stood as a Monday on paper, without a word."""
    kind = kind_named("reminder-letter")
    assert kind is not None
    dialog = PrintDialog(kind, Directory(), date(2026, 12, 5))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.said.text() == ""
    dialog.answer.line.selectAll()
    QTest.keyClicks(dialog.answer.line, "19/12/2026")
    assert (
        dialog.said.text()
        == "19/12/2026 là ngày nghỉ (Thứ Bảy): công văn ghi ngày làm việc kế tiếp, 21/12/2026."
    )
    assert dialog.said.isVisible()
    dialog.answer.line.selectAll()
    QTest.keyClicks(dialog.answer.line, "18/12/2026")
    assert dialog.said.text() == ""
    dialog.answer.line.clear()
    assert dialog.said.text() == "Để trống thì công văn ghi ngày 14/12/2026."


def test_what_nobody_owes_is_said_on_the_page(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    next(action for action in room.tasks.actions_.papers if action.data() == "reminder-letter").trigger()
    [dialog] = room.findChildren(PrintDialog)
    dialog.unit.set_value(small.office["vp"])
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "không có nhiệm vụ nào của Văn phòng" in room.tasks.page.messages.text)
