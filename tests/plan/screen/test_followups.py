# SPDX-License-Identifier: MIT
"""The pages "Kiểm tra" and "Vướng mắc" by keyboard and mouse in the real window."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.plan.screen.checks import CheckSection
from dvcq_desktop.plan.screen.difficulties import DifficultySection
from dvcq_desktop.plan.screen.grid_page import GridPage
from dvcq_desktop.plan.store import followups
from dvcq_desktop.widgets.cell_typing import open_line, typed
from dvcq_desktop.widgets.jobs import Cancelled
from dvcq_desktop.widgets.read_files import read_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.plan.followups import Check, Difficulty
    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.plan.screen.section import PlanSection
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.read_files import ReadFile
    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.plan.screen.conftest import Small

    Shown = Callable[[RecordTable, str], list[str]]

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 6, 15)


def checks_of(small: Small, year: int = 2026) -> list[Check]:
    with closing(small.database.connect()) as connection:
        return followups.checks(connection, year)


def difficulties_of(small: Small) -> list[Difficulty]:
    with closing(small.database.connect()) as connection:
        return followups.difficulties(connection, 2026)


def keep_check(small: Small, unit: str, content: str, **values: object) -> str:
    given = {
        "year": 2026,
        "unit": small.office[unit],
        "checked_on": date(2026, 5, 4),
        "content": content,
        **values,
    }
    return small.database.write("Thêm", lambda a: followups.save_check(a, "", given, today=TODAY))


def keep_difficulty(small: Small, content: str, raised_on: date, **values: object) -> str:
    given = {
        "year": 2026,
        "unit": small.office["t2"],
        "raised_on": raised_on,
        "content": content,
        **values,
    }
    return small.database.write("Thêm", lambda a: followups.save_difficulty(a, "", given, today=TODAY))


@pytest.fixture
def checks(room: PlanScreen, qtbot: QtBot) -> CheckSection:
    page = room.open_page("Kiểm tra")
    assert isinstance(page, CheckSection)
    qtbot.waitUntil(lambda: page.year.year == 2026)
    return page


@pytest.fixture
def difficulties(room: PlanScreen, qtbot: QtBot) -> DifficultySection:
    page = room.open_page("Vướng mắc")
    assert isinstance(page, DifficultySection)
    qtbot.waitUntil(lambda: page.year.year == 2026)
    return page


def pick(page: PlanSection, field: str, typed: str) -> None:
    """Type into a list to pick from; the list that drops down would be a window left open."""
    box = page.form.field(field)
    box.setFocus()
    box.lineEdit().setText(typed)
    QTest.keyClick(box.lineEdit(), KEY.Key_Return)


def test_an_empty_page_says_what_belongs_there(checks: CheckSection) -> None:
    assert checks.table.records.rowCount() == 0
    assert [action.text() for action in checks.actions_of_page()] == [
        "Thêm cuộc kiểm tra",
        "Xóa cuộc kiểm tra",
    ]


def test_a_check_is_typed_mended_and_found_in_the_file(
    small: Small, checks: CheckSection, shown: Shown, qtbot: QtBot
) -> None:
    checks.table.setFocus()
    QTest.keyClick(checks.table, KEY.Key_N, CTRL)
    form = checks.form
    pick(checks, "unit", "thon 10")
    assert form.field("checked_on").value == TODAY
    QTest.keyClicks(form.field("team"), "To kiem tra so 1")
    QTest.keyClicks(form.field("content"), "Ho so dang ky mo hinh")
    QTest.keyClicks(form.field("conclusion"), "Thieu so theo doi")
    QTest.keyClicks(form.field("mend_by").line, "25/6")
    QTest.keyClick(form.field("mend_by").line, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: shown(checks.table, "state") == ["Chờ khắc phục"])
    assert shown(checks.table, "unit") == ["Thôn 10"]
    assert "1 chờ khắc phục" in checks.page.counts.text()
    note = form.field("mended_note")
    note.setFocus()
    QTest.keyClicks(note, "Da lap so")
    QTest.keyClick(note, KEY.Key_Tab)
    qtbot.waitUntil(lambda: shown(checks.table, "state") == ["Đã khắc phục"])
    [kept] = checks_of(small)
    assert (kept.mend_by, kept.mended_on, kept.mended_note) == (date(2026, 6, 25), TODAY, "Da lap so")
    assert small.database.undo_name() == "Sửa cuộc kiểm tra"


def test_what_is_to_be_mended_stands_first_and_is_counted(
    small: Small, room: PlanScreen, checks: CheckSection, shown: Shown, qtbot: QtBot
) -> None:
    keep_check(small, "vp", "Không phải làm gì")
    keep_check(small, "t2", "Đã xong", mend_by=date(2026, 6, 1), mended_on=date(2026, 5, 20))
    keep_check(small, "t10", "Quá hạn", mend_by=date(2026, 6, 5))
    keep_check(small, "vhxh", "Còn chờ", mend_by=date(2026, 6, 20))
    checks.refresh()
    qtbot.waitUntil(lambda: len(shown(checks.table, "content")) == 4)
    assert shown(checks.table, "content")[:2] == ["Quá hạn", "Còn chờ"]
    assert shown(checks.table, "state")[0] == "Quá hạn 10 ngày"
    assert "1 quá hạn khắc phục" in checks.page.counts.text()
    checks.page.filters.set_values({"state": frozenset({"mended"})})
    assert shown(checks.table, "content") == ["Đã xong"]
    checks.page.filters.clear()
    QTest.keyClicks(checks.page.search, "thon 10")
    qtbot.waitUntil(lambda: shown(checks.table, "content") == ["Quá hạn"])


def test_days_that_contradict_each_other_are_refused_and_come_back(
    small: Small, checks: CheckSection, qtbot: QtBot
) -> None:
    keep_check(small, "t2", "Hồ sơ")
    checks.refresh()
    qtbot.waitUntil(lambda: checks.current() is not None)
    field = checks.form.field("mend_by")
    QTest.keyClicks(field.line, "1/5/2026")
    QTest.keyClick(field.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: "ở trước ngày kiểm tra" in checks.page.messages.text)
    assert field.value is None
    assert checks_of(small)[0].mend_by is None


def test_a_conclusion_file_goes_with_a_new_check_and_with_an_old_one(
    small: Small, checks: CheckSection, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = tmp_path / "kết luận.pdf", tmp_path / "ảnh.jpg"
    first.write_bytes(b"%PDF")
    second.write_bytes(b"JPEG")
    checks.add_record()
    pick(checks, "unit", "thon 2")
    QTest.keyClicks(checks.form.field("content"), "Ho so")
    checks.files.add_files([first])
    assert "Được lưu cùng mục đang nhập" in checks.files.listed.text()
    QTest.mouseClick(checks.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "kết luận.pdf" in checks.files.listed.text() and not checks.files.waiting)
    qtbot.waitUntil(lambda: not checks.workbench.writer.busy)
    checks.files.add_files([second])
    qtbot.waitUntil(lambda: "ảnh.jpg" in checks.files.listed.text())
    qtbot.waitUntil(lambda: len(checks_of(small)[0].files) == 2)
    [kept] = checks_of(small)
    assert [file.name for file in kept.files] == ["kết luận.pdf", "ảnh.jpg"]
    assert small.database.blob(kept.files[1].sha256) == b"JPEG"
    checks.files.listed.linkActivated.emit(f"remove:{kept.files[0].id}")
    qtbot.waitUntil(lambda: "kết luận.pdf" not in checks.files.listed.text())
    checks.workbench.writer.undo()
    qtbot.waitUntil(lambda: "kết luận.pdf" in checks.files.listed.text())
    out = tmp_path / "out.pdf"
    checks.desk.save_to(kept.files[0].sha256, out)
    assert out.read_bytes() == b"%PDF"


class SlowReader:
    """Read files once it may; of several readings all but the first wait."""

    def __init__(self) -> None:
        self.may_read = threading.Event()
        self.times = 0

    def __call__(self, paths: Sequence[Path], progress: Progress) -> list[ReadFile]:
        self.times += 1
        if self.times > 1:
            self.may_read.wait(5)
        if progress.cancelled:
            raise Cancelled
        return read_files(paths, progress)


def typed_with_file(checks: CheckSection, file: Path) -> None:
    file.write_bytes(b"%PDF")
    checks.add_record()
    pick(checks, "unit", "thon 2")
    QTest.keyClicks(checks.form.field("content"), "Ho so")
    checks.files.add_files([file])


def test_the_next_check_is_not_saved_by_a_second_click_on_save(
    small: Small, checks: CheckSection, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, bench = SlowReader(), checks.workbench
    monkeypatch.setattr(checks, "reader_of_files", lambda: slow)
    typed_with_file(checks, tmp_path / "kết luận.pdf")
    checks.submit()
    checks.add_record()
    qtbot.waitUntil(lambda: len(checks_of(small)) == 1 and checks.form.field("content").value == "")
    slow.may_read.set()
    qtbot.waitUntil(lambda: not bench.jobs.running and not bench.writer.busy)
    assert checks.form.is_new
    assert checks.page.messages.text == ""
    assert not checks.ahead.is_holding


def test_a_reading_that_is_stopped_gives_the_keyboard_back(
    small: Small, checks: CheckSection, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, jobs = SlowReader(), checks.workbench.jobs
    slow.times = 1
    monkeypatch.setattr(checks, "reader_of_files", lambda: slow)
    typed_with_file(checks, tmp_path / "kết luận.pdf")
    checks.add_record()
    with qtbot.waitSignal(jobs.job_cancelled):
        jobs.cancel(jobs.running[0])
        slow.may_read.set()
    assert not checks.ahead.is_holding
    assert checks.is_entering
    checks.submit()
    qtbot.waitUntil(lambda: len(checks_of(small)) == 1)


def test_a_file_that_cannot_be_read_keeps_what_is_typed(
    small: Small, checks: CheckSection, tmp_path: Path, qtbot: QtBot
) -> None:
    checks.add_record()
    pick(checks, "unit", "thon 2")
    QTest.keyClicks(checks.form.field("content"), "Ho so")
    checks.files.add_files([tmp_path / "không có.pdf"])
    QTest.mouseClick(checks.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Không đọc được tệp" in checks.page.messages.text)
    assert checks.is_entering
    assert checks_of(small) == []
    checks.files.listed.linkActivated.emit("forget:0")
    QTest.mouseClick(checks.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(checks_of(small)) == 1)


def test_an_answer_of_tomorrow_is_refused_in_one_sentence(
    small: Small, difficulties: DifficultySection, shown: Shown, qtbot: QtBot
) -> None:
    keep_difficulty(small, "Mới", date(2026, 6, 10))
    difficulties.refresh()
    qtbot.waitUntil(lambda: shown(difficulties.table, "content") == ["Mới"])
    day = difficulties.form.field("answered_on").line
    day.setFocus()
    QTest.keyClicks(day, "16/6/2026")
    QTest.keyClick(day, KEY.Key_Return)
    qtbot.waitUntil(lambda: "Ngày trả lời 16/06/2026 ở sau hôm nay" in difficulties.page.messages.text)
    assert [kept.answered_on for kept in difficulties_of(small)] == [None]


def test_ctrl_n_keeps_the_files_chosen_for_what_cannot_be_saved_yet(
    checks: CheckSection, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = tmp_path / "bien ban.pdf"
    kept.write_bytes(b"%PDF")
    checks.add_record()
    checks.files.add_files([kept])
    checks.add_record()
    qtbot.waitUntil(lambda: "Chưa có" in checks.page.messages.text)
    assert checks.is_entering
    assert checks.files.waiting == (kept,)


def test_a_difficulty_is_typed_with_its_task_and_answered(
    small: Small, difficulties: DifficultySection, shown: Shown, qtbot: QtBot
) -> None:
    difficulties.add_record()
    form = difficulties.form
    pick(difficulties, "unit", "thon 2")
    pick(difficulties, "task", "ra mat")
    QTest.keyClicks(form.field("content"), "Thieu kinh phi")
    form.field("decider").setText("Phó Chủ tịch UBND xã")
    QTest.mouseClick(difficulties.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(difficulties.table, "state") == ["Chưa trả lời 0 ngày"])
    assert shown(difficulties.table, "task") == ["Ra mắt mô hình"]
    assert "1 chưa trả lời" in difficulties.page.counts.text()
    answer = form.field("answer")
    answer.setFocus()
    QTest.keyClicks(answer, "Dong y cap 5 trieu")
    QTest.keyClick(answer, KEY.Key_Tab)
    qtbot.waitUntil(lambda: shown(difficulties.table, "state") == ["Đã trả lời"])
    [kept] = difficulties_of(small)
    assert (kept.task, kept.answered_on) == (small.keys["group"], TODAY)
    assert kept.decider == "Phó Chủ tịch UBND xã"


def test_what_waits_longest_stands_first(
    small: Small, difficulties: DifficultySection, shown: Shown, qtbot: QtBot
) -> None:
    keep_difficulty(small, "Mới", date(2026, 6, 10))
    keep_difficulty(small, "Đã trả lời", date(2026, 5, 1), answered_on=date(2026, 5, 10), answer="Đồng ý")
    keep_difficulty(small, "Lâu", date(2026, 5, 20), decider="Sở Nội vụ")
    difficulties.refresh()
    qtbot.waitUntil(lambda: len(shown(difficulties.table, "content")) == 3)
    assert shown(difficulties.table, "content") == ["Lâu", "Mới", "Đã trả lời"]
    assert difficulties.page.counts.text().startswith(
        "3 vướng mắc · 2 chưa trả lời · 1 chờ từ 15 ngày trở lên"
    )
    difficulties.page.filters.set_values({"decider": frozenset({"Sở Nội vụ"})})
    assert shown(difficulties.table, "content") == ["Lâu"]


def test_a_tasks_menu_begins_a_difficulty_about_it(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    page.table.select_ids([small.keys["late"]])
    menu = page.table.context_menu()
    assert page.actions_.difficulty in menu.actions()
    menu.close()
    page.actions_.difficulty.trigger()
    opened = room.page
    assert isinstance(opened, DifficultySection)
    qtbot.waitUntil(lambda: opened.is_entering)
    assert opened.form.field("task").value == small.keys["late"]
    assert opened.form.field("unit").value == small.office["vhxh"]
    assert opened.form.field("raised_on").value == TODAY
    QTest.keyClicks(opened.form.field("content"), "Trung lich")
    QTest.mouseClick(opened.detail.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.task for each in difficulties_of(small)] == [small.keys["late"]])


def test_a_units_part_begins_a_difficulty_of_that_unit(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    page.table.select_ids([small.keys["group"]])
    qtbot.waitUntil(lambda: page.detail.task is not None)
    lines = page.detail.lines
    lines.table.select_ids([small.task("group").lines[1].id])
    lines.raise_difficulty()
    opened = room.page
    assert isinstance(opened, DifficultySection)
    qtbot.waitUntil(lambda: opened.is_entering)
    assert opened.form.field("unit").value == small.office["t10"]
    assert opened.form.field("task").value == small.keys["group"]


def test_a_cell_of_the_grid_begins_a_difficulty_too(small: Small, room: PlanScreen, qtbot: QtBot) -> None:
    grid = room.open_page("Theo đơn vị")
    assert isinstance(grid, GridPage)
    qtbot.waitUntil(lambda: grid.view.current_key() is not None)
    task, unit = grid.view.current_key() or ("", "")
    grid.difficulty_action.trigger()
    opened = room.page
    assert isinstance(opened, DifficultySection)
    qtbot.waitUntil(lambda: opened.is_entering)
    assert (opened.form.field("task").value, opened.form.field("unit").value) == (task, unit)


def test_the_history_and_the_trash_speak_vietnamese(
    small: Small, difficulties: DifficultySection, shown: Shown, qtbot: QtBot
) -> None:
    keep_difficulty(small, "Thiếu kinh phí", date(2026, 6, 1), task=small.keys["group"])
    difficulties.refresh()
    qtbot.waitUntil(lambda: difficulties.current() is not None)
    difficulties.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Nội dung vướng mắc: Thiếu kinh phí" in difficulties.detail.history_text)
    said = difficulties.detail.history_text
    assert "Đơn vị: Thôn 2" in said
    assert "Nhiệm vụ: Ra mắt mô hình" in said
    difficulties.table.setFocus()
    QTest.keyClick(difficulties.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: shown(difficulties.table, "content") == [])
    assert "thùng rác" in difficulties.page.messages.text
    difficulties.workbench.writer.undo()
    qtbot.waitUntil(lambda: shown(difficulties.table, "content") == ["Thiếu kinh phí"])


def test_another_year_is_shown_on_every_page_and_what_is_typed_can_be_gone_on_with(
    small: Small, room: PlanScreen, checks: CheckSection, workbench: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    keep_check(small, "t2", "Năm nay")
    keep_check(small, "t2", "Năm trước", year=2025, checked_on=date(2025, 5, 4))
    checks.refresh()
    qtbot.waitUntil(lambda: shown(checks.table, "content") == ["Năm nay"])
    checks.add_record()
    QTest.keyClicks(checks.form.field("content"), "Dang nhap do")
    place = checks.year.findData(2025)
    checks.year.setCurrentIndex(place)
    checks.year.activated.emit(place)
    qtbot.waitUntil(lambda: shown(checks.table, "content") == ["Năm trước"])
    assert "đang nhập chưa được lưu" in checks.page.messages.text
    other = room.open_page("Vướng mắc")
    assert isinstance(other, DifficultySection)
    qtbot.waitUntil(lambda: other.year.year == 2025)
    room.open_page("Nhiệm vụ")
    qtbot.waitUntil(lambda: room.tasks.shown_year == 2025)


def test_a_day_is_typed_into_a_cell(small: Small, checks: CheckSection, shown: Shown, qtbot: QtBot) -> None:
    keep_check(small, "t2", "Hồ sơ", mend_by=date(2026, 6, 5))
    checks.refresh()
    qtbot.waitUntil(lambda: len(shown(checks.table, "content")) == 1)
    records = checks.table.records
    place = records.column_of("mended_on")
    assert place is not None
    assert records.setData(records.index(0, place), "10/6")
    qtbot.waitUntil(lambda: shown(checks.table, "state") == ["Đã khắc phục"])
    assert checks_of(small)[0].mended_on == date(2026, 6, 10)


def begin_typing(page: PlanSection, name: str, text: str) -> QLineEdit:
    column = page.table.records.column_of(name)
    assert column is not None
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.records.index(0, column))
    QTest.keyClick(page.table, KEY.Key_F2)
    line = open_line(page.table)
    assert line is not None
    QTest.keyClicks(line, text)
    return line


def test_a_cell_that_is_typed_on_while_the_one_before_is_saved_keeps_its_words(
    small: Small, checks: CheckSection, workbench: Workbench, qtbot: QtBot
) -> None:
    keep_check(small, "t2", "Cũ")
    checks.refresh()
    qtbot.waitUntil(lambda: checks.table.records.rowCount() == 1)
    line = begin_typing(checks, "content", "Moi")
    QTest.keyClick(line, KEY.Key_Tab)
    next_line = open_line(checks.table)
    assert next_line is not None
    QTest.keyClicks(next_line, "Ket")
    qtbot.waitUntil(lambda: checks.table.records.record(0).kept.content == "Moi")
    assert typed(checks.table) == "Ket"
    QTest.keyClicks(next_line, " luan")
    assert checks.leave() == ""
    qtbot.waitUntil(lambda: not workbench.writer.busy)
    [kept] = checks_of(small)
    assert (kept.content, kept.conclusion) == ("Moi", "Ket luan")


def test_a_cell_that_cannot_be_read_is_told_when_she_leaves(
    small: Small, checks: CheckSection, qtbot: QtBot
) -> None:
    keep_check(small, "t2", "Cũ")
    checks.refresh()
    qtbot.waitUntil(lambda: checks.table.records.rowCount() == 1)
    begin_typing(checks, "mend_by", "31/2/2026")
    assert "Ngày 31/2/2026 không có thật" in checks.leave()
    assert checks.leave() == ""
