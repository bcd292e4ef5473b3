# SPDX-License-Identifier: MIT
"""The page of the tasks in the real window: choose, edit, filter, search, several at once, undo, print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.office.rules import UnitGroup
from dvcq_desktop.plan.rules import TaskState
from tests.plan.screen.keys import choose, press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.plan.screen.task_page import TaskPage
    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.plan.screen.conftest import Small

    Shown = Callable[[RecordTable, str], list[str]]

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def type_into_cell(page: TaskPage, row: int, column: str, text: str) -> None:
    place = page.table.records.column_of(column)
    assert place is not None
    page.table.setCurrentIndex(page.table.records.index(row, place))
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_F2)
    editor = page.table.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, KEY.Key_Return)


def test_the_chosen_task_stands_beside_the_table(small: Small, page: TaskPage, qtbot: QtBot) -> None:
    choose(page, small, "late", qtbot=qtbot)
    qtbot.waitUntil(lambda: page.detail.info.title.value == "Tổ chức đối thoại")
    assert page.detail.info.deadline.value == date(2026, 5, 29)
    QTest.keyClick(page.table, KEY.Key_Down)
    qtbot.waitUntil(lambda: page.detail.info.title.value == "Ký cam kết")


def test_a_field_saves_itself_when_it_is_left(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    product = page.detail.info.form.field("product")
    product.setFocus()
    QTest.keyClicks(product, "Bien ban")
    QTest.keyClick(product, KEY.Key_Return)
    qtbot.waitUntil(lambda: shown(page.table, "product")[0] == "Bien ban")
    assert small.task("late").product == "Bien ban"


def test_what_is_typed_is_written_later_where_the_disk_is_full_and_a_file_is_not_kept_for_that(
    small: Small,
    page: TaskPage,
    workbench: Workbench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    owed, told = list[int](), list[str]()
    workbench.writer.owed_changed.connect(owed.append)
    workbench.writer.not_saved.connect(told.append)
    (tmp_path / "cong-van.txt").write_text("Công văn", encoding="utf-8")

    def refuse(*_asked: object, **_how: object) -> None:
        raise DiskFullError(tmp_path)

    monkeypatch.setattr(workbench.database, "submit", refuse)
    page.detail.tabs.files.add_requested.emit((tmp_path / "cong-van.txt",))
    qtbot.waitUntil(lambda: len(told) == 1)
    page.work.extending.trash(small.keys["late"], "")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert owed == []
    product = page.detail.info.form.field("product")
    QTest.keyClicks(product, "Bien ban")
    QTest.keyClick(product, KEY.Key_Return)
    qtbot.waitUntil(lambda: owed == [1])
    monkeypatch.undo()
    workbench.writer.try_again()
    qtbot.waitUntil(lambda: small.task("late").product == "Bien ban")


def test_what_is_typed_is_saved_when_another_task_is_chosen(
    small: Small, page: TaskPage, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    QTest.keyClicks(page.detail.info.form.field("product"), "Bien ban")
    choose(page, small, "later", qtbot=qtbot)
    qtbot.waitUntil(lambda: small.task("late").product == "Bien ban")
    assert small.task("later").product == ""


def test_a_cell_takes_a_date_and_a_name_as_they_are_typed(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    type_into_cell(page, 1, "deadline", "30/9")
    qtbot.waitUntil(lambda: shown(page.table, "deadline")[1] == "30/09/2026")
    type_into_cell(page, 1, "unit", "thon 10")
    qtbot.waitUntil(lambda: shown(page.table, "unit")[1] == "Thôn 10")
    assert small.task("later").lead_unit == small.office["t10"]


def test_a_cell_that_cannot_be_read_says_so_and_keeps_what_was(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    type_into_cell(page, 1, "deadline", "31/2")
    qtbot.waitUntil(lambda: bool(page.page.messages.text))
    assert small.task("later").schedule.deadline == date(2026, 8, 31)


def test_a_filter_shows_the_late_ones_and_goes_again(page: TaskPage, shown: Shown, qtbot: QtBot) -> None:
    chip = page.head.chips["show"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    chip._popup._model.item(0).setCheckState(Qt.CheckState.Checked)
    chip._popup.close()
    qtbot.waitUntil(lambda: shown(page.table, "title") == ["Tổ chức đối thoại"])
    assert chip.text() == "Trạng thái: Quá hạn"
    qtbot.waitUntil(lambda: page.page.counts.text().startswith("1/4 nhiệm vụ"))
    page.page.filters.clear()
    qtbot.waitUntil(lambda: len(shown(page.table, "title")) == 4)


def test_the_filter_of_a_unit_keeps_the_and_of_its_name(small: Small, page: TaskPage, qtbot: QtBot) -> None:
    page.head.choose_unit(small.office["vp"])
    assert page.head.chips["units"].text() == "Đơn vị: Văn phòng HĐND&&UBND"


def test_the_search_finds_without_tones(
    window: MainWindow, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    press(KEY.Key_F, CTRL)
    assert page.page.search.hasFocus()
    QTest.keyClicks(page.page.search, "cam ket")
    qtbot.waitUntil(lambda: shown(page.table, "title") == ["Ký cam kết"])
    QTest.keyClick(page.page.search, KEY.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(page.table, "title")) == 4)


def test_several_are_given_one_unit_in_one_action(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    choose(page, small, "late", "later", "open", qtbot=qtbot)
    assert page.detail.bulk.heading.text() == "3 nhiệm vụ đang chọn"
    lead = page.detail.bulk.lead
    lead.setFocus()
    QTest.keyClicks(lead._line, "thon")
    QTest.keyClick(lead, KEY.Key_Return)
    qtbot.waitUntil(lambda: shown(page.table, "unit").count("Thôn 2") == 3)
    assert small.database.undo_name() == "Giao đơn vị chủ trì: 3 nhiệm vụ"


def test_what_was_undone_for_several_can_be_given_again(
    small: Small, page: TaskPage, shown: Shown, workbench: Workbench, qtbot: QtBot
) -> None:
    choose(page, small, "late", "later", "open", qtbot=qtbot)
    lead = page.detail.bulk.lead
    for _ in range(2):
        lead.setFocus()
        QTest.keyClicks(lead._line, "thon")
        QTest.keyClick(lead, KEY.Key_Return)
        qtbot.waitUntil(lambda: shown(page.table, "unit").count("Thôn 2") == 3)
        workbench.writer.undo()
        qtbot.waitUntil(lambda: "Thôn 2" not in shown(page.table, "unit"))
        qtbot.waitUntil(lambda: lead.value is None)


def test_the_trash_offers_the_way_back_until_something_else_is_done(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    choose(page, small, "open", qtbot=qtbot)
    QTest.keyClick(page.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(page.table, "title")) == 3)
    bar = page.page.messages
    qtbot.waitUntil(lambda: bar.text == "Đã chuyển 1 nhiệm vụ vào thùng rác.")
    bar._links[0].click()
    qtbot.waitUntil(lambda: len(shown(page.table, "title")) == 4)
    assert bar.text == ""
    choose(page, small, "open", qtbot=qtbot)
    QTest.keyClick(page.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: bool(bar.text))
    choose(page, small, "late", qtbot=qtbot)
    product = page.detail.info.form.field("product")
    QTest.keyClicks(product, "Bien ban")
    QTest.keyClick(product, KEY.Key_Return)
    qtbot.waitUntil(lambda: small.task("late").product == "Bien ban")
    qtbot.waitUntil(lambda: bar.text == "")


def test_tasks_that_an_undo_brings_back_are_chosen_again(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    choose(page, small, "late", "open", qtbot=qtbot)
    chosen = page.table.selected_ids()
    QTest.keyClick(page.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(page.table, "title")) == 2)
    qtbot.waitUntil(lambda: bool(page.page.messages.text))
    page.page.messages._links[0].click()
    qtbot.waitUntil(lambda: page.table.selected_ids() == chosen)
    assert page.detail.bulk.heading.text() == "2 nhiệm vụ đang chọn"


def test_no_field_moves_when_the_last_thing_missing_is_filled(
    small: Small, page: TaskPage, qtbot: QtBot
) -> None:
    choose(page, small, "late", qtbot=qtbot)
    info = page.detail.info
    assert "Chưa rõ sản phẩm" in info.missing.text()
    place = info.title.mapTo(page, QPoint(0, 0))
    for name, text in (("product", "Bien ban"), ("content", "Noi dung")):
        field = info.form.field(name)
        field.setFocus()
        QTest.keyClicks(field, text)
        field.flush()
    qtbot.waitUntil(lambda: small.task("late").content == "Noi dung")
    assert info.missing.isVisible()
    assert info.title.mapTo(page, QPoint(0, 0)) == place


def test_a_state_is_recorded_and_the_chip_follows(
    small: Small, page: TaskPage, shown: Shown, qtbot: QtBot
) -> None:
    assert shown(page.table, "state")[1] == "Chưa thực hiện"
    choose(page, small, "later", qtbot=qtbot)
    state = page.detail.info.state
    box = state.state
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Down)
    qtbot.waitUntil(lambda: small.task("later").state.state is TaskState.IN_PROGRESS)
    qtbot.waitUntil(lambda: shown(page.table, "state")[1] == "Đang thực hiện")


def test_ctrl_p_offers_the_papers_and_the_menu_says_so(
    window: MainWindow, page: TaskPage, qtbot: QtBot
) -> None:
    assert page.actions_.print.shortcut().toString() == "Ctrl+P"
    QTimer.singleShot(0, page.print_menu, page.print_menu.close)
    shown: list[bool] = []
    page.print_menu.aboutToShow.connect(lambda: shown.append(True))
    press(KEY.Key_P, CTRL)
    assert shown == [True]


def test_one_of_the_papers_is_printed(page: TaskPage, qtbot: QtBot) -> None:
    action = next(one for one in page.actions_.papers if one.data() == "reminders")
    action.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(PrintDialog)))
    [asked] = page.findChildren(PrintDialog)
    asked.reject()


def test_the_first_task_is_shown_beside_the_table_until_she_chooses(page: TaskPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.table.current_id() == page.table.records.ids[0])
    qtbot.waitUntil(lambda: page.detail.task is not None and page.detail.task.id == page.table.records.ids[0])
    assert not page.detail.has_keyboard


def test_a_menu_shows_every_sign_when_it_is_opened_first(room: PlanScreen) -> None:
    page = room.tasks
    assert page.actions_.trash.icon().isNull()
    offered = page.actions_of_page()
    assert all(not action.icon().isNull() for action in (*page.actions_.papers, page.actions_.trash))
    gaps = [place for place, action in enumerate(offered) if action.isSeparator()]
    assert [offered[place + 1] for place in gaps] == [page.actions_.new, page.actions_.print]
    page.print_menu.aboutToShow.emit()
    assert page.print_menu.actions() == page.actions_.papers == offered[-len(page.actions_.papers) :]


def test_the_whole_of_a_task_recorded_finishes_it_unless_she_says_no(
    page: TaskPage, small: Small, qtbot: QtBot
) -> None:
    """A task of 100% stood among the late ones."""
    progress = page.detail.progress
    for name, refused in (("late", False), ("later", True)):
        choose(page, small, name, qtbot=qtbot)
        page.detail.tabs.show_tab("Tiến độ")
        progress.percent.setValue(50)
        assert progress.finished.isHidden()
        progress.percent.setValue(100)
        assert progress.finished.isVisible()
        assert progress.finished.isChecked()
        if refused:
            progress.finished.click()
        progress.add()
        qtbot.waitUntil(lambda: not progress.has_typed and progress._sending is None)
    late, later = small.task("late").state, small.task("later").state
    assert (late.state, late.on) == (TaskState.DONE, date(2026, 6, 15))
    assert later.state is TaskState.IN_PROGRESS
    assert small.database.undo() == "Ghi tiến độ"
    assert small.database.undo() == "Ghi tiến độ"
    assert small.task("late").state.state is TaskState.NOT_STARTED


def test_a_task_of_several_units_is_finished_by_its_units(page: TaskPage, small: Small, qtbot: QtBot) -> None:
    choose(page, small, "group", qtbot=qtbot)
    page.detail.tabs.show_tab("Tiến độ")
    page.detail.progress.percent.setValue(100)
    assert page.detail.progress.finished.isHidden()
    page.detail.progress.percent.setValue(-1)


def test_a_task_says_which_units_of_its_group_it_was_not_given_to(
    small: Small, page: TaskPage, qtbot: QtBot
) -> None:
    def widen(action: Action) -> None:
        members = (small.office["t2"], small.office["t10"], small.office["vp"])
        group = office_store.save_group(action, UnitGroup("", "Các đơn vị", members))
        action.update("task", small.keys["group"], {"unit_group": group})

    small.database.write("Mở rộng nhóm", widen)
    page.refresh()
    choose(page, small, "group", qtbot=qtbot)
    page.detail.show_tab("Đơn vị")
    lines = page.detail.tabs.lines
    qtbot.waitUntil(lines.lacking_button.isVisible)
    assert lines.lacking_label.text() == "Thiếu 1 đơn vị của nhóm"
    QTest.mouseClick(lines.lacking_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(small.task("group").lines) == 3)
    qtbot.waitUntil(lambda: not lines.lacking_button.isVisible())
    assert lines.table.hasFocus()


def test_the_counts_tell_overdue_tasks_and_the_parts_of_their_units(
    small: Small, page: TaskPage, qtbot: QtBot
) -> None:
    def lapse(action: Action) -> None:
        action.update("task", small.keys["group"], {"deadline": "2026-05-29"})

    small.database.write("Đổi thời hạn", lapse)
    page.refresh()
    qtbot.waitUntil(lambda: "quá hạn 2 nhiệm vụ (3 phần việc của đơn vị)" in page.page.counts.text())


def test_the_fields_fit_beside_the_table_when_the_window_grew_while_another_page_was_open(
    room: PlanScreen, small: Small, qtbot: QtBot
) -> None:
    room.resize(1050, 560)
    choose(room.tasks, small, "late", qtbot=qtbot)
    form = room.tasks.detail.info.form
    qtbot.waitUntil(lambda: form.width() > 800)
    room.hide()
    room.resize(1300, 700)
    room.show()
    qtbot.waitUntil(lambda: form.width() < 500)
    assert form.width() <= room.tasks.detail.info.width()
    assert form.mapTo(room, form.rect().bottomRight()).x() <= room.width()
