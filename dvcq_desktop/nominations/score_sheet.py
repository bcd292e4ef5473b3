# SPDX-License-Identifier: MIT
"""Scores laid out as a sheet: models down and criteria across, or the criteria of the office's own down.

A sheet knows what stands where; a `LiveScores` knows the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.appraisals import OFFICE, Cell
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.terms import Mode
from dvcq_desktop.sheets.placing import Ground
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.live import LiveScores
    from dvcq_desktop.nominations.scorecards import Criterion

MEAN = "mean"
"""Stands for the reviewer where the mean of all cards is shown, which nobody types."""

RANK, TOTAL, CARD, MOST, POINTS, REMARK = ":rank", ":total", ":card", ":most", ":points", ":remark"


class Line(NamedTuple):
    """A row or column: its key, its head on one or two lines, and all that is to be said of it."""

    key: str
    title: str
    below: str = ""
    tip: str = ""
    depth: int = 0
    is_group: bool = False


class ModelsSheet:
    """Models down, criteria across, the points of one reviewer; their rank and total stand first.

    The models stand as they are registered, or in the `order` given.
    """

    def __init__(
        self, appraised: Appraised, holder: str, searched: str = "", order: Sequence[str] = ()
    ) -> None:
        self.appraised = appraised
        self.holder = holder
        asked = fold(searched)
        places = {model: place for place, model in enumerate(order)}
        nominees = sorted(appraised.nominees, key=lambda each: places.get(each.id, len(places)))
        self.rows = tuple(
            Line(each.id, each.name, tip=each.name)
            for each in nominees
            if asked in fold(f"{each.name} {each.head}")
        )
        several = appraised.appraisal.mode is Mode.REVIEWERS
        first = [
            Line(RANK, "Hạng", tip="Bấm để xếp các dòng theo hạng, bấm lần nữa để xếp như khi đăng ký"),
            Line(TOTAL, "Tổng", tip="Tổng điểm" + (", trung bình các phiếu đã chấm đủ" if several else "")),
        ]
        if several and holder != MEAN:
            first.append(Line(CARD, "Phiếu", tip="Tổng điểm của phiếu này"))
        self.columns = (*first, *map(_column, appraised.scorecard.leaves))

    def cell(self, row: int, column: int) -> Cell | None:
        """Return which points stand at a place, None where none can be typed."""
        key = self.columns[column].key
        if key.startswith(":") or self.holder == MEAN or self.is_recused(row):
            return None
        return Cell(self.rows[row].key, self.holder, key)

    def criterion(self, _row: int, column: int) -> Criterion | None:
        """Return the criterion of a place."""
        return self.appraised.scorecard.by_id.get(self.columns[column].key)

    def model(self, row: int) -> str:
        """Return the model of a row."""
        return self.rows[row].key

    def is_recused(self, row: int) -> bool:
        """Tell whether whose points are shown does not score the model of a row."""
        return (self.holder, self.rows[row].key) in self.appraised.recusals

    def text(self, live: LiveScores, row: int, column: int) -> str:
        """Return what stands at a place."""
        model, key = self.rows[row].key, self.columns[column].key
        found = live.standings[model]
        if key == RANK:
            place = live.ranking.place(model)
            return place.shown if place else ""
        if key == TOTAL:
            return points_text(found.total)
        if self.is_recused(row):
            return "–"
        if key == CARD:
            card = found.cards.get(self.holder)
            return points_text(card.total) if card and card.is_begun else ""
        if self.holder == MEAN:
            return points_text(found.gained.get(key))
        return points_text(live.points(Cell(model, self.holder, key)))

    def ground(self) -> Ground:
        """Return what a table is pasted onto."""
        by_name = {fold(name): each.key for each in self.columns for name in (each.title, each.tip)}
        return _ground(self.rows, self.columns, by_name)


class OfficeSheet:
    """The criteria down, with the most they give, the points and what is said of them."""

    def __init__(self, appraised: Appraised, searched: str = "") -> None:
        self.appraised = appraised
        self.holder = AGREED
        asked = fold(searched)
        card = appraised.scorecard
        self.rows = tuple(
            Line(
                each.id,
                f"{each.label}. {each.text}" if each.label else each.text,
                tip=each.text,
                depth=card.depth(each),
                is_group=each.id in card.groups,
            )
            for each in card.criteria
            if asked in fold(f"{each.label} {each.text}")
        )
        self.columns = (
            Line(MOST, "Tối đa", tip="Điểm nhiều nhất của tiêu chí"),
            Line(POINTS, "Điểm", tip="Điểm cơ quan tự chấm; gõ như 9,5"),
            Line(REMARK, "Căn cứ, giải trình", tip="Vì sao được số điểm này"),
        )

    def cell(self, row: int, column: int) -> Cell | None:
        """Return which points (or remark) stand at a place, None where none can be typed."""
        if self.columns[column].key == MOST or self.rows[row].is_group:
            return None
        return Cell(OFFICE, AGREED, self.rows[row].key)

    def criterion(self, row: int, _column: int) -> Criterion | None:
        """Return the criterion of a place."""
        return self.appraised.scorecard.by_id.get(self.rows[row].key)

    def model(self, _row: int) -> str:
        """Return what is scored."""
        return OFFICE

    def is_recused(self, _row: int) -> bool:
        """Tell that nobody recused."""
        return False

    def text(self, live: LiveScores, row: int, column: int) -> str:
        """Return what stands at a place; groups show sums."""
        line, key = self.rows[row], self.columns[column].key
        card = self.appraised.scorecard
        if key == REMARK:
            return self.appraised.remarks.get((OFFICE, AGREED, line.key), "")
        if key == MOST:
            most = card.worth(line.key) if line.is_group else card.by_id[line.key].maximum
            return points_text(most)
        if not line.is_group:
            return points_text(live.points(Cell(OFFICE, AGREED, line.key)))
        gained = live.standings[OFFICE].gained
        known = [gained[leaf] for leaf in card.leaves_below(line.key) if leaf in gained]
        return points_text(sum(known)) if known else ""

    def ground(self) -> Ground:
        """Return what a table is pasted onto."""
        return _ground(self.rows, self.columns, {fold(each.title): each.key for each in self.columns})


Sheet = ModelsSheet | OfficeSheet


def _column(each: Criterion) -> Line:
    most = points_text(each.maximum)
    sign = {"bonus": "+", "penalty": "−"}.get(each.kind.value, "/")
    named = f"{each.label}. {each.text}" if each.label else each.text
    limits = f"{named} ({each.kind.label.lower()}, nhiều nhất {most})"
    return Line(each.id, each.label or each.text, f"{sign}{most}", limits)


def _ground(rows: tuple[Line, ...], columns: tuple[Line, ...], by_name: dict[str, str]) -> Ground:
    return Ground(
        [each.key for each in rows],
        [each.key for each in columns],
        {fold(each.title): each.key for each in rows},
        by_name,
    )
