# SPDX-License-Identifier: MIT
"""Tabs, with room for the tails of Vietnamese letters that Fusion's own cut, and the rooms under them."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTabBar, QTabWidget, QVBoxLayout, QWidget

from dvcq_desktop.widgets.focus import focus_inside, lead_to, led_to
from dvcq_desktop.widgets.theme import GAP, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QShowEvent

    from dvcq_desktop.widgets.workbench import Workbench

_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Tabs(QTabWidget):
    """Hold pages under flat tabs.

    Ctrl+Tab turns the pages of the room wherever the focus is, Ctrl+Page Down and Up the tabs of a record.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_RoomyBar(self))
        self.setDocumentMode(True)

    def hasHeightForWidth(self) -> bool:
        """Let pages have what room there is: for words that wrap on one of them, all would be scrolled."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tabs with Ctrl+Page Down and Up."""
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        step = _STEPS.get(Qt.Key(event.key())) if with_ctrl else None
        if step is not None and (place := self._beside(step)) is not None:
            self.setCurrentIndex(place)
            if self.isAncestorOf(QApplication.focusWidget() or self):
                self.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _beside(self, step: int) -> int | None:
        """Return the next tab in a direction that can be opened."""
        place = self.currentIndex() + step
        while 0 <= place < self.count():
            if self.isTabVisible(place) and self.isTabEnabled(place):
                return place
            place += step
        return None


class PageTabs(Tabs):
    """Hold the pages of a room; the keyboard follows to the page that is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lent: list[QAction] = []
        bar = self.tabBar()
        assert isinstance(bar, _RoomyBar)
        bar.entered.connect(self._lend_keys)
        self.currentChanged.connect(self._on_page_turned)
        self.currentChanged.connect(self._on_current_changed, Qt.ConnectionType.QueuedConnection)
        # As shortcuts: a grid or the tabs of a record would take the keys for themselves.
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+Shift+Backtab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, step))

    def leave(self) -> str:
        """Save what is typed on every page made so far; return what is to be said of what cannot be saved."""
        said = []
        for place in range(self.count()):
            widget: Any = self.widget(place)
            if isinstance(widget, LaterPage) and widget.is_new:
                continue
            if sentence := _page_in(widget).leave():
                said.append(sentence)
                self.setCurrentIndex(place)
        return " ".join(said)

    def _turn(self, step: int) -> None:
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def _on_page_turned(self, _place: int) -> None:
        """Begin in the page's table: its keys would wait for a click, and Qt begins in its search box."""
        page = self.currentWidget()
        if self.tabBar().hasFocus():
            self._lend_keys()
        elif page is not None:
            led_to(page).setFocus()

    def _lend_keys(self) -> None:
        """Let the keys of the page's actions work on its tab too, as Ctrl+P after Ctrl+Page Up."""
        bar, page = self.tabBar(), self.currentWidget()
        for action in self._lent:
            bar.removeAction(action)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        actions = _page_in(page).actions() if page is not None else []
        self._lent = [action for action in actions if action.shortcutContext() == within]
        bar.addActions(self._lent)

    def _on_current_changed(self, _place: int) -> None:
        """Follow once the page stands; not from the bar, where the arrows go on to the next one."""
        page = self.currentWidget()
        if page is not None and self.isVisible() and not self.tabBar().hasFocus():
            focus_inside(page)


