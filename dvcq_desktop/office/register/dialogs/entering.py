# SPDX-License-Identifier: MIT
"""A print enters the register when it leaves the preview: printed, saved or opened, not when looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.office.printing import Entry
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.rules import full_number
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.register.rules import Issued, Printed
    from dvcq_desktop.widgets.preview import PreviewDialog
    from dvcq_desktop.widgets.workbench import Workbench


class Entering(QObject):
    """Enter one print, and say so in its preview with the way to its number; owned by the preview."""

    ended = Signal(object)  # itself, when the preview is closed

    def __init__(
        self, workbench: Workbench, kind: PrintKind[Any], printed: Printed, preview: PreviewDialog
    ) -> None:
        super().__init__(preview)
        self._kind = kind
        self._workbench = workbench
        self._preview = preview
        self._asked = False
        self.printed = printed
        self.keys: list[str] = []
        self.is_numbered = False
        # Signals
        if printed.is_trial:
            pass  # Measured by, then thrown away.
        elif kind.entry is Entry.BY_USE:
            preview.pane.used.connect(self._on_used)
        elif kind.entry is Entry.BY_WISH:
            preview.pane.used.connect(self._offer)
        preview.finished.connect(self._on_finished)

    def _on_used(self) -> None:
        if self.keys:
            self._tell()
        if self._asked:
            return
        self._asked = True
        name = f"Ghi vào Sổ văn bản: {self.printed.name}"
        self._workbench.writer.write(
            name, partial(_record, self.printed), self._on_recorded, self._on_refused
        )

    def _offer(self) -> None:
        if not self._asked:
            self._preview.pane.messages.add(
                self._kind.entry_words, Link("Ghi vào Sổ văn bản", self._on_wished)
            )

    def _on_wished(self) -> None:
        self._preview.pane.messages.clear()
        self._on_used()

    def _tell(self) -> None:
        if self.printed.number:
            said = f"Văn bản đã được ghi vào Sổ văn bản với số {full_number(self.printed)}."
            self._preview.pane.messages.add(said)
        elif len(self.keys) == 1:
            said = "Văn bản đã được ghi vào Sổ văn bản."
            self._preview.pane.messages.add(said, Link("Ghi số, ngày…", self._on_number_clicked))
        else:
            self._preview.pane.messages.add(
                f"{len(self.keys)} văn bản đã được ghi vào Sổ văn bản, mỗi đơn vị một dòng."
            )

    def _on_recorded(self, keys: list[str]) -> None:
        self.keys = keys
        self._tell()

    def _on_refused(self, error: UserError) -> None:
        """Say why the paper is not in the register; it was printed all the same."""
        self._asked = False
        self._preview.pane.messages.add(f"Chưa ghi được vào Sổ văn bản: {error.sentence}")

    def _on_number_clicked(self) -> None:
        from dvcq_desktop.office.register.dialogs.numbering import NumberFlow  # noqa: PLC0415 - start-up time

        numbering = NumberFlow(self._workbench, self._kind, self._preview)
        numbering.numbered.connect(self._on_numbered)
        numbering.start(self.keys[0])

    def _on_numbered(self, paper: Issued, told: str) -> None:
        self.is_numbered = bool(paper.number)
        if paper.number:
            said = f"Đã ghi số {paper.full_number} vào Sổ văn bản. {told}".strip()
            self._preview.pane.messages.show_success(said)

    def _on_finished(self) -> None:
        self.ended.emit(self)


def _record(printed: Printed, action: Action) -> list[str]:
    return store.record_papers(action, printed)
