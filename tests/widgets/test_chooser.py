# SPDX-License-Identifier: MIT
"""A chooser gives way, shows that it cuts a name, and reads it whole in its tooltip and its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dvcq_desktop.widgets.chooser import Chooser
from dvcq_desktop.widgets.plain import OneLine

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from pytestqt.qtbot import QtBot

NAME = "Thẩm định mô hình “Dân vận khéo” đợt hai năm 2026"


def test_a_long_name_is_cut_with_a_sign_and_told_whole(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = Chooser("Đợt thẩm định", page)
    box.addItems([NAME, "Đợt một"])
    page.resize(900, 200)
    page.show()
    box.resize(box.minimumSizeHint())
    assert box._shown().endswith("…")
    assert len(box._shown()) > 10
    assert box.toolTip() == f"Đợt thẩm định: {NAME}"
    box.showPopup()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(NAME)
    box.hidePopup()
    box.setCurrentIndex(1)
    box.resize(box.sizeHint())
    assert box._shown() == "Đợt một"
    assert box.toolTip() == "Đợt thẩm định: Đợt một"


def test_a_line_that_is_cut_can_be_read_by_keyboard(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, told = Told(page), NAME
    line.setText(NAME)
    with qtbot.waitActive(page):
        page.show()
    line.resize(120, 20)
    assert line.toolTip() == told
    page.focusNextPrevChild(True)
    qtbot.waitUntil(lambda: line.seen)
    line.resize(1200, 20)
    assert line.focusPolicy() is line.focusPolicy().NoFocus


class Told(OneLine):
    seen = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.seen = True
