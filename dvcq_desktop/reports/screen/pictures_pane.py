# SPDX-License-Identifier: MIT
"""The pictures of a report on the screen, as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dvcq_desktop.widgets.pictures import PictureView
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from dvcq_desktop.reports.pictures import Drawn


class PicturesPane(QScrollArea):
    """Show pictures below each other; they are drawn when they are first seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[Drawn, ...] = ()
        self._shown: tuple[Drawn, ...] = ()
        self.views: list[PictureView] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._column.setSpacing(MARGIN)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Biểu đồ của báo cáo")

    def show_pictures(self, pictures: tuple[Drawn, ...]) -> None:
        """Show the pictures of a report."""
        self._pictures = pictures
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what changed meanwhile."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        from dvcq_desktop.documents.blocks import Picture  # noqa: PLC0415 - when pictures are seen

        if self._pictures == self._shown:
            return
        self._shown = self._pictures
        while len(self.views) < len(self._pictures):
            view = PictureView(self._inside)
            self._column.insertWidget(len(self.views), view)
            self.views.append(view)
        for view, drawn in zip(self.views, self._pictures, strict=False):
            view.set_picture(Picture(*drawn))
        for place, view in enumerate(self.views):
            view.setVisible(place < len(self._pictures))
