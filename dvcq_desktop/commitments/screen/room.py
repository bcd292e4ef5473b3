# SPDX-License-Identifier: MIT
"""The room of the commitments: its pages under tabs, all of the same campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.commitments.screen.list_page import SigningList
from dvcq_desktop.widgets.tabs import LaterPage, PageTabs
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from dvcq_desktop.widgets.workbench import Workbench


class CommitmentsPage(Protocol):
    """Say what the room asks of its pages, QWidgets with a signal `campaign_chosen(str, int)`.

    A page may have a signal `page_requested(str)`, with the title of another page to go to, and
    `record_requested(str)`, to begin a new record there.
    """

    campaign_chosen: Any

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""

    def show_campaign(self, campaign: str, year: int) -> None:
        """Show another campaign ("" for the newest of its year; of all years where the year is 0)."""

    def refresh(self) -> None:
        """Read everything anew."""

    def focus_search(self) -> None:
        """Put the cursor into the search box."""

    def leave(self) -> str:
        """Save what is typed; return what is to be said of what cannot be saved, empty where all can."""


class CommitmentsScreen(QWidget):
    """Hold the pages of the room; all but the list of those who sign are made when they are first opened."""

    TITLE = "Cam kết"
    ICON = "signature"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaign, self._year = "", 0
        # Widgets
        self.list = SigningList(workbench, self)
        self.tabs = PageTabs(self)
        self.tabs.setAccessibleName("Các phần của việc ký cam kết")
        # Assemble
        self.tabs.addTab(self.list, self.list.TITLE)
        for title, make in _PAGES:
            later = LaterPage(make, workbench, self.tabs)
            later.page_made.connect(self._on_page_made)
            self.tabs.addTab(later, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.list)
        # Where the keyboard goes when the room is opened: else Qt gives it to the search box.
        self.list.table.setFocus()
        # Signals
        self._on_page_made(self.list)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def page(self) -> CommitmentsPage:
        """Return the page that is shown."""
        widget = self.tabs.currentWidget()
        return cast("CommitmentsPage", widget.made if isinstance(widget, LaterPage) else widget)

    @property
    def shown_year(self) -> int:
        """Return the year of the campaign that is shown."""
        return self._year

    def show_year(self, year: int) -> None:
        """Show the newest campaign of another year."""
        self._campaign, self._year = "", year
        self.page.show_campaign("", year)

    def open_page(self, title: str) -> CommitmentsPage:
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
        if focused := self.focusWidget():
            focused.clearFocus()
        said = []
        for place in range(self.tabs.count()):
            widget = self.tabs.widget(place)
            if isinstance(widget, LaterPage) and widget.is_new:
                continue
            page = widget.made if isinstance(widget, LaterPage) else widget
            if sentence := cast("CommitmentsPage", page).leave():
                said.append(sentence)
                self.tabs.setCurrentIndex(place)
        return " ".join(said)

    def _on_page_made(self, page: CommitmentsPage) -> None:
        page.campaign_chosen.connect(self._on_campaign_chosen)
        if hasattr(page, "page_requested"):
            page.page_requested.connect(self.open_page)
        if hasattr(page, "record_requested"):
            page.record_requested.connect(self._on_record_requested)

    def _on_campaign_chosen(self, campaign: str, year: int) -> None:
        self._campaign, self._year = campaign, year

    def _on_record_requested(self, title: str) -> None:
        page = self.open_page(title)
        if hasattr(page, "begin_new"):
            page.begin_new()

    def _on_tab_changed(self, _place: int) -> None:
        self.page.show_campaign(self._campaign, self._year)
        widget = self.tabs.currentWidget()
        self.setFocusProxy(widget)
        if widget is not None and not self.tabs.tabBar().hasFocus():
            # Else the keys of the page would wait for a click into it.
            widget.setFocus()


def _campaigns(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.screen.campaign_page import CampaignSection  # noqa: PLC0415 - see _PAGES

    return CampaignSection(workbench, parent)


def _texts(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.screen.text_page import TextSection  # noqa: PLC0415 - see _PAGES

    return TextSection(workbench, parent)


def _scans(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.screen.scans_page import ScansPage  # noqa: PLC0415 - see _PAGES

    return ScansPage(workbench, parent)


def _inspections(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.screen.inspections import InspectionSection  # noqa: PLC0415 - see _PAGES

    return InspectionSection(workbench, parent)


def _violations(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.screen.violations import ViolationSection  # noqa: PLC0415 - see _PAGES

    return ViolationSection(workbench, parent)


# The pages beside the list: their titles and what makes them, imported when they are opened.
_PAGES: tuple[tuple[str, Callable[[Workbench, QWidget], QWidget]], ...] = (
    ("Đợt ký", _campaigns),
    ("Nội dung cam kết", _texts),
    ("Bản quét", _scans),
    ("Kiểm tra công vụ", _inspections),
    ("Vi phạm", _violations),
)
