# SPDX-License-Identifier: MIT
"""What stands above a page of a year: the year, the day and the deadline it is counted by, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction

    from dvcq_desktop.widgets.page import Page

_DATE_LETTERS = 18
_AGAINST_KEY = "plan/against"
_AGAINST = (
    "Quá hạn, trước hạn, đúng hạn được tính theo thời hạn hiện tại (sau gia hạn) hoặc theo thời hạn đầu tiên"
)
# Below this width of the page there is room for the signs of the actions only, and for no label.
_NARROW = 1000


class PeriodHead(QObject):
    """Fill the head of a page that counts to a day, and say what was chosen in it."""

    period_changed = Signal()  # another year or day
    filter_changed = Signal()

    def __init__(self, page: Page, today: Callable[[], date], settings: QSettings) -> None:
        super().__init__(page)
        self._page = page
        self._today = today
        self._settings = settings
        # Widgets
        self.year = YearBox(page)
        self._label = QLabel("Tính đến ngày", page)
        self.as_of = DateEdit(page, today=today)
        self.as_of.setAccessibleName("Tính đến ngày")
        self.as_of.setToolTip("Quá hạn, sắp đến hạn được tính đến ngày này")
        self.as_of.set_value(today())
        self.as_of.line.setFixedWidth(page.fontMetrics().averageCharWidth() * _DATE_LETTERS)
        self._label.setBuddy(self.as_of)
        self.against_box = KindBox([(each, each.label) for each in Against], page)
        self.against_box.setAccessibleName("Thời hạn để tính quá hạn")
        self.against_box.setToolTip(_AGAINST)
        kept = str(settings.value(_AGAINST_KEY, ""))
        self.against_box.set_value(Against.FIRST if kept == Against.FIRST else Against.LAST)
        self._buttons: list[tuple[QPushButton, str]] = []
        # Assemble
        for chooser in (self.year, self._label, self.as_of):
            page.add_chooser(chooser)
        page.filters.add_beside(self.against_box)
        # Signals
        self.year.chosen.connect(self.period_changed)
        self.as_of.edited.connect(self._on_as_of_edited)
        self.against_box.edited.connect(self._on_against_edited)
        page.filters.changed.connect(self.filter_changed)
        page.search.search_changed.connect(self.filter_changed)

    def add_menu(self, verb: str, icon_name: str, menu: QMenu) -> QPushButton:
        """Add an action that offers several."""
        button = self._page.add_action(verb, icon_name)
        button.setMenu(menu)
        return self._keep(button, verb)

    def add_action(self, action: QAction, verb: str, icon_name: str) -> QPushButton:
        """Add an action of the room."""
        button = self._page.add_action(verb, icon_name)
        button.clicked.connect(action.trigger)
        return self._keep(button, verb)

    def fit(self, width: int) -> None:
        """Leave out words where the page is narrow."""
        narrow = width < _NARROW
        self._label.setVisible(not narrow)
        for button, verb in self._buttons:
            button.setText("" if narrow else verb)

    @property
    def chosen_year(self) -> int | None:
        """Return the year chosen, None before any was read."""
        return self.year.year

    @property
    def day(self) -> date:
        """Return the day that overdue is counted to."""
        return self.as_of.value or self._today()

    @property
    def chosen_day(self) -> date | None:
        """Return the day she chose, None for today, whenever that is."""
        day = self.as_of.value
        return None if day == self._today() else day

    def show_day(self, day: date | None) -> None:
        """Count to another day, None for today, without telling."""
        self.as_of.set_value(day or self._today())

    @property
    def against(self) -> Against:
        """Return which deadline late is counted by."""
        return Against(str(self.against_box.value))

    def _keep(self, button: QPushButton, verb: str) -> QPushButton:
        button.setToolTip(verb)
        button.setAccessibleName(verb)
        self._buttons.append((button, verb))
        return button

    def _on_against_edited(self, against: Against) -> None:
        self._settings.setValue(_AGAINST_KEY, against.value)
        self.period_changed.emit()

    def _on_as_of_edited(self, day: date | None) -> None:
        if day is None:
            self.as_of.set_value(self._today())
        self.period_changed.emit()
