# SPDX-License-Identifier: MIT
"""A box above the rows that chooses among records of long names: it gives way, and tells what it cuts."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

# As narrow as a name can still be told from others, and as wide as one may make the row.
_LEAST_LETTERS, _MOST_LETTERS = 16, 60


class Chooser(QComboBox):
    """Show the name that is chosen, cut where there is no room; its list is as wide as its names."""

    def __init__(self, name: str, parent: QWidget | None = None, *, most: int = _MOST_LETTERS) -> None:
        super().__init__(parent)
        self._name = name
        self._most = most
        self._more = ""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # Signals
        self.currentTextChanged.connect(self._on_text_changed)

    def explain(self, words: str) -> None:
        """Say more of what is chosen than its name."""
        self._more = words
        self._explain()

    def sizeHint(self) -> QSize:
        """Ask for the room of the name that is shown, within bounds."""
        return QSize(self._wide(self._most), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Give way to what stands beside."""
        return QSize(self._wide(_LEAST_LETTERS), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, with a sign where it is cut."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._shown()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Open the list so wide that every name is read whole, as far as the window goes."""
        view = self.view()
        beside = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) + 2 * view.frameWidth()
        wide = view.sizeHintForColumn(self.modelColumn()) + beside
        view.setMinimumWidth(max(self.width(), min(wide, self.window().width())))
        super().showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what is cut now."""
        super().resizeEvent(event)
        self._explain()

    def _wide(self, letters: int) -> int:
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self.currentText())
        around = self.width() - self._field() if self.width() else 0
        return min(wanted, letters * metrics.averageCharWidth()) + max(around, 2 * metrics.height())

    def _field(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        # The label keeps a pixel free at each side.
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 2

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self._field())

    def _explain(self) -> None:
        text = self.currentText()
        named = f"{self._name}: {text}" if text else self._name
        parts = (named, self._more) if self._shown() != text or not self._more else (self._more,)
        self.setToolTip(plain_tooltip("\n".join(filter(None, parts))))

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        self._explain()
