# SPDX-License-Identifier: MIT
"""The room of the commitments: its pages under tabs, all of the same campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from dvcq_desktop.commitments.screen.list_page import SigningList
from dvcq_desktop.widgets.tabs import RoomPage, TabbedRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.workbench import Workbench


class CommitmentsPage(RoomPage, Protocol):
    """Say what the room asks of its pages beyond that: a signal `campaign_chosen(str, int)`.

    A page may have a signal `page_requested(str)`, with the title of another page to go to, and
    `record_requested(str)`, to begin a new record there.
    """

    campaign_chosen: Any

    def show_campaign(self, campaign: str, year: int) -> None:
        """Show another campaign ("" for the newest of its year; of all years where the year is 0)."""


class CommitmentsScreen(TabbedRoom[CommitmentsPage]):
    """Hold the pages of the room, the list of those who sign first; all are of the same campaign."""

    TITLE = "Cam kết"
    ICON = "signature"
    TABS = "Các phần của việc ký cam kết"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaign, self._year = "", 0
        # Widgets
        self.list = SigningList(workbench, self)
        # Assemble
        self.build(workbench, self.list.TITLE, self.list, _PAGES)
        # Where the keyboard goes when the room is opened: else Qt gives it to the search box.
        self.list.table.setFocus()

    @property
    def shown_year(self) -> int:
        """Return the year of the campaign that is shown."""
        return self._year

    def show_year(self, year: int) -> None:
        """Show the newest campaign of another year."""
        self._campaign, self._year = "", year
        self.page.show_campaign("", year)

    def connect_page(self, page: CommitmentsPage) -> None:
        """Follow the campaign that a page chooses, and go where it asks to."""
        page.campaign_chosen.connect(self._on_campaign_chosen)
        if hasattr(page, "page_requested"):
            page.page_requested.connect(self.open_page)
        if hasattr(page, "record_requested"):
            page.record_requested.connect(self._on_record_requested)

    def show_shared(self) -> None:
        """Show the campaign."""
        self.page.show_campaign(self._campaign, self._year)

    def _on_campaign_chosen(self, campaign: str, year: int) -> None:
        self._campaign, self._year = campaign, year

    def _on_record_requested(self, title: str) -> None:
        page = self.open_page(title)
        if hasattr(page, "begin_new"):
            page.begin_new()


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
