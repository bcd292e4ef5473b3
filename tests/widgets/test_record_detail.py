# SPDX-License-Identifier: MIT
"""The right half of a page: what is remarked of a record never hides its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QScrollArea, QScrollBar

from dvcq_desktop.widgets.record_detail import Detail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

REMARKS = [f"Thiếu mục {number} của phiếu đăng ký." for number in range(1, 9)]


def shown(qtbot: QtBot, height: int) -> Detail:
    detail = Detail()
    qtbot.addWidget(detail)
    detail.resize(420, height)
    detail.show()
    detail.show_record("Đường hoa", REMARKS)
    QApplication.sendPostedEvents()
    return detail


def test_in_a_low_pane_one_remark_stands_for_all_and_the_tabs_stay_in_sight(qtbot: QtBot) -> None:
    detail = shown(qtbot, 150)
    assert detail.remarks.text().count("Lưu ý:") == 1
    assert detail.remarks.more.isVisible()
    assert detail.tabs.y() + detail.tabs.tabBar().height() < detail.height()
    assert detail.tabs.height() > detail.height() // 2


def test_a_high_pane_shows_them_all(qtbot: QtBot) -> None:
    detail = shown(qtbot, 1200)
    assert detail.remarks.text().count("Lưu ý:") == 8
    assert not detail.remarks.more.isVisible()


def test_all_remarks_are_listed_without_the_mouse(qtbot: QtBot) -> None:
    detail = shown(qtbot, 150)
    assert detail.remarks.more.text() == "Xem cả 8 lưu ý"
    assert detail.remarks.more.focusPolicy() is Qt.FocusPolicy.StrongFocus
    with qtbot.waitSignal(detail.remarks.opened) as opened:
        QTest.keyClick(detail.remarks.more, Qt.Key.Key_Space)
    assert opened.args is not None
    dialog: QDialog = opened.args[0]
    (every,) = dialog.findChildren(QListWidget)
    assert [every.item(row).text() for row in range(every.count())] == REMARKS
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(every, Qt.Key.Key_Escape)


def test_a_pane_that_grows_shows_more(qtbot: QtBot) -> None:
    detail = shown(qtbot, 150)
    detail.resize(420, 1200)
    assert detail.remarks.text().count("Lưu ý:") == 8


def test_in_a_low_page_the_forms_scroll_and_the_pane_does_not(qtbot: QtBot) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    detail = Detail()
    form = QLabel("\n".join(["Dòng"] * 60))
    detail.add(form)
    page.setWidget(detail)
    page.setWidgetResizable(True)
    page.resize(420, 180)
    page.show()
    detail.show_record("Đường hoa", REMARKS)
    QApplication.sendPostedEvents()
    bars = [each for each in page.findChildren(QScrollBar) if each.maximum() > 0 and each.isVisible()]
    assert len(bars) == 1
    assert page.verticalScrollBar().maximum() == 0


def test_remarks_that_come_and_go_move_no_field(qtbot: QtBot) -> None:
    detail = shown(qtbot, 600)
    before = detail.tabs.geometry().topLeft()
    detail.show_record("Đường hoa", [])
    QApplication.sendPostedEvents()
    assert detail.remarks.isHidden()
    assert detail.tabs.geometry().topLeft() == before
    assert detail.tabs.geometry().bottom() > detail.height() - 10, "nothing of their room is left"
