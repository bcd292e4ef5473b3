# SPDX-License-Identifier: MIT
"""Entering what many units sent back, and one unit's plan with its file, through the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.rules import UnitGroup
from dvcq_desktop.office.turnover import succeed
from dvcq_desktop.plan.dialogs.returns_dialog import ReturnsDialog
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.screen.grid_page import GridPage
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.turnover import TURNOVER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.dialogs.returns_flow import ReturnsFlow
    from dvcq_desktop.plan.screen.lines_tab import LinesTab
    from dvcq_desktop.plan.screen.room import PlanScreen
    from tests.plan.screen.conftest import Small

TODAY = date(2026, 6, 15)
KEY = Qt.Key


@pytest.fixture
def tab(small: Small, room: PlanScreen, qtbot: QtBot) -> LinesTab:
    """Return the units of the group's task, shown beside the table."""
    room.tasks.show_task(small.keys["group"], "Đơn vị")
    qtbot.waitUntil(lambda: room.tasks.detail.task is not None)
    qtbot.waitUntil(room.tasks.detail.lines.returns_button.isVisible)
    return room.tasks.detail.lines


@pytest.fixture
def dialog(room: PlanScreen, tab: LinesTab, qtbot: QtBot) -> Iterator[ReturnsDialog]:
    with qtbot.waitSignal(room.tasks.work.returns.shown) as shown:
        QTest.mouseClick(tab.returns_button, Qt.MouseButton.LeftButton)
    assert shown.args is not None
    found = shown.args[0]
    assert isinstance(found, ReturnsDialog)
    yield found
    close(room.tasks.work.returns, qtbot)


def close(flow: ReturnsFlow, qtbot: QtBot) -> None:
    if flow.dialog is not None:
        flow.dialog.done(0)
    qtbot.waitUntil(lambda: flow.dialog is None)


def shown(dialog: ReturnsDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def type_into(dialog: ReturnsDialog, text: str, end: KEY = KEY.Key_Return) -> None:
    """Type into the current cell and end it."""
    QTest.keyClicks(dialog.view, text[0])
    line = editor(dialog)
    QTest.keyClicks(line, text[1:])
    QTest.keyClick(line, end)
    QApplication.processEvents()


def editor(dialog: ReturnsDialog) -> QLineEdit:
    [line] = [each for each in dialog.view.viewport().findChildren(QLineEdit) if each.isVisible()]
    return line


def line_of(small: Small, unit: str) -> Line:
    return next(line for line in small.task("group").lines if line.unit == small.office[unit])


def drop(dialog: ReturnsDialog, paths: list[Path], at: QPoint) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)


def test_rows_are_typed_like_a_sheet_and_kept_in_one_action(
    room: PlanScreen, small: Small, dialog: ReturnsDialog, qtbot: QtBot
) -> None:
    assert [row[:2] for row in shown(dialog)] == [["Thôn 2", "Chưa thực hiện"], ["Thôn 10", "Chưa thực hiện"]]
    type_into(dialog, "05/KH")
    assert (dialog.view.currentIndex().row(), dialog.view.currentIndex().column()) == (1, 2)
    type_into(dialog, "06/KH", KEY.Key_Tab)
    line = editor(dialog)
    QTest.keyClicks(line, "9/3")
    QTest.keyClick(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: shown(dialog)[1][3] == "9/3")
    dialog.view.setCurrentIndex(dialog.model.index(0, 5))
    type_into(dialog, "12/3")
    QTest.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.tasks.work.returns.dialog is None)
    first, second = line_of(small, "t2"), line_of(small, "t10")
    assert (first.own_plan_number, first.state) == ("05/KH", StateEntry(TaskState.DONE, date(2026, 3, 12)))
    assert (second.own_plan_number, second.own_plan_on) == ("06/KH", date(2026, 3, 9))
    assert second.state == StateEntry()
    assert room.tasks.page.messages.text == "Đã lưu kế hoạch của 2 đơn vị."
    assert small.database.undo() == "Nhập kế hoạch đơn vị gửi về: 2 đơn vị"
    assert not line_of(small, "t2").has_own_plan


