# SPDX-License-Identifier: MIT
"""A scanned page in full."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from dvcq_desktop.commitments.store.person import KeptPage

_SIZE = (760, 680)
_BAR = 24


class PageDialog(QDialog):
    """Show a page as wide as the window; it scrolls, Esc closes it."""

    def __init__(self, page: KeptPage, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = f" {page.page}/{page.pages}" if page.page and page.pages else ""
        self.setWindowTitle(f"Trang quét{number}")
        self._image = image
        # Widgets
        self.shown = QLabel(self)
        self.shown.setAccessibleName("Trang quét")
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self.shown)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._scroll)
        self.resize(*_SIZE)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the page as wide as there is room."""
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page anew."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        width = max(self._scroll.width() - _BAR, 100)
        scaled = self._image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self.shown.setPixmap(QPixmap.fromImage(scaled))
        self.shown.resize(scaled.size())
