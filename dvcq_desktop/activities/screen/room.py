# SPDX-License-Identifier: MIT
"""The room of the diary: its pages under tabs, all of the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.screen.activity_page import ActivitySection
from dvcq_desktop.widgets.tabs import YearPage, YearRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.activities.screen.reading import TasksOfYear
    from dvcq_desktop.widgets.workbench import Workbench


class ActivitiesScreen(YearRoom[YearPage]):
    """Hold the pages of the room, the diary first; all show the same year.

    A page may have a signal `opinion_requested(str)`, with the activity in which one was raised, and
    `activity_requested(str)`, with the activity to be shown.

    `tasks` lists the plan's tasks of a year by what is searched, as the front door hands it over.
    """

    TITLE = "Nhật ký"
    ICON = "notebook-pen"
    TABS = "Các phần của nhật ký hoạt động"

    def __init__(
        self, workbench: Workbench, parent: QWidget | None = None, *, tasks: TasksOfYear | None = None
    ) -> None:
        super().__init__(workbench, parent)
        # Widgets
        self.activities = ActivitySection(workbench, self, tasks=tasks)
        # Assemble
        self.build(workbench, self.activities.TITLE, self.activities, _PAGES)
        # Where the keyboard goes when the room is opened: else Qt gives it to the search box.
        self.activities.table.setFocus()

    def connect_page(self, page: YearPage) -> None:
        """Follow the year that a page chooses, and go where it asks to."""
        super().connect_page(page)
        if hasattr(page, "opinion_requested"):
            page.opinion_requested.connect(self._on_opinion_requested)
        if hasattr(page, "activity_requested"):
            page.activity_requested.connect(self._on_activity_requested)

    def _on_opinion_requested(self, activity: str) -> None:
        page: Any = self.open_page("Ý kiến của dân")
        page.begin_for(activity)

    def _on_activity_requested(self, activity: str) -> None:
        page: Any = self.open_page(self.activities.TITLE)
        page.go_to(activity)


def _briefings(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.activities.screen.briefing_page import BriefingSection  # noqa: PLC0415 - see _PAGES

    return BriefingSection(workbench, parent)


def _opinions(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.activities.screen.opinion_page import OpinionSection  # noqa: PLC0415 - see _PAGES

    return OpinionSection(workbench, parent)


# The pages beside the diary: their titles and what makes them, imported when they are opened.
_PAGES: tuple[tuple[str, Callable[[Workbench, QWidget], QWidget]], ...] = (
    ("Quán triệt", _briefings),
    ("Ý kiến của dân", _opinions),
)