def test_a_block_is_pasted_filled_down_and_cleared(dialog: ReturnsDialog, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("05/KH\t9/3/2026\tBùi Văn Tư\t12/3/2026\n06/KH\t\t\t")
    QTest.keyClick(dialog.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown(dialog)[0][2:6] == ["05/KH", "9/3/2026", "Bùi Văn Tư", "12/3/2026"]
    assert shown(dialog)[1][2:6] == ["06/KH", "", "", ""]
    dialog.view.setCurrentIndex(dialog.model.index(0, 5))
    QTest.keyClick(dialog.view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.view, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert shown(dialog)[1][5] == "12/3/2026"
    QTest.keyClick(dialog.view, KEY.Key_Delete)
    assert [row[5] for row in shown(dialog)] == ["", ""]
    QTest.keyClick(dialog.view, KEY.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert [row[5] for row in shown(dialog)] == ["15/06/2026", "15/06/2026"]
    QGuiApplication.clipboard().setText("a\tb\tc\td\te\tf")
    QTest.keyClick(dialog.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "vượt ra ngoài bảng" in dialog.ui.messages.text
    dialog.view.clearSelection()


def test_rows_that_cannot_be_read_are_named_and_nothing_is_kept(
    small: Small, dialog: ReturnsDialog, room: PlanScreen, qtbot: QtBot
) -> None:
    dialog.model.put([(0, "number", "05/KH"), (1, "issued", "31/2")])
    before = small.task("group")
    QTest.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    assert dialog.ui.messages.text.startswith("Dòng 2, Thôn 10: Ngày ban hành: Ngày 31/2/2026 không có thật")
    assert small.task("group") == before
    assert shown(dialog)[0][2] == "05/KH"
    # The cursor stands where she has to type again; the row that can be read counts already.
    assert (dialog.view.currentIndex().row(), dialog.view.currentIndex().column()) == (1, 3)
    assert dialog.view.hasFocus()
    assert dialog.ui.counts.text() == "1/2 đơn vị đã có"
    dialog.model.put([(1, "issued", "28/2")])
    QTest.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.tasks.work.returns.dialog is None)
    assert line_of(small, "t10").own_plan_on == date(2026, 2, 28)


def test_files_dropped_together_go_to_the_units_that_they_name(
    small: Small, dialog: ReturnsDialog, room: PlanScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / name for name in ("KH thon 10.pdf", "Kế hoạch Thôn 2 (ký).pdf", "scan001.pdf")]
    for path in paths:
        path.write_bytes(path.name.encode())
    drop(dialog, paths, QPoint(10, 10))
    assert [row[6] for row in shown(dialog)] == ["Kế hoạch Thôn 2 (ký).pdf", "KH thon 10.pdf"]
    assert dialog._files.stringList() == ["scan001.pdf"]
    assert dialog.ui.unmatched.isVisible()
    assert dialog.ui.counts.text() == "2/2 đơn vị đã có · 2 tệp sẽ được lưu"
    dialog.view.setCurrentIndex(dialog.model.index(1, 2))
    dialog.ui.assignButton.click()
    assert shown(dialog)[1][6] == "scan001.pdf"
    assert not dialog.ui.unmatched.isVisible()
    QTest.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.tasks.work.returns.dialog is None)
    kept = line_of(small, "t10")
    assert kept.own_plan_file_name == "scan001.pdf"
    assert small.database.blob(kept.own_plan_file or "") == b"scan001.pdf"
    assert line_of(small, "t2").own_plan_file_name == "Kế hoạch Thôn 2 (ký).pdf"


def test_one_file_dropped_on_a_row_is_its(dialog: ReturnsDialog, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF")
    place = dialog.view.visualRect(dialog.model.index(1, 2)).center()
    drop(dialog, [path], dialog.view.viewport().mapTo(dialog, place))
    assert [row[6] for row in shown(dialog)] == ["", "scan.pdf"]
    drop(dialog, [path], QPoint(5, 5))
    assert dialog._files.stringList() == ["scan.pdf"]
    dialog.ui.forgetButton.click()
    assert not dialog.ui.unmatched.isVisible()


def test_a_file_of_no_unit_that_is_dropped_twice_is_listed_once(
    dialog: ReturnsDialog, tmp_path: Path
) -> None:
    path = tmp_path / "Không rõ.pdf"
    path.write_bytes(b"%PDF-1.4")
    dialog.take_files([path])
    dialog.take_files([path])
    model = dialog.ui.unmatchedList.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Không rõ.pdf"]
    dialog.ui.forgetButton.click()


def test_a_file_that_is_gone_leaves_everything_as_it_was(
    small: Small, dialog: ReturnsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Thôn 2.pdf"
    path.write_bytes(b"%PDF")
    dialog.take_files([path])
    dialog.model.put([(1, "number", "06/KH")])
    path.unlink()
    QTest.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Không đọc được tệp “Thôn 2.pdf”" in dialog.ui.messages.text)
    assert dialog.ui.saveButton.isEnabled()
    assert not line_of(small, "t10").has_own_plan


def test_what_is_typed_is_not_lost_without_asking(
    dialog: ReturnsDialog, room: PlanScreen, qtbot: QtBot
) -> None:
    dialog.model.put([(0, "number", "05/KH")])
    QTest.keyClick(dialog, KEY.Key_Escape)
    [box] = dialog.findChildren(QMessageBox)
    assert "chưa lưu" in box.text()
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: not box.isVisible())
    dialog.model.put([(0, "number", "")])
    QTest.keyClick(dialog, KEY.Key_Escape)
    qtbot.waitUntil(lambda: room.tasks.work.returns.dialog is None)


def test_a_merged_village_is_refused_in_one_sentence(
    small: Small, room: PlanScreen, tab: LinesTab, qtbot: QtBot
) -> None:
    def merge(action: Action) -> None:
        succeed(action, [small.office["t10"]], date(2026, 5, 31), small.office["t2"], [TURNOVER])

    small.database.write("Sáp nhập thôn", merge)
    with qtbot.waitSignal(room.tasks.work.returns.shown):
        room.tasks.work.returns.start(small.keys["group"])
    dialog = room.tasks.work.returns.dialog
    assert dialog is not None
    assert shown(dialog)[1][0] == "Thôn 10"
    QGuiApplication.clipboard().setText("05/KH\n06/KH")
    QTest.keyClick(dialog.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    sentence = "Thôn 10 đã sáp nhập vào Thôn 2 từ ngày 01/06/2026; hãy ghi cho Thôn 2."
    assert dialog.ui.messages.text == sentence
    assert [row[2] for row in shown(dialog)] == ["", ""]
    assert dialog.ui.counts.text() == "0/1 đơn vị đã có"
    dialog.ui.messages.clear()
    dialog.view.setCurrentIndex(dialog.model.index(1, 2))
    QTest.keyClicks(dialog.view, "6")
    assert dialog.ui.messages.text == sentence
    assert not dialog.view.viewport().findChildren(QLineEdit)
    QTest.mouseClick(dialog.ui.saveButton, Qt.MouseButton.LeftButton)
    assert dialog.ui.messages.text == sentence
    dialog.model.put([(0, "number", "05/KH")])
    assert dialog.ui.counts.text() == "1/1 đơn vị đã có"
    dialog.model.put([(0, "number", "")])
    close(room.tasks.work.returns, qtbot)


def test_the_grid_enters_returns_of_the_row_it_stands_in(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    page = room.open_page("Theo đơn vị")
    assert isinstance(page, GridPage)
    qtbot.waitUntil(lambda: page.view.grid_model.rowCount() == 1)
    with qtbot.waitSignal(page.returns.shown):
        page.returns_action.trigger()
    dialog = page.returns.dialog
    assert dialog is not None
    dialog.model.put([(0, "received", "x")])
    dialog.save()
    qtbot.waitUntil(lambda: page.view.grid_model.index(0, 0).data() == "15/06")
    assert page.page.messages.text == "Đã lưu kế hoạch của 1 đơn vị."


def test_the_grid_begins_with_the_task_that_asks_for_plans_and_lets_another_be_chosen(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    """It opened for the row with the cursor, one that asked for no plans at all."""
    lines = (Line("", "", small.office["t2"]), Line("", "", small.office["vp"]))
    asking = Task("", 2026, "Ban hành kế hoạch", lines=lines)
    small.keys["asks"] = small.database.write("Giao", lambda action: changes.add_task(action, asking))
    page = room.open_page("Theo đơn vị")
    assert isinstance(page, GridPage)
    qtbot.waitUntil(lambda: page.view.grid_model.rowCount() == 2)
    page.view.go_to(small.keys["group"], small.office["t2"])
    with qtbot.waitSignal(page.returns.shown):
        page.returns_action.trigger()
    dialog = page.returns.dialog
    assert dialog is not None
    assert dialog.task.id == small.keys["asks"]
    offered = [dialog.which.itemText(place) for place in range(dialog.which.count())]
    assert offered == ["Ban hành kế hoạch", "Ra mắt mô hình (không yêu cầu kế hoạch riêng)"]
    dialog.which.setFocus()
    QTest.keyClick(dialog.which, KEY.Key_Down)
    qtbot.waitUntil(lambda: dialog.task.id == small.keys["group"])
    assert [row[0] for row in shown(dialog)] == ["Thôn 2", "Thôn 10"]
    dialog.model.put([(0, "number", "05")])
    dialog.which.setFocus()
    QTest.keyClick(dialog.which, KEY.Key_Up)
    [question] = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    assert dialog.which.value == small.keys["group"]
    question.buttons()[0].click()
    qtbot.waitUntil(lambda: dialog.task.id == small.keys["asks"])
    assert not dialog.model.is_changed
    close(page.returns, qtbot)


# The tab of one task's units


def test_a_group_that_has_no_parts_yet_is_not_called_one_unit(
    small: Small, room: PlanScreen, tab: LinesTab, qtbot: QtBot
) -> None:
    def keep(action: Action) -> str:
        group = office_store.save_group(action, UnitGroup("", "Các thôn"))
        return changes.add_task(action, Task("", 2026, "Tuyên truyền", group=group))

    key = small.database.write("Thêm", keep)
    room.tasks.refresh()
    qtbot.waitUntil(lambda: key in room.tasks.table.records.ids)
    room.tasks.show_task(key, "Đơn vị")
    qtbot.waitUntil(lambda: "Giao cho nhóm “Các thôn”" in tab.table.cover.texts[0])
    room.tasks.show_task(small.keys["open"], "Đơn vị")
    qtbot.waitUntil(lambda: "giao cho một đơn vị chủ trì" in tab.table.cover.texts[0])


def test_a_file_is_attached_and_taken_off_in_the_tab(
    small: Small, room: PlanScreen, tab: LinesTab, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Kế hoạch thôn 2.txt"
    path.write_text("Kế hoạch", encoding="utf-8")
    tab.table.select_ids([line_of(small, "t2").id])
    tab.form.file.take(path)
    qtbot.waitUntil(lambda: line_of(small, "t2").own_plan_file is not None)
    qtbot.waitUntil(lambda: "Lưu ra…" in tab.form.file.said.text())
    tab.form.file.said.linkActivated.emit("remove")
    qtbot.waitUntil(lambda: line_of(small, "t2").own_plan_file is None)
    qtbot.waitUntil(lambda: tab.form.file.said.text() == "Chưa có tệp.")
    assert small.database.undo() == "Sửa phần việc của đơn vị"
    assert line_of(small, "t2").own_plan_file_name == path.name


def test_why_a_unit_is_late_and_what_it_proposes_is_saved(small: Small, tab: LinesTab, qtbot: QtBot) -> None:
    tab.table.select_ids([line_of(small, "t2").id])
    for name, text in (("late_cause", "Cho so lieu"), ("proposal", "Lui den 30/6")):
        field = tab.form.field(name)
        QTest.keyClicks(field, text)
        field.flush()
    qtbot.waitUntil(lambda: line_of(small, "t2").proposal == "Lui den 30/6")
    assert line_of(small, "t2").late_cause == "Cho so lieu"


def test_whether_each_unit_must_issue_a_plan_is_seen_and_changed(
    small: Small, room: PlanScreen, tab: LinesTab, qtbot: QtBot
) -> None:
    assert tab.own_plans.currentText() == "Tự nhận biết: không"
    assert "“ban hành kế hoạch”" in tab.own_plans.toolTip()
    tab.own_plans.setFocus()
    QTest.keyClick(tab.own_plans, KEY.Key_Down)
    qtbot.waitUntil(lambda: small.task("group").own_plans is True)
    room.tasks.detail.info.form.field("product").set_value("Báo cáo")
    small.database.undo()
    assert small.task("group").own_plans is None
