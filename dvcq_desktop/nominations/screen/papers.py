# SPDX-License-Identifier: MIT
"""The papers of a page of this room, as the page offers them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.office.register.dialogs.page_papers import PagePapers
from dvcq_desktop.office.store import directory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind
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


class Papers(PagePapers):
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
        super().__init__(owner, workbench, page)
        self._names = tuple(names)
        self._wanted = wanted
        self.more_kinds: Callable[[], Sequence[PrintKind[Any]]] = tuple
        self._own = False
        self._asked: tuple[PrintKind[Any], Wanted] | None = None
        page.let_fold(self.button)

    def kinds(self) -> Sequence[PrintKind[Any]]:
        """Return the papers named, and those of other rooms."""
        from dvcq_desktop.nominations.prints.kinds import KINDS  # noqa: PLC0415 - when the menu opens

        return [*(kind for kind in KINDS if kind.name in self._names), *self.more_kinds()]

    def verb_of(self, kind: PrintKind[Any]) -> str:
        """Return what the action of a paper is called, of models or of the office's score of itself."""
        return super().verb_of(_called(kind, own=self._own))

    def call_them(self, *, own: bool) -> None:
        """Call the papers those of models, or of the office's score of itself."""
        if own == self._own:
            return
        self._own = own
        kinds = {kind.name: kind for kind in self.kinds()}
        for action in self.actions:
            action.setText(self.verb_of(kinds[str(action.data())]))

    def print(self, name: str) -> None:
        """Ask what a paper is made of, then make it."""
        wanted = self._wanted()
        if wanted.refusal:
            self._page.messages.show_info(wanted.refusal)
            return
        self._asked = _called(self.kind_named(name), own=wanted.is_own), wanted
        self._workbench.reader.ask("nominations/papers", directory, self._on_directory_read)

    def _on_directory_read(self, office: Directory) -> None:
        if self._asked is not None:
            (kind, wanted), self._asked = self._asked, None
            today = self._workbench.today()
            self.flow.start(
                kind, wanted.year, today, office, record=wanted.record, people=tuple(wanted.chosen)
            )


def _called(kind: PrintKind[Any], *, own: bool) -> PrintKind[Any]:
    title = getattr(kind, "own_title", "") if own else ""
    return replace(kind, title=title) if title else kind
