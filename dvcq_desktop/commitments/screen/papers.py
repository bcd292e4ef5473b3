# SPDX-License-Identifier: MIT
"""The papers of a campaign, as a page offers them: a button with their menu, opened by Ctrl+P too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dvcq_desktop.widgets.actions import make_action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
    from dvcq_desktop.widgets.section import Section


class Ordered(NamedTuple):
    """What the papers are made of: a campaign, as of a day, and the people chosen in it."""

    campaign: str
    year: int
    day: date
    directory: Directory
    people: Sequence[str] = ()


class Papers(QObject):
    """Offer the papers on a page; `ordered` says of which campaign they are, None where there is none."""

    def __init__(self, owner: Section, ordered: Callable[[], Ordered | None]) -> None:
        super().__init__(owner)
        self._owner, self._ordered = owner, ordered
        # Widgets
        self.menu = QMenu(owner.page)
        self.button = owner.page.add_action("In…", "printer")
        self.button.setMenu(self.menu)
        self.button.setToolTip("In… (Ctrl+P)")
        self.button.setAccessibleName("In…")
        self.show_menu = make_action(owner, "In…", "printer", self._on_menu_triggered, "Ctrl+P")
        # Signals
        self.menu.aboutToShow.connect(self._on_menu_about_to_show)

    @cached_property
    def printing(self) -> PrintFlow:
        """Return the way of the papers."""
        from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow  # noqa: PLC0415 - when printing

        return PrintFlow(self._owner.workbench, self._owner, self._owner.page.messages)

    @cached_property
    def actions(self) -> list[QAction]:
        """Return an action for each kind of paper."""
        from dvcq_desktop.commitments.prints.kinds import KINDS  # noqa: PLC0415 - when the menu opens

        made = []
        for kind in KINDS:
            title = f"In {kind.title[:1].lower()}{kind.title[1:]}…"
            action = make_action(self._owner, title, "printer", self._on_print_triggered)
            action.setData(kind.name)
            made.append(action)
        return made

    def _on_menu_triggered(self) -> None:
        self.button.showMenu()

    def _on_menu_about_to_show(self) -> None:
        if self.menu.isEmpty():
            self.menu.addActions(self.actions)

    def _on_print_triggered(self) -> None:
        from dvcq_desktop.commitments.prints.kinds import KINDS  # noqa: PLC0415 - when printing

        action, order = self.sender(), self._ordered()
        if order is None:
            self._owner.page.messages.show_info(
                "Chưa chọn đợt ký nào để in: hãy lập đợt ký, hoặc chọn một đợt trong bảng."
            )
        elif isinstance(action, QAction):
            self._owner.flush()
            kind = next(kind for kind in KINDS if kind.name == action.data())
            self.printing.start(
                kind, order.year, order.day, order.directory, record=order.campaign, people=order.people
            )
