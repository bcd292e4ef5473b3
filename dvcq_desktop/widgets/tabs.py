# SPDX-License-Identifier: MIT
"""Tabs with room for the tails of Vietnamese letters, which Fusion's own cut."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from dvcq_desktop.widgets.focus import focus_inside
from dvcq_desktop.widgets.theme import GAP


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


class _RoomyBar(QTabBar):
    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index) + QSize(0, GAP)
