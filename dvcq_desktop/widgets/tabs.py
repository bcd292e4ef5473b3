# SPDX-License-Identifier: MIT
"""Tabs with room for the tails of Vietnamese letters, which Fusion's own cut."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from dvcq_desktop.widgets.theme import GAP


class Tabs(QTabWidget):
    """Hold pages under flat tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(_RoomyBar(self))
        self.setDocumentMode(True)


class _RoomyBar(QTabBar):
    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index) + QSize(0, GAP)
