# SPDX-License-Identifier: MIT
"""What stands above the tasks: beside year, day and deadline the filters of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.index import Due, Show, TaskFilter
from dvcq_desktop.plan.screen.period_page import PeriodHead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QSettings

    from dvcq_desktop.plan.loading import Year
    from dvcq_desktop.widgets.page import Page

_NO_UNIT = ("", "(chưa rõ đơn vị)")
_NO_OWNER = ("", "(chưa giao)")
_NO_PLAN = ("", "(không thuộc kế hoạch nào)")


class Head(PeriodHead):
    """Fill the head of the page of the tasks, and say what was chosen in it."""

    def __init__(self, page: Page, today: Callable[[], date], settings: QSettings) -> None:
        super().__init__(page, today, settings)
        self.chips = {
            name: page.filters.add_chip(name, title)
            for name, title in (
                ("show", "Trạng thái"),
                ("units", "Đơn vị"),
                ("owners", "Người phụ trách"),
                ("due", "Thời hạn"),
                ("plans", "Kế hoạch"),
            )
        }
        page.filters.offer_chip("plans", offered=False)
        self.chips["show"].set_choices([(show.value, show.label) for show in Show])
        self.chips["due"].set_choices([(due.value, due.label) for due in Due])

    def offer(self, year: Year) -> None:
        """Offer the years that are there, and the units and people of the office."""
        self.year.offer(year.years, year.year)
        directory = year.directory
        units = [_NO_UNIT, *((unit.id, unit.called) for unit in directory.units)]
        people = [_NO_OWNER, *((person.id, person.full_name) for person in directory.people)]
        self._offer("units", units)
        self._offer("owners", people)
        self._offer("plans", [_NO_PLAN, *((plan.id, plan.short) for plan in year.plans)])
        self._page.filters.offer_chip("plans", offered=len(year.plans) > 1)

    def chosen(self) -> TaskFilter:
        """Return what she chose to see."""
        values = self._page.filters.values()
        return TaskFilter(
            text=self._page.search.text(),
            show=frozenset(Show(value) for value in values.get("show", ())),
            units=values.get("units", frozenset()),
            owners=values.get("owners", frozenset()),
            due=frozenset(Due(value) for value in values.get("due", ())),
            plans=values.get("plans", frozenset()),
        )

    def choose_unit(self, unit: str) -> None:
        """Show the tasks of one unit only."""
        self._page.filters.set_values({**self._page.filters.values(), "units": frozenset({unit})})

    def show_all(self) -> None:
        """Take search and filters off, as for a task that was just added."""
        self._page.search.clear()
        self._page.filters.clear()

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.chips[name].set_choices(choices)
