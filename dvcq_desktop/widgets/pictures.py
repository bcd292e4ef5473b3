# SPDX-License-Identifier: MIT
"""A picture of counts on the screen: the very drawing that the paper gets, on white as there."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QFontDatabase, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from dvcq_desktop.documents.blocks import Picture

_WIDTH = 460.0
_LEAST = 260


@cache
def _serif(families: str) -> str:
    """Return the first family that is there: this PC's, else the one that comes with the program."""
    for face in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"LiberationSerif-{face}.ttf")))
    there = set(QFontDatabase.families())
    return next((each for each in families.split(", ") if each in there), families)


class PictureView(QWidget):
    """Show one picture as wide as there is room; nothing before it is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Biểu đồ")

    def set_picture(self, picture: Picture) -> None:
        """Draw a picture; what it says is told to screen readers as well."""
        from dvcq_desktop.documents.fonts import faces  # noqa: PLC0415 - start-up time
        from dvcq_desktop.documents.pictures.charts import draw  # noqa: PLC0415 - start-up time
        from dvcq_desktop.documents.pictures.drawing import FONTS, svg  # noqa: PLC0415 - start-up time

        drawing = draw(picture, faces(), _WIDTH)
        # Qt's SVG takes one family, not a list.
        self._renderer.load(QByteArray(svg(drawing).replace(FONTS, _serif(FONTS)).encode()))
        self.setAccessibleDescription(drawing.said)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Keep the drawing's shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the drawing is at a width."""
        size = self._renderer.defaultSize()
        return round(width * size.height() / size.width()) if size.width() > 0 else 0

    def sizeHint(self) -> QSize:
        """Ask for the size on paper, in pixels of the screen."""
        size = self._renderer.defaultSize()
        return size if size.isValid() else QSize(_LEAST, 0)

    def minimumSizeHint(self) -> QSize:
        """Stay readable on a narrow page."""
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it on white, as it is printed."""
        if not self._renderer.isValid():
            return
        painter = QPainter(self)
        size = self._renderer.defaultSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        room = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(room, Qt.GlobalColor.white)
        self._renderer.render(painter, room)
