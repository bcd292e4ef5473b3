# SPDX-License-Identifier: MIT
"""Nothing of the first steps, of today, or of the strip over made-up data is cut, foreign or nameless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from dvcq_desktop.plan.rules import TaskState
from dvcq_desktop.widgets.sample_strip import SampleStrip
from tests.eyes.measuring import findings
from tests.today.test_screen import LATE
from tests.today.test_tasks import give

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.today.screen import TodayScreen

# What the window leaves a room of 1366x768, 1093x614 and 911x512.
ROOMS = [QSize(1234, 690), QSize(1053, 540), QSize(871, 440)]


@pytest.mark.parametrize("room", ROOMS)
def test_the_first_steps_are_whole(open_today: Callable[..., TodayScreen], room: QSize) -> None:
    screen = open_today()
    screen.resize(room)
    assert findings(screen) == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_morning_is_whole(database: Database, open_today: Callable[..., TodayScreen], room: QSize) -> None:
    give(database, ("Đối thoại", LATE, TaskState.NOT_STARTED), ("Xong", None, TaskState.DONE))
    screen = open_today()
    screen.resize(room)
    assert screen.minimumSizeHint().height() <= ROOMS[-1].height()
    assert screen.note.isVisible()
    assert findings(screen) == []


def test_the_strip_is_whole(qapp: QApplication, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    strip = SampleStrip(holder)
    strip.offer_way_back()
    holder.resize(871, 60)
    holder.show()
    strip.resize(871, strip.sizeHint().height())
    assert findings(strip) == []
