# SPDX-License-Identifier: MIT
"""Menus whose actions stand in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject


def parted(owner: QObject, *groups: Sequence[QAction]) -> list[QAction]:
    """Return groups of actions with a line between each two; ask once, the lines are new actions."""
    found: list[QAction] = []
    for group in groups:
        if found and group:
            gap = QAction(owner)
            gap.setSeparator(True)
            found.append(gap)
        found += group
    return found
