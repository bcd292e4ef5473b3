# SPDX-License-Identifier: MIT
"""The list of what was found: names of groups, below each its records with what tells them apart."""
# ruff: noqa: N802 - the names of a model's and a delegate's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import GAP, ICON_SIZE, SPACE, colours, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.finding.rules import Found

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
_PADDING = 11
_DETAIL_SHARE = 0.45


class Row(NamedTuple):
    """A line of the list: of a group its name, of a record the record, of "more" how many there are."""

    group: str
    record: Found | None = None
    icon: str = ""
    more: int = 0

    @property
    def is_head(self) -> bool:
        """Tell whether the line only names the group below it."""
        return self.record is None and not self.more

    @property
    def text(self) -> str:
        """Return the line as it is read out."""
        if self.record is not None:
            title = " ".join(self.record.title.split())
            return f"{title} · {self.record.detail}" if self.record.detail else title
        return f"Xem tất cả {self.more} kết quả ở “{self.group}”" if self.more else self.group


class RowModel(QAbstractListModel):
    """Hold the lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, and its words for those who hear the screen."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.record is not None:
            return plain_tooltip(row.text)
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only records and "more" be chosen."""
        if index.isValid() and self.rows[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowDelegate(QStyledItemDelegate):
    """Draw the lines."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, option.fontMetrics.height() + _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row: Row = index.data(ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.Highlight))
        now = colours()
        ink, quiet = (now.on_accent,) * 2 if chosen else (now.text, now.muted)
        area = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        if row.record is None:
            font = QFont(option.font)
            font.setBold(row.is_head)
            painter.setFont(font)
            painter.setPen(QColor(quiet if row.is_head else ink))
            indent = 0 if row.is_head else ICON_SIZE + SPACE
            _line(painter, area.adjusted(indent, 0, 0, 0), row.text)
        else:
            sign = QRect(area.left(), area.center().y() - ICON_SIZE // 2 + 1, ICON_SIZE, ICON_SIZE)
            icon(row.icon, colour=ink).paint(painter, sign)
            self._record(painter, area.adjusted(ICON_SIZE + SPACE, 0, 0, 0), row.record, (ink, quiet))
        painter.restore()

    def _record(self, painter: QPainter, area: QRect, record: Found, inks: tuple[str, str]) -> None:
        measure = painter.fontMetrics()
        title = " ".join(record.title.split())
        # What the title leaves, but never so little that rows of one name look alike.
        left_over = area.width() - measure.horizontalAdvance(title) - 2 * GAP
        most = max(int(area.width() * _DETAIL_SHARE), left_over)
        wide = min(measure.horizontalAdvance(record.detail), most) if record.detail else 0
        painter.setPen(QColor(inks[0]))
        left = area.adjusted(0, 0, -(wide + 2 * GAP) if wide else 0, 0)
        _line(painter, left, title)
        painter.setPen(QColor(inks[1]))
        _line(painter, QRect(area.right() - wide, area.top(), wide + 1, area.height()), record.detail)


def _line(painter: QPainter, area: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(area, how, shown)
