# SPDX-License-Identifier: MIT
"""The forms of a plan's text: one for its head and foot, one for a clause; each field saves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import DateEdit, LineEdit, TextArea
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.text_list import TextList
from dvcq_desktop.widgets.theme import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.plan.rules import Clause, Plan

_LISTED = 12


class PlanForm(QWidget):
    """Edit what stands around a plan's clauses; `edited` carries the plan's own names and values."""

    edited = Signal(str, str, object, str)  # plan, name, value, what it is called

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.form = RecordForm(self)
        self.bases = TextList("căn cứ", self)
        self.recipients = TextList("nơi nhận", self)
        self._fields: dict[str, Any] = {
            "kind": LineEdit(self),
            "abstract": TextArea(self, lines=2),
            "state": KindBox([(state, state.label) for state in PlanState], self),
            "number": LineEdit(self),
            "symbol": LineEdit(self),
            "issued_on": DateEdit(self, today=today),
            "place": LineEdit(self),
            "bases": self.bases,
            "preamble": TextArea(self, lines=3),
            "closing": TextArea(self, lines=3),
            "recipients": self.recipients,
            "signer_authority": TextArea(self, lines=2),
            "signer_title": LineEdit(self),
            "signer_name": LineEdit(self),
            "note": TextArea(self, lines=2),
        }
        # Assemble
        for name, field in self._fields.items():
            self.form.add(name, PLAN_LABELS[name], field, hint=_HINTS.get(name, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        # Signals
        self.form.edited.connect(self._on_form_edited)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; of the same plan only what changed, and never the field that is being typed in."""
        values = {name: getattr(plan, name) for name in self._fields}
        values["bases"] = tuple(basis.text for basis in plan.bases)
        values["signer_authority"] = "\n".join(plan.signer_authority)
        self.form.show_values(plan.id, values)

    def focus_on(self, name: str) -> None:
        """Put the cursor into a field."""
        self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        self.form.flush()

    @property
    def complaint(self) -> str:
        """Return why something that is typed cannot be saved."""
        return str(self._fields["issued_on"].complaint)

    def _on_form_edited(self, plan: str, name: str, value: Any) -> None:
        if name == "signer_authority":
            value = tuple(line for part in value.splitlines() if (line := tidy(part)))
        self.edited.emit(plan, name, value, PLAN_LABELS[name].lower())


class ClauseForm(QWidget):
    """Edit one clause, and show the tasks that cite it."""

    edited = Signal(str, str, object, str)  # clause, name, value, what it is called

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.form = RecordForm(self, one_column=True)
        self.label = LineEdit(self)
        self.title = TextArea(self, lines=2)
        self.text = TextArea(self, lines=10)
        self.tasks = plain_label(self)
        self.tasks.setWordWrap(True)
        self.tasks.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.tasks.setProperty("muted", True)
        # Assemble
        self.form.add("label", CLAUSE_LABELS["label"], self.label, hint="Ví dụ II, 1, a; gạch đầu dòng ghi -")
        self.form.add("title", CLAUSE_LABELS["title"], self.title)
        self.form.add("text", CLAUSE_LABELS["text"], self.text, hint="Mỗi dòng là một đoạn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(self.tasks)
        column.addStretch(1)
        # Signals
        self.form.edited.connect(self._on_form_edited)

    def show_clause(self, clause: Clause, titles: Sequence[str]) -> None:
        """Show a clause; of the same one only what changed."""
        values: Mapping[str, str] = {name: getattr(clause, name) for name in CLAUSE_LABELS}
        self.form.show_values(clause.id, values)
        self.tasks.setText(_cited(titles))

    def focus_first(self) -> None:
        """Put the cursor where the clause has its words, or into its name where it has none."""
        field = self.text if self.text.value and not self.title.value else self.title
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        self.form.flush()

    def _on_form_edited(self, clause: str, name: str, value: Any) -> None:
        self.edited.emit(clause, name, value, CLAUSE_LABELS[name].lower())


def _cited(titles: Sequence[str]) -> str:
    if not titles:
        return "Chưa có nhiệm vụ nào dẫn mục này."
    more = f"\nvà {len(titles) - _LISTED} nhiệm vụ khác" if len(titles) > _LISTED else ""
    listed = "\n".join(f"- {title}" for title in titles[:_LISTED])
    return f"{len(titles)} nhiệm vụ dẫn mục này:\n{listed}{more}"


PLAN_LABELS = {
    "kind": "Loại văn bản",
    "abstract": "Trích yếu",
    "state": "Tình trạng",
    "number": "Số",
    "symbol": "Ký hiệu",
    "issued_on": "Ngày ban hành",
    "place": "Địa danh",
    "bases": "Căn cứ",
    "preamble": "Phần mở đầu",
    "closing": "Phần kết",
    "recipients": "Nơi nhận",
    "signer_authority": "Thẩm quyền ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Họ và tên người ký",
    "note": "Ghi chú",
}
_HINTS = {
    "number": "Chỉ ghi số, ví dụ 12",
    "symbol": "Ví dụ KH-UBND",
    "signer_authority": "Mỗi dòng một thẩm quyền: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
    "bases": "Mỗi dòng một căn cứ; Enter để sửa, Insert để thêm",
    "recipients": "Mỗi dòng một nơi nhận; Enter để sửa, Insert để thêm",
}
CLAUSE_LABELS = {"label": "Số mục", "title": "Tên mục", "text": "Nội dung"}
