# SPDX-License-Identifier: MIT
"""Drafting next year's plan in the real window: what is proposed, what is chosen, doing it twice."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QToolButton

from dvcq_desktop.plan.dialogs.turn_table import REASON, TASK, WAY
from dvcq_desktop.plan.rules import Line, Plan, Source, StateEntry, Task, TaskState
from dvcq_desktop.plan.screen import PlanScreen
from dvcq_desktop.plan.screen.text_page import TextPage
from dvcq_desktop.plan.store import changes, plan_changes, plans, tasks
from dvcq_desktop.plan.year_turn import Way
from tests.plan.screen.test_printing import click_link

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.dialogs.turn_dialog import TurnDialog
    from dvcq_desktop.widgets.workbench import Workbench

DONE = StateEntry(TaskState.DONE, date(2026, 3, 1))


@pytest.fixture
def plan(database: Database, keys: dict[str, str]) -> str:
    def make(action: Action) -> str:
        held = Plan("", 2026, abstract="Công tác dân vận năm 2026")
        key = plan_changes.new_plan(action, held, headings=True)
        cited = (Source(clause=plans.clauses(action.connection, key)[1].id),)
        lines = (Line("", "", keys["t2"], state=DONE), Line("", "", keys["t10"]))
        for task in (
            Task("", 2026, "Ký cam kết", key, state=DONE, sources=cited),
            Task("", 2026, "Đối thoại", key, lead_unit=keys["vhxh"], sources=cited),
            Task("", 2026, "Mô hình", key, sources=cited, lines=lines),
        ):
            changes.add_task(action, task)
        return key

    return database.write("Lập", make)


@pytest.fixture
def page(workbench: Workbench, plan: str, qtbot: QtBot) -> TextPage:
    made = TextPage(workbench)
    qtbot.addWidget(made)
    made.resize(1250, 680)
    made.show()
    made.show_year(2026)
    qtbot.waitUntil(lambda: made.plan is not None and made.plan.id == plan)
    return made


@pytest.fixture
def dialog(page: TextPage, qtbot: QtBot) -> TurnDialog:
    return opened(page, qtbot)


def opened(page: TextPage, qtbot: QtBot) -> TurnDialog:
    page.actions_.next_plan.trigger()
    qtbot.waitUntil(lambda: page.whole.turning.dialog is not None)
    found = page.whole.turning.dialog
    assert found is not None
    return found


def cell(dialog: TurnDialog, group: int, row: int, column: int) -> QModelIndex:
    return dialog.model.index(row, column, dialog.model.index(group, 0))


def titles(page: TextPage, year: int) -> list[str]:
    with closing(page._workbench.database.connect()) as connection:
        return [task.title for task in tasks.tasks_of_year(connection, year)]


def test_the_model_keeps_qts_rules(dialog: TurnDialog, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call]  # pytest-qt does not type it
    dialog.reject()


def test_what_was_not_finished_stands_first_under_its_own_heading(dialog: TurnDialog) -> None:
    model = dialog.model
    headings = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert headings == ["Chưa hoàn thành: chuyển tiếp (2)", "Nhiệm vụ khác của năm (1)"]
    first = [cell(dialog, 0, 1, column).data() for column in (TASK, WAY, REASON)]
    assert first == ["Mô hình", "Chép và chuyển tiếp", "Còn 1/2 đơn vị chưa xong"]
    assert dialog.year == 2027
    assert not dialog.ui.deadlines.isChecked()
    assert dialog.ui.owners.isChecked()
    dialog.reject()


def test_space_leaves_a_task_out_and_takes_it_back(dialog: TurnDialog) -> None:
    view = dialog.ui.tasks
    view.setFocus()
    view.setCurrentIndex(cell(dialog, 0, 0, TASK))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [choice.way for choice in dialog.model.choices] == [Way.LEAVE, Way.BOTH, Way.COPY]
    assert dialog.ui.draftButton.text() == "Lập dự thảo với 3 nhiệm vụ"
    assert dialog.model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    view.setCurrentIndex(cell(dialog, 0, 0, REASON))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [choice.way for choice in dialog.model.choices] == [Way.CARRY, Way.BOTH, Way.COPY]
    dialog.reject()


def test_a_heading_ticks_all_under_it(dialog: TurnDialog) -> None:
    heading = dialog.model.index(0, 0)
    dialog.model.setData(heading, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert [choice.way for choice in dialog.model.choices] == [Way.LEAVE, Way.LEAVE, Way.COPY]
    dialog.reject()


def test_buttons_choose_for_the_rows_selected(dialog: TurnDialog) -> None:
    dialog.ui.tasks.selectAll()
    QTest.mouseClick(dialog.ui.carryButton, Qt.MouseButton.LeftButton)
    # What is finished has nothing left to be carried.
    assert [choice.way for choice in dialog.model.choices] == [Way.CARRY, Way.CARRY, Way.COPY]
    QTest.mouseClick(dialog.ui.leaveButton, Qt.MouseButton.LeftButton)
    assert dialog.model.made == 0
    assert dialog.ui.draftButton.text() == "Lập dự thảo"
    dialog.reject()


def test_only_what_was_not_finished_has_a_reason_and_can_be_carried(dialog: TurnDialog) -> None:
    editable = Qt.ItemFlag.ItemIsEditable
    assert cell(dialog, 0, 0, REASON).flags() & editable
    assert not cell(dialog, 1, 0, REASON).flags() & editable
    assert dialog.model.offered(cell(dialog, 1, 0, WAY)) == (Way.COPY, Way.LEAVE)
    dialog.reject()


def test_the_draft_is_made_shown_and_taken_back(page: TextPage, dialog: TurnDialog, qtbot: QtBot) -> None:
    dialog.model.setData(cell(dialog, 0, 0, REASON), "Thiếu kinh phí")
    QTest.mouseClick(dialog.ui.draftButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.year == 2027)
    assert page.page.messages.text.startswith(
        "Đã lập dự thảo kế hoạch năm 2027: 3 mục, 4 nhiệm vụ, trong đó 2 chuyển tiếp."
    )
    assert titles(page, 2027) == [
        "Ký cam kết",
        "Đối thoại",
        "Mô hình",
        "Chuyển tiếp từ năm 2026: Mô hình",
    ]
    with closing(page._workbench.database.connect()) as connection:
        carried = tasks.tasks_of_year(connection, 2027)[1]
    assert carried.note == "Chuyển tiếp từ năm 2026. Lý do: Thiếu kinh phí."
    assert page._workbench.writer.undo_name() == "Lập kế hoạch năm 2027"
    page._workbench.writer.undo()
    qtbot.waitUntil(page.empty.isVisible)
    assert titles(page, 2027) == []


def test_twice_for_one_plan_offers_to_open_the_draft(
    page: TextPage, dialog: TurnDialog, qtbot: QtBot
) -> None:
    QTest.mouseClick(dialog.ui.draftButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.year == 2027)
    page.show_year(2026)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.year == 2026)
    again = opened(page, qtbot)
    assert "Đã có dự thảo năm 2027" in again.ui.messages.text
    assert not again.ui.draftButton.isEnabled()
    again.ui.year.setValue(2028)
    assert again.ui.draftButton.isEnabled()
    again.ui.year.setValue(2027)
    links = again.ui.messages.findChildren(QToolButton)
    [link] = [one for one in links if one.text() == "Mở dự thảo" and one.isVisible()]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.year == 2027)
    assert len(titles(page, 2027)) == 4


def test_cells_are_walked_and_edited_by_keys_and_enter_drafts_nothing(
    page: TextPage, dialog: TurnDialog, qtbot: QtBot
) -> None:
    view = dialog.ui.tasks
    view.setFocus()
    view.setCurrentIndex(cell(dialog, 0, 0, TASK))
    QTest.keyClick(view, Qt.Key.Key_Return)
    box = view.viewport().findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.hidePopup()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert [choice.way for choice in dialog.model.choices] == [Way.COPY, Way.BOTH, Way.COPY]
    view.setCurrentIndex(cell(dialog, 0, 0, WAY))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == REASON
    QTest.keyClick(view, Qt.Key.Key_F2)
    line = view.viewport().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Thieu kinh phi")
    QTest.keyClick(line, Qt.Key.Key_Return)
    # Qt takes what was typed when the key has been dealt with.
    qtbot.waitUntil(lambda: dialog.model.choices[0].reason == "Thieu kinh phi")
    view.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    for button in (dialog.ui.draftButton, dialog.ui.cancelButton, dialog.ui.copyButton):
        assert not button.isDefault()
        assert not button.autoDefault()
    assert dialog.isVisible()
    assert titles(page, 2027) == []
    dialog.reject()


def test_the_draft_is_offered_as_word_at_once(
    page: TextPage, dialog: TurnDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.mouseClick(dialog.ui.draftButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.page.messages.text))
    click_link(page.page.messages, "Lưu Word…", qtbot)
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    question = page.findChildren(QFileDialog)[-1]
    assert Path(question.selectedFiles()[0]).name == "Dự thảo kế hoạch năm 2027.docx"
    out = tmp_path / "a.docx"
    question.fileSelected.emit(str(out))
    question.reject()
    qtbot.waitUntil(lambda: f"Đã lưu tệp vào {out}" in page.page.messages.text)
    said = "\n".join(each.text for each in docx.Document(str(out)).paragraphs)
    assert "năm 2027" in said


def test_the_next_plan_is_drafted_from_the_menu_of_the_tasks_too(
    workbench: Workbench, plan: str, qtbot: QtBot
) -> None:
    room = PlanScreen(workbench)
    qtbot.addWidget(room)
    room.show()
    qtbot.waitUntil(lambda: room.tasks.reading.year is not None)
    room.tasks.actions_.next_plan.trigger()
    page = room.page
    assert isinstance(page, TextPage)
    qtbot.waitUntil(lambda: page.whole.turning.dialog is not None)
    dialog = page.whole.turning.dialog
    assert dialog is not None
    assert dialog.ui.plan.currentData() == plan
    dialog.reject()


def test_no_plan_is_drafted_from_nothing(workbench: Workbench, qtbot: QtBot) -> None:
    room = PlanScreen(workbench)
    qtbot.addWidget(room)
    room.show()
    qtbot.waitUntil(lambda: room.tasks.reading.year is not None)
    room.tasks.actions_.next_plan.trigger()
    assert "chưa có kế hoạch nào" in room.tasks.page.messages.text
    assert room.page is room.tasks
