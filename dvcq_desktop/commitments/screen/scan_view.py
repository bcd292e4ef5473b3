# SPDX-License-Identifier: MIT
"""A page's picture, large: zoomed with the wheel or Ctrl +/-, moved by hand, turned upright."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsScene, QGraphicsView, QSizePolicy, QWidget

from dvcq_desktop.widgets.theme import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

_STEP, _SMALLEST, _LARGEST = 1.25, 0.1, 6.0
_MARK_WIDTH = 3.0
_CROP_WIDTH, _CROP_HEIGHT = 150, 110
_HALVINGS = 3


class ScanView(QGraphicsView):
    """Show one picture; it fits the view until it is zoomed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitted = True
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setBackgroundBrush(QColor(colours().line))
        self.setAccessibleName("Ảnh trang quét")
        self.setToolTip("Phóng to, thu nhỏ: lăn chuột, Ctrl + và Ctrl −; Ctrl 0: vừa khung")
        self.setMinimumSize(180, 180)

    @property
    def zoom(self) -> float:
        """Return how many pixels of the screen one of the picture has."""
        return self.transform().m11()

    def show_picture(self, image: QImage, box: QRectF | None) -> None:
        """Show a picture, with a frame around the signature box (pixels of the picture)."""
        self._scene.clear()
        if not image.isNull():
            self._scene.addItem(_PageItem(image))
            if box is not None:
                pen = QColor(colours().accent)
                item = self._scene.addRect(box, pen)
                shown = item.pen()
                shown.setWidthF(_MARK_WIDTH)
                item.setPen(shown)
        self._scene.setSceneRect(QRectF(image.rect()))
        self.fit()

    def clear(self) -> None:
        """Show nothing."""
        self._scene.clear()

    def fit(self) -> None:
        """Let the whole page fit into the view, now and whenever it changes its size."""
        self._is_fitted = True
        if not self._scene.sceneRect().isEmpty():
            self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def zoom_in(self) -> None:
        """Show the page larger."""
        self._zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._zoom_by(1 / _STEP)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to where the mouse points."""
        if turned := event.angleDelta().y():
            self._zoom_by(_STEP if turned > 0 else 1 / _STEP)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the page: its letters decide, whatever has the focus."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again where it was fitted."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def _zoom_by(self, factor: float) -> None:
        if _SMALLEST <= self.zoom * factor <= _LARGEST:
            self._is_fitted = False
            self.scale(factor, factor)


class CropView(QWidget):
    """Show the signature box of a page, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setMinimumSize(_CROP_WIDTH, _CROP_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Chỗ ký tên trên trang")

    def show_picture(self, image: QImage) -> None:
        """Show a part of a page."""
        self._image = image
        self.setVisible(not image.isNull())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part with a frame, in the middle."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF((self.width() - size.width()) / 2, 0), size)
        painter.drawImage(place, self._image)
        painter.setPen(QColor(colours().accent))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


class _PageItem(QGraphicsItem):
    """A picture with smaller ones of itself, for a page shown small would else lose its thin strokes."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._place = QRectF(image.rect())
        self._images = [image.convertToFormat(QImage.Format.Format_Grayscale8)]
        for _ in range(_HALVINGS):
            last = self._images[-1]
            size = QSize(max(1, last.width() // 2), max(1, last.height() // 2))
            smooth = Qt.TransformationMode.SmoothTransformation
            self._images.append(last.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))

    def boundingRect(self) -> QRectF:
        """Return the picture's own size."""
        return self._place

    def paint(self, painter: QPainter, _option: object, _widget: object = None) -> None:
        """Draw the smallest picture that has a pixel for each of the screen."""
        zoom = max(painter.worldTransform().m11(), 0.001)
        level = min(_HALVINGS, max(0, int(math.log2(1 / zoom) + 0.3)))
        painter.drawImage(self._place, self._images[level])


def upright(image: QImage, degrees: int) -> QImage:
    """Return a picture turned clockwise."""
    return image.transformed(QTransform().rotate(degrees)) if degrees else image
