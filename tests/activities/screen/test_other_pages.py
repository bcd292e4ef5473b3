# SPDX-License-Identifier: MIT
"""The grid of documents and units, and the people's opinions, in a real window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dvcq_desktop.activities.briefings import Line
from dvcq_desktop.activities.store import briefings
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.widgets.cell_typing import open_line
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.activities.screen import ActivitiesScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.activities.conftest import Diary


def grid_page(room: ActivitiesScreen, qtbot: QtBot, documents: int) -> Any:
    page: Any = room.open_page("Quán triệt")
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == documents)
    return page


def type_into(page: Any, qtbot: QtBot, text: str) -> None:
    """Type into the current cell as keys do, and end it with Enter."""
    QTest.keyClicks(page.grid, text[0])
    line = open_line(page.grid)
    assert line is not None
    QTest.keyClicks(line, text[1:])
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_day_and_the_people_are_typed_into_a_cell(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot, qtmodeltester: Any
) -> None:
    key = diary.tell(due_on=date(2026, 6, 1), unit_group=diary.groups["villages"])
    page = grid_page(room, qtbot, 1)
    assert page.model.units == (diary.units["t2"], diary.units["t1"])
    assert page.model.index(0, 0).data() == "quá hạn"
    page.grid.go_to(key, diary.units["t2"])
    page.grid.setFocus()
    type_into(page, qtbot, "15/3 120")
    qtbot.waitUntil(lambda: page.model.index(0, 0).data() == "15/03 · 120")
    assert diary.briefings()[0].lines == {diary.units["t2"]: Line(held_on=date(2026, 3, 15), people=120)}
    assert page.grid.current_key() == (key, diary.units["t2"])
    assert page.detail.heading.text() == "1/2 đơn vị, nợ 1"
    type_into(page, qtbot, "31/2")
    qtbot.waitUntil(lambda: "không có thật" in page.page.messages.text)
    assert diary.briefings()[0].lines[diary.units["t2"]].people == 120
    qtmodeltester.check(page.model)


def test_tab_opens_the_next_cell_and_what_is_typed_takes_its_place(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    key = diary.tell(unit_group=diary.groups["villages"])
    diary.write(briefings.put_lines, [(key, diary.units["t1"], Line(held_on=TODAY, people=30))])
    page = grid_page(room, qtbot, 1)
    page.grid.go_to(key, diary.units["t2"])
    page.grid.setFocus()
    QTest.keyClicks(page.grid, "1")
    line = open_line(page.grid)
    assert line is not None
    QTest.keyClicks(line, "5/3 20")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.model.index(0, 0).data() == "15/03 · 20")
    line = open_line(page.grid)
    assert line is not None
    assert line.selectedText() == "20/06/2026 30"
    QTest.keyClicks(line, "16/3 40")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.index(0, 1).data() == "16/03 · 40")


def test_space_delete_and_let_off_fill_the_chosen_cells(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    diary.tell(unit_group=diary.groups["villages"])
    page = grid_page(room, qtbot, 1)
    page.grid.selectAll()
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(diary.briefings()[0].lines) == 2)
    assert {line.held_on for line in diary.briefings()[0].lines.values()} == {TODAY}
    qtbot.waitUntil(lambda: page.model.index(0, 0).data() == "20/06")
    page.grid.selectAll()
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not diary.briefings()[0].lines)
    qtbot.waitUntil(lambda: page.model.index(0, 0).data() == "")
    page.grid.selectAll()
    page.mark_excused()
    qtbot.waitUntil(
        lambda: {line.state for line in diary.briefings()[0].lines.values()} == {LineState.EXCUSED}
    )


def test_a_block_is_copied_and_pasted_and_one_bad_cell_pastes_none(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    diary.tell("Chỉ thị 15", unit_group=diary.groups["villages"])
    diary.tell("Kế hoạch 27")
    page = grid_page(room, qtbot, 2)
    QGuiApplication.clipboard().setText("15/3 20\t16/3\nmiễn\t17/3 9")
    page.grid.go_to(page.model.rows[0].id, diary.units["t2"])
    page.grid.paste()
    qtbot.waitUntil(lambda: len(diary.briefings()[1].lines) == 2)
    lines = diary.briefings()[0].lines
    assert lines[diary.units["t2"]] == Line(held_on=date(2026, 3, 15), people=20)
    qtbot.waitUntil(lambda: len(page.model.rows[1].held) == 1)
    page.grid.selectAll()
    page.grid.copy_selection()
    assert "Thôn Đoài\tThôn Đông" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("1/4\tkhông rõ")
    page.grid.go_to(page.model.rows[0].id, diary.units["t2"])
    page.grid.paste()
    assert "Thôn Đông" in page.page.messages.text
    assert diary.briefings()[0].lines == lines


def test_what_is_owed_is_filtered_and_stays_while_it_is_filled(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    done, owed = diary.tell("Đã xong", unit_group=diary.groups["villages"]), diary.tell("Còn nợ")
    cells = [(done, diary.units[unit], Line(held_on=TODAY)) for unit in ("t1", "t2")]
    diary.write(briefings.put_lines, [*cells, (owed, diary.units["t2"], Line(held_on=TODAY))])
    page = grid_page(room, qtbot, 2)
    assert page.grid.current_key()[0] == owed
    page._states.set_selected({"owed"})
    page._states.changed.emit(frozenset({"owed"}))
    assert [row.id for row in page.model.rows] == [owed]
    assert set(page.model.units) == {diary.units["vh"], diary.units["t1"]}
    page.grid.go_to(owed, diary.units["t1"])
    page.mark_today()
    qtbot.waitUntil(lambda: len(page.model.rows[0].held) == 2)
    assert diary.units["t1"] in page.model.units


def test_what_is_emptied_is_counted_with_the_way_back(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    done = diary.tell("Đã xong", unit_group=diary.groups["villages"])
    diary.write(
        briefings.put_lines, [(done, diary.units[unit], Line(held_on=TODAY)) for unit in ("t1", "t2")]
    )
    page = grid_page(room, qtbot, 1)
    qtbot.waitUntil(lambda: len(page.model.rows[0].held) == 2)
    page.grid.selectAll()
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.page.messages.text == "Đã ghi lại 2 đơn vị là còn nợ.")
    page.page.messages._links[0].click()
    qtbot.waitUntil(lambda: len(page.model.rows[0].held) == 2)


def test_a_document_is_added_in_the_form_and_goes_into_the_trash(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    page = grid_page(room, qtbot, 0)
    qtbot.waitUntil(lambda: bool(page.directory.units))
    page.add_record()
    page.form.field("title").set_value("Chỉ thị về dân vận")
    page.form.field("unit_group").set_value(diary.groups["villages"])
    page.submit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page._side.currentWidget() is page.grid
    assert page.detail.heading.text().startswith("0/2 đơn vị")
    page.trash_selected()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert page._side.currentWidget() is page.table


def opinions(room: ActivitiesScreen, qtbot: QtBot, count: int) -> Any:
    page: Any = room.open_page("Ý kiến của dân")
    page.refresh()
    qtbot.waitUntil(lambda: page.table.records.rowCount() == count)
    return page


def test_an_opinion_is_begun_from_its_dialogue(room: ActivitiesScreen, diary: Diary, qtbot: QtBot) -> None:
    talk = diary.add("Gặp các hộ", kind="dialogue", happened_on=date(2026, 5, 4))
    room.activities.refresh()
    qtbot.waitUntil(lambda: room.activities.current() is not None)
    room.activities.ask_opinion()
    page: Any = room.page
    qtbot.waitUntil(lambda: page.is_entering)
    assert (page.form.field("activity").value, page.form.field("raised_on").value) == (talk, date(2026, 5, 4))
    page.form.field("content").set_value("Cần\nthêm đèn")
    page.form.field("unit").set_value(diary.units["vh"])
    page.add_record()
    qtbot.waitUntil(lambda: len(diary.opinions()) == 1)
    qtbot.waitUntil(lambda: page.form.field("content").value == "")
    assert (page.form.field("activity").value, page.form.field("unit").value) == (talk, diary.units["vh"])
    assert not page.has_typed
    page.end_entering()
    page.refresh()
    [found] = diary.opinions()
    assert (found.content, found.activity) == ("Cần thêm đèn", talk)
    qtbot.waitUntil(lambda: page.current() is not None)
    page.show_activity()
    qtbot.waitUntil(lambda: room.activities.table.current_id() == talk)


def test_who_owes_an_answer_is_filtered_marked_and_answered(
    room: ActivitiesScreen,
    diary: Diary,
    qtbot: QtBot,
    shown: Callable[[RecordTable, str], list[str]],
) -> None:
    early = {"raised_on": date(2026, 6, 1), "unit": diary.units["vh"]}
    diary.say("Một", due_on=date(2026, 6, 10), **early)
    diary.say("Hai", due_on=date(2026, 7, 1), **early)
    diary.say("Ba", due_on=date(2026, 6, 10), answered_on=date(2026, 6, 9), answer="Đã sửa", **early)
    page = opinions(room, qtbot, 3)
    assert page.page.counts.text() == "3 ý kiến · 1 đã trả lời · 2 chưa trả lời (1 đơn vị) · 1 quá hạn"
    for state, contents in (("owed", {"Một", "Hai"}), ("overdue", {"Một"}), ("answered", {"Ba"})):
        page._states.set_selected({state})
        page._states.changed.emit(frozenset({state}))
        assert set(shown(page.table, "content")) == contents
    page.page.filters.clear()
    page.table.select_ids([each.id for each in diary.opinions()])
    page.answer_today()
    qtbot.waitUntil(lambda: all(each.answered_on for each in diary.opinions()))
    assert diary.database.undo_name() == "Đã trả lời: 2 ý kiến"
    qtbot.waitUntil(lambda: "0 chưa" not in page.page.counts.text() and "3 đã" in page.page.counts.text())


def test_pages_share_the_year_and_say_what_cannot_be_saved(
    room: ActivitiesScreen, diary: Diary, qtbot: QtBot
) -> None:
    diary.tell(year=2025)
    room.show_year(2025)
    page = grid_page(room, qtbot, 1)
    assert page.shown_year == 2025
    page.add_record()
    page.form.field("title").set_value("Dở dang")
    assert "chưa được lưu" in room.leave()
    page.end_entering()
    assert room.leave() == ""
