# SPDX-License-Identifier: MIT
"""The frame of a page, and the message bar at its top."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStringListModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QTableView, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.messages import Link, MessageBar
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.page_head import SIGNS, WHOLE
from dvcq_desktop.widgets.theme import Tone


def make_page(qtbot: QtBot, width: int) -> Page:
    page = Page("Kế hoạch")
    qtbot.addWidget(page)
    page.set_table(QListView())
    page.set_detail(QTextEdit())
    page.resize(width, 640)
    page.show()
    return page


class Steps(QObject):
    """Count the steps taken."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def open(self) -> None:
        self.taken.append("open")


def wide(page: Page, level: int) -> int:
    """Return how wide a page must be for its head folded so far."""
    margins = page._column.contentsMargins()
    return page._head.width_at(level) + margins.left() + margins.right()


def test_on_a_wide_page_the_detail_stands_beside_the_table(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    assert page.splitter.orientation() == Qt.Orientation.Horizontal
    table, detail = page.splitter.sizes()
    assert table > detail > 0


def test_on_a_narrow_page_the_detail_goes_below(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    page.resize(860, 500)
    assert page.splitter.orientation() == Qt.Orientation.Vertical


def test_a_window_that_was_wide_can_be_made_narrow_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = Page("Kế hoạch", window)
    page.set_table(QListView())
    buttons = [page.add_action(f"Một việc rất dài thứ {place} của trang…") for place in range(5)]
    page.let_fold(*buttons)
    column = QVBoxLayout(window)
    column.addWidget(page)
    window.show()
    window.resize(1900, 640)
    assert all(button.text() for button in buttons)
    window.resize(900, 640)
    qtbot.waitUntil(lambda: not any(button.text() for button in buttons))
    assert window.width() == 900
    assert buttons[0].accessibleName() == "Một việc rất dài thứ 0 của trang…"
    window.resize(1900, 640)
    qtbot.waitUntil(lambda: all(button.text() for button in buttons))


def test_the_main_action_keeps_its_words_the_longest_and_the_title_goes_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = Page("Kế hoạch", window)
    page.set_table(QListView())
    page.resize(1220, 640)
    other, main = page.add_action("In danh sách của đơn vị…", "printer"), page.set_primary("Thêm nhiệm vụ")
    page.let_fold(other, main)
    window.show()
    assert page.title.isVisible()
    needed = wide(page, WHOLE)
    page.resize(needed - 10, 640)
    assert (page.title.isVisible(), other.text(), main.text()) == (False, "", "Thêm nhiệm vụ")
    page.resize(wide(page, SIGNS) - 10, 640)
    assert (other.text(), main.text()) == ("", "")
    page.resize(needed + 10, 640)
    assert page.title.isVisible()
    assert (other.text(), main.text()) == ("In danh sách của đơn vị…", "Thêm nhiệm vụ")


def test_the_form_below_gets_what_few_rows_leave_until_she_moves_the_line(qtbot: QtBot) -> None:
    page = Page("Người ký")
    qtbot.addWidget(page)
    table, rows = QTableView(), QStandardItemModel(0, 2)
    table.setModel(rows)
    page.set_table(table)
    page.set_detail(QWidget())
    page.resize(860, 700)
    page.show()
    usual = page.splitter.sizes()[0]
    rows.appendRow([QStandardItem("Chủ tịch"), QStandardItem("Vũ Đình Khang")])
    above, below = page.splitter.sizes()
    assert above < usual * 2 // 3
    assert below > above
    for _row in range(40):
        rows.appendRow([QStandardItem("Phó Chủ tịch"), QStandardItem("Lê Thị Hoa")])
    assert page.splitter.sizes()[0] == usual
    # A search that finds one row moves nothing.
    rows.removeRows(1, 40)
    page.resize(860, 690)
    assert page.splitter.sizes()[0] > above * 3 // 2
    page.splitter.setSizes([100, 500])
    page.splitter.splitterMoved.emit(100, 1)
    chosen = page.splitter.sizes()
    rows.appendRow([QStandardItem("Phó Chủ tịch")])
    assert page.splitter.sizes() == chosen


def test_counts_without_room_go_on_in_a_second_line(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    page.set_counts([f"{number} mô hình cần lưu ý" for number in range(12)])
    page.resize(860, 640)
    page.layout().activate()  # type: ignore[union-attr]  # it has one
    assert page.counts.height() >= page.counts.heightForWidth(page.counts.width())


def test_the_splitter_is_remembered_for_each_way_of_laying_out(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = make_page(qtbot, 1220)
    page.remember(settings, "plan")
    page.splitter.setSizes([400, 700])
    page.splitter.splitterMoved.emit(400, 1)
    wide = page.splitter.sizes()
    page.resize(860, 640)
    again = make_page(qtbot, 1220)
    again.remember(settings, "plan")
    assert again.splitter.sizes() == wide


def test_counts_are_one_line(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    page.set_counts(["42 nhiệm vụ", "", "5 quá hạn"])
    assert page.counts.text() == "42 nhiệm vụ · 5 quá hạn"


def test_the_primary_action_stays_last(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    page.set_primary("Thêm nhiệm vụ")
    page.add_action("In…", "printer")
    texts = [page._head.actions.itemAt(place).widget().text() for place in range(page._head.actions.count())]  # type: ignore[union-attr]  # all are buttons
    assert texts == ["In…", "Thêm nhiệm vụ"]


def test_the_filter_row_shows_only_when_it_has_filters(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    assert page.filters.isHidden()
    page.filters.add_chip("state", "Trạng thái")
    assert page.filters.isVisible()


def test_esc_takes_the_message_away(qtbot: QtBot) -> None:
    page = make_page(qtbot, 1220)
    page.messages.show_error("Không ghi được tệp.")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.messages.text == ""


def test_a_message_offers_its_next_steps(qtbot: QtBot) -> None:
    bar, steps = MessageBar(), Steps()
    qtbot.addWidget(bar)
    bar.show_success("Đã in 60 bản.", Link("Mở", steps.open), Link("In lại", steps.open))
    assert bar.text == "Đã in 60 bản."
    assert bar.tone is Tone.DONE
    assert [button.text() for button in bar._links] == ["Mở", "In lại"]
    bar._links[0].click()
    assert steps.taken == ["open"]


def test_a_new_message_replaces_the_one_before_with_its_steps(qtbot: QtBot) -> None:
    bar, steps = MessageBar(), Steps()
    qtbot.addWidget(bar)
    bar.show_success("Đã in 60 bản.", Link("Mở", steps.open))
    bar.show_error("<b>Không</b> ghi được tệp.")
    assert bar.text == "<b>Không</b> ghi được tệp."
    assert bar._links == []
    assert bar.accessibleName() == "Lỗi"
    assert bar.accessibleDescription() == bar.text


def test_closing_a_message_is_told(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_info("Đã đọc kế hoạch.")
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(bar.closed):
        bar.clear()


class Writes(QObject):
    """Stand for the writer: tells of saved actions."""

    saved = Signal(str, object)


def test_a_message_goes_when_its_step_would_do_something_else(qtbot: QtBot) -> None:
    """The bar of an import stayed through later work, and its "Hoàn tác" undid that instead."""
    bar, steps, writes = MessageBar(), Steps(), Writes()
    qtbot.addWidget(bar)
    bar.show_success("Đã nhập 21 nhiệm vụ.", Link("Hoàn tác", steps.open, writes.saved))
    writes.saved.emit("Giao người phụ trách", None)
    assert bar.text == ""
    bar.show_success("Đã nhập 21 nhiệm vụ.", Link("Hoàn tác", steps.open, writes.saved))
    bar.show_info("Thời hạn rơi vào ngày nghỉ.")
    writes.saved.emit("Đặt thời hạn", None)
    assert bar.text == "Thời hạn rơi vào ngày nghỉ."


def test_a_window_shows_one_bar_the_newest(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    frame, page = MessageBar(window), MessageBar(window)
    column.addWidget(frame)
    column.addWidget(page)
    window.show()
    frame.show_success("Đã lưu bản sao.")
    page.show_info("Đã chuyển 1 nhiệm vụ vào thùng rác.")
    assert (frame.text, page.text) == ("", "Đã chuyển 1 nhiệm vụ vào thùng rác.")
    frame.show_error("Ổ đĩa đã đầy.")
    assert page.text == ""
    page.show_info("Đã in.")
    assert (frame.text, page.text) == ("Ổ đĩa đã đầy.", "Đã in.")


def test_a_step_keeps_the_and_of_its_words(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_info("Chưa có đơn vị.", Link("Thêm Văn phòng HĐND&UBND", Steps().open))
    assert bar._links[0].text() == "Thêm Văn phòng HĐND&&UBND"


def test_the_rows_stay_where_they_are_when_something_is_told(qtbot: QtBot) -> None:
    page = Page("Kế hoạch")
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.set_table(QLabel("bảng"))
    before = page.splitter.geometry()
    page.messages.show_success("Đã lưu.")
    QApplication.sendPostedEvents()
    page.layout().activate()  # type: ignore[union-attr]  # it has one
    shown = page.splitter.geometry()
    assert shown.top() == before.top()
    assert shown.bottom() < before.bottom()
    page.messages.clear()
    page.layout().activate()  # type: ignore[union-attr]  # as above
    assert page.splitter.geometry() == before


def test_on_a_low_page_the_detail_gets_more_than_half(qtbot: QtBot) -> None:
    page = make_page(qtbot, 860)
    table, detail = page.splitter.sizes()
    assert table > detail
    assert page.enlarge.isHidden()
    page.resize(860, 400)
    table, detail = page.splitter.sizes()
    assert detail > table > 0
    assert page.enlarge.text() == "Phóng to phần chi tiết (F11)"
    assert page.enlarge.isVisible()


def test_the_detail_takes_the_room_of_the_rows_and_gives_it_back(qtbot: QtBot) -> None:
    page = make_page(qtbot, 860)
    bar = QLabel("Mức")
    page.add_bar(bar)
    bar.show()
    page.filters.show()
    table, detail = page.findChildren(QListView)[0], page.findChildren(QTextEdit)[0]
    with qtbot.waitActive(page):
        page.activateWindow()
    table.setFocus()
    page.toggle_enlarged()
    assert not table.hasFocus()
    assert [each.isVisible() for each in (table, page.filters, bar, detail)] == [False, False, False, True]
    assert page.enlarge.text() == "Hiện lại bảng (F11)"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert [each.isVisible() for each in (table, page.filters, bar, detail)] == [True] * 4
    assert table.hasFocus()
    assert page.enlarge.isHidden()


def test_what_she_enlarged_herself_stays_so_after_a_new_record(qtbot: QtBot) -> None:
    page = make_page(qtbot, 860)
    page.resize(860, 400)
    page.toggle_enlarged()
    page.make_room()
    page.end_room()
    assert page.is_enlarged
    page.toggle_enlarged()
    page.make_room()
    assert page.is_enlarged
    page.end_room()
    assert not page.is_enlarged


def test_rows_that_are_looked_for_or_left_are_shown_again(qtbot: QtBot) -> None:
    page = make_page(qtbot, 860)
    [table] = page.findChildren(QListView)
    page.toggle_enlarged()
    page.search.setText("ban")
    page.search.search_now()
    assert table.isVisible()
    page.toggle_enlarged()
    page.hide()
    page.show()
    assert table.isVisible()
    assert page.filters.isHidden()


def test_the_headers_of_a_table_are_no_rows(qtbot: QtBot) -> None:
    page, table = Page("Kế hoạch"), QTableView()
    qtbot.addWidget(page)
    table.setModel(QStringListModel(["một", "hai"], table))
    page.set_table(table)
    page.show()
    assert page._views() == [table]
    assert page.return_to_rows()
    assert page.focusWidget() is table
