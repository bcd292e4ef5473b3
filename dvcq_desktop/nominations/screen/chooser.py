# SPDX-License-Identifier: MIT
"""A box of the page of the scores: which session, whose card; a long name is read where there is room."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LETTERS = 30
_MOST = 60


class Chooser(QComboBox):
    """Be as wide as the longest name, and at least as so many letters; a name that is cut says so."""

    def __init__(self, page: QWidget, name: str, letters: int) -> None:
        super().__init__(page)
        self._name = name
        self._letters = letters
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(letters // 2)
        self.currentTextChanged.connect(self._on_current_text_changed)
        self._on_current_text_changed("")

    def sizeHint(self) -> QSize:
        """Ask for the longest name, as far as that leaves room for others."""
        hint, letter = super().sizeHint(), self.fontMetrics().averageCharWidth()
        return QSize(min(max(hint.width(), letter * self._letters), letter * _MOST), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Do with less in a narrow window."""
        least = self.fontMetrics().averageCharWidth() * self._letters
        return QSize(least, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name with a sign where it is cut."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - self.fontMetrics().averageCharWidth()
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _on_current_text_changed(self, text: str) -> None:
        self.setToolTip(plain_tooltip(f"{self._name}: {text}" if text else self._name))


def chooser(page: QWidget, name: str, letters: int = LETTERS) -> Chooser:
    """Return a box of a name, at least as wide as so many letters."""
    return Chooser(page, name, letters)
