# SPDX-License-Identifier: MIT
"""A picture of a count that grows over days towards what it should become."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, shades

if TYPE_CHECKING:
    from collections.abc import Sequence


class DayLine(QWidget):
    """Draw steps: the count by the end of each day, below the line of the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[tuple[date, int], ...] = ()
        self._whole = 0
        self._first = self._last = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_points(
        self, points: Sequence[tuple[date, int]], whole: int, first: date | None, last: date | None
    ) -> None:
        """Draw the counts of these days, the earliest first, from the first to the last day."""
        self._points, self._whole = tuple(points), whole
        days = [day for day, _ in points] + [day for day in (first, last) if day]
        self._first, self._last = min(days, default=date.min), max(days, default=date.min)
        self.setAccessibleDescription("; ".join(f"{day:%d/%m}: {count}" for day, count in points))
        self.update()

    def count_on(self, day: date) -> int:
        """Return the count by the end of a day."""
        return max((count for reached, count in self._points if reached <= day), default=0)

    def sizeHint(self) -> QSize:
        """Ask for a small picture."""
        return QSize(260, 110)

    def minimumSizeHint(self) -> QSize:
        """Stay readable beside the bars."""
        return QSize(140, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line of the whole, the steps, and the first and last day below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._whole:
            return
        box, metrics = self._box(), self.fontMetrics()
        painter.setPen(QPen(QColor(colours().muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setPen(QColor(colours().line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._paint_steps(painter, box)
        painter.setPen(QColor(colours().text))
        below = QRectF(box.left(), box.bottom() + 2, box.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"{self._first:%d/%m}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{self._last:%d/%m}")
        above = QRectF(box.left(), 0, box.width(), metrics.height())
        count = self.count_on(self._last)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, f"Đã ký theo ngày: {count}/{self._whole}")

    def event(self, event: QEvent) -> bool:
        """Say how many there were on the day under the pointer."""
        if isinstance(event, QHelpEvent) and self._whole:
            day = self.day_at(event.pos().x())
            QToolTip.showText(
                event.globalPos(), f"{day:%d/%m/%Y}: {self.count_on(day)}/{self._whole} đã ký", self
            )
            return True
        return super().event(event)

    def day_at(self, x: int) -> date:
        """Return the day that stands over a place."""
        box, days = self._box(), (self._last - self._first).days
        share = min(max((x - box.left()) / max(box.width(), 1), 0), 1)
        return self._first + timedelta(days=round(share * days))

    def _box(self) -> QRectF:
        line = self.fontMetrics().height() + GAP
        return QRectF(SPACE, line, self.width() - 2 * SPACE, max(self.height() - 2 * line, 10))

    def _paint_steps(self, painter: QPainter, box: QRectF) -> None:
        days = max((self._last - self._first).days, 1)
        ink = shades(Tone.DONE)
        steps, height = [QPointF(box.left(), box.bottom())], box.bottom()
        for day, count in self._points:
            x = box.left() + box.width() * (day - self._first).days / days
            steps.append(QPointF(x, height))
            height = box.bottom() - box.height() * count / self._whole
            steps.append(QPointF(x, height))
        steps.append(QPointF(box.right(), height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.paper))
        painter.drawPolygon(QPolygonF([*steps, QPointF(box.right(), box.bottom())]))
        painter.setPen(QPen(QColor(ink.ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(steps))
