# SPDX-License-Identifier: MIT
"""The papers of a campaign, as a page offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.office.register.dialogs.page_papers import PagePapers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from typing import Any

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.widgets.section import Section


class Ordered(NamedTuple):
    """What the papers are made of: a campaign, as of a day, and the people chosen in it."""

    campaign: str
    year: int
    day: date
    directory: Directory
    people: Sequence[str] = ()


class Papers(PagePapers):
    """Offer the papers on a page; `ordered` says of which campaign they are, None where there is none."""

    def __init__(self, owner: Section, ordered: Callable[[], Ordered | None]) -> None:
        super().__init__(owner, owner.workbench, owner.page)
        self._section, self._ordered = owner, ordered
        self.button.setToolTip("In… (Ctrl+P)")
        self.button.setAccessibleName("In…")

    def kinds(self) -> Sequence[PrintKind[Any]]:
        """Return the papers of this room."""
        from dvcq_desktop.commitments.prints.kinds import KINDS  # noqa: PLC0415 - when the menu opens

        return KINDS

    def print(self, name: str) -> None:
        """Make a paper of the campaign, once what is typed is saved."""
        order = self._ordered()
        if order is None:
            self._page.messages.show_info(
                "Chưa chọn đợt ký nào để in: hãy lập đợt ký, hoặc chọn một đợt trong bảng."
            )
            return
        self._section.flush()
        self.flow.start(
            self.kind_named(name),
            order.year,
            order.day,
            order.directory,
            record=order.campaign,
            people=order.people,
        )
