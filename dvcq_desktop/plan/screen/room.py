# SPDX-License-Identifier: MIT
"""The plan room: its pages under tabs, all of the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dvcq_desktop.plan.screen.task_page import TaskPage
from dvcq_desktop.widgets.tabs import YearPage, YearRoom

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.workbench import Workbench


class PlanScreen(YearRoom[YearPage]):
    """Hold the pages of the plan room, the tasks first; all show the same year and count to the same day."""

    TITLE = "Kế hoạch"
    ICON = "clipboard-list"
    TABS = "Các phần của kế hoạch"

    loaded = Signal(int)  # the year whose tasks are now shown
    copy_requested = Signal()  # from the empty page of a new PC: to take over what another one holds

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._day: date | None = None  # the day that pages count to, None for today
        # Widgets
        self.tasks = TaskPage(workbench, self)
        # Assemble
        self.build(workbench, "Nhiệm vụ", self.tasks, _PAGES)
        # Signals
        self.tasks.loaded.connect(self.loaded)
        self.tasks.copy_requested.connect(self.copy_requested)
        self.tasks.next_plan_requested.connect(self._on_next_plan_requested)

    def connect_page(self, page: YearPage) -> None:
        """Follow the year and the day that a page chooses, and go where it asks to."""
        super().connect_page(page)
        if hasattr(page, "day_chosen"):
            page.day_chosen.connect(self._on_day_chosen)
        if hasattr(page, "tasks_requested"):
            page.tasks_requested.connect(self._on_tasks_requested)
        if hasattr(page, "difficulty_requested"):
            page.difficulty_requested.connect(self._on_difficulty_requested)

    def show_shared(self) -> None:
        """Show year and day, where the tasks do not show them already."""
        tasks = self.tasks
        page = self.page
        if page is not tasks or (tasks.shown_year, tasks.head.chosen_day) != (self._year, self._day):
            if hasattr(page, "show_day"):
                page.show_day(self._day)
            page.show_year(self._year)

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
        self.tasks.show_task(task, "Đơn vị")


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
