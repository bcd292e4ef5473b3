# SPDX-License-Identifier: MIT
"""How the grid is drawn: each cell a sign and a word, its heads with what is still owed."""
# ruff: noqa: N802 - the names of a delegate's and a header's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dvcq_desktop.plan.rules import TaskState
from dvcq_desktop.plan.screen.grid_model import CELL_ROLE, ENDED_ROLE, LACKS_ROLE, OWED_ROLE, ROW_ROLE
from dvcq_desktop.plan.standings import Timing
from dvcq_desktop.widgets.delegates import paint_sign
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, shades

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from dvcq_desktop.plan.grid import Cell

_NAME_LINES = 3
_GRIP = 5
_LEAST_TITLE, _MOST_TITLE = 160, 720


class GridDelegate(QStyledItemDelegate):
    """Draw a cell: its ground tinted by how it stands, a sign, a word or a day."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell; where a unit owes nothing there is only a grey ground."""
        cell: Cell | None = index.data(CELL_ROLE)
        now = colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if cell is None:
            painter.fillRect(option.rect, QColor(now.accent if selected else now.window))
            _paint_focus(painter, option)
            return
        tone = tone_of(cell)
        ink = shades(tone)
        plain = tone in {Tone.NEUTRAL, Tone.ACCENT}
        ground = now.accent if selected else now.base if plain else ink.paper
        painter.fillRect(option.rect, QColor(ground))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = option.fontMetrics.height() * 0.5
        at = QPointF(option.rect.left() + SPACE + size / 2, option.rect.center().y() + 1)
        painter.setFont(option.font)
        colour = QColor(now.on_accent if selected else ink.ink)
        if cell.state is TaskState.DROPPED:
            _paint_cross(painter, at, size, colour)
        else:
            paint_sign(painter, at, size, tone, colour)
        painter.setPen(colour)
        room = option.rect.adjusted(int(1.5 * SPACE + size), 0, -GAP, 0)
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
        _paint_focus(painter, option)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Type a day, x or a word."""
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName("Ngày hoàn thành, x, đang, chưa")
        return line


class UnitHeader(QHeaderView):
    """Head the columns: the unit's name on up to three lines, and how many tasks it still owes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("Đơn vị")

    def sizeHint(self) -> QSize:
        """Give room for the lines of a name and for what is owed."""
        lines = (_NAME_LINES + 1) * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), lines + 2 * GAP)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one unit."""
        now = colours()
        model = self.model()
        owed = model.headerData(section, self.orientation(), OWED_ROLE) or 0
        ended = bool(model.headerData(section, self.orientation(), ENDED_ROLE))
        current = self.parent_view.currentIndex().column() == section
        painter.save()
        _paint_ground(painter, rect, current=current)
        room = rect.adjusted(SPACE - 2, GAP, -GAP, -GAP)
        metrics = self.fontMetrics()
        name = str(model.headerData(section, self.orientation()) or "")
        below = room.adjusted(0, room.height() - metrics.lineSpacing(), 0, 0)
        painter.setPen(QColor(now.muted if ended else now.text))
        above = room.adjusted(0, 0, 0, -metrics.lineSpacing())
        for line, text in enumerate(wrapped(name, metrics, above.width(), _NAME_LINES)):
            painter.drawText(
                above.left(), above.top() + metrics.ascent() + line * metrics.lineSpacing(), text
            )
        said = "đã kết thúc" if ended else f"còn nợ {owed}" if owed else "✓ đủ"
        tone = Tone.NEUTRAL if ended else Tone.SOON if owed else Tone.DONE
        painter.setPen(QColor(shades(tone).ink))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()

    @property
    def parent_view(self) -> QTableView:
        """Return the table that this heads."""
        view = self.parent()
        assert isinstance(view, QTableView)
        return view


class TaskHeader(QHeaderView):
    """Head the rows, and stay where they are while the units scroll: the title, and x/y units.

    Its right edge can be dragged.
    """

    width_changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._dragged_from: int | None = None
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("Nhiệm vụ")

    def set_width(self, width: int) -> None:
        """Take this width, within reason."""
        self.setFixedWidth(min(max(width, _LEAST_TITLE), _MOST_TITLE))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one task."""
        row = self.model().headerData(section, self.orientation(), ROW_ROLE)
        view = self.parent()
        assert isinstance(view, QTableView)
        painter.save()
        _paint_ground(painter, rect, current=view.currentIndex().row() == section)
        if row is not None:
            metrics = self.fontMetrics()
            lacks = self.model().headerData(section, self.orientation(), LACKS_ROLE)
            said = f"{row.done}/{row.total}, thiếu {lacks}" if lacks else row.share
            share = max(metrics.horizontalAdvance(each) for each in (said, "88/88 đơn vị"))
            room = rect.adjusted(SPACE, 0, -SPACE, 0)
            now = colours()
            done = row.total > 0 and row.done == row.total
            ink = shades(Tone.SOON if lacks else Tone.DONE).ink if lacks or done else now.muted
            painter.setPen(QColor(ink))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
            title = metrics.elidedText(
                row.task.title, Qt.TextElideMode.ElideRight, room.width() - share - SPACE
            )
            painter.setPen(QColor(now.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the edge."""
        if self._at_edge(event):
            self._dragged_from = self.width() - int(event.position().x())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the edge that is dragged, and show where it is."""
        if self._dragged_from is not None:
            self.set_width(int(event.position().x()) + self._dragged_from)
            self.width_changed.emit(self.width())
            return
        edge = self._at_edge(event)
        self.setCursor(Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.ArrowCursor)
        if not edge:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the edge go."""
        if self._dragged_from is None:
            super().mouseReleaseEvent(event)
        self._dragged_from = None

    def _at_edge(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.width() - _GRIP


class GridCorner(QWidget):
    """Head the heads of the rows."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Say what stands in the rows' heads."""
        painter = QPainter(self)
        _paint_ground(painter, self.rect().adjusted(0, 0, -1, -1), current=False)
        room = self.rect().adjusted(SPACE, GAP, -SPACE, -GAP)
        painter.setPen(QColor(colours().text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, "Nhiệm vụ")
        painter.setPen(QColor(colours().muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, "Đã xong")
        painter.end()


def tone_of(cell: Cell) -> Tone:
    """Return the tone of a cell; its sign says the same without colour."""
    if cell.state is TaskState.DROPPED or cell.closed:
        return Tone.NEUTRAL
    if cell.state is TaskState.DONE:
        return Tone.DONE
    match cell.standing.timing:
        case Timing.OVERDUE:
            return Tone.OVERDUE
        case Timing.SOON:
            return Tone.SOON
        case Timing.DONE:
            return Tone.DONE
    return Tone.ACCENT if cell.state is TaskState.IN_PROGRESS else Tone.NEUTRAL


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Break a name into lines between its words; the last one is elided where it is too long."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
    if words:
        lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
    return lines


def _paint_ground(painter: QPainter, rect: QRect, *, current: bool) -> None:
    now = colours()
    painter.fillRect(rect, QColor(shades(Tone.ACCENT).paper if current else now.window))
    painter.setPen(QColor(now.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())


def _paint_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(colours().text), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def _paint_cross(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    half = size * 0.4
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half))
    painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half))
