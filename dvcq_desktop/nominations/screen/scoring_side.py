# SPDX-License-Identifier: MIT
"""What stands beside the sheet of scores, under tabs: ranking, reasons, the criterion, the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dvcq_desktop.nominations.score_sheet import MEAN
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.screen.appraisal_form import AppraisalForm
from dvcq_desktop.nominations.screen.criterion_pane import CriterionPane
from dvcq_desktop.nominations.screen.model_pane import ModelPane
from dvcq_desktop.nominations.screen.ranking_list import RankingList
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.nominations.appraisals import Cell
    from dvcq_desktop.nominations.live import LiveScores
    from dvcq_desktop.nominations.store.scoring_page import KeptFile, Shown


class ScoringSide(Tabs):
    """Follow the current cell of the sheet, and each keystroke."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.ranking = RankingList(self)
        self.ties = plain_label(self)
        self.ties.setWordWrap(True)
        self.ties.setProperty("muted", True)
        self.ties.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self.model = ModelPane(self)
        self.criterion = CriterionPane(self)
        self.form = AppraisalForm(today, self)
        # Assemble
        self._ranking_tab = QWidget(self)
        column = QVBoxLayout(self._ranking_tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ranking, 1)
        column.addWidget(self.ties)
        self._ranking_tab.setFocusProxy(self.ranking)
        self.addTab(self._ranking_tab, "Xếp hạng")
        self._model_tab, self._form_tab = _scrolled(self.model), _scrolled(self.form)
        self.addTab(self._model_tab, "Vì sao")
        self._criterion_tab = _scrolled(self.criterion)
        self.addTab(self._criterion_tab, "Tiêu chí, minh chứng")
        self.addTab(self._form_tab, "Đợt thẩm định")
        self.setAccessibleName("Bên cạnh bảng điểm")

    def show_appraisal(self, shown: Shown, live: LiveScores | None, *, other: bool) -> None:
        """Show an appraisal that was just read; another one than before begins with its ranking."""
        self.form.show_appraisal(shown)
        office = shown.appraised is not None and shown.appraised.is_office
        self.setTabVisible(self.indexOf(self._ranking_tab), not office)
        self.setTabText(self.indexOf(self._form_tab), "Đợt tự chấm" if office else "Đợt thẩm định")
        self.ranking.show_live(live)
        self.ties.setText(shown.appraised.scorecard.tie_sentence if shown.appraised else "")
        if other:
            self.setCurrentWidget(self._model_tab if office else self._ranking_tab)

    def show_ranking(self, live: LiveScores | None, model: str) -> None:
        """Show what a keystroke made of the ranking."""
        self.ranking.show_live(live)
        self.ranking.show_model(model)
        self.model.show_model(live, model)

    def show_place(
        self, live: LiveScores | None, model: str, spot: Cell | None, files: Sequence[KeptFile]
    ) -> None:
        """Show what belongs to a cell."""
        self.show_ranking(live, model)
        appraised = live.appraised if live is not None else None
        by_reviewer = spot is not None and spot.reviewer not in {AGREED, MEAN}
        self.criterion.show_spot(appraised, spot, files, by_reviewer=by_reviewer)

    @property
    def is_at_criterion(self) -> bool:
        """Tell whether the criterion is what is seen."""
        return self.currentWidget() is self._criterion_tab

    def flush(self) -> None:
        """Tell what is being typed in the fields."""
        self.model.form.flush()
        self.criterion.flush()
        self.form.flush()

    def forget_edits(self) -> None:
        """Show again what the file holds, after a refused edit."""
        self.model.form.forget()
        self.criterion.form.forget()
        self.form.forget()


def _scrolled(pane: QWidget) -> QScrollArea:
    """Let a tab scroll by itself: the tallest one would make all of them scroll."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(pane)
    return area
