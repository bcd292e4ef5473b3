# SPDX-License-Identifier: MIT
"""Enter presses the button that has the keyboard; letters without tones find in lists of few values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.keys import SameKeys, _place_of
from dvcq_desktop.widgets.record_form import RecordForm
from tests.windows import show_active

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

KINDS = ["Hội nghị", "Đối thoại", "Tiếp công dân", "Tuyên truyền", "Đơn thư"]


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.add, self.link = QPushButton("+ Thêm vị trí", self), QToolButton(self)
        self.link.setText("Hoàn tác")
        self.link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kind = KindBox([(place, text) for place, text in enumerate(KINDS)], self)
        column = QVBoxLayout(self)
        for widget in (self.add, self.link, self.kind):
            column.addWidget(widget)


@pytest.fixture
def keys(qapp: QApplication) -> Iterator[SameKeys]:
    made = SameKeys(qapp, qapp)
    made._pause.setInterval(60_000)
    yield made
    qapp.focusChanged.disconnect(made._on_focus_changed)


@pytest.fixture
def page(keys: SameKeys, qtbot: QtBot) -> Page:
    made = Page()
    show_active(made, qtbot)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_a_button_and_a_link(page: Page, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (page.add, page.link):
        button.setFocus()
        with qtbot.waitSignal(button.clicked, timeout=500):
            QTest.keyClick(button, key)


def test_ctrl_enter_is_left_to_the_page(page: Page, qtbot: QtBot) -> None:
    page.add.setFocus()
    with qtbot.assertNotEmitted(page.add.clicked):
        QTest.keyClick(page.add, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.usefixtures("keys")
def test_the_last_field_of_a_new_record_keeps_its_enter(qtbot: QtBot) -> None:
    form = RecordForm()
    qtbot.addWidget(form)
    ticks = TicksField("Đơn vị")
    form.add("title", "Nội dung", LineEdit())
    form.add("units", "Đơn vị", ticks)
    form.begin_new({})
    with qtbot.waitActive(form):
        form.show()
    ticks.chip.setFocus()
    with qtbot.waitSignal(form.finished, timeout=500):
        QTest.keyClick(ticks.chip, Qt.Key.Key_Return)


def test_letters_find_without_tones_and_tell_once(page: Page, keys: SameKeys, qtbot: QtBot) -> None:
    told: list[object] = []
    page.kind.edited.connect(told.append)
    page.kind.setFocus()
    QTest.keyClicks(page.kind, "doi")
    assert page.kind.currentText() == "Đối thoại"
    assert told == []
    keys._pause.timeout.emit()
    assert told == [1]
    QTest.keyClicks(page.kind, "tiep c")
    page.add.setFocus()
    assert told == [1, 2]


def test_letters_find_in_the_open_list(page: Page, keys: SameKeys, qtbot: QtBot) -> None:
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
    keys._pause.timeout.emit()
    assert told == [4]


def test_letters_that_lead_back_tell_nothing_and_a_space_opens_the_list(
    page: Page, keys: SameKeys, qtbot: QtBot
) -> None:
    told: list[int] = []
    page.kind.activated.connect(told.append)
    page.kind.setFocus()
    QTest.keyClicks(page.kind, "hoi nghi")
    keys._pause.timeout.emit()
    assert told == []
    QTest.keyClick(page.kind, Qt.Key.Key_Space)
    qtbot.waitUntil(page.kind.view().isVisible)
    page.kind.hidePopup()


def test_a_held_enter_presses_once(page: Page) -> None:
    pressed: list[str] = []
    page.add.clicked.connect(partial(pressed.append, "add"))
    page.add.setFocus()
    for held in (False, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(page.add, key)
    assert pressed == ["add"]


def test_one_letter_again_goes_on_and_a_word_inside_is_found() -> None:
    assert [_place_of("d", KINDS, at) for at in (0, 1, 4)] == [1, 4, 1]
    assert _place_of("dd", KINDS, 1) == 4
    assert _place_of("thoai", KINDS, 0) == 1
    assert _place_of("xyz", KINDS, 0) is None


class Cells(QTableView):
    """A small sheet; what is chosen there is what Del would empty."""

    def __init__(self, behaviour: QTableView.SelectionBehavior) -> None:
        super().__init__()
        self.model_ = QStandardItemModel(4, 4, self)
        self.setModel(self.model_)
        self.setSelectionBehavior(behaviour)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)


@pytest.fixture(params=list(QTableView.SelectionBehavior)[:2])
def cells(keys: SameKeys, qtbot: QtBot, request: pytest.FixtureRequest) -> Cells:
    made = Cells(request.param)
    show_active(made, qtbot)
    made.setFocus()
    made.setCurrentIndex(made.model_.index(1, 2))
    return made


def chosen(cells: Cells) -> set[tuple[int, int]]:
    """Return the first chosen cells of each row, and that the current one is among them."""
    at = cells.currentIndex()
    assert cells.selectionModel().isSelected(at)
    return {(index.row(), index.column()) for index in cells.selectionModel().selectedIndexes()}


def test_what_is_chosen_follows_ctrl_home_and_end(cells: Cells) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    for key, row in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 3), (Qt.Key.Key_PageUp, 0)):
        QTest.keyClick(cells, key, control)
        assert cells.currentIndex().row() == row
        assert {place[0] for place in chosen(cells)} == {row}


def test_ctrl_and_an_arrow_take_what_is_chosen_along_from_cell_to_cell(cells: Cells) -> None:
    QTest.keyClick(cells, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert cells.currentIndex().row() == 2
    if cells.selectionBehavior() is QTableView.SelectionBehavior.SelectItems:
        assert chosen(cells) == {(2, 2)}


def test_the_keys_of_the_menu_ask_for_it_at_the_current_cell(cells: Cells, qtbot: QtBot) -> None:
    place = cells.visualRect(cells.currentIndex())
    with qtbot.waitSignal(cells.customContextMenuRequested, timeout=500) as asked:
        QTest.keyClick(cells, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert place.contains(asked.args[0])
    middle = cells.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, cells.mapToGlobal(middle))
    with qtbot.waitSignal(cells.customContextMenuRequested, timeout=500) as asked:
        QApplication.sendEvent(cells, event)
    assert place.contains(asked.args[0])
