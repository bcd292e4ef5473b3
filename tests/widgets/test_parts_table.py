# SPDX-License-Identifier: MIT
"""A table of parts: what is typed takes the place of the cell's words, and Enter goes past what is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from dvcq_desktop.widgets.cell_typing import choose_cell, open_line
from dvcq_desktop.widgets.parts_model import PartColumn, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COLUMNS = (PartColumn("unit", "Đơn vị", width=20), PartColumn("task", "Nhiệm vụ"))


def table_in(qtbot: QtBot, *, locked: bool) -> tuple[QDialog, PartsTable]:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    table, main = PartsTable("Phụ lục", COLUMNS, dialog), QPushButton("Nhận", dialog)
    table.parts.show_rows([PartRow("1", {"unit": "Phòng", "task": "Việc khác"})], locked=locked)
    main.setDefault(True)
    main.clicked.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    column.addWidget(table)
    column.addWidget(main)
    with qtbot.waitActive(dialog):
        dialog.show()
    table.setFocus()
    choose_cell(table, table.parts.index(0, 0))
    return dialog, table


def test_what_is_typed_after_tab_takes_the_place_of_the_words_there(qtbot: QtBot) -> None:
    _dialog, table = table_in(qtbot, locked=False)
    choose_cell(table, table.parts.index(0, 1))
    table.edit(table.currentIndex())
    line = open_line(table)
    assert line is not None
    # The cell before was saved, and its row is told anew.
    table.parts.dataChanged.emit(table.parts.index(0, 0), table.parts.index(0, 1))
    QTest.keyClicks(line, "Huy dong")
    assert line.text() == "Huy dong"
    table.parts.dataChanged.emit(table.parts.index(0, 0), table.parts.index(0, 1))
    assert line.text() == "Huy dong"


def test_enter_on_locked_rows_presses_the_main_button(qtbot: QtBot) -> None:
    dialog, table = table_in(qtbot, locked=True)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(table, Qt.Key.Key_Return)
