# SPDX-License-Identifier: MIT
"""Tabs with room for the tails of Vietnamese letters, which Fusion's own cut."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QTabWidget, QVBoxLayout, QWidget

from dvcq_desktop.widgets.focus import focus_inside
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from dvcq_desktop.widgets.workbench import Workbench


class Tabs(QTabWidget):
    """Hold pages under flat tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_RoomyBar(self))
        self.setDocumentMode(True)


class PageTabs(Tabs):
    """Hold the pages of a room; the keyboard follows to the page that is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._on_current_changed, Qt.ConnectionType.QueuedConnection)

    def _on_current_changed(self, _place: int) -> None:
        """Follow once the page stands; not from the bar, where the arrows go on to the next one."""
        page = self.currentWidget()
        if page is not None and self.isVisible() and not self.tabBar().hasFocus():
            focus_inside(page)


class LaterPage(QWidget):
    """Make a page when it is shown for the first time: the first window needs none of them."""

    page_made = Signal(object)  # the page, a QWidget of the shape that its room asks for

    def __init__(self, make: Callable[[Workbench, QWidget], QWidget], bench: Workbench, parent: QWidget):
        super().__init__(parent)
        self._make = make
        self._bench = bench
        self._made: QWidget | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether the page was not made yet."""
        return self._made is None

    @property
    def made(self) -> QWidget:
        """Return the page."""
        if self._made is None:
            self._made = self._make(self._bench, self)
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self._made)
            self.setFocusProxy(self._made)
            self.page_made.emit(self._made)
        return self._made

    def showEvent(self, event: QShowEvent) -> None:
        """Make the page."""
        assert self.made
        super().showEvent(event)


class _RoomyBar(QTabBar):
    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index) + QSize(0, GAP)
