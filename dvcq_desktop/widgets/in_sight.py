# SPDX-License-Identifier: MIT
"""What has the keyboard is seen: scrolled into view with its label, its line while typing, and framed."""
# ruff: noqa: N802 - the names of an object's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dvcq_desktop.widgets.focus import holds
from dvcq_desktop.widgets.theme import DRAWS_FOCUS, GAP, colours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

_RING = 2
# Until a mouse button is let go, nothing may move from under it.
_WAIT_MS = 30


class InSight(QObject):
    """Watch what gets the keyboard, and keep it in sight."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._area: QScrollArea | None = None
        self._ring = FocusRing()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_field)
        # Signals
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        self._ring = self._ring.moved_to(now)
        if now is None or (area := next(_areas(now), None)) is None:
            return
        self._field, self._area = now, area
        area.verticalScrollBar().rangeChanged.connect(self._on_moved)
        if isinstance(now, (QPlainTextEdit, QTextEdit)):
            now.cursorPositionChanged.connect(self._on_moved)
        self._later.start(0)

    def _leave(self) -> None:
        field, area, self._field, self._area = self._field, self._area, None, None
        self._later.stop()
        if area is not None and shiboken6.isValid(area):
            area.verticalScrollBar().rangeChanged.disconnect(self._on_moved)
        if isinstance(field, (QPlainTextEdit, QTextEdit)) and shiboken6.isValid(field):
            field.cursorPositionChanged.disconnect(self._on_moved)

    def _on_moved(self) -> None:
        # A text that grows gets its room only after this.
        self._later.start(0)

    def _show_field(self) -> None:
        field = self._field
        if field is None or not shiboken6.isValid(field) or not field.isVisible():
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.start(_WAIT_MS)
            return
        for area in _areas(field):
            show_in(area, field)


def show_in(area: QScrollArea, field: QWidget) -> None:
    """Scroll until a field is seen with its label, or the line typed where it is higher than the view."""
    page, height = area.widget(), area.viewport().height()
    if page is None:
        return
    whole = _within(page, field, field.rect())
    for label in page.findChildren(QLabel):
        if holds(label.buddy(), field) and label.isVisible():
            whole = whole.united(_within(page, label, label.rect()))
    if whole.height() > height:
        whole = _caret(page, field) or QRect(whole.topLeft(), whole.size().boundedTo(area.viewport().size()))
    bar = area.verticalScrollBar()
    gap = min(GAP, max((height - whole.height()) // 2, 0))
    if whole.top() - gap < bar.value():
        bar.setValue(whole.top() - gap)
    elif whole.bottom() + 1 + gap > bar.value() + height:
        bar.setValue(whole.bottom() + 1 + gap - height)


def _areas(widget: QWidget) -> Iterator[QScrollArea]:
    """Yield what scrolls a widget, from the inside outwards."""
    at = widget
    while not at.isWindow() and (above := at.parentWidget()) is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None:
            yield above
        at = above


def _caret(page: QWidget, field: QWidget) -> QRect | None:
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return _within(page, field.viewport(), field.cursorRect())
    return None


def _within(page: QWidget, widget: QWidget, rect: QRect) -> QRect:
    return QRect(widget.mapTo(page, rect.topLeft()), rect.size())


class FocusRing(QWidget):
    """Frame what has the keyboard: the style shows it of some by a shade, of others not at all."""

    def __init__(self, around: QWidget | None = None) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if around is not None:
            around.installEventFilter(self)
            if isinstance(around, QTabBar):
                around.currentChanged.connect(self._fit)
            self._fit()
            self.show()
            self.raise_()

    def moved_to(self, around: QWidget | None) -> FocusRing:
        """Return the ring around another widget; this one is gone."""
        if shiboken6.isValid(self):
            self.hide()
            self.deleteLater()
        return FocusRing(around if around is not None and _needs_ring(around) else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it is around."""
        if event.type() == QEvent.Type.Resize and watched is self._around:
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().accent), _RING))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _fit(self) -> None:
        around = self._around
        if isinstance(around, QTabBar):
            self.setGeometry(around.tabRect(around.currentIndex()))
        elif around is not None:
            self.setGeometry(around.rect())


def _needs_ring(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.isWindow()
    return by_tab and not widget.property("primary") and not widget.property(DRAWS_FOCUS)
