# SPDX-License-Identifier: MIT
"""The page of the duties of groups, filled by keyboard, pasted into, copied from."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.office.rules import UnitGroup, UnitKind
from dvcq_desktop.office.turnover import succeed
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.plan.screen.grid_page import GridPage
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.turnover import TURNOVER

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.plan.screen.conftest import Small

TODAY = date(2026, 6, 15)


@pytest.fixture
def duties(small: Small) -> Small:
    """Add a second duty, of a village and a division, overdue."""
    lines = (Line("", "", small.office["vp"]), Line("", "", small.office["t2"]))
    task = Task("", 2026, "Ban hành kế hoạch", schedule=Schedule(date(2026, 6, 12)), lines=lines)
    small.keys["plans"] = small.database.write("Giao việc", partial(changes.add_task, task=task))
    return small


@pytest.fixture
def page(duties: Small, room: PlanScreen, qtbot: QtBot) -> GridPage:
    found = room.open_page("Theo đơn vị")
    assert isinstance(found, GridPage)
    qtbot.waitUntil(lambda: found.view.grid_model.rowCount() == 2)
    return found


def texts(page: GridPage) -> list[list[str]]:
    model = page.view.grid_model
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(page: GridPage) -> list[str]:
    model = page.view.grid_model
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def state(small: Small, name: str, unit: str) -> StateEntry:
    return next(line.state for line in small.task(name).lines if line.unit == small.office[unit])


def go(page: GridPage, small: Small, name: str, unit: str) -> None:
    page.view.setFocus()
    page.view.go_to(small.keys[name], small.office[unit])


def test_rows_are_duties_of_groups_and_columns_the_units_that_owe_any(page: GridPage) -> None:
    assert heads(page) == ["Văn phòng HĐND&UBND", "Thôn 2", "Thôn 10"]
    assert texts(page) == [["", "chưa", "chưa"], ["quá hạn 3 ngày", "quá hạn 3 ngày", ""]]
    model = page.view.grid_model
    assert model.headerData(0, Qt.Orientation.Vertical) == "Ra mắt mô hình"
    assert "Đã xong: 0/2 đơn vị" in model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "Còn nợ 2 nhiệm vụ" in model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    counts = page.page.counts.text().rpartition(" · ")[0]
    assert counts == "2 nhiệm vụ · 3 đơn vị, 3 đơn vị còn nợ · 0/4 phần việc đã xong · 2 phần việc quá hạn"


def test_space_begins_and_then_completes_today(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    go(page, duties, "group", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: texts(page)[0] == ["", "đang", "chưa"])
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: texts(page)[0] == ["", "15/06", "chưa"])
    assert state(duties, "group", "t2") == StateEntry(TaskState.DONE, TODAY)
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert state(duties, "group", "t2") == StateEntry(TaskState.DONE, TODAY)
    assert page.view.current_key() == (duties.keys["group"], duties.office["t2"])


def test_two_quick_spaces_meet_one_period(
    page: GridPage, duties: Small, workbench: Workbench, qtbot: QtBot
) -> None:
    task, unit = duties.keys["group"], duties.office["t2"]

    def periods() -> tuple[int, int] | None:
        cell = page.view.grid_model.grid.cell(task, unit)
        return cell.periods if cell else None

    work = partial(changes.set_schedule, tasks=[task], schedule=Schedule(None, Recurrence.QUARTERLY))
    workbench.writer.write("Hằng quý", work)
    qtbot.waitUntil(lambda: periods() == (0, 4))
    go(page, duties, "group", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: periods() == (1, 4))
    duties.database.write("Đợi", lambda action: None)
    assert [met.due_on for met in duties.task("group").completions] == [date(2026, 3, 31)]
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: periods() == (2, 4))


def test_a_typed_day_goes_into_all_selected_cells_as_one_step(
    page: GridPage, duties: Small, workbench: Workbench, qtbot: QtBot
) -> None:
    go(page, duties, "group", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page.view, "1")
    [line] = page.view.viewport().findChildren(QLineEdit)
    QTest.keyClicks(line, "2/3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(page)[0] == ["", "12/03", "12/03"])
    assert page.lines.dialog is None
    workbench.writer.undo()
    qtbot.waitUntil(lambda: texts(page)[0] == ["", "chưa", "chưa"])


def test_delete_takes_back_what_was_recorded(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    go(page, duties, "plans", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.filling.complete()
    qtbot.waitUntil(lambda: "quá hạn" not in page.page.counts.text())
    assert duties.database.undo_name() == "Hoàn thành: 4 phần việc"
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: texts(page)[1] == ["quá hạn 3 ngày", "quá hạn 3 ngày", ""])
    qtbot.waitUntil(lambda: "Đã xóa tình trạng đã ghi của 4 phần việc" in page.page.messages.text)
    assert [link.text() for link in page.page.messages._links] == ["Hoàn tác"]


def test_words_that_cannot_be_read_change_nothing(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    go(page, duties, "group", "t2")
    QTest.keyClicks(page.view, "3")
    [line] = page.view.viewport().findChildren(QLineEdit)
    QTest.keyClicks(line, "1/2")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.page.messages.text.startswith("Ngày 31/2/2026 không có thật"))
    assert texts(page)[0] == ["", "chưa", "chưa"]


def test_an_empty_place_says_that_the_unit_owes_nothing_and_offers_to_add_it(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    go(page, duties, "group", "vp")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.page.messages.text.startswith("Trong các ô đang chọn không có đơn vị nào")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.page.messages.text.startswith("Văn phòng HĐND&UBND không có phần việc")
    page._on_add_clicked()
    qtbot.waitUntil(lambda: texts(page)[0] == ["chưa", "chưa", "chưa"])


def merge(small: Small) -> None:
    def work(action: Action) -> None:
        old, new = small.office["t10"], small.office["t2"]
        succeed(action, [old], date(2026, 5, 31), new, [TURNOVER])

    small.database.write("Sáp nhập thôn", work)


def test_a_merged_unit_refuses_in_one_sentence_and_nothing_is_half_done(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    merge(duties)
    page.refresh()
    qtbot.waitUntil(lambda: texts(page)[0] == ["", "chưa", "không"])
    before = duties.task("group")
    sentence = "Thôn 10 đã sáp nhập vào Thôn 2 từ ngày 01/06/2026; hãy ghi cho Thôn 2."
    go(page, duties, "group", "t10")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.page.messages.text == sentence
    page.page.messages.clear()
    go(page, duties, "group", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    page.filling.reset()
    assert page.page.messages.text == sentence
    page.page.messages.clear()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.page.messages.text == sentence
    paste(page, "12/3\t12/3")
    assert page.page.messages.text == sentence
    assert duties.task("group") == before


def test_a_part_that_was_let_off_says_how_to_begin_again(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    dropped = StateEntry(TaskState.DROPPED, TODAY, "Không có hộ nào")
    line = next(each for each in duties.task("group").lines if each.unit == duties.office["t2"])
    duties.database.write("Không thực hiện", partial(changes.set_line_state, lines=[line.id], entry=dropped))
    page.refresh()
    qtbot.waitUntil(lambda: texts(page)[0][1] == "không")
    go(page, duties, "group", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.page.messages.text.startswith("Đơn vị được ghi là không thực hiện")
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: texts(page)[0][1] == "chưa")


def paste(page: GridPage, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_block_from_excel_is_pasted_from_the_chosen_cell_on(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    go(page, duties, "group", "t2")
    paste(page, "12/03/2026\tx\r\nđang\t\r\n")
    qtbot.waitUntil(
        lambda: texts(page) == [["", "12/03", "15/06"], ["quá hạn 3 ngày", "đang, quá 3 ngày", ""]]
    )
    assert state(duties, "plans", "t2").state is TaskState.IN_PROGRESS
    assert duties.database.undo_name() == "Ghi tiến độ: 3 phần việc"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x\tx\tx", "Bảng vừa sao chép có 1 hàng, 3 cột, vượt ra ngoài lưới"),
        ("x\tabc", "“Thôn 10”, “Ra mắt mô hình”: Không hiểu “abc”"),
        ("x\tx\r\nx\tx", "“Thôn 10”, “Ban hành kế hoạch”: đơn vị không có phần việc này."),
        ("", "Không có gì để dán"),
    ],
)
def test_a_block_that_does_not_fit_is_refused_whole(
    text: str, sentence: str, page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    go(page, duties, "group", "t2")
    paste(page, text)
    assert page.page.messages.text.startswith(sentence)
    assert texts(page)[0] == ["", "chưa", "chưa"]


def test_one_text_goes_into_every_selected_part(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    page.view.setFocus()
    page.view.selectAll()
    paste(page, "x")
    qtbot.waitUntil(lambda: texts(page) == [["", "15/06", "15/06"], ["15/06", "15/06", ""]])


def test_what_is_copied_can_be_filled_elsewhere_and_pasted_back_by_its_names(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    go(page, duties, "group", "t2")
    page.filling.complete()
    qtbot.waitUntil(lambda: texts(page)[0][1] == "15/06")
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.split("\n") == [
        "Nhiệm vụ\tVăn phòng HĐND&UBND\tThôn 2\tThôn 10",
        "Ra mắt mô hình\t\t15/06/2026\tchưa",
        "Ban hành kế hoạch\tquá hạn 3 ngày\tquá hạn 3 ngày\t",
    ]
    go(page, duties, "plans", "vp")
    paste(page, copied.replace("\tchưa", "\t1/6/2026").replace("kế hoạch\tquá hạn 3 ngày", "kế hoạch\tx"))
    qtbot.waitUntil(lambda: texts(page) == [["", "15/06", "01/06"], ["15/06", "quá hạn 3 ngày", ""]])


def test_cells_copied_here_are_pasted_where_she_points(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    go(page, duties, "plans", "vp")
    page.filling.complete()
    qtbot.waitUntil(lambda: texts(page)[1][0] == "15/06")
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "15/06/2026"
    go(page, duties, "group", "t10")
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: texts(page)[0][2] == "15/06")


def test_only_what_is_owed_stays_under_the_cursor_while_it_is_filled(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    page.page.filters.set_values({"show": frozenset({"overdue"})})
    qtbot.waitUntil(lambda: heads(page) == ["Văn phòng HĐND&UBND", "Thôn 2"])
    assert texts(page) == [["quá hạn 3 ngày", "quá hạn 3 ngày"]]
    go(page, duties, "plans", "t2")
    page.filling.complete()
    qtbot.waitUntil(lambda: texts(page) == [["quá hạn 3 ngày", "15/06"]])
    page.page.filters.set_values({"show": frozenset({"overdue"}), "units": frozenset({duties.office["t2"]})})
    qtbot.waitUntil(lambda: texts(page) == [])
    assert page.view._empty.isVisible()
    page.page.filters.clear()
    qtbot.waitUntil(lambda: len(texts(page)) == 2)


def test_groups_and_kinds_of_units_narrow_the_columns(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    group = UnitGroup("", "Các thôn", (duties.office["t10"],))
    duties.database.write("Lập nhóm", lambda action: office_store.save_group(action, group))
    page.refresh()
    chips = page.head.chips
    qtbot.waitUntil(lambda: [text for _key, text in chips["groups"]._choices] == ["Các thôn"])
    assert [text for _key, text in chips["kinds"]._choices] == ["Phòng chuyên môn", "Thôn, tổ dân phố"]
    page.page.filters.set_values({"kinds": frozenset({UnitKind.DIVISION.value})})
    qtbot.waitUntil(lambda: heads(page) == ["Văn phòng HĐND&UBND"])
    key = chips["groups"]._choices[0][0]
    page.page.filters.set_values({"groups": frozenset({key})})
    qtbot.waitUntil(lambda: heads(page) == ["Thôn 10"])
    page.page.search.setText("ke hoach")
    qtbot.waitUntil(lambda: texts(page) == [])


def test_enter_opens_the_part_and_saves_it_with_its_plan_and_file(
    page: GridPage, duties: Small, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Ke hoach thon 2.txt"
    path.write_text("Kế hoạch của thôn", encoding="utf-8")
    go(page, duties, "plans", "t2")
    with qtbot.waitSignal(page.lines.shown):
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    dialog = page.lines.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Thôn 2"
    number = dialog.form.field("own_plan_number")
    QTest.keyClicks(number, "05/KH-T2")
    dialog.form.field("own_plan_on").line.setText("9/3")
    dialog.form.file.take(path)
    QTest.keyClick(number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.lines.dialog is None)
    line = next(each for each in duties.task("plans").lines if each.unit == duties.office["t2"])
    assert (line.own_plan_number, line.own_plan_on) == ("05/KH-T2", date(2026, 3, 9))
    assert line.own_plan_file_name == path.name
    assert duties.database.blob(line.own_plan_file or "") == path.read_bytes()
    assert duties.database.undo() == "Sửa phần việc của đơn vị"
    line = next(each for each in duties.task("plans").lines if each.unit == duties.office["t2"])
    assert not line.has_own_plan


def test_the_dialog_of_a_part_says_what_is_missing_and_keeps_what_is_typed(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    go(page, duties, "plans", "t2")
    with qtbot.waitSignal(page.lines.shown):
        page._on_line_triggered()
    dialog = page.lines.dialog
    assert dialog is not None
    dialog.form.field("own_plan_on").line.setText("31/2")
    dialog.ui.saveButton.click()
    assert "31/2" in dialog.ui.messages.text
    assert dialog.form.field("own_plan_on").line.text() == "31/2"
    dialog.reject()
    qtbot.waitUntil(lambda: page.lines.dialog is None)


def test_a_day_before_today_shows_what_was_known_then(page: GridPage, duties: Small, qtbot: QtBot) -> None:
    page.head.as_of.line.setText("10/6/2026")
    page.head.as_of.flush()
    qtbot.waitUntil(lambda: texts(page)[1][0] == "còn 2 ngày")
    go(page, duties, "group", "t2")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.page.messages.text.startswith("Lưới đang xem đến ngày 10/06/2026; hãy xem đến hôm nay")
    assert state(duties, "group", "t2") == StateEntry()
    page.filling.today_wanted.emit()
    qtbot.waitUntil(lambda: texts(page)[1][0] == "quá hạn 3 ngày")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: texts(page)[0][1] == "đang")


def test_a_year_without_such_duties_says_what_belongs_here(
    page: GridPage, room: PlanScreen, qtbot: QtBot
) -> None:
    page.show_year(2025)
    qtbot.waitUntil(page.view._empty.isVisible)
    assert "Năm 2025 chưa có nhiệm vụ nào giao cho nhiều đơn vị" in page.view._empty.sentence.text()
    page.view._empty.button.click()
    assert room.page is room.tasks


def test_tasks_given_to_a_group_before_it_had_units_are_shared_out(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    def give(action: Action) -> None:
        group = office_store.save_group(action, UnitGroup("", "Các thôn", (duties.office["t10"],)))
        changes.add_task(action, Task("", 2026, "Tuyên truyền", group=group))

    duties.database.write("Giao", give)
    page.refresh()
    qtbot.waitUntil(lambda: page.page.messages.text.startswith("1 nhiệm vụ giao cho nhóm đơn vị nhưng chưa"))
    page._on_share_clicked()
    qtbot.waitUntil(lambda: len(texts(page)) == 3)
    assert texts(page)[2] == ["", "", "chưa"]
    assert page.page.messages.text == ""
    assert duties.database.undo_name() == "Chia phần việc cho các đơn vị"


def test_units_that_came_into_a_group_later_are_given_its_tasks(
    page: GridPage, duties: Small, qtbot: QtBot
) -> None:
    def give(action: Action) -> str:
        group = office_store.save_group(action, UnitGroup("", "Các thôn", (duties.office["t10"],)))
        made = changes.add_task(action, Task("", 2026, "Tuyên truyền", group=group))
        changes.add_lines(action, made, [duties.office["t10"]])
        [kept] = [each for each in office_store.groups(action.connection) if each.id == group]
        office_store.save_group(action, kept._replace(members=(duties.office["t2"], duties.office["t10"])))
        return made

    made = duties.database.write("Giao", give)
    page.refresh()
    qtbot.waitUntil(lambda: "còn thiếu đơn vị của nhóm" in page.page.messages.text)
    model = page.view.grid_model
    assert model.lacks(made) == 1
    page.view.go_to(made, duties.office["t10"])
    tip = model.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "Thiếu 1 đơn vị của nhóm" in tip
    menu = QMenu()
    page._on_menu_opening(menu)
    assert menu.actions()[0].text() == "Giao 1 đơn vị còn thiếu của nhóm"
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: texts(page)[2][1:] == ["chưa", "chưa"])
    assert model.lacks(made) == 0
    assert page.page.messages.text == ""


def test_a_task_is_shown_with_its_units_on_the_page_of_tasks(
    page: GridPage, room: PlanScreen, duties: Small, qtbot: QtBot
) -> None:
    go(page, duties, "plans", "t2")
    page._on_task_triggered()
    qtbot.waitUntil(lambda: room.tasks.table.current_id() == duties.keys["plans"])
    assert room.tasks.detail.tabs.tabText(room.tasks.detail.tabs.currentIndex()).startswith("Đơn vị")


def test_what_is_saved_while_nobody_looks_is_read_when_the_page_is_seen_again(
    page: GridPage, room: PlanScreen, duties: Small, workbench: Workbench, qtbot: QtBot
) -> None:
    room.hide()
    assert not page.reading.is_watched
    done = StateEntry(TaskState.DONE, TODAY)
    line = duties.task("plans").lines[0]
    work = partial(changes.save_line, line=line._replace(state=done))
    with qtbot.waitSignal(workbench.writer.saved):
        workbench.writer.write("Ghi", work)
    assert page.reading.is_old
    room.show()
    qtbot.waitUntil(lambda: texts(page)[1][0] == "15/06")


def test_the_list_of_who_owes_a_plan_is_asked_for_by_keyboard(page: GridPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.print_menu.isVisible)
    page.print_menu.close()
    page.print_actions[0].trigger()
    [dialog] = page.findChildren(PrintDialog)
    assert dialog.windowTitle() == "In: Danh sách đơn vị chưa ban hành kế hoạch"
    dialog.reject()
    qtbot.waitUntil(lambda: not page.findChildren(PrintDialog))


def test_the_width_of_the_tasks_is_dragged_and_remembered(
    page: GridPage, workbench: Workbench, qtbot: QtBot
) -> None:
    header = page.view.tasks
    edge = QPoint(header.width() - 2, 10)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(60, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    width = header.width()
    assert width > edge.x() + 50
    qtbot.waitUntil(lambda: workbench.settings.value("tables/plan/grid/tasks") == str(width))
    again = GridPage(workbench)
    qtbot.addWidget(again)
    assert again.view.tasks.width() == width
    qtbot.waitUntil(lambda: again.view.grid_model.rowCount() == 2)


def test_the_model_keeps_qts_contract(page: GridPage, qtmodeltester: object) -> None:
    qtmodeltester.check(page.view.grid_model)  # type: ignore[attr-defined]  # pytest-qt's fixture is untyped


def typing(page: GridPage) -> list[QLineEdit]:
    return [line for line in page.view.viewport().findChildren(QLineEdit) if line.isVisible()]


def begin_typing(page: GridPage, small: Small, text: str) -> None:
    go(page, small, "group", "t2")
    QTest.keyClicks(page.view, text[0])
    [line] = typing(page)
    QTest.keyClicks(line, text[1:])


def test_what_is_saved_meanwhile_takes_no_half_typed_word_back(
    page: GridPage, duties: Small, workbench: Workbench, qtbot: QtBot
) -> None:
    begin_typing(page, duties, "12/")
    [other] = [line for line in duties.task("group").lines if line.unit == duties.office["t10"]]
    begun = StateEntry(TaskState.IN_PROGRESS)
    workbench.writer.write("Ghi", partial(changes.set_line_state, lines=[other.id], entry=begun))
    qtbot.waitUntil(lambda: texts(page)[0][2] == "đang")
    [line] = typing(page)
    assert line.text() == "12/"
    added = Task("", 2026, "Việc thêm", lines=(Line("", "", duties.office["t2"]),))
    workbench.writer.write("Thêm", partial(changes.add_task, task=added))
    qtbot.waitUntil(lambda: page.view.grid_model.rowCount() == 3)
    [line] = typing(page)
    assert line.text() == "12/"
    QTest.keyClicks(line, "3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(page)[0][1] == "12/03")


def test_a_half_typed_cell_is_recorded_when_she_leaves(
    page: GridPage, duties: Small, workbench: Workbench, qtbot: QtBot
) -> None:
    begin_typing(page, duties, "12/3")
    assert page.leave() == ""
    qtbot.waitUntil(lambda: not workbench.writer.busy)
    assert state(duties, "group", "t2") == StateEntry(TaskState.DONE, date(2026, 3, 12))
    assert not typing(page)


def test_a_cell_that_cannot_be_read_is_told_when_she_leaves(page: GridPage, duties: Small) -> None:
    begin_typing(page, duties, "31/2")
    assert "Ngày 31/2/2026 không có thật" in page.leave()
    assert page.leave() == ""
