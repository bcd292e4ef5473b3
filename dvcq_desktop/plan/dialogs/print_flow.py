# SPDX-License-Identifier: MIT
"""The whole way of a paper: ask what it is made of, make it off the GUI thread, show it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.prints.kinds import PrintKind
from dvcq_desktop.widgets.jobs import Cancelled, Job, Progress

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.dialogs.print_dialog import PrintDialog
    from dvcq_desktop.widgets.preview import PreviewDialog
    from dvcq_desktop.widgets.workbench import Workbench


@dataclass(frozen=True)
class Paper:
    """A finished print."""

    kind: PrintKind
    year: int
    data: bytes
    unit: str


class PrintFlow(QObject):
    """Lead one print at a time; owned by the plan room's screen."""

    failed = Signal(str)  # a sentence to show
    shown = Signal(object)  # PreviewDialog

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._dialog: PrintDialog | None = None
        self._directory: Directory | None = None
        self._year = 0

    def start(
        self,
        kind: PrintKind,
        year: int,
        as_of: date,
        directory: Directory,
        against: Against = Against.LAST,
    ) -> PrintDialog:
        """Ask what the print is made of."""
        from dvcq_desktop.plan.dialogs.print_dialog import PrintDialog  # noqa: PLC0415 - start-up time

        self._year, self._directory = year, directory
        self._dialog = PrintDialog(kind, directory.units_on(as_of), as_of, against, self._window)
        self._dialog.accepted.connect(self._on_dialog_accepted)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()
        return self._dialog

    def _on_dialog_accepted(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None or dialog.day.value is None:
            return
        unit = dialog.unit.value
        name = self._directory.unit_name(unit) if self._directory else ""
        work = partial(
            _make,
            self._workbench.database,
            dialog.kind,
            self._year,
            dialog.day.value,
            unit,
            name,
            dialog.per_unit,
            dialog.against,
        )
        self._workbench.jobs.run(Job(f"Đang tạo {dialog.kind.title}", work), self._on_made, self._on_failed)

    def _on_made(self, paper: Paper) -> None:
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - start-up time

        name = " ".join(part for part in (paper.kind.title, paper.unit, str(paper.year)) if part)
        preview: PreviewDialog = PreviewDialog(self._workbench.jobs, paper.data, name, self._window)
        preview.finished.connect(preview.deleteLater)
        preview.open()
        self.shown.emit(preview)

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error.sentence)


def _make(
    database: Database,
    kind: PrintKind,
    year: int,
    as_of: date,
    unit: str | None,
    unit_name: str,
    per_unit: bool,
    against: Against,
    progress: Progress,
) -> Paper:
    from dvcq_desktop.documents.pdf import Cancelled as Stopped  # noqa: PLC0415 - start-up time
    from dvcq_desktop.documents.pdf import render_pdf  # noqa: PLC0415 - start-up time
    from dvcq_desktop.plan.store.printing import load_request  # noqa: PLC0415 - start-up time

    with closing(database.connect()) as connection:
        loaded = load_request(connection, year, as_of, unit)
    request = replace(loaded, per_unit=per_unit, against=against)
    document = kind.build(request)
    try:
        data = render_pdf(
            document,
            cancelled=lambda: progress.cancelled,
            progress=lambda percent: progress.report(percent, 100),
        )
    except Stopped as error:
        raise Cancelled from error
    return Paper(kind, year, data, unit_name)
