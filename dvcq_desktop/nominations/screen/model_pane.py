# SPDX-License-Identifier: MIT
"""Beside the scores: why a model stands where it stands, and what the Tổ thẩm định says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.nominations.appraisals import compared
from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import PickBox, TextArea
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.theme import MARGIN, SPACE

if TYPE_CHECKING:
    from dvcq_desktop.nominations.live import LiveScores

_MOST_PLACES = 12
_PLACES: list[tuple[object, str]] = [(None, "(không xếp)")]
_PLACES += [(place, f"thứ {place}") for place in range(1, _MOST_PLACES + 1)]
_LEVELS: list[tuple[object, str]] = [(None, "(chưa đề nghị)"), *((each, each.label) for each in Level)]
_LEVEL_HINT = "Không đề nghị mô hình nào thì dự thảo quyết định lấy mức theo xếp loại của thang điểm"
_TIE_HINT = "Chỉ dùng khi bằng điểm mà quy tắc của thang điểm không phân biệt được: Tổ thẩm định xếp ai trước"


class ModelPane(QWidget):
    """Explain one model's total, grade and rank; `edited` tells what the Tổ says of it."""

    edited = Signal(str, object)  # model, values by the names of the file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.name = plain_label(self)
        self.name.setWordWrap(True)
        self.name.setProperty("heading", True)
        self.why = plain_label(self)
        self.why.setWordWrap(True)
        self.why.setAccessibleName("Giải thích")
        self.why.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.against = PickBox(self, none="So với mô hình khác…")
        self.against.setAccessibleName("So với mô hình")
        self.compared = plain_label(self)
        self.compared.setWordWrap(True)
        self.form = RecordForm(self, one_column=True)
        self.form.add("remark", "Nhận xét của Tổ", TextArea(self, lines=2))
        self.form.add("proposed_level", "Đề nghị mức", KindBox(_LEVELS, self), hint=_LEVEL_HINT)
        self.form.add("tie_rank", "Khi bằng điểm", KindBox(_PLACES, self), hint=_TIE_HINT)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(self.name)
        column.addWidget(self.why)
        column.addWidget(self.against)
        column.addWidget(self.compared)
        column.addWidget(self.form)
        column.addStretch(1)
        # Signals
        self.form.edited.connect(self._on_form_edited)
        self.against.edited.connect(self._on_against_edited)
        self._live: LiveScores | None = None
        self._model = ""

    def show_model(self, live: LiveScores | None, model: str) -> None:
        """Show a model as it stands by now."""
        self._live, self._model = live, model
        appraised = live.appraised if live is not None else None
        nominee = appraised.nominees_by_id.get(model) if appraised else None
        for widget in (self.form, self.against, self.compared):
            widget.setVisible(nominee is not None)
        if appraised is None or live is None or not (nominee or appraised.is_office):
            self.name.setText("")
            self.why.setText("Hãy chọn một ô của bảng điểm.")
            return
        self.name.setText(nominee.name if nominee else appraised.appraisal.name)
        self.why.setText("\n".join(f"• {sentence}" for sentence in live.why(model)))
        if nominee is not None:
            self.against.set_choices((each.id, each.name) for each in appraised.nominees)
            self._show_compared()
            self.form.setEnabled(not appraised.frozen)
            decided = nominee.facts.decided
            values: dict[str, object] = {"remark": nominee.remark, "proposed_level": nominee.proposed_level}
            values["tie_rank"] = decided if decided in range(1, _MOST_PLACES + 1) else None
            self.form.show_values(model, values)

    def _show_compared(self) -> None:
        other = self.against.value
        said: list[str] = []
        if self._live is not None and other:
            said = compared(self._live.appraised, self._live.ranking, self._model, other)
        self.compared.setText("\n".join(f"• {sentence}" for sentence in said))

    def _on_against_edited(self, _model: object) -> None:
        self._show_compared()

    def _on_form_edited(self, model: str, name: str, value: Any) -> None:
        stored = value.value if isinstance(value, Level) else value or None
        self.edited.emit(model, {name: stored})
