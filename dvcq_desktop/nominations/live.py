# SPDX-License-Identifier: MIT
"""Scores while they are typed: a keystroke changes one model's total, then who comes before whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.appraisals import explained
from dvcq_desktop.nominations.ranking import ranked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.nominations.appraisals import Appraised, Cell
    from dvcq_desktop.nominations.ranking import Ranking
    from dvcq_desktop.nominations.scoring import Standing


class LiveScores:
    """Hold the points of an appraisal with those that are not saved yet; never writes any."""

    def __init__(self, appraised: Appraised, unsaved: Mapping[Cell, int | None] | None = None) -> None:
        self.appraised = appraised
        self._points = {key: dict(given) for key, given in appraised.points.items()}
        self.standings: dict[str, Standing] = dict(appraised.standings)
        self.ranking: Ranking = appraised.ranking
        self._typed: tuple[Cell, int | None] | None = None
        if unsaved:
            self.put(unsaved)

    def points(self, cell: Cell) -> int | None:
        """Return the points of a cell, saved or not."""
        return self._points.get((cell.model, cell.reviewer), {}).get(cell.criterion)

    def put(self, points: Mapping[Cell, int | None]) -> None:
        """Take points that were given, and rank anew."""
        self._typed = None
        for cell, given in points.items():
            self._set(cell, given)
        self._count({cell.model for cell in points})

    def preview(self, cell: Cell, points: int | None) -> None:
        """Rank as if these points stood in the cell that is being typed into."""
        self._take_back()
        self._typed = (cell, self.points(cell))
        self._set(cell, points)
        self._count({cell.model})

    def end_preview(self) -> None:
        """Rank again by what was given."""
        if self._typed is not None:
            model = self._typed[0].model
            self._take_back()
            self._count({model})

    def why(self, model: str) -> list[str]:
        """Say why a model has its total, grade and rank."""
        return explained(self.appraised, self.ranking, model)

    def _take_back(self) -> None:
        if self._typed is not None:
            cell, before = self._typed
            self._typed = None
            self._set(cell, before)
            if cell.model in self.standings:
                self.standings[cell.model] = self.appraised.standing_of(cell.model, self._points)

    def _set(self, cell: Cell, points: int | None) -> None:
        given = self._points.setdefault((cell.model, cell.reviewer), {})
        if points is None:
            given.pop(cell.criterion, None)
        else:
            given[cell.criterion] = points

    def _count(self, models: set[str]) -> None:
        for model in models & self.standings.keys():
            self.standings[model] = self.appraised.standing_of(model, self._points)
        self.ranking = ranked(self.appraised.scorecard, self.standings.values(), self.appraised.facts)
