# SPDX-License-Identifier: MIT
"""A question names what its button does, and does it only then."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.questions import ask_first


class Steps(QObject):
    """Count the steps taken."""

    count = 0

    def take(self) -> None:
        self.count += 1


@pytest.mark.parametrize(("verb", "taken"), [("Xóa hẳn", 1), ("Hủy", 0)])
def test_only_the_verb_does_it(qtbot: QtBot, verb: str, taken: int) -> None:
    page, steps = QWidget(), Steps()
    qtbot.addWidget(page)
    page.show()
    box = ask_first(page, "Xóa hẳn 3 nhiệm vụ?", "Xóa hẳn", steps.take)
    button = next(one for one in box.buttons() if one.text().replace("&", "") == verb)
    button.click()
    assert steps.count == taken


def test_the_safe_button_is_the_default(qtbot: QtBot) -> None:
    page, steps = QWidget(), Steps()
    qtbot.addWidget(page)
    page.show()
    box = ask_first(page, "Xóa hẳn?", "Xóa hẳn", steps.take)
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.close()
