# SPDX-License-Identifier: MIT
"""The small pictures of progress beside the list: a bar, and below it every figure in words."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.today.rules import Part, Picture

# What the column beside the list leaves a picture where it has to be scrolled.
WIDTH = 244
_BAR, _PAD = 12, SPACE
_MARK = 8


class Pictures(QWidget):
    """Hold the pictures below each other; `place_requested` tells where the chosen one leads."""

    place_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: list[PictureButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.setAccessibleName("Tiến độ")

    @property
    def buttons(self) -> tuple[PictureButton, ...]:
        """Return the pictures shown."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these pictures; a button that is there shows another one, so that the keyboard stays on it."""
        while len(self._buttons) < len(pictures):
            button = PictureButton(self)
            button.chosen.connect(self.place_requested)
            self._buttons.append(button)
            self._column.addWidget(button)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(pictures))
            if place < len(pictures):
                button.show_picture(pictures[place])


class PictureButton(QAbstractButton):
    """Draw one picture; a click, Enter or space opens what it is of."""

    chosen = Signal(object)  # Place

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def said(self) -> str:
        """Return the picture in words."""
        return self.accessibleName()

    def show_picture(self, picture: Picture) -> None:
        """Draw another picture."""
        self._picture = picture
        figures = ", ".join(_words(part) for part in picture.parts if part.amount)
        left_out = f", {picture.left_out}" if picture.left_out else ""
        self.setAccessibleName(f"{picture.title}: {picture.words}{left_out}; {figures}")
        self.setToolTip(plain_tooltip(self.said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the title, the bar, and as many lines as the figures need."""
        line = self.fontMetrics().height()
        figures = len(self._lines(max(self.width(), WIDTH))) * (line + 2)
        return QSize(WIDTH, (1 + len(self._said())) * line + _BAR + figures + 2 * _PAD + 3 * GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for as many lines as the figures need in the width there now is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, as space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw title, words, bar and figures, and where the keyboard is."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, width = self.fontMetrics().height(), self.width() - 2 * _PAD
        painter.setPen(QColor(colours().accent if self.hasFocus() or self.underMouse() else colours().line))
        painter.setBrush(QColor(colours().base))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colours().text))
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self._picture.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(_PAD, _PAD + metrics.ascent(), title)
        painter.setFont(self.font())
        for number, said in enumerate(self._said(), 1):
            words = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, width)
            painter.drawText(_PAD, _PAD + number * line + self.fontMetrics().ascent(), words)
        top = _PAD + GAP + (1 + len(self._said())) * line
        self._paint_bar(painter, QRectF(_PAD, top, width, _BAR))
        self._paint_figures(painter, top + _BAR + GAP)

    def _said(self) -> list[str]:
        """Return the words between title and bar, a line each."""
        picture = self._picture
        return [said for said in (picture.words, picture.left_out) if said] if picture else [""]

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        assert self._picture is not None
        total, left = self._picture.total, box.left()
        for part in self._picture.parts:
            if part.amount and total:
                wide = box.width() * part.amount / total
                painter.fillRect(QRectF(left, box.top(), wide, box.height()), _ink(part))
                left += wide
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(colours().line))
        painter.drawRect(box)

    def _paint_figures(self, painter: QPainter, top: float) -> None:
        metrics = self.fontMetrics()
        for number, parts in enumerate(self._lines(self.width())):
            left = float(_PAD)
            base = top + number * (metrics.height() + 2) + metrics.ascent()
            for part in parts:
                mark = QRectF(left, base - metrics.ascent() / 2 - _MARK / 2 + 1, _MARK, _MARK)
                painter.fillRect(mark, _ink(part))
                painter.setPen(QColor(colours().text))
                painter.drawText(int(left + _MARK + GAP), int(base), _words(part))
                left += self._wide(part)

    def _lines(self, width: int) -> list[list[Part]]:
        """Return the figures in lines that are no wider than the picture."""
        lines: list[list[Part]] = [[]]
        left = float(_PAD)
        for part in self._picture.parts if self._picture else ():
            if not part.amount:
                continue
            if lines[-1] and left + self._wide(part) > width:
                lines.append([])
                left = float(_PAD)
            lines[-1].append(part)
            left += self._wide(part)
        return lines

    def _wide(self, part: Part) -> float:
        return _MARK + GAP + self.fontMetrics().horizontalAdvance(_words(part)) + SPACE

    def _on_clicked(self) -> None:
        if self._picture is not None:
            self.chosen.emit(self._picture.place)


def _words(part: Part) -> str:
    return f"{part.amount} {part.name}"


def _ink(part: Part) -> QColor:
    """Return what a part is drawn in: what nobody has begun is the palest."""
    tone = Tone(part.tone)
    return QColor(colours().line if tone is Tone.NEUTRAL else shades(tone).ink)
