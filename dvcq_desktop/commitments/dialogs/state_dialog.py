# SPDX-License-Identifier: MIT
"""How several people stand in a campaign: the day they signed, or why they did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.commitments.rules import (
    REASONS,
    CommitmentText,
    MemberEntry,
    MemberState,
    check_signing_day,
    check_state,
)
from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.commitments_state import Ui_CommitmentsState
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.form import DateEdit, FormLayout
from dvcq_desktop.widgets.suggest import SuggestEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TITLES = {
    MemberState.SIGNED: ("Ghi đã ký", "Ghi đã ký"),
    MemberState.EXCUSED: ("Ghi chưa ký có lý do", "Ghi lý do"),
    MemberState.REFUSED: ("Ghi từ chối ký", "Ghi từ chối"),
    MemberState.MOVED: ("Ghi chuyển đi", "Ghi chuyển đi"),
}
_REASONS = {
    MemberState.EXCUSED: ("Lý do", REASONS),
    MemberState.REFUSED: ("Lý do nêu ra", ("Không nêu lý do", "Không đồng ý nội dung cam kết")),
    MemberState.MOVED: ("Chuyển đi đâu, khi nào", ("Chuyển công tác", "Nghỉ hưu", "Thôi việc", "Điều động")),
}


@dataclass(frozen=True)
class Signed:
    """What she said of people who signed: on which day, under which version of the text."""

    day: date
    text: str


class StateDialog(QDialog):
    """Ask for a day, and why they did not sign; `signed_chosen` or `entry_chosen` carries the answer."""

    signed_chosen = Signal(object)  # Signed
    entry_chosen = Signal(object)  # MemberEntry

    def __init__(
        self,
        state: MemberState,
        who: str,
        texts: Sequence[CommitmentText],
        day: date,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._state = state
        self._today = today
        # Widgets
        self.ui = Ui_CommitmentsState()
        self.ui.setupUi(self)
        title, verb = _TITLES[state]
        self.setWindowTitle(title)
        self.ui.who.setText(who)
        self.ui.saveButton.setText(verb)
        self.ui.wrong.hide()
        self.day = DateEdit(self, today=today)
        self.day.set_value(day)
        versions = [(text.id, f"Lần {text.version}: {text.title}") for text in reversed(texts)]
        self.text = KindBox(versions or [("", "")], self)
        self.reason = SuggestEdit(self)
        # Assemble
        form = FormLayout(self.ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        is_signing = state is MemberState.SIGNED
        if is_signing:
            form.add_field("Ngày ký", self.day)
        if is_signing and len(texts) > 1:
            form.add_field("Nội dung đã ký", self.text)
        else:
            self.text.hide()
        if not is_signing:
            label, reasons = _REASONS[state]
            self.reason.set_suggestions(reasons)
            self.reason.setPlaceholderText(f"Ví dụ: {reasons[0]} (phím ↓ để chọn)")
            form.add_field(label, self.reason)
            form.add_field("Từ ngày", self.day)
        else:
            self.reason.hide()
        (self.day.line if is_signing else self.reason).setFocus()
        if is_signing:
            self.day.line.selectAll()
        # Signals
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.saveButton.clicked.connect(self._on_save_clicked)

    def _on_save_clicked(self) -> None:
        self.day.flush()
        try:
            answer = self._answer()
        except UserError as error:
            self.ui.wrong.setText(error.sentence)
            self.ui.wrong.show()
            return
        if isinstance(answer, Signed):
            self.signed_chosen.emit(answer)
        else:
            self.entry_chosen.emit(answer)
        self.accept()

    def _answer(self) -> Signed | MemberEntry:
        """Return what she said; raise UserError where it cannot be."""
        if self.day.complaint:
            raise UserError(self.day.complaint)
        day = self.day.value
        if self._state is not MemberState.SIGNED:
            entry = MemberEntry(self._state, reason=self.reason.value, since=day)
            check_state(entry)
            return entry
        check_state(MemberEntry(MemberState.SIGNED, day))
        assert day is not None
        check_signing_day(day, self._today())
        return Signed(day, str(self.text.value))
