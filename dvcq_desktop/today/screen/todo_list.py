# SPDX-License-Identifier: MIT
"""The list of what waits: headings with their counts, lines below them; arrows walk it, Enter opens."""
# ruff: noqa: N802 - the names of a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dvcq_desktop.today.rules import Group, Place, Urgency
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import ICON_SIZE, MARGIN, SPACE, Tone, icon, shades

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
# A line is as high as a row of a table; a heading has some air above it.
_PADDING, _AIR = 13, 8
# Of a line whose it is gets at most so much, the text at least so much; of fewer letters nothing is read.
_WHO_SHARE, _TEXT_SHARE, _LEAST_WHO = 0.24, 0.5, 8
# Of a narrow line, the most that how it stands may take.
_NOTE_SHARE = 0.55
_SIGNS = {Urgency.OVERDUE: "circle-alert", Urgency.SOON: "clock", Urgency.WAITING: "bell"}


class Row(NamedTuple):
    """One row of the list: a heading, a line, or the rest of a group."""

    text: str
    note: str
    place: Place
    urgency: Urgency
    who: str = ""
    is_heading: bool = False
    is_rest: bool = False

    @property
    def said(self) -> str:
        """Return the whole row in words."""
        return " · ".join(part for part in (self.text, self.who, self.note) if part)


class TodoModel(QAbstractListModel):
    """Hold the rows of all groups."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, where they are not shown already."""
        rows = tuple(_rows(groups))
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, to the eye, the ear and the pointer."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(row.said)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.said
        return None


class TodoList(QListView):
    """Show what waits; `place_requested` tells where the chosen row leads."""

    place_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = TodoModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Việc hôm nay")

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows shown."""
        return self._model.rows

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the current row stays the one that says the same, or else at its place."""
        before = self.currentIndex().row()
        said = self.rows[before] if 0 <= before < len(self.rows) else None
        self._model.show_groups(groups)
        if self.rows and not self.currentIndex().isValid():
            same = self.rows.index(said) if said in self.rows else min(max(before, 0), len(self.rows) - 1)
            self.setCurrentIndex(self._model.index(same, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with one click."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a row can be clicked."""
        super().mouseMoveEvent(event)
        is_row = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if is_row else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _open(self, index: QModelIndex) -> None:
        self.place_requested.emit(self.rows[index.row()].place)


class _RowDelegate(QStyledItemDelegate):
    """Draw a row: what it is at the left, how it stands at the right."""

    def __init__(self, view: TodoList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a heading air above it."""
        row = self._view.rows[index.row()]
        air = _AIR if row.is_heading and index.row() else 0
        return QSize(0, option.fontMetrics.height() + _PADDING + air)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words out: they are drawn here."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as Qt does, then the words."""
        row = self._view.rows[index.row()]
        super().paint(painter, option, index)
        # Asked of the view: the option's state would bring all enumerations of QStyle into the start.
        chosen = self._view.selectionModel().isSelected(index)
        painter.save()
        box = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        if row.is_heading:
            self._paint_heading(painter, option, box, row, chosen=chosen, is_first=index.row() == 0)
        else:
            self._paint_line(painter, option, box, row, chosen=chosen)
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        row: Row,
        *,
        chosen: bool,
        is_first: bool,
    ) -> None:
        box = box.adjusted(0, 0 if is_first else _AIR, 0, 0)
        tone = Tone(row.urgency.value)
        sign = QRect(box.left(), box.center().y() - ICON_SIZE // 2 + 1, ICON_SIZE, ICON_SIZE)
        ink = _ink(option, tone, chosen=chosen)
        icon(_SIGNS[row.urgency], colour=ink.name() if chosen else None, tone=None if chosen else tone).paint(
            painter, sign
        )
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        words = box.adjusted(ICON_SIZE + SPACE, 0, 0, 0)
        painter.drawText(words, _LEFT, painter.fontMetrics().elidedText(row.text, _CUT, words.width()))

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row, *, chosen: bool
    ) -> None:
        metrics = option.fontMetrics
        box = box.adjusted(ICON_SIZE + SPACE, 0, 0, 0)
        painter.setFont(option.font)
        note = metrics.elidedText(row.note, _CUT, int(box.width() * _NOTE_SHARE))
        wide = metrics.horizontalAdvance(note)
        painter.setPen(_ink(option, Tone(row.urgency.value), chosen=chosen))
        painter.drawText(box, _RIGHT, note)
        # How it stands is cut last, for a text of which little is seen; whose it is only as far as the text
        # has room beside it.
        left = box.adjusted(0, 0, -(wide + SPACE) if wide else 0, 0)
        room = min(int(box.width() * _WHO_SHARE), left.width() - int(box.width() * _TEXT_SHARE))
        is_readable = room > metrics.averageCharWidth() * _LEAST_WHO
        who = metrics.elidedText(row.who, _CUT, room) if is_readable else ""
        painter.setPen(_ink(option, None if chosen else Tone.NEUTRAL, chosen=chosen))
        painter.drawText(left, _RIGHT, who)
        text = left.adjusted(0, 0, -(metrics.horizontalAdvance(who) + MARGIN) if who else 0, 0)
        painter.setPen(_ink(option, Tone.ACCENT if row.is_rest else None, chosen=chosen))
        painter.drawText(text, _LEFT, metrics.elidedText(row.text, _CUT, text.width()))


_CUT = Qt.TextElideMode.ElideRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _ink(option: QStyleOptionViewItem, tone: Tone | None, *, chosen: bool) -> QColor:
    if chosen:
        return option.palette.highlightedText().color()
    return option.palette.text().color() if tone is None else QColor(shades(tone).ink)


def _rows(groups: Sequence[Group]) -> Iterator[Row]:
    for group in groups:
        yield Row(group.heading, "", group.place, group.urgency, is_heading=True)
        for line in group.lines:
            yield Row(line.text, line.note, line.place, line.urgency, line.who)
        if group.hidden:
            yield Row(f"… và {group.hidden} {group.noun} nữa", "", group.place, group.urgency, is_rest=True)
