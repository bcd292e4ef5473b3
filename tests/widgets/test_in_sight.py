# SPDX-License-Identifier: MIT
"""What has the keyboard is seen whole, with its label or the line that is typed, and has a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.form import DateEdit, LineEdit, TextArea
from dvcq_desktop.widgets.in_sight import FocusRing, InSight
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.table import Column, RecordModel, RecordTable
from dvcq_desktop.widgets.theme import colours
from tests.windows import show_active, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

HEIGHT = 110


class Scrolled(QScrollArea):
    """A form of more fields than are seen, as below a table."""

    def __init__(self) -> None:
        super().__init__()
        self.form = RecordForm(self)
        self.day, self.last = DateEdit(self.form), LineEdit(self.form)
        self.text = TextArea(self.form, lines=6)
        self.form.add("day", "Ngày", self.day)
        self.form.add("text", "Nội dung", self.text)
        self.form.add("last", "Ghi chú", self.last)
        self.setWidgetResizable(True)
        self.setWidget(self.form)
        self.resize(400, HEIGHT)

    def shows(self, widget: QWidget, rect: QRect | None = None) -> bool:
        inside = rect or widget.rect()
        at = QRect(widget.mapTo(self.viewport(), inside.topLeft()), inside.size())
        return self.viewport().rect().contains(at)

    def label(self, title: str) -> QLabel:
        return next(label for label in self.form.findChildren(QLabel) if label.text() == f"{title}:")


@pytest.fixture
def sight(qapp: QApplication) -> Iterator[InSight]:
    with watching(qapp, InSight(qapp, qapp)) as made:
        yield made
    made._leave()


@pytest.fixture
def scrolled(sight: InSight, qtbot: QtBot) -> Scrolled:
    made = Scrolled()
    show_active(made, qtbot)
    return made


def test_a_field_that_gets_the_keyboard_is_seen_whole_with_its_label(
    scrolled: Scrolled, qtbot: QtBot
) -> None:
    scrolled.last.setFocus()
    qtbot.waitUntil(lambda: scrolled.shows(scrolled.last) and scrolled.shows(scrolled.label("Ghi chú")))
    scrolled.day.setFocus()
    qtbot.waitUntil(lambda: scrolled.shows(scrolled.day) and scrolled.shows(scrolled.label("Ngày")))


def test_the_line_that_is_typed_stays_in_sight(scrolled: Scrolled, qtbot: QtBot) -> None:
    area = scrolled.text
    area.setFocus()
    for _line in range(9):
        QTest.keyClicks(area, "mot dong chu")
        QTest.keyClick(area, Qt.Key.Key_Return)
        QApplication.processEvents()
        qtbot.waitUntil(
            lambda: scrolled.shows(area, area.cursorRect().translated(area.viewport().pos())), timeout=1000
        )
    assert area.height() > scrolled.viewport().height()
    QTest.keyClick(area, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: scrolled.shows(area, area.cursorRect().translated(area.viewport().pos())), timeout=1000
    )


def test_what_she_scrolls_to_herself_stays(scrolled: Scrolled, qtbot: QtBot) -> None:
    scrolled.last.setFocus()
    qtbot.waitUntil(lambda: scrolled.shows(scrolled.last))
    scrolled.verticalScrollBar().setValue(0)
    for _round in range(2):
        QApplication.processEvents()
    assert scrolled.verticalScrollBar().value() == 0


def test_nothing_moves_under_a_button_of_the_mouse_that_is_held(
    scrolled: Scrolled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: held[0])
    scrolled.last.setFocus()
    QApplication.processEvents()
    assert not scrolled.shows(scrolled.last)
    held[0] = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: scrolled.shows(scrolled.last))


def test_what_scrolls_inside_of_what_scrolls_is_seen_too(sight: InSight, qtbot: QtBot) -> None:
    outer, page, inner = QScrollArea(), QWidget(), Scrolled()
    qtbot.addWidget(outer)
    column = QVBoxLayout(page)
    column.addSpacing(4 * HEIGHT)
    column.addWidget(inner)
    inner.setFixedHeight(HEIGHT)
    outer.setWidgetResizable(True)
    outer.setWidget(page)
    outer.resize(420, 2 * HEIGHT)
    with qtbot.waitActive(outer):
        outer.show()
    inner.last.setFocus()
    qtbot.waitUntil(lambda: inner.shows(inner.last) and not inner.last.visibleRegion().isEmpty())


@pytest.mark.parametrize("kind", ["text", "browser", "link"])
def test_what_the_style_does_not_frame_is_framed(sight: InSight, qtbot: QtBot, kind: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    link = QToolButton(page)
    link.setText("Xem các bước")
    link.setProperty("link", True)
    link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    framed = {"text": TextArea(page), "browser": QTextBrowser(page), "link": link}
    other = LineEdit(page)
    for widget in (other, *framed.values()):
        column.addWidget(widget)
    with qtbot.waitActive(page):
        page.show()
    widget = framed[kind]
    for focused in (True, False, True):
        (widget if focused else other).setFocus()
        assert widget.hasFocus() is focused
        image = widget.grab().toImage()
        edge = {image.pixelColor(QPoint(x, 1)).name() for x in range(4, widget.width() - 4)}
        assert (edge == {colours().accent}) is focused, edge
    widget.resize(widget.width() - 20, widget.height())
    image = widget.grab().toImage()
    assert image.pixelColor(widget.width() - 1, widget.height() // 2).name() == colours().accent


def test_the_frame_is_around_the_open_tab_and_follows_it(sight: InSight, qtbot: QtBot) -> None:
    bar = QTabBar()
    qtbot.addWidget(bar)
    for title in ("Thông tin", "Lịch sử"):
        bar.addTab(title)
    with qtbot.waitActive(bar):
        bar.show()
    ring = FocusRing(bar)
    for place in (0, 1):
        bar.setCurrentIndex(place)
        assert ring.geometry() == bar.tabRect(place)


def test_what_shows_its_own_cursor_has_no_frame(sight: InSight, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table = RecordTable(RecordModel([Column("name", "Họ và tên")], lambda _ids: {}), page)
    with qtbot.waitActive(page):
        page.show()
    table.setFocus()
    assert table.hasFocus()
    assert table.findChildren(FocusRing) == []
