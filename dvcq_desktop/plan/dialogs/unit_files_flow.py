# SPDX-License-Identifier: MIT
"""Files for each unit: asked for, made off the GUI thread, put into a folder, entered in the register."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.documents.pdf import Cancelled as Stopped
from dvcq_desktop.office.printing import PrintOption, PrintOrder, ordered
from dvcq_desktop.office.register import store
from dvcq_desktop.plan import unit_files
from dvcq_desktop.plan.dialogs.unit_files_dialog import UnitFilesDialog
from dvcq_desktop.widgets.folder_export import FolderExport
from dvcq_desktop.widgets.jobs import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.documents.formats import Format
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.unit_files import UnitFiles
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench


class UnitFilesFlow(QObject):
    """Lead one export at a time; what it says stands in the page's bar."""

    def __init__(self, workbench: Workbench, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._messages = messages
        self._window = window
        self._dialog: UnitFilesDialog | None = None
        self._order: PrintOrder | None = None
        self._export = FolderExport(workbench.jobs, messages, window)
        self._export.saved.connect(self._on_saved)

    def start(self, year: int, as_of: date, directory: Directory) -> UnitFilesDialog:
        """Ask which papers, then for the folder."""
        self._order = PrintOrder(year, as_of)
        unit = next((unit.name for unit in directory.units_on(as_of)), "Văn phòng")
        self._dialog = UnitFilesDialog(year, unit, self._window)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()
        return self._dialog

    def _on_accepted(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None or self._order is None:
            return
        with_soon = dialog.letters.isChecked() and dialog.soon.isChecked()
        options = frozenset({PrintOption.WITH_SOON} if with_soon else ())
        self._order = PrintOrder(self._order.year, self._order.as_of, options=options)
        work = partial(_make, self._workbench.database, self._order, dialog.kinds(), dialog.wanted())
        self._export.start("tệp cho từng đơn vị", work)

    def _on_saved(self, made: UnitFiles) -> None:
        if self._order is not None:
            name = f"Ghi vào Sổ văn bản: tệp cho từng đơn vị {self._order.year}"
            self._workbench.writer.write(name, partial(_record, made), self._on_recorded, self._on_refused)

    def _on_recorded(self, count: int) -> None:
        self._messages.add(f"{count} văn bản đã vào Sổ văn bản, mỗi đơn vị một dòng.")

    def _on_refused(self, error: UserError) -> None:
        self._messages.add(f"Chưa ghi được vào Sổ văn bản: {error.sentence}")


def _make(
    database: Database, order: PrintOrder, kinds: Sequence[str], wanted: Format, progress: Progress
) -> UnitFiles:
    meant = database.read(partial(ordered, order=order))
    read = database.read(partial(unit_files.load, order=meant))
    try:
        return unit_files.make(read, meant, kinds, wanted, progress.report, lambda: progress.cancelled)
    except Stopped as error:
        raise Cancelled from error


def _record(made: UnitFiles, action: Action) -> int:
    return sum(len(store.record_papers(action, paper)) for paper in made.papers)
