# SPDX-License-Identifier: MIT
"""A deadline moved by a decision: until when, by which document, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.plan_extend import Ui_PlanExtend
from dvcq_desktop.plan.extending import (
    Grant,
    Subject,
    check_extension,
    described,
    extension_of,
    remarks_on,
)
from dvcq_desktop.plan.rules import Extension
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.office.calendar import Calendar

_KEPT = "Thời hạn đầu vẫn được giữ lại."
_LISTED = 3


class ExtendDialog(QDialog):
    """Ask for one decision about some tasks or parts; tells it when it is whole and fits all of them.

    What is settled or has no deadline is left out, and said so.
    """

    granted = Signal(object, object)  # Grant, tuple of Subject

    def __init__(
        self,
        chosen: Sequence[Subject],
        calendar: Calendar,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._subjects = tuple(subject for subject in chosen if not subject.why_not)
        self._calendar = calendar
        self._today = today
        self.ui = Ui_PlanExtend()
        self.ui.setupUi(self)
        self.ui.question.setText("\n".join(_question(chosen, self._subjects)))
        self.ui.granted.set_value(today())
        # The whole of a document with its number and day is seen; the dialog else shrinks to its labels.
        letters = self.ui.document.fontMetrics().horizontalAdvance(self.ui.document.placeholderText())
        self.ui.document.setMinimumWidth(letters + 3 * SPACE)
        self.ui.extend.setEnabled(bool(self._subjects))
        # Signals
        self.ui.extend.clicked.connect(self._on_extend_clicked)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.deadline.edited.connect(self._on_day_edited)
        self.ui.granted.edited.connect(self._on_day_edited)
        self._on_day_edited(None)

    @property
    def decision(self) -> Grant:
        """Return what is typed."""
        return Grant(
            new_deadline=self.ui.deadline.value,
            document=self.ui.document.value,
            reason=self.ui.reason.value,
            granted_on=self.ui.granted.value,
        )

    def _on_extend_clicked(self) -> None:
        """Tell the decision, or say what is still missing."""
        complaint = self._complaint()
        self.ui.complaint.setText(complaint)
        self.ui.complaint.setVisible(bool(complaint))
        self.adjustSize()
        if not complaint:
            self.granted.emit(self.decision, self._subjects)
            self.accept()

    def _on_day_edited(self, _day: date | None) -> None:
        remarks = remarks_on(self._subjects, self.decision, self._calendar, self._today())
        self.ui.remark.setText("\n".join(remarks))
        self.ui.remark.setVisible(bool(remarks))
        self.adjustSize()

    def _complaint(self) -> str:
        for field in (self.ui.deadline, self.ui.granted):
            field.flush()
            if not field.is_valid:
                return field.complaint
        refused = [(subject, why) for subject in self._subjects if (why := self._refusal(subject))]
        if not refused:
            return ""
        # What the decision itself lacks is said of all of them; a day that is wrong for one names it.
        of_all = len(refused) == len(self._subjects) and len({why for _subject, why in refused}) == 1
        shared = refused[0][1] if of_all else self._lacking()
        own = next(((subject, why) for subject, why in refused if why != shared), None)
        return f"{own[0].name}: {own[1]}" if own else shared

    def _lacking(self) -> str:
        """Return what the decision lacks, whatever it is about."""
        given = self.decision
        bare = Extension(
            "", "", None, None, given.new_deadline, given.document, given.reason, given.granted_on
        )
        try:
            check_extension(bare, 0)
        except UserError as error:
            return error.sentence
        return ""

    def _refusal(self, subject: Subject) -> str:
        try:
            extension_of(subject, self.decision)
        except UserError as error:
            return error.sentence
        return ""


def _question(chosen: Sequence[Subject], taken: Sequence[Subject]) -> list[str]:
    """Return what is given more time, and what is left out and why."""
    left_out = [subject.why_not for subject in chosen if subject.why_not]
    listed = [f"Không gia hạn: {reason}" for reason in left_out[:_LISTED]]
    if len(left_out) > _LISTED:
        listed.append(f"Không gia hạn: {len(left_out) - _LISTED} mục khác, vì lý do như trên.")
    if len(taken) == 1:
        return [taken[0].name, f"{described(taken[0])} {_KEPT}", *listed]
    if not taken:
        return listed
    days = sorted(day for subject in taken if (day := subject.deadline))
    span = f"{days[0]:%d/%m/%Y}" if days[0] == days[-1] else f"từ {days[0]:%d/%m/%Y} đến {days[-1]:%d/%m/%Y}"
    parts = "đơn vị" if taken[0].line else "nhiệm vụ"
    return [f"{len(taken)} {parts}; thời hạn hiện nay: {span}. {_KEPT}", *listed]
