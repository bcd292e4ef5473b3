# SPDX-License-Identifier: MIT
"""What is written beside the sheet of scores: remarks, evidence, recusals, the form of the session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dvcq_desktop.nominations.appraisals import Cell
from dvcq_desktop.nominations.dialogs.recusal_dialog import RecusalDialog
from dvcq_desktop.nominations.proposing import reviewers_of_lines
from dvcq_desktop.nominations.store import appraisals, scores
from dvcq_desktop.widgets.actions import make_action

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.screen.scoring_page import ScoringPage

_NO_CARD = (
    "Không tham gia chấm là của từng thành viên: ở đợt nhiều thành viên chấm, chọn phiếu của người đó và dòng"
    " của mô hình."
)


class ScoreEdits(QObject):
    """Write what is filled in beside the sheet of the appraisal that is shown; owned by the page."""

    def __init__(self, page: ScoringPage) -> None:
        super().__init__(page)
        self._page = page
        self.recuse_action = make_action(page, "Không tham gia chấm mô hình này…", "", self.recuse)
        self.join_action = make_action(page, "Cho tham gia chấm lại", "", self.let_score)
        self.actions = [self.recuse_action, self.join_action]
        # Signals
        side = page.side
        side.model.edited.connect(self._on_nominee_edited)
        side.form.edited.connect(self._on_form_edited)
        side.criterion.remark_edited.connect(self._on_remark_edited)
        side.criterion.recusal_edited.connect(self._on_recusal_edited)
        side.criterion.recusal_wanted.connect(self.recuse)
        side.criterion.evidence_added.connect(self._on_evidence_added)
        side.criterion.evidence_removed.connect(self._on_evidence_removed)
        page.view.menu_opening.connect(self._on_menu_opening)

    def recuse(self) -> None:
        """Ask why the reviewer whose card is shown does not score the model of the current row."""
        if (spot := self._spot_of_reviewer()) is None or self._page.appraised is None:
            self._page.page.messages.show_info(_NO_CARD)
            return
        name = next(each.name for each in self._page.appraised.reviewers if each.id == spot.reviewer)
        dialog = RecusalDialog(name, self._page.appraised.names.get(spot.model, ""), self._page)
        dialog.answered.connect(partial(self._on_recusal_edited, spot))
        dialog.open()

    def let_score(self) -> None:
        """Let the reviewer whose card is shown score the model of the current row after all."""
        if spot := self._spot_of_reviewer():
            self._on_recusal_edited(spot, None)
        else:
            self._page.page.messages.show_info(_NO_CARD)

    def _on_nominee_edited(self, model: str, values: Mapping[str, object]) -> None:
        work = partial(appraisals.change_nominee, appraisal_id=self._page.asked, model=model, values=values)
        self._page.write("Ghi ý kiến về mô hình", work, edit=True)

    def _on_form_edited(self, appraisal: str, name: str, value: Any) -> None:
        if name == "models":
            work: Callable[[Action], Any] = partial(
                appraisals.set_models, appraisal_id=appraisal, models=value
            )
        elif name == "reviewers":
            known = self._page.appraised.reviewers if self._page.appraised is not None else ()
            wanted = reviewers_of_lines(value, known)
            work = partial(appraisals.set_reviewers, appraisal_id=appraisal, wanted=wanted)
        else:
            work = partial(appraisals.change_appraisal, appraisal_id=appraisal, values={name: value})
        self._page.write("Sửa đợt thẩm định", work)

    def _on_remark_edited(self, cell: Cell, remark: str) -> None:
        work = partial(scores.write_remark, appraisal_id=self._page.asked, cell=cell, remark=remark)
        self._page.write("Ghi nhận xét điểm", work, edit=True)

    def _on_menu_opening(self, menu: QMenu) -> None:
        if self._spot_of_reviewer() is not None:
            menu.addActions(self.actions)

    def _spot_of_reviewer(self) -> Cell | None:
        """Return the model of the current row on a reviewer's own card, None on any other sheet."""
        view, appraised = self._page.view, self._page.appraised
        index, sheet = view.currentIndex(), view.scores.sheet
        if sheet is None or appraised is None or not index.isValid() or appraised.frozen:
            return None
        model = sheet.model(index.row())
        own = any(each.id == sheet.holder for each in appraised.reviewers)
        return Cell(model, sheet.holder, "") if own and model else None

    def _on_recusal_edited(self, spot: Cell, reason: str | None) -> None:
        work = partial(
            appraisals.set_recusal,
            appraisal_id=self._page.asked,
            reviewer=spot.reviewer,
            model=spot.model,
            reason=reason,
        )
        self._page.write("Ghi không tham gia chấm", work)

    def _on_evidence_added(self, spot: Cell, text: str, attachment: str | None) -> None:
        work = partial(
            scores.add_evidence,
            appraisal_id=self._page.asked,
            model=spot.model,
            criterion=spot.criterion,
            text=text,
            attachment=attachment,
        )
        self._page.write("Thêm minh chứng", work)

    def _on_evidence_removed(self, key: str) -> None:
        work = partial(scores.trash_evidence, appraisal_id=self._page.asked, ids=[key])
        self._page.write("Xóa minh chứng", work)
