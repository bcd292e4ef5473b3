# SPDX-License-Identifier: MIT
"""Rows chosen with Space alone, one after the other, as in a list on paper."""
# ruff: noqa: N802 - the names of a filter's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from dvcq_desktop.widgets.table import RecordTable

_KEEPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Marking(QObject):
    """Let Space choose the current row, or leave it out again, and go to the next one.

    The row that the arrows came to is chosen already: the first Space keeps it. Ctrl with an arrow goes on
    without choosing.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self._is_marking = False
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space; whatever chooses one row anew begins again."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and not event.modifiers() & _KEEPING:
                self._mark()
                return True
            if not event.modifiers() & _KEEPING:
                self._is_marking = False
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._is_marking = False
        return super().eventFilter(watched, event)

    def _mark(self) -> None:
        table, flags = self._table, QItemSelectionModel.SelectionFlag
        index = table.currentIndex()
        if not index.isValid():
            return
        selection = table.selectionModel()
        begins = not self._is_marking and table.selected_ids() == (table.current_id(),)
        if not begins:
            selection.select(index, flags.Toggle | flags.Rows)
        self._is_marking = True
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid():
            selection.setCurrentIndex(below, flags.NoUpdate)
            table.scrollTo(below)
