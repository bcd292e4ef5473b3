# SPDX-License-Identifier: MIT
"""Rows of a tree as high as those of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
    from PySide6.QtWidgets import QStyleOptionViewItem

# Rows are 28 px with the usual font of 9 pt (15 px high), and grow with it.
_ROW_PADDING = 13


class RowDelegate(QStyledItemDelegate):
    """Draw cells as Qt does, with the room above and below that rows of tables have."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a cell."""
        hint = super().sizeHint(option, index)
        hint.setHeight(option.fontMetrics.height() + _ROW_PADDING)
        return hint
