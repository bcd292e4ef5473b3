# SPDX-License-Identifier: MIT
"""Forms as the officer fills them: one column of labels, fields that save themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.fields import LineEdit, MoneyEdit, TextArea
from dvcq_desktop.widgets.pick import PickBox
from dvcq_desktop.widgets.theme import MARGIN, SPACE

__all__ = ["DateEdit", "FormLayout", "LineEdit", "MoneyEdit", "PickBox", "TextArea"]


class FormLayout(QFormLayout):
    """Lay fields out under each other, their labels right-aligned before them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.setHorizontalSpacing(SPACE)
        self.setVerticalSpacing(SPACE)
        self.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)

    def add_field(self, title: str, field: QWidget, *, hint: str = "") -> QLabel:
        """Add a field with its label ("Thời hạn"), which also names it for screen readers."""
        label = QLabel(f"{title}:")
        label.setBuddy(field)
        field.setAccessibleName(title)
        if hint:
            field.setToolTip(hint)
            field.setAccessibleDescription(hint)
        self.addRow(label, field)
        return label

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget over the whole width."""
        self.addRow(widget)
