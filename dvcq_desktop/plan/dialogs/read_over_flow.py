# SPDX-License-Identifier: MIT
"""From a later text that was read to the updated plan: look at the changes, take them in one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.dialogs.read_over_dialog import ReadOverDialog
    from dvcq_desktop.plan.read_over import ReadOver
    from dvcq_desktop.plan.store.importing import SourceFile
    from dvcq_desktop.plan.store.reading_over import Updated
    from dvcq_desktop.widgets.workbench import Workbench


class ReadOverFlow(QObject):
    """Lead one reading over at a time."""

    updated = Signal(object)  # Updated
    other_requested = Signal()  # she says that the text is another plan
    failed = Signal(str)  # a sentence to show

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._source: SourceFile | None = None
        self._dialog: ReadOverDialog | None = None

    @property
    def dialog(self) -> ReadOverDialog | None:
        """Return the dialog that is open."""
        return self._dialog

    def start(self, seen: ReadOver, cited: Mapping[str, Sequence[str]], source: SourceFile | None) -> None:
        """Show what a text changes; `cited` are the titles of the tasks that cite each clause."""
        from dvcq_desktop.plan.dialogs.read_over_dialog import ReadOverDialog  # noqa: PLC0415 - start-up time

        self._source = source
        self._dialog = ReadOverDialog(seen, cited, self._window)
        self._dialog.update_requested.connect(self._on_update_requested)
        self._dialog.other_requested.connect(self._on_other_requested)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    def _on_update_requested(self) -> None:
        from dvcq_desktop.plan.store import reading_over  # noqa: PLC0415 - start-up time

        if self._dialog is None:
            return
        seen = self._dialog.seen
        work = partial(
            reading_over.read_text_over, seen=seen, source=self._source, today=self._workbench.today()
        )
        name = f"Đọc bản mới của kế hoạch năm {seen.plan.year}"
        self._workbench.writer.write(name, work, self._on_updated, self._on_update_refused)

    def _on_updated(self, updated: Updated) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.updated.emit(updated)

    def _on_update_refused(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(error)
        else:
            self.failed.emit(error.sentence)

    def _on_other_requested(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self.other_requested.emit()

    def _on_dialog_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
