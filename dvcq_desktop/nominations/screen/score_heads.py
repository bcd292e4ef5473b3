# SPDX-License-Identifier: MIT
"""The heads of the sheet of scores: criteria with the most they give, models with their names in sight."""
# ruff: noqa: N802 - the names of a header's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dvcq_desktop.nominations.screen.score_model import LINE_ROLE
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, shades

if TYPE_CHECKING:
    from dvcq_desktop.nominations.score_sheet import Line

_INDENT = 14


class _Head(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def line(self, section: int) -> Line | None:
        """Return what a section heads."""
        found: Line | None = self.model().headerData(section, self.orientation(), LINE_ROLE)
        return found

    def paint_ground(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw what lies below the words; the head of the current cell stands out."""
        view = self.parent()
        assert isinstance(view, QTableView)
        index = view.currentIndex()
        current = (
            index.column() if self.orientation() == Qt.Orientation.Horizontal else index.row()
        ) == section
        now = colours()
        painter.fillRect(rect, QColor(shades(Tone.ACCENT).paper if current else now.window))
        painter.setPen(QColor(now.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())


class CriteriaHead(_Head):
    """Head the columns: the criterion's label, and below it the most it gives."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Tiêu chí")

    def sizeHint(self) -> QSize:
        """Give room for two lines."""
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing() + 2 * GAP)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one column's head."""
        line = self.line(section)
        painter.save()
        self.paint_ground(painter, rect, section)
        if line is not None:
            room = rect.adjusted(GAP, GAP, -GAP, -GAP)
            title = self.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
            place = Qt.AlignmentFlag.AlignTop if line.below else Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(colours().text))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | place, title)
            painter.setPen(QColor(colours().muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, line.below)
        painter.restore()


class NamesHead(_Head):
    """Head the rows, and stay where they are while the criteria scroll: names of models or criteria."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Mô hình, tiêu chí")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one row's head; groups are bold, what is in them is set in."""
        line = self.line(section)
        painter.save()
        self.paint_ground(painter, rect, section)
        if line is not None:
            font = painter.font()
            font.setBold(line.is_group)
            painter.setFont(font)
            room = rect.adjusted(SPACE + _INDENT * line.depth, 0, -GAP, 0)
            title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(QColor(colours().text))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()
