# SPDX-License-Identifier: MIT
"""The form of a document that gives tasks: what its tasks cite, and the day it sets for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from dvcq_desktop.plan.other_document import Document
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class DocumentForm(QWidget):
    """Edit what was read of a document."""

    def __init__(self, document: Document, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.kind = LineEdit(self)
        self.number = LineEdit(self)
        self.day = DateEdit(self, today=today)
        self.body = LineEdit(self)
        self.abstract = LineEdit(self)
        self.deadline = DateEdit(self, today=today)
        note = QLabel(
            "Mỗi nhiệm vụ được nhận sẽ ghi văn bản này làm căn cứ; nhiệm vụ có thời hạn riêng giữ thời hạn"
            " đó. Tệp của văn bản được lưu cùng từng nhiệm vụ.",
            self,
        )
        note.setWordWrap(True)
        note.setProperty("muted", True)
        # Assemble
        self.kind.setPlaceholderText("Công văn, Quyết định, Thông báo…")
        form = FormLayout(self)
        form.add_field("Loại văn bản", self.kind)
        form.add_field("Số, ký hiệu", self.number)
        form.add_field("Ngày ban hành", self.day)
        form.add_field("Cơ quan ban hành", self.body)
        form.add_field("Trích yếu", self.abstract)
        form.add_field("Thời hạn chung", self.deadline, hint="Cho nhiệm vụ không ghi thời hạn riêng")
        form.addRow(note)
        # Fill
        self.kind.set_value(document.kind)
        self.number.set_value(document.number)
        self.day.set_value(document.issued_on)
        self.body.set_value(document.body)
        self.abstract.set_value(document.abstract)
        self.deadline.set_value(document.deadline)

    @property
    def value(self) -> Document:
        """Return the document as it is typed."""
        for field in (self.day, self.deadline):
            field.flush()
        return Document(
            kind=self.kind.value,
            number=self.number.value,
            issued_on=self.day.value,
            body=self.body.value,
            abstract=self.abstract.value,
            deadline=self.deadline.value,
        )

    @property
    def complaint(self) -> str:
        """Return what is wrong with what is typed, in a sentence; empty where nothing is."""
        for field in (self.day, self.deadline):
            field.flush()
            if not field.is_valid:
                return field.complaint
        if not (self.value.number or self.value.abstract):
            return "Hãy ghi loại và số, hoặc trích yếu của văn bản giao việc, để nhiệm vụ có căn cứ."
        return ""
