# SPDX-License-Identifier: MIT
"""A date as it is spoken or written: typed in any usual way, or picked from a calendar."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import parse_date, short_date
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, icon
from dvcq_desktop.widgets.undoing import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QDate
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QCalendarWidget

_WIDEST = "28/08/2028"


class DateEdit(QWidget):
    """Edit a date, or none; what can't be read stays as typed, with a sentence below it."""

    edited = Signal(object)  # date | None
    mended = Signal()  # what stands there can be read again

    def __init__(self, parent: QWidget | None = None, *, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._today = today
        self._value: date | None = None
        # Widgets
        self.line = Line(self)
        self.line.setPlaceholderText("ngày/tháng/năm")
        self.line.setClearButtonEnabled(True)
        letters = self.line.fontMetrics().horizontalAdvance(_WIDEST)
        hint = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText()) + self.line.BESIDE_HINT
        self.line.setMinimumWidth(max(letters + self.line.fontMetrics().height() * 2, hint))
        self._button = QToolButton(self)
        self._button.setIcon(icon("calendar"))
        self._button.setAutoRaise(True)
        self._button.setToolTip("Chọn trên lịch (Alt+↓)")
        self._button.setAccessibleName("Chọn ngày trên lịch")
        # Alt+Down does the same; Tab goes on to the next field.
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wrong = plain_label(self)
        self._wrong.setProperty("wrong", True)
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._calendar: QCalendarWidget | None = None
        # Assemble
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self._wrong)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.line)
        # Signals
        self.line.editingFinished.connect(self.flush)
        self._button.clicked.connect(self.open_calendar)

    @property
    def value(self) -> date | None:
        """Return the last date that could be read."""
        return self._value

    @property
    def is_valid(self) -> bool:
        """Tell whether what stands in the field can be read."""
        return self._wrong.isHidden()

    @property
    def complaint(self) -> str:
        """Return why what is typed is no date, empty when it is one."""
        return "" if self.is_valid else self._wrong.text()

    @property
    def _shown(self) -> str:
        return short_date(self._value) if self._value else ""

    def changeEvent(self, event: QEvent) -> None:
        """Offer no way to empty a field that takes nothing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and "line" in self.__dict__:
            self.line.setClearButtonEnabled(self.isEnabled())

    def set_value(self, day: date | None) -> None:
        """Fill the field without telling."""
        self._value = day
        self.line.setText(self._shown)
        self._forgive()

    def flush(self) -> None:
        """Read what is typed, and tell the date if it changed."""
        typed = self.line.text().strip()
        if typed == self._shown:
            self._forgive()
            return
        try:
            day = parse_date(typed, today=self._today()) if typed else None
        except UserError as error:
            self._wrong.setText(error.sentence)
            self._wrong.show()
            self.line.setAccessibleDescription(error.sentence)
            return
        self._take(day)

    def setAccessibleName(self, name: str) -> None:
        """Name the line too, for that is what has the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def open_calendar(self) -> None:
        """Drop the calendar below the field."""
        from dvcq_desktop.widgets.calendar_popup import (  # noqa: PLC0415 - start-up time
            as_qdate,
            make_calendar,
            place_at,
            show_marks,
        )

        if self._calendar is None:
            self._calendar = make_calendar(self)
            self._calendar.clicked.connect(self._on_calendar_picked)
            self._calendar.activated.connect(self._on_calendar_picked)
        day = self._value or self._today()
        show_marks(self._calendar)
        self._calendar.setSelectedDate(as_qdate(day))
        place_at(self._calendar, self.line)
        self._calendar.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop the calendar with Alt+Down, take the typing back with Esc."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Escape and (not self.is_valid or self.line.text() != self._shown):
            self.line.put_back(self._shown)
            self._forgive()
        else:
            super().keyPressEvent(event)

    def _forgive(self) -> None:
        if not self.is_valid:
            self._wrong.hide()
            self.mended.emit()

    def _take(self, day: date | None) -> None:
        changed = day != self._value
        self.set_value(day)
        if changed:
            self.edited.emit(day)

    def _on_calendar_picked(self, picked: QDate) -> None:
        if self._calendar:
            self._calendar.hide()
        self._take(date(picked.year(), picked.month(), picked.day()))
        self.line.setFocus()
