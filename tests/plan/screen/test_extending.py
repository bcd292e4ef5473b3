# SPDX-License-Identifier: MIT
"""Giving more time in the real window: one task, several, one unit's part; and taking it back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.screen.grid_page import GridPage
from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.plan.screen.task_page import TaskPage
    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.plan.screen.conftest import Small

    Shown = Callable[[RecordTable, str], list[str]]

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
MAY, JUNE, AUGUST = date(2026, 5, 29), date(2026, 6, 30), date(2026, 8, 31)


def asked(page: TaskPage, qtbot: QtBot) -> ExtendDialog:
    qtbot.waitUntil(lambda: len(page.findChildren(ExtendDialog)) == 1)
    return page.findChildren(ExtendDialog)[0]


def decide(dialog: ExtendDialog, day: str = "31/8/2026") -> None:
    """Type a whole decision and press the button."""
    QTest.keyClicks(dialog.ui.deadline.line, day)
    QTest.keyClick(dialog.ui.deadline.line, KEY.Key_Tab)
    QTest.keyClicks(dialog.ui.document, "15/UBND-VHXH")
    QTest.keyClicks(dialog.ui.reason, "Cho so lieu")
    QTest.mouseClick(dialog.ui.extend, Qt.MouseButton.LeftButton)


def choose(page: TaskPage, small: Small, *names: str, qtbot: QtBot) -> None:
    page.table.select_ids([small.keys[name] for name in names])
    if len(names) == 1:
        qtbot.waitUntil(lambda: page.detail.task is not None and page.detail.task.id == small.keys[names[0]])


def test_a_task_is_given_more_time_and_the_first_deadline_stays_in_sight(
    small: Small, room: PlanScreen, shown: Shown, qtbot: QtBot
) -> None:
    page = room.tasks
    choose(page, small, "late", qtbot=qtbot)
    QTest.keyClick(page.table, KEY.Key_G, CTRL)
    dialog = asked(page, qtbot)
    document = dialog.ui.document
    letters = document.fontMetrics().horizontalAdvance("Công văn số 145/UBND-VHXH ngày 10/12/2026")
    assert document.width() > letters
    assert "Thời hạn hiện nay: 29/05/2026." in dialog.ui.question.text()
    decide(dialog)
    qtbot.waitUntil(lambda: shown(page.table, "deadline")[0].startswith("31/08 · đầu 29/05"))
    note = page.detail.info.deadline.note
    qtbot.waitUntil(lambda: "Thời hạn đầu <b>29/05/2026</b>, đã gia hạn 1 lần" in note.text())
    assert "15/UBND-VHXH; Cho so lieu" in note.text()
    assert small.database.undo_name() == "Gia hạn: 1 nhiệm vụ"


def test_what_a_decision_lacks_is_said_in_the_dialog(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    choose(page, small, "late", qtbot=qtbot)
    page.actions_.extend.trigger()
    dialog = asked(page, qtbot)
    for typed, complaint in (
        ("", "Gia hạn phải có thời hạn mới"),
        ("1/5/2026", "phải sau thời hạn hiện nay 29/05/2026"),
        ("31/8/2026", "văn bản cho phép"),
    ):
        dialog.ui.deadline.line.clear()
        QTest.keyClicks(dialog.ui.deadline.line, typed)
        QTest.mouseClick(dialog.ui.extend, Qt.MouseButton.LeftButton)
        assert complaint in dialog.ui.complaint.text()
    QTest.keyClicks(dialog.ui.document, "15/UBND")
    QTest.mouseClick(dialog.ui.extend, Qt.MouseButton.LeftButton)
    assert "lý do" in dialog.ui.complaint.text()
    dialog.reject()
    assert small.task("late").schedule.deadline == MAY


def test_several_are_given_more_time_at_once_and_what_has_no_deadline_is_left_out(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    page = room.tasks
    choose(page, small, "late", "group", "open", qtbot=qtbot)
    QTest.mouseClick(page.detail.bulk.extend, Qt.MouseButton.LeftButton)
    dialog = asked(page, qtbot)
    said = dialog.ui.question.text()
    assert "2 nhiệm vụ; thời hạn hiện nay: từ 29/05/2026 đến 30/06/2026." in said
    assert "Không gia hạn: “Việc chưa có thời hạn” chưa có thời hạn" in said
    QTest.keyClicks(dialog.ui.deadline.line, "20/6/2026")
    QTest.mouseClick(dialog.ui.extend, Qt.MouseButton.LeftButton)
    assert dialog.ui.complaint.text().startswith("Ra mắt mô hình: Thời hạn mới 20/06/2026 phải sau")
    dialog.ui.document.set_value("15/UBND")
    dialog.ui.reason.set_value("Chờ số liệu")
    QTest.mouseClick(dialog.ui.extend, Qt.MouseButton.LeftButton)
    assert dialog.ui.complaint.text().startswith("Ra mắt mô hình: Thời hạn mới 20/06/2026 phải sau")
    for field in (dialog.ui.deadline, dialog.ui.document, dialog.ui.reason):
        field.set_value(None)
    QTest.mouseClick(dialog.ui.extend, Qt.MouseButton.LeftButton)
    assert dialog.ui.complaint.text().startswith("Gia hạn phải có thời hạn mới")
    decide(dialog)
    qtbot.waitUntil(lambda: small.task("group").schedule.deadline == AUGUST)
    assert small.task("late").schedule.deadline == AUGUST
    assert small.database.undo_name() == "Gia hạn: 2 nhiệm vụ"


def test_one_unit_is_given_more_time_from_its_own_field(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    choose(page, small, "group", qtbot=qtbot)
    lines = page.detail.lines
    page.detail.show_tab("Đơn vị")
    assert "Theo nhiệm vụ: 30/06/2026." in lines.deadline.note.text()
    lines.deadline.note.linkActivated.emit("extend")
    dialog = asked(page, qtbot)
    assert "Ra mắt mô hình (Thôn 2)" in dialog.ui.question.text()
    decide(dialog)
    qtbot.waitUntil(lambda: [line.deadline for line in small.task("group").lines] == [AUGUST, None])
    qtbot.waitUntil(lambda: "Thời hạn đầu <b>30/06/2026</b>" in lines.deadline.note.text())
    lines.deadline.note.linkActivated.emit(f"trash:{small.task('group').extensions[0].id}")
    qtbot.waitUntil(lambda: [line.deadline for line in small.task("group").lines] == [None, None])
    assert small.database.undo_name() == "Bỏ một lần gia hạn"


def test_selected_units_are_given_more_time_together(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    choose(page, small, "group", qtbot=qtbot)
    lines = page.detail.lines
    lines.table.selectAll()
    lines.extend_selected()
    decide(asked(page, qtbot))
    qtbot.waitUntil(lambda: [line.deadline for line in small.task("group").lines] == [AUGUST, AUGUST])
    assert small.task("group").schedule.deadline == JUNE
    assert small.database.undo_name() == "Gia hạn: 2 đơn vị"


def test_a_wrong_extension_is_taken_back_and_again_undone(
    small: Small, room: PlanScreen, workbench: Workbench, qtbot: QtBot
) -> None:
    page = room.tasks
    choose(page, small, "late", qtbot=qtbot)
    page.actions_.extend.trigger()
    decide(asked(page, qtbot))
    note = page.detail.info.deadline.note
    qtbot.waitUntil(lambda: "đã gia hạn 1 lần" in note.text())
    note.linkActivated.emit(f"trash:{small.task('late').extensions[0].id}")
    qtbot.waitUntil(lambda: small.task("late").schedule.deadline == MAY)
    qtbot.waitUntil(lambda: page.detail.info.deadline.value == MAY)
    workbench.writer.undo()
    qtbot.waitUntil(lambda: small.task("late").schedule.deadline == AUGUST)


def test_a_dropped_task_keeps_its_reason_and_its_basis(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    choose(page, small, "late", qtbot=qtbot)
    state = page.detail.info.state
    assert not state.basis.isVisible()
    state.state.setFocus()
    state.state.setCurrentIndex(list(TaskState).index(TaskState.DROPPED))
    state.state.activated.emit(state.state.currentIndex())
    assert "phải có lý do" in state.complaint
    QTest.keyClicks(state.reason, "Thanh pho da lam")
    QTest.keyClick(state.reason, KEY.Key_Tab)
    QTest.keyClicks(state.basis, "Cong van 9/SNV")
    QTest.keyClick(state.basis, KEY.Key_Return)
    wanted = StateEntry(TaskState.DROPPED, date(2026, 6, 15), "Thanh pho da lam", "Cong van 9/SNV")
    qtbot.waitUntil(lambda: small.task("late").state == wanted)


def test_a_units_cell_keeps_the_basis_that_it_does_not_show(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    line = small.task("group").lines[0]
    dropped = StateEntry(TaskState.DROPPED, date(2026, 6, 1), "Đã sáp nhập", "NQ 12/HĐND")
    small.database.write("Ghi", lambda action: changes.set_line_state(action, [line.id], dropped))
    page = room.tasks
    choose(page, small, "group", qtbot=qtbot)
    page.detail.show_tab("Đơn vị")
    records = page.detail.lines.table.records
    place = records.column_of("on")
    assert place is not None
    qtbot.waitUntil(lambda: records.index(0, place).data() == "01/06/2026")
    assert page.detail.lines.form.field("state").basis.value == "NQ 12/HĐND"
    assert records.setData(records.index(0, place), "2/6/2026")
    qtbot.waitUntil(lambda: small.task("group").lines[0].state.on == date(2026, 6, 2))
    assert small.task("group").lines[0].state.basis == "NQ 12/HĐND"


def test_parts_of_several_tasks_are_given_more_time_from_the_grid(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    lines = (Line("", "", small.office["t2"]),)
    task = Task("", 2026, "Ban hành kế hoạch", schedule=Schedule(date(2026, 6, 12)), lines=lines)
    small.keys["plans"] = small.database.write("Giao việc", partial(changes.add_task, task=task))
    grid = room.open_page("Theo đơn vị")
    assert isinstance(grid, GridPage)
    qtbot.waitUntil(lambda: grid.view.grid_model.rowCount() == 2)
    grid.view.selectAll()
    grid.extend_action.trigger()
    qtbot.waitUntil(lambda: len(grid.findChildren(ExtendDialog)) == 1)
    dialog = grid.findChildren(ExtendDialog)[0]
    assert "3 đơn vị; thời hạn hiện nay: từ 12/06/2026 đến 30/06/2026." in dialog.ui.question.text()
    decide(dialog)
    qtbot.waitUntil(lambda: [line.deadline for line in small.task("plans").lines] == [AUGUST])
    assert [line.deadline for line in small.task("group").lines] == [AUGUST, AUGUST]
    assert small.database.undo_name() == "Gia hạn: 3 đơn vị"
