# SPDX-License-Identifier: MIT
"""The picture of a count that grows over days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.widgets.day_line import DayLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

POINTS = [(date(2026, 3, 5), 2), (date(2026, 3, 10), 5)]


def test_a_day_has_the_count_of_the_last_point_before_it(qtbot: QtBot) -> None:
    line = DayLine()
    qtbot.addWidget(line)
    line.set_points(POINTS, 8, date(2026, 3, 1), date(2026, 3, 31))
    assert [line.count_on(date(2026, 3, day)) for day in (1, 5, 9, 10, 31)] == [0, 2, 2, 5, 5]
    assert line.accessibleDescription() == "05/03: 2; 10/03: 5"


def test_the_first_and_last_day_stand_at_its_ends(qtbot: QtBot) -> None:
    line = DayLine()
    qtbot.addWidget(line)
    line.resize(300, 120)
    line.set_points(POINTS, 8, date(2026, 3, 1), date(2026, 3, 31))
    assert line.day_at(0) == date(2026, 3, 1)
    assert line.day_at(300) == date(2026, 3, 31)
    assert line.day_at(150) == date(2026, 3, 16)


def test_it_draws_with_one_day_and_with_nothing(qtbot: QtBot) -> None:
    line = DayLine()
    qtbot.addWidget(line)
    line.resize(300, 120)
    empty = line.grab().toImage()
    line.set_points([(date(2026, 3, 5), 8)], 8, None, None)
    assert line.grab().toImage() != empty
    line.set_points([], 0, None, None)
    assert line.grab().toImage() == empty
