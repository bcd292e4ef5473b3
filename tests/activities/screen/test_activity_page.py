# SPDX-License-Identifier: MIT
"""The diary in a real window: the quick line, lines from Excel, counts that follow the kind, filters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dvcq_desktop.activities.store import activities, lists
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.activities.screen import ActivitiesScreen
    from dvcq_desktop.activities.screen.activity_page import ActivitySection
    from dvcq_desktop.widgets.table import RecordTable
    from tests.activities.conftest import Diary

    Shown = Callable[[RecordTable, str], list[str]]


@pytest.fixture
def page(room: ActivitiesScreen) -> ActivitySection:
    return room.activities


def refreshed(page: ActivitySection, qtbot: QtBot, count: int) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.table.records.rowCount() == count)


def test_the_empty_page_says_what_belongs_here(page: ActivitySection) -> None:
    assert "Ghi nhanh" in page.EMPTY
    assert page.table.records.rowCount() == 0
    assert page.quick.isVisible()


def test_enter_saves_the_quick_line_and_begins_the_next_with_the_same_day_and_kind(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    quick = page.quick
    quick.day.line.setText("5/3")
    quick.kind.set_value("dialogue")
    quick.kind.edited.emit("dialogue")
    assert list(quick.counts) == ["people", "opinions", "opinions-answered"]
    for title, people in (("Đối thoại lần một", "90"), ("Đối thoại lần hai", "1.200")):
        quick.title.setText(title)
        quick.counts["people"].setText(people)
        QTest.keyClick(quick.counts["people"], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not quick.title.value)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 2)
    found = {each.title: each for each in diary.activities()}
    assert found["Đối thoại lần hai"].counts == {"people": 1200}
    assert {each.happened_on for each in found.values()} == {date(2026, 3, 5)}
    assert (quick.day.value, quick.kind.value) == (date(2026, 3, 5), "dialogue")
    assert page.leave() == ""


def test_thirty_lines_are_typed_in_a_row_without_waiting_for_the_file(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    quick = page.quick
    for number in range(1, 31):
        QTest.keyClicks(quick.title, f"{1 + number % 28}/{1 + number % 5} Viec {number}, {number + 40} nguoi")
        QTest.keyClick(quick.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 30)
    found = {each.title: each for each in diary.activities()}
    assert set(found) == {f"Viec {number}" for number in range(1, 31)}
    assert found["Viec 3"].counts == {"people": 43}
    assert found["Viec 3"].happened_on == date(2026, 4, 4)
    assert not quick.has_typed


def test_what_is_refused_stands_in_the_line_again(page: ActivitySection, qtbot: QtBot) -> None:
    QTest.keyClicks(page.quick.title, "31/12 Tong ket, 5 nguoi")
    QTest.keyClick(page.quick.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "sau hôm nay" in page.page.messages.text)
    assert page.quick.title.value == "31/12 Tong ket, 5 nguoi"
    page.quick.begin_next()


def test_what_the_quick_line_says_is_shown_before_enter(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    quick = page.quick
    QTest.keyClicks(quick.title, "12/6 Tiep cong dan tuan hai, 7 luot")
    assert (quick.day.value, quick.kind.value) == (date(2026, 6, 12), "reception")
    assert quick.counts["receptions"].value == 7
    for _letter in ", 7 luot":
        QTest.keyClick(quick.title, Qt.Key.Key_Backspace)
    assert quick.counts["receptions"].value is None
    QTest.keyClicks(quick.title, ", 17 luot")
    QTest.keyClick(quick.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 1)
    (added,) = diary.activities()
    assert (added.kind, added.title, added.counts) == (
        "reception",
        "Tiep cong dan tuan hai",
        {"receptions": 17},
    )


def test_a_kind_that_was_picked_holds_for_its_line(page: ActivitySection) -> None:
    quick = page.quick
    quick.kind.set_value("dialogue")
    quick.kind.edited.emit("dialogue")
    QTest.keyClicks(quick.title, "Hoi nghi")
    kinds = [quick.kind.value]
    quick.begin_next()
    QTest.keyClicks(quick.title, "Hoi nghi")
    assert [*kinds, quick.kind.value] == ["dialogue", "conference"]
    quick.begin_next()


def test_what_she_writes_over_what_the_title_says_is_what_is_saved(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    quick = page.quick
    QTest.keyClicks(quick.title, "12/6 Hop thon")
    quick.day.set_value(date(2026, 6, 13))
    QTest.keyClicks(quick.counts["people"], "40")
    QTest.keyClicks(quick.title, " Dong, don thu")
    assert (quick.day.value, quick.kind.value) == (date(2026, 6, 13), "conference")
    assert quick.counts["people"].value == 40, "letters ask for no people"
    QTest.keyClick(quick.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 1)
    (added,) = diary.activities()
    assert (added.happened_on, added.counts) == (date(2026, 6, 13), {"people": 40})


def test_the_day_of_a_title_goes_with_it(page: ActivitySection) -> None:
    quick = page.quick
    before = quick.day.value
    QTest.keyClicks(quick.title, "12/6 Hop")
    assert quick.day.value == date(2026, 6, 12)
    quick.title.selectAll()
    QTest.keyClicks(quick.title, "Hop")
    assert quick.day.value == before
    quick.begin_next()


def test_the_hints_of_the_counts_are_whole(page: ActivitySection) -> None:
    for edit in page.quick.counts.values():
        letters = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
        assert letters + edit.textMargins().right() + edit.BESIDE_HINT <= edit.width()
        assert edit.textMargins().right() > 0


def test_the_quick_line_is_reached_by_its_key(
    page: ActivitySection, room: ActivitiesScreen, qtbot: QtBot
) -> None:
    quick = next(action for action in room.actions_of_room() if action.text() == "Ghi nhanh")
    quick.trigger()
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.quick.title)
    QTest.keyClick(page.quick.title, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.quick.counts["people"]


def test_what_the_quick_line_lacks_is_said_and_it_stays(page: ActivitySection, qtbot: QtBot) -> None:
    quick = page.quick
    QTest.keyClick(quick.title, Qt.Key.Key_Return)
    assert "Chưa có nội dung" in page.page.messages.text
    quick.title.setText("Họp")
    quick.day.line.setText("31/2")
    quick.day.line.editingFinished.emit()
    QTest.keyClick(quick.title, Qt.Key.Key_Return)
    assert "không có thật" in page.page.messages.text
    assert "ghi nhanh" in page.leave()
    quick.begin_next()


def test_a_day_of_another_year_is_followed(
    page: ActivitySection, room: ActivitiesScreen, qtbot: QtBot
) -> None:
    page.quick.day.line.setText("20/12/2025")
    page.quick.title.setText("Tổng kết")
    QTest.keyClick(page.quick.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 1)
    assert (page.shown_year, room.shown_year) == (2025, 2025)
    assert "năm 2025" in page.page.messages.text


def test_lines_of_excel_are_pasted_in_one_action_and_taken_back_in_one(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(
        "Ngày\tLoại\tNội dung\tNgười dự\n5/3\tHội nghị\tA\t30\n6/3\tVăn hóa\tB\t1.250\n"
    )
    page.table.setFocus()
    page.table.paste_requested.emit()
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 2)
    assert "Đã ghi 2 hoạt động" in page.page.messages.text
    assert diary.database.undo_name() == "Dán 2 hoạt động"
    page.paste()
    qtbot.waitUntil(lambda: "Bỏ qua 2 dòng đã có" in page.page.messages.text)
    QGuiApplication.clipboard().setText("5/3\thội nghị\tC\nmai\thội nghị\tD")
    page.paste()
    qtbot.waitUntil(lambda: "sau hôm nay" in page.page.messages.text)
    assert len(diary.activities()) == 2


def test_several_lines_pasted_into_the_title_are_lines_not_a_title(
    page: ActivitySection, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("5/3\thội nghị\tA\n6/3\thội nghị\tB")
    page.quick.title.setFocus()
    QTest.keyClick(page.quick.title, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 2)
    assert page.quick.title.value == ""


def test_the_counts_of_the_form_follow_the_kind(page: ActivitySection, diary: Diary, qtbot: QtBot) -> None:
    key = diary.add(kind="reception", counts={"receptions": 9})
    refreshed(page, qtbot, 1)
    field = page.form.field("counts")
    assert list(field.edits) == ["receptions", "opinions"]
    box = page.form.field("kind")
    box.set_value("petitions")
    box.edited.emit("petitions")
    qtbot.waitUntil(lambda: diary.activities()[0].kind == "petitions")
    qtbot.waitUntil(lambda: len(field.edits) == 13)
    assert field.edits["receptions"].value == 9
    field.edits["complaints"].setText("4")
    field.edits["complaints"].editingFinished.emit()
    qtbot.waitUntil(lambda: diary.activities()[0].counts == {"receptions": 9, "complaints": 4})
    bench = page.workbench
    qtbot.waitUntil(lambda: not bench.writer.busy and not bench.reader.busy)
    field.edits["receptions"].setText("")
    field.edits["receptions"].editingFinished.emit()
    qtbot.waitUntil(lambda: diary.activities()[0].counts == {"complaints": 4})
    assert diary.activities()[0].id == key


def test_a_new_activity_is_typed_in_the_form_with_files_and_a_task(
    page: ActivitySection, diary: Diary, qtbot: QtBot, tmp_path: Path
) -> None:
    row = {"year": 2026, "title": "Đối thoại", "recurrence": "once", "state": "not-started", "position": 1}
    task = diary.write(lambda action: action.insert("task", row))
    page.refresh()
    qtbot.waitUntil(lambda: page.known.tasks == ((task, "Đối thoại"),))
    page.add_record()
    page.form.field("title").set_value("Làm đường\nliên thôn")
    page.form.field("tasks").set_value((task,))
    page.form.field("times").setText("3")
    paper = tmp_path / "bien-ban.txt"
    paper.write_text("Biên bản", encoding="utf-8")
    page.files.add_requested.emit((paper,))
    page.submit()
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 1)
    [found] = diary.activities()
    assert (found.title, found.times, found.tasks) == ("Làm đường liên thôn", 3, (task,))


def test_kind_month_unit_and_words_filter(
    page: ActivitySection, diary: Diary, qtbot: QtBot, shown: Shown
) -> None:
    diary.add("Đối thoại", kind="dialogue", happened_on=date(2026, 3, 5), unit=diary.units["t1"])
    diary.add("Văn nghệ", kind="culture", happened_on=date(2026, 3, 8), place="Nhà văn hóa")
    diary.add("Hội nghị", happened_on=date(2026, 5, 1), unit=diary.units["t1"])
    refreshed(page, qtbot, 3)
    for name, value, titles in (
        ("kind", "culture", ["Văn nghệ"]),
        ("month", "03", ["Văn nghệ", "Đối thoại"]),
        ("unit", diary.units["t1"], ["Hội nghị", "Đối thoại"]),
    ):
        chip = {"kind": page._kinds, "month": page._months, "unit": page._units}[name]
        chip.set_selected({value})
        chip.changed.emit(frozenset({value}))
        assert shown(page.table, "title") == titles
        page.page.filters.clear()
    page.page.search.setText("nha van hoa")
    qtbot.waitUntil(lambda: shown(page.table, "title") == ["Văn nghệ"])


def test_a_filter_and_a_search_that_hide_the_quick_line_s_row_give_way(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    diary.add("Văn nghệ", kind="culture")
    refreshed(page, qtbot, 1)
    page._kinds.set_selected({"culture"})
    page._kinds.changed.emit(frozenset({"culture"}))
    page.quick.title.setText("Hội nghị")
    QTest.keyClick(page.quick.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 2)


def test_history_tells_of_counts_by_their_names(page: ActivitySection, diary: Diary, qtbot: QtBot) -> None:
    key = diary.add(counts={"people": 5})
    diary.write(activities.save_activity, key, {"counts": {"people": 7}}, today=TODAY)
    refreshed(page, qtbot, 1)
    page.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Người dự: Số lượng: 5 → 7" in page.detail.history_text)


def test_a_trashed_activity_comes_back_with_its_counts(
    page: ActivitySection, diary: Diary, qtbot: QtBot
) -> None:
    diary.add(counts={"people": 5})
    refreshed(page, qtbot, 1)
    page.trash_selected()
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 0)
    diary.database.undo()
    assert diary.activities()[0].counts == {"people": 5}


def test_the_lists_are_edited_in_a_dialog(page: ActivitySection, diary: Diary, qtbot: QtBot) -> None:
    from dvcq_desktop.activities.dialogs.lists_dialog import ListsDialog

    dialog = ListsDialog(page.workbench, page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.kinds.table.records.rowCount() == 14)
    dialog.kinds.add_record()
    dialog.kinds.form.field("label").setText("Trồng cây")
    dialog.kinds.form.field("asked").set_value(("people", "labour"))
    dialog.kinds.submit()
    qtbot.waitUntil(lambda: dialog.kinds.table.records.rowCount() == 15)
    known = diary.ask(lists.lists)
    added = next(kind for kind in known.kinds if kind.label == "Trồng cây")
    assert known.asked[added.id] == ("people", "labour")
    qtbot.waitUntil(lambda: added.id in page.quick.kind._values)
    dialog.kinds.table.select_ids(["election"])
    dialog.kinds.switch_off()
    qtbot.waitUntil(lambda: "election" not in page.quick.kind._values)
    dialog.reject()
    assert not dialog.isVisible()
