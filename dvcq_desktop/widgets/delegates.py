# SPDX-License-Identifier: MIT
"""How cells are drawn: states as small chips in words, progress as a thin bar with its number."""
# ruff: noqa: N802 - the names of a delegate's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from dvcq_desktop.widgets.columns import Bar, Chip, Kind
from dvcq_desktop.widgets.model import SORT_ROLE
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.widgets.columns import Column

Index = QModelIndex | QPersistentModelIndex

_BAR_HEIGHT = 6
_DRAWN = frozenset({Kind.CHIP, Kind.BAR})


class RecordDelegate(QStyledItemDelegate):
    """Draw the cells that Qt cannot: chips, bars, names cut in the middle.

    It is set for their columns only, for each call of Python out of Qt's painting has its price.
    """

    def __init__(self, columns: Sequence[Column], view: QAbstractItemView) -> None:
        super().__init__(view)
        self._columns = columns
        self._view = view
        for place, column in enumerate(columns):
            if column.keep_end or column.kind in _DRAWN:
                view.setItemDelegateForColumn(place, self)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a chip or a bar over the row's own ground, anything else as Qt does."""
        super().paint(painter, option, index)
        value = index.data(SORT_ROLE)
        if not isinstance(value, Chip | Bar):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(value, Chip):
            paint_chip(painter, option.rect, value, option.fontMetrics)
        else:
            selected = self._view.selectionModel().isSelected(index)
            _paint_bar(painter, option.rect, value, option.fontMetrics, selected=selected)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give chips room for their rounded ends and sign."""
        hint = super().sizeHint(option, index)
        value = index.data(SORT_ROLE)
        if isinstance(value, Chip):
            hint.setWidth(hint.width() + option.fontMetrics.horizontalAdvance(value.text) + 4 * SPACE)
        return hint

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words of chips and bars to `paint`, and cut names where they tell least."""
        super().initStyleOption(option, index)
        column = self._columns[index.column()]
        if column.keep_end:
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        elif column.kind in _DRAWN:
            option.text = ""


def paint_chip(painter: QPainter, cell: QRect, chip: Chip, metrics: QFontMetrics) -> None:
    """Draw a chip at the left of a cell, its text elided where the cell is too narrow.

    A table shows few chips many times: each is drawn once for each size of its cell, and then copied.
    """
    if not chip.text:
        return
    ratio, size, ink = painter.device().devicePixelRatioF(), cell.size(), shades(chip.tone)
    key = f"{chip.text}/{ink}/{chip.tone}/{size.width()}x{size.height()}@{ratio}/{painter.font().key()}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        alone = QPainter(drawn)
        alone.setRenderHint(QPainter.RenderHint.Antialiasing)
        alone.setFont(painter.font())
        _draw_chip(alone, QRect(QPoint(), size), chip, metrics)
        alone.end()
        QPixmapCache.insert(key, drawn)
    # On whole pixels of the screen, whatever its scale: letters between two of them would be blurred.
    place = QPointF(cell.topLeft())
    there = painter.deviceTransform().map(place)
    painter.drawPixmap(place + (QPointF(there.toPoint()) - there) / ratio, drawn)


def _draw_chip(painter: QPainter, cell: QRect, chip: Chip, metrics: QFontMetrics) -> None:
    ink = shades(chip.tone)
    height = min(metrics.height() + GAP, cell.height() - 2)
    sign = metrics.height() * 0.5
    room = cell.width() - 3 * SPACE - sign
    text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, int(room))
    width = metrics.horizontalAdvance(text) + sign + 2.5 * SPACE
    box = QRectF(cell.left() + GAP, cell.center().y() + 1 - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.paper))
    painter.drawRoundedRect(box, height / 2, height / 2)
    paint_sign(painter, QPointF(box.left() + SPACE + sign / 2, box.center().y()), sign, chip.tone)
    painter.setPen(QColor(ink.ink))
    painter.drawText(
        box.adjusted(sign + 1.5 * SPACE, 0, 0, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        text,
    )


def paint_sign(painter: QPainter, at: QPointF, size: float, tone: Tone, colour: QColor | None = None) -> None:
    """Draw the small sign that tells a tone without its colour: !, clock hand, tick, dot, ring."""
    half = size / 2
    ink = colour or QColor(shades(tone).ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    match tone:
        case Tone.OVERDUE:
            painter.drawLine(at + QPointF(0, -half), at + QPointF(0, half * 0.25))
            painter.drawPoint(at + QPointF(0, half * 0.9))
        case Tone.SOON:
            painter.drawEllipse(at, half, half)
            painter.drawLine(at, at + QPointF(0, -half * 0.6))
            painter.drawLine(at, at + QPointF(half * 0.5, 0))
        case Tone.DONE:
            painter.drawPolyline(
                [
                    at + QPointF(-half, 0),
                    at + QPointF(-half * 0.25, half * 0.7),
                    at + QPointF(half, -half * 0.7),
                ]
            )
        case Tone.ACCENT:
            painter.setBrush(ink)
            painter.drawEllipse(at, half * 0.55, half * 0.55)
        case Tone.NEUTRAL:
            painter.drawEllipse(at, half * 0.6, half * 0.6)


def _paint_bar(painter: QPainter, cell: QRect, bar: Bar, metrics: QFontMetrics, *, selected: bool) -> None:
    now = colours()
    number = max(metrics.horizontalAdvance(bar.label), metrics.horizontalAdvance("100%"))
    area = cell.adjusted(SPACE, 0, -SPACE, 0)
    painter.setPen(QColor(now.on_accent if selected else now.text))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.label)
    track = QRectF(
        area.left(), area.center().y() + 0.5 - _BAR_HEIGHT / 2, area.width() - number - SPACE, _BAR_HEIGHT
    )
    if track.width() < 2 * _BAR_HEIGHT:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.line))
    painter.drawRoundedRect(track, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    share = min(max(bar.done / bar.total, 0.0), 1.0) if bar.total > 0 else 0.0
    if share:
        painter.setBrush(QColor(now.on_accent if selected else shades(bar.tone).ink))
        filled = QRectF(track.left(), track.top(), max(track.width() * share, _BAR_HEIGHT), _BAR_HEIGHT)
        painter.drawRoundedRect(filled, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
