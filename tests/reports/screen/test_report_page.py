# SPDX-License-Identifier: MIT
"""The reports in a real window: a draft, a figure's records, words and lines that she edits, freezing."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from dvcq_desktop.activities.store import activities
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.indicators import Of, Rule
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.prints.period_report import _FIGURES
from dvcq_desktop.reports.screen.figures_pane import FiguresPane
from dvcq_desktop.reports.store import indicators, reports, templates
from dvcq_desktop.reports.store.correcting import begin_correction
from dvcq_desktop.widgets.cell_typing import open_line
from tests.reports.conftest import HALF, TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.reports.rules import Report
    from dvcq_desktop.reports.screen import ReportsScreen
    from dvcq_desktop.reports.screen.report_page import ReportSection
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.activities.conftest import Diary


@pytest.fixture
def page(room: ReportsScreen, qtbot: QtBot) -> ReportSection:
    page = room.reports
    page.work.begin(HALF)
    qtbot.waitUntil(lambda: bool(page.content.rows) and bool(page.figures.figures.parts.rows))
    return page


def held(diary: Diary) -> Report:
    found: Report = diary.ask(reports.reports, 2026)[0]
    return found


def test_the_menu_begins_with_the_half_year_that_has_ended(room: ReportsScreen) -> None:
    page = room.reports
    page._on_begin_menu_about_to_show()
    texts = [action.text() for action in page.begin_menu.actions()]
    assert texts[0] == "Báo cáo 6 tháng đầu năm 2026"
    assert [text for text in texts if text] == [
        texts[0],
        "Báo cáo quý II năm 2026",
        "Báo cáo tháng 6 năm 2026",
        "Báo cáo tháng",
        "Báo cáo quý",
        "Báo cáo 6 tháng",
        "Báo cáo 9 tháng",
        "Báo cáo năm",
    ]


def test_a_draft_opens_with_its_words_figures_and_days(page: ReportSection) -> None:
    assert page.detail.heading.text().startswith("Báo cáo 6 tháng đầu năm 2026 · dự thảo · 15/12/2025")
    assert page.detail.tabs.currentWidget() is page.sections
    assert page.sections.list.parts.rowCount() >= 5
    shown = {row.key: row.values for row in page.figures.figures.parts.rows}
    assert shown["conferences"]["figure"] == "2"
    assert shown["conferences"]["last_year"] == "1"


def test_a_figure_that_is_chosen_shows_its_records_and_they_open(page: ReportSection, qtbot: QtBot) -> None:
    page.figures.figures.go_to("conferences")
    titles = [row.values["title"] for row in page.figures.records.parts.rows]
    assert titles == ["Hội nghị một", "Hội nghị hai"]
    assert "2, từ 2 mục ở Nhật ký, Hoạt động" in page.figures.said.text()
    with qtbot.waitSignal(page.record_requested) as asked:
        page.figures.records.doubleClicked.emit(page.figures.records.parts.index(0, 0))
    assert asked.args[0] == "activity"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_the_records_of_a_figure_are_reached_and_opened_by_the_keyboard(
    page: ReportSection, qtbot: QtBot, key: Qt.Key
) -> None:
    page.detail.tabs.setCurrentWidget(page.figures)
    page.window().activateWindow()
    page.figures.figures.setFocus()
    page.figures.figures.go_to("conferences")
    QTest.keyClick(page.figures.figures, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.focusWidget() is page.figures.records)
    assert "Enter hoặc bấm đúp" in page.figures.said.text()
    with qtbot.waitSignal(page.record_requested) as asked:
        QTest.keyClick(page.figures.records, key)
    assert asked.args[0] == "activity"


def test_a_figure_of_last_year_shows_the_records_of_last_year(page: ReportSection, qtbot: QtBot) -> None:
    pane = page.figures
    pane.figures.go_to("conferences", "last_year")
    qtbot.waitUntil(lambda: "6 tháng đầu năm 2025: 1, từ 1 mục" in pane.said.text())
    assert [row.values["title"] for row in pane.records.parts.rows] == ["Hội nghị xưa"]
    with qtbot.waitSignal(page.record_requested) as asked:
        pane.records.doubleClicked.emit(pane.records.parts.index(0, 0))
    assert asked.args[2] == 2025
    pane.figures.go_to("conferences", "before")
    qtbot.waitUntil(lambda: "6 tháng cuối năm 2025: -. Không có dữ liệu" in pane.said.text())
    assert pane.records.parts.rowCount() == 0
    pane.figures.go_to("conferences", "figure")
    assert [row.values["title"] for row in pane.records.parts.rows] == ["Hội nghị một", "Hội nghị hai"]


def test_in_a_low_window_figures_have_the_room_until_their_records_are_opened(
    page: ReportSection, room: ReportsScreen, qtbot: QtBot
) -> None:
    pane = page.figures
    page.detail.tabs.setCurrentWidget(pane)
    assert pane.records.isVisible()
    assert pane.opener.isHidden()
    room.resize(1050, 545)
    page.page.messages.show_info("Đã lập dự thảo.")
    qtbot.waitUntil(lambda: pane.is_low and pane.records.isHidden())
    row = pane.figures.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: pane.figures.viewport().height() >= 5 * row)
    pane.figures.go_to("conferences")
    assert pane.opener.text() == "Xem 2 mục"
    assert pane.said.toolTip() in {"", pane.said.text()}
    pane.opener.click()
    assert pane.opener.text() == "Thu gọn"
    qtbot.waitUntil(lambda: pane.records.isVisible() and pane.records.viewport().height() >= 2 * row)
    pane.opener.click()
    qtbot.waitUntil(lambda: pane.records.isHidden() and pane.figures.viewport().height() >= 5 * row)
    room.resize(1366, 740)
    qtbot.waitUntil(lambda: pane.records.isVisible() and pane.opener.isHidden())


def test_a_report_that_is_there_already_is_opened_from_the_bar(
    page: ReportSection, worked: Diary, qtbot: QtBot
) -> None:
    first = held(worked).id
    page.work.begin(HALF.next)
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 2 and page.selected()[0].id != first)
    page.work.begin(HALF)
    qtbot.waitUntil(lambda: "Đã có báo cáo 6 tháng đầu năm 2026" in page.page.messages.text)
    link = next(each for each in page.page.messages.findChildren(QToolButton) if each.text() == "Mở")
    link.click()
    qtbot.waitUntil(lambda: page.selected()[0].id == first)
    assert page.page.messages.text == ""


def test_the_records_of_a_section_are_listed_and_open(page: ReportSection, qtbot: QtBot) -> None:
    pane = page.sections
    section = next(each for each in page.content.sections if "Đối thoại với Nhân dân" in each.text)
    pane.list.go_to(section.id)
    assert pane.count.text() == f"{len(section.sources)} nguồn"
    assert not pane.sources.isVisible()
    pane.list.clicked.emit(pane.list.parts.index(pane.list.currentIndex().row(), 1))
    assert pane.sources.isVisible()
    titles = [row.values["title"] for row in pane.sources.parts.rows]
    assert "Đối thoại với Nhân dân" in titles
    row = titles.index("Đối thoại với Nhân dân")
    with qtbot.waitSignal(page.record_requested) as asked:
        pane.sources.doubleClicked.emit(pane.sources.parts.index(row, 1))
    assert asked.args == ["activity", section.sources[row][1], 2026]
    pane.list.go_to(page.content.sections[0].id)
    assert not pane.count.isVisible()
    assert not pane.sources.isVisible()


def test_the_text_of_a_section_is_saved_when_the_page_is_left(
    page: ReportSection, worked: Diary, qtbot: QtBot
) -> None:
    section = page.content.sections[1]
    page.sections.list.go_to(section.id)
    page.sections.text.setPlainText("Đã chỉ đạo kịp thời.")
    assert page.leave() == ""
    qtbot.waitUntil(lambda: worked.ask(reports.sections_of, held(worked).id)[1].edited)
    assert worked.ask(reports.sections_of, held(worked).id)[1].text == "Đã chỉ đạo kịp thời."
    qtbot.waitUntil(lambda: page.content.sections[1].edited)
    assert "Đã sửa tay" in page.sections.said.text()


def test_the_text_of_a_section_is_saved_by_ctrl_s_and_when_its_field_is_left(
    page: ReportSection, worked: Diary, qtbot: QtBot
) -> None:
    section = page.content.sections[1]
    page.sections.list.go_to(section.id)
    page.window().activateWindow()
    page.sections.text.setFocus()
    page.sections.text.setPlainText("Đã chỉ đạo ")
    QTest.keyClick(page.sections.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.content.sections[1].edited)
    assert page.content.sections[1].text == "Đã chỉ đạo"
    assert {row.key: row.values for row in page.sections.list.parts.rows}[section.id]["state"] == "Đã sửa tay"
    page.sections.text.moveCursor(QTextCursor.MoveOperation.End)
    page.sections.text.insertPlainText(" kịp thời.")
    page.detail.tabs.setCurrentWidget(page.figures)
    qtbot.waitUntil(lambda: page.content.sections[1].text == "Đã chỉ đạo kịp thời.")


def test_a_line_is_added_typed_over_and_taken_away(page: ReportSection, worked: Diary, qtbot: QtBot) -> None:
    page.lines.add.click()
    qtbot.waitUntil(lambda: bool(page.content.lines) and page.lines.table.current_key != "")
    parts = page.lines.table.parts
    assert parts.setData(parts.index(parts.rowCount() - 1, 2), "Đã xong")
    qtbot.waitUntil(lambda: worked.ask(reports.added_lines, held(worked).id)[0].result == "Đã xong")
    qtbot.waitUntil(lambda: page.content.lines[-1].result == "Đã xong")
    page.lines.remove_requested.emit([page.content.lines[-1].id])
    qtbot.waitUntil(lambda: not worked.ask(reports.added_lines, held(worked).id))


def test_a_line_that_is_added_is_in_sight_and_typed_over(
    page: ReportSection, worked: Diary, qtbot: QtBot
) -> None:
    for number in range(30):
        title = f"Việc thứ {number}: rà soát, bổ sung quy chế dân chủ của các cơ quan, đơn vị trong toàn xã"
        worked.write(changes.add_task, Task("", 2026, title))
    page.refresh()
    table = page.lines.table
    qtbot.waitUntil(lambda: table.parts.rowCount() > 30)
    page.detail.tabs.setCurrentWidget(page.lines)
    page.lines.add.click()
    qtbot.waitUntil(lambda: open_line(table) is not None)
    assert table.currentIndex().row() == table.parts.rowCount() - 1
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex())))


def test_long_lines_are_wrapped_below_the_headings_of_their_groups(
    page: ReportSection, worked: Diary, qtbot: QtBot
) -> None:
    title = "Rà soát, bổ sung quy chế dân chủ của các cơ quan, đơn vị " * 6
    worked.write(changes.add_task, Task("", 2026, title.strip()))
    page.refresh()
    table = page.lines.table
    qtbot.waitUntil(lambda: table.parts.rowCount() == 2)
    page.detail.tabs.setCurrentWidget(page.lines)
    assert table.parts.rows[0].key.startswith("group/")
    assert table.columnSpan(0, 0) == table.parts.columnCount()
    qtbot.waitUntil(lambda: table.rowHeight(1) > 2 * table.fontMetrics().height())
    assert table.horizontalScrollBar().maximum() == 0


def test_a_report_is_frozen_once_it_has_number_and_day(
    page: ReportSection, worked: Diary, qtbot: QtBot
) -> None:
    page.freeze_button.click()
    qtbot.waitUntil(lambda: page.work.freeze_dialog is not None)
    refused: Any = page.work.freeze_dialog
    assert "Chưa có số: hãy ghi số văn thư cấp ở thẻ Thông tin, rồi chốt." in refused.sentences
    assert not refused.ui.saveButton.isVisible()
    refused.close()
    assert page.window().focusWidget() is page.form.field("number")
    values = {"number": "45", "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    worked.write(reports.save_report, held(worked).id, values)
    page.refresh()
    qtbot.waitUntil(lambda: page.selected()[0].kept.number == "45")
    page.work.freeze()
    qtbot.waitUntil(lambda: page.work.freeze_dialog not in {None, refused})
    doubts: Any = page.work.freeze_dialog
    assert doubts.windowTitle() == "Chốt báo cáo: 6 tháng đầu năm 2026"
    assert any("còn ghi “Chưa có kết quả”" in each for each in doubts.sentences)
    doubts.ui.saveButton.click()
    qtbot.waitUntil(lambda: held(worked).is_frozen)
    qtbot.waitUntil(lambda: not page.form.isEnabled() and page.sections.text.isReadOnly())
    assert not page.lines.add.isVisible()


def test_the_same_figures_stand_on_screen_and_paper(page: ReportSection, worked: Diary) -> None:
    order = PrintOrder(2026, TODAY, record=held(worked).id)
    kind = kind_named("period-report")
    document = kind.build(worked.ask(kind.load, order))
    [table] = [
        block
        for appendix in document.blocks
        for block in getattr(appendix, "blocks", ())
        if getattr(block, "columns", [None, None])[1] == _FIGURES[0][0]
    ]
    # Nothing is known of the half year before, and of no plan: such columns are not printed.
    assert [column.title for column in table.columns][-2:] == ["Cùng kỳ năm trước", "So cùng kỳ"]
    paper = [row.cells[1:] for row in table.rows if row.kind == "normal"]
    screen = [
        tuple(each.values[name] for name in ("name", "unit", "figure", "last_year", "vs_last_year"))
        for each in page.figures.figures.parts.rows
        if not each.is_bold
    ]
    assert paper == screen


def test_columns_of_figures_are_chosen_and_remembered(page: ReportSection, workbench: Workbench) -> None:
    figures = page.figures
    names = [column.name for column in figures.figures.parts.columns]
    places = {name: place for place, name in enumerate(names)}
    hidden = figures.figures.isColumnHidden
    assert not hidden(places["vs_last_year"])
    assert hidden(places["target"])
    assert "“-”: không có số liệu" in figures.legend.text()
    assert "Không có số liệu năm trước" not in figures.legend.text()
    figures.choices["vs_last_year"].trigger()
    assert hidden(places["vs_last_year"])
    again = FiguresPane(page, settings=workbench.settings)
    assert again.figures.isColumnHidden(places["vs_last_year"])
    assert not again.figures.isColumnHidden(places["last_year"])
    again.show_rows(tuple(row._replace(last_year="-") for row in page.content.rows), page.known.directory)
    assert "Không có số liệu năm trước." in again.legend.text()
    again.deleteLater()


def test_indicators_are_renamed_and_their_rules_chosen(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    section: Any = room.open_page("Chỉ tiêu")
    qtbot.waitUntil(lambda: section.table.records.rowCount() > 40)
    section.table.select_ids(["news"])
    rule = section.form.field("rule")
    assert rule.measure.isVisible()
    assert rule.measure.currentText() == "Tin, bài"
    assert not rule.stage.isVisible()
    assert section.set_cell("news", "name", "Tin, bài đã đăng")
    qtbot.waitUntil(
        lambda: any(each.name == "Tin, bài đã đăng" for each in worked.ask(indicators.indicators))
    )
    section.add_record()
    section.form.field("name").set_value("Chưa đủ")
    rule.set_value(Rule(Of.RATIO))
    section.submit()
    qtbot.waitUntil(lambda: "Chưa chọn đủ hai chỉ tiêu" in section.page.messages.text)
    section.detail.cancel_requested.emit()
    assert section.leave() == ""


def test_pictures_are_drawn_when_they_are_seen(page: ReportSection, qtbot: QtBot) -> None:
    assert page.pictures.views == []
    page.detail.tabs.setCurrentWidget(page.pictures)
    qtbot.waitUntil(lambda: len(page.pictures.views) == len(page.content.pictures) > 0)
    said = page.pictures.views[0].accessibleDescription()
    assert "theo tháng" in said


def test_a_draft_says_whose_frozen_figures_it_has_and_where_they_are_others_by_now(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    first = worked.write(reports.begin_report, HALF)
    issued = {"number": "112", "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    worked.write(reports.save_report, first, issued)
    worked.write(reports.freeze, first, TODAY)
    worked.add("Hội nghị muộn", happened_on=date(2026, 6, 1))
    outline = worked.write(
        templates.save_template, "", {"name": "Gửi Đảng ủy", "recipient": "Đảng ủy", "to_text": "Đảng ủy"}
    )
    page = room.reports
    page.work.begin(HALF, outline)
    qtbot.waitUntil(lambda: bool(page.content.figures_of))
    assert "số 112/BC-UBND ngày 17/06/2026 đã chốt" in page.detail.remarks.text()
    assert "theo báo cáo 6 tháng đầu năm 2026 số 112" in page.selected()[0].state.whole
    shown = {row.key: row for row in page.figures.figures.parts.rows}["conferences"]
    assert (shown.values["figure"], shown.warned["name"]) == ("2", "Hội nghị (dữ liệu nay: 3)")
    assert "đã đổi" in page.figures.differs.text()
    page.figures.figures.go_to("conferences")
    assert "dữ liệu nay: 3" in page.figures.said.text()
    page.go_to(first)
    qtbot.waitUntil(lambda: page.content.figures_of == "" and page.figures.differs.isHidden())
    assert page.detail.remarks.isHidden()


def test_it_is_said_which_figures_a_mending_report_will_have(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    values = {"name": "Gửi Đảng ủy", "recipient": "Đảng ủy", "to_text": "Đảng ủy"}
    outline = worked.write(templates.save_template, "", values)
    keys = [worked.write(reports.begin_report, HALF, each) for each in (None, outline)]
    issued = {"issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    for number, key in zip(("112", "113"), keys, strict=True):
        worked.write(reports.save_report, key, {**issued, "number": number})
        worked.write(reports.freeze, key, TODAY)
    page, said = room.reports, []

    def ask(key: str) -> None:
        page.refresh()
        page.go_to(key)
        qtbot.waitUntil(lambda: [row.id for row in page.selected()] == [key])
        page.work.ask_reason()
        dialog = page.work.correction_dialog
        assert dialog is not None
        said.append(dialog.ui.who.text())
        dialog.reject()

    ask(keys[0])
    worked.add("Hội nghị muộn", happened_on=date(2026, 6, 1))
    mended = worked.write(begin_correction, keys[0], "Đếm thiếu", today=TODAY)
    worked.write(reports.save_report, mended, {**issued, "number": "130"})
    worked.write(reports.freeze, mended, TODAY)
    page.refresh()
    qtbot.waitUntil(lambda: len(page.known.reports) == 3 and page.known.reports[-1].is_frozen)
    ask(keys[1])
    assert "số liệu theo dữ liệu hiện có" in said[0]
    assert "số liệu theo báo cáo 6 tháng đầu năm 2026 số 130/BC-UBND ngày 17/06/2026 đã chốt" in said[1]
    assert "số liệu mới dùng" not in said[1]


def test_a_frozen_report_is_replaced_by_one_that_says_why(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    first = worked.write(reports.begin_report, HALF)
    issued = {"number": "112", "issued_on": date(2026, 6, 17), "signer_name": "Nguyễn Văn A"}
    worked.write(reports.save_report, first, issued)
    page = room.reports
    page.go_to(first)
    qtbot.waitUntil(lambda: page.current() is not None)
    assert page._trash.isEnabled()
    assert not page.correct_button.isEnabled()
    worked.write(reports.freeze, first, TODAY)
    page.refresh()
    qtbot.waitUntil(page.correct_button.isEnabled)
    qtbot.waitUntil(lambda: not page._trash.isEnabled())
    assert not page.freeze_button.isEnabled()
    assert "không xóa được" in page._trash.toolTip()
    assert page.form.field("reason").isHidden()
    page.correct_button.click()
    dialog = page.work.correction_dialog
    assert dialog is not None
    dialog.ui.saveButton.click()
    assert "Chưa có lý do" in dialog.ui.wrong.text()
    dialog.field("reason").setPlainText("Đếm thiếu")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: bool(page.table.records.rowCount() == 2 and page.selected()[0].kept.replaces))
    (row,) = page.selected()
    assert row.called == "6 tháng đầu · thay số 112"
    assert "dự thảo đính chính" in page.detail.heading.text()
    assert "Thay thế Báo cáo số 112/BC-UBND ngày 17/06/2026; lý do: Đếm thiếu" in page.detail.remarks.text()
    assert not page.form.field("reason").isHidden()
    assert page.form.field("reason").value == "Đếm thiếu"
    worked.write(reports.save_report, row.id, {**issued, "number": "130"})
    worked.write(reports.freeze, row.id, TODAY)
    page.go_to(first)
    qtbot.waitUntil(lambda: page.selected()[0].state.text == "Bị thay thế")
    assert "Đã được thay bằng báo cáo 6 tháng đầu năm 2026 số 130" in page.detail.remarks.text()
    assert not page.correct_button.isEnabled()


def test_what_other_rooms_saved_meanwhile_is_counted_when_the_room_is_opened_again(
    page: ReportSection, workbench: Workbench, qtbot: QtBot
) -> None:
    room = page.window()
    room.hide()
    values = {"kind": "conference", "title": "Hội nghị muộn", "happened_on": date(2026, 6, 1), "year": 2026}
    work = partial(activities.save_activity, activity_id="", values=values, today=TODAY)
    with qtbot.waitSignal(workbench.writer.saved):
        workbench.writer.write("Thêm hoạt động", work)
    room.show()
    shown = page.figures.figures.parts
    qtbot.waitUntil(lambda: {row.key: row.values for row in shown.rows}["conferences"]["figure"] == "3")


def test_rows_that_no_page_takes_are_not_passed_over_in_silence(page: ReportSection) -> None:
    page.table.paste_requested.emit()
    assert "không nhận dòng dán vào" in page.page.messages.text


def test_what_was_told_of_a_date_goes_when_the_date_is_mended_though_nothing_changed(
    page: ReportSection,
) -> None:
    field = page.form.field("issued_on")
    field.line.setText("28/10/202626/11")
    page.flush()
    assert page.page.messages.text.startswith("Chưa lưu được: Không đọc được ngày")
    field.line.setText("")
    field.flush()
    assert page.page.messages.text == ""
