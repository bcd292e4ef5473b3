# SPDX-License-Identifier: MIT
"""A page of records under the tabs of a room: its own menu, its search, and the way to one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.section import Section

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QHideEvent
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.workbench import Workbench


class RoomSection(Section):
    """Give a section what its room asks of it; the page says how it is read, and of which year."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._add = make_action(self, f"Thêm {self.NOUN}", "plus", self.add_record, "Ctrl+N")
        self._trash = self.make_trash()

    def refresh(self) -> None:
        """Read the records anew."""
        raise NotImplementedError

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [self._add, self._trash]

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def go_to(self, record_id: str) -> None:
        """Select a record as soon as it is read."""
        self._wanted = record_id
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Save what is being edited when another page is opened."""
        super().hideEvent(event)
        self.flush()
