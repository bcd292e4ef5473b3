# SPDX-License-Identifier: MIT
"""Outlines in a real window: added, their sections edited, offered where a report is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from dvcq_desktop.reports.store import templates
from dvcq_desktop.widgets.cell_typing import open_line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.reports.screen import ReportsScreen
    from tests.activities.conftest import Diary


def test_an_outline_is_added_edited_and_offered(room: ReportsScreen, worked: Diary, qtbot: QtBot) -> None:
    page: Any = room.open_page("Đề cương")
    page.add_record()
    page.form.field("name").set_value("Báo cáo 6 tháng gửi Sở Nội vụ")
    page.form.field("recipient").set_value("Sở Nội vụ")
    page.form.field("due_day").set_value("mười bảy")
    page.submit()
    assert "không phải ngày trong tháng" in page.page.messages.text
    page.form.field("due_day").set_value("17")
    page.submit()
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 1)
    qtbot.waitUntil(lambda: page.outline.parts.rowCount() == 6)
    assert page.outline.parts.setData(page.outline.parts.index(1, 1), "Chỉ đạo")
    qtbot.waitUntil(lambda: bool(worked.ask(templates.templates)[0].sections))
    assert worked.ask(templates.templates)[0].sections[1].heading == "Chỉ đạo"
    assert page.leave() == ""
    room.open_page("Báo cáo")
    reports = room.reports
    qtbot.waitUntil(lambda: bool(reports.known.templates))
    reports.begin_menu.aboutToShow.emit()
    texts = [action.text() for action in reports.begin_menu.actions()]
    assert texts[:2] == [
        "Báo cáo 6 tháng đầu năm 2026",
        "Báo cáo 6 tháng đầu năm 2026 (Sở Nội vụ)",
    ]


def test_the_names_of_sections_can_be_read_on_a_small_screen(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    worked.write(templates.save_template, "", {"name": "Báo cáo gửi Sở Nội vụ"})
    page: Any = room.open_page("Đề cương")
    qtbot.waitUntil(lambda: page.outline.parts.rowCount() == 6)
    table = page.outline
    page.detail.tabs.setCurrentWidget(table.parentWidget())
    qtbot.waitUntil(table.isVisible)
    names = [str(row.values["heading"]) for row in table.parts.rows]
    longest = max(table.fontMetrics().horizontalAdvance(name) for name in names)
    assert table.columnWidth(1) > longest


def test_a_section_is_added_below_the_current_one_named_at_once_and_moved_by_keys(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    worked.write(templates.save_template, "", {"name": "Báo cáo gửi Sở Nội vụ"})
    page: Any = room.open_page("Đề cương")
    qtbot.waitUntil(lambda: page.outline.parts.rowCount() == 6)
    table = page.outline
    page.detail.tabs.setCurrentWidget(table.parentWidget())
    table.go_to("1", "heading")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: table.parts.rowCount() == 7 and open_line(table) is not None)
    assert table.currentIndex().row() == 2
    line = open_line(table)
    assert line is not None
    assert line.text() == "Mục mới"
    QTest.keyClicks(line, "Rieng")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: labels(worked)[2] == ("II.", "Rieng"))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: labels(worked)[3] == ("III.", "Rieng"))
    qtbot.waitUntil(lambda: table.currentIndex().row() == 3)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(labels(worked)) == 6)
    assert [label for label, _heading in labels(worked)] == ["", "I.", "II.", "III.", "IV.", "V."]


def labels(diary: Diary) -> list[tuple[str, str]]:
    """Return the numbers and names of the sections of the only outline."""
    return [(each.label, each.heading) for each in diary.ask(templates.templates)[0].outline]


def test_where_a_section_comes_from_is_chosen_with_the_keys(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    worked.write(templates.save_template, "", {"name": "Báo cáo gửi Sở Nội vụ"})
    page: Any = room.open_page("Đề cương")
    qtbot.waitUntil(lambda: page.outline.parts.rowCount() == 6)
    table = page.outline
    page.detail.tabs.setCurrentWidget(table.parentWidget())
    table.go_to("1", "part")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: bool(table.findChildren(QComboBox)))
    (box,) = table.findChildren(QComboBox)
    qtbot.waitUntil(box.view().isVisible)
    for _step in range(2):
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
    assert not worked.ask(templates.templates)[0].sections
    wanted = box.itemData(box.view().currentIndex().row())
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(worked.ask(templates.templates)[0].sections))
    assert worked.ask(templates.templates)[0].sections[1].part == wanted == "shortcomings"
    # Below each other the sections of the one outline have more room than the list of outlines.
    room.resize(1050, 545)
    row = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() >= 6 * row)
    assert page.table.viewport().height() > 2 * row
