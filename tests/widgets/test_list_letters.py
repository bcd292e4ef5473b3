# SPDX-License-Identifier: MIT
"""Letters without tones find in lists of few values, closed and open; the list tells once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.list_letters import ListLetters, _place_of
from tests.windows import show_active, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

KINDS = ["Hội nghị", "Đối thoại", "Tiếp công dân", "Tuyên truyền", "Đơn thư"]


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.add = QPushButton("+ Thêm vị trí", self)
        self.kind = KindBox([(place, text) for place, text in enumerate(KINDS)], self)
        column = QVBoxLayout(self)
        for widget in (self.add, self.kind):
            column.addWidget(widget)


@pytest.fixture
def letters(qapp: QApplication) -> Iterator[ListLetters]:
    with watching(qapp, ListLetters(qapp, qapp)) as made:
        made._pause.setInterval(60_000)
        yield made


@pytest.fixture
def page(letters: ListLetters, qtbot: QtBot) -> Page:
    made = Page()
    show_active(made, qtbot)
    return made


def test_letters_find_without_tones_and_tell_once(page: Page, letters: ListLetters, qtbot: QtBot) -> None:
    told: list[object] = []
    page.kind.edited.connect(told.append)
    page.kind.setFocus()
    QTest.keyClicks(page.kind, "doi")
    assert page.kind.currentText() == "Đối thoại"
    assert told == []
    letters._pause.timeout.emit()
    assert told == [1]
    QTest.keyClicks(page.kind, "tiep c")
    page.add.setFocus()
    assert told == [1, 2]


def test_letters_find_in_the_open_list(page: Page, letters: ListLetters, qtbot: QtBot) -> None:
    told: list[int] = []
    page.kind.activated.connect(told.append)
    page.kind.setFocus()
    page.kind.showPopup()
    view = page.kind.view()
    qtbot.waitUntil(view.isVisible)
    QTest.keyClicks(view, "don")
    assert view.currentIndex().row() == 4
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.kind.value == 4
    letters._pause.timeout.emit()
    assert told == [4]


def test_letters_that_lead_back_tell_nothing_and_a_space_opens_the_list(
    page: Page, letters: ListLetters, qtbot: QtBot
) -> None:
    told: list[int] = []
    page.kind.activated.connect(told.append)
    page.kind.setFocus()
    QTest.keyClicks(page.kind, "hoi nghi")
    letters._pause.timeout.emit()
    assert told == []
    QTest.keyClick(page.kind, Qt.Key.Key_Space)
    qtbot.waitUntil(page.kind.view().isVisible)
    page.kind.hidePopup()


def test_one_letter_again_goes_on_and_a_word_inside_is_found() -> None:
    assert [_place_of("d", KINDS, at) for at in (0, 1, 4)] == [1, 4, 1]
    assert _place_of("dd", KINDS, 1) == 4
    assert _place_of("thoai", KINDS, 0) == 1
    assert _place_of("xyz", KINDS, 0) is None
