# SPDX-License-Identifier: MIT
"""The sources of one task: clauses of the year's plans, and other documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.plan_source import Ui_PlanSource
from dvcq_desktop.plan.rules import Source
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit, PickBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.plan.rules import Plan, Task

_SHORT = 70


class SourceDialog(QDialog):
    """Edit where a task comes from; `sources` is what she left when it is accepted."""

    def __init__(
        self, task: Task, plans: Sequence[Plan], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.task = task
        self.sources = list(task.sources)
        self._paths = {clause.id: clause.path for plan in plans for clause in plan.clauses}
        # Widgets
        self._ui = Ui_PlanSource()
        self._ui.setupUi(self)
        self._model = QStringListModel(self)
        self.clause = PickBox(self, none="(không theo mục nào của kế hoạch)")
        self.kind = LineEdit(self)
        self.number = LineEdit(self)
        self.day = DateEdit(self, today=today)
        self.body = LineEdit(self)
        self.abstract = LineEdit(self)
        self.deadline = DateEdit(self, today=today)
        # Assemble
        self._ui.list.setModel(self._model)
        self.kind.setPlaceholderText("Công văn, Quyết định, Chỉ thị…")
        form = FormLayout(self._ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Mục của kế hoạch", self.clause)
        form.add_field("hoặc loại văn bản", self.kind)
        form.add_field("Số, ký hiệu", self.number)
        form.add_field("Ngày", self.day)
        form.add_field("Cơ quan ban hành", self.body)
        form.add_field("Trích yếu", self.abstract)
        form.add_field("Thời hạn cấp trên giao", self.deadline)
        self.clause.set_choices(
            [
                (clause.id, f"{clause.path} {clause.title or clause.text}"[:_SHORT].strip())
                for plan in plans
                for clause in plan.clauses
                if clause.path
            ]
        )
        self._show_sources()
        # Signals
        self._ui.removeButton.clicked.connect(self._on_remove_clicked)
        self._ui.addButton.clicked.connect(self._on_add_clicked)
        self._ui.cancelButton.clicked.connect(self.reject)
        self._ui.saveButton.clicked.connect(self._on_save_clicked)

    def _show_sources(self) -> None:
        self._model.setStringList([_listed(source) for source in self.sources])
        self._ui.removeButton.setEnabled(bool(self.sources))
        self._ui.wrong.hide()

    def _typed(self) -> Source | None:
        self.clause.flush()
        self.day.flush()
        self.deadline.flush()
        if self.clause.value is not None:
            return Source(clause=self.clause.value, label=self._paths.get(self.clause.value, ""))
        if not any(field.value for field in (self.kind, self.number, self.body, self.abstract)):
            return None
        return Source(
            document_kind=self.kind.value,
            number=self.number.value,
            issued_on=self.day.value,
            body=self.body.value,
            abstract=self.abstract.value,
            deadline=self.deadline.value,
        )

    def _on_add_clicked(self) -> None:
        source = self._typed()
        if source is None:
            self._ui.wrong.setText("Hãy chọn một mục của kế hoạch, hoặc ghi loại và số văn bản.")
            self._ui.wrong.show()
            return
        if not self._days_are_valid:
            return
        self.sources.append(source)
        self.clause.set_value(None)
        for field in (self.kind, self.number, self.body, self.abstract):
            field.set_value("")
        for day in (self.day, self.deadline):
            day.set_value(None)
        self._show_sources()

    def _on_remove_clicked(self) -> None:
        row = self._ui.list.currentIndex().row()
        if row < 0 and len(self.sources) == 1:
            row = 0
        if row >= 0:
            del self.sources[row]
            self._show_sources()

    def _on_save_clicked(self) -> None:
        if self._typed() is not None:
            self._on_add_clicked()
        if self._days_are_valid:
            self.accept()

    @property
    def _days_are_valid(self) -> bool:
        return self.day.is_valid and self.deadline.is_valid


def _listed(source: Source) -> str:
    by = f" (hạn {source.deadline:%d/%m/%Y})" if source.deadline else ""
    return f"{source.cited or source.abstract}{by}"
