# SPDX-License-Identifier: MIT
"""What is written from a page: each step one action, a refusal told on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.page import Page
    from dvcq_desktop.widgets.workbench import Workbench


class PageWriting:
    """Write what is done on a page; what the page said before goes."""

    workbench: Workbench
    page: Page

    def write(
        self,
        name: str,
        work: Callable[[Action], Any],
        done: Callable[[Any], object] | None = None,
        *,
        edit: bool = False,
    ) -> None:
        """Run one action; an `edit` of what is shown is never lost. A refusal is shown on this page."""
        self.page.messages.clear()
        self.workbench.writer.write(name, work, done, self._on_write_refused, edit=edit)

    def _on_write_refused(self, error: UserError) -> None:
        """Say why it is not saved."""
        raise NotImplementedError
