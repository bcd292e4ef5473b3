# SPDX-License-Identifier: MIT
"""A question names what its button does, and does it only then."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
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


def test_the_safe_button_can_be_called_by_what_it_means(qtbot: QtBot) -> None:
    page, steps = QWidget(), Steps()
    qtbot.addWidget(page)
    page.show()
    box = ask_first(page, "Bỏ phần chưa lưu?", "Bỏ phần vừa ghi", steps.take, stay="Ghi tiếp")
    assert [one.text().replace("&", "") for one in box.buttons()] == ["Bỏ phần vừa ghi", "Ghi tiếp"]
    assert box.defaultButton().text() == "Ghi tiếp"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert steps.count == 0
