# SPDX-License-Identifier: MIT
"""The calendar that drops from a date's field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from dvcq_desktop.widgets.fitting import fitted_into
from dvcq_desktop.widgets.theme import Tone, colours, icon, shades

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class MarkedDay(NamedTuple):
    """Say why a day differs from the plain week, and whether the office rests on it."""

    name: str
    rests: bool = True


_marked: dict[date, MarkedDay] = {}


def mark_days(days: Mapping[date, MarkedDay]) -> None:
    """Mark these days on every calendar that is opened from now on."""
    _marked.clear()
    _marked.update(days)


def show_marks(calendar: QCalendarWidget) -> None:
    """Write the marked days bold, those off in red, each with its name in the tooltip."""
    calendar.setDateTextFormat(QDate(), QTextCharFormat())
    for day, mark in _marked.items():
        drawn = QTextCharFormat()
        drawn.setFontWeight(QFont.Weight.Bold)
        drawn.setForeground(QColor(shades(Tone.OVERDUE).ink if mark.rests else colours().text))
        drawn.setToolTip(mark.name if mark.rests else f"Làm bù: {mark.name}")
        calendar.setDateTextFormat(as_qdate(day), drawn)


def as_qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def place_at(calendar: QCalendarWidget, field: QWidget) -> None:
    """Put a calendar below a field, or above it where the screen ends, and never past the screen's edges."""
    room = field.screen().availableGeometry()
    place = QRect(field.mapToGlobal(QPoint(0, field.height())), calendar.sizeHint())
    above = field.mapToGlobal(QPoint(0, 0)).y() - place.height()
    if place.bottom() > room.bottom() and above >= room.top():
        place.moveTop(above)
    calendar.setGeometry(fitted_into(place, room, QMargins()))


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
