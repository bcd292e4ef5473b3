# SPDX-License-Identifier: MIT
"""The order of Tab is looked at without harm to the dialog."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.tab_order import focus_chain, put_buttons_last

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Asked(QDialog):
    """A dialog that hears its own button, as ours do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heard = 0
        self.done_button = QPushButton("Xong", self)
        self.box, self.line = QComboBox(self), QLineEdit(self)
        column = QVBoxLayout(self)
        for each in (self.box, self.line, self.done_button):
            column.addWidget(each)
        self.done_button.clicked.connect(self._on_done_clicked)

    def _on_done_clicked(self) -> None:
        self.heard += 1


def test_a_dialog_keeps_its_slots_though_nothing_but_its_parent_holds_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Asked(window)
    dialog.show()
    QFileDialog(dialog)
    put_buttons_last(dialog)
    held = weakref.ref(dialog)
    del dialog
    gc.collect()
    left = held()
    assert left is not None
    left.done_button.click()
    assert left.heard == 1
    left.close()


def test_all_widgets_of_a_dialog_are_in_its_chain_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Asked(window)
    dialog.show()
    QFileDialog(dialog)
    chain = focus_chain(dialog)
    assert dialog not in chain
    assert len(chain) == len(set(chain))
    assert {dialog.box, dialog.line, dialog.done_button} <= set(chain)
    dialog.close()
