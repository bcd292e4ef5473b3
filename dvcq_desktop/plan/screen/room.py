# SPDX-License-Identifier: MIT
"""The plan room: its pages under tabs, all of the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.plan.screen.task_page import TaskPage
from dvcq_desktop.widgets.tabs import LaterPage, PageTabs
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QAction

    from dvcq_desktop.widgets.workbench import Workbench


class PlanPage(Protocol):
    """Say what the room asks of its pages, which are QWidgets with a signal `year_chosen(int)`."""

    year_chosen: Any

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""

    def show_year(self, year: int) -> None:
        """Show another year, reading it anew."""

    def refresh(self) -> None:
        """Read everything anew."""

    def focus_search(self) -> None:
        """Put the cursor into the search box."""

    def leave(self) -> str:
        """Save what is typed; return what is to be said of what cannot be saved, empty where all can."""


class PlanScreen(QWidget):
    """Hold the pages of the plan room; all but the tasks are made when they are first opened."""

    TITLE = "Kế hoạch"
    ICON = "clipboard-list"

    loaded = Signal(int)  # the year whose tasks are now shown

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        # Widgets
        self.tasks = TaskPage(workbench, self)
        self.tabs = PageTabs(self)
        self.tabs.setAccessibleName("Các phần của kế hoạch")
        # Assemble
        self.tabs.addTab(self.tasks, "Nhiệm vụ")
        self._year = workbench.today().year
        self._day: date | None = None  # the day that pages count to, None for today
        for title, make in _PAGES:
            later = LaterPage(make, workbench, self.tabs)
            later.page_made.connect(self._on_page_made)
            self.tabs.addTab(later, title)
        self.tabs.tabBar().setVisible(self.tabs.count() > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE if self.tabs.count() > 1 else 0, 0, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.tasks)
        # Signals
        self.tasks.loaded.connect(self.loaded)
        # Not what is loaded: a hidden page may read its old year anew after another was chosen.
        self.tasks.year_chosen.connect(self._on_year_chosen)
        self.tasks.day_chosen.connect(self._on_day_chosen)
        self.tasks.difficulty_requested.connect(self._on_difficulty_requested)
        self.tasks.next_plan_requested.connect(self._on_next_plan_requested)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def page(self) -> PlanPage:
        """Return the page that is shown."""
        widget = self.tabs.currentWidget()
        return cast("PlanPage", widget.made if isinstance(widget, LaterPage) else widget)

    @property
    def shown_year(self) -> int:
        """Return the year that all pages show."""
        return self._year

    def open_page(self, title: str) -> PlanPage:
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
        said = []
        for place in range(self.tabs.count()):
            widget = self.tabs.widget(place)
            if isinstance(widget, LaterPage) and widget.is_new:
                continue
            page = widget.made if isinstance(widget, LaterPage) else widget
            if sentence := cast("PlanPage", page).leave():
                said.append(sentence)
                self.tabs.setCurrentIndex(place)
        return " ".join(said)

    def show_year(self, year: int) -> None:
        """Show another year on every page."""
        self._year = year
        self.page.show_year(year)

    def _on_year_chosen(self, year: int) -> None:
        self._year = year

    def _on_day_chosen(self, day: date | None) -> None:
        self._day = day

    def _on_difficulty_requested(self, task: str, unit: str) -> None:
        """Begin a difficulty about a task."""
        from dvcq_desktop.plan.screen.difficulties import DifficultySection  # noqa: PLC0415 - see _PAGES

        page = self.open_page(_DIFFICULTIES)
        if isinstance(page, DifficultySection):
            page.begin_for({"task": task, "unit": unit or None})

    def _on_next_plan_requested(self, plan: str) -> None:
        """Draft the next year's plan on the page of the texts, where it will be seen."""
        from dvcq_desktop.plan.screen.text_page import TextPage  # noqa: PLC0415 - see _PAGES

        page = self.open_page(_TEXTS)
        if isinstance(page, TextPage):
            page.whole.turning.start(plan)

    def _on_tasks_requested(self, task: str) -> None:
        """Go to the tasks, and there to one of them."""
        self.tabs.setCurrentWidget(self.tasks)
        self.tasks.show_task(task)

    def _on_page_made(self, page: PlanPage) -> None:
        page.year_chosen.connect(self._on_year_chosen)
        if hasattr(page, "day_chosen"):
            page.day_chosen.connect(self._on_day_chosen)
        if hasattr(page, "tasks_requested"):
            page.tasks_requested.connect(self._on_tasks_requested)
        if hasattr(page, "difficulty_requested"):
            page.difficulty_requested.connect(self._on_difficulty_requested)

    def _on_tab_changed(self, _place: int) -> None:
        widget = self.tabs.currentWidget()
        self.setFocusProxy(widget)
        tasks = self.tasks
        if widget is not tasks or (tasks.shown_year, tasks.head.chosen_day) != (self._year, self._day):
            page = self.page
            if hasattr(page, "show_day"):
                page.show_day(self._day)
            page.show_year(self._year)
        if widget is not None and not self.tabs.tabBar().hasFocus():
            # Else the keys of the page would wait for a click into it.
            widget.setFocus()


def _grid(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.plan.screen.grid_page import GridPage  # noqa: PLC0415 - see _PAGES

    return GridPage(workbench, parent)


def _checks(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.plan.screen.checks import CheckSection  # noqa: PLC0415 - see _PAGES

    return CheckSection(workbench, parent)


def _difficulties(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.plan.screen.difficulties import DifficultySection  # noqa: PLC0415 - see _PAGES

    return DifficultySection(workbench, parent)


def _text(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.plan.screen.text_page import TextPage  # noqa: PLC0415 - see _PAGES

    return TextPage(workbench, parent)


_DIFFICULTIES, _TEXTS = "Vướng mắc", "Văn bản kế hoạch"
# The pages beside the tasks: their titles and what makes them, imported when they are opened.
_PAGES: tuple[tuple[str, Callable[[Workbench, QWidget], QWidget]], ...] = (
    ("Theo đơn vị", _grid),
    (_TEXTS, _text),
    ("Kiểm tra", _checks),
    (_DIFFICULTIES, _difficulties),
)
