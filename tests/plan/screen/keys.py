# SPDX-License-Identifier: MIT
"""What the tests of the page of tasks do again and again: choose, and press a key where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.plan.screen.task_page import TaskPage
    from tests.plan.screen.conftest import Small


def choose(page: TaskPage, small: Small, *names: str, qtbot: QtBot) -> None:
    page.table.select_ids([small.keys[name] for name in names])
    if len(names) == 1:
        qtbot.waitUntil(lambda: page.detail.task is not None and page.detail.task.id == small.keys[names[0]])


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
