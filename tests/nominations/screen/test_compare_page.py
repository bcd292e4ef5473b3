# SPDX-License-Identifier: MIT
"""The page "So sánh các năm" in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dvcq_desktop.nominations.comparing import By
from dvcq_desktop.nominations.screen.compare_page import ComparePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.nominations.register import Register

    Shown = Callable[[RecordTable, str], list[str]]


@pytest.fixture
def page(room: NominationsScreen, qtbot: QtBot) -> ComparePage:
    made = room.open_page("So sánh các năm")
    assert isinstance(made, ComparePage)
    qtbot.waitUntil(lambda: bool(made.read.lines))
    return made


def line_of(page: ComparePage, label: str) -> list[str]:
    return next(row for row in page.table.rows_as_texts() if row[0].strip() == label)


def click(page: ComparePage, label: str, column: int) -> None:
    rows = page.table.rows_as_texts()[1:]
    row = next(place for place, each in enumerate(rows) if each[0].strip() == label)
    index = page.table.lines.index(row, column)
    page.table.scrollTo(index)
    at: QPoint = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_this_year_stands_beside_the_last(page: ComparePage) -> None:
    assert line_of(page, "Phong trào Dân vận khéo") == [
        "Phong trào Dân vận khéo", "1", "2", "+1", "0", "0", "0",
    ]  # fmt: skip
    assert line_of(page, "Thôn Đoài")[1:4] == ["1", "1", "0"]
    assert "Đăng ký 2025" in page.table.rows_as_texts()[0]
    assert "2/2 thôn đã đăng ký" in page.page.counts.text()


def test_a_click_on_a_number_shows_its_models_and_the_way_back_keeps_the_years(
    page: ComparePage, room: NominationsScreen, qtbot: QtBot, shown: Shown
) -> None:
    click(page, "Thôn Đoài", 1)
    models = room.models
    assert room.page is models
    qtbot.waitUntil(lambda: shown(models.table, "name") == ["Ngày thứ bảy vì dân"])
    assert models.year.year == 2025
    room.open_page("So sánh các năm")
    assert (page.read.year, page.read.other) == (2026, 2025)
    click(page, "Thôn Đoài", 2)
    qtbot.waitUntil(lambda: shown(models.table, "name") == ["Đường hoa"])
    models.page.filters.clear()
    assert len(models.table.records.ids) == 2


def test_enter_on_a_number_does_the_same_and_on_a_name_nothing(
    page: ComparePage, room: NominationsScreen, qtbot: QtBot, shown: Shown
) -> None:
    page.table.setCurrentIndex(page.table.lines.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert room.page is page
    page.table.setCurrentIndex(page.table.lines.index(0, 2))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(room.models.table, "name") == ["Đường hoa", "Camera an ninh"])


def test_any_other_year_can_stand_beside_it(page: ComparePage, room: NominationsScreen, qtbot: QtBot) -> None:
    page.year.setCurrentIndex(page.year.findData(2025))
    page.year.activated.emit(page.year.currentIndex())
    qtbot.waitUntil(lambda: (page.read.year, page.read.other) == (2025, 2024))
    assert room.shown_year == 2025
    page.other.setCurrentIndex(page.other.findData(2026))
    page.other.activated.emit(page.other.currentIndex())
    qtbot.waitUntil(lambda: (page.read.year, page.read.other) == (2025, 2026))


def test_the_thon_that_have_not_registered_are_listed_and_copied(
    page: ComparePage, a_register: Register, qtbot: QtBot
) -> None:
    a_register.change("cam", unit=None)
    page.refresh()
    qtbot.waitUntil(lambda: page.side.villages.count() == 1)
    assert page.side.villages.item(0).text() == "Thôn Đông"
    assert page.side.tabText(0) == "Thôn 1/2"
    assert "Còn 1 thôn chưa đăng ký" in page.side.villages_said.text()
    page.side.copy_villages_button.click()
    assert QGuiApplication.clipboard().text() == "TT\tThôn chưa đăng ký năm 2026\n1\tThôn Đông"


def test_what_goes_on_is_listed_and_opened(
    page: ComparePage, room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    a_register.change("hoa", previous=a_register.keys["cu"])
    page.refresh()
    qtbot.waitUntil(lambda: page.side.tabText(1) == "Tiếp tục 1")
    lines = [page.side.models.item(row).text() for row in range(page.side.models.count())]
    assert lines == [
        "Tiếp tục từ năm 2025: 1",
        "Đường hoa · Thôn Đoài",
        "Mới năm 2026: 1",
        "Camera an ninh · Thôn Đông",
    ]
    page.side.models.itemClicked.emit(page.side.models.item(0))
    assert room.page is page
    page.side.models.itemClicked.emit(page.side.models.item(3))
    qtbot.waitUntil(lambda: shown(room.models.table, "name") == ["Camera an ninh"])


def test_the_table_is_copied_as_it_is_filtered(page: ComparePage) -> None:
    page.page.filters.set_values({"by": frozenset({By.KIND.value})})
    page.copy_button.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["", "Phong trào Dân vận khéo", "Theo loại", "Tập thể"]
    page.page.filters.clear()
    page.page.search.setText("thon dong")
    page.page.search.search_changed.emit("thon dong")
    names = [line.label for line in page.table.lines.lines]
    assert names == ["Phong trào Dân vận khéo", "Theo đơn vị, thôn", "Thôn Đông"]


def test_years_without_models_say_so(page: ComparePage, qtbot: QtBot) -> None:
    page.show_year(2020)
    qtbot.waitUntil(lambda: page.read.year == 2020)
    assert page.cover.isVisible()
    assert "chưa có mô hình nào để so sánh" in page.cover.sentence.text()
