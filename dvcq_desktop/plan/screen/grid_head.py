# SPDX-License-Identifier: MIT
"""What stands above the grid: beside year, day and deadline the filters of units and cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.plan.grid import GridFilter, GridShow
from dvcq_desktop.plan.screen.period_page import PeriodHead

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QSettings

    from dvcq_desktop.plan.screen.grid_reading import Shown
    from dvcq_desktop.widgets.page import Page


class GridHead(PeriodHead):
    """Fill the head of the page of the grid, and say what was chosen in it."""

    def __init__(self, page: Page, today: Callable[[], date], settings: QSettings) -> None:
        super().__init__(page, today, settings)
        self.chips = {
            name: page.filters.add_chip(name, title)
            for name, title in (
                ("show", "Chỉ xem"),
                ("groups", "Nhóm đơn vị"),
                ("kinds", "Loại đơn vị"),
                ("units", "Đơn vị"),
            )
        }
        self.chips["show"].set_choices([(show.value, show.label) for show in GridShow])

    def offer(self, shown: Shown) -> None:
        """Offer the years that are there, and the units of the office that owe something this year."""
        grid = shown.grid
        self.year.offer(shown.years, grid.year)
        owing = {unit for row in grid.rows.values() for unit in row.cells}
        units = [unit for unit in grid.directory.units if unit.id in owing]
        groups = [group for group in grid.directory.groups if owing.intersection(group.members)]
        kinds = [kind for kind in UnitKind if any(unit.kind is kind for unit in units)]
        self.chips["groups"].set_choices([(group.id, group.name) for group in groups])
        self.chips["kinds"].set_choices([(kind.value, kind.label) for kind in kinds])
        self.chips["units"].set_choices([(unit.id, unit.called) for unit in units])

    def chosen(self) -> GridFilter:
        """Return what she chose to see."""
        values = self._page.filters.values()
        return GridFilter(
            text=self._page.search.text(),
            groups=values.get("groups", frozenset()),
            kinds=frozenset(UnitKind(value) for value in values.get("kinds", ())),
            units=values.get("units", frozenset()),
            show=frozenset(GridShow(value) for value in values.get("show", ())),
        )
