# SPDX-License-Identifier: MIT
"""The papers of a page of a room: a button with their menu, opened by Ctrl+P too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dvcq_desktop.text.normal import in_sentence
from dvcq_desktop.widgets.actions import make_action

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from PySide6.QtWidgets import QPushButton, QWidget

    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
    from dvcq_desktop.widgets.page import Page
    from dvcq_desktop.widgets.workbench import Workbench


class PagePapers(QObject):
    """Offer papers on a page; each room says which they are, and of what they are made. Owned by the page."""

    def __init__(self, owner: QWidget, workbench: Workbench, page: Page) -> None:
        super().__init__(owner)
        self._owner = owner
        self._workbench = workbench
        self._page = page
        # Widgets
        self.menu = QMenu(page)
        self.button: QPushButton = page.add_action("In…", "printer")
        self.show_menu = make_action(owner, "In…", "printer", self._on_menu_triggered, "Ctrl+P")
        # Assemble
        self.button.setMenu(self.menu)
        # Signals
        self.menu.aboutToShow.connect(self._on_menu_about_to_show)

    # What each room says

    def kinds(self) -> Sequence[PrintKind[Any]]:
        """Return the kinds of papers that are offered; they are imported when the menu opens."""
        raise NotImplementedError

    def print(self, name: str) -> None:
        """Make the paper of a kind of what is on the screen."""
        raise NotImplementedError

    def verb_of(self, kind: PrintKind[Any]) -> str:
        """Return what the action of a kind of paper is called."""
        return f"In {in_sentence(kind.title)}…"

    # What all rooms have

    @cached_property
    def actions(self) -> list[QAction]:
        """Return an action for each kind of paper."""
        made = []
        for kind in self.kinds():
            action = make_action(self._owner, self.verb_of(kind), "printer", self._on_print_triggered)
            action.setData(kind.name)
            made.append(action)
        return made

    @cached_property
    def flow(self) -> PrintFlow:
        """Return the way of the papers."""
        from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow  # noqa: PLC0415 - when printing

        return PrintFlow(self._workbench, self._owner, self._page.messages)

    def kind_named(self, name: str) -> PrintKind[Any]:
        """Return one of the kinds."""
        return next(kind for kind in self.kinds() if kind.name == name)

    def _on_menu_triggered(self) -> None:
        self.button.showMenu()

    def _on_menu_about_to_show(self) -> None:
        if self.menu.isEmpty():
            self.menu.addActions(self.actions)

    def _on_print_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.print(str(action.data()))