class LaterPage(QWidget):
    """Make a page when it is shown for the first time: the first window needs none of them."""

    page_made = Signal(object)  # the page, a QWidget of the shape that its room asks for

    def __init__(self, make: Callable[[Workbench, QWidget], QWidget], bench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._make = make
        self._bench = bench
        self._made: QWidget | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the page was not made yet."""
        return self._made is None

    @property
    def made(self) -> QWidget:
        """Return the page."""
        if self._made is None:
            self._made = self._make(self._bench, self)
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self._made)
            lead_to(self, self._made)
            self.page_made.emit(self._made)
        return self._made

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page."""
        assert self.made
        super().showEvent(event)


class RoomPage(Protocol):
    """Say what a room asks of a page under its tabs, which is a QWidget."""

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""

    def refresh(self) -> None:
        """Read everything anew."""

    def focus_search(self) -> None:
        """Put the cursor into the search box."""

    def leave(self) -> str:
        """Save what is typed; return what is to be said of what cannot be saved, empty where all can."""


class YearPage(RoomPage, Protocol):
    """Say what a room of a year asks of its pages beyond that: a signal `year_chosen(int)`."""

    year_chosen: Any

    def show_year(self, year: int) -> None:
        """Show another year, reading it anew; a page that is not of a year does nothing."""


OnePage = TypeVar("OnePage", bound=RoomPage)
OneYearPage = TypeVar("OneYearPage", bound=YearPage)


class TabbedRoom(QWidget, Generic[OnePage]):
    """Hold pages of the shape `OnePage` under tabs; all but the first are made when they are first opened.

    The room makes its first page, which comes before the tabs for the key Tab, then calls `build`.
    """

    TABS: ClassVar[str]  # what the tabs are called for those who hear the screen

    tabs: PageTabs

    # What each room says

    def connect_page(self, page: OnePage) -> None:
        """Connect the signals of a page that was just made."""
        raise NotImplementedError

    def show_shared(self) -> None:
        """Show on the page that was just opened what all pages share, as the year."""
        raise NotImplementedError

    # What all rooms have

    def build(
        self,
        workbench: Workbench,
        title: str,
        first: QWidget,
        later: Sequence[tuple[str, Callable[[Workbench, QWidget], QWidget]]],
    ) -> None:
        """Put the first page under its tab, and beside it those that are made later."""
        # Widgets
        self.tabs = PageTabs(self)
        self.tabs.setAccessibleName(self.TABS)
        # Assemble
        self.tabs.addTab(first, title)
        for later_title, make in later:
            page = LaterPage(make, workbench, self.tabs)
            page.page_made.connect(self.connect_page)
            self.tabs.addTab(page, later_title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(self.tabs)
        lead_to(self, first)
        # Signals
        self.connect_page(self.page)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def page(self) -> OnePage:
        """Return the page that is shown."""
        return cast("OnePage", _page_in(self.tabs.currentWidget()))

    def open_page(self, title: str) -> OnePage:
        """Open a page by its title."""
        for place in range(self.tabs.count()):
            if self.tabs.tabText(place) == title:
                self.tabs.setCurrentIndex(place)
        return self.page

    def actions_of_room(self) -> list[QAction]:
        """Return the menu of the page that is shown."""
        return self.page.actions_of_page()

    def refresh(self) -> None:
        """Read the page that is shown anew."""
        self.page.refresh()

    def focus_search(self) -> None:
        """Put the cursor into the search box of the page that is shown."""
        self.page.focus_search()

    def leave(self) -> str:
        """Save what is typed on every page; return what is to be said of what cannot be saved."""
        return self.tabs.leave()

    def _on_tab_changed(self, _place: int) -> None:
        widget = self.tabs.currentWidget()
        lead_to(self, widget)
        self.show_shared()


class YearRoom(TabbedRoom[OneYearPage]):
    """Hold pages that all show the same year, this one at first."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = workbench.today().year

    @property
    def shown_year(self) -> int:
        """Return the year that all pages show."""
        return self._year

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._year = year
        self.page.show_year(year)

    def connect_page(self, page: OneYearPage) -> None:
        """Follow the year that a page chooses."""
        # Not what is loaded: a hidden page may read its old year anew after another was chosen.
        page.year_chosen.connect(self._on_year_chosen)

    def show_shared(self) -> None:
        """Show the year."""
        self.page.show_year(self._year)

    def _on_year_chosen(self, year: int) -> None:
        self._year = year


def _page_in(widget: QWidget) -> Any:
    return widget.made if isinstance(widget, LaterPage) else widget


class _RoomyBar(QTabBar):
    entered = Signal()  # by the keyboard

    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index) + QSize(0, GAP)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
