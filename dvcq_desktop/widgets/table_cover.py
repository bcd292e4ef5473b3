# SPDX-License-Identifier: MIT
"""What a table shows where it has no row: what belongs there, and the buttons that begin it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from dvcq_desktop.widgets.empty import EmptyPage


class TableCover(QObject):
    """Lay an EmptyPage over a table while it has no row; until then there is none."""

    action_requested = Signal()
    other_requested = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.texts = ("", "", "")

    @cached_property
    def page(self) -> EmptyPage:
        """Return the page over the table, made when there is no row for the first time."""
        from dvcq_desktop.widgets.empty import EmptyPage  # noqa: PLC0415 - start-up time

        made = EmptyPage(self._table.viewport())
        made.set_texts(*self.texts)
        made.setGeometry(self._table.viewport().rect())
        made.action_requested.connect(self.action_requested)
        made.other_requested.connect(self.other_requested)
        return made

    def set_texts(self, sentence: str, verb: str, other: str) -> None:
        """Say what belongs here when there is no row, and what the buttons do."""
        self.texts = (sentence, verb, other)
        if self._is_made:
            self.page.set_texts(sentence, verb, other)
        self.show_where_empty()

    def show_where_empty(self) -> None:
        """Come and go with the rows."""
        is_empty = self._table.model().rowCount() == 0 and bool(self.texts[0])
        if is_empty or self._is_made:
            self.page.setVisible(is_empty)
            self._give_room()

    def fit(self) -> None:
        """Keep over the whole table."""
        if self._is_made:
            self.page.setGeometry(self._table.viewport().rect())
            self._give_room()

    @property
    def _is_made(self) -> bool:
        return "page" in self.__dict__

    def _give_room(self) -> None:
        """Keep the table high enough for what the page says: what lies below may be lower meanwhile."""
        table, viewport = self._table, self._table.viewport()
        if self.page.isHidden():
            table.setMinimumHeight(0)
            return
        # Before it is laid out the table may be lower than what it shows its rows in.
        around = max(table.height() - viewport.height(), 0)
        table.setMinimumHeight(around + self.page.heightForWidth(viewport.width()))
