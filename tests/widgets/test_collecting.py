# SPDX-License-Identifier: MIT
"""Garbage that holds Qt's objects is freed on the GUI thread, whichever thread makes more of it."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread

from dvcq_desktop.widgets.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Ring:
    """Hold itself, so that only the collector frees it, and tell on which thread that was."""

    def __init__(self, told: list[bool]) -> None:
        self.me = self
        self.held = QObject()
        weakref.finalize(self, lambda: told.append(QThread.isMainThread()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    gc.enable()
    made = Collector()
    yield made
    made.deleteLater()


def litter() -> None:
    kept: list[object] = []
    for _ in range(50_000):
        ring: list[object] = []
        ring.append(ring)
        kept.append(ring)


def test_only_the_gui_thread_frees_garbage(collector: Collector, qtbot: QtBot) -> None:
    told: list[bool] = []
    Ring(told)
    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert told == []
    qtbot.waitUntil(lambda: told == [True], timeout=5_000)
