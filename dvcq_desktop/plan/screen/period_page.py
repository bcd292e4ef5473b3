# SPDX-License-Identifier: MIT
"""What pages that count to a day share: year, day and deadline above them, their actions, their prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.theme import icon
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QSettings

    from dvcq_desktop.office.printing import PrintOption
    from dvcq_desktop.widgets.workbench import Workbench

_DATE_LETTERS = 18
# The names of tasks are long: beside the table the detail has what its fields need.
_BESIDE = (69, 31)
# In a narrower window the form of a task would need a scroll bar of its own.
_BESIDE_FROM = 1300
_AGAINST_KEY = "plan/against"
_AGAINST = (
    "Quá hạn, trước hạn, đúng hạn được tính theo thời hạn hiện tại (sau gia hạn) hoặc theo thời hạn đầu tiên"
)


class PeriodPage(QWidget):
    """Show one year as of one day, with actions and papers; a page makes its `head` and its content."""

    year_chosen = Signal(int)
    day_chosen = Signal(object)  # the day to count to, None for today
    difficulty_requested = Signal(str, str)  # a task's key, a unit's or ""

    head: PeriodHead

    def __init__(self, workbench: Workbench, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._wanted_year = workbench.today().year
        self._unsigned: list[tuple[QAction, str]] = []
        self.page = Page(
            title, self, search_hint="Tìm nhiệm vụ", beside_shares=_BESIDE, beside_from=_BESIDE_FROM
        )
        self.print_menu = QMenu(self)

    @property
    def shown_year(self) -> int:
        """Return the year that is shown, or being read."""
        return self._wanted_year

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def refresh(self) -> None:
        """Read the year anew."""
        raise NotImplementedError

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._wanted_year = year
        self.refresh()

    def choose_year(self, year: int) -> None:
        """Show another year here and on the other pages."""
        if year != self._wanted_year:
            self.year_chosen.emit(year)
        self.show_year(year)

    def show_day(self, day: date | None) -> None:
        """Count to another day from the next reading on."""
        self.head.show_day(day)

    def print_kind(self, name: str) -> None:
        """Ask what a kind of paper is to be made of, and make it."""
        raise NotImplementedError

    def add(
        self, text: str, slot: Callable[[], object], key: str | None = None, icon_name: str = ""
    ) -> QAction:
        """Add an action to the page; its sign is drawn when a menu shows it."""
        action = QAction(text, self)
        if icon_name:
            self._unsigned.append((action, icon_name))
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def add_print(self, name: str, title: str) -> QAction:
        """Add the action that makes a kind of paper."""
        action = self.add(f"In {in_sentence(title)}…", self._on_print_triggered, None, "printer")
        action.setData(name)
        return action

    def draw_signs(self) -> None:
        """Give the actions their signs, which only a menu shows."""
        for action, name in self._unsigned:
            action.setIcon(icon(name))
        self._unsigned.clear()

    def fill(self, content: QWidget) -> None:
        """Lay the page out: its papers above, what has the keyboard, and the day she chooses heard."""
        self.print_button = self.head.add_menu("In…", "printer", self.print_menu)
        self.print_button.setToolTip("In… (Ctrl+P)")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        lead_to(self, content)
        self.head.period_changed.connect(self._on_period_changed)

    def show_print_menu(self) -> None:
        """Show the papers below their button."""
        self.print_button.showMenu()

    def _on_period_changed(self) -> None:
        self.day_chosen.emit(self.head.chosen_day)
        self.choose_year(self.head.chosen_year or self._wanted_year)

    def _on_print_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.print_kind(action.data())


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
        # Assemble
        for chooser in (self.year, self._label, self.as_of):
            page.add_chooser(chooser)
        page.let_fold(labels=[self._label])
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
        self._page.let_fold(button)
        return button

    def add_action(self, action: QAction, verb: str, icon_name: str) -> QPushButton:
        """Add an action of the room."""
        button = self._page.add_action(verb, icon_name)
        button.clicked.connect(action.trigger)
        self._page.let_fold(button)
        return button

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

    def print_options(self) -> set[PrintOption]:
        """Return what a paper made from the page is to be made with."""
        from dvcq_desktop.office.printing import PrintOption  # noqa: PLC0415 - start-up time

        return {PrintOption.FIRST_DEADLINE} if self.against is Against.FIRST else set()

    def _on_against_edited(self, against: Against) -> None:
        self._settings.setValue(_AGAINST_KEY, against.value)
        self.period_changed.emit()

    def _on_as_of_edited(self, day: date | None) -> None:
        if day is None:
            self.as_of.set_value(self._today())
        self.period_changed.emit()
