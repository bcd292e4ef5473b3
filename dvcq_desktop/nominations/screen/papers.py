# SPDX-License-Identifier: MIT
"""The papers of a page of this room: a button with a menu, and each paper's way to its preview."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dvcq_desktop.office.store import directory
from dvcq_desktop.widgets.actions import make_action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from PySide6.QtWidgets import QPushButton, QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
    from dvcq_desktop.widgets.page import Page
    from dvcq_desktop.widgets.workbench import Workbench


class Wanted(NamedTuple):
    """What is on the screen when a paper is asked for; `refusal` says why there can be none.

    `is_own` where it is the office's score of itself, whose papers are called otherwise.
    """

    year: int
    record: str | None = None
    chosen: Sequence[str] = ()
    refusal: str = ""
    is_own: bool = False


class Papers(QObject):
    """Print the kinds of papers named, of what `wanted` says is on the screen; owned by the page.

    `more_kinds` returns papers of other rooms that are offered here; the front door sets it.
    """

    def __init__(
        self,
        owner: QWidget,
        workbench: Workbench,
        page: Page,
        names: Sequence[str],
        wanted: Callable[[], Wanted],
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._workbench = workbench
        self._page = page
        self._names = tuple(names)
        self._wanted = wanted
        self.more_kinds: Callable[[], Sequence[PrintKind[Any]]] = tuple
        self._own = False
        self._asked: tuple[PrintKind[Any], Wanted] | None = None
        # Widgets
        self.menu = QMenu(page)
        self.button: QPushButton = page.add_action("In…", "printer")
        self.show_menu = make_action(owner, "In…", "printer", self._on_menu_triggered, "Ctrl+P")
        # Assemble
        self.button.setMenu(self.menu)
        page.let_fold(self.button)
        # Signals
        self.menu.aboutToShow.connect(self._on_menu_about_to_show)

    @cached_property
    def actions(self) -> list[QAction]:
        """Return an action for each kind of paper."""
        made = []
        for kind in self._kinds():
            title = _offered(_called(kind, own=self._own))
            action = make_action(self._owner, title, "printer", self._on_print_triggered)
            action.setData(kind.name)
            made.append(action)
        return made

    def call_them(self, *, own: bool) -> None:
        """Call the papers those of models, or of the office's score of itself."""
        if own == self._own:
            return
        self._own = own
        kinds = {kind.name: kind for kind in self._kinds()}
        for action in self.actions:
            action.setText(_offered(_called(kinds[str(action.data())], own=own)))

    @cached_property
    def flow(self) -> PrintFlow:
        """Return the way of the papers."""
        from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow  # noqa: PLC0415 - when printing

        return PrintFlow(self._workbench, self._owner, self._page.messages)

    def print(self, name: str) -> None:
        """Ask what a paper is made of, then make it."""
        wanted = self._wanted()
        if wanted.refusal:
            self._page.messages.show_info(wanted.refusal)
            return
        kind = next(kind for kind in self._kinds() if kind.name == name)
        self._asked = _called(kind, own=wanted.is_own), wanted
        self._workbench.reader.ask("nominations/papers", directory, self._on_directory_read)

    def _kinds(self) -> list[PrintKind[Any]]:
        from dvcq_desktop.nominations.prints.kinds import KINDS  # noqa: PLC0415 - when the menu opens

        return [*(kind for kind in KINDS if kind.name in self._names), *self.more_kinds()]

    def _on_directory_read(self, office: Directory) -> None:
        if self._asked is not None:
            (kind, wanted), self._asked = self._asked, None
            today = self._workbench.today()
            self.flow.start(
                kind, wanted.year, today, office, record=wanted.record, people=tuple(wanted.chosen)
            )

    def _on_print_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.print(str(action.data()))

    def _on_menu_triggered(self) -> None:
        self.button.showMenu()

    def _on_menu_about_to_show(self) -> None:
        if self.menu.isEmpty():
            self.menu.addActions(self.actions)


def _called(kind: PrintKind[Any], *, own: bool) -> PrintKind[Any]:
    title = getattr(kind, "own_title", "") if own else ""
    return replace(kind, title=title) if title else kind


def _offered(kind: PrintKind[Any]) -> str:
    return f"In {kind.title[:1].lower()}{kind.title[1:]}…"
