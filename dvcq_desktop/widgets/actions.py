# SPDX-License-Identifier: MIT
"""How pages and rooms make what their menus offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from dvcq_desktop.widgets.table import RecordTable


def make_action(
    page: QWidget, text: str, icon_name: str, step: Callable[[], object], keys: str = ""
) -> QAction:
    """Return an action of a page or room, whose keys work while it has the keyboard."""
    action = QAction(text, page)
    if icon_name:
        action.setIcon(icon(icon_name))
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(step)
    page.addAction(action)
    return action


def on_rows(action: QAction, keys: str, *views: QWidget) -> QAction:
    """Give an action keys that work while one of these views has the keyboard, and never in a field."""
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for view in views:
        view.addAction(action)
    return action


def needs_rows(
    table: RecordTable,
    *needs: tuple[QAction, int, int | None, str],
    refused: Callable[[Sequence[str]], str] = lambda _ids: "",
) -> None:
    """Let actions be used only while enough rows of a table are chosen, and not too many; else say which.

    Each is given with the least and the most rows, and what its tooltip says while it cannot be used;
    `refused` says of the chosen rows why it cannot be done to them.
    """
    _Needs(table, needs, refused)


class _Needs(QObject):
    def __init__(
        self,
        table: RecordTable,
        needs: Sequence[tuple[QAction, int, int | None, str]],
        refused: Callable[[Sequence[str]], str],
    ) -> None:
        super().__init__(table)
        self._table, self._needs, self._refused = table, needs, refused
        # Signals
        table.selection_changed.connect(self._look)
        for changed in (table.records.modelReset, table.records.rowsRemoved, table.records.dataChanged):
            # The table puts its selection back first.
            changed.connect(self._look, Qt.ConnectionType.QueuedConnection)
        self._look()

    def _look(self) -> None:
        ids = self._table.selected_ids()
        refused = self._refused(ids)
        for action, least, most, said in self._needs:
            allow(action, least <= len(ids) <= (most or len(ids)) and not refused, refused or said)


def allow(action: QAction, can: bool, said: str) -> None:
    """Let an action be used, or say in its tooltip why it cannot be now."""
    action.setEnabled(can)
    action.setToolTip("" if can else said)


def take_with_ctrl_enter(dialog: QWidget, button: QAbstractButton) -> None:
    """Let Ctrl+Enter press a dialog's main button, whichever of its fields has the keyboard."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QShortcut(QKeySequence(Qt.Modifier.CTRL | key), dialog).activated.connect(button.click)
    if not button.toolTip():
        button.setToolTip("Ctrl+Enter")
