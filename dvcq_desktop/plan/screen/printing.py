# SPDX-License-Identifier: MIT
"""From a kind of paper to its preview: read, build and draw it off the GUI thread, then show it."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QDialog, QWidget

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.prints import PrintKind
    from dvcq_desktop.widgets.workbench import Workbench


class PrintFlow(QObject):
    """Make papers of the plan room; owned by its screen."""

    failed = Signal(str)  # a sentence to show
    shown = Signal(object)  # the PreviewDialog

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def print_kind(
        self, kind: PrintKind, year: int, as_of: date, unit: str | None = None, unit_name: str = ""
    ) -> None:
        """Make one paper of a year as of a day, for one unit where it is given, and show it."""
        name = " ".join(part for part in (kind.title, unit_name, str(year)) if part)
        work = partial(_make, self._workbench.database, kind, year, as_of, unit, name)
        self._workbench.jobs.run(Job(f"Đang lập {kind.title}", work), self._on_made, self._on_refused)

    def _on_made(self, made: tuple[str, bytes]) -> None:
        # Brings QtPrintSupport with it, which the first window does not need.
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415

        name, data = made
        dialog: QDialog = PreviewDialog(self._workbench.jobs, data, name, self._window)
        dialog.open()
        self.shown.emit(dialog)

    def _on_refused(self, error: UserError) -> None:
        self.failed.emit(error.sentence)


def _make(
    database: Database,
    kind: PrintKind,
    year: int,
    as_of: date,
    unit: str | None,
    name: str,
    progress: Progress,
) -> tuple[str, bytes]:
    from dvcq_desktop.documents.pdf import render_pdf  # noqa: PLC0415 - brings ReportLab
    from dvcq_desktop.plan.store.printing import load_request  # noqa: PLC0415 - only for prints

    progress.report(0, 0, "Đang đọc dữ liệu")
    with closing(database.connect()) as connection:
        request = load_request(connection, year, as_of, unit)
    progress.report(0, 0, "Đang dàn trang")
    return name, render_pdf(kind.build(request))
