# SPDX-License-Identifier: MIT
"""The process outlives what PySide6 does to None, True and False on Python 3.11."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import dvcq_desktop.widgets  # noqa: F401 - it is the import that guards


class Sender(QObject):
    sent = Signal(bool)

    def take(self, value: bool) -> None:
        pass


def test_a_day_of_signals_and_calls_does_not_use_up_the_constants(qtbot: QtBot) -> None:
    label, sender = QLabel(), Sender()
    qtbot.addWidget(label)
    sender.sent.connect(sender.take)
    for _ in range(20_000):
        label.setVisible(False)
        sender.sent.emit(True)
        sender.sent.emit(False)
    assert min(sys.getrefcount(constant) for constant in (None, True, False)) > 100_000
