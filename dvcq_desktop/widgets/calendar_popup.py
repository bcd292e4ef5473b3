# SPDX-License-Identifier: MIT
"""The calendar that drops from a date's field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from dvcq_desktop.widgets.theme import colours, icon

if TYPE_CHECKING:
    from datetime import date


def as_qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def make_calendar(parent: QWidget) -> QCalendarWidget:
    """Make a calendar as a wall shows it: Monday first, days off in grey."""
    calendar = QCalendarWidget(parent)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekend = QTextCharFormat()
    weekend.setForeground(QColor(colours().muted))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    # The names are Qt's own; without its buttons the calendar still works.
    for name, sign in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        for button in calendar.findChildren(QToolButton, name):
            button.setIcon(icon(sign, colour=colours().on_accent))
    return calendar
