# SPDX-License-Identifier: MIT
"""Enter presses the button that has the keyboard; in tables the keys take along what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.choices import TicksField
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.keys import SameKeys
from dvcq_desktop.widgets.record_form import RecordForm
from tests.windows import show_active, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.add, self.link = QPushButton("+ Thêm vị trí", self), QToolButton(self)
        self.link.setText("Hoàn tác")
        self.link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        for widget in (self.add, self.link):
            column.addWidget(widget)


@pytest.fixture
def keys(qapp: QApplication) -> Iterator[SameKeys]:
    with watching(qapp, SameKeys(qapp, qapp)) as made:
        yield made


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


def test_a_held_enter_presses_once(page: Page) -> None:
    pressed: list[str] = []
    page.add.clicked.connect(partial(pressed.append, "add"))
    page.add.setFocus()
    for held in (False, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(page.add, key)
    assert pressed == ["add"]


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
