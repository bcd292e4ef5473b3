# SPDX-License-Identifier: MIT
"""A plan begun from nothing: of which year, what it is about, with the usual headings or without."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QSpinBox, QWidget

from dvcq_desktop.forms.plan_new import Ui_PlanNew
from dvcq_desktop.plan.rules import Plan
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.form import FormLayout, LineEdit, TextArea

if TYPE_CHECKING:
    from dvcq_desktop.office.directory import Directory

_FIRST_YEAR, _LAST_YEAR = 2000, 2199
_SYMBOL = "KH-UBND"


class NewPlanDialog(QDialog):
    """Ask for what every plan begins with; `plan_chosen` carries it and whether headings are wanted."""

    plan_chosen = Signal(object, bool)  # Plan

    def __init__(self, year: int, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._directory = directory
        # Widgets
        self.ui = Ui_PlanNew()
        self.ui.setupUi(self)
        self.year = QSpinBox(self)
        self.kind = LineEdit(self)
        self.abstract = TextArea(self, lines=2)
        # Assemble
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(year)
        self.kind.set_value("KẾ HOẠCH")
        form = FormLayout(self.ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Năm", self.year)
        form.add_field("Loại văn bản", self.kind)
        form.add_field("Trích yếu", self.abstract)
        self.abstract.setPlaceholderText("Triển khai thực hiện công tác dân vận chính quyền năm …")
        self.abstract.setFocus()
        self.ui.wrong.hide()
        # Signals
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.makeButton.clicked.connect(self._on_make_clicked)

    def chosen(self) -> Plan:
        """Return the plan as it was typed, with what the office says of itself on the year's first day."""
        day = date(self.year.value(), 1, 1)
        profile, signer = self._directory.profile(day), self._directory.signer(day)
        return Plan(
            "",
            self.year.value(),
            kind=self.kind.value,
            abstract=" ".join(self.abstract.value.split()),
            symbol=_SYMBOL,
            place=profile.place if profile else "",
            signer_authority=signer.authority if signer else (),
            signer_title=signer.title.upper() if signer else "",
            signer_name=signer.name if signer else "",
        )

    def _on_make_clicked(self) -> None:
        plan = self.chosen()
        missing = "loại văn bản" if not plan.kind else "trích yếu" if not plan.abstract else ""
        self.ui.wrong.setText(f"Hãy ghi {missing} của kế hoạch.")
        self.ui.wrong.setVisible(bool(missing))
        if not missing:
            self.plan_chosen.emit(plan, self.ui.headings.isChecked())
            self.accept()
