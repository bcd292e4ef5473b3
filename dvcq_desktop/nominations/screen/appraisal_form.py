# SPDX-License-Identifier: MIT
"""Beside the scores: the session itself, which models, which scorecard, who scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.nominations.proposing import reviewer_line
from dvcq_desktop.nominations.terms import Mode
from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.text_list import TextList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QLabel, QWidget

    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.store.scoring_page import Shown

_MODES: list[tuple[object, str]] = [(each, each.label) for each in Mode]
_OF_MODELS = ("models", "mode", "reviewers")
_CARD_HINT = "Chỉ đổi được khi chưa có điểm; soạn thang điểm ở trang Thang điểm"
_MEMBER_HINT = "Mỗi dòng một người: họ tên, chức vụ"
_CAP_HINT = "Trường hợp khống chế xếp loại của thang điểm, như khiển trách, cảnh cáo"


class AppraisalForm(RecordForm):
    """Hold the fields of an appraisal; `edited` tells them by their names, `models` and `reviewers` too."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent, one_column=True)
        self._labels: dict[str, QLabel] = {}
        self.card, self.cap = PickBox(self), PickBox(self, none="(không có)")
        self.models = TicksField("Chọn mô hình", self, none="Chưa chọn mô hình nào", listed=False)
        self.reviewers = TextList("thành viên", self)
        self._add("name", "Tên", LineEdit(self))
        self._add("scorecard", "Thang điểm", self.card, _CARD_HINT)
        self._add("mode", "Cách chấm", KindBox(_MODES, self))
        self._add("reviewers", "Thành viên chấm", self.reviewers, _MEMBER_HINT)
        self._add("models", "Mô hình", self.models)
        self._add("cap", "Khống chế", self.cap, _CAP_HINT)
        self._add("held_on", "Ngày họp", DateEdit(self, today=today))
        self._add("place", "Địa điểm", LineEdit(self))
        self._add("chair", "Chủ trì", LineEdit(self))
        self._add("secretary", "Thư ký", LineEdit(self))
        self._add("members_present", "Thành phần dự", TextArea(self, lines=2))
        self._add("opinions", "Ý kiến", TextArea(self, lines=2))
        self._add("conclusion", "Kết luận", TextArea(self, lines=2))
        self._add("note", "Ghi chú", LineEdit(self))

    def show_appraisal(self, shown: Shown) -> None:
        """Show an appraisal with what can be chosen for it."""
        appraised = shown.appraised
        self.setVisible(appraised is not None)
        if appraised is None:
            return
        kept = appraised.appraisal
        cards = {each.id: each.called for each in shown.cards}
        if appraised.scorecard.id:
            cards.setdefault(appraised.scorecard.id, appraised.scorecard.called)
        self.card.set_choices(cards.items())
        self.cap.set_choices((each.id, each.name) for each in appraised.scorecard.caps)
        names = {each.id: each.name for each in appraised.nominees}
        names |= {each.id: each.called for each in shown.candidates}
        self.models.set_choices(list(names.items()))
        self._show_fields(appraised)
        self.show_values(kept.id, _values(appraised))
        self.setEnabled(not appraised.frozen)

    def _show_fields(self, appraised: Appraised) -> None:
        hidden = set(_OF_MODELS) if appraised.is_office else set()
        if appraised.appraisal.mode is Mode.AGREED:
            hidden.add("reviewers")
        if not appraised.scorecard.caps:
            hidden.add("cap")
        for name, label in self._labels.items():
            label.setVisible(name not in hidden)
            self.field(name).setVisible(name not in hidden)

    def _add(self, name: str, title: str, field: Any, hint: str = "") -> None:
        self._labels[name] = self.add(name, title, field, hint=hint)


def _values(appraised: Appraised) -> dict[str, Any]:
    kept = appraised.appraisal
    names = ("name", "scorecard", "mode", "cap", "held_on", "place", "chair", "secretary")
    words = ("members_present", "opinions", "conclusion", "note")
    return {
        **{name: getattr(kept, name) for name in (*names, *words)},
        "models": tuple(each.id for each in appraised.nominees),
        "reviewers": tuple(reviewer_line(each) for each in appraised.reviewers),
    }
