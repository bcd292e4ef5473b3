# SPDX-License-Identifier: MIT
"""A picture of counts: one bar a line, its parts side by side, every value readable."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL_SHARE = 0.34


@dataclass(frozen=True)
class Part:
    """Name one part of every bar: Part("Quá hạn", Tone.OVERDUE)."""

    title: str
    tone: Tone


@dataclass(frozen=True)
class Line:
    """Hold one bar: whose it is, and a count for each part, in the parts' order."""

    label: str
    counts: tuple[int, ...]
    key: str = ""

    @property
    def total(self) -> int:
        """Return the sum of the counts."""
        return sum(self.counts)


class StackedBars(QWidget):
    """Draw lines of stacked counts with a legend; arrow keys walk the lines, Enter chooses one."""

    line_chosen = Signal(str)  # the line's key, or its label where it has none; by Enter or a double click
    line_clicked = Signal(str)  # the same by one click

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._lines: tuple[Line, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Biểu đồ")

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Draw these lines."""
        self._lines = tuple(lines)
        self._current = min(self._current, len(self._lines) - 1)
        self.setAccessibleDescription("; ".join(self.describe(line) for line in self._lines))
        self.updateGeometry()
        self.update()

    def describe(self, line: Line) -> str:
        """Return a line in words: "Văn phòng: 12, gồm 3 quá hạn, 9 hoàn thành"."""
        counted = zip(self._parts, line.counts, strict=True)
        parts = [f"{count} {part.title.lower()}" for part, count in counted if count]
        return f"{line.label}: {line.total}" + (f", gồm {', '.join(parts)}" if parts else "")

    def current_line(self) -> Line | None:
        """Return the line that the keyboard is on."""
        return self._lines[self._current] if 0 <= self._current < len(self._lines) else None

    def sizeHint(self) -> QSize:
        """Ask for one row a line and one for the legend."""
        return QSize(420, (len(self._lines) + 1) * self._row_height() + SPACE)

    def minimumSizeHint(self) -> QSize:
        """Stay readable on a narrow page."""
        return QSize(260, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the legend and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        most = max((line.total for line in self._lines), default=0)
        for number, line in enumerate(self._lines):
            self._paint_line(painter, self._row(number), line, most)
            if number == self._current and self.hasFocus():
                painter.setPen(QColor(colours().accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self._row(number).adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose with Enter or space."""
        line = self.current_line()
        match event.key():
            case Qt.Key.Key_Down:
                self._go(min(self._current + 1, len(self._lines) - 1))
            case Qt.Key.Key_Up:
                self._go(max(self._current - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if line:
                self.line_chosen.emit(line.key or line.label)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first line."""
        super().focusInEvent(event)
        if self._current < 0 and self._lines:
            self._go(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which line was clicked."""
        number = self._number_at(event.position().toPoint().y())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(number)
            self.line_clicked.emit(self._lines[number].key or self._lines[number].label)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the pointer."""
        number = self._number_at(event.position().toPoint().y())
        if number is not None:
            self._go(number)
            self.line_chosen.emit(self._lines[number].key or self._lines[number].label)

    def event(self, event: QEvent) -> bool:
        """Show a line's counts where the pointer rests."""
        if isinstance(event, QHelpEvent):
            number = self._number_at(event.pos().y())
            text = "" if number is None else self.describe(self._lines[number])
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _go(self, number: int) -> None:
        self._current = number
        line = self.current_line()
        if line:
            self.setToolTip(plain_tooltip(self.describe(line)))
        self.update()

    def _row_height(self) -> int:
        return self.fontMetrics().height() + SPACE + GAP

    def _row(self, number: int) -> QRect:
        height = self._row_height()
        return QRect(0, (number + 1) * height, self.width(), height)

    def _number_at(self, y: int) -> int | None:
        number = y // self._row_height() - 1
        return number if 0 <= number < len(self._lines) else None

    def _paint_legend(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        left, middle = float(GAP), self._row_height() / 2
        for part in self._parts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_inks(part.tone)[0]))
            painter.drawRect(QRectF(left, middle - 5, 10, 10))
            painter.setPen(QColor(colours().text))
            painter.drawText(QPointF(left + 10 + GAP, middle + metrics.ascent() / 2 - 1), part.title)
            left += 10 + GAP + metrics.horizontalAdvance(part.title) + 2 * SPACE

    def _paint_line(self, painter: QPainter, row: QRect, line: Line, most: int) -> None:
        metrics = self.fontMetrics()
        labels = int(row.width() * _LABEL_SHARE)
        label = metrics.elidedText(line.label, Qt.TextElideMode.ElideRight, labels - SPACE)
        painter.setPen(QColor(colours().text))
        where = QRect(row.left() + GAP, row.top(), labels - SPACE, row.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        number = metrics.horizontalAdvance("0000")
        room = row.width() - labels - number - SPACE
        left = float(labels)
        for part, count in zip(self._parts, line.counts, strict=True):
            if count and most:
                width = room * count / most
                self._paint_part(painter, QRectF(left, row.top() + 3, width, row.height() - 6), part, count)
                left += width
        painter.setPen(QColor(colours().text))
        total = QRectF(left + GAP, row.top(), number, row.height())
        painter.drawText(total, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(line.total))

    def _paint_part(self, painter: QPainter, box: QRectF, part: Part, count: int) -> None:
        """Draw one part in its ink, with the count on it where there is room."""
        fill, ink = _inks(part.tone)
        painter.setPen(QColor(colours().base))
        painter.setBrush(QColor(fill))
        painter.drawRect(box)
        if box.width() >= self.fontMetrics().horizontalAdvance(str(count)) + GAP:
            painter.setPen(QColor(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))


def _inks(tone: Tone) -> tuple[str, str]:
    """Return what fills a part and what is written on it: what nobody has begun is the palest."""
    if tone is Tone.NEUTRAL:
        return colours().line, colours().text
    return shades(tone).ink, colours().base
