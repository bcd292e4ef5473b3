# SPDX-License-Identifier: MIT
"""Moving models to a stage: only what that stage needs is asked; ending them, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.nominations.rules import ASKED, Step, check_end, check_step
from dvcq_desktop.nominations.terms import End, Stage
from dvcq_desktop.widgets.choices import KindBox, TicksField
from dvcq_desktop.widgets.form import DateEdit, LineEdit
from dvcq_desktop.widgets.suggest import SuggestEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

_DONE_BY = {
    Stage.SURVEYED: ("Đoàn kiểm tra, khảo sát của UBND xã", "Phòng Văn hóa - Xã hội", "Ủy ban MTTQ xã"),
    Stage.APPRAISED: ("Tổ thẩm định mô hình “Dân vận khéo” xã",),
}
_DOCUMENTS = {
    Stage.SURVEYED: "Biên bản kiểm tra, khảo sát: số, ngày",
    Stage.APPRAISED: "Biên bản thẩm định: số, ngày",
    Stage.RECOGNISED: "Quyết định công nhận: số, ngày",
    Stage.OUTSTANDING: "Quyết định, thông báo: số, ngày",
    Stage.PROPOSED: "Tờ trình: số, ngày",
    Stage.REWARDED: "Quyết định khen thưởng: số, ngày, của ai",
}
_REASONS = {
    End.REFUSED: ("Chưa đạt điểm công nhận", "Không triển khai", "Trùng với mô hình khác"),
    End.WITHDRAWN: ("Đơn vị xin rút", "Chuyển sang năm sau", "Nhập vào mô hình khác"),
}


@dataclass(frozen=True)
class Move:
    """A stage with what is said of it, and the units in which models were taken up."""

    step: Step
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ending:
    """Why and from when on models go no further."""

    ended: End
    day: date | None
    reason: str


class StepDialog(AskDialog):
    """Ask to which stage, on which day, and what else that stage needs; `answered` carries a Move."""

    def __init__(
        self,
        who: str,
        stage: Stage,
        units: Sequence[tuple[str, str]],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Chuyển bước", "Chuyển bước", who, parent)
        self._today = today
        # Widgets
        stages = KindBox([(each, each.label) for each in Stage], self)
        self.add("stage", "Sang bước", stages, stage)
        self.add("reached_on", "Ngày", DateEdit(self, today=today), today())
        self.add("done_by", "Người thực hiện", SuggestEdit(self))
        self.add("document", "Văn bản", LineEdit(self))
        places = TicksField("Chọn thôn, đơn vị", self)
        places.set_choices(units)
        self.add("units", "Nhân rộng ở", places, ())
        self.add("note", "Ghi chú", LineEdit(self))
        self._on_stage_edited(stage)
        # Signals
        stages.edited.connect(self._on_stage_edited)

    def answer(self, values: Mapping[str, Any]) -> Move:
        """Return the move; raises UserError where its day cannot be."""
        asked = {name: values[name] for name in ASKED[values["stage"]]}
        step = Step(values["stage"], note=values["note"], **asked)
        if step.reached_on is None:
            raise UserError("Chưa có ngày: hãy nhập ngày, ví dụ 15/06/2026.")
        check_step(step, self._today())
        return Move(step, values["units"] if step.stage is Stage.REPLICATED else ())

    def _on_stage_edited(self, stage: Stage) -> None:
        for name in ("done_by", "document"):
            self.show_field(name, shown=name in ASKED[stage])
        self.show_field("units", shown=stage is Stage.REPLICATED)
        self.field("done_by").set_suggestions(_DONE_BY.get(stage, ()))
        self.field("document").setPlaceholderText(_DOCUMENTS.get(stage, ""))
        self.adjustSize()


class EndDialog(AskDialog):
    """Ask why models are refused or withdrawn; `answered` carries an Ending."""

    def __init__(
        self, who: str, ended: End, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Ghi {ended.label.lower()}", f"Ghi {ended.label.lower()}", who, parent)
        self._ended = ended
        self._today = today
        reason = SuggestEdit(self)
        reason.set_suggestions(_REASONS[ended])
        reason.setPlaceholderText(f"Ví dụ: {_REASONS[ended][0]} (phím ↓ để chọn)")
        self.add("reason", "Lý do", reason, "")
        self.add("day", "Ngày", DateEdit(self, today=today), today())
        reason.setFocus()

    def answer(self, values: Mapping[str, Any]) -> Ending:
        """Return the ending; raises UserError where the reason is missing."""
        check_end(self._ended, values["reason"], values["day"], self._today())
        return Ending(self._ended, values["day"], values["reason"])
